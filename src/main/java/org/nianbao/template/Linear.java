package org.nianbao.template;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A sum of fields, each times a number, plus a constant: what one side of a rule comes to.
 *
 * @param coefficients by field key, in the order of the formula; none is zero
 * @param constant what is added
 */
public record Linear(Map<String, BigDecimal> coefficients, BigDecimal constant) {
  static final Linear ZERO = new Linear(Map.of(), BigDecimal.ZERO);

  public Linear {
    coefficients = Collections.unmodifiableMap(new LinkedHashMap<>(coefficients));
  }

  static Linear of(BigDecimal constant) {
    return new Linear(Map.of(), constant);
  }

  static Linear field(String key) {
    return new Linear(Map.of(key, BigDecimal.ONE), BigDecimal.ZERO);
  }

  /** The value, given the fields' values. */
  public BigDecimal value(Function<String, BigDecimal> values) {
    BigDecimal sum = constant;
    for (Map.Entry<String, BigDecimal> term : coefficients.entrySet()) {
      BigDecimal value = values.apply(term.getKey());
      sum = sum.add(value.multiply(term.getValue()));
    }
    return sum;
  }

  /** A sum of many fields in the making. */
  static final class Sum {
    private final Map<String, BigDecimal> coefficients = new LinkedHashMap<>();

    void add(String key) {
      coefficients.merge(key, BigDecimal.ONE, BigDecimal::add);
    }

    Linear linear() {
      return new Linear(coefficients, BigDecimal.ZERO);
    }
  }

  Linear plus(Linear other) {
    Map<String, BigDecimal> sum = new LinkedHashMap<>(coefficients);
    other.coefficients.forEach((key, factor) -> sum.merge(key, factor, BigDecimal::add));
    sum.values().removeIf(factor -> factor.signum() == 0);
    return new Linear(sum, constant.add(other.constant));
  }

  Linear times(BigDecimal factor) {
    if (factor.signum() == 0) {
      return ZERO;
    }
    Map<String, BigDecimal> product = new LinkedHashMap<>();
    coefficients.forEach((key, own) -> product.put(key, own.multiply(factor)));
    return new Linear(product, constant.multiply(factor));
  }

  boolean isConstant() {
    return coefficients.isEmpty();
  }
}
