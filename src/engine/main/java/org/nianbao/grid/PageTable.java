package org.nianbao.grid;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A table on a page, recognized by the lines around its cells. Areas that no line separates are one
 * cell.
 */
final class PageTable {
  /** A page with more lines has no tables. */
  private static final int MAX_LINES = 500;

  private static final int MAX_CELLS = 20_000;

  /** A character crosses a line that is as near to its middle, as a fraction of its size. */
  private static final float MAX_DISTANCE_FROM_LINE = 0.35f;

  /** The maximum number of texts that cross lines, each of which is compared with all others. */
  private static final int MAX_OVERFLOWS = 100;

  /**
   * The smallest width of a column. A table without lines at its sides ends where its horizontal
   * lines end, if they extend by at least this width.
   */
  private static final float MIN_COLUMN_WIDTH = 8;

  /**
   * A cell by the lines around it, counted from the left and from the top.
   *
   * @param right the first column that does not belong to it
   * @param bottom the first row that does not belong to it
   */
  record Box(int left, int top, int right, int bottom) {}

  private final List<TableLine> horizontalLines;
  private final List<TableLine> verticalLines;
  private final List<Float> xs;
  private final List<Float> ys;
  private final int[] parents;

  private PageTable(List<TableLine> horizontalLines, List<TableLine> verticalLines) {
    this.horizontalLines = horizontalLines;
    this.verticalLines = verticalLines;
    xs = positions(verticalLines, horizontalLines);
    ys = positions(horizontalLines, verticalLines);
    parents = new int[columns() * rows()];
  }

  /** Returns the tables of a page; empty if its lines are not those of tables. */
  static List<PageTable> on(PageContent page, Budget budget) {
    List<TableLine> horizontalLines = TableLine.joined(page.horizontalLines());
    List<TableLine> verticalLines = TableLine.joined(page.verticalLines());
    List<PageTable> tables = new ArrayList<>();
    if (horizontalLines.size() > MAX_LINES || verticalLines.size() > MAX_LINES) {
      return tables;
    }
    List<TableLine> restHorizontal = new ArrayList<>(horizontalLines);
    List<TableLine> restVertical = new ArrayList<>(verticalLines);
    while (!restHorizontal.isEmpty()) {
      List<TableLine> horizontal =
          new ArrayList<>(List.of(restHorizontal.remove(restHorizontal.size() - 1)));
      List<TableLine> vertical = new ArrayList<>();
      while (moveCrossing(restVertical, vertical, horizontal)
          || moveCrossing(restHorizontal, horizontal, vertical)) {
        // follow the lines to all that they meet
      }
      if (vertical.size() > 1 && horizontal.size() > 1) {
        PageTable table = new PageTable(horizontal, vertical);
        if (table.parents.length <= MAX_CELLS && table.join(budget)) {
          tables.add(table);
        }
      }
    }
    return tables;
  }

  private static boolean moveCrossing(
      List<TableLine> from, List<TableLine> to, List<TableLine> crossed) {
    List<TableLine> moved =
        from.stream().filter(each -> crossed.stream().anyMatch(each::meets)).toList();
    from.removeAll(moved);
    return to.addAll(moved);
  }

  /**
   * Returns the positions of the lines, with near ones merged. An end of the crossing lines is a
   * position, too, if they extend by at least the width of a column.
   */
  private static List<Float> positions(List<TableLine> lines, List<TableLine> crossing) {
    TreeSet<Float> sorted = new TreeSet<>();
    lines.forEach(line -> sorted.add(line.position()));
    float first = Float.MAX_VALUE;
    float last = -Float.MAX_VALUE;
    for (TableLine line : crossing) {
      first = Math.min(first, line.from());
      last = Math.max(last, line.to());
    }
    if (first < sorted.first() - MIN_COLUMN_WIDTH) {
      sorted.add(first);
    }
    if (last > sorted.last() + MIN_COLUMN_WIDTH) {
      sorted.add(last);
    }
    return distinct(sorted);
  }

