package org.nianbao.grid;

/**
 * What the cells of all sheets of a workbook point at.
 *
 * @param texts the shared texts
 * @param dates the formats that show dates
 * @param since1904 whether days are counted from 1904
 */
record Book(SharedTexts texts, DateFormats dates, boolean since1904) {}
