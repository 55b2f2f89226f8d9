package org.nianbao.grid;

import java.util.stream.Collectors;

/** Grids as texts, for tests. */
final class GridText {
  private GridText() {}

  /** Returns the cells with their addresses, kinds, contents and formulas. */
  static String of(Grid grid) {
    return grid.cells().stream()
        .map(
            cell ->
                cell.address()
                    + "="
                    + cell.content().getClass().getSimpleName()
                    + " "
                    + cell.content()
                    + (cell.formula() == null ? "" : " (" + cell.formula() + ")"))
        .collect(Collectors.joining("; "));
  }
}
