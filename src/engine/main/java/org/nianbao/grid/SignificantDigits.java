package org.nianbao.grid;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounds numbers to a number of significant digits. */
public final class SignificantDigits {
  private SignificantDigits() {}

  /**
   * Rounds a number half up. {@link BigDecimal#round} is not used because TeaVM's version leaves
   * one digit too many in some numbers.
   */
  public static BigDecimal round(BigDecimal number, int digits) {
    int more = number.precision() - digits;
    if (more <= 0) {
      return number;
    }
    BigDecimal rounded = number.setScale(number.scale() - more, RoundingMode.HALF_UP);
    boolean carried = rounded.precision() > digits; // as when 9.99 becomes 10.0
    return carried ? rounded.setScale(rounded.scale() - 1, RoundingMode.UNNECESSARY) : rounded;
  }
}
