package org.nianbao.repair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nianbao.template.Field;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Rule;
import org.nianbao.template.Severity;

/**
 * The likelihood of errors, as costs in points. Ten points are a factor of ten: an event of
 * probability 1/10 costs 10 points, one of 1/1000 costs 30; the costs of independent events add up.
 * Every error costs {@link #ERROR_COST}. To this are added the frequency of its kind, and the
 * number of other values that the same kind of error could have produced: 21 for 12 is one of few
 * swaps, 734 for 12 one of thousands of arbitrary values. The weights are estimates and not
 * measured. They separate clearly different likelihoods; suggestions of nearly equal cost are shown
 * as equally good.
 */
final class ErrorLikelihood {
  /** The cost of any error. */
  private static final int ERROR_COST = 30;

  /** The cost of a total relative to another figure: totals are also added up and copied. */
  private static final int TOTAL_COST = -3;

  /**
   * The cost of a contradiction with the narrative or last year's report that appears; one that
   * disappears reduces the cost. It outweighs any difference of how people slip.
   */
  private static final int CONTRADICTION_COST = 60;

  /** The cost of a correction that restores last year's value. */
  private static final int SAME_AS_LAST_YEAR_COST = -5;

  private static final int SWAP_COST = 12;
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
  private record Explanation(ErrorKind errorKind, int cost) {
    Explanation orIfCheaper(boolean applies, ErrorKind other, int otherCost) {
      return applies && otherCost < cost ? new Explanation(other, otherCost) : this;
    }
  }

  /** Returns these corrections as one. */
  Candidate candidate(List<Correction> corrections) {
    List<Change> changes = new ArrayList<>();
    int cost = 0;
    int errors = 0;
    for (Correction correction : corrections) {
      if (correction.errorKind() == ErrorKind.SEVERAL) {
        errors += correction.size();
        cost += addSeparateErrors(correction, changes);
      } else {
        errors++;
        cost += ERROR_COST + correction.cost();
        List<Change> together = new ArrayList<>();
        for (int each = 0; each < correction.size(); each++) {
          together.add(change(correction, each, correction.errorKind()));
        }
        together.sort(Comparator.comparing(change -> change.field().address()));
        changes.addAll(together);
      }
    }
    Correction whole = combine(corrections);
    int evidence = resolvedContradictions(whole);
    cost -= CONTRADICTION_COST * evidence;
    List<ErrorKind> errorKinds = changes.stream().map(Change::errorKind).distinct().toList();
    ErrorKind errorKind = errorKinds.size() == 1 ? errorKinds.get(0) : ErrorKind.SEVERAL;
    return new Candidate(new Suggestion(changes, errorKind, 100 - cost), whole, errors, evidence);
  }

  /** Returns one correction with all changes. */
  static Correction combine(List<Correction> corrections) {
    List<Integer> cells = new ArrayList<>();
    List<Long> changes = new ArrayList<>();
    for (Correction correction : corrections) {
      for (int each = 0; each < correction.size(); each++) {
        cells.add(correction.cell(each));
        changes.add(correction.change(each));
      }
    }
    return Correction.of(ErrorKind.SEVERAL, 0, cells, changes);
  }

  private int addSeparateErrors(Correction correction, List<Change> changes) {
    int cost = 0;
    boolean[] done = new boolean[correction.size()];
    for (int each = 0; each < correction.size(); each++) {
      if (done[each]) {
        continue;
      }
      int partner = swappedWith(correction, each);
      if (partner > each) {
        done[partner] = true;
        cost += ERROR_COST + SWAP_COST;
        changes.add(change(correction, each, ErrorKind.SWAPPED));
        changes.add(change(correction, partner, ErrorKind.SWAPPED));
      } else {
        int cell = correction.cell(each);
        Explanation explanation = explain(cell, equations.value(cell) + correction.change(each));
        cost += ERROR_COST + explanation.cost() + (equations.isTotal(cell) ? TOTAL_COST : 0);
        ErrorKind errorKind =
            resolvesLastYearWarning(correction, each)
                ? ErrorKind.LAST_YEAR
                : explanation.errorKind();
        changes.add(change(correction, each, errorKind));
      }
    }
    return cost;
  }

  /** Returns the changed adjacent figure that swapped values with this one; -1 if there is none. */
  private int swappedWith(Correction correction, int each) {
    for (int other = each + 1; other < correction.size(); other++) {
      int first = correction.cell(each);
      int second = correction.cell(other);
      if (equations.value(first) + correction.change(each) == equations.value(second)
          && equations.value(second) + correction.change(other) == equations.value(first)
          && neighbours.neighbours(first).contains(second)) {
        return other;
      }
    }
    return -1;
  }

