package org.nianbao.repair;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.template.Field;

/** The adjacency of figures in the form. */
final class AdjacentFigures {
  private final Equations equations;
  private final Map<String, Map<Address, Integer>> sheets = new HashMap<>();

  /** The cells of computed figures, which are skipped in typing. */
  private final Map<String, Set<Address>> skipped = new HashMap<>();

  AdjacentFigures(Equations equations) {
    this.equations = equations;
    for (Field field : equations.submission().template().figures()) {
      if (equations.isComputed(field)) {
        skipped.computeIfAbsent(field.sheet(), sheet -> new HashSet<>()).add(field.address());
      }
    }
    for (int cell = 0; cell < equations.cellCount(); cell++) {
      Field field = equations.field(cell);
      sheets.computeIfAbsent(field.sheet(), sheet -> new HashMap<>()).put(field.address(), cell);
    }
  }

  /** Returns the figure at an offset in rows and columns; null if there is none. */
  @Nullable Integer atOffset(int cell, int rows, int columns) {
    Field field = equations.field(cell);
    int row = field.address().row() + rows;
    int column = field.address().column() + columns;
    Map<Address, Integer> sheet = sheets.get(field.sheet());
    return row < 0 || column < 0 || sheet == null ? null : sheet.get(new Address(row, column));
  }

  /** Returns the figures above, below, left and right of a figure. */
  List<Integer> neighbours(int cell) {
    List<Integer> neighbours = new ArrayList<>();
    for (int step = -1; step <= 1; step += 2) {
      Integer vertical = atOffset(cell, step, 0);
      Integer horizontal = atOffset(cell, 0, step);
      if (vertical != null) {
        neighbours.add(vertical);
      }
      if (horizontal != null) {
        neighbours.add(horizontal);
      }
    }
    return neighbours;
  }

  /** Returns the next typed figure in a direction; null if there is none. */
  private @Nullable Integer nextTyped(int cell, int rows, int columns) {
    Field field = equations.field(cell);
    Set<Address> computed = skipped.getOrDefault(field.sheet(), Set.of());
    int steps = 1;
    while (field.address().row() + steps * rows >= 0
        && field.address().column() + steps * columns >= 0
        && computed.contains(
            new Address(
                field.address().row() + steps * rows,
                field.address().column() + steps * columns))) {
      steps++;
    }
    return atOffset(cell, steps * rows, steps * columns);
  }

  /**
   * Returns the lines of adjacent figures, in rows or in columns; computed figures do not interrupt
   * a line.
   */
  List<List<Integer>> lines(boolean rows) {
    int down = rows ? 0 : 1;
    int right = rows ? 1 : 0;
    List<List<Integer>> lines = new ArrayList<>();
    for (int cell = 0; cell < equations.cellCount(); cell++) {
      if (nextTyped(cell, -down, -right) == null) {
        List<Integer> line = new ArrayList<>();
        for (Integer next = cell; next != null; next = nextTyped(next, down, right)) {
          line.add(next);
        }
        lines.add(line);
      }
    }
    return lines;
  }
}
