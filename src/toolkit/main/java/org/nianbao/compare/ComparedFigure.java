package org.nianbao.compare;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Messages;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;

/**
 * A figure of two reports.
 *
 * @param field the field of the form
 * @param first the value in the first report; null if it has none
 * @param second the value in the second report; null if it has none
 */
public record ComparedFigure(Field field, @Nullable BigDecimal first, @Nullable BigDecimal second) {
  /** A change from fewer than ten cases is not stated in percent. */
  private static final BigDecimal MIN_PERCENTAGE_BASE = BigDecimal.TEN;

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  /** Returns the figure in the words of the form. */
  public String place() {
    return field.place();
  }

  /** Returns whether the values are equal, or both are missing. */
  public boolean isEqual() {
    if (first == null || second == null) {
      return first == null && second == null;
    }
    return first.compareTo(second) == 0;
  }

  /** Returns the second value less the first; null if one is missing. */
  public @Nullable BigDecimal difference() {
    return first == null || second == null ? null : second.subtract(first);
  }

  /**
   * Returns the difference as a percentage of the first value, with one decimal; null if a value is
   * missing or the first one is less than ten.
   */
  public @Nullable BigDecimal percentage() {
    BigDecimal difference = difference();
    return difference == null || first == null || first.compareTo(MIN_PERCENTAGE_BASE) < 0
        ? null
        : difference.multiply(HUNDRED).divide(first, 1, RoundingMode.HALF_UP);
  }

  /** Returns a value as text; empty if it is missing. */
  public static String text(@Nullable BigDecimal value) {
    return value == null ? "" : value.stripTrailingZeros().toPlainString();
  }

  /** Returns a value of this figure as staff write it, such as 98.5%; empty if it is missing. */
  public String written(@Nullable BigDecimal value) {
    return field.kind() == FieldKind.PERCENT && value != null ? field.written(value) : text(value);
  }

  /**
   * Returns the difference as text with its sign, that of two percentages in percentage points;
   * empty if there is none.
   */
  public String differenceText(Messages messages) {
    BigDecimal difference = difference();
    if (difference == null) {
      return "";
    }
    return field.kind() == FieldKind.PERCENT
        ? messages.format("compare.points", sign(difference) + text(difference.multiply(HUNDRED)))
        : sign(difference) + text(difference);
  }

  /** Returns the percentage as text with its sign, such as +2.0%; empty if there is none. */
  public String percentageText() {
    BigDecimal percentage = percentage();
    return percentage == null ? "" : sign(percentage) + percentage.toPlainString() + "%";
  }

  private static String sign(BigDecimal value) {
    return value.signum() > 0 ? "+" : "";
  }
}
