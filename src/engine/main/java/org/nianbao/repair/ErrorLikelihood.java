package org.nianbao.repair;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.template.Field;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Rule;
import org.nianbao.template.Severity;

/**
 * The likelihood of errors, as costs in points. Ten points are a factor of ten: an event of
 * probability 1/10 costs 10 points, one of 1/1000 costs 30; the costs of independent events add up.
 * Every error costs {@link #ERROR}. To this are added the frequency of its kind, and the number of
 * other values that the same kind of error could have produced: 21 for 12 is one of few swaps, 734
 * for 12 one of thousands of arbitrary values. The weights are estimates and not measured. They
 * serve to separate what differs clearly; suggestions of nearly equal cost are shown as equally
 * good.
 */
final class ErrorLikelihood {
  /** The cost of any error. */
  private static final int ERROR = 30;

  /** The cost of a total relative to another figure: totals are also added up and copied. */
  private static final int TOTAL = -3;

  /** The cost of a warning that appears; one that disappears reduces the cost. */
  private static final int WARNING = 10;

  /** The cost of a correction that restores last year's value. */
  private static final int SAME_AS_LAST_YEAR = -5;

  private static final int SWAPPED = 12;
  private static final int TEN_THOUSAND = 10_000;

  /** The maximum number of digits that increase the cost. */
  private static final int MAX_DIGITS = 4;

  private final Equations equations;
  private final AdjacentFigures neighbours;

  ErrorLikelihood(Equations equations, AdjacentFigures neighbours) {
    this.equations = equations;
    this.neighbours = neighbours;
  }

  /** A kind of error and its cost. */
  private record Guess(ErrorKind slip, int cost) {
    Guess or(boolean applies, ErrorKind other, int otherCost) {
      return applies && otherCost < cost ? new Guess(other, otherCost) : this;
    }
  }

  /** Returns the suggestion that combines these repairs. */
  Suggestion suggestion(List<Correction> repairs) {
    List<Change> changes = new ArrayList<>();
    int cost = 0;
    for (Correction repair : repairs) {
      if (repair.slip() == ErrorKind.SEVERAL) {
        cost += separateErrors(repair, changes);
      } else {
        cost += ERROR + repair.cost();
        List<Change> together = new ArrayList<>();
        for (int each = 0; each < repair.size(); each++) {
          together.add(change(repair, each, repair.slip()));
        }
        together.sort(Comparator.comparing(change -> change.field().address()));
        changes.addAll(together);
      }
    }
    Correction whole = joined(repairs);
    cost += warnings(whole);
    List<ErrorKind> slips = changes.stream().map(Change::slip).distinct().toList();
    return new Suggestion(
        changes, slips.size() == 1 ? slips.get(0) : ErrorKind.SEVERAL, 100 - cost);
  }

  /** Returns one repair with all changes. */
  static Correction joined(List<Correction> repairs) {
    List<Integer> cells = new ArrayList<>();
    List<Long> changes = new ArrayList<>();
    for (Correction repair : repairs) {
      for (int each = 0; each < repair.size(); each++) {
        cells.add(repair.cell(each));
        changes.add(repair.change(each));
      }
    }
    return new Correction(
        cells.stream().mapToInt(Integer::intValue).toArray(),
        changes.stream().mapToLong(Long::longValue).toArray());
  }

  private int separateErrors(Correction repair, List<Change> changes) {
    int cost = 0;
    boolean[] done = new boolean[repair.size()];
    for (int each = 0; each < repair.size(); each++) {
      if (done[each]) {
        continue;
      }
      int partner = partner(repair, each);
      if (partner > each) {
        done[partner] = true;
        cost += ERROR + SWAPPED;
        changes.add(change(repair, each, ErrorKind.SWAPPED));
        changes.add(change(repair, partner, ErrorKind.SWAPPED));
      } else {
        int cell = repair.cell(each);
        Guess guess = guess(cell, equations.value(cell) + repair.change(each));
        cost += ERROR + guess.cost() + (equations.isTotal(cell) ? TOTAL : 0);
        ErrorKind slip = lastYear(repair, each) ? ErrorKind.LAST_YEAR : guess.slip();
        changes.add(change(repair, each, slip));
      }
    }
    return cost;
  }

