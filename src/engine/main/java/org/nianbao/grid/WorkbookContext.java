package org.nianbao.grid;

/**
 * The parts of a workbook that the cells of all sheets refer to.
 *
 * @param texts the shared strings
 * @param formats the cell formats
 * @param since1904 whether the workbook uses the 1904 date system
 */
record WorkbookContext(SharedStrings texts, CellFormats formats, boolean since1904) {}
