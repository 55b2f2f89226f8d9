package org.nianbao.grid;

import org.jspecify.annotations.Nullable;

/** Tells the number formats that show a date or a time (ECMA-376 part 1, 18.8.30 and 18.8.31). */
public final class DateFormats {
  private DateFormats() {}

  /**
   * Returns whether a number format shows a date or a time.
   *
   * @param id the identifier of the format
   * @param code the format code; null for a built-in format
   */
  public static boolean isDateOrTime(int id, @Nullable String code) {
    if (code != null) {
      return isDateOrTime(code);
    }
    // 27 to 36 and 50 to 58 are built into the East Asian editions of Excel, 71 to 81 into the Thai
    return (id >= 14 && id <= 22)
        || (id >= 27 && id <= 36)
        || (id >= 45 && id <= 47)
        || (id >= 50 && id <= 58)
        || (id >= 71 && id <= 81);
  }

  /** Returns whether the section for positive numbers has a date or time letter. */
  private static boolean isDateOrTime(String code) {
    for (int at = 0; at < code.length() && code.charAt(at) != ';'; at++) {
      char c = code.charAt(at);
      switch (c) {
        case '"' -> at = end(code, '"', at);
        case '\\', '_', '*' -> at++;
        case '[' -> {
          int end = end(code, ']', at);
          // [h], [mm] and [ss] are elapsed time; colours, conditions and locales are skipped
          if (code.substring(at + 1, end).matches("(?i)h+|m+|s+")) {
            return true;
          }
          at = end;
        }
        case 'y', 'Y', 'm', 'M', 'd', 'D', 'h', 'H', 's', 'S' -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }

  private static int end(String code, char closing, int from) {
    int end = code.indexOf(closing, from + 1);
    return end < 0 ? code.length() : end;
  }
}
