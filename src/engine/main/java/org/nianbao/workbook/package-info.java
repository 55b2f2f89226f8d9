/**
 * Fills compiled templates: the official form with its values, highlights and discrepancy sheet.
 */
@NullMarked
package org.nianbao.workbook;

import org.jspecify.annotations.NullMarked;
