package org.nianbao.grid;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Decimal numbers as typed, parsed from any notation that files use. */
public final class DecimalParser {
  /** The maximum number of characters of a number. */
  private static final int MAX_CHARACTERS = 512;

  /**
   * The maximum exponent. Exponents of doubles are within 308; a far larger one would fill the
   * memory when written out.
   */
  private static final int MAX_EXPONENT = 400;

  /**
   * The number of significant digits that spreadsheets show; further digits of a double are
   * rounding errors.
   */
  private static final int SHOWN_DIGITS = 15;

  /** The least number with more than the shown digits. */
  private static final long MIN_BEYOND_SHOWN_DIGITS = 1_000_000_000_000_000L;

  private static final int DIGITS_OF_A_LONG = 18;

  private DecimalParser() {}

  /** Parses a number of a file; null if the text is not a number. */
  static @Nullable BigDecimal parse(CharSequence text) {
    int length = text.length();
    if (length > MAX_CHARACTERS || length == 0) {
      return null;
    }
    if (length <= DIGITS_OF_A_LONG) {
      long digits = 0;
      int point = -1;
      int at = 0;
      for (; at < length; at++) {
        char c = text.charAt(at);
        if (c >= '0' && c <= '9') {
          digits = digits * 10 + (c - '0');
        } else if (c == '.' && point < 0 && at > 0) {
          point = at;
        } else {
          break;
        }
      }
      if (at == length && point != length - 1) {
        return shortest(digits, point < 0 ? 0 : length - 1 - point);
      }
    }
    try {
      BigDecimal number = new BigDecimal(Whitespace.strip(text.toString()));
      return Math.abs((long) number.scale()) > MAX_EXPONENT ? null : shortest(number);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static BigDecimal shortest(long digits, int scale) {
    long rest = digits;
    int places = scale;
    while (places > 0 && rest % 10 == 0) {
      rest /= 10;
      places--;
    }
    BigDecimal number = BigDecimal.valueOf(rest, places);
    return places > 0 && rest >= MIN_BEYOND_SHOWN_DIGITS ? shortest(number) : number;
  }

  /** Returns the number that a double represents. */
  public static BigDecimal of(double value) {
    return shortest(new BigDecimal(Double.toString(value)));
  }

  /**
   * Returns the shortest notation of a number: 21 for 21.0 and 2.1E1, 1.1 for the double
   * 1.1000000000000001.
   */
  private static BigDecimal shortest(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    if (stripped.scale() > 0 && stripped.precision() > SHOWN_DIGITS) {
      stripped = SignificantDigits.round(stripped, SHOWN_DIGITS).stripTrailingZeros();
    }
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
