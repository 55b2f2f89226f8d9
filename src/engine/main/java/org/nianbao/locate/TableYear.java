package org.nianbao.locate;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Grid;
import org.nianbao.value.FigureText;

/** Which year a table is of, as the name of its sheet or a line right above it says. */
final class TableYear {
  /** So many rows above a table may speak of it. */
  private static final int MOST_ROWS = 3;

  /** A row of so many numbers belongs to another table. */
  private static final int NUMBERS = 2;

  /** What is longer is no heading. */
  private static final int LONGEST = 40;

  /** Before any year that is written out. */
  private static final int LAST_YEAR = 0;

  private static final Pattern WORD = Pattern.compile("上年|去年|上一年");
  private static final Pattern THIS_YEAR = Pattern.compile("本年|今年|当年");

  /** A year, but no day: a form is filled in in the year after. */
  private static final Pattern YEAR =
      Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(?!\\d)(?!年?\\d|[-./]\\d|年\\d{1,2}月|[〕）)])");

  private TableYear() {}

  /**
   * The year of a table.
   *
   * @param sheet the whole of the sheet it stands on
   * @param firstRow its first row
   * @param firstColumn its first column
   * @param lastColumn its last column
   */
  static OptionalInt of(Grid sheet, int firstRow, int firstColumn, int lastColumn) {
    for (int row = firstRow; row >= Math.max(0, firstRow - MOST_ROWS); row--) {
      int numbers = 0;
      OptionalInt year = OptionalInt.empty();
      for (int column = firstColumn; column <= lastColumn; column++) {
        Cell cell = sheet.cell(new Address(row, column));
        String text = cell == null ? "" : cell.content().toString();
        OptionalInt written = written(IdentityFinder.bare(text));
        year = year.isPresent() ? year : written;
        if (cell != null && written.isEmpty() && FigureText.isNumber(cell.content())) {
          numbers++;
        }
      }
      if (row < firstRow && numbers >= NUMBERS) {
        break;
      }
      if (year.isPresent()) {
        return year;
      }
    }
    return written(sheet.name());
  }

  private static OptionalInt written(String text) {
    if (text.length() > LONGEST) {
      return OptionalInt.empty();
    }
    Matcher year = YEAR.matcher(text);
    if (year.find()) {
      return OptionalInt.of(Integer.parseInt(year.group(1)));
    }
    boolean last = WORD.matcher(text).find() && !THIS_YEAR.matcher(text).find();
    return last ? OptionalInt.of(LAST_YEAR) : OptionalInt.empty();
  }
}
