package org.nianbao.template;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A linear expression over fields: a sum of fields with coefficients, plus a constant. It is one
 * side of a rule.
 */
public final class LinearExpression {
  static final LinearExpression ZERO = new LinearExpression(Map.of(), BigDecimal.ZERO);

  private final Map<String, BigDecimal> coefficients;
  private final BigDecimal constant;

  /** The coefficients as arrays, for evaluation in a tight loop. */
  private final String[] keys;

  private final BigDecimal[] factors;

  /** The field indexes of the terms; none if they are not known. */
  private final int[] fields;

  /**
   * Creates a linear expression.
   *
   * @param coefficients the coefficients by field key, in the order of the formula; none is zero
   * @param constant the constant
   */
  public LinearExpression(Map<String, BigDecimal> coefficients, BigDecimal constant) {
    this(coefficients, constant, new int[0]);
  }

  private LinearExpression(
      Map<String, BigDecimal> coefficients, BigDecimal constant, int[] fields) {
    this.coefficients = Collections.unmodifiableMap(new LinkedHashMap<>(coefficients));
    this.constant = constant;
    this.keys = this.coefficients.keySet().toArray(new String[0]);
    this.factors = this.coefficients.values().toArray(new BigDecimal[0]);
    this.fields = fields;
  }

  static LinearExpression of(BigDecimal constant) {
    return new LinearExpression(Map.of(), constant);
  }

  static LinearExpression field(String key) {
    return new LinearExpression(Map.of(key, BigDecimal.ONE), BigDecimal.ZERO);
  }

  /** Returns the coefficients by field key, in the order of the formula; none is zero. */
  public Map<String, BigDecimal> coefficients() {
    return coefficients;
  }

  /** Returns the constant. */
  public BigDecimal constant() {
    return constant;
  }

  /**
   * Returns this expression with the indexes of its fields, so that they need not be looked up.
   *
   * @param indexes the index of each field of the form by its key
   */
  LinearExpression withIndexes(Map<String, Integer> indexes) {
    int[] found = coefficients.keySet().stream().mapToInt(indexes::get).toArray();
    return new LinearExpression(coefficients, constant, found);
  }

  /** Returns the indexes of the fields in the form, for one side of a template's rule. */
  public int[] fieldIndexes() {
    return fields.clone();
  }

  /**
   * Evaluates the expression.
   *
   * @param values returns the value of a field by its key; null if it is not known
   * @return null if the value of a field is not known
   */
  public @Nullable BigDecimal value(Function<String, @Nullable BigDecimal> values) {
    return sum(term -> values.apply(keys[term]));
  }

  /**
   * Evaluates one side of a template's rule.
   *
   * @param values returns the value of a field by its index in the form; null if it is not known
   * @return null if the value of a field is not known
   */
  public @Nullable BigDecimal valueByIndex(IntFunction<@Nullable BigDecimal> values) {
    return sum(term -> values.apply(fields[term]));
  }

  private @Nullable BigDecimal sum(IntFunction<@Nullable BigDecimal> terms) {
    BigDecimal sum = constant;
    for (int term = 0; term < factors.length; term++) {
      BigDecimal value = terms.apply(term);
      if (value == null) {
        return null;
      }
      BigDecimal factor = factors[term];
      sum = sum.add(factor.compareTo(BigDecimal.ONE) == 0 ? value : value.multiply(factor));
    }
    return sum;
  }

  /** A builder for expressions with many fields. */
  static final class Sum {
    private final Map<String, BigDecimal> coefficients = new LinkedHashMap<>();

    void add(String key) {
      coefficients.merge(key, BigDecimal.ONE, BigDecimal::add);
    }

    LinearExpression build() {
      return new LinearExpression(coefficients, BigDecimal.ZERO);
    }
  }

  LinearExpression plus(LinearExpression other) {
    Map<String, BigDecimal> sum = new LinkedHashMap<>(coefficients);
    other.coefficients.forEach((key, factor) -> sum.merge(key, factor, BigDecimal::add));
    sum.values().removeIf(factor -> factor.signum() == 0);
    LinearExpression expression = new LinearExpression(sum, constant.add(other.constant));
    if (fields.length != keys.length || other.fields.length != other.keys.length) {
      return expression;
    }
    Map<String, Integer> indexes = new HashMap<>();
    addIndexes(indexes);
    other.addIndexes(indexes);
    return expression.withIndexes(indexes);
  }

  private void addIndexes(Map<String, Integer> indexes) {
    for (int term = 0; term < keys.length; term++) {
      indexes.put(keys[term], fields[term]);
    }
  }

  LinearExpression times(BigDecimal factor) {
    if (factor.signum() == 0) {
      return ZERO;
    }
    Map<String, BigDecimal> product = new LinkedHashMap<>();
    coefficients.forEach((key, own) -> product.put(key, own.multiply(factor)));
    return new LinearExpression(product, constant.multiply(factor));
  }

  boolean isConstant() {
    return coefficients.isEmpty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LinearExpression linear
        && coefficients.equals(linear.coefficients)
        && constant.equals(linear.constant);
  }

  @Override
  public int hashCode() {
    return Objects.hash(coefficients, constant);
  }

  @Override
  public String toString() {
    return coefficients + " + " + constant;
  }
}
