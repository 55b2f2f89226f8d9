package org.nianbao.template;

import java.util.List;
import org.nianbao.grid.Address;

/**
 * A place of the form that staff fill in.
 *
 * @param number its place among the fields of the form, from 0
 * @param key stable name, as used in data files and JSON: {@code requests.received.total}
 * @param kind what it holds
 * @param signed whether it may be negative
 * @param options the words to choose from; empty unless the kind is {@link Kind#CHOICE}
 * @param sheet name of the template's sheet it stands on
 * @param address its cell on that sheet
 * @param rowLabels the labels left of it, the nearest last
 * @param columnLabels the labels above it, the nearest last
 */
public record Field(
    int number,
    String key,
    Kind kind,
    boolean signed,
    List<String> options,
    String sheet,
    Address address,
    List<String> rowLabels,
    List<String> columnLabels) {
  static final String PREVIOUS = "previous.";

  public Field {
    options = List.copyOf(options);
    rowLabels = List.copyOf(rowLabels);
    columnLabels = List.copyOf(columnLabels);
  }

  /** Whether this is a figure of this year's tables: one that adds up over units. */
  public boolean isFigure() {
    return kind.isNumber() && !isPrevious() && !key.equals(Template.YEAR);
  }

  /** Whether this holds last year's value of another field. */
  public boolean isPrevious() {
    return key.startsWith(PREVIOUS);
  }

  /** The key of the field that holds last year's value of the field with this key. */
  public static String previousKey(String key) {
    return PREVIOUS + key;
  }

  /** The key of the field whose value of last year this holds. */
  public String currentKey() {
    return isPrevious() ? key.substring(PREVIOUS.length()) : key;
  }

  /** How staff name it: its row, then its column, each by the nearest label. */
  public String label() {
    String row = rowLabels.isEmpty() ? "" : rowLabels.get(rowLabels.size() - 1);
    String column = currentKey().equals(Template.YEAR) ? "" : columnLabel();
    String label = row.isEmpty() ? column : column.isEmpty() ? row : row + "·" + column;
    return isPrevious() && !row.startsWith(sheet) ? sheet + "·" + label : label;
  }

  /** The column's name; where a row has no label of its own, with the heading it stands under. */
  private String columnLabel() {
    if (columnLabels.isEmpty() || !kind.isNumber()) {
      return "";
    }
    String nearest = columnLabels.get(columnLabels.size() - 1);
    boolean headed = rowLabels.isEmpty() && columnLabels.size() > 1;
    return headed ? columnLabels.get(columnLabels.size() - 2) + "·" + nearest : nearest;
  }
}
