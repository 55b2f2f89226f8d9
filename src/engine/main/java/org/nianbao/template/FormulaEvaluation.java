package org.nianbao.template;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.CellContent;
import org.nianbao.template.FormulaCompiler.UnsupportedFormulaException;
import org.nianbao.template.FormulaValueConversion.FaultException;

/** The evaluation of the formulas of one sheet. */
final class FormulaEvaluation {
  private static final CellContent DIVISION_BY_ZERO = new CellContent.ErrorValue("#DIV/0!");

  private static final BigDecimal MAX_DECIMAL_PLACES = BigDecimal.valueOf(15);
  private static final Pattern FORMAT = Pattern.compile("0(?:\\.(0{1,9}))?(%?)");

  /** A criterion of COUNTIF other than a plain text: a comparison or a wildcard. */
  private static final Pattern CRITERION = Pattern.compile("[<>=].*|.*[*?~].*", Pattern.DOTALL);

  private final WorkbookCalculation calculation;
  private final String ownSheet;

  /** The position at which areas are evaluated, from their first cells; null outside an array. */
  private @Nullable Address position;

  FormulaEvaluation(WorkbookCalculation calculation, String ownSheet) {
    this.calculation = calculation;
    this.ownSheet = ownSheet;
  }

  /** Returns the value a cell shows; a formula whose result is blank shows 0. */
  CellContent result(Formula formula) throws UnsupportedFormulaException {
    try {
      CellContent value = value(formula);
      return value == null ? new CellContent.Numeric(BigDecimal.ZERO) : value;
    } catch (FaultException e) {
      return e.fault();
    }
  }

  private @Nullable CellContent value(Formula formula)
      throws UnsupportedFormulaException, FaultException {
    if (formula instanceof Formula.Constant constant) {
      return constant.value();
    }
    if (formula instanceof Formula.Reference reference) {
      return cellValue(reference.sheet(), reference.cell());
    }
    if (formula instanceof Formula.Area area && position != null) {
      int row = area.firstRow() + position.row();
      return cellValue(area.sheet(), new Address(row, area.firstColumn() + position.column()));
    }
    if (formula instanceof Formula.Negation negation) {
      return new CellContent.Numeric(number(negation.operand()).negate());
    }
    if (formula instanceof Formula.Operation operation) {
      return evaluateOperation(operation);
    }
    if (formula instanceof Formula.Call call) {
      return evaluateCall(call);
    }
    throw WorkbookCalculation.unsupported(formula.toString());
  }

  private @Nullable CellContent cellValue(@Nullable String sheet, Address cell)
      throws UnsupportedFormulaException, FaultException {
    CellContent content = contentOrError(sheet, cell);
    if (content instanceof CellContent.ErrorValue) {
      throw new FaultException(content);
    }
    return content;
  }

  private @Nullable CellContent contentOrError(@Nullable String sheet, Address cell)
      throws UnsupportedFormulaException {
    CellContent content = calculation.value(sheet == null ? ownSheet : sheet, cell);
    if (content instanceof CellContent.Day day) {
      return new CellContent.Numeric(BigDecimal.valueOf(day.serialNumber()));
    }
    if (content instanceof CellContent.Uncalculated) {
      throw WorkbookCalculation.unsupported(cell.toString());
    }
    return content;
  }

  private CellContent evaluateOperation(Formula.Operation operation)
      throws UnsupportedFormulaException, FaultException {
    return switch (operation.operator()) {
      case CONCATENATE -> new CellContent.Text(text(operation.left()) + text(operation.right()));
      case ADD -> number(number(operation.left()).add(number(operation.right())));
      case SUBTRACT -> number(number(operation.left()).subtract(number(operation.right())));
      case MULTIPLY -> number(number(operation.left()).multiply(number(operation.right())));
      case DIVIDE -> divide(number(operation.left()), number(operation.right()));
      case EQUAL -> new CellContent.Flag(compare(operation) == 0);
      case NOT_EQUAL -> new CellContent.Flag(compare(operation) != 0);
      case LESS_THAN -> new CellContent.Flag(compare(operation) < 0);
      case LESS_OR_EQUAL -> new CellContent.Flag(compare(operation) <= 0);
      case GREATER_THAN -> new CellContent.Flag(compare(operation) > 0);
      case GREATER_OR_EQUAL -> new CellContent.Flag(compare(operation) >= 0);
    };
  }

