package org.nianbao.workbook;

/**
 * A hyperlink in a cell.
 *
 * @param target a cell, such as {@code '汇总明细'!B7}, or the address of a file
 * @param title the text of the cell
 * @param internal whether the target is a cell of the same workbook
 */
public record CellHyperlink(String target, String title, boolean internal) {}
