package org.nianbao.repair;

import java.math.BigDecimal;
import java.util.Map;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Template;

/**
 * The difference of the two sides of a rule with whole factors: decimal factors are scaled by a
 * power of ten.
 */
final class RuleDifference {
  private final int[] fields;
  private final long[] factors;
  private final int[] decimals;
  private final BigDecimal constant;
  private final int places;

  /**
   * Creates a difference over the fields of a template.
   *
   * @throws ArithmeticException if a factor is too large for a long
   */
  RuleDifference(Template template, LinearExpression sides) {
    int size = sides.coefficients().size();
    fields = new int[size];
    factors = new long[size];
    decimals = new int[size];
    int maxDecimals = 0;
    for (BigDecimal factor : sides.coefficients().values()) {
      maxDecimals = Math.max(maxDecimals, decimals(factor));
    }
    places = maxDecimals;
    constant = sides.constant();
    int term = 0;
    for (Map.Entry<String, BigDecimal> each : sides.coefficients().entrySet()) {
      fields[term] = template.indexOf(each.getKey());
      factors[term] = each.getValue().movePointRight(places).longValueExact();
      decimals[term++] = decimals(each.getValue());
    }
  }

  /** Returns the number of figures in the difference. */
  int size() {
    return fields.length;
  }

  /** Returns the field number of the figure of a term. */
  int field(int term) {
    return fields[term];
  }

  /** Returns the factor of a term. */
  long factor(int term) {
    return factors[term];
  }

  /** Returns the number of decimals of the factor before scaling. */
  int decimals(int term) {
    return decimals[term];
  }

  /** Returns the constant before scaling. */
  BigDecimal constant() {
    return constant;
  }

  /** Returns the exponent of the power of ten that the difference was scaled by. */
  int places() {
    return places;
  }

  /** Returns the number of decimals of a number. */
  static int decimals(BigDecimal number) {
    return number.scale() <= 0 ? 0 : Math.max(0, number.stripTrailingZeros().scale());
  }
}
