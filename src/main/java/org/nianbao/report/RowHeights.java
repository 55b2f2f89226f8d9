package org.nianbao.report;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/** Heights of rows that hold long texts: not every spreadsheet program fits them on opening. */
public final class RowHeights {
  private static final int MOST_POINTS = 409;
  private static final float LINE = 1.45f;
  private static final float SPARE_LINE = 0.6f;
  private static final int MARGIN = 4;

  /** Heights are whole twentieths of a point. */
  private static final float TWIPS = 20;

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
    Wrapping wrapping = cell.getCellType() == CellType.STRING ? wrapping(cell) : null;
    if (wrapping != null) {
      Row row = cell.getRow();
      float needed = wrapping.needed(cell.getStringCellValue());
      row.setHeightInPoints(Math.max(row.getHeightInPoints(), needed));
    }
  }

  /** How a cell breaks its text; null if it does not, or has several rows to fill. */
  static @Nullable Wrapping wrapping(Cell cell) {
    int perLine = perLine(cell);
    return perLine == 0 ? null : new Wrapping(perLine, points(cell));
  }

  /**
   * How a cell breaks its text.
   *
   * @param perLine how many Chinese characters a line takes
   * @param points how high they are
   */
  record Wrapping(int perLine, int points) {
    /** How high a row must be for a text, in points. */
    float needed(String text) {
      int lines = lines(text, perLine);
      float spare = lines > 1 ? SPARE_LINE : 0; // programs break lines a little earlier or later
      float needed = Math.min(MOST_POINTS, (lines + spare) * points * LINE + MARGIN);
      return Math.round(needed * TWIPS) / TWIPS;
    }
  }

  /** Keeps how a cell breaks its text. */
  static void write(@Nullable Wrapping wrapping, DataOutput out) throws IOException {
    out.writeInt(wrapping == null ? 0 : wrapping.perLine());
    out.writeInt(wrapping == null ? 0 : wrapping.points());
  }

  static @Nullable Wrapping readWrapping(DataInput in) throws IOException {
    int perLine = in.readInt();
    int points = in.readInt();
    return perLine == 0 ? null : new Wrapping(perLine, points);
  }

  /** How many Chinese characters a line of the cell takes; 0 if its row does not follow its text. */
  static int perLine(Cell cell) {
    int width = cell.getCellStyle().getWrapText() ? width(cell) : 0;
    // widths are in 256ths of a digit of 11 points; a Chinese character is a little over two digits
    return width == 0 ? 0 : Math.max(1, width * 10 * 11 / 256 / 22 / Math.max(points(cell), 1));
  }

  /** How many lines a text needs. */
  static int lines(String text, int perLine) {
    int lines = 0;
    for (String paragraph : text.split("\n", -1)) {
      lines += Math.max(1, (characters(paragraph) + perLine - 1) / perLine);
    }
    return lines;
  }

  private static int points(Cell cell) {
    return cell.getSheet()
        .getWorkbook()
        .getFontAt(cell.getCellStyle().getFontIndex())
        .getFontHeightInPoints();
  }

  /** In Chinese characters; two letters or digits take the room of one. */
  private static int characters(String text) {
    int halves = text.codePoints().map(each -> each < 0x2E80 ? 1 : 2).sum();
    return (halves + 1) / 2;
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
