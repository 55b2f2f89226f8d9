package org.nianbao.grid;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data validation of a sheet (ECMA-376 part 1, 18.3.1.32).
 *
 * @param regions the cells it applies to
 * @param type {@code whole}, {@code decimal}, {@code list}, {@code date}, {@code textLength} …
 * @param operator {@code between}, {@code greaterThanOrEqual} …
 * @param formula1 the first bound, or the list, as written in the file; null if absent
 * @param formula2 the second bound, as written in the file; null if absent
 */
public record DataValidation(
    List<Region> regions,
    String type,
    String operator,
    @Nullable String formula1,
    @Nullable String formula2) {
  public DataValidation {
    regions = List.copyOf(regions);
  }

  /** Returns whether a cell is in one of the regions. */
  public boolean appliesTo(Address cell) {
    for (Region region : regions) {
      if (region.contains(cell)) {
        return true;
      }
    }
    return false;
  }
}
