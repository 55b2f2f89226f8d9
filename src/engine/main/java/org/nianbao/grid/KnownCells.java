package org.nianbao.grid;

import java.util.HashSet;
import java.util.Set;

/**
 * Cells of a sheet whose content is known before the sheet is read, so that reading skips them.
 * Immutable and thread-safe.
 */
public final class KnownCells {
  /** All cells of a sheet. */
  public static final KnownCells SHEET = new KnownCells(Region.SHEET, true, Set.of());

  private final Region region;
  private final boolean all;

  /** The cells, unless all of the region are known. */
  private final Set<Address> cells;

  private KnownCells(Region region, boolean all, Set<Address> cells) {
    this.region = region;
    this.all = all;
    this.cells = cells;
  }

  /** Creates a collection of all cells of a region, blank ones included. */
  public static KnownCells of(Region region) {
    return new KnownCells(region, true, Set.of());
  }

  /**
   * Creates a collection of the cells with content of a sheet, except those in its first column,
   * which tell one version of the sheet from another, and in columns with placeholders.
   */
  public static KnownCells of(Grid sheet) {
    Region region = sheet.extent();
    Set<Integer> columnsToRead = new HashSet<>();
    columnsToRead.add(region.first().column());
    for (Cell cell : sheet.cells()) {
      if (cell.content().toString().startsWith("${")) {
        columnsToRead.add(cell.address().column());
      }
    }
    Set<Address> cells = new HashSet<>();
    for (Cell cell : sheet.cells()) {
      if (!columnsToRead.contains(cell.address().column())) {
        cells.add(cell.address());
      }
    }
    return new KnownCells(region, false, cells);
  }

  /** Returns the region outside which no cell is known. */
  Region region() {
    return region;
  }

  /** Returns whether all cells of the region are known. */
  boolean areAll() {
    return all;
  }

  boolean contains(Address cell) {
    return all ? region.contains(cell) : cells.contains(cell);
  }
}
