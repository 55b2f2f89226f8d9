package org.nianbao.grid;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cell formats of a workbook that show a number as a date or a time (ECMA-376 part 1, 18.8).
 */
public final class DateFormats {
  private final BitSet dates = new BitSet();

  /** A workbook without formats: no number is a date. */
  DateFormats() {}

  /** Reads the styles part. Without it, no number is a date. */
  static DateFormats read(XmlCursor in) {
    DateFormats formats = new DateFormats();
    Map<String, String> codes = new HashMap<>();
    int format = 0;
    in.root("styleSheet");
    while (in.nextChild(1)) {
      if (in.isNamed("numFmts")) {
        while (in.nextChild(2)) {
          String id = in.attribute("numFmtId");
          String code = in.attribute("formatCode");
          if (id != null && code != null) {
            codes.put(id, code);
          }
        }
      } else if (in.isNamed("cellXfs")) {
        while (in.nextChild(2)) {
          String id = in.attribute("numFmtId");
          formats.dates.set(format++, id != null && isDateOrTime(number(id), codes.get(id)));
        }
        break;
      }
    }
    in.skipRest();
    return formats;
  }

  /** Returns whether the cell format with this index shows a date. */
  boolean isDateFormat(@Nullable String format) {
    int index = format == null || dates.isEmpty() ? -1 : number(format);
    return index >= 0 && dates.get(index);
  }

  /** Parses a format number; invalid numbers are ignored because they do not affect figures. */
  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

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
    // 27 to 36 and 50 to 58 are built into the East Asian editions of Excel
    return (id >= 14 && id <= 22)
        || (id >= 27 && id <= 36)
        || (id >= 45 && id <= 47)
        || (id >= 50 && id <= 58);
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
