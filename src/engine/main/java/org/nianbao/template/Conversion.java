package org.nianbao.template;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Content;
import org.nianbao.grid.SignificantDigits;
import org.nianbao.template.FormulaCompiler.UnsupportedFormulaException;

/** What formulas take the content of a cell for where they want a number, a text, or a truth. */
final class Conversion {
  private static final Content WRONG_TYPE = new Content.Fault("#VALUE!");

  /** Spreadsheets know no more digits, and write longer numbers in another way. */
  static final MathContext DIGITS = new MathContext(15);

  private static final BigDecimal LARGEST = BigDecimal.ONE.movePointRight(15);

  /** An error value on its way to the cell, or to the function that asks for it. */
  static final class FaultException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Content fault;

    FaultException(Content fault) {
      super(fault.toString(), null, false, false);
      this.fault = fault;
    }

    Content fault() {
      return fault;
    }
  }

  private Conversion() {}

  static FaultException wrongType() {
    return new FaultException(WRONG_TYPE);
  }

  static BigDecimal number(@Nullable Content content)
      throws UnsupportedFormulaException, FaultException {
    if (content == null) {
      return BigDecimal.ZERO;
    }
    if (content instanceof Content.Numeric number) {
      return number.value();
    }
    if (content instanceof Content.Flag flag) {
      return flag.value() ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    BigDecimal written = asNumber(content.toString());
    if (written == null) {
      throw wrongType();
    }
    return written;
  }

  /**
   * The number that a text is taken for; null if it is none.
   *
   * @throws UnsupportedFormulaException if programs differ over it
   */
  static @Nullable BigDecimal asNumber(String text) throws UnsupportedFormulaException {
    if (text.isEmpty() || text.codePoints().noneMatch(Character::isDigit)) {
      return null;
    }
    if (!text.matches("-?\\d{1,15}(\\.\\d{1,9})?")) {
      throw Calculation.unsupported(text); // a day, a percentage, an amount of money …
    }
    return new BigDecimal(text);
  }

  static boolean truth(@Nullable Content content) throws UnsupportedFormulaException {
    if (content instanceof Content.Text) {
      throw Calculation.unsupported(content.toString()); // programs differ over it
    }
    return content instanceof Content.Flag flag
        ? flag.value()
        : content instanceof Content.Numeric number && number.value().signum() != 0;
  }

  static String text(@Nullable Content content) throws UnsupportedFormulaException {
    if (content instanceof Content.Numeric number) {
      return written(number.value());
    }
    return content == null ? "" : content.toString();
  }

  /** A number as text, as a cell without a format shows it. */
  private static String written(BigDecimal value) throws UnsupportedFormulaException {
    BigDecimal plain = rounded(value).stripTrailingZeros();
    if (plain.abs().compareTo(LARGEST) >= 0 || plain.scale() > 9) {
      throw Calculation.unsupported(value.toString());
    }
    return plain.toPlainString();
  }

  /** Numbers come before texts, and these before FALSE and TRUE; blank is 0, or no text. */
  static int compared(@Nullable Content left, @Nullable Content right) {
    if (left == null && right == null) {
      return 0;
    }
    Content one = left == null ? blankAs(right) : left;
    Content other = right == null ? blankAs(left) : right;
    if (one instanceof Content.Numeric a && other instanceof Content.Numeric b) {
      return rounded(a.value()).compareTo(rounded(b.value()));
    }
    if (one instanceof Content.Text a && other instanceof Content.Text b) {
      return a.value().compareToIgnoreCase(b.value());
    }
    if (one instanceof Content.Flag a && other instanceof Content.Flag b) {
      return Boolean.compare(a.value(), b.value());
    }
    return Integer.compare(order(one), order(other));
  }

  private static Content blankAs(@Nullable Content other) {
    if (other instanceof Content.Text) {
      return new Content.Text("");
    }
    return other instanceof Content.Flag
        ? new Content.Flag(false)
        : new Content.Numeric(BigDecimal.ZERO);
  }

  private static int order(Content content) {
    return content instanceof Content.Numeric ? 0 : content instanceof Content.Text ? 1 : 2;
  }

  /** A number in the digits that spreadsheets calculate with. */
  static BigDecimal rounded(BigDecimal number) {
    return SignificantDigits.round(number, DIGITS.getPrecision());
  }
}
