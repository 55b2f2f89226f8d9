package org.nianbao.template;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Content;
import org.nianbao.grid.Grid;
import org.nianbao.message.Message;

/**
 * Compiles a formula of the check sheet over the form's cells into a sum of fields.
 *
 * <p>Supported: numbers, references to cells and ranges of the form, {@code +}, {@code -},
 * multiplying or dividing by a number, and {@code SUM}.
 */
public final class FormulaCompiler {
  /** The cells of a larger area are not added up: a form has no such area. */
  static final int LARGEST_AREA = 10_000;

  /** A formula that is not supported, and why. */
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

  /** The key of the field at a cell of a sheet. */
  public interface Fields {
    /**
     * The key of the field at this cell; empty if a range may pass over the cell, which is no field.
     *
     * @throws UnsupportedFormulaException if nothing may refer to the cell
     */
    String keyAt(String sheet, Address cell, boolean inRange) throws UnsupportedFormulaException;
  }

  private final Set<String> sheets;
  private final Fields fields;

  /** Compiles formulas over the cells of these sheets. */
  public FormulaCompiler(List<Grid> sheets, Fields fields) {
    this.sheets = sheets.stream().map(Grid::name).collect(Collectors.toSet());
    this.fields = fields;
  }

  /**
   * Compiles a formula, given without the leading {@code =}.
   *
   * @param sheet name of the sheet it stands on
   * @throws UnsupportedFormulaException if it is not in the supported subset
   */
  public Linear compile(String sheet, String formula) throws UnsupportedFormulaException {
    return new Sums(sheet, formula).of(FormulaParser.parse(formula));
  }

  /** One formula on its way to be a sum. */
  private final class Sums {
    private final String here;
    private final String formula;

    Sums(String here, String formula) {
      this.here = here;
      this.formula = formula;
    }

    Linear of(Formula part) throws UnsupportedFormulaException {
      if (part instanceof Formula.Constant constant
          && constant.value() instanceof Content.Numeric number) {
        return Linear.of(number.value());
      }
      if (part instanceof Formula.Reference reference) {
        String sheet = sheet(reference.sheet());
        return Linear.field(fields.keyAt(sheet, reference.cell(), false));
      }
      if (part instanceof Formula.Negative negative) {
        return of(negative.operand()).times(BigDecimal.ONE.negate());
      }
      if (part instanceof Formula.Operation operation) {
        return of(operation);
      }
      if (part instanceof Formula.Call call && call.function().equals("SUM")) {
        Linear sum = Linear.ZERO;
        for (Formula argument : call.arguments()) {
          sum = sum.plus(argument instanceof Formula.Area area ? of(area) : of(argument));
        }
        return sum;
      }
      // an area elsewhere than alone in a sum: there a spreadsheet makes something else of it
      throw unsupported(
          part instanceof Formula.Call call && !call.function().isEmpty()
              ? call.function()
              : part instanceof Formula.Area ? ":" : formula);
    }

    private Linear of(Formula.Operation operation) throws UnsupportedFormulaException {
      Linear left = of(operation.left());
      Linear right = of(operation.right());
      return switch (operation.operator()) {
        case PLUS -> left.plus(right);
        case MINUS -> left.plus(right.times(BigDecimal.ONE.negate()));
        case TIMES -> multiplied(left, right);
        case BY -> divided(left, right);
        default -> throw unsupported(operation.operator().toString());
      };
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

    /** All fields in an area. */
    private Linear of(Formula.Area area) throws UnsupportedFormulaException {
      String sheet = sheet(area.sheet());
      if (area.cells() > LARGEST_AREA) {
        throw unsupported(area.toString());
      }
      Linear.Sum sum = new Linear.Sum();
      for (int row = area.firstRow(); row <= area.lastRow(); row++) {
        for (int column = area.firstColumn(); column <= area.lastColumn(); column++) {
          String key = fields.keyAt(sheet, new Address(row, column), true);
          if (!key.isEmpty()) {
            sum.add(key);
          }
        }
      }
      return sum.linear();
    }

    private String sheet(@Nullable String name) throws UnsupportedFormulaException {
      if (name != null && !sheets.contains(name)) {
        throw new UnsupportedFormulaException(Message.of("template.formula.unparsable", formula));
      }
      return name == null ? here : name;
    }

    private UnsupportedFormulaException unsupported(String part) {
      return new UnsupportedFormulaException(
          Message.of("template.formula.unsupported", formula, part));
    }
  }
}
