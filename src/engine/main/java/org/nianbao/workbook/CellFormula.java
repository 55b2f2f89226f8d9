package org.nianbao.workbook;

import org.jspecify.annotations.Nullable;

/**
 * A formula in a cell.
 *
 * @param text the formula without the equals sign
 * @param result its result, a number or a text, for programs that do not calculate; null if it is
 *     not known, so that programs calculate it on opening
 */
public record CellFormula(String text, @Nullable Object result) {}
