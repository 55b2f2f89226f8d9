package org.nianbao.repair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A solver for systems of a few linear equations in the changes of a few figures. */
final class LinearEquationSolver {
  private LinearEquationSolver() {}

  /**
   * Returns the solutions of a system.
   *
   * @param factors the factors of the figures, by equation
   * @param excesses the excess of each equation
   * @param values the present values of the figures; if a system is underdetermined, a figure
   *     becomes 0
   * @return the changes, in the order of the figures; none is 0; empty if there is no such solution
   */
  static List<long[]> solve(List<long[]> factors, List<Long> excesses, long[] values) {
    List<long[]> found = new ArrayList<>();
    solve(factors, excesses, values, new boolean[values.length], new long[values.length], found);
    return found;
  }

  private static void solve(
      List<long[]> factors,
      List<Long> excesses,
      long[] values,
      boolean[] fixed,
      long[] changes,
      List<long[]> found) {
    @Nullable List<long[]> rows = eliminate(factors, excesses, fixed, changes);
    if (rows == null) {
      return;
    }
    int unknown = 0;
    for (boolean each : fixed) {
      unknown += each ? 0 : 1;
    }
    if (rows.size() < unknown) {
      fixOneFigure(factors, excesses, values, fixed, changes, found);
      return;
    }
    long[] solution = changes.clone();
    for (long[] row : rows) {
      for (int cell = 0; cell < values.length; cell++) {
        if (row[cell] != 0) {
          if (row[values.length] % row[cell] != 0) {
            return;
          }
          solution[cell] = row[values.length] / row[cell];
        }
      }
    }
    boolean isNew = found.stream().noneMatch(other -> Arrays.equals(other, solution));
    if (isNew && Arrays.stream(solution).allMatch(change -> change != 0)) {
      found.add(solution);
    }
  }

  /** Adds solutions of an underdetermined system in which a figure that may decrease becomes 0. */
  private static void fixOneFigure(
      List<long[]> factors,
      List<Long> excesses,
      long[] values,
      boolean[] fixed,
      long[] changes,
      List<long[]> found) {
    for (int cell = 0; cell < values.length; cell++) {
      if (!fixed[cell] && values[cell] != 0) {
        fixed[cell] = true;
        changes[cell] = -values[cell];
        solve(factors, excesses, values, fixed, changes, found);
        fixed[cell] = false;
        changes[cell] = 0;
      }
    }
  }

  /**
   * Returns one row for each determined unknown, with the right side as its last number; null if
   * there is no solution.
   */
  private static @Nullable List<long[]> eliminate(
      List<long[]> factors, List<Long> excesses, boolean[] fixed, long[] changes) {
    int cells = fixed.length;
    List<long[]> rows = new ArrayList<>();
    for (int each = 0; each < factors.size(); each++) {
      long[] row = Arrays.copyOf(factors.get(each), cells + 1);
      row[cells] = -excesses.get(each);
      for (int cell = 0; cell < cells; cell++) {
        if (fixed[cell]) {
          row[cells] -= row[cell] * changes[cell];
          row[cell] = 0;
        }
      }
      rows.add(row);
    }
    int done = 0;
    for (int cell = 0; cell < cells; cell++) {
      int pivot = done;
      while (pivot < rows.size() && rows.get(pivot)[cell] == 0) {
        pivot++;
      }
      if (pivot == rows.size()) {
        continue;
      }
      long[] pivotRow = rows.get(pivot);
      rows.set(pivot, rows.get(done));
      rows.set(done, pivotRow);
      for (int other = 0; other < rows.size(); other++) {
        if (other != done) {
          IndependentEquations.eliminate(rows.get(other), pivotRow, cell);
        }
      }
      done++;
    }
    for (int each = done; each < rows.size(); each++) {
      if (rows.get(each)[cells] != 0) {
        return null;
      }
    }
    return rows.subList(0, done);
  }
}
