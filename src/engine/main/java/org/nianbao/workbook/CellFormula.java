package org.nianbao.workbook;

/**
 * A formula in a cell.
 *
 * @param text the formula without the equals sign
 * @param result its result, a number or a text, for programs that do not calculate
 */
public record CellFormula(String text, Object result) {}
