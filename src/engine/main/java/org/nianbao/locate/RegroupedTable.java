package org.nianbao.locate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Region;
import org.nianbao.template.Field;

/**
 * The location of a table of one row of figures whose groups of columns were arranged otherwise, as
 * on a page in portrait: one group below the other, each with its headings; the groups as rows; or
 * the columns as rows.
 *
 * <p>A figure is known by two labels, that of its group and that of its column in the group (行政复议 ·
 * 结果维持). The table is located only if every figure has exactly one cell.
 */
final class RegroupedTable {
  /** The labels of a figure, by their indexes. */
  private record Position(int group, int column) {}

  /** A label on the received sheet, with the index of the template's label that it matches. */
  private record Found(int index, Region region) {
    int row() {
      return region.first().row();
    }

    int column() {
      return region.first().column();
    }
  }

  private final ReceivedSheet received;
  private final List<Label> groups = new ArrayList<>();
  private final List<Label> columns = new ArrayList<>();
  private final Map<Position, Field> fields = new LinkedHashMap<>();

  /** The labels of groups on the received sheet, from top to bottom. */
  private final List<Found> foundGroups = new ArrayList<>();

  /** The labels of columns on the received sheet, by row. */
  private final NavigableMap<Integer, List<Found>> foundColumns = new TreeMap<>();

  private RegroupedTable(ReceivedSheet received) {
    this.received = received;
  }

  /**
   * Returns the cells of the fields by their keys; empty if the table is not on the received sheet
   * in one of these arrangements.
   */
  static Map<String, Address> locate(TemplateSheet sheet, ReceivedSheet received) {
    RegroupedTable table = new RegroupedTable(received);
    if (!table.addFields(sheet) || !table.findLabels()) {
      return Map.of();
    }
    for (Map<Position, Address> cells :
        List.of(table.groupsBelowOneAnother(), table.groupsAsRows(), table.columnsAsRows())) {
      if (cells.size() == table.fields.size() && table.areFigures(cells)) {
        Map<String, Address> byKey = new LinkedHashMap<>();
        table.fields.forEach(
            (position, field) -> {
              Address at = cells.get(position);
              if (at != null) {
                byKey.put(field.key(), at);
              }
            });
        return byKey;
      }
    }
    return Map.of();
  }

  /** Returns whether the figures of the template's sheet are in one row and in several groups. */
  private boolean addFields(TemplateSheet sheet) {
    if (sheet.unlabelled().isEmpty() || sheet.unlabelled().size() != sheet.fields().size()) {
      return false;
    }
    for (Field field : sheet.unlabelled()) {
      List<String> labels = field.columnLabels();
      if (labels.size() < 2) {
        return false;
      }
      int group = index(groups, new Label(field.address(), labels.get(labels.size() - 2)));
      int column = index(columns, new Label(field.address(), labels.get(labels.size() - 1)));
      if (fields.put(new Position(group, column), field) != null) {
        return false;
      }
    }
    return groups.size() > 1 && columns.size() > 1;
  }

  private static int index(List<Label> labels, Label label) {
    for (int i = 0; i < labels.size(); i++) {
      if (labels.get(i).wording().equals(label.wording())) {
        return i;
      }
    }
    labels.add(label);
    return labels.size() - 1;
  }

  /** Returns whether all groups are named on the received sheet. */
  private boolean findLabels() {
    List<LabelledRow> rows = received.labelledRows();
    for (LabelledRow row : rows) {
      add(row, groups, foundGroups);
    }
    for (int group = 0; group < groups.size(); group++) {
      int index = group;
      if (foundGroups.stream().noneMatch(each -> each.index() == index)) {
        return false;
      }
    }
    for (LabelledRow row : rows) {
      List<Found> found = new ArrayList<>();
      add(row, columns, found);
      if (!found.isEmpty()) {
        foundColumns.put(row.row(), found);
      }
    }
    return true;
  }

  private void add(LabelledRow row, List<Label> wanted, List<Found> found) {
    for (Label label : row.labels()) {
      for (int i = 0; i < wanted.size(); i++) {
        if (label.similarity(wanted.get(i)) >= LabelComparison.CONTAINED) {
          found.add(new Found(i, received.grid().regionOf(label.at())));
          break;
        }
      }
    }
  }

  /** Each group has headings of its own, with the group's label above them. */
  private Map<Position, Address> groupsBelowOneAnother() {
    Cells cells = new Cells();
    for (Map.Entry<Integer, List<Found>> row : foundColumns.entrySet()) {
      if (row.getValue().size() < columns.size() || row.getValue().size() >= fields.size()) {
        continue; // a heading of another table, or the form's own arrangement
      }
      int figures = rowOfFigures(row.getKey(), row.getValue());
      for (Found heading : row.getValue()) {
        Found group = groupAbove(heading);
        if (group != null) {
          cells.put(group.index(), heading.index(), new Address(figures, heading.column()));
        }
      }
    }
    return cells.unique();
  }

  /** Returns the nearest group above a heading: the one over its column, or else left of it. */
  private @Nullable Found groupAbove(Found heading) {
    Found nearest = null;
    for (Found group : foundGroups) {
      boolean over = group.row() < heading.row() && group.column() <= heading.column();
      if (over
          && (nearest == null
              || group.row() > nearest.row()
              || (group.row() == nearest.row() && group.column() > nearest.column()))) {
        nearest = group;
      }
    }
    return nearest;
  }

