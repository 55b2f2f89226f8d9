package org.nianbao.repair;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Figure;
import org.nianbao.form.Figure.Status;
import org.nianbao.form.StatedFigure;
import org.nianbao.form.Submission;
import org.nianbao.rule.UnfilledParts;
import org.nianbao.template.Field;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Relation;
import org.nianbao.template.Rule;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/**
 * The comparing rules of a submission as equations over the typed figures, in whole multiples of
 * the smallest unit in use.
 */
final class Equations {
  /** The index of no figure. */
  static final int NONE = -1;

  /** The maximum magnitude of a value, so that sums stay within the range of a long. */
  private static final long MAX_VALUE = 1_000_000_000_000_000L;

  private static final int MAX_DECIMALS = 6;

  private final Submission submission;
  private final List<Field> cells = new ArrayList<>();

  /** The cell index of each field of the template; -1 if the field is not a cell. */
  private final int[] cellIndexes;

  private final List<Equation> all = new ArrayList<>();
  private final List<Equation> sums;
  private final int decimals;

  /** The value 1 as a multiple of the unit. */
  private final long unit;

  private final long[] values;
  private final RuleDifferences differencesOfTyped;

  /**
   * Creates the equations of a submission.
   *
   * @param statedFigures the figures that the narrative states
   * @throws ArithmeticException if the figures are too large to be calculated in a long
   */
  Equations(Submission submission, Set<StatedFigure> statedFigures) {
    this.submission = submission;
    Template template = submission.template();
    differencesOfTyped = RuleDifferences.of(submission);
    List<Rule> rules = new ArrayList<>();
    List<RuleDifference> differences = new ArrayList<>();
    cellIndexes = new int[template.fields().size()];
    Arrays.fill(cellIndexes, -1);
    UnfilledParts unfilled = UnfilledParts.of(submission);
    for (int each = 0; each < template.rules().size(); each++) {
      Rule rule = template.rules().get(each);
      if (unfilled.explains(rule)) {
        continue;
      }
      RuleDifference difference = isDecided(rule) ? differencesOfTyped.ofRule(each) : null;
      if (difference != null) {
        rules.add(rule);
        differences.add(difference);
        if (isSum(rule)) {
          addCells(difference);
        }
      }
    }
    for (StatedFigure stated : statedFigures) {
      RuleDifference difference = differenceFromText(stated);
      if (difference != null) {
        rules.add(stated.rule());
        differences.add(difference);
      }
    }
    int maxDecimals = 0;
    for (RuleDifference difference : differences) {
      maxDecimals = Math.max(maxDecimals, decimals(difference));
    }
    this.decimals = maxDecimals;
    this.unit = toUnits(BigDecimal.ONE);
    this.values = new long[cells.size()];
    for (int cell = 0; cell < values.length; cell++) {
      values[cell] = toUnits(valueOf(cells.get(cell).index()));
    }
    for (int each = 0; each < differences.size(); each++) {
      all.add(equation(rules.get(each), differences.get(each)));
    }
    this.sums = IndependentEquations.of(allSums(), values.length);
  }

  private static boolean isSum(Rule rule) {
    return rule.relation() == Relation.EQUAL && rule.severity() == Severity.ERROR;
  }

  /** Returns whether a rule applies to units of this level and all its figures are known. */
  private boolean isDecided(Rule rule) {
    LinearExpression left = rule.left();
    LinearExpression right = rule.right();
    return rule.relation().isComparison()
        && left != null
        && right != null
        && (rule.levels().isEmpty() || rule.levels().contains(submission.text(Template.LEVEL)))
        && submission.value(left) != null
        && submission.value(right) != null;
  }

  /**
   * Returns a figure minus the number in the narrative; null if the figure is not known, or is left
   * at 0 as the narrative has it, which may be for want of the figure.
   */
  private @Nullable RuleDifference differenceFromText(StatedFigure stated) {
    LinearExpression left = Objects.requireNonNull(stated.rule().left());
    LinearExpression right = new LinearExpression(Map.of(), stated.value());
    BigDecimal figure = submission.value(left);
    return figure == null || (figure.signum() == 0 && stated.value().signum() == 0)
        ? null
        : differencesOfTyped.of(submission.template(), left, right);
  }

  private void addCells(RuleDifference sum) {
    for (int term = 0; term < sum.size(); term++) {
      Field field = submission.template().fields().get(sum.field(term));
      if (field.isFigure() && cellIndexes[field.index()] < 0) {
        cellIndexes[field.index()] = cells.size();
        cells.add(field);
      }
    }
  }

  private BigDecimal valueOf(int field) {
    return Objects.requireNonNull(submission.value(field));
  }

  private int decimals(RuleDifference difference) {
    int maxDecimals = RuleDifference.decimals(difference.constant());
    for (int term = 0; term < difference.size(); term++) {
      int own = RuleDifference.decimals(valueOf(difference.field(term)));
      maxDecimals = Math.max(maxDecimals, own + difference.decimals(term));
    }
    return maxDecimals;
  }

