package org.nianbao.grid;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One sheet of a received file: the cells that hold something, and how they are laid out. */
public final class Grid {
  /** What a grid was made of. */
  public enum Source {
    /** A sheet of a workbook. */
    SHEET,
    /** A sheet of a workbook that was passed over: it has no cells. */
    UNREAD,
    /** A page or document: its tables one below the other, its paragraphs between them. */
    DOCUMENT,
    /** Text without any cells: a line a row. */
    TEXT
  }

  private static final int MOST_ROWS_A_CELL = 16;

  private final Source source;
  private final String name;
  private final boolean hidden;
  private final List<Cell> cells;

  /** Where in the list the cells of each row begin, and where they end; null for a sparse sheet. */
  private final int @Nullable [] rows;

  private final List<Region> mergedRegions;
  private final Set<Integer> hiddenRows;
  private final List<DataValidation> validations;

  /**
   * Lays out a sheet.
   *
   * @param cells in reading order, row by row; none without content
   */
  public Grid(
      String name,
      boolean hidden,
      Collection<Cell> cells,
      List<Region> mergedRegions,
      Set<Integer> hiddenRows,
      List<DataValidation> validations) {
    this(Source.SHEET, name, hidden, cells, mergedRegions, hiddenRows, validations);
  }

  private Grid(
      Source source,
      String name,
      boolean hidden,
      Collection<Cell> cells,
      List<Region> mergedRegions,
      Set<Integer> hiddenRows,
      List<DataValidation> validations) {
    this.source = source;
    this.name = name;
    this.hidden = hidden;
    this.cells = inOrder(cells);
    this.rows = rows(this.cells);
    this.mergedRegions = List.copyOf(mergedRegions);
    this.hiddenRows = Set.copyOf(hiddenRows);
    this.validations = List.copyOf(validations);
  }

  /** The cells by row and column; of several at one address the last. */
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
    if (last > MOST_ROWS_A_CELL * cells.size()) {
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

  /** A file that has no sheets, as one grid. */
  public static Grid of(Source source, String name, Collection<Cell> cells, List<Region> mergedRegions) {
    return of(source, name, false, cells, mergedRegions, Set.of());
  }

  /** What was made of any part of a file, without the data validations. */
  public static Grid of(
      Source source,
      String name,
      boolean hidden,
      Collection<Cell> cells,
      List<Region> mergedRegions,
      Set<Integer> hiddenRows) {
    return new Grid(source, name, hidden, cells, mergedRegions, hiddenRows, List.of());
  }

  /** A sheet that is there but was not read. */
  static Grid unread(String name, boolean hidden) {
    return new Grid(Source.UNREAD, name, hidden, List.of(), List.of(), Set.of(), List.of());
  }

  /** What it was made of. */
  public Source source() {
    return source;
  }

  /** The sheet's name; for a file without sheets, the file's name. */
  public String name() {
    return name;
  }

  /** Whether the sheet is hidden from the reader of the workbook. */
  public boolean hidden() {
    return hidden;
  }

  /** The cells that hold something, row by row. */
  public Collection<Cell> cells() {
    return cells;
  }

  /** The cell at this address, or null if it holds nothing. */
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

  /** What the cell at this address shows, or null if it shows nothing. */
  public @Nullable Content content(Address address) {
    Cell cell = cell(address);
    return cell == null ? null : cell.content();
  }

  /** The text of the cell at this address; empty if it holds nothing, or no text. */
  public String text(Address address) {
    return content(address) instanceof Content.Text text ? text.value() : "";
  }

  /** Merged cells, in the file's order; only the first cell of each holds anything. */
  public List<Region> mergedRegions() {
    return mergedRegions;
  }

  /** The merged region this cell belongs to; the cell alone if it is not merged. */
  public Region regionOf(Address address) {
    for (Region region : mergedRegions) {
      if (region.contains(address)) {
        return region;
      }
    }
    return new Region(address, address);
  }

  /** Whether the row, counted from 0, is hidden. */
  public boolean rowHidden(int row) {
    return hiddenRows.contains(row);
  }

  /** The rows that are hidden, counted from 0. */
  public Set<Integer> hiddenRows() {
    return hiddenRows;
  }

  /** What people may type, in the file's order. */
  public List<DataValidation> validations() {
    return validations;
  }

  @Override
  public String toString() {
    return name;
  }
}
