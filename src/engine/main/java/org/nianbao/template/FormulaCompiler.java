package org.nianbao.template;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.message.Message;

/**
 * Compiles formulas of the check sheet into linear expressions over the form's fields.
 *
 * <p>Supported are numbers, references to cells and ranges of the form, {@code +}, {@code -},
 * multiplication and division by a number, and {@code SUM}.
 */
public final class FormulaCompiler {
  /** The fault of a formula that names a sheet that is not there. */
  static final String MISSING_SHEET = "template.formula.sheet";

  /** The maximum number of cells of an area. */
  static final int MAX_AREA_CELLS = 10_000;

  /** Thrown when a formula is not supported, with the reason. */
  public static final class UnsupportedFormulaException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Message reason;

    public UnsupportedFormulaException(Message reason) {
      super(reason.toString());
      this.reason = reason;
    }

    Message reason() {
      return reason;
    }
  }

  /** The mapping of cells to fields. */
  public interface Fields {
    /**
     * Returns the key of the field at a cell; empty if the cell is not a field but may be in a
     * range.
     *
     * @throws UnsupportedFormulaException if no formula may refer to the cell
     */
    String keyAt(String sheet, Address cell, boolean inRange) throws UnsupportedFormulaException;
  }

  private final Set<String> sheets;
  private final Fields fields;

  /** Creates a compiler for formulas over these sheets. */
  public FormulaCompiler(List<Grid> sheets, Fields fields) {
    this.sheets = sheets.stream().map(Grid::name).collect(Collectors.toSet());
    this.fields = fields;
  }

  /**
   * Compiles a formula.
   *
   * @param sheet the name of the formula's sheet
   * @param formula the formula without the leading {@code =}
   * @throws UnsupportedFormulaException if the formula is not in the supported subset
   */
  public LinearExpression compile(String sheet, String formula) throws UnsupportedFormulaException {
    return new Compilation(sheet, formula).of(FormulaParser.parse(formula));
  }

  /** The compilation of one formula. */
  private final class Compilation {
    private final String ownSheet;
    private final String formula;

    Compilation(String ownSheet, String formula) {
      this.ownSheet = ownSheet;
      this.formula = formula;
    }

    LinearExpression of(Formula part) throws UnsupportedFormulaException {
      if (part instanceof Formula.Constant constant
          && constant.value() instanceof CellContent.Numeric number) {
        return LinearExpression.of(number.value());
      }
      if (part instanceof Formula.Reference reference) {
        String sheet = sheet(reference.sheet());
        return LinearExpression.field(fields.keyAt(sheet, reference.cell(), false));
      }
      if (part instanceof Formula.Negation negation) {
        return of(negation.operand()).times(BigDecimal.ONE.negate());
      }
      if (part instanceof Formula.Operation operation) {
        return of(operation);
      }
      if (part instanceof Formula.Call call && call.function().equals("SUM")) {
        LinearExpression sum = LinearExpression.ZERO;
        for (Formula argument : call.arguments()) {
          sum = sum.plus(argument instanceof Formula.Area area ? of(area) : of(argument));
        }
        return sum;
      }
      // outside SUM, programs evaluate an area differently
      throw unsupported(
          part instanceof Formula.Call call && !call.function().isEmpty()
              ? call.function()
              : part instanceof Formula.Area ? ":" : formula);
    }

    private LinearExpression of(Formula.Operation operation) throws UnsupportedFormulaException {
      LinearExpression left = of(operation.left());
      LinearExpression right = of(operation.right());
      return switch (operation.operator()) {
        case ADD -> left.plus(right);
        case SUBTRACT -> left.plus(right.times(BigDecimal.ONE.negate()));
        case MULTIPLY -> multiply(left, right);
        case DIVIDE -> divide(left, right);
        default -> throw unsupported(operation.operator().toString());
      };
    }

    private LinearExpression multiply(LinearExpression one, LinearExpression other)
        throws UnsupportedFormulaException {
      if (other.isConstant()) {
        return one.times(other.constant());
      }
      if (one.isConstant()) {
        return other.times(one.constant());
      }
      throw unsupported("*");
    }

    private LinearExpression divide(LinearExpression dividend, LinearExpression divisor)
        throws UnsupportedFormulaException {
      if (!divisor.isConstant() || divisor.constant().signum() == 0) {
        throw unsupported("/");
      }
      try {
        return dividend.times(BigDecimal.ONE.divide(divisor.constant()));
      } catch (ArithmeticException e) { // the quotient has no finite decimal expansion
        throw unsupported("/");
      }
    }

    /** Returns the sum of the fields in an area. */
    private LinearExpression of(Formula.Area area) throws UnsupportedFormulaException {
      String sheet = sheet(area.sheet());
      if (area.cells() > MAX_AREA_CELLS) {
        throw unsupported(area.toString());
      }
      LinearExpression.Sum sum = new LinearExpression.Sum();
      for (int row = area.firstRow(); row <= area.lastRow(); row++) {
        for (int column = area.firstColumn(); column <= area.lastColumn(); column++) {
          String key = fields.keyAt(sheet, new Address(row, column), true);
          if (!key.isEmpty()) {
            sum.add(key);
          }
        }
      }
      return sum.build();
    }

    private String sheet(@Nullable String name) throws UnsupportedFormulaException {
      if (name != null && !sheets.contains(name)) {
        throw new UnsupportedFormulaException(Message.of(MISSING_SHEET, name));
      }
      return name == null ? ownSheet : name;
    }

    private UnsupportedFormulaException unsupported(String part) {
      return new UnsupportedFormulaException(
          Message.of("template.formula.unsupported", formula, part));
    }
  }
}
