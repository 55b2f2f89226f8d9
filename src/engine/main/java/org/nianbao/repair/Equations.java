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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Figure.Status;
import org.nianbao.form.Figure;
import org.nianbao.form.Submission;
import org.nianbao.template.Field;
import org.nianbao.template.Kind;
import org.nianbao.template.Linear;
import org.nianbao.template.Relation;
import org.nianbao.template.Rule;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/**
 * The comparing rules of a submission over the figures that were typed, in whole numbers: all are
 * counted in the smallest unit that any is given in.
 */
final class Equations {
  /** Beyond this the sums might leave the range of a long. */
  private static final long LARGEST = 1_000_000_000_000_000L;

  private static final int MOST_DECIMALS = 6;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");

  private final Submission submission;
  private final List<Field> cells = new ArrayList<>();

  /** For each field of the template which of the cells it is, or -1. */
  private final int[] cellOf;

  private final List<Equation> all = new ArrayList<>();
  private final List<Equation> sums;
  private final int decimals;

  /** One thing, in the unit that all are counted in. */
  private final long one;

  private final long[] values;
  private final TypedDifferences typed;

  /**
   * The rules of a submission.
   *
   * @param found what the checks found, the narrative's contradictions among it
   * @throws ArithmeticException if its figures are too large to reckon with in a long
   */
  Equations(Submission submission, List<Discrepancy> found) {
    this.submission = submission;
    Template template = submission.template();
    typed = TypedDifferences.of(submission);
    List<Rule> rules = new ArrayList<>();
    List<TypedDifference> differences = new ArrayList<>();
    cellOf = new int[template.fields().size()];
    Arrays.fill(cellOf, -1);
    for (int each = 0; each < template.rules().size(); each++) {
      Rule rule = template.rules().get(each);
      TypedDifference difference = isDecided(rule) ? typed.ofRule(each) : stated(rule, found);
      if (difference != null) {
        rules.add(rule);
        differences.add(difference);
        if (isSum(rule)) {
          addCells(difference);
        }
      }
    }
    int most = 0;
    for (TypedDifference difference : differences) {
      most = Math.max(most, decimals(difference));
    }
    this.decimals = most;
    this.one = whole(BigDecimal.ONE);
    this.values = new long[cells.size()];
    for (int cell = 0; cell < values.length; cell++) {
      values[cell] = whole(valueOf(cells.get(cell).number()));
    }
    for (int each = 0; each < differences.size(); each++) {
      all.add(equation(rules.get(each), differences.get(each)));
    }
    this.sums = Independent.of(everySum(), values.length);
  }

  private static boolean isSum(Rule rule) {
    return rule.relation() == Relation.EQUAL && rule.severity() == Severity.ERROR;
  }

  /** Whether a rule holds for units of this level, and all its figures are known. */
  private boolean isDecided(Rule rule) {
    Linear left = rule.left();
    Linear right = rule.right();
    return rule.relation().compares()
        && left != null
        && right != null
        && (rule.levels().isEmpty() || rule.levels().contains(submission.text(Template.LEVEL)))
        && submission.value(left) != null
        && submission.value(right) != null;
  }

  /** A figure less what the narrative states where it contradicts the tables; null if it does not. */
  private @Nullable TypedDifference stated(Rule rule, List<Discrepancy> found) {
    Linear left = rule.left();
    if (rule.relation() != Relation.NARRATIVE || left == null || submission.value(left) == null) {
      return null;
    }
    String table = Objects.requireNonNull(submission.value(left)).toPlainString();
    return found.stream()
        .filter(each -> each.rule().equals(rule.id()) && each.expected().equals(table))
        .filter(each -> NUMBER.matcher(each.actual()).matches())
        .map(each -> new Linear(Map.of(), new BigDecimal(each.actual())))
        .map(said -> typed.of(submission.template(), left, said))
        .findFirst()
        .orElse(null);
  }

  private void addCells(TypedDifference sum) {
    for (int term = 0; term < sum.size(); term++) {
      Field field = submission.template().fields().get(sum.field(term));
      if (field.isFigure() && cellOf[field.number()] < 0) {
        cellOf[field.number()] = cells.size();
        cells.add(field);
      }
    }
  }

