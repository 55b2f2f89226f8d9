package org.nianbao.grid;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times of day as parts of a day, which is how workbooks keep them. */
final class DayParts {
  /** A time, {@code 08:30:00.000} or {@code 08H30M00S}. */
  private static final Pattern TIME =
      Pattern.compile("(?:(\\d{1,6})[H:])?(?:(\\d{1,6})[M:]?)?(?:(\\d{1,6}(?:\\.\\d{1,9})?)S?)?");

  private static final BigDecimal SIXTY = BigDecimal.valueOf(60);
  private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);

  /** The number of decimals of a part of a day. */
  private static final int DECIMALS = 15;

  private DayParts() {}

  /** Parses a time; null if the text is none. */
  static @Nullable BigDecimal parse(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return null;
    }
    BigDecimal minutes = number(time.group(1)).multiply(SIXTY).add(number(time.group(2)));
    BigDecimal days =
        minutes
            .multiply(SIXTY)
            .add(number(time.group(3)))
            .divide(SECONDS, DECIMALS, RoundingMode.HALF_UP);
    return days.signum() == 0 ? BigDecimal.ZERO : days.stripTrailingZeros();
  }

  private static BigDecimal number(@Nullable String digits) {
    return digits == null ? BigDecimal.ZERO : new BigDecimal(digits);
  }
}
