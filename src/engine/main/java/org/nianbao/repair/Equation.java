package org.nianbao.repair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.nianbao.template.Rule;

/**
 * A rule in terms of the typed figures: computed figures are replaced by the figures they are
 * computed from. Its terms are the figures that may be changed; everything else is part of its
 * excess. For a count of the narrative, the right side is the stated number.
 */
final class Equation {
  private final Rule rule;
  private final int[] cells;
  private final long[] factors;

  /** The factor of each figure, by cell index, for fast lookup. */
  private final long[] factorsByCell;

  private final long excess;

  /**
   * Creates an equation.
   *
   * @param factors the factor of each figure; none is 0
   * @param figures the number of all figures
   * @param excess the left side minus the right side
   */
  Equation(Rule rule, SortedMap<Integer, Long> factors, int figures, long excess) {
    this.rule = rule;
    this.cells = new int[factors.size()];
    this.factors = new long[factors.size()];
    this.factorsByCell = new long[figures];
    int term = 0;
    for (Map.Entry<Integer, Long> each : factors.entrySet()) {
      this.cells[term] = each.getKey();
      this.factors[term++] = each.getValue();
      this.factorsByCell[each.getKey()] = each.getValue();
    }
    this.excess = excess;
  }

  /** Returns, for each figure, the indexes of the equations that contain it. */
  static List<List<Integer>> byCell(List<Equation> equations, int figures) {
    List<List<Integer>> byCell = new ArrayList<>();
    for (int cell = 0; cell < figures; cell++) {
      byCell.add(new ArrayList<>());
    }
    for (int each = 0; each < equations.size(); each++) {
      for (int cell : equations.get(each).cells) {
        byCell.get(cell).add(each);
      }
    }
    return byCell;
  }

  Rule rule() {
    return rule;
  }

  /** Returns the number of figures in the equation. */
  int size() {
    return cells.length;
  }

  int cell(int term) {
    return cells[term];
  }

  long factor(int term) {
    return factors[term];
  }

  /** Returns the factor of a figure; 0 if the equation does not contain it. */
  long factorOf(int cell) {
    return factorsByCell[cell];
  }

  /** Returns whether the equation contains a figure. */
  boolean contains(int cell) {
    return factorsByCell[cell] != 0;
  }

  /** Returns the left side minus the right side. */
  long excess() {
    return excess;
  }

  /** Returns the left side minus the right side after a correction. */
  long excess(Correction correction) {
    return excessAfter(correction, excess);
  }

  /**
   * Returns the left side minus the right side after a correction.
   *
   * @param before the left side minus the right side before
   */
  long excessAfter(Correction correction, long before) {
    long sum = before;
    for (int each = 0; each < correction.size(); each++) {
      sum += factorOf(correction.cell(each)) * correction.change(each);
    }
    return sum;
  }

  /** Returns whether the rule holds with this difference of its sides. */
  boolean holds(long difference) {
    return rule.relation().isComparison() ? rule.relation().holds(difference) : difference == 0;
  }

  /** Returns whether the equation contains any of these figures. */
  boolean containsAny(Set<Integer> others) {
    return Arrays.stream(cells).anyMatch(others::contains);
  }

  /** Returns whether all figures of the equation are among these. */
  boolean isWithin(Set<Integer> others) {
    return Arrays.stream(cells).allMatch(others::contains);
  }

  @Override
  public String toString() {
    return rule + " " + excess;
  }
}
