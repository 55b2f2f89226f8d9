package org.nianbao.template;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Content;
import org.nianbao.template.FormulaCompiler.UnsupportedFormulaException;
import org.nianbao.template.FormulaValueConversion.FaultException;

/** The evaluation of the formulas of one sheet. */
final class FormulaEvaluation {
  private static final Content NO_QUOTIENT = new Content.Fault("#DIV/0!");

  private static final BigDecimal MAX_PLACES = BigDecimal.valueOf(15);
  private static final Pattern FORMAT = Pattern.compile("0(?:\\.(0{1,9}))?(%?)");

  /** A criterion of COUNTIF other than a plain text: a comparison or a wildcard. */
  private static final Pattern CRITERION = Pattern.compile("[<>=].*|.*[*?~].*", Pattern.DOTALL);

  private final WorkbookCalculation calculation;
  private final String here;

  FormulaEvaluation(WorkbookCalculation calculation, String here) {
    this.calculation = calculation;
    this.here = here;
  }

  /** Returns the value a cell shows; a formula whose result is blank shows 0. */
  Content result(Formula formula) throws UnsupportedFormulaException {
    try {
      Content value = value(formula);
      return value == null ? new Content.Numeric(BigDecimal.ZERO) : value;
    } catch (FaultException e) {
      return e.fault();
    }
  }

  private @Nullable Content value(Formula formula)
      throws UnsupportedFormulaException, FaultException {
    if (formula instanceof Formula.Constant constant) {
      return constant.value();
    }
    if (formula instanceof Formula.Reference reference) {
      return cell(reference.sheet(), reference.cell());
    }
    if (formula instanceof Formula.Negative negative) {
      return new Content.Numeric(number(negative.operand()).negate());
    }
    if (formula instanceof Formula.Operation operation) {
      return operated(operation);
    }
    if (formula instanceof Formula.Call call) {
      return called(call);
    }
    throw WorkbookCalculation.unsupported(formula.toString());
  }

  private @Nullable Content cell(@Nullable String sheet, Address cell)
      throws UnsupportedFormulaException, FaultException {
    Content content = peek(sheet, cell);
    if (content instanceof Content.Fault) {
      throw new FaultException(content);
    }
    return content;
  }

  private @Nullable Content peek(@Nullable String sheet, Address cell)
      throws UnsupportedFormulaException {
    Content content = calculation.value(sheet == null ? here : sheet, cell);
    if (content instanceof Content.Day day) {
      return new Content.Numeric(BigDecimal.valueOf(day.serialNumber()));
    }
    if (content instanceof Content.Uncalculated) {
      throw WorkbookCalculation.unsupported(cell.toString());
    }
    return content;
  }

  private Content operated(Formula.Operation operation)
      throws UnsupportedFormulaException, FaultException {
    return switch (operation.operator()) {
      case JOIN -> new Content.Text(text(operation.left()) + text(operation.right()));
      case PLUS -> number(number(operation.left()).add(number(operation.right())));
      case MINUS -> number(number(operation.left()).subtract(number(operation.right())));
      case TIMES -> number(number(operation.left()).multiply(number(operation.right())));
      case BY -> divided(number(operation.left()), number(operation.right()));
      case EQUAL -> new Content.Flag(compared(operation) == 0);
      case UNEQUAL -> new Content.Flag(compared(operation) != 0);
      case LESS -> new Content.Flag(compared(operation) < 0);
      case AT_MOST -> new Content.Flag(compared(operation) <= 0);
      case MORE -> new Content.Flag(compared(operation) > 0);
      case AT_LEAST -> new Content.Flag(compared(operation) >= 0);
    };
  }

  private Content divided(BigDecimal dividend, BigDecimal divisor) throws FaultException {
    if (divisor.signum() == 0) {
      throw new FaultException(NO_QUOTIENT);
    }
    return number(dividend.divide(divisor, FormulaValueConversion.DIGITS));
  }

