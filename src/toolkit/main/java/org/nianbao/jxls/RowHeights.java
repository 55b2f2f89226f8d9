package org.nianbao.jxls;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;
import org.nianbao.workbook.TextWrapping;

/** Heights of rows that hold long texts: not every spreadsheet program fits them on opening. */
public final class RowHeights {
  private RowHeights() {}

  /** Makes every row from this one on as high as its wrapped texts need. */
  public static void fit(Sheet sheet, int firstRow) {
    for (Row row : sheet) {
      if (row.getRowNum() >= firstRow) {
        row.forEach(RowHeights::fit);
      }
    }
  }

  /** Makes the row of a wrapped text as high as the text needs, as far as a row can be. */
  static void fit(Cell cell) {
    TextWrapping wrapping = cell.getCellType() == CellType.STRING ? wrapping(cell) : null;
    if (wrapping != null) {
      Row row = cell.getRow();
      float needed = wrapping.needed(cell.getStringCellValue());
      row.setHeightInPoints(Math.max(row.getHeightInPoints(), needed));
    }
  }

  /** How a cell breaks its text; null if it does not, or has several rows to fill. */
  static @Nullable TextWrapping wrapping(Cell cell) {
    int perLine = perLine(cell);
    return perLine == 0 ? null : new TextWrapping(perLine, points(cell));
  }

  /** How many Chinese characters a line of the cell takes; 0 if its row does not follow its text. */
  static int perLine(Cell cell) {
    int width = cell.getCellStyle().getWrapText() ? width(cell) : 0;
    // widths are in 256ths of a digit of 11 points; a Chinese character is a little over two digits
    return width == 0 ? 0 : Math.max(1, width * 10 * 11 / 256 / 22 / Math.max(points(cell), 1));
  }

  private static int points(Cell cell) {
    return cell.getSheet()
        .getWorkbook()
        .getFontAt(cell.getCellStyle().getFontIndex())
        .getFontHeightInPoints();
  }

  /** The width of the cell, or of the merged region it begins; 0 if that has several rows to fill. */
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
