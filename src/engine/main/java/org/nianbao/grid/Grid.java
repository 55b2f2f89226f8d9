package org.nianbao.grid;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A sheet of a received file: its cells with content, and its layout. */
public final class Grid {
  /** The origin of a grid. */
  public enum Source {
    /** A sheet of a workbook. */
    SHEET,
    /** A sheet of a workbook that was skipped and has no cells. */
    UNREAD,
    /** A sheet that a workbook lists but does not contain. */
    MISSING,
    /** A web page or document: its tables and paragraphs below one another. */
    DOCUMENT,
    /** Text without cells, one row for each line. */
    TEXT
  }

  private static final int MAX_ROWS_PER_CELL = 16;

  /**
   * How rows, columns and cells are shown.
   *
   * @param headingLevels the levels of the headings of a document, by row
   */
  private record Appearance(
      Set<Integer> hiddenRows,
      Set<Integer> hiddenColumns,
      Map<Address, List<DisplayMark>> marks,
      Map<Integer, Integer> headingLevels) {
    Appearance {
      hiddenRows = Set.copyOf(hiddenRows);
      hiddenColumns = Set.copyOf(hiddenColumns);
      marks = Map.copyOf(marks);
      headingLevels = Map.copyOf(headingLevels);
    }

    Appearance(Set<Integer> hiddenRows) {
      this(hiddenRows, Set.of(), Map.of(), Map.of());
    }
  }

  private final Source source;
  private final String name;
  private final boolean hidden;
  private final List<Cell> cells;

  /** The index in the list of each row's first cell, and the end; null for a sparse sheet. */
  private final int @Nullable [] rows;

  private final List<Region> mergedRegions;
  private final List<DataValidation> validations;
  private final Appearance appearance;

  /**
   * Creates a sheet.
   *
   * @param cells the cells with content, row by row
   */
  public Grid(
      String name,
      boolean hidden,
      Collection<Cell> cells,
      List<Region> mergedRegions,
      Set<Integer> hiddenRows,
      List<DataValidation> validations) {
    this(Source.SHEET, name, hidden, cells, mergedRegions, validations, new Appearance(hiddenRows));
  }

  private Grid(
      Source source,
      String name,
      boolean hidden,
      Collection<Cell> cells,
      List<Region> mergedRegions,
      List<DataValidation> validations,
      Appearance appearance) {
    this.source = source;
    this.name = name;
    this.hidden = hidden;
    this.cells = inOrder(cells);
    this.rows = rows(this.cells);
    this.mergedRegions = List.copyOf(mergedRegions);
    this.validations = List.copyOf(validations);
    this.appearance = appearance;
  }

  /** Returns the cells by row and column; of several with one address, the last. */
  private static List<Cell> inOrder(Collection<Cell> cells) {
    List<Cell> given = List.copyOf(cells);
    for (int i = 1; i < given.size(); i++) {
      if (given.get(i - 1).address().compareTo(given.get(i).address()) >= 0) {
        NavigableMap<Address, Cell> sorted = new TreeMap<>();
        given.forEach(cell -> sorted.put(cell.address(), cell));
        return List.copyOf(sorted.values());
      }
    }
    return given;
  }

  private static int @Nullable [] rows(List<Cell> cells) {
    int last = cells.isEmpty() ? -1 : cells.get(cells.size() - 1).address().row();
    if (last > MAX_ROWS_PER_CELL * cells.size()) {
      return null;
    }
    int[] rows = new int[last + 2];
    for (Cell cell : cells) {
      rows[cell.address().row() + 1]++;
    }
    for (int row = 0; row <= last; row++) {
      rows[row + 1] += rows[row];
    }
    return rows;
  }

  /** Returns a grid for a file without sheets. */
  public static Grid of(
      Source source, String name, Collection<Cell> cells, List<Region> mergedRegions) {
    return of(source, name, false, cells, mergedRegions, Set.of());
  }

  /** Returns a grid for a part of a file, without data validations. */
  public static Grid of(
      Source source,
      String name,
      boolean hidden,
      Collection<Cell> cells,
      List<Region> mergedRegions,
      Set<Integer> hiddenRows) {
    Appearance appearance = new Appearance(hiddenRows);
    return new Grid(source, name, hidden, cells, mergedRegions, List.of(), appearance);
  }

  /** Returns a grid for a sheet that was not read. */
  static Grid unread(String name, boolean hidden) {
    return of(Source.UNREAD, name, hidden, List.of(), List.of(), Set.of());
  }

  /** Returns a grid for a sheet that the workbook lists but does not contain. */
  static Grid missing(String name, boolean hidden) {
    return of(Source.MISSING, name, hidden, List.of(), List.of(), Set.of());
  }

  /**
   * Returns this grid with hidden columns and marks.
   *
   * @param columns the hidden columns, from 0
   * @param ofCells the marks by cell; cells without content may have some, too
   */
  public Grid withHiddenColumnsAndMarks(
      Set<Integer> columns, Map<Address, List<DisplayMark>> ofCells) {
    if (columns.isEmpty() && ofCells.isEmpty()) {
      return this;
    }
    return with(new Appearance(appearance.hiddenRows, columns, ofCells, appearance.headingLevels));
  }

