package org.nianbao.grid;

import org.jspecify.annotations.Nullable;

/**
 * The address of a cell on its sheet.
 *
 * @param row the row, from 0
 * @param column the column, from 0
 */
public record Address(int row, int column) implements Comparable<Address> {
  /**
   * The maximum numbers of rows and columns of a sheet (ECMA-376 part 1, 18.3.1.73 and 18.3.1.4).
   */
  public static final int MAX_ROWS = 1_048_576;

  public static final int MAX_COLUMNS = 16_384;

  public Address {
    if (row < 0 || row >= MAX_ROWS || column < 0 || column >= MAX_COLUMNS) {
      throw new IllegalArgumentException("no cell at row " + row + ", column " + column);
    }
  }

  /**
   * Parses an address in spreadsheet notation, {@code D5} or {@code $D$5}.
   *
   * @throws IllegalArgumentException if the text is not an address
   */
  public static Address parse(CharSequence text) {
    return parse(text, 0, text.length());
  }

  /** Parses the address in a part of a text. */
  static Address parse(CharSequence text, int from, int length) {
    int row = 0;
    int column = 0;
    int at = from;
    if (at < length && text.charAt(at) == '$') {
      at++;
    }
    int letters = at;
    while (at < length && isLetter(text.charAt(at)) && at - letters < 4) {
      column = column * 26 + (text.charAt(at) & 0x1f);
      at++;
    }
    boolean hasColumn = at > letters;
    if (at < length && text.charAt(at) == '$') {
      at++;
    }
    int digits = at;
    while (at < length && text.charAt(at) >= '0' && text.charAt(at) <= '9' && at - digits < 8) {
      row = row * 10 + (text.charAt(at) - '0');
      at++;
    }
    if (!hasColumn || at == digits || at < length) {
      throw new IllegalArgumentException("not a cell address:  " + text);
    }
    return new Address(row - 1, column - 1);
  }

  private static boolean isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  /** Returns the letters of a column, {@code A} for 0. */
  public static String columnName(int column) {
    StringBuilder name = new StringBuilder();
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
      name.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return name.toString();
  }

  /** Compares by row, then by column. */
  @Override
  public int compareTo(Address other) {
    return row != other.row
        ? Integer.compare(row, other.row)
        : Integer.compare(column, other.column);
  }

  /**
   * Written out, as is {@link #hashCode}, because the generated methods of records are linked at
   * run time, which is slow.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Address address && address.row == row && address.column == column;
  }

  @Override
  public int hashCode() {
    // spreads the few columns of a form over the low bits that hash maps use
    return row * 31 + column;
  }

  @Override
  public String toString() {
    return columnName(column) + (row + 1);
  }
}
