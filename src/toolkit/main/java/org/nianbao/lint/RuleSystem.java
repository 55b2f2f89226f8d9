package org.nianbao.lint;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nianbao.message.Message;
import org.nianbao.template.Field;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Relation;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;

/**
 * Finds rules that repeat or contradict each other, that always hold, or that allow a figure one
 * value only. The rules for all levels are solved as a system of linear equations.
 */
final class RuleSystem {
  /** A row of the system: the coefficients of figures, whose sum is the constant; all integers. */
  private record Row(Map<String, BigInteger> coefficients, BigInteger constant, Rule rule) {
    /** Returns this row with a figure eliminated by a row that has it. */
    Row without(String key, Row pivot) {
      BigInteger own = coefficients.getOrDefault(key, BigInteger.ZERO);
      if (own.signum() == 0) {
        return this;
      }
      BigInteger factor = pivot.coefficients.getOrDefault(key, BigInteger.ZERO);
      Map<String, BigInteger> difference = new LinkedHashMap<>();
      coefficients.forEach((each, value) -> difference.put(each, value.multiply(factor)));
      pivot.coefficients.forEach(
          (each, value) -> difference.merge(each, value.multiply(own).negate(), BigInteger::add));
      BigInteger right = constant.multiply(factor).subtract(pivot.constant.multiply(own));
      return new Row(difference, right, rule).reduced();
    }

    /**
     * Returns this row without zeros, divided by the greatest common divisor, first one positive.
     */
    Row reduced() {
      Map<String, BigInteger> kept = new LinkedHashMap<>(coefficients);
      kept.values().removeIf(value -> value.signum() == 0);
      BigInteger divisor = constant.abs();
      for (BigInteger value : kept.values()) {
        divisor = divisor.gcd(value);
      }
      if (divisor.signum() == 0) {
        return new Row(kept, constant, rule);
      }
      BigInteger by =
          !kept.isEmpty() && kept.values().iterator().next().signum() < 0
              ? divisor.negate()
              : divisor;
      kept.replaceAll((key, value) -> value.divide(by));
      return new Row(kept, constant.divide(by), rule);
    }
  }

  private final Template template;
  private final List<Message> findings = new ArrayList<>();

  private RuleSystem(Template template) {
    this.template = template;
  }

  static List<Message> findings(Template template) {
    RuleSystem system = new RuleSystem(template);
    system.check();
    return system.findings;
  }

  private void check() {
    Map<Object, Rule> seen = new HashMap<>();
    List<Row> equations = new ArrayList<>();
    for (Rule rule : template.rules()) {
      LinearExpression left = rule.left();
      LinearExpression right = rule.right();
      if (!rule.relation().isComparison() || left == null || right == null) {
        continue;
      }
      Row row = row(rule, left, right);
      if (row.coefficients().isEmpty()) {
        boolean holds = rule.relation().holds(-row.constant().signum());
        add(holds ? "template.lint.always" : "template.lint.never", rule);
        continue;
      }
      Object sides =
          List.of(
              rule.relation() == Relation.EQUAL ? row.coefficients() : left.coefficients(),
              rule.relation() == Relation.EQUAL ? row.constant() : right.coefficients(),
              rule.relation() == Relation.EQUAL
                  ? ""
                  : left.constant().subtract(right.constant()).stripTrailingZeros().toPlainString(),
              rule.relation(),
              rule.levels());
      Rule first = seen.putIfAbsent(sides, rule);
      if (first != null) {
        add("template.lint.repeated", rule, first.row(), first.id());
      } else if (rule.relation() == Relation.EQUAL && rule.levels().isEmpty()) {
        equations.add(row);
      }
    }
    solve(equations);
  }

  private static Row row(Rule rule, LinearExpression left, LinearExpression right) {
    Map<String, BigDecimal> difference = new LinkedHashMap<>(left.coefficients());
    right
        .coefficients()
        .forEach((key, value) -> difference.merge(key, value.negate(), BigDecimal::add));
    BigDecimal constant = right.constant().subtract(left.constant());
    int scale = Math.max(0, constant.scale());
    for (BigDecimal value : difference.values()) {
      scale = Math.max(scale, value.scale());
    }
    int digits = scale;
    Map<String, BigInteger> integers = new LinkedHashMap<>();
    difference.forEach(
        (key, value) -> integers.put(key, value.movePointRight(digits).toBigIntegerExact()));
    return new Row(integers, constant.movePointRight(digits).toBigIntegerExact(), rule).reduced();
  }

  /** Reduces the equations one after another; what remains of a contradiction is no figure. */
  private void solve(List<Row> equations) {
    Map<String, Row> pivots = new LinkedHashMap<>();
    for (Row equation : equations) {
      Row rest = equation;
      for (Map.Entry<String, Row> pivot : pivots.entrySet()) {
        rest = rest.without(pivot.getKey(), pivot.getValue());
      }
      if (rest.coefficients().isEmpty()) {
        if (rest.constant().signum() != 0) {
          add("template.lint.contradicts", equation.rule());
        }
        continue;
      }
      String key = rest.coefficients().keySet().iterator().next();
      Row reduced = rest;
      pivots.replaceAll((each, row) -> row.without(key, reduced));
      pivots.put(key, rest);
    }
    Set<String> fixed = new LinkedHashSet<>();
    for (Row row : pivots.values()) {
      addFixed(row, fixed);
    }
  }

  /** Reports figures that can have one value only, as none may be negative. */
  private void addFixed(Row row, Set<String> reported) {
    boolean signed =
        row.coefficients().keySet().stream()
            .map(template::field)
            .anyMatch(field -> field == null || field.signed());
    boolean positive = row.coefficients().values().stream().allMatch(value -> value.signum() > 0);
    int constant = row.constant().signum();
    if (positive && !signed && constant < 0) {
      add("template.lint.contradicts", row.rule());
    } else if (row.coefficients().size() == 1 || (positive && !signed && constant == 0)) {
      for (String key : row.coefficients().keySet()) {
        Field field = template.field(key);
        if (field != null && reported.add(key)) {
          findings.add(
              Message.of(
                  "template.lint.fixed",
                  field.sheet(),
                  field.address(),
                  field.label(),
                  row.rule().row(),
                  row.rule().id()));
        }
      }
    }
  }

  private void add(String key, Rule rule, Object... more) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(Template.CHECK_SHEET);
    arguments.add(rule.row());
    arguments.add(rule.id());
    arguments.addAll(List.of(more));
    findings.add(new Message(key, arguments));
  }
}
