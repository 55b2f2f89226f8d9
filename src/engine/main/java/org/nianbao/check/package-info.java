/**
 * The check of one file: the submission, its discrepancies, also with last year's report and with
 * other units', and both as JSON.
 */
@NullMarked
package org.nianbao.check;

import org.jspecify.annotations.NullMarked;
