package org.nianbao.locate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Region;

/**
 * An index of the merged regions of an area of a sheet. It is built in one pass, because a sheet
 * may have a hundred thousand regions.
 */
final class MergedRegionIndex {
  private final int firstRow;
  private final int firstColumn;
  private final @Nullable Region[][] regions;

  /**
   * Builds the index of an area.
   *
   * @param merged the regions of the sheet; of two that overlap the first counts
   */
  MergedRegionIndex(
      List<Region> merged, int firstRow, int lastRow, int firstColumn, int lastColumn) {
    this.firstRow = firstRow;
    this.firstColumn = firstColumn;
    regions =
        new Region[Math.max(0, lastRow - firstRow + 1)][Math.max(0, lastColumn - firstColumn + 1)];
    for (Region region : merged) {
      int below = Math.min(lastRow, region.last().row());
      int right = Math.min(lastColumn, region.last().column());
      for (int row = Math.max(firstRow, region.first().row()); row <= below; row++) {
        int left = Math.max(firstColumn, region.first().column());
        for (int column = left; column <= right; column++) {
          add(row, column, region);
        }
      }
    }
  }

  private void add(int row, int column, Region region) {
    @Nullable Region[] cells = regions[row - firstRow];
    if (cells[column - firstColumn] == null) {
      cells[column - firstColumn] = region;
    }
  }

  /**
   * Returns the first cell of the region that a cell belongs to; the cell itself if it is not
   * merged.
   */
  Address firstCell(int row, int column) {
    Region region = regions[row - firstRow][column - firstColumn];
    return region == null ? new Address(row, column) : region.first();
  }
}