  private long toUnits(BigDecimal number) {
    if (decimals > MAX_DECIMALS) {
      throw new ArithmeticException("too many decimals");
    }
    BigDecimal inUnits = decimals == 0 ? number : number.movePointRight(decimals);
    long whole = inUnits.longValueExact();
    if (Math.abs(whole) > MAX_VALUE) {
      throw new ArithmeticException("too large");
    }
    return whole;
  }

  private Equation equation(Rule rule, RuleDifference difference) {
    long excess = toUnits(difference.constant().movePointRight(difference.places()));
    SortedMap<Integer, Long> factors = new TreeMap<>();
    for (int term = 0; term < difference.size(); term++) {
      int field = difference.field(term);
      long factor = difference.factor(term);
      excess = Math.addExact(excess, Math.multiplyExact(factor, toUnits(valueOf(field))));
      if (cellIndexes[field] >= 0) {
        factors.put(cellIndexes[field], factor);
      }
    }
    if (Math.abs(excess) > MAX_VALUE) {
      throw new ArithmeticException("too large");
    }
    return new Equation(rule, factors, values.length, excess);
  }

  /** Returns a whole number as a multiple of the unit. */
  long inUnits(int number) {
    return number * unit;
  }

  /** Returns the number of figures that may be changed. */
  int cellCount() {
    return values.length;
  }

  /** Returns whether the form computes the figure of a field. */
  boolean isComputed(Field field) {
    return differencesOfTyped.isComputed(field.key());
  }

  Field field(int cell) {
    return cells.get(cell);
  }

  /** Returns the value of a figure as a multiple of the unit. */
  long value(int cell) {
    return values[cell];
  }

  boolean isBlank(int cell) {
    Figure figure = submission.figure(cells.get(cell).key());
    return figure != null && figure.status() == Status.BLANK;
  }

  /** Returns a multiple of the unit as a decimal number. */
  BigDecimal toDecimal(long value) {
    BigDecimal number = BigDecimal.valueOf(value, decimals).stripTrailingZeros();
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  /**
   * Returns whether a figure may have this value: counts are whole numbers and not negative,
   * percentages are within their range.
   */
  boolean isPossible(int cell, long value) {
    Field field = cells.get(cell);
    if (value < 0 && !field.signed()) {
      return false;
    }
    return switch (field.kind()) {
      case PERCENT -> field.range().contains(toDecimal(value));
      case AMOUNT -> true;
      default -> decimals == 0 || value % unit == 0;
    };
  }

  /**
   * Returns the equations of all decided comparing rules and of the figures that the narrative
   * states.
   */
  List<Equation> all() {
    return all;
  }

  /** Returns the sums that must hold, without linearly dependent ones. */
  List<Equation> sums() {
    return sums;
  }

  /** Returns all sums that must hold. */
  List<Equation> allSums() {
    return all.stream().filter(each -> isSum(each.rule()) && each.size() > 0).toList();
  }

  /** Returns the sums that must hold and fail. */
  List<Equation> failedSums() {
    return allSums().stream().filter(each -> each.excess() != 0).toList();
  }

  /** Returns the figure that a sum compares with its parts; -1 if it is no figure of the sum. */
  int totalOf(Equation sum) {
    for (int term = 0; term < sum.size(); term++) {
      if (field(sum.cell(term)).key().equals(sum.rule().subject())) {
        return sum.cell(term);
      }
    }
    return NONE;
  }

  /** Returns whether a figure is a typed total. */
  boolean isTotal(int cell) {
    return submission.template().computingRule(cells.get(cell).key()).isPresent();
  }

  /** Returns whether a figure is carried over from last year's report. */
  boolean isCarriedOver(int cell) {
    return submission.template().prefillingRule(cells.get(cell).key()).isPresent();
  }

  Submission submission() {
    return submission;
  }

  /**
   * Returns last year's figure as a multiple of the unit; null if it is not known or no whole
   * multiple.
   */
  @Nullable Long lastYearValue(int cell) {
    BigDecimal last = submission.value(Field.previousKey(field(cell).key()));
    return last == null || RuleDifference.decimals(last) > decimals ? null : toUnits(last);
  }

  /**
   * Returns whether, after a correction, all sums within a group hold, every error rule that is not
   * a sum and held before still holds, and every changed figure has a possible value.
   */
  boolean isSound(Correction correction, Set<Integer> group) {
    for (int each = 0; each < correction.size(); each++) {
      int cell = correction.cell(each);
      if (!isPossible(cell, values[cell] + correction.change(each))) {
        return false;
      }
    }
    for (Equation equation : all) {
      if (equation.rule().severity() == Severity.ERROR) {
        // a sum over several groups holds once each of them is corrected
        boolean must =
            isSum(equation.rule()) ? equation.isWithin(group) : equation.holds(equation.excess());
        if (must && !equation.holds(equation.excess(correction))) {
          return false;
        }
      }
    }
    return true;
  }
}
