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
 * Many slips of one figure each, far apart: where all sums that see a figure fail, several of them,
 * by what one change of it mends, and no other figure explains any of them so, it is plain which it
 * is. That says nothing of whether fewer changes would do, and is asked only where a search for few
 * found none.
 */
final class PlainSlips {
  private final Equations equations;
  private final List<Equation> sums;
  private final long[] left;
  private final List<Integer> cells = new ArrayList<>();
  private final List<Long> changes = new ArrayList<>();

  private PlainSlips(Equations equations, Set<Integer> group) {
    this.equations = equations;
    this.sums = equations.everySum().stream().filter(sum -> sum.isWithin(group)).toList();
    this.left = sums.stream().mapToLong(Equation::excess).toArray();
  }

  /** The changes among these figures that are plain; none if there is none. */
  static Repair of(Equations equations, Set<Integer> group) {
    PlainSlips slips = new PlainSlips(equations, group);
    slips.addUp(group);
    boolean more = true;
    while (more) {
      more = slips.mend(group);
    }
    return new Repair(
        slips.cells.stream().mapToInt(Integer::intValue).toArray(),
        slips.changes.stream().mapToLong(Long::longValue).toArray());
  }

  /**
   * Many totals left at 0 whose parts are not, such as a whole column of them: they are what their
   * parts come to, if that makes fewer sums fail.
   */
  private void addUp(Set<Integer> group) {
    long[] before = left.clone();
    for (Rule rule : equations.submission().template().totals()) {
      for (int sum = 0; sum < sums.size(); sum++) {
        if (sums.get(sum).rule().equals(rule) && left[sum] != 0) {
          addUp(sum, rule, group);
        }
      }
    }
    if (cells.size() <= Localiser.MOST_SLIPS || failing(left) >= failing(before)) {
      cells.clear();
      changes.clear();
      System.arraycopy(before, 0, left, 0, left.length);
    }
  }

  private void addUp(int sum, Rule rule, Set<Integer> group) {
    for (int cell : group) {
      long factor = sums.get(sum).factorOf(cell);
      boolean total = equations.field(cell).key().equals(rule.subject());
      if (total && factor != 0 && equations.value(cell) == 0 && left[sum] % factor == 0) {
        long change = -left[sum] / factor;
        if (equations.isPossible(cell, change)) {
          put(cell, change);
        }
      }
    }
  }

  private static long failing(long[] excesses) {
    return Arrays.stream(excesses).filter(excess -> excess != 0).count();
  }

  private void put(int cell, long change) {
    cells.add(cell);
    changes.add(change);
    sumsOf(cell).forEach(sum -> left[sum] += sums.get(sum).factorOf(cell) * change);
  }

  /** Mends what is plain; says whether anything was. */
  private boolean mend(Set<Integer> group) {
    Map<Integer, Long> plain = new HashMap<>();
    int[] explained = new int[sums.size()];
    for (int cell : group) {
      long change = change(cell);
      if (change != 0) {
        plain.put(cell, change);
        sumsOf(cell).forEach(sum -> explained[sum]++);
      }
    }
    Set<Integer> alone = new HashSet<>(plain.keySet());
    alone.removeIf(cell -> sumsOf(cell).stream().anyMatch(sum -> explained[sum] != 1));
    for (int cell : alone.stream().sorted().toList()) {
      put(cell, plain.getOrDefault(cell, 0L));
    }
    return !alone.isEmpty();
  }

  /** What mends every sum that sees a figure, and there are several; 0 if nothing does. */
  private long change(int cell) {
    List<Integer> seen = sumsOf(cell);
    long change = 0;
    for (int sum : seen) {
      long factor = sums.get(sum).factorOf(cell);
      long own = -left[sum] / factor;
      if (own == 0 || own * factor != -left[sum] || (change != 0 && own != change)) {
        return 0;
      }
      change = own;
    }
    boolean possible =
        seen.size() > 1
            && !cells.contains(cell)
            && equations.isPossible(cell, equations.value(cell) + change);
    return possible ? change : 0;
  }

  private List<Integer> sumsOf(int cell) {
    List<Integer> seen = new ArrayList<>();
    for (int sum = 0; sum < sums.size(); sum++) {
      if (sums.get(sum).factorOf(cell) != 0) {
        seen.add(sum);
      }
    }
    return seen;
  }
}