  private CellContent divide(BigDecimal dividend, BigDecimal divisor) throws FaultException {
    if (divisor.signum() == 0) {
      throw new FaultException(DIVISION_BY_ZERO);
    }
    return number(dividend.divide(divisor, FormulaValueConversion.PRECISION));
  }

  private CellContent evaluateCall(Formula.Call call)
      throws UnsupportedFormulaException, FaultException {
    List<Formula> arguments = call.arguments();
    return switch (call.function()) {
      case "IF" -> evaluateIf(arguments);
      case "SUM" -> number(numbers(arguments).stream().reduce(BigDecimal.ZERO, BigDecimal::add));
      case "MAX" ->
          number(numbers(arguments).stream().reduce(BigDecimal::max).orElse(BigDecimal.ZERO));
      case "MIN" ->
          number(numbers(arguments).stream().reduce(BigDecimal::min).orElse(BigDecimal.ZERO));
      case "COUNT" -> number(BigDecimal.valueOf(count(call, CellContent.Numeric.class)));
      case "COUNTA" -> number(BigDecimal.valueOf(count(call, CellContent.class)));
      case "COUNTIF", "COUNTIFS" -> number(BigDecimal.valueOf(countMatches(call)));
      case "AND" -> new CellContent.Flag(allEqual(arguments, true));
      case "OR" -> new CellContent.Flag(!allEqual(arguments, false));
      case "NOT" -> new CellContent.Flag(!truth(onlyArgument(call)));
      case "SUMPRODUCT" -> number(sumOfArray(onlyArgument(call)));
      case "ABS" -> number(number(onlyArgument(call)).abs());
      case "INT" -> number(floor(number(onlyArgument(call))));
      case "ROUND" -> evaluateRound(call);
      case "ISERROR" -> new CellContent.Flag(isError(onlyArgument(call)));
      case "FIND" -> evaluateFind(call);
      case "TEXT" -> evaluateText(call);
      default -> throw WorkbookCalculation.unsupported(call.function());
    };
  }

  private CellContent evaluateIf(List<Formula> arguments)
      throws UnsupportedFormulaException, FaultException {
    if (arguments.size() < 2 || arguments.size() > 3) {
      throw WorkbookCalculation.unsupported("IF");
    }
    boolean first = truth(arguments.get(0));
    if (!first && arguments.size() == 2) {
      return new CellContent.Flag(false);
    }
    CellContent value = value(arguments.get(first ? 1 : 2));
    return value == null ? new CellContent.Numeric(BigDecimal.ZERO) : value;
  }

  private Formula onlyArgument(Formula.Call call) throws UnsupportedFormulaException {
    return argument(call, 0, 1);
  }

  private Formula argument(Formula.Call call, int index, int count)
      throws UnsupportedFormulaException {
    if (call.arguments().size() != count) {
      throw WorkbookCalculation.unsupported(call.function());
    }
    return call.arguments().get(index);
  }

  /**
   * Returns whether all arguments equal a truth value.
   *
   * @throws UnsupportedFormulaException if an argument is neither a truth value nor a number
   */
  private boolean allEqual(List<Formula> arguments, boolean expected)
      throws UnsupportedFormulaException, FaultException {
    boolean all = true;
    for (Formula each : arguments) { // errors count at any position
      if (each instanceof Formula.Reference && !isTruth(value(each))) {
        throw WorkbookCalculation.unsupported("AND"); // programs may ignore it
      }
      all &= truth(each) == expected;
    }
    return all;
  }

