package org.nianbao.repair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Leaves out the equations that follow from others: with formulas in the totals, say, the balance of
 * the totals is that of the parts added up. It would tie figures together that have nothing to do
 * with each other.
 */
final class Independent {
  private final List<long[]> reduced = new ArrayList<>();
  private final List<Integer> leading = new ArrayList<>();
  private final int cells;

  private Independent(int cells) {
    this.cells = cells;
  }

  /** The short ones are kept where long ones follow from them. */
  static List<Equation> of(List<Equation> equations, int cells) {
    Independent seen = new Independent(cells);
    return equations.stream()
        .sorted(Comparator.comparingInt(Equation::size))
        .filter(seen::isNew)
        .toList();
  }

  private boolean isNew(Equation equation) {
    long[] row = new long[cells];
    for (int term = 0; term < equation.size(); term++) {
      row[equation.cell(term)] = equation.factor(term);
    }
    for (int each = 0; each < reduced.size(); each++) {
      clear(row, reduced.get(each), leading.get(each));
    }
    for (int cell = 0; cell < cells; cell++) {
      if (row[cell] != 0) {
        reduced.add(row);
        leading.add(cell);
        return true;
      }
    }
    return false;
  }

  /** Takes one row off the other so often that the cell is gone from it. */
  static void clear(long[] row, long[] other, int cell) {
    long times = row[cell];
    if (times == 0) {
      return;
    }
    long own = other[cell];
    long divisor = gcd(Math.abs(times), Math.abs(own));
    for (int each = 0; each < row.length; each++) {
      if (row[each] != 0 || other[each] != 0) {
        row[each] =
            Math.subtractExact(
                Math.multiplyExact(row[each], own / divisor),
                Math.multiplyExact(other[each], times / divisor));
      }
    }
  }

  private static long gcd(long one, long other) {
    return other == 0 ? one : gcd(other, one % other);
  }
}
