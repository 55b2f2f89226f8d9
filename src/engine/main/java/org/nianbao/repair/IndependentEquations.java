package org.nianbao.repair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A filter of linearly dependent equations. If totals are formulas, for example, the balance of the
 * totals is the sum of the balances of the parts; keeping it would connect unrelated figures.
 */
final class IndependentEquations {
  private final List<long[]> reduced = new ArrayList<>();
  private final List<Integer> leading = new ArrayList<>();
  private final int cells;

  private IndependentEquations(int cells) {
    this.cells = cells;
  }

  /** Returns the independent equations; of dependent ones, the shorter are kept. */
  static List<Equation> of(List<Equation> equations, int cells) {
    IndependentEquations independent = new IndependentEquations(cells);
    return equations.stream()
        .sorted(Comparator.comparingInt(Equation::size))
        .filter(independent::addIfIndependent)
        .toList();
  }

  private boolean addIfIndependent(Equation equation) {
    long[] row = new long[cells];
    for (int term = 0; term < equation.size(); term++) {
      row[equation.cell(term)] = equation.factor(term);
    }
    for (int each = 0; each < reduced.size(); each++) {
      eliminate(row, reduced.get(each), leading.get(each));
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

  /** Subtracts multiples of one row from the other so that the coefficient of a cell becomes 0. */
  static void eliminate(long[] row, long[] other, int cell) {
    long times = row[cell];
    if (times == 0) {
      return;
    }
    long pivot = other[cell];
    long divisor = gcd(Math.abs(times), Math.abs(pivot));
    for (int each = 0; each < row.length; each++) {
      if (row[each] != 0 || other[each] != 0) {
        row[each] =
            Math.subtractExact(
                Math.multiplyExact(row[each], pivot / divisor),
                Math.multiplyExact(other[each], times / divisor));
      }
    }
  }

  private static long gcd(long one, long other) {
    return other == 0 ? one : gcd(other, one % other);
  }
}
