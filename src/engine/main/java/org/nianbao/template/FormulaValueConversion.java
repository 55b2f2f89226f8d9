package org.nianbao.template;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.SignificantDigits;
import org.nianbao.template.FormulaCompiler.UnsupportedFormulaException;

/** The conversions of cell contents to the numbers, texts and truth values that formulas need. */
final class FormulaValueConversion {
  private static final CellContent WRONG_TYPE = new CellContent.ErrorValue("#VALUE!");

  /** The precision of spreadsheets; longer numbers are written in another notation. */
  static final MathContext PRECISION = new MathContext(15);

  private static final BigDecimal MIN_SCIENTIFIC = BigDecimal.ONE.movePointRight(15);

  /**
   * Thrown when an operand is an error value; caught by the formula or by a function that handles
   * errors.
   */
  static final class FaultException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient CellContent fault;

    FaultException(CellContent fault) {
      super(fault.toString(), null, false, false);
      this.fault = fault;
    }

    CellContent fault() {
      return fault;
    }
  }

  private FormulaValueConversion() {}

  static FaultException wrongType() {
    return new FaultException(WRONG_TYPE);
  }

  static BigDecimal toNumber(@Nullable CellContent content)
      throws UnsupportedFormulaException, FaultException {
    if (content == null) {
      return BigDecimal.ZERO;
    }
    if (content instanceof CellContent.Numeric number) {
      return number.value();
    }
    if (content instanceof CellContent.Flag flag) {
      return flag.value() ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    BigDecimal written = parseNumber(content.toString());
    if (written == null) {
      throw wrongType();
    }
    return written;
  }

  /**
   * Returns the number that a text is converted to; null if there is none.
   *
   * @throws UnsupportedFormulaException if programs convert it differently
   */
  static @Nullable BigDecimal parseNumber(String text) throws UnsupportedFormulaException {
    if (text.isEmpty() || text.codePoints().noneMatch(Character::isDigit)) {
      return null;
    }
    if (!text.matches("-?\\d{1,15}(\\.\\d{1,9})?")) {
      throw WorkbookCalculation.unsupported(text); // a date, a percentage, an amount of money …
    }
    return new BigDecimal(text);
  }

  static boolean toBoolean(@Nullable CellContent content) throws UnsupportedFormulaException {
    if (content instanceof CellContent.Text) {
      throw WorkbookCalculation.unsupported(content.toString()); // programs differ
    }
    return content instanceof CellContent.Flag flag
        ? flag.value()
        : content instanceof CellContent.Numeric number && number.value().signum() != 0;
  }

  static String toText(@Nullable CellContent content) throws UnsupportedFormulaException {
    if (content instanceof CellContent.Numeric number) {
      return generalFormat(number.value());
    }
    return content == null ? "" : content.toString();
  }

  /** Returns a number as text in the general number format. */
  private static String generalFormat(BigDecimal value) throws UnsupportedFormulaException {
    BigDecimal plain = round(value).stripTrailingZeros();
    if (plain.abs().compareTo(MIN_SCIENTIFIC) >= 0 || plain.scale() > 9) {
      throw WorkbookCalculation.unsupported(value.toString());
    }
    return plain.toPlainString();
  }

  /**
   * Compares two values: numbers come before texts, texts before FALSE and TRUE; a blank is 0 or
   * the empty text.
   */
  static int compare(@Nullable CellContent left, @Nullable CellContent right) {
    if (left == null && right == null) {
      return 0;
    }
    CellContent one = left == null ? blankAs(right) : left;
    CellContent other = right == null ? blankAs(left) : right;
    if (one instanceof CellContent.Numeric a && other instanceof CellContent.Numeric b) {
      return round(a.value()).compareTo(round(b.value()));
    }
    if (one instanceof CellContent.Text a && other instanceof CellContent.Text b) {
      return a.value().compareToIgnoreCase(b.value());
    }
    if (one instanceof CellContent.Flag a && other instanceof CellContent.Flag b) {
      return Boolean.compare(a.value(), b.value());
    }
    return Integer.compare(typeOrder(one), typeOrder(other));
  }

  private static CellContent blankAs(@Nullable CellContent other) {
    if (other instanceof CellContent.Text) {
      return new CellContent.Text("");
    }
    return other instanceof CellContent.Flag
        ? new CellContent.Flag(false)
        : new CellContent.Numeric(BigDecimal.ZERO);
  }

  private static int typeOrder(CellContent content) {
    return content instanceof CellContent.Numeric ? 0 : content instanceof CellContent.Text ? 1 : 2;
  }

  /** Returns a number rounded to the precision of spreadsheets. */
  static BigDecimal round(BigDecimal number) {
    return SignificantDigits.round(number, PRECISION.getPrecision());
  }
}
