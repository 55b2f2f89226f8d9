/** The validation of many files, the reading of last year's, and the outputs for each. */
@NullMarked
package org.nianbao.validate;

import org.jspecify.annotations.NullMarked;
