package org.nianbao.template;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;

/**
 * A field of the form, which staff fill in.
 *
 * @param index the index of the field in the form, from 0
 * @param key the stable name, as used in data files and JSON: {@code requests.received.total}
 * @param kind the kind of value
 * @param signed whether the value may be negative
 * @param range the smallest and the largest allowed value; {@link ValueRange#ANY} unless the kind
 *     is a {@linkplain FieldKind#isNumber number}
 * @param options the allowed words; empty unless the kind is {@link FieldKind#CHOICE}
 * @param sheet the name of the template's sheet
 * @param address the cell on that sheet
 * @param rowLabels the labels left of the cell, the nearest last
 * @param columnLabels the labels above the cell, the nearest last
 */
public record Field(
    int index,
    String key,
    FieldKind kind,
    boolean signed,
    ValueRange range,
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

  /** Returns whether this is a figure of this year's tables, which is summed over units. */
  public boolean isFigure() {
    return kind.isNumber() && !isPrevious() && !key.equals(Template.YEAR);
  }

  /** Returns whether this holds last year's value of another field. */
  public boolean isPrevious() {
    return isPrevious(key);
  }

  /** Returns whether a key is that of a field for last year's value. */
  public static boolean isPrevious(String key) {
    return key.startsWith(PREVIOUS);
  }

  /** Returns the key of the field for last year's value of the field with this key. */
  public static String previousKey(String key) {
    return PREVIOUS + key;
  }

  /** Returns the key of the field for this year's value. */
  public String currentKey() {
    return isPrevious() ? key.substring(PREVIOUS.length()) : key;
  }

  /** Returns a value of this field as staff write it: 98.5% for the percentage 0.985. */
  public String written(BigDecimal value) {
    return kind == FieldKind.PERCENT ? percentage(value) : value.toPlainString();
  }

  /**
   * Returns a value of this field as an argument of a message: the number itself, or the text of a
   * percentage.
   */
  public Object argument(BigDecimal value) {
    return kind == FieldKind.PERCENT ? percentage(value) : value;
  }

  /**
   * Returns the value of a blank cell: 0 for a number; null for a percentage, which then is not
   * known, and for last year's values.
   */
  public @Nullable BigDecimal valueOfBlank() {
    return isPrevious() || kind == FieldKind.PERCENT ? null : BigDecimal.ZERO;
  }

  private static String percentage(BigDecimal value) {
    BigDecimal hundredfold = value.scaleByPowerOfTen(2).stripTrailingZeros();
    return (hundredfold.scale() < 0 ? hundredfold.setScale(0) : hundredfold).toPlainString() + "%";
  }

  /** Returns the place for staff: the sheet and the {@link #label}. */
  public String place() {
    return sheet + "·" + label();
  }

  /** Returns the name for staff: the nearest labels of the row and of the column. */
  public String label() {
    String row = rowLabels.isEmpty() ? "" : rowLabels.get(rowLabels.size() - 1);
    String column = currentKey().equals(Template.YEAR) ? "" : columnLabel();
    String label = row.isEmpty() ? column : column.isEmpty() ? row : row + "·" + column;
    return isPrevious() && !row.startsWith(sheet) ? sheet + "·" + label : label;
  }

  /** Returns whether the column tells the field from others: a figure, or an entry of a table. */
  private boolean isOfColumn() {
    boolean isEntry = kind == FieldKind.CHOICE || kind == FieldKind.DATE;
    String current = currentKey();
    return kind.isNumber()
        || (isEntry && !current.equals(Template.LEVEL) && !current.equals(Template.PREPARED_ON));
  }

  /**
   * Returns the nearest label of the column; if the row has no label, with the heading above it.
   */
  private String columnLabel() {
    if (columnLabels.isEmpty() || !isOfColumn()) {
      return "";
    }
    String nearest = columnLabels.get(columnLabels.size() - 1);
    boolean headed = rowLabels.isEmpty() && columnLabels.size() > 1;
    return headed ? columnLabels.get(columnLabels.size() - 2) + "·" + nearest : nearest;
  }
}
