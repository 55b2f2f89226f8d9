package org.nianbao.grid;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounds numbers to so many digits. */
public final class SignificantDigits {
  private SignificantDigits() {}

  /**
   * Rounds a number half up. {@link BigDecimal#round} does the same, but that of TeaVM leaves some
   * numbers as they are that have one digit too many.
   */
  public static BigDecimal round(BigDecimal number, int digits) {
    int more = number.precision() - digits;
    if (more <= 0) {
      return number;
    }
    BigDecimal rounded = number.setScale(number.scale() - more, RoundingMode.HALF_UP);
    boolean carried = rounded.precision() > digits; // 9.99 became 10.0
    return carried ? rounded.setScale(rounded.scale() - 1, RoundingMode.UNNECESSARY) : rounded;
  }
}