  /** Returns the first row with figures below headings; the next row if there is none. */
  private int rowOfFigures(int headings, List<Found> below) {
    int last = headings + 1 + BlockLocation.MAX_NOTE_ROWS;
    Integer next = foundColumns.higherKey(headings);
    for (int row = headings + 1; row <= last && (next == null || row < next); row++) {
      int at = row;
      if (below.stream().anyMatch(each -> received.figureColumns(at).contains(each.column()))) {
        return row;
      }
    }
    return headings + 1;
  }

  /** The headings stand once, and each group is a row below them. */
  private Map<Position, Address> groupsAsRows() {
    Cells cells = new Cells();
    for (Found group : foundGroups) {
      Map.Entry<Integer, List<Found>> headings = foundColumns.lowerEntry(group.row());
      while (headings != null && headings.getValue().size() < columns.size()) {
        headings = foundColumns.lowerEntry(headings.getKey());
      }
      if (headings != null) {
        for (Found heading : headings.getValue()) {
          if (heading.column() > group.region().last().column()) {
            cells.put(group.index(), heading.index(), new Address(group.row(), heading.column()));
          }
        }
      }
    }
    return cells.unique();
  }

  /** Each column is a row; the groups are columns, or groups of rows with the figures beside. */
  private Map<Position, Address> columnsAsRows() {
    Cells cells = new Cells();
    for (Map.Entry<Integer, List<Found>> row : foundColumns.entrySet()) {
      for (Found first : row.getValue()) {
        List<Found> run = first.index() == 0 ? rowsFrom(first) : List.of();
        List<Found> above =
            run.isEmpty() ? List.of() : groupsRightAbove(first.row(), first.region().last());
        for (Found label : run) {
          if (above.size() == groups.size()) {
            above.forEach(
                group ->
                    cells.put(
                        group.index(), label.index(), new Address(label.row(), group.column())));
          } else {
            putBeside(cells, label, first.row());
          }
        }
      }
    }
    return cells.unique();
  }

  /** Returns the labels of all columns, one below the other; empty if they are not. */
  private List<Found> rowsFrom(Found first) {
    List<Found> run = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int index = i;
      foundColumns.getOrDefault(first.row() + i, List.of()).stream()
          .filter(each -> each.index() == index && each.column() == first.column())
          .findFirst()
          .ifPresent(run::add);
    }
    return run.size() == columns.size() ? run : List.of();
  }

  /** Returns the groups in the nearest row of groups above a label, right of it. */
  private List<Found> groupsRightAbove(int row, Address label) {
    List<Found> above = new ArrayList<>();
    for (int index = 0; index < groups.size(); index++) {
      Found nearest = null;
      for (Found group : foundGroups) {
        if (group.index() == index && group.row() < row && group.column() > label.column()) {
          nearest = group;
        }
      }
      if (nearest != null) {
        above.add(nearest);
      }
    }
    return above;
  }

  /** Adds the figure beside a row's label, in the group that begins at the run's first row. */
  private void putBeside(Cells cells, Found label, int firstRow) {
    int beside = label.region().last().column() + 1;
    Found group = null;
    for (Found each : foundGroups) {
      boolean above = each.row() < firstRow && each.row() >= firstRow - 1;
      if (each.column() <= label.column() && (above || each.row() == firstRow)) {
        group = each;
      }
    }
    if (group != null) {
      int column =
          received.figureColumns(label.row()).stream()
              .filter(each -> each >= beside)
              .min(Integer::compare)
              .orElse(beside);
      cells.put(group.index(), label.index(), new Address(label.row(), column));
    }
  }

  /**
   * Returns whether no cell holds text that is no figure, some cell a figure, and no figure is
   * directly beside the cells, as it is where a row is shifted.
   */
  private boolean areFigures(Map<Position, Address> cells) {
    boolean filled = false;
    Set<Address> found = Set.copyOf(cells.values());
    for (Address at : cells.values()) {
      boolean figure = received.figureColumns(at.row()).contains(at.column());
      Cell cell = received.grid().cell(at);
      if (!figure && cell != null && cell.content() instanceof CellContent.Text) {
        return false;
      }
      Address right = new Address(at.row(), at.column() + 1);
      if (received.figureColumns(right.row()).contains(right.column())
          && !found.contains(right)
          && !received.grid().regionOf(at).contains(right)) {
        return false;
      }
      filled |= figure;
    }
    return filled && found.size() == cells.size();
  }

  /** The cells found for each figure. */
  private static final class Cells {
    private final Map<Position, List<Address>> found = new LinkedHashMap<>();

    void put(int group, int column, Address at) {
      found.computeIfAbsent(new Position(group, column), each -> new ArrayList<>()).add(at);
    }

    /** Returns the figures that have one cell. */
    Map<Position, Address> unique() {
      Map<Position, Address> unique = new LinkedHashMap<>();
      found.forEach(
          (position, cells) -> {
            if (cells.size() == 1) {
              unique.put(position, cells.get(0));
            }
          });
      return unique;
    }
  }
}