  /** Returns the positions without those near to the one before. */
  static List<Float> distinct(Collection<Float> sorted) {
    List<Float> positions = new ArrayList<>();
    for (float position : sorted) {
      if (positions.isEmpty()
          || position - positions.get(positions.size() - 1) > TableLine.TOLERANCE) {
        positions.add(position);
      }
    }
    return positions;
  }

  private int columns() {
    return xs.size() - 1;
  }

  int rows() {
    return ys.size() - 1;
  }

  List<Float> xs() {
    return xs;
  }

  float top() {
    return ys.get(0);
  }

  float bottom() {
    return ys.get(rows());
  }

  float left() {
    return xs.get(0);
  }

  float right() {
    return xs.get(columns());
  }

  boolean contains(Glyph glyph) {
    return glyph.middleX() > left()
        && glyph.middleX() < right()
        && glyph.middleY() > top()
        && glyph.middleY() < bottom();
  }

  /**
   * Joins areas that no line separates. Returns false if the result is not a table: an area that is
   * no rectangle, or a single cell.
   */
  private boolean join(Budget budget) {
    for (int i = 0; i < parents.length; i++) {
      parents[i] = i;
    }
    for (int row = 0; row < rows(); row++) {
      budget.addInflated(columns());
      for (int column = 0; column < columns(); column++) {
        int cell = row * columns() + column;
        if (column + 1 < columns()
            && !isSeparated(verticalLines, xs.get(column + 1), middle(ys, row))) {
          unite(cell, cell + 1);
        }
        if (row + 1 < rows()
            && !isSeparated(horizontalLines, ys.get(row + 1), middle(xs, column))) {
          unite(cell, cell + columns());
        }
      }
    }
    List<Box> boxes = boxes();
    int area = 0;
    for (Box box : boxes) {
      area += (box.right() - box.left()) * (box.bottom() - box.top());
    }
    return boxes.size() > 1 && area == parents.length;
  }

  private static float middle(List<Float> positions, int index) {
    return (positions.get(index) + positions.get(index + 1)) / 2;
  }

  private static boolean isSeparated(List<TableLine> lines, float at, float middle) {
    return lines.stream()
        .anyMatch(
            line ->
                Math.abs(line.position() - at) <= TableLine.TOLERANCE
                    && line.from() <= middle
                    && middle <= line.to());
  }

  private int root(int cell) {
    int root = cell;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }

  private void unite(int one, int other) {
    int first = root(one);
    int second = root(other);
    parents[Math.max(first, second)] = Math.min(first, second);
  }

  /** Returns the cells, row by row. */
  private List<Box> boxes() {
    Map<Integer, Box> boxes = new LinkedHashMap<>();
    for (int row = 0; row < rows(); row++) {
      for (int column = 0; column < columns(); column++) {
        boxes.merge(
            root(row * columns() + column),
            new Box(column, row, column + 1, row + 1),
            (one, other) ->
                new Box(
                    Math.min(one.left(), other.left()),
                    Math.min(one.top(), other.top()),
                    Math.max(one.right(), other.right()),
                    Math.max(one.bottom(), other.bottom())));
      }
    }
    return new ArrayList<>(boxes.values());
  }

  /** Returns the characters in each cell, row by row. */
  Map<Box, List<Glyph>> cells(List<Glyph> glyphs) {
    Map<Integer, List<Glyph>> byCell = new HashMap<>();
    for (Glyph glyph : glyphs) {
      if (contains(glyph)) {
        int cell = indexOf(ys, glyph.middleY()) * columns() + indexOf(xs, glyph.middleX());
        byCell.computeIfAbsent(root(cell), each -> new ArrayList<>()).add(glyph);
      }
    }
    Map<Box, List<Glyph>> cells = new LinkedHashMap<>();
    for (Box box : boxes()) {
      int first = root(box.top() * columns() + box.left());
      cells.put(box, byCell.getOrDefault(first, new ArrayList<>()));
    }
    moveOverflowing(cells);
    return cells;
  }

