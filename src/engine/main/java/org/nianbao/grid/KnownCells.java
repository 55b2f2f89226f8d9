package org.nianbao.grid;

import java.util.BitSet;

/**
 * Cells of a sheet whose content is known before the sheet is read, so that reading skips them.
 * Immutable and thread-safe.
 */
public final class KnownCells {
  /** All cells of a sheet. */
  public static final KnownCells SHEET = new KnownCells(Region.SHEET, true, new BitSet());

  private final Region region;
  private final boolean all;

  /** The cells by row and column within the region, unless all are known. */
  private final BitSet cells;

  private KnownCells(Region region, boolean all, BitSet cells) {
    this.region = region;
    this.all = all;
    this.cells = cells;
  }

  /** Creates a collection of all cells of a region, blank ones included. */
  public static KnownCells of(Region region) {
    return new KnownCells(region, true, new BitSet());
  }

  /**
   * Creates a collection of the cells with content of a sheet, except those in its first column,
   * which tell one version of the sheet from another, and in columns with placeholders.
   */
  public static KnownCells of(Grid sheet) {
    Region region = sheet.extent();
    BitSet read = new BitSet();
    read.set(region.first().column());
    for (Cell cell : sheet.cells()) {
      if (cell.content().toString().startsWith("${")) {
        read.set(cell.address().column());
      }
    }
    BitSet cells = new BitSet();
    for (Cell cell : sheet.cells()) {
      if (!read.get(cell.address().column())) {
        cells.set(index(region, cell.address()));
      }
    }
    return new KnownCells(region, false, cells);
  }

  private static int index(Region region, Address cell) {
    int width = region.last().column() - region.first().column() + 1;
    return (cell.row() - region.first().row()) * width + cell.column() - region.first().column();
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
    return region.contains(cell) && (all || cells.get(index(region, cell)));
  }
}