  /** Returns the changed adjacent figure that swapped values with this one; -1 if there is none. */
  private int partner(Correction repair, int each) {
    for (int other = each + 1; other < repair.size(); other++) {
      int first = repair.cell(each);
      int second = repair.cell(other);
      if (equations.value(first) + repair.change(each) == equations.value(second)
          && equations.value(second) + repair.change(other) == equations.value(first)
          && neighbours.around(first).contains(second)) {
        return other;
      }
    }
    return -1;
  }

  private Change change(Correction repair, int each, ErrorKind slip) {
    int cell = repair.cell(each);
    Field field = equations.field(cell);
    long value = equations.value(cell);
    return new Change(
        field,
        equations.submission().place(field.key()),
        equations.decimal(value),
        equations.decimal(value + repair.change(each)),
        slip);
  }

  /**
   * Returns the most likely explanation of a changed figure.
   *
   * @param correct the correct value
   */
  private Guess guess(int cell, long correct) {
    long is = equations.value(cell);
    String typed = digits(is);
    String meant = digits(correct);
    Guess guess = new Guess(ErrorKind.UNKNOWN, 10 + Math.max(anyOf(is), anyOf(correct)));
    boolean total = equations.isTotal(cell);
    boolean copied =
        is != 0 && neighbours.around(cell).stream().anyMatch(near -> equations.value(near) == is);
    guess =
        guess
            .or(typed.length() == 1 && meant.length() == 1, ErrorKind.UNKNOWN, 18)
            .or(total, ErrorKind.MISCOUNTED, 8 + anyOf(correct - is))
            .or(copied, ErrorKind.COPIED, 19)
            .or(DigitErrors.differInOne(typed, meant) && meant.length() > 1, ErrorKind.DIGIT, 21)
            .or(DigitErrors.isOneLonger(typed, meant) && is != 0, ErrorKind.EXTRA, 24)
            .or(is != 0 && DigitErrors.isOneLonger(meant, typed), ErrorKind.DROPPED, 13)
            .or(DigitErrors.isDoubled(typed, meant), ErrorKind.DOUBLED, 13)
            .or(is == TEN_THOUSAND * correct || correct == TEN_THOUSAND * is, ErrorKind.UNIT, 11)
            .or(DigitErrors.areTransposed(typed, meant), ErrorKind.TRANSPOSED, 8)
            .or(Math.abs(correct - is) == 1, ErrorKind.OFF_BY_ONE, 13)
            .or(is == 0, ErrorKind.OMITTED, equations.isBlank(cell) ? 10 : 12)
            .or(is == 0 && total, ErrorKind.UNSUMMED, 5);
    Long last = lastYear(cell);
    return last != null && correct != 0 && last == correct
        ? new Guess(guess.slip(), guess.cost() + SAME_AS_LAST_YEAR)
        : guess;
  }

  /** Returns last year's figure as a multiple of the unit; null if it is not known. */
  private @Nullable Long lastYear(int cell) {
    BigDecimal last = equations.submission().value(Field.previousKey(equations.field(cell).key()));
    return last == null ? null : equations.counted(last);
  }

  /** Returns whether changing a single figure resolves a warning about last year's figures. */
  private boolean lastYear(Correction repair, int each) {
    int[] cells = {repair.cell(each)};
    Correction alone = new Correction(cells, new long[] {repair.change(each)});
    return equations.all().stream()
        .anyMatch(
            equation ->
                equation.factorOf(cells[0]) != 0
                    && speaksOfLastYear(equation.rule())
                    && !equation.holds(equation.excess())
                    && equation.holds(equation.excess(alone)));
  }

  private boolean speaksOfLastYear(Rule rule) {
    LinearExpression right = rule.right();
    return right != null
        && right.coefficients().keySet().stream()
            .map(equations.submission().template()::field)
            .anyMatch(field -> field != null && field.isPrevious());
  }

  /**
   * Returns the points for warnings: positive for those that appear, negative for those that
   * disappear.
   */
  private int warnings(Correction repair) {
    int cost = 0;
    for (Equation equation : equations.all()) {
      if (equation.rule().severity() != Severity.ERROR) {
        boolean before = equation.holds(equation.excess());
        boolean after = equation.holds(equation.excess(repair));
        cost += before == after ? 0 : before ? WARNING : -WARNING;
      }
    }
    return cost;
  }

  /** Returns the cost of a particular value among all values with the same number of digits. */
  static int anyOf(long value) {
    return 10 * Math.min(MAX_DIGITS, digits(value).length());
  }

  private static String digits(long value) {
    return Long.toString(Math.abs(value));
  }
}
