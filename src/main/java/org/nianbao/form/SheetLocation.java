package org.nianbao.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Content;
import org.nianbao.grid.Grid;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/** Where the fields of one sheet of the template stand on a received sheet, by their labels. */
final class SheetLocation {
  /** Between a heading and figures that have no label of their own, so many rows of notes may stand. */
  private static final int MOST_NOTES = 3;

  private final Grid sheet;
  private final Map<Address, Field> fields;
  private final Map<Address, String> labels;
  private final SheetAlignment rows;
  private final Grid received;
  private final Map<String, Address> cells = new LinkedHashMap<>();
  private final List<SheetAlignment.Slip> slips = new ArrayList<>();
  private final List<Field> withoutColumn = new ArrayList<>();
  private final Set<Integer> reorderedColumns = new TreeSet<>();

  private SheetLocation(Template template, Grid sheet, Map<Address, String> labels, Grid received) {
    this.sheet = sheet;
    this.labels = labels;
    this.received = received;
    fields = template.fieldsOn(sheet.name());
    Set<Integer> filledIn = fields.keySet().stream().map(Address::row).collect(Collectors.toSet());
    rows = SheetAlignment.of(labels, filledIn, received);
    slips.addAll(rows.slips());
  }

  /**
   * Looks for the fields.
   *
   * @param labels the template's labels on that sheet, by their cells
   */
  static SheetLocation of(
      Template template, Grid sheet, Map<Address, String> labels, Grid received) {
    SheetLocation location = new SheetLocation(template, sheet, labels, received);
    location.locate();
    return location;
  }

  Grid received() {
    return received;
  }

  SheetAlignment rows() {
    return rows;
  }

  /** The cells of the fields that were found, by key. */
  Map<String, Address> cells() {
    return cells;
  }

  /** The labels that were taken for others. */
  List<SheetAlignment.Slip> slips() {
    return slips;
  }

  /** The received columns that stand in another order than the template's. */
  Set<Integer> reorderedColumns() {
    return reorderedColumns;
  }

  /** The fields whose row is there, but not their column. */
  List<Field> withoutColumn() {
    return withoutColumn;
  }

  private void locate() {
    for (List<List<Field>> block : blocks()) {
      locateBlock(block);
    }
    for (Field field : fields.values()) {
      if (!isFigure(field)) {
        Address at = besideLabel(field);
        if (at != null) {
          cells.put(field.key(), at);
        }
      }
    }
  }

  private static boolean isFigure(Field field) {
    return field.kind().isNumber() && !field.key().equals(Template.YEAR);
  }

  /** Rows of figures, one below the other, that stand under the same headings. */
  private List<List<List<Field>>> blocks() {
    Map<Integer, List<Field>> byRow = new TreeMap<>();
    for (Field field : fields.values()) {
      if (isFigure(field)) {
        byRow.computeIfAbsent(field.address().row(), row -> new ArrayList<>()).add(field);
      }
    }
    List<List<List<Field>>> blocks = new ArrayList<>();
    Map<Integer, String> before = Map.of();
    for (List<Field> row : byRow.values()) {
      Map<Integer, String> headings = headings(row);
      if (!headings.equals(before)) {
        blocks.add(new ArrayList<>());
      }
      blocks.get(blocks.size() - 1).add(row);
      before = headings;
    }
    return blocks;
  }

  private static Map<Integer, String> headings(List<Field> row) {
    Map<Integer, String> headings = new LinkedHashMap<>();
    for (Field field : row) {
      List<String> above = field.columnLabels();
      headings.put(field.address().column(), above.isEmpty() ? "" : above.get(above.size() - 1));
    }
    return headings;
  }

