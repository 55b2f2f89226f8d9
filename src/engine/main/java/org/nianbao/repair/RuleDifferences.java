package org.nianbao.repair;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Figure;
import org.nianbao.form.Figure.Status;
import org.nianbao.form.Submission;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;

/**
 * The rules of a form in terms of the typed figures: left side minus right side, with each computed
 * figure replaced by the figures it is computed from.
 */
final class RuleDifferences {
  /** The last differences that were needed; forms of one edition mostly compute the same totals. */
  private static volatile @Nullable RuleDifferences last;

  private final Template template;
  private final Map<String, LinearExpression> computed = new HashMap<>();

  /**
   * The difference of each rule of the template; null for a rule that does not compare two sides.
   */
  private final List<@Nullable RuleDifference> differences = new ArrayList<>();

  private RuleDifferences(Template template, Set<String> computedKeys) {
    this.template = template;
    for (Rule rule : template.totals()) {
      if (computedKeys.contains(rule.subject())) {
        LinearExpression parts = Objects.requireNonNull(rule.right());
        computed.put(
            rule.subject(), subtract(parts, new LinearExpression(Map.of(), BigDecimal.ZERO)));
      }
    }
    for (Rule rule : template.rules()) {
      LinearExpression left = rule.left();
      LinearExpression right = rule.right();
      boolean compares = rule.relation().isComparison();
      differences.add(compares && left != null && right != null ? of(template, left, right) : null);
    }
  }

  static RuleDifferences of(Submission submission) {
    Template template = submission.template();
    Set<String> computed = new HashSet<>();
    for (Rule rule : template.totals()) {
      if (isComputed(submission.figure(rule.subject()))) {
        computed.add(rule.subject());
      }
    }
    RuleDifferences known = last;
    if (known == null || known.template != template || !known.computed.keySet().equals(computed)) {
      known = new RuleDifferences(template, computed);
      last = known;
    }
    return known;
  }

  /** Returns whether the form computes a figure, so that it cannot have been mistyped. */
  private static boolean isComputed(@Nullable Figure figure) {
    return figure != null && figure.status() == Status.DERIVED && figure.value() != null;
  }

  /** Returns whether the form computes the figure with this key. */
  boolean isComputed(String key) {
    return computed.containsKey(key);
  }

  /**
   * Returns the difference of a comparing rule.
   *
   * @param index the index of the rule in the template
   */
  RuleDifference ofRule(int index) {
    return Objects.requireNonNull(differences.get(index));
  }

  /** Returns the difference of two sides over the fields of a template. */
  RuleDifference of(Template template, LinearExpression left, LinearExpression right) {
    return new RuleDifference(template, subtract(left, right));
  }

  private LinearExpression subtract(LinearExpression left, LinearExpression right) {
    Map<String, BigDecimal> sum = new LinkedHashMap<>();
    BigDecimal plus = add(left, false, sum);
    BigDecimal minus = add(right, true, sum);
    sum.values().removeIf(factor -> factor.signum() == 0);
    return new LinearExpression(sum, plus.add(minus));
  }

  /** Adds a side to a sum, or subtracts it, with its computed figures replaced. */
  private BigDecimal add(LinearExpression side, boolean negated, Map<String, BigDecimal> sum) {
    BigDecimal constant = negated ? side.constant().negate() : side.constant();
    for (Map.Entry<String, BigDecimal> term : side.coefficients().entrySet()) {
      BigDecimal times = negated ? term.getValue().negate() : term.getValue();
      LinearExpression parts = computed.get(term.getKey());
      if (parts == null) {
        sum.merge(term.getKey(), times, BigDecimal::add);
      } else {
        parts
            .coefficients()
            .forEach((key, own) -> sum.merge(key, own.multiply(times), BigDecimal::add));
        constant = constant.add(parts.constant().multiply(times));
      }
    }
    return constant;
  }
}
