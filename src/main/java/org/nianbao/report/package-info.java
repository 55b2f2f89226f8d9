/**
 * What is written: the formatted workbook, return notices, the published report, JSON; and how work on
 * many files is shared out.
 */
@NullMarked
package org.nianbao.report;

import org.jspecify.annotations.NullMarked;
