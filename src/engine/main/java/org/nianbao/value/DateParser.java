package org.nianbao.value;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses dates as staff write them: 2025年1月20日, 2025/1/20, 2025.1.20, 2025-1-20, 20250120. */
public final class DateParser {
  private static final Pattern DATE =
      Pattern.compile("(\\d{4})(?:年(\\d{1,2})月(\\d{1,2})日?|([-/.])(\\d{1,2})\\4(\\d{1,2}))");

  private static final Pattern DIGITS = Pattern.compile("^(\\d{4})(\\d{2})(\\d{2})$");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");

  /** The minimum length of a date. */
  private static final int MIN_LENGTH = 6;

  private DateParser() {}

  /** Returns the date; empty if the text is none. */
  public static Optional<LocalDate> parse(String written) {
    if (written.length() < MIN_LENGTH) {
      return Optional.empty();
    }
    // NFKC replaces full-width digits and signs
    String text =
        BLANKS.matcher(Normalizer.normalize(written, Normalizer.Form.NFKC)).replaceAll("");
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
}
