/** The validation of many files, with last year's, and what is written for each. */
@NullMarked
package org.nianbao.validate;

import org.jspecify.annotations.NullMarked;
