package org.nianbao.office;

import com.sun.star.sheet.XCellRangeData;
import com.sun.star.sheet.XSpreadsheet;
import com.sun.star.table.XCellRange;
import java.util.ArrayList;
import java.util.List;

/**
 * How marked cells looked, kept in hidden columns of the sheet 差异表: so it is saved with the marks,
 * whatever the format of the file, and goes and comes back with the sheet.
 */
record KeptLooks(XSpreadsheet sheet) {
  static final int COLUMN = DiscrepancySheet.WIDTH + 1;
  static final int WIDTH = 4;

  /** Stands above them, so that the sheet is known for one of the add-in's. */
  private static final String TITLE = "org.nianbao";

  private static final int ROWS_AT_ONCE = 100;
  private static final int MOST_ROWS = 20_000;

  boolean areThere() throws com.sun.star.uno.Exception {
    return DiscrepancySheet.text(sheet, COLUMN, DiscrepancySheet.HEADING_ROW).equals(TITLE);
  }

  /** What is kept; nothing if the sheet is not one of the add-in's. */
  List<CellStyle> read() throws com.sun.star.uno.Exception {
    List<CellStyle> looks = new ArrayList<>();
    int first = DiscrepancySheet.FIRST_ROW;
    for (int from = first; areThere() && from < MOST_ROWS; from += ROWS_AT_ONCE) {
      XCellRange rows =
          sheet.getCellRangeByPosition(
              COLUMN, from, COLUMN + WIDTH - 1, from + ROWS_AT_ONCE - 1);
      for (Object[] row : Uno.as(XCellRangeData.class, rows).getDataArray()) {
        CellStyle look = CellStyle.of(row);
        if (look == null) {
          return looks;
        }
        looks.add(look);
      }
    }
    return looks;
  }

  void write(List<CellStyle> looks) throws com.sun.star.uno.Exception {
    List<Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {TITLE, "", "", ""});
    looks.forEach(look -> rows.add(look.row()));
    DiscrepancySheet.put(sheet, COLUMN, DiscrepancySheet.HEADING_ROW, rows);
  }
}
