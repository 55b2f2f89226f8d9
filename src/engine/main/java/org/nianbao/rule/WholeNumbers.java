package org.nianbao.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Submission;
import org.nianbao.template.Linear;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;

/**
 * A template's comparing rules, made ready for whole numbers: nearly all figures are such, nearly
 * all rules hold, and to see that needs no decimals.
 */
final class WholeNumbers {
  /** A value that is absent, broken or very large; what involves it is left to decimals. */
  private static final long NONE = Long.MIN_VALUE;

  /** So many times so many terms stay far below the largest long. */
  private static final long LARGEST_VALUE = 1_000_000_000_000L;

  private static final long LARGEST_FACTOR = 1_000;
  private static final int MOST_TERMS = 1_000;

  private static final Map<Template, WholeNumbers> READY =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** Left side less right side: the values of which fields, how many times each, and what is added. */
  private static final class Difference {
    final int[] values;
    final long[] factors;
    final long constant;

    Difference(int[] values, long[] factors, long constant) {
      this.values = values;
      this.factors = factors;
      this.constant = constant;
    }
  }

  private final int fields;
  private final List<@Nullable Difference> differences = new ArrayList<>();

  private WholeNumbers(Template template) {
    fields = template.fields().size();
    for (Rule rule : template.rules()) {
      Linear left = rule.left();
      Linear right = rule.right();
      boolean compares = rule.relation().compares();
      differences.add(
          compares && left != null && right != null ? difference(template, left, right) : null);
    }
  }

  static WholeNumbers of(Template template) {
    return READY.computeIfAbsent(template, WholeNumbers::new);
  }

  /** The values of a submission by the numbers of their fields, for {@link #holds}. */
  long[] values(Submission submission) {
    long[] values = new long[fields];
    for (int number = 0; number < values.length; number++) {
      BigDecimal value = submission.value(number);
      values[number] = value == null ? NONE : whole(value, LARGEST_VALUE);
    }
    return values;
  }

  /**
   * Whether a rule is seen to hold; if not, it may hold all the same, and decimals tell.
   *
   * @param index the rule's place among those of the template
   */
  boolean holds(int index, Rule rule, long[] values) {
    Difference difference = differences.get(index);
    if (difference == null) {
      return false;
    }
    long sum = difference.constant;
    for (int term = 0; term < difference.values.length; term++) {
      long value = values[difference.values[term]];
      if (value == NONE) {
        return false;
      }
      sum += value * difference.factors[term];
    }
    return rule.relation().holds(sum);
  }

  private @Nullable Difference difference(Template template, Linear left, Linear right) {
    Map<String, BigDecimal> terms = new LinkedHashMap<>(left.coefficients());
    // every figure that is named must be there, even one that cancels itself out
    right.coefficients().forEach((key, factor) -> terms.merge(key, factor.negate(), BigDecimal::add));
    long constant = whole(left.constant().subtract(right.constant()), LARGEST_VALUE);
    int[] values = new int[terms.size()];
    long[] factors = new long[terms.size()];
    int at = 0;
    for (Map.Entry<String, BigDecimal> term : terms.entrySet()) {
      values[at] = template.number(term.getKey());
      factors[at] = whole(term.getValue(), LARGEST_FACTOR);
      if (factors[at++] == NONE) {
        return null;
      }
    }
    return constant == NONE || at > MOST_TERMS ? null : new Difference(values, factors, constant);
  }

  private static long whole(BigDecimal number, long largest) {
    if (number.scale() != 0) {
      BigDecimal stripped = number.stripTrailingZeros();
      return stripped.scale() > 0 || stripped.scale() < -12
          ? NONE
          : whole(stripped.setScale(0), largest);
    }
    boolean fits = number.precision() <= 18 && Math.abs(number.longValue()) <= largest;
    return fits ? number.longValue() : NONE;
  }
}
