package org.nianbao.grid;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The content of a cell. Blank cells have no content. */
public sealed interface CellContent {
  /**
   * Returns the content for a text in a table of a document: a number if the text is written as
   * one, because such tables have no other way to write numbers.
   */
  static CellContent of(String text) {
    String bare = stripped(text);
    return Numeric.WRITTEN.matcher(bare).matches()
        ? new Numeric(new BigDecimal(bare))
        : new Text(bare);
  }

  /**
   * Returns the number that a cell stores, or the date for which it stands; null if it is none.
   *
   * @param isDate whether the cell shows numbers as dates
   */
  static @Nullable CellContent stored(String text, boolean isDate) {
    BigDecimal number = DecimalParser.parse(text);
    if (number == null) {
      return null;
    }
    Numeric plain = new Numeric(number);
    return isDate ? plain.date().<CellContent>map(Day::new).orElse(plain) : plain;
  }

  /** Returns the text without leading and trailing spaces of any width. */
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
   * Text with all its spaces. It may be blank, and it is empty only as the result of a formula.
   *
   * @param value the text
   */
  record Text(String value) implements CellContent {
    @Override
    public String toString() {
      return value;
    }
  }

  /**
   * A number.
   *
   * @param value the value
   */
  record Numeric(BigDecimal value) implements CellContent {
    /** A number in plain notation. Other notations are parsed elsewhere. */
    private static final Pattern WRITTEN = Pattern.compile("(?:0|[1-9]\\d{0,14})(?:\\.\\d{1,9})?");

    /**
     * The date of serial number 0. Serial numbers below 60 are one day later, because spreadsheets
     * count a 29 February 1900.
     */
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

    private static final BigDecimal NONEXISTENT_DAY = BigDecimal.valueOf(60);
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);

    /** Returns the date with this serial number; empty if there is none. */
    public Optional<LocalDate> date() {
      if (value.compareTo(BigDecimal.ONE) < 0 || value.compareTo(LAST_DAY) > 0) {
        return Optional.empty();
      }
      boolean early = value.compareTo(NONEXISTENT_DAY) < 0;
      return Optional.of(DAY_ZERO.plusDays(value.longValue() + (early ? 1 : 0)));
    }

    @Override
    public String toString() {
      return value.toPlainString();
    }
  }

  /**
   * A number shown as a date, possibly with a time.
   *
   * @param value the date
   */
  record Day(LocalDate value) implements CellContent {
    /** Returns the serial number, which is correct from 1 March 1900 on. */
    public long serialNumber() {
      return ChronoUnit.DAYS.between(Numeric.DAY_ZERO, value);
    }

    @Override
    public String toString() {
      return value.toString();
    }
  }

  /**
   * TRUE or FALSE.
   *
   * @param value the value
   */
  record Flag(boolean value) implements CellContent {
    @Override
    public String toString() {
      return value ? "TRUE" : "FALSE";
    }
  }

  /**
   * An error value, such as {@code #DIV/0!}.
   *
   * @param code the error value
   */
  record ErrorValue(String code) implements CellContent {
    @Override
    public String toString() {
      return code;
    }
  }

  /** A formula without a cached value, because the file was saved without calculation. */
  record Uncalculated() implements CellContent {
    @Override
    public String toString() {
      return "";
    }
  }
}
