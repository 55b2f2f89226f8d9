package org.nianbao.template;

import java.math.BigDecimal;
import java.util.Locale;
import org.nianbao.grid.Address;
import org.nianbao.message.Message;
import org.nianbao.template.FormulaCompiler.UnsupportedFormulaException;

/**
 * Reads one formula (ECMA-376 part 1, 18.17) from left to right, as far as sums of fields go.
 *
 * <p>POI's parser reads the whole language, but to load it takes a third of the time in which the
 * program could have checked a form; a test holds this one against it.
 */
final class FormulaParser {
  /** Spreadsheets take no more levels of brackets either. */
  private static final int DEEPEST = 64;

  private static final String OPERATORS = "^&=<>%{}\"#@";

  private final FormulaCompiler compiler;
  private final String sheet;
  private final String formula;
  private int at;
  private int depth;

  /** Areas that stand elsewhere than alone in a sum: there a spreadsheet makes something else of them. */
  private int loose;

  private int areaStart;
  private int areaEnd;

  FormulaParser(FormulaCompiler compiler, String sheet, String formula) {
    this.compiler = compiler;
    this.sheet = sheet;
    this.formula = formula;
  }

  Linear parse() throws UnsupportedFormulaException {
    Linear sum = sum();
    if (at < formula.length()) {
      throw unexpected();
    }
    if (loose > 0) {
      throw unsupported(":");
    }
    return sum;
  }

  private Linear sum() throws UnsupportedFormulaException {
    Linear sum = product();
    while (true) {
      if (skip('+')) {
        sum = sum.plus(product());
      } else if (skip('-')) {
        sum = sum.plus(product().times(BigDecimal.ONE.negate()));
      } else {
        return sum;
      }
    }
  }

  private Linear product() throws UnsupportedFormulaException {
    Linear product = signed();
    while (true) {
      if (skip('*')) {
        product = multiplied(product, signed());
      } else if (skip('/')) {
        product = divided(product, signed());
      } else {
        return product;
      }
    }
  }

  private Linear multiplied(Linear one, Linear other) throws UnsupportedFormulaException {
    if (other.isConstant()) {
      return one.times(other.constant());
    }
    if (one.isConstant()) {
      return other.times(one.constant());
    }
    throw unsupported("*");
  }

  private Linear divided(Linear dividend, Linear divisor) throws UnsupportedFormulaException {
    if (!divisor.isConstant() || divisor.constant().signum() == 0) {
      throw unsupported("/");
    }
    try {
      return dividend.times(BigDecimal.ONE.divide(divisor.constant()));
    } catch (ArithmeticException e) { // a third has no end
      throw unsupported("/");
    }
  }

  private Linear signed() throws UnsupportedFormulaException {
    boolean negative = false;
    while (true) {
      if (skip('-')) {
        negative = !negative;
      } else if (!skip('+')) {
        Linear operand = operand();
        return negative ? operand.times(BigDecimal.ONE.negate()) : operand;
      }
    }
  }

  private Linear operand() throws UnsupportedFormulaException {
    if (skip('(')) {
      deeper();
      Linear inside = sum();
      expect(')');
      depth--;
      return inside;
    }
    skipBlanks();
    int start = at;
    if (peek() == '\'') {
      return reference(quoted(), start);
    }
    if (isDigit(peek()) || peek() == '.') {
      return Linear.of(number());
    }
    String word = word();
    if (word.isEmpty()) {
      throw unexpected();
    }
    if (peek() == '!') {
      return reference(word, start);
    }
    if (peek() == '(') {
      return call(word);
    }
    at = start;
    return area(sheet, start);
  }

  private Linear call(String function) throws UnsupportedFormulaException {
    if (!function.toUpperCase(Locale.ROOT).equals("SUM")) {
      throw unsupported(function);
    }
    expect('(');
    deeper();
    Linear sum = summand();
    while (skip(',')) {
      sum = sum.plus(summand());
    }
    expect(')');
    depth--;
    return sum;
  }

