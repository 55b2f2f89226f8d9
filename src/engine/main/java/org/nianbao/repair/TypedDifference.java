package org.nianbao.repair;

import java.math.BigDecimal;
import java.util.Map;
import org.nianbao.template.Linear;
import org.nianbao.template.Template;

/**
 * The left side of a rule less its right, in whole factors: with factors of decimals the whole is
 * taken as often as it takes.
 */
final class TypedDifference {
  private final int[] fields;
  private final long[] factors;
  private final int[] decimals;
  private final BigDecimal constant;
  private final int places;

  /**
   * A difference over the fields of a template.
   *
   * @throws ArithmeticException if a factor is too large for a long
   */
  TypedDifference(Template template, Linear sides) {
    int size = sides.coefficients().size();
    fields = new int[size];
    factors = new long[size];
    decimals = new int[size];
    int most = 0;
    for (BigDecimal factor : sides.coefficients().values()) {
      most = Math.max(most, decimals(factor));
    }
    places = most;
    constant = sides.constant();
    int term = 0;
    for (Map.Entry<String, BigDecimal> each : sides.coefficients().entrySet()) {
      fields[term] = template.number(each.getKey());
      factors[term] = each.getValue().movePointRight(places).longValueExact();
      decimals[term++] = decimals(each.getValue());
    }
  }

  /** How many figures stand in it. */
  int size() {
    return fields.length;
  }

  /** The number of the field whose figure stands at this place. */
  int field(int term) {
    return fields[term];
  }

  /** How many times that figure counts. */
  long factor(int term) {
    return factors[term];
  }

  /** How many decimals it once had. */
  int decimals(int term) {
    return decimals[term];
  }

  /** What is added, before all was taken so often. */
  BigDecimal constant() {
    return constant;
  }

  /** It was taken as often as ten to this power. */
  int places() {
    return places;
  }

  /** How many decimals a number needs. */
  static int decimals(BigDecimal number) {
    return number.scale() <= 0 ? 0 : Math.max(0, number.stripTrailingZeros().scale());
  }
}
