package org.nianbao.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.CellContent;
import org.nianbao.message.Message;
import org.nianbao.template.Formula.Operator;
import org.nianbao.template.FormulaCompiler.UnsupportedFormulaException;

/**
 * Parses a formula (ECMA-376 part 1, 18.17).
 *
 * <p>POI's parser supports the whole language, but loading it takes a third of the time of checking
 * a form. A test compares the two parsers.
 */
final class FormulaParser {
  /** The maximum depth of nested brackets, as in spreadsheets. */
  private static final int MAX_DEPTH = 64;

  private static final String OPERATORS = "^&=<>%{}#@";

  private final String formula;
  private int at;
  private int depth;

  private FormulaParser(String formula) {
    this.formula = formula;
  }

  /**
   * Parses a formula.
   *
   * @param formula the formula without the leading {@code =}
   * @throws UnsupportedFormulaException if the formula is invalid or not in the supported subset
   */
  static Formula parse(String formula) throws UnsupportedFormulaException {
    FormulaParser parser = new FormulaParser(formula);
    Formula whole = parser.comparison();
    if (parser.at < formula.length()) {
      throw parser.unexpected();
    }
    return whole;
  }

  private Formula comparison() throws UnsupportedFormulaException {
    Formula left = concatenation();
    while (true) {
      Operator operator = comparisonOperator();
      if (operator == null) {
        return left;
      }
      left = new Formula.Operation(operator, left, concatenation());
    }
  }

  private @Nullable Operator comparisonOperator() {
    if (skip('=')) {
      return Operator.EQUAL;
    }
    if (skip('<')) {
      return skipDirectly('>')
          ? Operator.NOT_EQUAL
          : skipDirectly('=') ? Operator.LESS_OR_EQUAL : Operator.LESS_THAN;
    }
    if (skip('>')) {
      return skipDirectly('=') ? Operator.GREATER_OR_EQUAL : Operator.GREATER_THAN;
    }
    return null;
  }

  private Formula concatenation() throws UnsupportedFormulaException {
    Formula left = sum();
    while (skip('&')) {
      left = new Formula.Operation(Operator.CONCATENATE, left, sum());
    }
    return left;
  }

  private Formula sum() throws UnsupportedFormulaException {
    Formula sum = product();
    while (true) {
      if (skip('+')) {
        sum = new Formula.Operation(Operator.ADD, sum, product());
      } else if (skip('-')) {
        sum = new Formula.Operation(Operator.SUBTRACT, sum, product());
      } else {
        return sum;
      }
    }
  }

  private Formula product() throws UnsupportedFormulaException {
    Formula product = signedOperand();
    while (true) {
      if (skip('*')) {
        product = new Formula.Operation(Operator.MULTIPLY, product, signedOperand());
      } else if (skip('/')) {
        product = new Formula.Operation(Operator.DIVIDE, product, signedOperand());
      } else {
        return product;
      }
    }
  }

  private Formula signedOperand() throws UnsupportedFormulaException {
    boolean negative = false;
    while (true) {
      if (skip('-')) {
        negative = !negative;
      } else if (!skip('+')) {
        Formula operand = operand();
        return negative ? new Formula.Negation(operand) : operand;
      }
    }
  }

  private Formula operand() throws UnsupportedFormulaException {
    if (skip('(')) {
      enterBracket();
      Formula inside = comparison();
      expect(')');
      depth--;
      // an area in brackets is an operand, not a whole argument
      return inside instanceof Formula.Area ? new Formula.Call("", List.of(inside)) : inside;
    }
    skipBlanks();
    if (peek() == '"') {
      return new Formula.Constant(new CellContent.Text(quoted('"')));
    }
    if (peek() == '\'') {
      return reference(quoted('\''));
    }
    if (isDigit(peek()) || peek() == '.') {
      return new Formula.Constant(new CellContent.Numeric(number()));
    }
    int start = at;
    String word = word();
    if (word.isEmpty()) {
      throw unexpected();
    }
    if (peek() == '!') {
      return reference(word);
    }
    if (peek() == '(') {
      return call(word.toUpperCase(Locale.ROOT));
    }
    if (word.equalsIgnoreCase("TRUE") || word.equalsIgnoreCase("FALSE")) {
      return new Formula.Constant(new CellContent.Flag(word.equalsIgnoreCase("TRUE")));
    }
    at = start;
    return area(null);
  }

  private Formula call(String function) throws UnsupportedFormulaException {
    expect('(');
    enterBracket();
    List<Formula> arguments = new ArrayList<>();
    do {
      arguments.add(comparison());
    } while (skip(','));
    expect(')');
    depth--;
    return new Formula.Call(function, List.copyOf(arguments));
  }

  private void enterBracket() throws UnsupportedFormulaException {
    if (++depth > MAX_DEPTH) {
      throw malformed();
    }
  }

  /** Parses the reference that follows the name of a sheet. */
  private Formula reference(String sheet) throws UnsupportedFormulaException {
    expect('!');
    return area(sheet);
  }

  /** Parses a cell or a range of cells. */
  private Formula area(@Nullable String sheet) throws UnsupportedFormulaException {
    Address first = address();
    return skip(':')
        ? new Formula.Area(sheet, first, address())
        : new Formula.Reference(sheet, first);
  }

  private Address address() throws UnsupportedFormulaException {
    skipBlanks();
    try {
      return Address.parse(word());
    } catch (IllegalArgumentException e) {
      throw malformed();
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
      // a larger power of ten exceeds the range of a cell
      if (Math.abs((long) number.scale()) > 400) {
        throw malformed();
      }
      return number;
    } catch (NumberFormatException e) {
      throw malformed();
    }
  }

  /** Parses text between two marks; a doubled mark stands for itself. */
  private String quoted(char mark) throws UnsupportedFormulaException {
    StringBuilder text = new StringBuilder();
    for (at++; at < formula.length(); at++) {
      if (formula.charAt(at) == mark) {
        at++;
        if (at == formula.length() || formula.charAt(at) != mark) {
          return text.toString();
        }
      }
      text.append(formula.charAt(at));
    }
    throw malformed();
  }

  /** Parses a run of letters and digits: a cell, a function, a sheet. */
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

  /** Returns the next character that is not blank; NUL at the end. */
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

  /**
   * Skips the next character if it is this one, without skipping blanks.
   *
   * @return whether it was skipped
   */
  private boolean skipDirectly(char c) {
    boolean next = peekRaw() == c;
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

  /** Returns the exception for an operator that is not supported, or for invalid text. */
  private UnsupportedFormulaException unexpected() {
    return OPERATORS.indexOf(peek()) >= 0 ? unsupported(formula) : malformed();
  }

  private UnsupportedFormulaException unsupported(String part) {
    return new UnsupportedFormulaException(
        Message.of("template.formula.unsupported", formula, part));
  }

  private UnsupportedFormulaException malformed() {
    return new UnsupportedFormulaException(Message.of("template.formula.unparsable", formula));
  }
}