  /** Returns this grid with further marks of cells, with or without content. */
  Grid withMarks(Map<Address, List<DisplayMark>> further) {
    if (further.isEmpty()) {
      return this;
    }
    Map<Address, List<DisplayMark>> all = new HashMap<>(appearance.marks);
    further.forEach(
        (cell, marks) ->
            all.merge(
                cell, marks, (one, more) -> Stream.concat(one.stream(), more.stream()).toList()));
    return withHiddenColumnsAndMarks(appearance.hiddenColumns, all);
  }

  /**
   * Returns this grid with the levels of headings.
   *
   * @param levels the levels of the lines that have a heading's style, from 1, by row
   */
  public Grid withHeadingLevels(Map<Integer, Integer> levels) {
    if (levels.isEmpty()) {
      return this;
    }
    return with(
        new Appearance(appearance.hiddenRows, appearance.hiddenColumns, appearance.marks, levels));
  }

  private Grid with(Appearance other) {
    return new Grid(source, name, hidden, cells, mergedRegions, validations, other);
  }

  /** Returns the levels of the lines that have a heading's style, by row. */
  public Map<Integer, Integer> headingLevels() {
    return appearance.headingLevels;
  }

  /**
   * Returns the rows of this grid from one row to another.
   *
   * @param end the row after the last one
   */
  public Grid rows(int from, int end) {
    Map<Address, List<DisplayMark>> marksOfRows = new HashMap<>(appearance.marks);
    marksOfRows.keySet().removeIf(at -> at.row() < from || at.row() >= end);
    return new Grid(
        source,
        name,
        hidden,
        cells.stream()
            .filter(cell -> cell.address().row() >= from && cell.address().row() < end)
            .toList(),
        mergedRegions.stream()
            .filter(region -> region.first().row() >= from && region.first().row() < end)
            .toList(),
        validations,
        new Appearance(
            appearance.hiddenRows,
            appearance.hiddenColumns,
            marksOfRows,
            appearance.headingLevels));
  }

  /** Returns the origin. */
  public Source source() {
    return source;
  }

  /** Returns the sheet's name; for a file without sheets, the file's name. */
  public String name() {
    return name;
  }

  /** Returns whether the sheet is hidden. */
  public boolean isHidden() {
    return hidden;
  }

  /** Returns the cells with content, row by row. */
  public Collection<Cell> cells() {
    return cells;
  }

  /** Returns the cell at an address; null if it is blank. */
  public @Nullable Cell cell(Address address) {
    int low = 0;
    int high = cells.size() - 1;
    if (rows != null) {
      if (address.row() + 1 >= rows.length) {
        return null;
      }
      low = rows[address.row()];
      high = rows[address.row() + 1] - 1;
    }
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Cell cell = cells.get(middle);
      int order = cell.address().compareTo(address);
      if (order == 0) {
        return cell;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return null;
  }

  /** Returns the number of cells with content in a row, from 0. */
  public int rowSize(int row) {
    if (rows == null) {
      return cellsBefore(row + 1) - cellsBefore(row);
    }
    return row + 1 < rows.length ? rows[row + 1] - rows[row] : 0;
  }

  /** Returns the number of cells above a row. */
  private int cellsBefore(int row) {
    int low = 0;
    int high = cells.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cells.get(middle).address().row() < row) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns the content of the cell at an address; null if it is blank. */
  public @Nullable CellContent content(Address address) {
    Cell cell = cell(address);
    return cell == null ? null : cell.content();
  }

  /** Returns the text of the cell at an address; empty if it is blank or holds no text. */
  public String text(Address address) {
    return content(address) instanceof CellContent.Text text ? text.value() : "";
  }

  /** Returns the region from the first row and column to the last ones with content. */
  public Region extent() {
    int row = cells.isEmpty() ? 0 : cells.get(cells.size() - 1).address().row();
    int column = 0;
    for (Cell cell : cells) {
      column = Math.max(column, cell.address().column());
    }
    return new Region(new Address(0, 0), new Address(row, column));
  }

  /** Returns the merged regions, in the order of the file. Only their first cells have content. */
  public List<Region> mergedRegions() {
    return mergedRegions;
  }

  /** Returns the merged region that contains a cell; the cell alone if it is not merged. */
  public Region regionOf(Address address) {
    for (Region region : mergedRegions) {
      if (region.contains(address)) {
        return region;
      }
    }
    return new Region(address, address);
  }

  /** Returns whether a row, from 0, is hidden. */
  public boolean isRowHidden(int row) {
    return !appearance.hiddenRows.isEmpty() && appearance.hiddenRows.contains(row);
  }

  /** Returns the hidden rows, from 0. */
  public Set<Integer> hiddenRows() {
    return appearance.hiddenRows;
  }

  /** Returns the level of a line with a heading's style, from 1; 0 if the row is none. */
  public int headingLevel(int row) {
    return appearance.headingLevels.getOrDefault(row, 0);
  }

  /** Returns the hidden columns with content, from 0. */
  public Set<Integer> hiddenColumns() {
    return appearance.hiddenColumns;
  }

  /** Returns the marks of cells that show something else than their content; few have any. */
  public Map<Address, List<DisplayMark>> marks() {
    return appearance.marks;
  }

  /** Returns the data validations, in the file's order. */
  public List<DataValidation> validations() {
    return validations;
  }

  @Override
  public String toString() {
    return name;
  }
}
