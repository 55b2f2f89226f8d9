package org.nianbao.grid;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One sheet of a received file: the cells that hold something, and how they are laid out. */
public final class Grid {
  /** What a grid was made of. */
  public enum Source {
    /** A sheet of a workbook. */
    SHEET,
    /** A page or document: its tables one below the other, its paragraphs between them. */
    DOCUMENT,
    /** Text without any cells: a line a row. */
    TEXT
  }

  private final Source source;
  private final String name;
  private final boolean hidden;
  private final Map<Address, Cell> cells;
  private final List<Region> mergedRegions;
  private final Set<Integer> hiddenRows;
  private final List<Validation> validations;

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
      List<Validation> validations) {
    this(Source.SHEET, name, hidden, cells, mergedRegions, hiddenRows, validations);
  }

  private Grid(
      Source source,
      String name,
      boolean hidden,
      Collection<Cell> cells,
      List<Region> mergedRegions,
      Set<Integer> hiddenRows,
      List<Validation> validations) {
    this.source = source;
    this.name = name;
    this.hidden = hidden;
    Map<Address, Cell> byAddress = new LinkedHashMap<>(cells.size() * 2);
    for (Cell cell : cells) {
      byAddress.put(cell.address(), cell);
    }
    this.cells = Collections.unmodifiableMap(byAddress);
    this.mergedRegions = List.copyOf(mergedRegions);
    this.hiddenRows = Set.copyOf(hiddenRows);
    this.validations = List.copyOf(validations);
  }

  /** A file that has no sheets, as one grid. */
  static Grid of(Source source, String name, Collection<Cell> cells, List<Region> mergedRegions) {
    return new Grid(source, name, false, cells, mergedRegions, Set.of(), List.of());
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
    return cells.values();
  }

  /** The cell at this address, or null if it holds nothing. */
  public @Nullable Cell cell(Address address) {
    return cells.get(address);
  }

  /** What the cell at this address shows, or null if it shows nothing. */
  public @Nullable Content content(Address address) {
    Cell cell = cells.get(address);
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

  /** What people may type, in the file's order. */
  public List<Validation> validations() {
    return validations;
  }

  @Override
  public String toString() {
    return name;
  }
}