  private Change change(Correction correction, int each, ErrorKind errorKind) {
    int cell = correction.cell(each);
    Field field = equations.field(cell);
    long value = equations.value(cell);
    return new Change(
        field,
        equations.submission().hasCellAddresses()
            ? equations.submission().place(field.key())
            : null,
        equations.toDecimal(value),
        equations.toDecimal(value + correction.change(each)),
        errorKind);
  }

  /**
   * Returns the most likely explanation of a changed figure.
   *
   * @param correct the correct value
   */
  private Explanation explain(int cell, long correct) {
    long actual = equations.value(cell);
    String typedDigits = digits(actual);
    String expectedDigits = digits(correct);
    Explanation explanation =
        new Explanation(
            ErrorKind.UNKNOWN,
            10 + Math.max(arbitraryValueCost(actual), arbitraryValueCost(correct)));
    boolean total = equations.isTotal(cell);
    boolean copied =
        actual != 0
            && neighbours.neighbours(cell).stream()
                .anyMatch(near -> equations.value(near) == actual);
    explanation =
        explanation
            .orIfCheaper(
                typedDigits.length() == 1 && expectedDigits.length() == 1, ErrorKind.UNKNOWN, 18)
            .orIfCheaper(total, ErrorKind.MISCOUNTED, 8 + arbitraryValueCost(correct - actual))
            .orIfCheaper(total && actual == 2 * correct, ErrorKind.DOUBLED_TOTAL, 12)
            .orIfCheaper(copied, ErrorKind.COPIED, 19)
            .orIfCheaper(
                DigitErrors.differInOneDigit(typedDigits, expectedDigits)
                    && expectedDigits.length() > 1,
                ErrorKind.DIGIT,
                21)
            .orIfCheaper(
                DigitErrors.hasOneMoreDigit(typedDigits, expectedDigits) && actual != 0,
                ErrorKind.EXTRA,
                24)
            .orIfCheaper(
                actual != 0 && DigitErrors.hasOneMoreDigit(expectedDigits, typedDigits),
                ErrorKind.DROPPED,
                13)
            .orIfCheaper(
                DigitErrors.hasDoubledDigit(typedDigits, expectedDigits), ErrorKind.DOUBLED, 13)
            .orIfCheaper(
                actual == TEN_THOUSAND * correct || correct == TEN_THOUSAND * actual,
                ErrorKind.UNIT,
                11)
            .orIfCheaper(
                DigitErrors.areTransposed(typedDigits, expectedDigits), ErrorKind.TRANSPOSED, 8)
            .orIfCheaper(
                Math.abs(correct - actual) == equations.inUnits(1), ErrorKind.OFF_BY_ONE, 13)
            .orIfCheaper(actual == 0, ErrorKind.OMITTED, equations.isBlank(cell) ? 10 : 12)
            .orIfCheaper(actual == 0 && total, ErrorKind.UNSUMMED, 5);
    Long last = equations.lastYearValue(cell);
    return last != null && correct != 0 && last == correct
        ? new Explanation(explanation.errorKind(), explanation.cost() + SAME_AS_LAST_YEAR_COST)
        : explanation;
  }

  /** Returns whether changing a single figure resolves a warning about last year's figures. */
  private boolean resolvesLastYearWarning(Correction correction, int each) {
    int[] cells = {correction.cell(each)};
    Correction alone = new Correction(cells, new long[] {correction.change(each)});
    return equations.all().stream()
        .anyMatch(
            equation ->
                equation.factorOf(cells[0]) != 0
                    && comparesWithLastYear(equation.rule())
                    && !equation.holds(equation.excess())
                    && equation.holds(equation.excess(alone)));
  }

  private boolean comparesWithLastYear(Rule rule) {
    LinearExpression right = rule.right();
    return right != null
        && right.coefficients().keySet().stream()
            .map(equations.submission().template()::field)
            .anyMatch(field -> field != null && field.isPrevious());
  }

  /**
   * Returns the number of contradictions with the narrative or last year's report that disappear,
   * minus those that appear.
   */
  private int resolvedContradictions(Correction correction) {
    int resolved = 0;
    for (Equation equation : equations.all()) {
      if (equation.rule().severity() != Severity.ERROR) {
        boolean before = equation.holds(equation.excess());
        boolean after = equation.holds(equation.excess(correction));
        resolved += before == after ? 0 : before ? -1 : 1;
      }
    }
    return resolved;
  }

  /** Returns the cost of a particular value among all values with the same number of digits. */
  static int arbitraryValueCost(long value) {
    return 10 * Math.min(MAX_DIGITS, digits(value).length());
  }

  private static String digits(long value) {
    return Long.toString(Math.abs(value));
  }
}
