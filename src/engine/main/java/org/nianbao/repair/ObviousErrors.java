package org.nianbao.repair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nianbao.template.Rule;

/**
 * The search for obvious errors among many: a figure is obviously wrong if all its sums fail,
 * several of them are corrected by the same change of it, and no other figure explains any of them
 * in this way. It does not prove that fewer changes are insufficient, and it is used only if the
 * search for few errors found no solution.
 */
final class ObviousErrors {
  private final Equations equations;
  private final List<Equation> sums;
  private final long[] excesses;
  private final List<Integer> cells = new ArrayList<>();
  private final List<Long> changes = new ArrayList<>();

  private ObviousErrors(Equations equations, Set<Integer> group) {
    this.equations = equations;
    this.sums = equations.allSums().stream().filter(sum -> sum.isWithin(group)).toList();
    this.excesses = sums.stream().mapToLong(Equation::excess).toArray();
  }

  /** Returns the obvious changes among these figures; empty if there are none. */
  static Correction find(Equations equations, Set<Integer> group) {
    ObviousErrors search = new ObviousErrors(equations, group);
    search.fillTotals();
    boolean more = true;
    while (more) {
      more = search.applyObvious(group);
    }
    return Correction.of(ErrorKind.SEVERAL, 0, search.cells, search.changes);
  }

  /**
   * Fills in many totals that were left at 0 though their parts are not, such as a whole column, if
   * that reduces the number of failing sums.
   */
  private void fillTotals() {
    long[] before = excesses.clone();
    for (Rule rule : equations.submission().template().totals()) { // parts before their totals
      for (int sum = 0; sum < sums.size(); sum++) {
        if (excesses[sum] != 0 && sums.get(sum).rule().equals(rule)) {
          fillTotal(sum);
        }
      }
    }
    if (cells.size() <= ErrorLocaliser.MAX_ERRORS || failing(excesses) >= failing(before)) {
      cells.clear();
      changes.clear();
      System.arraycopy(before, 0, excesses, 0, excesses.length);
    }
  }

  private void fillTotal(int sum) {
    int total = equations.totalOf(sums.get(sum));
    if (total == Equations.NONE || equations.value(total) != 0) {
      return;
    }
    long factor = sums.get(sum).factorOf(total);
    long change = factor == 0 ? 0 : -excesses[sum] / factor;
    if (change * factor == -excesses[sum] && equations.isPossible(total, change)) {
      add(total, change);
    }
  }

  private static long failing(long[] excesses) {
    return Arrays.stream(excesses).filter(excess -> excess != 0).count();
  }

  private void add(int cell, long change) {
    cells.add(cell);
    changes.add(change);
    sumsOf(cell).forEach(sum -> excesses[sum] += sums.get(sum).factorOf(cell) * change);
  }

  /**
   * Applies the obvious changes.
   *
   * @return whether there were any
   */
  private boolean applyObvious(Set<Integer> group) {
    Map<Integer, Long> obvious = new HashMap<>();
    int[] explained = new int[sums.size()];
    for (int cell : group) {
      long change = change(cell);
      if (change != 0) {
        obvious.put(cell, change);
        sumsOf(cell).forEach(sum -> explained[sum]++);
      }
    }
    Set<Integer> alone = new HashSet<>(obvious.keySet());
    alone.removeIf(cell -> sumsOf(cell).stream().anyMatch(sum -> explained[sum] != 1));
    for (int cell : alone.stream().sorted().toList()) {
      add(cell, obvious.getOrDefault(cell, 0L));
    }
    return !alone.isEmpty();
  }

  /**
   * Returns the change of a figure that corrects all its failing sums, if there are several;
   * otherwise 0.
   */
  private long change(int cell) {
    List<Integer> sumsOfCell = sumsOf(cell);
    long change = 0;
    for (int sum : sumsOfCell) {
      long factor = sums.get(sum).factorOf(cell);
      long needed = -excesses[sum] / factor;
      if (needed == 0 || needed * factor != -excesses[sum] || (change != 0 && needed != change)) {
        return 0;
      }
      change = needed;
    }
    boolean possible =
        sumsOfCell.size() > 1
            && !cells.contains(cell)
            && equations.isPossible(cell, equations.value(cell) + change);
    return possible ? change : 0;
  }

  private List<Integer> sumsOf(int cell) {
    List<Integer> sumsOfCell = new ArrayList<>();
    for (int sum = 0; sum < sums.size(); sum++) {
      if (sums.get(sum).factorOf(cell) != 0) {
        sumsOfCell.add(sum);
      }
    }
    return sumsOfCell;
  }
}
