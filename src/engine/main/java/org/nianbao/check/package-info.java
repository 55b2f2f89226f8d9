/** The check of one file: what was read, what is wrong with it, and both as JSON. */
@NullMarked
package org.nianbao.check;

import org.jspecify.annotations.NullMarked;
