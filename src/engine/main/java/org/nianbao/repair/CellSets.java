package org.nianbao.repair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds every set of so many figures that, changed, makes all sums hold, given that no fewer do. A
 * sum that fails must hold a changed figure, and one that holds not a single one: such a sum is open,
 * and one of its figures must be in the set. The open sum with the fewest figures is followed.
 */
final class CellSets {
  /** Where there are more, nobody can choose; the search ends. */
  private static final int MOST = 400;

  private final Equations equations;
  private final List<Equation> sums;
  private final long[] excesses;
  private final int size;
  private final List<List<Integer>> sumsOf;
  private final boolean[] barred;
  private final int[] touched;
  private final List<Integer> chosen = new ArrayList<>();
  private final List<Repair> found = new ArrayList<>();
  private final Set<Set<Integer>> seen = new LinkedHashSet<>();
  private int widest;

  private CellSets(
      Equations equations, List<Equation> sums, Repair done, int size) {
    this.equations = equations;
    this.sums = sums;
    this.size = size;
    this.excesses = sums.stream().mapToLong(sum -> sum.excess(done)).toArray();
    this.touched = new int[sums.size()];
    this.barred = new boolean[equations.cells()];
    for (int cell = 0; cell < barred.length; cell++) {
      barred[cell] = done.changes(cell);
    }
    sumsOf = Equation.byCell(sums, barred.length);
    sumsOf.forEach(each -> widest = Math.max(widest, each.size()));
  }

  /**
   * Every such set.
   *
   * @param sums those that are to hold
   * @param done what is changed already, and not changed again
   */
  static List<Repair> of(Equations equations, List<Equation> sums, Repair done, int size) {
    CellSets sets = new CellSets(equations, sums, done, size);
    sets.search();
    return sets.found;
  }

  private void search() {
    int left = size - chosen.size();
    int open = 0;
    int followed = -1;
    for (int sum = 0; sum < excesses.length; sum++) {
      if (excesses[sum] != 0 ? touched[sum] == 0 : touched[sum] == 1) {
        open++;
        if (followed < 0 || sums.get(sum).size() < sums.get(followed).size()) {
          followed = sum;
        }
      }
    }
    if (open > left * widest || found.size() >= MOST) {
      return;
    }
    if (left == 0) {
      solve();
    } else if (followed >= 0) {
      follow(cells(List.of(followed)));
    } else {
      List<Integer> all = new ArrayList<>();
      for (int sum = 0; sum < touched.length; sum++) {
        if (touched[sum] > 0) {
          all.add(sum);
        }
      }
      follow(cells(all)); // they cannot yet be right, for no fewer are
    }
  }

  private List<Integer> cells(List<Integer> of) {
    Set<Integer> cells = new LinkedHashSet<>();
    for (int sum : of) {
      for (int term = 0; term < sums.get(sum).size(); term++) {
        cells.add(sums.get(sum).cell(term));
      }
    }
    return cells.stream().filter(cell -> !barred[cell]).toList();
  }

  /** Takes each in turn; what was tried is not to be in the sets that come after. */
  private void follow(List<Integer> cells) {
    for (int cell : cells) {
      choose(cell, 1);
      search();
      choose(cell, -1);
      barred[cell] = true;
    }
    cells.forEach(cell -> barred[cell] = false);
  }

  private void choose(int cell, int times) {
    barred[cell] = times > 0;
    for (int sum : sumsOf.get(cell)) {
      touched[sum] += times;
    }
    if (times > 0) {
      chosen.add(cell);
    } else {
      chosen.remove(chosen.size() - 1);
    }
  }

  private void solve() {
    List<long[]> factors = new ArrayList<>();
    List<Long> over = new ArrayList<>();
    for (int sum = 0; sum < touched.length; sum++) {
      if (touched[sum] > 0) {
        Equation equation = sums.get(sum);
        factors.add(chosen.stream().mapToLong(equation::factorOf).toArray());
        over.add(excesses[sum]);
      }
    }
    long[] values = chosen.stream().mapToLong(equations::value).toArray();
    if (!seen.add(Set.copyOf(chosen))) {
      return;
    }
    for (long[] changes : Solution.of(factors, over, values)) {
      boolean possible = true;
      for (int each = 0; each < changes.length; each++) {
        possible &= equations.isPossible(chosen.get(each), values[each] + changes[each]);
      }
      if (possible) {
        int[] cells = chosen.stream().mapToInt(Integer::intValue).toArray();
        found.add(new Repair(cells, changes));
      }
    }
  }

  @Override
  public String toString() {
    return Arrays.toString(excesses);
  }
}
