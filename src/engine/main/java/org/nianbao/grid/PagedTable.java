package org.nianbao.grid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.DocumentGridBuilder.TableCell;
import org.nianbao.grid.PageTable.Box;

/**
 * A table that was printed on one or several pages. A row or cell that is split between pages is
 * joined.
 */
final class PagedTable {
  /**
   * The beginning of the label of a new row or group; a label that does not begin so continues the
   * one before.
   */
  private static final Pattern NUMBERED =
      Pattern.compile("^(?:[（(][一二三四五六七八九十\\d]{1,2}[）)]|[一二三四五六七八九十]{1,2}、|\\d{1,2}[、.．](?!\\d))");

  private static final float MAX_PADDING = 8;

  /**
   * A line with room for fewer characters is full. Room for one may remain, as some characters must
   * not begin a line.
   */
  private static final float MAX_FREE_CHARACTERS = 1.6f;

  private static final int MAX_HEADING_ROWS = 6;

  private static final class PlacedCell {
    private final int left;
    private final int right;
    private final int top;
    private int rows;
    private String text;

    /** Whether its last line is full, so that the text may continue on the next page. */
    private boolean lastLineIsFull;

    PlacedCell(Box box, int left, int right) {
      this(left, right, box.top(), box.bottom() - box.top());
    }

    private PlacedCell(int left, int right, int top, int rows) {
      this.left = left;
      this.right = right;
      this.top = top;
      this.rows = rows;
      text = "";
    }

    PlacedCell movedDown(int offset) {
      PlacedCell moved = new PlacedCell(left, right, top + offset, rows);
      moved.text = text;
      moved.lastLineIsFull = lastLineIsFull;
      return moved;
    }

    /**
     * Sets the text. Digits on two lines are joined to one number only if the first line is full.
     */
    void write(List<TextLine> lines, float width) {
      float freeWidth = width;
      for (TextLine line : lines) {
        boolean continues = freeWidth < line.width() / line.text().length() + 1;
        text = continues ? text + line.text() : joinedWith(line.text());
        freeWidth = width - line.width();
        lastLineIsFull = freeWidth < line.size() * MAX_FREE_CHARACTERS;
      }
    }

    private String joinedWith(String next) {
      boolean separate =
          !text.isEmpty()
              && !next.isEmpty()
              && !Ideographs.isIdeographic(text.codePointBefore(text.length()))
              && !Ideographs.isIdeographic(next.codePointAt(0));
      return separate ? text + " " + next : text + next;
    }

    boolean isNumbered() {
      return NUMBERED.matcher(text).find();
    }

    boolean isLabel() {
      return text.codePoints().anyMatch(Ideographs::isIdeographic);
    }

    boolean isBlank() {
      return text.isEmpty();
    }

    boolean isSame(PlacedCell other) {
      return left == other.left
          && right == other.right
          && top == other.top
          && rows == other.rows
          && text.equals(other.text);
    }

    /** Returns whether it is the blank part of a group's cell, whose label is on the next page. */
    boolean isOfGroup(PlacedCell below) {
      return isBlank() && (rows > 1 || below.rows > 1);
    }

    /** Returns whether a label, or the rest of a group's cell, belongs to this cell. */
    boolean mayContinueIn(PlacedCell below) {
      return isOfGroup(below)
          || (isLabel()
              && !below.isNumbered()
              && (below.isLabel()
                  ? isNumbered() || lastLineIsFull
                  : below.isBlank() && isNumbered()));
    }

    void append(PlacedCell below, int moreRows) {
      rows += moreRows;
      text = isLabel() || below.isLabel() ? joinedWith(below.text) : text + below.text;
      lastLineIsFull = below.lastLineIsFull;
    }
  }

  /** The part of the table on one page, with its characters. */
  private record Part(PageTable table, List<Glyph> glyphs) {}

  private final List<Part> parts = new ArrayList<>();
  private final List<PlacedCell> cells = new ArrayList<>();
  private int height;

  PagedTable(PageTable table, List<Glyph> glyphs) {
    parts.add(new Part(table, glyphs));
  }

  /** Returns whether a table on the next page may continue this one. */
  boolean mayContinueIn(PageTable next) {
    PageTable last = parts.get(parts.size() - 1).table();
    return Math.abs(last.left() - next.left()) <= TableLine.TOLERANCE
        && Math.abs(last.right() - next.right()) <= TableLine.TOLERANCE;
  }

  void append(PageTable next, List<Glyph> glyphs) {
    parts.add(new Part(next, glyphs));
  }

  /** Returns the rows, each with its cells from left to right. */
  List<List<TableCell>> rows(Budget budget) {
    TreeSet<Float> positions = new TreeSet<>();
    parts.forEach(part -> positions.addAll(part.table().xs()));
    List<Float> columns = PageTable.distinct(positions);
    for (Part part : parts) {
      // the first row of a part is compared with all cells
      budget.addInflated((long) cells.size() * columns.size());
      appendPart(placedCells(part, columns));
    }
    cells.sort(Comparator.comparingInt(cell -> cell.left));
    List<List<TableCell>> rows = new ArrayList<>();
    for (int row = 0; row < height; row++) {
      rows.add(new ArrayList<>());
    }
    for (PlacedCell cell : cells) {
      rows.get(cell.top).add(new TableCell(cell.text, cell.rows, cell.right - cell.left, false));
    }
    return rows;
  }