  private static boolean isTruth(@Nullable CellContent content) {
    return content instanceof CellContent.Flag || content instanceof CellContent.Numeric;
  }

  private boolean truth(Formula formula) throws UnsupportedFormulaException, FaultException {
    return FormulaValueConversion.toBoolean(value(formula));
  }

  private boolean isError(Formula formula) throws UnsupportedFormulaException {
    try {
      value(formula);
      return false;
    } catch (FaultException e) {
      return true;
    }
  }

  /** Returns the numbers among the arguments; other contents of cells are ignored. */
  private List<BigDecimal> numbers(List<Formula> arguments)
      throws UnsupportedFormulaException, FaultException {
    List<BigDecimal> numbers = new ArrayList<>();
    for (Formula each : arguments) {
      if (each instanceof Formula.Area || each instanceof Formula.Reference) {
        for (CellContent content : contents(each)) {
          if (content instanceof CellContent.ErrorValue) {
            throw new FaultException(content);
          }
          if (content instanceof CellContent.Numeric number) {
            numbers.add(number.value());
          }
        }
      } else {
        numbers.add(number(each));
      }
    }
    return numbers;
  }

  /** Returns the number of cells with a kind of content; blank cells have none. */
  private long count(Formula.Call call, Class<? extends CellContent> kind)
      throws UnsupportedFormulaException {
    long count = 0;
    for (Formula each : call.arguments()) {
      if (!(each instanceof Formula.Area || each instanceof Formula.Reference)) {
        throw WorkbookCalculation.unsupported(call.function());
      }
      count += contentsOrNull(each).stream().filter(kind::isInstance).count();
    }
    return count;
  }

  /** Returns the contents of cells; the empty text for blank ones. */
  private List<CellContent> contents(Formula cells) throws UnsupportedFormulaException {
    List<CellContent> contents = new ArrayList<>();
    for (CellContent content : contentsOrNull(cells)) {
      contents.add(content == null ? new CellContent.Text("") : content);
    }
    return contents;
  }

  /** Returns the contents of cells; null for blank ones. */
  private List<@Nullable CellContent> contentsOrNull(Formula cells)
      throws UnsupportedFormulaException {
    List<@Nullable CellContent> contents = new ArrayList<>();
    if (cells instanceof Formula.Reference reference) {
      contents.add(contentOrError(reference.sheet(), reference.cell()));
      return contents;
    }
    if (!(cells instanceof Formula.Area area) || area.cells() > FormulaCompiler.MAX_AREA_CELLS) {
      throw WorkbookCalculation.unsupported(cells.toString());
    }
    for (int row = area.firstRow(); row <= area.lastRow(); row++) {
      for (int column = area.firstColumn(); column <= area.lastColumn(); column++) {
        contents.add(contentOrError(area.sheet(), new Address(row, column)));
      }
    }
    return contents;
  }

