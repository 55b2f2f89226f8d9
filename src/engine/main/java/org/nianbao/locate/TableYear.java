package org.nianbao.locate;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Grid;
import org.nianbao.value.FigureParser;

/** The year of a table, as given by its sheet's name or a line directly above it. */
final class TableYear {
  /** The maximum number of lines above a table that are searched for its year. */
  private static final int MAX_LINES = 3;

  /** The maximum number of rows above a table's first row of figures, with those of headings. */
  private static final int MAX_ROWS = 8;

  /** The minimum number of numbers in a row for it to belong to another table. */
  private static final int MIN_NUMBERS = 2;

  /** The maximum length of a heading. */
  private static final int MAX_LENGTH = 40;

  /** The result for last year without a number; less than any year. */
  private static final int LAST_YEAR = 0;

  /** The year of a row of this year, without a number. */
  static final int THIS_YEAR_NUMBER = 9999;

  private static final Pattern LAST_YEAR_WORD = Pattern.compile("上年|去年|上一年");
  private static final Pattern THIS_YEAR = Pattern.compile("本年|今年|当年");

  /** A year that is not part of a date, because a form is filled in in the following year. */
  private static final Pattern YEAR =
      Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(?!\\d)(?!年?\\d|[-./]\\d|年\\d{1,2}月|[〕）)])");

  private TableYear() {}

  /**
   * Returns the year of a table.
   *
   * @param sheet the whole sheet of the table
   * @param firstRow the first row of the table
   * @param firstColumn the first column of the table
   * @param lastColumn the last column of the table
   * @return empty if no year is given
   */
  static OptionalInt of(Grid sheet, int firstRow, int firstColumn, int lastColumn) {
    int lines = 0;
    for (int row = firstRow; row >= Math.max(0, firstRow - MAX_ROWS) && lines < MAX_LINES; row--) {
      lines += row < firstRow && sheet.rowSize(row) < 2 ? 1 : 0; // else a row of headings
      int numbers = 0;
      OptionalInt year = OptionalInt.empty();
      for (int column = firstColumn; column <= lastColumn; column++) {
        Cell cell = sheet.cell(new Address(row, column));
        String text = cell == null ? "" : cell.content().toString();
        OptionalInt written = yearIn(IdentityFinder.withoutSpaces(text));
        year = year.isPresent() ? year : written;
        if (cell != null && written.isEmpty() && FigureParser.isNumber(cell.content())) {
          numbers++;
        }
      }
      if (row < firstRow && numbers >= MIN_NUMBERS) {
        break;
      }
      if (year.isPresent()) {
        return year;
      }
    }
    return yearIn(sheet.name());
  }

  /**
   * Returns the year of a row with this label; greater than any year if it is of this year; empty
   * if the label is not that of a year.
   */
  static OptionalInt ofRow(String label) {
    OptionalInt year = yearIn(label);
    boolean thisYear = year.isEmpty() && THIS_YEAR.matcher(label).find();
    return thisYear ? OptionalInt.of(THIS_YEAR_NUMBER) : year;
  }

  private static OptionalInt yearIn(String text) {
    if (text.length() > MAX_LENGTH) {
      return OptionalInt.empty();
    }
    Matcher year = YEAR.matcher(text);
    if (year.find()) {
      return OptionalInt.of(Integer.parseInt(year.group(1)));
    }
    boolean last = LAST_YEAR_WORD.matcher(text).find() && !THIS_YEAR.matcher(text).find();
    return last ? OptionalInt.of(LAST_YEAR) : OptionalInt.empty();
  }
}
