package org.nianbao.workbook;

import java.util.List;
import java.util.Map;

/**
 * The rows of a list on a sheet.
 *
 * @param count the number of rows
 * @param rows the values of each row, by name: numbers, texts, days, {@link CellFormula}, {@link
 *     CellHyperlink} or {@link HighlightedValue}; they may be made one after another, and more than
 *     once
 */
public record ListRows(int count, Iterable<Map<String, Object>> rows) {
  /** Returns rows that are at hand. */
  public static ListRows of(List<Map<String, Object>> rows) {
    return new ListRows(rows.size(), rows);
  }
}
