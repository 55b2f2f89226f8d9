package org.nianbao.template;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.DataValidation;

/**
 * The smallest and the largest value that a field's data validation allows.
 *
 * @param min the smallest value; null if there is none
 * @param max the largest value; null if there is none
 */
public record ValueRange(@Nullable BigDecimal min, @Nullable BigDecimal max) {
  /** Any value. */
  public static final ValueRange ANY = new ValueRange(null, null);

  /** Returns the range that a data validation states by numbers; formulas state none. */
  static ValueRange of(DataValidation validation) {
    BigDecimal first = number(validation.formula1());
    BigDecimal second = number(validation.formula2());
    return switch (validation.operator()) {
      case "between" -> new ValueRange(first, second);
      case "greaterThan", "greaterThanOrEqual" -> new ValueRange(first, null);
      case "lessThan", "lessThanOrEqual" -> new ValueRange(null, first);
      case "equal" -> new ValueRange(first, first);
      default -> ANY;
    };
  }

  private static @Nullable BigDecimal number(@Nullable String written) {
    try {
      return written == null ? null : new BigDecimal(written);
    } catch (NumberFormatException e) {
      return null; // a formula
    }
  }

  /** Returns whether a value is not smaller than the smallest and not larger than the largest. */
  public boolean contains(BigDecimal value) {
    return (min == null || value.compareTo(min) >= 0) && (max == null || value.compareTo(max) <= 0);
  }
}
