/** What is written: the formatted workbook, JSON, and the text rendering of a template. */
@NullMarked
package org.nianbao.report;

import org.jspecify.annotations.NullMarked;
