/** What is written: the formatted workbook, return notices, the published report, JSON. */
@NullMarked
package org.nianbao.report;

import org.jspecify.annotations.NullMarked;