  private Linear summand() throws UnsupportedFormulaException {
    skipBlanks();
    int start = at;
    int before = loose;
    Linear summand = sum();
    boolean area = loose == before + 1 && areaStart == start && areaEnd == at;
    loose = area ? before : loose;
    return summand;
  }

  private void deeper() throws UnsupportedFormulaException {
    if (++depth > DEEPEST) {
      throw unparsable();
    }
  }

  /** What stands behind the name of a sheet. */
  private Linear reference(String name, int start) throws UnsupportedFormulaException {
    if (!compiler.hasSheet(name)) {
      throw unparsable();
    }
    expect('!');
    return area(name, start);
  }

  /** A cell, or the cells from one to another. */
  private Linear area(String name, int start) throws UnsupportedFormulaException {
    Address first = address();
    if (!skip(':')) {
      return compiler.cell(name, first);
    }
    Linear sum = compiler.sum(name, first, address());
    loose++;
    areaStart = start;
    skipBlanks();
    areaEnd = at;
    return sum;
  }

  private Address address() throws UnsupportedFormulaException {
    skipBlanks();
    try {
      return Address.parse(word());
    } catch (IllegalArgumentException e) {
      throw unparsable();
    }
  }

  private BigDecimal number() throws UnsupportedFormulaException {
    int start = at;
    while (isDigit(peekRaw()) || peekRaw() == '.') {
      at++;
    }
    if (peekRaw() == 'E' || peekRaw() == 'e') {
      at++;
      if (peekRaw() == '+' || peekRaw() == '-') {
        at++;
      }
      while (isDigit(peekRaw())) {
        at++;
      }
    }
    try {
      BigDecimal number = new BigDecimal(formula.substring(start, at));
      // a power of ten beyond what a cell can hold is no number of a form
      if (Math.abs((long) number.scale()) > 400) {
        throw unparsable();
      }
      return number;
    } catch (NumberFormatException e) {
      throw unparsable();
    }
  }

  /** A name between apostrophes, of which one within it is doubled. */
  private String quoted() throws UnsupportedFormulaException {
    StringBuilder name = new StringBuilder();
    for (at++; at < formula.length(); at++) {
      if (formula.charAt(at) == '\'') {
        at++;
        if (at == formula.length() || formula.charAt(at) != '\'') {
          return name.toString();
        }
      }
      name.append(formula.charAt(at));
    }
    throw unparsable();
  }

  /** Letters and digits in a row: a cell, a function, a sheet. */
  private String word() {
    int start = at;
    while (isWordPart(peekRaw())) {
      at++;
    }
    return formula.substring(start, at);
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '$' || c == '_' || c == '.' || c == '\\';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The next character that is no blank; NUL at the end. */
  private char peek() {
    skipBlanks();
    return peekRaw();
  }

  private char peekRaw() {
    return at < formula.length() ? formula.charAt(at) : '\0';
  }

  private void skipBlanks() {
    while (at < formula.length() && " \t\r\n".indexOf(formula.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean skip(char c) {
    boolean next = peek() == c;
    if (next) {
      at++;
    }
    return next;
  }

  private void expect(char c) throws UnsupportedFormulaException {
    if (!skip(c)) {
      throw unexpected();
    }
  }

  /** An operator of the language that makes no sum, or else nothing of the language. */
  private UnsupportedFormulaException unexpected() {
    return OPERATORS.indexOf(peek()) >= 0 ? unsupported(formula) : unparsable();
  }

  private UnsupportedFormulaException unsupported(String part) {
    return new UnsupportedFormulaException(
        Message.of("template.formula.unsupported", formula, part));
  }

  private UnsupportedFormulaException unparsable() {
    return new UnsupportedFormulaException(Message.of("template.formula.unparsable", formula));
  }
}
