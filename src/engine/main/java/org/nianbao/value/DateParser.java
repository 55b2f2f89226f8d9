package org.nianbao.value;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses dates as staff write them: 2025年1月20日, 2025/1/20, 2025.1.20, 2025-1-20, 20250120,
 * 二〇二五年一月二十日.
 */
public final class DateParser {
  private static final Pattern DATE =
      Pattern.compile("(\\d{4})(?:年(\\d{1,2})月(\\d{1,2})[日号]?|([-/.])(\\d{1,2})\\4(\\d{1,2}))");

  private static final Pattern DIGITS = Pattern.compile("^(\\d{4})(\\d{2})(\\d{2})$");

  /** A month and a day, which may follow a year, in Chinese numerals. */
  private static final Pattern CHINESE =
      Pattern.compile("(|.*年)([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]?");

  private static final Pattern WITHOUT_YEAR = Pattern.compile("\\d{1,2}月\\d{1,2}[日号]?");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");

  /** The minimum length of a date. */
  private static final int MIN_LENGTH = 6;

  private DateParser() {}

  /** Returns the date; empty if the text is none. */
  public static Optional<LocalDate> parse(String written) {
    return written.length() < MIN_LENGTH ? Optional.empty() : parseNormalized(normalized(written));
  }

  /** Returns the date, of a given year if it is written without one; empty if the text is none. */
  public static Optional<LocalDate> parseWithYear(String written, int year) {
    String text = normalized(written);
    return parseNormalized(WITHOUT_YEAR.matcher(text).matches() ? year + "年" + text : text);
  }

  private static Optional<LocalDate> parseNormalized(String text) {
    Matcher matcher = DATE.matcher(DIGITS.matcher(text).replaceFirst("$1-$2-$3"));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int group = matcher.group(2) == null ? 5 : 2;
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(matcher.group(1)),
              Integer.parseInt(matcher.group(group)),
              Integer.parseInt(matcher.group(group + 1))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Returns a text without blanks, and with Chinese numerals replaced if it is a date in them. */
  private static String normalized(String written) {
    // NFKC replaces full-width digits and signs
    String text =
        BLANKS.matcher(Normalizer.normalize(written, Normalizer.Form.NFKC)).replaceAll("");
    if (text.indexOf('月') < 0) {
      return text;
    }
    Matcher chinese = CHINESE.matcher(text);
    return chinese.matches()
        ? ChineseNumeral.withYearsInFigures(chinese.group(1))
            + number(chinese.group(2))
            + "月"
            + number(chinese.group(3))
            + "日"
        : text;
  }

  /** Returns a numeral in figures; the numeral itself if it is malformed. */
  private static String number(String numeral) {
    OptionalLong number = ChineseNumeral.parse(numeral);
    return number.isPresent() ? String.valueOf(number.getAsLong()) : numeral;
  }
}
