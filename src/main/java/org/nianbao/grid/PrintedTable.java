package org.nianbao.grid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.DocumentGrid.TableCell;
import org.nianbao.grid.RuledTable.Box;

/** A table as it was printed, on one page or several: a row or cell broken between pages is one. */
final class PrintedTable {
  /** How the label of a new row or group begins; what does not begin so goes on with the one before. */
  private static final Pattern NUMBERED =
      Pattern.compile(
          "^(?:[（(][一二三四五六七八九十\\d]{1,2}[）)]|[一二三四五六七八九十]{1,2}、|\\d{1,2}[、.．](?!\\d))");

  private static final float MOST_PADDING = 8;

  private static final class PlacedCell {
    private final int left;
    private final int right;
    private final int top;
    private int rows;
    private String text;

    PlacedCell(int left, int right, int top, int rows, String text) {
      this.left = left;
      this.right = right;
      this.top = top;
      this.rows = rows;
      this.text = text;
    }

    boolean isNumbered() {
      return NUMBERED.matcher(text).find();
    }

    boolean isLabel() {
      return text.chars().anyMatch(Character::isIdeographic);
    }

    void goOn(PlacedCell below, int more) {
      rows += more;
      text = text.isEmpty() || below.text.isEmpty() ? text + below.text : joint(text, below.text);
    }
  }

  /** What stands on one page, with the characters in it. */
  private record Part(RuledTable table, List<Glyph> glyphs) {}

  private final List<Part> parts = new ArrayList<>();
  private final List<PlacedCell> cells = new ArrayList<>();
  private int height;

  PrintedTable(RuledTable table, List<Glyph> glyphs) {
    parts.add(new Part(table, glyphs));
  }

  /** Whether a table on the next page may be the rest of this one. */
  boolean mayGoOn(RuledTable next) {
    RuledTable last = parts.get(parts.size() - 1).table();
    return Math.abs(last.left() - next.left()) <= Ruling.NEAR
        && Math.abs(last.right() - next.right()) <= Ruling.NEAR;
  }

  void goOn(RuledTable next, List<Glyph> glyphs) {
    parts.add(new Part(next, glyphs));
  }

  /** The rows, the cells of a row from the left. */
  List<List<TableCell>> rows() {
    TreeSet<Float> places = new TreeSet<>();
    parts.forEach(part -> places.addAll(part.table().xs()));
    List<Float> columns = RuledTable.distinct(places);
    for (Part part : parts) {
      add(placed(part, columns));
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

  private List<PlacedCell> placed(Part part, List<Float> columns) {
    RuledTable table = part.table();
    List<Box> boxes = table.boxes();
    List<List<TextLine>> lines = new ArrayList<>();
    float padding = MOST_PADDING;
    for (Box box : boxes) {
      List<TextLine> own =
          TextLine.of(part.glyphs().stream().filter(glyph -> table.isIn(box, glyph)).toList());
      lines.add(own);
      for (TextLine line : own) {
        padding = Math.min(padding, line.left() - table.xs().get(box.left()));
      }
    }
    List<PlacedCell> placed = new ArrayList<>();
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      String text = text(lines.get(i), table.width(box) - 2 * Math.max(0, padding));
      int left = index(columns, table.xs().get(box.left()));
      int right = index(columns, table.xs().get(box.right()));
      placed.add(new PlacedCell(left, right, box.top(), box.bottom() - box.top(), text));
    }
    return placed;
  }

  private static int index(List<Float> columns, float place) {
    int index = 0;
    while (index + 1 < columns.size() && columns.get(index + 1) <= place) {
      index++;
    }
    return index;
  }

  /**
   * What is written in a cell. Digits on two lines are one number only where no more of them would
   * have found room on the first.
   */
  private static String text(List<TextLine> lines, float room) {
    StringBuilder text = new StringBuilder();
    float before = 0;
    for (TextLine line : lines) {
      float digit = line.size() / 2;
      boolean full = before + digit > room - 1;
      String joined = text.toString();
      text.setLength(0);
      text.append(full ? joined + line.text() : joint(joined, line.text()));
      before = line.width();
    }
    return text.toString();
  }

  private static String joint(String before, String after) {
    boolean apart =
        !before.isEmpty()
            && Character.isLetterOrDigit(before.codePointBefore(before.length()))
            && !Character.isIdeographic(before.codePointBefore(before.length()))
            && !Character.isIdeographic(after.codePointAt(0));
    return apart ? before + " " + after : before + after;
  }

  private void add(List<PlacedCell> below) {
    List<PlacedCell> first = below.stream().filter(cell -> cell.top == 0).toList();
    boolean broken = isBroken(first);
    int offset = broken ? height - 1 : height;
    List<PlacedCell> joined = new ArrayList<>();
    for (PlacedCell cell : first) {
      PlacedCell above = above(cell);
      boolean label = above != null && above.isNumbered() && !cell.isNumbered();
      if (above != null && (broken || (label && (cell.text.isEmpty() || cell.isLabel())))) {
        above.goOn(cell, broken ? cell.rows - 1 : cell.rows);
        joined.add(cell);
      }
    }
    for (PlacedCell cell : below) {
      height = Math.max(height, offset + cell.top + cell.rows);
      if (!joined.contains(cell)) {
        cells.add(new PlacedCell(cell.left, cell.right, offset + cell.top, cell.rows, cell.text));
      }
    }
  }

  /** The cell of the last row so far that stands right above one of the next page. */
  private @Nullable PlacedCell above(PlacedCell cell) {
    return cells.stream()
        .filter(each -> each.top + each.rows == height)
        .filter(each -> each.left == cell.left && each.right == cell.right)
        .findFirst()
        .orElse(null);
  }

  /** Whether the last row so far goes on in the first row of the next page. */
  private boolean isBroken(List<PlacedCell> first) {
    boolean labelGoesOn = false;
    boolean apart = true;
    boolean labelled = false;
    boolean written = false;
    for (PlacedCell cell : first) {
      PlacedCell above = above(cell);
      if (above == null || cell.isNumbered()) {
        return false;
      }
      boolean oneRow = above.rows == 1 && cell.rows == 1;
      labelGoesOn |= oneRow && above.isNumbered() && cell.isLabel();
      apart &= above.text.isEmpty() || cell.text.isEmpty();
      labelled |= oneRow && above.isLabel();
      written |= !cell.text.isEmpty();
    }
    return labelGoesOn || (apart && labelled && written);
  }
}
