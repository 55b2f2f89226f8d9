/** The validation of many files, with last year's submissions, and the outputs for each. */
@NullMarked
package org.nianbao.validate;

import org.jspecify.annotations.NullMarked;
