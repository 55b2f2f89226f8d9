package org.nianbao.jxls;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;
import org.nianbao.workbook.TextWrapping;

/**
 * Fits the heights of rows with long texts, as not every spreadsheet program does it on opening.
 */
public final class RowHeights {
  private RowHeights() {}

  /** Makes every row from this one on as high as its wrapped texts require. */
  public static void fit(Sheet sheet, int firstRow) {
    for (Row row : sheet) {
      if (row.getRowNum() >= firstRow) {
        row.forEach(RowHeights::fit);
      }
    }
  }

  /** Makes the row of a wrapped text as high as the text requires, up to the limit of a row. */
  static void fit(Cell cell) {
    TextWrapping wrapping = cell.getCellType() == CellType.STRING ? wrapping(cell) : null;
    if (wrapping != null) {
      Row row = cell.getRow();
      float needed = wrapping.rowHeight(cell.getStringCellValue());
      row.setHeightInPoints(Math.max(row.getHeightInPoints(), needed));
    }
  }

  /** Returns how a cell wraps its text; null if it does not wrap, or covers several rows. */
  static @Nullable TextWrapping wrapping(Cell cell) {
    int perLine = charactersPerLine(cell);
    return perLine == 0 ? null : new TextWrapping(perLine, points(cell));
  }

  /**
   * Returns how many Chinese characters fit on a line of the cell; 0 if its row does not follow its
   * text.
   */
  static int charactersPerLine(Cell cell) {
    int width = cell.getCellStyle().getWrapText() ? width(cell) : 0;
    // widths are in 256ths of a digit of 11 points; a Chinese character is a little over two digits
    // wide
    return width == 0 ? 0 : Math.max(1, width * 10 * 11 / 256 / 22 / Math.max(points(cell), 1));
  }

  private static int points(Cell cell) {
    return cell.getSheet()
        .getWorkbook()
        .getFontAt(cell.getCellStyle().getFontIndex())
        .getFontHeightInPoints();
  }

  /** Returns the width of the cell or of its merged region; 0 if the region covers several rows. */
  private static int width(Cell cell) {
    Sheet sheet = cell.getSheet();
    int last = cell.getColumnIndex();
    for (CellRangeAddress region : sheet.getMergedRegions()) {
      if (region.getFirstRow() == cell.getRowIndex()
          && region.getFirstColumn() == cell.getColumnIndex()) {
        if (region.getLastRow() > region.getFirstRow()) {
          return 0;
        }
        last = region.getLastColumn();
      }
    }
    int width = 0;
    for (int column = cell.getColumnIndex(); column <= last; column++) {
      width += sheet.getColumnWidth(column);
    }
    return width;
  }
}