  private void locateBlock(List<List<Field>> block) {
    Map<Integer, Integer> found = new TreeMap<>();
    int firstColumn = 0;
    for (List<Field> row : block) {
      int own = row.get(0).address().row();
      Integer at = isLabelled(own) ? rows.row(own) : belowHeadings(own);
      Address label = rows.ownLabel(own);
      if (at != null) {
        found.put(own, at);
      }
      if (label != null) {
        firstColumn = Math.max(firstColumn, received.regionOf(label).last().column() + 1);
      }
    }
    if (found.isEmpty()) {
      return;
    }
    int firstRow = found.values().stream().min(Integer::compare).orElse(0);
    ColumnAlignment columns =
        ColumnAlignment.of(block.get(0), received, firstRow, firstColumn);
    slips.addAll(columns.slips());
    reorderedColumns.addAll(columns.reordered());
    for (List<Field> row : block) {
      Integer at = found.get(row.get(0).address().row());
      boolean labelled = isLabelled(row.get(0).address().row());
      for (Field field : row) {
        Integer column = columns.column(field.address().column());
        if (at != null && column != null) {
          int figures = labelled ? at : belowNotes(at, columns, row);
          cells.put(field.key(), new Address(figures, column));
        } else if (at != null) {
          withoutColumn.add(field);
        }
      }
    }
  }

  private boolean isLabelled(int row) {
    return labels.keySet().stream().anyMatch(label -> label.row() == row);
  }

  /** A row without labels of its own stands below its headings as it does in the template. */
  private @Nullable Integer belowHeadings(int row) {
    for (int above = row - 1; above >= 0; above--) {
      Integer heading = rows.row(above);
      if (heading != null) {
        return heading + row - above;
      }
    }
    return null;
  }

  /** The first row from there on that has figures in the columns; that row itself if none has. */
  private int belowNotes(int row, ColumnAlignment columns, List<Field> fieldsOfRow) {
    for (int below = row; below <= row + MOST_NOTES; below++) {
      for (Field field : fieldsOfRow) {
        Integer column = columns.column(field.address().column());
        Cell cell = column == null ? null : received.cell(new Address(below, column));
        if (cell != null
            && !(FigureText.read(cell.content(), field) instanceof FigureText.Reading.Wrong)) {
          return below;
        }
      }
    }
    return row;
  }

  /** What is no figure stands as far right of its label as it does in the template. */
  private @Nullable Address besideLabel(Field field) {
    Address label = rows.ownLabel(field.address().row());
    Address own =
        labels.keySet().stream()
            .filter(at -> at.row() == field.address().row() && at.column() < field.address().column())
            .max(Address::compareTo)
            .orElse(null);
    if (label == null || own == null) {
      return null;
    }
    int gap = field.address().column() - sheet.regionOf(own).last().column();
    return new Address(label.row(), received.regionOf(label).last().column() + gap);
  }

  /** The rows and columns of the received sheet in which figures were found. */
  Set<Integer> figureRows() {
    return fields.values().stream()
        .filter(SheetLocation::isFigure)
        .map(field -> cells.get(field.key()))
        .filter(Objects::nonNull)
        .map(Address::row)
        .collect(Collectors.toSet());
  }

  /** Numbers in a row or column of the table that is none of the form's. */
  List<Cell> strangers() {
    Set<Integer> known = figureRows();
    Set<Integer> columns =
        cells.values().stream().map(Address::column).collect(Collectors.toSet());
    if (known.isEmpty()) {
      return List.of();
    }
    Address first =
        new Address(
            known.stream().min(Integer::compare).orElse(0),
            columns.stream().min(Integer::compare).orElse(0));
    Address last =
        new Address(
            known.stream().max(Integer::compare).orElse(0),
            columns.stream().max(Integer::compare).orElse(0));
    return received.cells().stream()
        .filter(cell -> cell.content() instanceof Content.Numeric)
        .filter(cell -> known.contains(cell.address().row()) != columns.contains(cell.address().column()))
        .filter(cell -> isWithin(cell.address(), first, last))
        .toList();
  }

  private static boolean isWithin(Address at, Address first, Address last) {
    return at.row() >= first.row()
        && at.row() <= last.row()
        && at.column() >= first.column()
        && at.column() <= last.column();
  }
}