  private List<PlacedCell> placedCells(Part part, List<Float> columns) {
    PageTable table = part.table();
    Map<Box, List<TextLine>> lines = new LinkedHashMap<>();
    table.cells(part.glyphs()).forEach((box, glyphs) -> lines.put(box, TextLine.of(glyphs)));
    float padding = MAX_PADDING;
    for (Map.Entry<Box, List<TextLine>> each : lines.entrySet()) {
      for (TextLine line : each.getValue()) {
        padding = Math.min(padding, line.left() - table.xs().get(each.getKey().left()));
      }
    }
    float margins = 2 * Math.max(0, padding);
    List<PlacedCell> placed = new ArrayList<>();
    lines.forEach(
        (box, cellLines) -> {
          int left = index(columns, table.xs().get(box.left()));
          int right = index(columns, table.xs().get(box.right()));
          PlacedCell cell = new PlacedCell(box, left, right);
          cell.write(cellLines, table.width(box) - margins);
          placed.add(cell);
        });
    return placed;
  }

  private static int index(List<Float> columns, float position) {
    int index = 0;
    while (index + 1 < columns.size() && columns.get(index + 1) <= position) {
      index++;
    }
    return index;
  }

  private void appendPart(List<PlacedCell> part) {
    List<PlacedCell> below = withoutRepeatedHeadings(part);
    List<PlacedCell> first = below.stream().filter(cell -> cell.top == 0).toList();
    boolean rowIsSplit = isRowSplit(first);
    int offset = rowIsSplit ? height - 1 : height;
    List<PlacedCell> joined = new ArrayList<>();
    for (PlacedCell cell : first) {
      PlacedCell above = above(cell);
      if (above != null && (rowIsSplit || above.mayContinueIn(cell))) {
        above.append(cell, rowIsSplit ? cell.rows - 1 : cell.rows);
        joined.add(cell);
      }
    }
    int bottom = height;
    for (PlacedCell cell : below) {
      bottom = Math.max(bottom, offset + cell.top + cell.rows);
      if (!joined.contains(cell)) {
        cells.add(cell.movedDown(offset));
      }
    }
    height = bottom;
  }

  /** Returns the cells of a further page without the headings that are repeated there. */
  private List<PlacedCell> withoutRepeatedHeadings(List<PlacedCell> part) {
    for (int rows = MAX_HEADING_ROWS; rows > 0; rows--) {
      int count = rows;
      List<PlacedCell> repeated = part.stream().filter(cell -> cell.top < count).toList();
      List<PlacedCell> headings = cells.stream().filter(cell -> cell.top < count).toList();
      boolean isRepeated =
          repeated.size() < part.size()
              && repeated.size() == headings.size()
              && repeated.stream().anyMatch(PlacedCell::isLabel)
              && repeated.stream().allMatch(cell -> headings.stream().anyMatch(cell::isSame));
      if (isRepeated) {
        return part.stream()
            .filter(cell -> cell.top >= count)
            .map(cell -> cell.movedDown(-count))
            .toList();
      }
    }
    return part;
  }

  /**
   * Returns the cell of the last row directly above a cell of the next page; null if there is none.
   */
  private @Nullable PlacedCell above(PlacedCell cell) {
    return cells.stream()
        .filter(each -> each.top + each.rows == height)
        .filter(each -> each.left == cell.left && each.right == cell.right)
        .findFirst()
        .orElse(null);
  }

  /**
   * Returns whether the last row continues in the first row of the next page: its labels do, or the
   * next row has figures without a label.
   */
  private boolean isRowSplit(List<PlacedCell> first) {
    boolean labels = first.stream().anyMatch(PlacedCell::isLabel);
    boolean figures = first.stream().anyMatch(cell -> !cell.isLabel() && !cell.isBlank());
    boolean labelOnly = labels && !figures && hasAllFigures();
    boolean numbered = false;
    boolean separate = true;
    boolean labelled = false;
    boolean wide = false;
    for (PlacedCell cell : first) {
      PlacedCell above = above(cell);
      if (above == null || (cell.isNumbered() && !above.isOfGroup(cell))) {
        return false;
      }
      boolean oneRow = above.rows == 1 && cell.rows == 1;
      boolean continues = above.mayContinueIn(cell) || (labelOnly && oneRow && above.isLabel());
      if (cell.isLabel() ? !continues : above.isLabel() && !cell.isBlank()) {
        return false; // another row, or figures below their headings
      }
      numbered |= oneRow && cell.isLabel() && above.isNumbered();
      separate &= cell.isLabel() || above.isBlank() || cell.isBlank();
      labelled |= oneRow && above.isLabel();
      wide |= above.isLabel() && above.right - above.left > 1;
    }
    return labels ? numbered || separate : figures ? labelled : wide;
  }

  /** Returns whether the last row has figures, and no figure so far is blank. */
  private boolean hasAllFigures() {
    return cells.stream().noneMatch(PlacedCell::isBlank)
        && cells.stream().anyMatch(cell -> cell.top + cell.rows == height && !cell.isLabel());
  }
}
