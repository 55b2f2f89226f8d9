package org.nianbao.grid;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers as people typed them, whichever way a file spells them. */
public final class Decimal {
  /** No program writes a number in more characters. */
  private static final int MOST_CHARACTERS = 64;

  /** A double's exponent is within 308; far beyond it, writing a number out fills the memory. */
  private static final int MOST_EXPONENT = 400;

  /** What spreadsheets show and take in; the digits of a double beyond these are noise. */
  private static final int SHOWN = 15;

  /** The first number of more digits than are shown. */
  private static final long BEYOND_SHOWN = 1_000_000_000_000_000L;

  private static final int DIGITS_OF_A_LONG = 18;

  private Decimal() {}

  /** Reads a number of a file, or gives null if the text is none. */
  static @Nullable BigDecimal parse(CharSequence text) {
    int length = text.length();
    if (length > MOST_CHARACTERS || length == 0) {
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
      return Math.abs((long) number.scale()) > MOST_EXPONENT ? null : shortest(number);
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
    return places > 0 && rest >= BEYOND_SHOWN ? shortest(number) : number;
  }

  /** The number that a double stands for. */
  public static BigDecimal of(double value) {
    return shortest(new BigDecimal(Double.toString(value)));
  }

  /**
   * The same number in one form only: 21 and never 21.0 or 2.1E1; and 1.1 where a program spelt
   * the double nearest to it, 1.1000000000000001.
   */
  private static BigDecimal shortest(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    if (stripped.scale() > 0 && stripped.precision() > SHOWN) {
      stripped = SignificantDigits.round(stripped, SHOWN).stripTrailingZeros();
    }
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
