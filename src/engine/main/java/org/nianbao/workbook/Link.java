package org.nianbao.workbook;

/**
 * What stands in a cell of a long sheet that leads elsewhere.
 *
 * @param target a cell, such as {@code '汇总明细'!B7}, or the address of a file
 * @param title what the cell shows
 * @param inside whether the target is a cell of the same workbook
 */
public record Link(String target, String title, boolean inside) {}