  /**
   * Characters of a cell that cross the line to the next cell.
   *
   * @param from the cell that their middles are in
   * @param to the cell beyond the line
   */
  private record Overflow(Box from, Box to, List<Glyph> glyphs) {}

  /**
   * Moves lines of text that cross the line between two cells into the cell that they were centred
   * in together with its other lines: a spreadsheet program prints a text that is too high for its
   * row over the rows above and below.
   */
  private void moveOverflowing(Map<Box, List<Glyph>> cells) {
    List<Overflow> overflows = overflows(cells);
    while (!overflows.isEmpty() && overflows.size() <= MAX_OVERFLOWS) {
      Overflow best = null;
      float most = 0;
      for (Overflow each : overflows) {
        float gain = gain(each, cells);
        if (gain > most) {
          most = gain;
          best = each;
        }
      }
      if (best == null) {
        return;
      }
      cells.getOrDefault(best.from(), List.of()).removeAll(best.glyphs());
      cells.getOrDefault(best.to(), new ArrayList<>()).addAll(best.glyphs());
      overflows.remove(best);
    }
  }

  private List<Overflow> overflows(Map<Box, List<Glyph>> cells) {
    Map<Integer, Box> byRoot = new HashMap<>();
    cells.keySet().forEach(box -> byRoot.put(root(box.top() * columns() + box.left()), box));
    Map<List<Box>, Overflow> found = new LinkedHashMap<>();
    cells.forEach(
        (box, glyphs) -> {
          for (Glyph glyph : glyphs) {
            boolean up = box.top() > 0 && crosses(glyph, ys.get(box.top()));
            boolean down = box.bottom() < rows() && crosses(glyph, ys.get(box.bottom()));
            if (up || down) {
              int row = up ? box.top() - 1 : box.bottom();
              Box to = byRoot.get(root(row * columns() + indexOf(xs, glyph.middleX())));
              if (to != null && !to.equals(box)) {
                found
                    .computeIfAbsent(
                        List.of(box, to), key -> new Overflow(box, to, new ArrayList<>()))
                    .glyphs()
                    .add(glyph);
              }
            }
          }
        });
    return new ArrayList<>(found.values());
  }

  private static boolean crosses(Glyph glyph, float line) {
    return Math.abs(glyph.middleY() - line) < glyph.size() * MAX_DISTANCE_FROM_LINE;
  }

  /** Returns by how much the texts of two cells are nearer to their middles after the move. */
  private float gain(Overflow move, Map<Box, List<Glyph>> cells) {
    List<Glyph> from = cells.getOrDefault(move.from(), List.of());
    List<Glyph> to = cells.getOrDefault(move.to(), List.of());
    if (to.isEmpty()) {
      return 0;
    }
    List<Glyph> left = new ArrayList<>(from);
    left.removeAll(move.glyphs());
    List<Glyph> joined = new ArrayList<>(to);
    joined.addAll(move.glyphs());
    float before = distance(move.from(), from) + distance(move.to(), to);
    float after = distance(move.from(), left) + distance(move.to(), joined);
    return before - after - move.glyphs().get(0).size() * MAX_DISTANCE_FROM_LINE;
  }

  /** Returns the distance of the middle of a text from the middle of its cell; 0 if it is empty. */
  private float distance(Box box, List<Glyph> glyphs) {
    float top = Float.MAX_VALUE;
    float bottom = -Float.MAX_VALUE;
    for (Glyph glyph : glyphs) {
      top = Math.min(top, glyph.middleY());
      bottom = Math.max(bottom, glyph.middleY());
    }
    float middle = (ys.get(box.top()) + ys.get(box.bottom())) / 2;
    return glyphs.isEmpty() ? 0 : Math.abs((top + bottom) / 2 - middle);
  }

  /** Returns the index of the last position at or before this one. */
  private static int indexOf(List<Float> positions, float position) {
    int index = 0;
    while (index + 2 < positions.size() && positions.get(index + 1) < position) {
      index++;
    }
    return index;
  }

  float width(Box box) {
    return xs.get(box.right()) - xs.get(box.left());
  }
}