  private Content called(Formula.Call call) throws UnsupportedFormulaException, FaultException {
    List<Formula> given = call.arguments();
    return switch (call.function()) {
      case "IF" -> chosen(given);
      case "SUM" -> number(numbers(given).stream().reduce(BigDecimal.ZERO, BigDecimal::add));
      case "MAX" -> number(numbers(given).stream().reduce(BigDecimal::max).orElse(BigDecimal.ZERO));
      case "MIN" -> number(numbers(given).stream().reduce(BigDecimal::min).orElse(BigDecimal.ZERO));
      case "COUNT" -> number(BigDecimal.valueOf(counted(given)));
      case "COUNTIF", "COUNTIFS" -> number(BigDecimal.valueOf(meeting(call)));
      case "AND" -> new Content.Flag(all(given, true));
      case "OR" -> new Content.Flag(!all(given, false));
      case "NOT" -> new Content.Flag(!truth(only(call)));
      case "ABS" -> number(number(only(call)).abs());
      case "ROUND" -> rounded(call);
      case "ISERROR" -> new Content.Flag(fails(only(call)));
      case "FIND" -> found(call);
      case "TEXT" -> formatted(call);
      default -> throw WorkbookCalculation.unsupported(call.function());
    };
  }

  private Content chosen(List<Formula> given) throws UnsupportedFormulaException, FaultException {
    if (given.size() < 2 || given.size() > 3) {
      throw WorkbookCalculation.unsupported("IF");
    }
    boolean first = truth(given.get(0));
    if (!first && given.size() == 2) {
      return new Content.Flag(false);
    }
    Content value = value(given.get(first ? 1 : 2));
    return value == null ? new Content.Numeric(BigDecimal.ZERO) : value;
  }

