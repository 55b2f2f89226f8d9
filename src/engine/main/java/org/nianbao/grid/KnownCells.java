package org.nianbao.grid;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cells of a sheet whose content is known before the sheet is read, so that reading skips them.
 * Immutable and thread-safe.
 */
public final class KnownCells {
  /** All cells of a sheet. */
  public static final KnownCells SHEET = new KnownCells(Region.SHEET, true, Map.of());

  private final Region region;
  private final boolean all;

  /**
   * The cells, unless all of the region are known; those with a text with it in UTF-8, the others
   * with none.
   */
  private final Map<Address, byte[]> cells;

  private KnownCells(Region region, boolean all, Map<Address, byte[]> cells) {
    this.region = region;
    this.all = all;
    this.cells = cells;
  }

  /** Creates a collection of all cells of a region, blank ones included. */
  public static KnownCells of(Region region) {
    return new KnownCells(region, true, Map.of());
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
    Map<Address, byte[]> cells = new HashMap<>();
    for (Cell cell : sheet.cells()) {
      if (!columnsToRead.contains(cell.address().column())) {
        boolean text = cell.formula() == null && cell.content() instanceof CellContent.Text;
        String content = text ? cell.content().toString() : "";
        cells.put(cell.address(), content.getBytes(StandardCharsets.UTF_8));
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
    return all ? region.contains(cell) : cells.containsKey(cell);
  }

  /**
   * Returns the text of a known cell in UTF-8, empty for a formula or a number; null if any text
   * may stand there.
   */
  byte @Nullable [] text(Address cell) {
    return cells.get(cell);
  }
}
