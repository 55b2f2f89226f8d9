package org.nianbao.template;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The report years of an edition, including both ends.
 *
 * @param first the first year
 * @param last the last year; {@link Integer#MAX_VALUE} while the edition is in force
 */
public record ReportYears(int first, int last) {
  /** The years of a template that gives none. */
  static final ReportYears ALL = new ReportYears(0, Integer.MAX_VALUE);

  private static final Pattern TYPED = Pattern.compile("[12]\\d{3}");

  /** Notations: 2019—2020, or 2021— without an end. */
  private static final Pattern RANGE =
      Pattern.compile("(\\d{4})\\s*(?:([-–—~～－至])\\s*(?:(\\d{4})|今)?)?\\s*年?度?");

  /** Parses the years; empty if the text gives none. */
  static Optional<ReportYears> parse(String text) {
    if (text.isEmpty()) {
      return Optional.of(ALL);
    }
    Matcher span = RANGE.matcher(text);
    if (!span.matches()) {
      return Optional.empty();
    }
    int first = Integer.parseInt(span.group(1));
    if (span.group(2) == null) {
      return Optional.of(new ReportYears(first, first));
    }
    int last = span.group(3) == null ? Integer.MAX_VALUE : Integer.parseInt(span.group(3));
    return first <= last ? Optional.of(new ReportYears(first, last)) : Optional.empty();
  }

  /** Parses a typed report year; empty if the text is none. */
  public static OptionalInt parseYear(String text) {
    return TYPED.matcher(text).matches()
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  /** Returns whether the edition is for this year. */
  public boolean includes(int year) {
    return first <= year && year <= last;
  }

  /** Returns whether both include a year. */
  boolean overlaps(ReportYears other) {
    return first <= other.last && other.first <= last;
  }

  @Override
  public String toString() {
    if (equals(ALL)) {
      return "all";
    }
    if (first == last) {
      return String.valueOf(first);
    }
    return first + "—" + (last == Integer.MAX_VALUE ? "" : last);
  }
}
