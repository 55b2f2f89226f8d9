/** Reads received files of every format. */
@NullMarked
package org.nianbao.reader;

import org.jspecify.annotations.NullMarked;
