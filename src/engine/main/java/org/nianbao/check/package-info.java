/** The check of one file: the submission, its discrepancies, and both as JSON. */
@NullMarked
package org.nianbao.check;

import org.jspecify.annotations.NullMarked;
