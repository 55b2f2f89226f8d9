package org.nianbao.grid;

/**
 * The parts of a workbook that the cells of all sheets refer to.
 *
 * @param texts the shared strings
 * @param dates the number formats that show dates
 * @param since1904 whether the workbook uses the 1904 date system
 */
record WorkbookContext(SharedStrings texts, DateFormats dates, boolean since1904) {}