  private Formula only(Formula.Call call) throws UnsupportedFormulaException {
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
  private boolean all(List<Formula> given, boolean so)
      throws UnsupportedFormulaException, FaultException {
    boolean all = true;
    for (Formula each : given) { // errors count at any position
      if (each instanceof Formula.Reference && !isTruth(value(each))) {
        throw WorkbookCalculation.unsupported("AND"); // programs may ignore it
      }
      all &= truth(each) == so;
    }
    return all;
  }

  private static boolean isTruth(@Nullable Content content) {
    return content instanceof Content.Flag || content instanceof Content.Numeric;
  }

  private boolean truth(Formula formula) throws UnsupportedFormulaException, FaultException {
    return FormulaValueConversion.truth(value(formula));
  }

  private boolean fails(Formula formula) throws UnsupportedFormulaException {
    try {
      value(formula);
      return false;
    } catch (FaultException e) {
      return true;
    }
  }

  /** Returns the numbers among the arguments; other contents of cells are ignored. */
  private List<BigDecimal> numbers(List<Formula> given)
      throws UnsupportedFormulaException, FaultException {
    List<BigDecimal> numbers = new ArrayList<>();
    for (Formula each : given) {
      if (each instanceof Formula.Area || each instanceof Formula.Reference) {
        for (Content content : contents(each)) {
          if (content instanceof Content.Fault) {
            throw new FaultException(content);
          }
          if (content instanceof Content.Numeric number) {
            numbers.add(number.value());
          }
        }
      } else {
        numbers.add(number(each));
      }
    }
    return numbers;
  }

  private long counted(List<Formula> given) throws UnsupportedFormulaException {
    long count = 0;
    for (Formula each : given) {
      if (!(each instanceof Formula.Area || each instanceof Formula.Reference)) {
        throw WorkbookCalculation.unsupported("COUNT");
      }
      count += contents(each).stream().filter(Content.Numeric.class::isInstance).count();
    }
    return count;
  }

  /** Returns the contents of cells; the empty text for blank ones. */
  private List<Content> contents(Formula cells) throws UnsupportedFormulaException {
    if (cells instanceof Formula.Reference reference) {
      return List.of(orNoText(peek(reference.sheet(), reference.cell())));
    }
    if (!(cells instanceof Formula.Area area) || area.cells() > FormulaCompiler.MAX_AREA_CELLS) {
      throw WorkbookCalculation.unsupported(cells.toString());
    }
    List<Content> contents = new ArrayList<>();
    for (int row = area.firstRow(); row <= area.lastRow(); row++) {
      for (int column = area.firstColumn(); column <= area.lastColumn(); column++) {
        contents.add(orNoText(peek(area.sheet(), new Address(row, column))));
      }
    }
    return contents;
  }

  private static Content orNoText(@Nullable Content content) {
    return content == null ? new Content.Text("") : content;
  }

  /** Returns the number of positions at which each area holds the text searched for in it. */
  private long meeting(Formula.Call call) throws UnsupportedFormulaException, FaultException {
    List<Formula> given = call.arguments();
    if (given.size() % 2 != 0 || (call.function().equals("COUNTIF") && given.size() != 2)) {
      throw WorkbookCalculation.unsupported(call.function());
    }
    List<Boolean> meet = new ArrayList<>();
    for (int i = 0; i < given.size(); i += 2) {
      List<Content> contents = contents(given.get(i));
      String wanted = criterion(given.get(i + 1));
      if (i > 0 && contents.size() != meet.size()) {
        throw FormulaValueConversion.wrongType();
      }
      for (int at = 0; at < contents.size(); at++) {
        boolean meets =
            contents.get(at) instanceof Content.Text text && text.value().equalsIgnoreCase(wanted);
        if (i == 0) {
          meet.add(meets);
        } else {
          meet.set(at, meet.get(at) && meets);
        }
      }
    }
    return meet.stream().filter(each -> each).count();
  }

  private String criterion(Formula formula) throws UnsupportedFormulaException, FaultException {
    boolean text =
        value(formula) instanceof Content.Text wanted
            && !wanted.value().isEmpty()
            && !CRITERION.matcher(wanted.value()).matches()
            && FormulaValueConversion.asNumber(wanted.value()) == null;
    if (!text) {
      throw WorkbookCalculation.unsupported("COUNTIF");
    }
    return text(formula);
  }

  private Content rounded(Formula.Call call) throws UnsupportedFormulaException, FaultException {
    BigDecimal value = number(argument(call, 0, 2));
    BigDecimal places = number(argument(call, 1, 2));
    if (places.abs().compareTo(MAX_PLACES) > 0) {
      throw WorkbookCalculation.unsupported("ROUND");
    }
    return number(
        FormulaValueConversion.rounded(value).setScale(places.intValue(), RoundingMode.HALF_UP));
  }

  private Content found(Formula.Call call) throws UnsupportedFormulaException, FaultException {
    int at = text(argument(call, 1, 2)).indexOf(text(argument(call, 0, 2)));
    if (at < 0) {
      throw FormulaValueConversion.wrongType();
    }
    return number(BigDecimal.valueOf(at + 1L));
  }

  private Content formatted(Formula.Call call) throws UnsupportedFormulaException, FaultException {
    Content value = value(argument(call, 0, 2));
    Matcher format = FORMAT.matcher(text(argument(call, 1, 2)));
    if (!format.matches() || value instanceof Content.Text || value instanceof Content.Flag) {
      throw WorkbookCalculation.unsupported("TEXT");
    }
    String percent = format.group(2);
    BigDecimal shown =
        FormulaValueConversion.number(value).movePointRight(percent.isEmpty() ? 0 : 2);
    int places = format.group(1) == null ? 0 : format.group(1).length();
    return new Content.Text(shown.setScale(places, RoundingMode.HALF_UP).toPlainString() + percent);
  }

  private BigDecimal number(Formula formula) throws UnsupportedFormulaException, FaultException {
    return FormulaValueConversion.number(value(formula));
  }

  private String text(Formula formula) throws UnsupportedFormulaException, FaultException {
    return FormulaValueConversion.text(value(formula));
  }

  private int compared(Formula.Operation operation)
      throws UnsupportedFormulaException, FaultException {
    return FormulaValueConversion.compared(value(operation.left()), value(operation.right()));
  }

  private static Content number(BigDecimal value) {
    return new Content.Numeric(value);
  }
}
