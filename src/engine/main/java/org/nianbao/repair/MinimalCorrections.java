package org.nianbao.repair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A search for all sets of a given number of figures whose correction makes all sums hold, provided
 * that no smaller set does. A failing sum must contain a changed figure, and a sum that holds must
 * not contain exactly one; a sum that violates this is open, and one of its figures must join the
 * set. The search branches on the open sum with the fewest figures.
 */
final class MinimalCorrections {
  /** The maximum number of sets; the search ends there. */
  private static final int MAX_SETS = 400;

  private final Equations equations;
  private final List<Equation> sums;
  private final long[] excesses;
  private final int size;
  private final List<List<Integer>> sumsOf;
  private final boolean[] excluded;
  private final int[] changedFigures;
  private final List<Integer> chosen = new ArrayList<>();
  private final List<Correction> found = new ArrayList<>();
  private final Set<Set<Integer>> triedSets = new LinkedHashSet<>();
  private int maxSumsPerFigure;

  private MinimalCorrections(
      Equations equations, List<Equation> sums, Correction madeBefore, int size) {
    this.equations = equations;
    this.sums = sums;
    this.size = size;
    this.excesses = sums.stream().mapToLong(sum -> sum.excess(madeBefore)).toArray();
    this.changedFigures = new int[sums.size()];
    this.excluded = new boolean[equations.cellCount()];
    for (int cell = 0; cell < excluded.length; cell++) {
      excluded[cell] = madeBefore.changes(cell);
    }
    sumsOf = Equation.byCell(sums, excluded.length);
    sumsOf.forEach(each -> maxSumsPerFigure = Math.max(maxSumsPerFigure, each.size()));
  }

  /**
   * Returns all such sets.
   *
   * @param sums the sums that must hold
   * @param madeBefore changes made already, which are kept
   * @param size the number of figures to change
   */
  static List<Correction> find(
      Equations equations, List<Equation> sums, Correction madeBefore, int size) {
    MinimalCorrections sets = new MinimalCorrections(equations, sums, madeBefore, size);
    sets.search();
    return sets.found;
  }

  private void search() {
    int left = size - chosen.size();
    int open = 0;
    int smallestOpen = -1;
    for (int sum = 0; sum < excesses.length; sum++) {
      if (excesses[sum] != 0 ? changedFigures[sum] == 0 : changedFigures[sum] == 1) {
        open++;
        if (smallestOpen < 0 || sums.get(sum).size() < sums.get(smallestOpen).size()) {
          smallestOpen = sum;
        }
      }
    }
    if (open > left * maxSumsPerFigure || found.size() >= MAX_SETS) {
      return;
    }
    if (left == 0) {
      solve();
    } else if (smallestOpen >= 0) {
      branch(cells(List.of(smallestOpen)));
    } else {
      List<Integer> all = new ArrayList<>();
      for (int sum = 0; sum < changedFigures.length; sum++) {
        if (changedFigures[sum] > 0) {
          all.add(sum);
        }
      }
      branch(cells(all)); // the set is incomplete, because no smaller set is a solution
    }
  }

  private List<Integer> cells(List<Integer> of) {
    Set<Integer> cells = new LinkedHashSet<>();
    for (int sum : of) {
      for (int term = 0; term < sums.get(sum).size(); term++) {
        cells.add(sums.get(sum).cell(term));
      }
    }
    return cells.stream().filter(cell -> !excluded[cell]).toList();
  }

  /** Tries each figure in turn. A figure that has been tried is excluded from later sets. */
  private void branch(List<Integer> cells) {
    for (int cell : cells) {
      choose(cell, 1);
      search();
      choose(cell, -1);
      excluded[cell] = true;
    }
    cells.forEach(cell -> excluded[cell] = false);
  }

  private void choose(int cell, int times) {
    excluded[cell] = times > 0;
    for (int sum : sumsOf.get(cell)) {
      changedFigures[sum] += times;
    }
    if (times > 0) {
      chosen.add(cell);
    } else {
      chosen.remove(chosen.size() - 1);
    }
  }

  private void solve() {
    List<long[]> factors = new ArrayList<>();
    List<Long> excessesLeft = new ArrayList<>();
    for (int sum = 0; sum < changedFigures.length; sum++) {
      if (changedFigures[sum] > 0) {
        Equation equation = sums.get(sum);
        factors.add(chosen.stream().mapToLong(equation::factorOf).toArray());
        excessesLeft.add(excesses[sum]);
      }
    }
    long[] values = chosen.stream().mapToLong(equations::value).toArray();
    if (!triedSets.add(Set.copyOf(chosen))) {
      return;
    }
    for (long[] changes : LinearEquationSolver.solve(factors, excessesLeft, values)) {
      boolean possible = true;
      for (int each = 0; each < changes.length; each++) {
        possible &= equations.isPossible(chosen.get(each), values[each] + changes[each]);
      }
      if (possible) {
        int[] cells = chosen.stream().mapToInt(Integer::intValue).toArray();
        found.add(new Correction(cells, changes));
      }
    }
  }

  @Override
  public String toString() {
    return Arrays.toString(excesses);
  }
}