  private BigDecimal valueOf(int field) {
    return Objects.requireNonNull(submission.value(field));
  }

  private int decimals(TypedDifference difference) {
    int most = TypedDifference.decimals(difference.constant());
    for (int term = 0; term < difference.size(); term++) {
      int own = TypedDifference.decimals(valueOf(difference.field(term)));
      most = Math.max(most, own + difference.decimals(term));
    }
    return most;
  }

  private long whole(BigDecimal number) {
    if (decimals > MOST_DECIMALS) {
      throw new ArithmeticException("too many decimals");
    }
    BigDecimal counted = decimals == 0 ? number : number.movePointRight(decimals);
    long whole = counted.longValueExact();
    if (Math.abs(whole) > LARGEST) {
      throw new ArithmeticException("too large");
    }
    return whole;
  }

  private Equation equation(Rule rule, TypedDifference difference) {
    long excess = whole(difference.constant().movePointRight(difference.places()));
    SortedMap<Integer, Long> factors = new TreeMap<>();
    for (int term = 0; term < difference.size(); term++) {
      int field = difference.field(term);
      long factor = difference.factor(term);
      excess = Math.addExact(excess, Math.multiplyExact(factor, whole(valueOf(field))));
      if (cellOf[field] >= 0) {
        factors.put(cellOf[field], factor);
      }
    }
    if (Math.abs(excess) > LARGEST) {
      throw new ArithmeticException("too large");
    }
    return new Equation(rule, factors, values.length, excess);
  }

  /** How many figures may be changed. */
  int cells() {
    return values.length;
  }

  /** Whether the form computes the figure of a field. */
  boolean isComputed(Field field) {
    return typed.isComputed(field.key());
  }

  Field field(int cell) {
    return cells.get(cell);
  }

  /** The value of a figure, in the unit that all are counted in. */
  long value(int cell) {
    return values[cell];
  }

  boolean isBlank(int cell) {
    Figure figure = submission.figure(cells.get(cell).key());
    return figure != null && figure.status() == Status.BLANK;
  }

  /** A value that was counted in this unit. */
  BigDecimal decimal(long value) {
    BigDecimal number = BigDecimal.valueOf(value, decimals).stripTrailingZeros();
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  /** Whether a figure may have this value: no fraction of a thing, and nothing less than none. */
  boolean isPossible(int cell, long value) {
    Field field = cells.get(cell);
    if (value < 0 && !field.signed()) {
      return false;
    }
    return decimals == 0
        || field.kind() == Kind.AMOUNT
        || value % one == 0;
  }

  /** All comparing rules that are decided, and those that the narrative contradicts. */
  List<Equation> all() {
    return all;
  }

  /** The sums that must hold, without those that hold where the others do. */
  List<Equation> sums() {
    return sums;
  }

  /** The sums that must hold. */
  List<Equation> everySum() {
    return all.stream().filter(each -> isSum(each.rule()) && each.size() > 0).toList();
  }

  /** The sums that must hold and do not. */
  List<Equation> failed() {
    return everySum().stream().filter(each -> each.excess() != 0).toList();
  }

  /** Whether a figure is a total that somebody typed. */
  boolean isTotal(int cell) {
    return submission.template().computing(cells.get(cell).key()).isPresent();
  }

  Submission submission() {
    return submission;
  }

  /** A value in the unit that all are counted in; null if it is no whole number of it. */
  @Nullable Long counted(BigDecimal value) {
    return TypedDifference.decimals(value) > decimals ? null : whole(value);
  }

  /**
   * Whether, with figures changed, all sums among those of a group hold, and every other error rule
   * that held.
   */
  boolean isSound(Repair repair, Set<Integer> group) {
    for (int each = 0; each < repair.size(); each++) {
      int cell = repair.cell(each);
      if (!isPossible(cell, values[cell] + repair.change(each))) {
        return false;
      }
    }
    for (Equation equation : all) {
      if (equation.rule().severity() == Severity.ERROR) {
        // a sum over several groups holds when each is mended
        boolean must =
            isSum(equation.rule())
                ? equation.isWithin(group)
                : equation.holds(equation.excess());
        if (must && !equation.holds(equation.excess(repair))) {
          return false;
        }
      }
    }
    return true;
  }
}
