package org.nianbao.office;

import com.sun.star.sheet.XCellRangeData;
import com.sun.star.sheet.XSpreadsheet;
import com.sun.star.table.XCellRange;
import java.util.ArrayList;
import java.util.List;

/**
 * The styles of cells before they were marked, stored in hidden columns of the sheet 差异表. They are
 * thus saved with the marks in any file format, and are removed and restored with the sheet.
 */
record SavedCellStyles(XSpreadsheet sheet) {
  static final int FIRST_COLUMN = DiscrepancySheet.WIDTH + 1;
  static final int WIDTH = 4;

  /** The heading above them, which identifies a sheet of the add-in. */
  private static final String TITLE = "org.nianbao";

  private static final int ROWS_PER_READ = 100;
  private static final int MAX_ROWS = 20_000;

  boolean exists() throws com.sun.star.uno.Exception {
    return DiscrepancySheet.text(sheet, FIRST_COLUMN, DiscrepancySheet.HEADING_ROW).equals(TITLE);
  }

  /** Returns the stored styles; empty if the sheet is not one of the add-in. */
  List<CellStyle> read() throws com.sun.star.uno.Exception {
    List<CellStyle> styles = new ArrayList<>();
    int first = DiscrepancySheet.FIRST_ROW;
    for (int from = first; exists() && from < MAX_ROWS; from += ROWS_PER_READ) {
      XCellRange rows =
          sheet.getCellRangeByPosition(
              FIRST_COLUMN, from, FIRST_COLUMN + WIDTH - 1, from + ROWS_PER_READ - 1);
      for (Object[] row : Uno.as(XCellRangeData.class, rows).getDataArray()) {
        CellStyle style = CellStyle.of(row);
        if (style == null) {
          return styles;
        }
        styles.add(style);
      }
    }
    return styles;
  }

  void write(List<CellStyle> styles) throws com.sun.star.uno.Exception {
    List<Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {TITLE, "", "", ""});
    styles.forEach(style -> rows.add(style.row()));
    DiscrepancySheet.setData(sheet, FIRST_COLUMN, DiscrepancySheet.HEADING_ROW, rows);
  }
}
