package org.nianbao.grid;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a cell shows. A cell that shows nothing has no content. */
public sealed interface Content {
  /**
   * What a text is that stands in a table of a document: a number if it is written as one, for
   * there
   * is no other way to write one there.
   */
  static Content of(String text) {
    String bare = stripped(text);
    return Numeric.WRITTEN.matcher(bare).matches()
        ? new Numeric(new BigDecimal(bare))
        : new Text(bare);
  }

  /** The text without blanks of any width before and behind. */
  private static String stripped(String text) {
    int first = 0;
    int end = text.length();
    while (first < end && isBlank(text.charAt(first))) {
      first++;
    }
    while (end > first && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(first, end);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /**
   * Text, as typed, every blank kept: perhaps nothing but blanks, and empty only where a formula
   * gives the empty text.
   */
  record Text(String value) implements Content {
    @Override
    public String toString() {
      return value;
    }
  }

  /** A number. */
  record Numeric(BigDecimal value) implements Content {
    /** As most write it; whatever else may be a number is for others to decide. */
    private static final Pattern WRITTEN =
        Pattern.compile("(?:0|[1-9]\\d{0,14})(?:\\.\\d{1,9})?");

    /** Day 0 of spreadsheets; a day later before their 29 February 1900, which never was. */
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

    private static final BigDecimal DAY_THAT_NEVER_WAS = BigDecimal.valueOf(60);
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);

    /** The day this is the number of in the calendar of spreadsheets, if it has one. */
    public Optional<LocalDate> day() {
      if (value.compareTo(BigDecimal.ONE) < 0 || value.compareTo(LAST_DAY) > 0) {
        return Optional.empty();
      }
      boolean early = value.compareTo(DAY_THAT_NEVER_WAS) < 0;
      return Optional.of(DAY_ZERO.plusDays(value.longValue() + (early ? 1 : 0)));
    }

    @Override
    public String toString() {
      return value.toPlainString();
    }
  }

  /** A number that the cell shows as a date, perhaps with an hour. */
  record Day(LocalDate value) implements Content {
    /** Its number in the calendar of spreadsheets, right from their 1 March 1900 on. */
    public long number() {
      return ChronoUnit.DAYS.between(Numeric.DAY_ZERO, value);
    }

    @Override
    public String toString() {
      return value.toString();
    }
  }

  /** TRUE or FALSE. */
  record Flag(boolean value) implements Content {
    @Override
    public String toString() {
      return value ? "TRUE" : "FALSE";
    }
  }

  /** An error value, such as {@code #DIV/0!}. */
  record Fault(String code) implements Content {
    @Override
    public String toString() {
      return code;
    }
  }

  /** A formula's result that the file does not hold: the program that saved it did not calculate. */
  record Uncalculated() implements Content {
    @Override
    public String toString() {
      return "";
    }
  }
}