  /** Returns the number of positions at which each area holds the text searched for in it. */
  private long countMatches(Formula.Call call) throws UnsupportedFormulaException, FaultException {
    List<Formula> arguments = call.arguments();
    if (arguments.size() % 2 != 0 || (call.function().equals("COUNTIF") && arguments.size() != 2)) {
      throw WorkbookCalculation.unsupported(call.function());
    }
    List<Boolean> matches = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      List<CellContent> contents = contents(arguments.get(i));
      String wanted = criterion(arguments.get(i + 1));
      if (i > 0 && contents.size() != matches.size()) {
        throw FormulaValueConversion.wrongType();
      }
      for (int at = 0; at < contents.size(); at++) {
        boolean matchesHere =
            contents.get(at) instanceof CellContent.Text text
                && text.value().equalsIgnoreCase(wanted);
        if (i == 0) {
          matches.add(matchesHere);
        } else {
          matches.set(at, matches.get(at) && matchesHere);
        }
      }
    }
    return matches.stream().filter(each -> each).count();
  }

  /** Returns the sum of a formula evaluated at each position of its areas, which have one size. */
  private BigDecimal sumOfArray(Formula formula)
      throws UnsupportedFormulaException, FaultException {
    List<Formula.Area> areas = formula.areas();
    Formula.Area first = areas.isEmpty() ? null : areas.get(0);
    if (position != null
        || first == null
        || first.cells() > FormulaCompiler.MAX_AREA_CELLS
        || !areas.stream().allMatch(first::hasSizeOf)) {
      throw WorkbookCalculation.unsupported("SUMPRODUCT");
    }
    BigDecimal sum = BigDecimal.ZERO;
    try {
      for (int row = 0; row <= first.lastRow() - first.firstRow(); row++) {
        for (int column = 0; column <= first.lastColumn() - first.firstColumn(); column++) {
          position = new Address(row, column);
          // texts and truth values are not added
          sum = value(formula) instanceof CellContent.Numeric each ? sum.add(each.value()) : sum;
        }
      }
      return sum;
    } finally {
      position = null;
    }
  }

  private static BigDecimal floor(BigDecimal number) {
    return FormulaValueConversion.round(number).setScale(0, RoundingMode.FLOOR);
  }

  private String criterion(Formula formula) throws UnsupportedFormulaException, FaultException {
    boolean text =
        value(formula) instanceof CellContent.Text wanted
            && !wanted.value().isEmpty()
            && !CRITERION.matcher(wanted.value()).matches()
            && FormulaValueConversion.parseNumber(wanted.value()) == null;
    if (!text) {
      throw WorkbookCalculation.unsupported("COUNTIF");
    }
    return text(formula);
  }

  private CellContent evaluateRound(Formula.Call call)
      throws UnsupportedFormulaException, FaultException {
    BigDecimal value = number(argument(call, 0, 2));
    BigDecimal places = number(argument(call, 1, 2));
    if (places.abs().compareTo(MAX_DECIMAL_PLACES) > 0) {
      throw WorkbookCalculation.unsupported("ROUND");
    }
    return number(
        FormulaValueConversion.round(value).setScale(places.intValue(), RoundingMode.HALF_UP));
  }

  private CellContent evaluateFind(Formula.Call call)
      throws UnsupportedFormulaException, FaultException {
    int at = text(argument(call, 1, 2)).indexOf(text(argument(call, 0, 2)));
    if (at < 0) {
      throw FormulaValueConversion.wrongType();
    }
    return number(BigDecimal.valueOf(at + 1L));
  }

  private CellContent evaluateText(Formula.Call call)
      throws UnsupportedFormulaException, FaultException {
    CellContent value = value(argument(call, 0, 2));
    Matcher format = FORMAT.matcher(text(argument(call, 1, 2)));
    if (!format.matches()
        || value instanceof CellContent.Text
        || value instanceof CellContent.Flag) {
      throw WorkbookCalculation.unsupported("TEXT");
    }
    String percent = format.group(2);
    BigDecimal shown =
        FormulaValueConversion.toNumber(value).movePointRight(percent.isEmpty() ? 0 : 2);
    int places = format.group(1) == null ? 0 : format.group(1).length();
    return new CellContent.Text(
        shown.setScale(places, RoundingMode.HALF_UP).toPlainString() + percent);
  }

  private BigDecimal number(Formula formula) throws UnsupportedFormulaException, FaultException {
    return FormulaValueConversion.toNumber(value(formula));
  }

  private String text(Formula formula) throws UnsupportedFormulaException, FaultException {
    return FormulaValueConversion.toText(value(formula));
  }

  private int compare(Formula.Operation operation)
      throws UnsupportedFormulaException, FaultException {
    return FormulaValueConversion.compare(value(operation.left()), value(operation.right()));
  }

  private static CellContent number(BigDecimal value) {
    return new CellContent.Numeric(value);
  }
}
