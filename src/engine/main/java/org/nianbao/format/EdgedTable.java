package org.nianbao.format;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.nianbao.grid.DocumentBlock;
import org.nianbao.grid.DocumentBlock.DocumentCell;
import org.nianbao.grid.DocumentGridBuilder.TableCell;

/**
 * A table whose cells state their edges, in twentieths of a point, and no columns: the columns are
 * what lies between the edges of all rows.
 */
final class EdgedTable {
  /** Edges that are closer to one another than about a millimetre are one. */
  private static final int MAX_DISTANCE = 60;

  /**
   * A cell.
   *
   * @param left its left edge
   * @param right its right edge
   * @param continued whether it continues the cell above it
   * @param picture whether it contains a picture
   * @param blocks its content
   */
  record Cell(
      int left, int right, boolean continued, boolean picture, List<DocumentBlock> blocks) {}

  private final List<List<Cell>> rows = new ArrayList<>();

  void addRow(List<Cell> cells) {
    rows.add(cells);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Returns the table with its cells in columns. */
  DocumentBlock.Table toBlock() {
    List<Integer> edges = edges();
    List<List<DocumentCell>> table = new ArrayList<>();
    for (List<Cell> row : rows) {
      List<DocumentCell> cells = new ArrayList<>();
      int column = 0;
      for (Cell cell : row) {
        int left = Math.max(column, column(edges, cell.left()));
        if (left > column) { // the row is indented
          cells.add(new DocumentCell(new TableCell("", 1, left - column, false), List.of()));
        }
        int right = Math.max(left + 1, column(edges, cell.right()));
        cells.add(DocumentCell.of(cell.blocks(), right - left, cell.continued(), cell.picture()));
        column = right;
      }
      table.add(cells);
    }
    return new DocumentBlock.Table(table);
  }

  private List<Integer> edges() {
    TreeSet<Integer> all = new TreeSet<>();
    for (List<Cell> row : rows) {
      for (Cell cell : row) {
        all.add(cell.left());
        all.add(cell.right());
      }
    }
    List<Integer> edges = new ArrayList<>();
    for (int edge : all) {
      if (edges.isEmpty() || edge - edges.get(edges.size() - 1) > MAX_DISTANCE) {
        edges.add(edge);
      }
    }
    return edges;
  }

  /** Returns the number of columns to the left of an edge. */
  private static int column(List<Integer> edges, int edge) {
    int low = 0;
    int high = edges.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (edges.get(middle) <= edge) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
