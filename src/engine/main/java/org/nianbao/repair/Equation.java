package org.nianbao.repair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.nianbao.template.Rule;

/**
 * A rule over the figures that somebody typed: what the form computes is replaced by what it is
 * computed from. Only the figures that may be changed stand in it; all else is in its excess. What
 * the narrative states is the right side of a rule about it.
 */
final class Equation {
  private final Rule rule;
  private final int[] cells;
  private final long[] factors;

  /** For each figure there is how many times it counts: looked up far more often than made. */
  private final long[] factorOf;

  private final long excess;

  /**
   * An equation as it stands.
   *
   * @param factors how many times each figure counts, none of them 0
   * @param figures how many figures there are in all
   * @param excess its left side less its right
   */
  Equation(Rule rule, SortedMap<Integer, Long> factors, int figures, long excess) {
    this.rule = rule;
    this.cells = new int[factors.size()];
    this.factors = new long[factors.size()];
    this.factorOf = new long[figures];
    int term = 0;
    for (Map.Entry<Integer, Long> each : factors.entrySet()) {
      this.cells[term] = each.getKey();
      this.factors[term++] = each.getValue();
      this.factorOf[each.getKey()] = each.getValue();
    }
    this.excess = excess;
  }

  /** For each of so many figures, in which of these it stands, by their places in the list. */
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

  /** How many figures stand in it. */
  int size() {
    return cells.length;
  }

  int cell(int term) {
    return cells[term];
  }

  long factor(int term) {
    return factors[term];
  }

  /** How many times a figure counts in it; 0 if it does not. */
  long factorOf(int cell) {
    return factorOf[cell];
  }

  /** Its left side less its right. */
  long excess() {
    return excess;
  }

  /** The same when figures are changed. */
  long excess(Repair repair) {
    long sum = excess;
    for (int each = 0; each < repair.size(); each++) {
      sum += factorOf(repair.cell(each)) * repair.change(each);
    }
    return sum;
  }

  /** Whether it holds with so much too much on its left. */
  boolean holds(long difference) {
    return rule.relation().compares() ? rule.relation().holds(difference) : difference == 0;
  }

  /** Whether it has a figure in common with these. */
  boolean touches(Set<Integer> others) {
    return Arrays.stream(cells).anyMatch(others::contains);
  }

  /** Whether all its figures are among these. */
  boolean isWithin(Set<Integer> others) {
    return Arrays.stream(cells).allMatch(others::contains);
  }

  @Override
  public String toString() {
    return rule + " " + excess;
  }
}
