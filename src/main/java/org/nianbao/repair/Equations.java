package org.nianbao.repair;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Figure;
import org.nianbao.form.Figure.Status;
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
  private final Map<String, Integer> index = new HashMap<>();
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
    List<Linear> differences = new ArrayList<>();
    for (int each = 0; each < template.rules().size(); each++) {
      Rule rule = template.rules().get(each);
      Linear difference = isDecided(rule) ? typed.ofRule(each) : stated(rule, found);
      if (difference != null) {
        rules.add(rule);
        differences.add(difference);
        if (isSum(rule)) {
          difference.coefficients().keySet().forEach(this::addCell);
        }
      }
    }
    int most = 0;
    for (Linear difference : differences) {
      most = Math.max(most, decimals(difference));
    }
    this.decimals = most;
    this.one = whole(BigDecimal.ONE);
    this.values = new long[cells.size()];
    for (int cell = 0; cell < values.length; cell++) {
      values[cell] = whole(value(cells.get(cell).key()));
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
  private @Nullable Linear stated(Rule rule, List<Discrepancy> found) {
    Linear left = rule.left();
    if (rule.relation() != Relation.NARRATIVE || left == null || submission.value(left) == null) {
      return null;
    }
    String table = Objects.requireNonNull(submission.value(left)).toPlainString();
    return found.stream()
        .filter(each -> each.rule().equals(rule.id()) && each.expected().equals(table))
        .filter(each -> NUMBER.matcher(each.actual()).matches())
        .map(each -> typed.of(left, new Linear(Map.of(), new BigDecimal(each.actual()))))
        .findFirst()
        .orElse(null);
  }

  private void addCell(String key) {
    Field field = submission.template().field(key);
    if (field != null && field.isFigure() && !index.containsKey(key)) {
      index.put(key, cells.size());
      cells.add(field);
    }
  }

  private BigDecimal value(String key) {
    return Objects.requireNonNull(submission.value(key));
  }

  private int decimals(Linear difference) {
    int most = decimals(difference.constant());
    for (Map.Entry<String, BigDecimal> term : difference.coefficients().entrySet()) {
      most = Math.max(most, decimals(value(term.getKey())) + decimals(term.getValue()));
    }
    return most;
  }

  private static int decimals(BigDecimal number) {
    return number.scale() <= 0 ? 0 : Math.max(0, number.stripTrailingZeros().scale());
  }

  private long whole(BigDecimal number) {
    if (decimals > MOST_DECIMALS) {
      throw new ArithmeticException("too many decimals");
    }
    long whole = number.movePointRight(decimals).longValueExact();
    if (Math.abs(whole) > LARGEST) {
      throw new ArithmeticException("too large");
    }
    return whole;
  }

  /** With factors of decimals the whole equation is taken as often as it takes. */
  private Equation equation(Rule rule, Linear difference) {
    int places = difference.coefficients().values().stream()
        .mapToInt(Equations::decimals).max().orElse(0);
    BigDecimal excess =
        Objects.requireNonNull(difference.value(submission::value)).movePointRight(places);
    SortedMap<Integer, Long> factors = new TreeMap<>();
    difference
        .coefficients()
        .forEach(
            (key, factor) -> {
              Integer cell = index.get(key);
              if (cell != null) {
                factors.put(cell, factor.movePointRight(places).longValueExact());
              }
            });
    return new Equation(rule, factors, values.length, whole(excess));
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
    return decimals(value) > decimals ? null : whole(value);
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
