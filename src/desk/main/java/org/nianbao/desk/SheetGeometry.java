package org.nianbao.desk;

import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Rectangle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.nianbao.workbook.FormLayout;
import org.nianbao.workbook.FormLayout.Cell;

/** The bounds of the cells of a sheet in pixels. Rows are as high as their texts require. */
final class SheetGeometry {
  private static final int PADDING = 5;

  /** The smallest width of a column, in digits; a sheet is wider than the window if necessary. */
  private static final int MIN_COLUMN_DIGITS = 6;

  private final int[] columnEdges;
  private final int[] rowEdges;

  /**
   * Computes the bounds.
   *
   * @param preferredWidth the preferred maximum width; it is exceeded if columns would be too
   *     narrow
   * @param texts returns the text of a cell
   */
  SheetGeometry(
      FormLayout.Sheet sheet,
      FontMetrics metrics,
      int preferredWidth,
      Function<Cell, String> texts) {
    List<Double> widths = sheet.widths();
    this.columnEdges = new int[widths.size() + 1];
    int digit = metrics.charWidth('0');
    double naturalWidth = digit * widths.stream().mapToDouble(Double::doubleValue).sum();
    double scale = Math.min(1, (preferredWidth - 1) / naturalWidth);
    for (int i = 0; i < widths.size(); i++) {
      int width = (int) (widths.get(i) * digit * scale);
      columnEdges[i + 1] =
          columnEdges[i] + Math.max(MIN_COLUMN_DIGITS * digit + 2 * PADDING, width);
    }
    this.rowEdges = rowEdges(sheet, metrics, texts);
  }

  private int[] rowEdges(
      FormLayout.Sheet sheet, FontMetrics metrics, Function<Cell, String> texts) {
    int[] heights = new int[sheet.rows()];
    Arrays.fill(heights, metrics.getHeight() + 2 * PADDING);
    // a cell that covers several rows enlarges its last row only if they are too low
    List<Cell> cells = sheet.cells().stream().sorted(Comparator.comparing(Cell::height)).toList();
    for (Cell cell : cells) {
      int lines = LineBreaker.lines(texts.apply(cell), metrics, textWidth(width(cell))).size();
      int needed = lines * metrics.getHeight() + 2 * PADDING;
      int last = cell.row() + cell.height() - 1;
      int available = 0;
      for (int row = cell.row(); row <= last; row++) {
        available += heights[row];
      }
      heights[last] += Math.max(0, needed - available);
    }
    int[] edges = new int[heights.length + 1];
    for (int row = 0; row < heights.length; row++) {
      edges[row + 1] = edges[row] + heights[row];
    }
    return edges;
  }

  private int width(Cell cell) {
    return columnEdges[cell.column() + cell.width()] - columnEdges[cell.column()];
  }

  /** Returns the width of the text in a cell, without the padding. */
  static int textWidth(int width) {
    return width - 2 * PADDING;
  }

  /** Returns the bounds of a cell. */
  Rectangle boundsOf(Cell cell) {
    int top = rowEdges[cell.row()];
    return new Rectangle(
        columnEdges[cell.column()], top, width(cell), rowEdges[cell.row() + cell.height()] - top);
  }

  /** Returns the upper edge of each row or the left edge of each column, and the last edge. */
  int[] edges(boolean ofRows) {
    return (ofRows ? rowEdges : columnEdges).clone();
  }

  /** Returns the size of the sheet. */
  Dimension size() {
    return new Dimension(
        columnEdges[columnEdges.length - 1] + 1, rowEdges[rowEdges.length - 1] + 1);
  }
}
