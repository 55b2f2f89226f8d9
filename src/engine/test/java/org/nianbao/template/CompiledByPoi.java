package org.nianbao.template;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.poi.ss.formula.FormulaParseException;
import org.apache.poi.ss.formula.FormulaParser;
import org.apache.poi.ss.formula.FormulaType;
import org.apache.poi.ss.formula.ptg.AbstractFunctionPtg;
import org.apache.poi.ss.formula.ptg.AddPtg;
import org.apache.poi.ss.formula.ptg.Area3DPxg;
import org.apache.poi.ss.formula.ptg.AreaPtg;
import org.apache.poi.ss.formula.ptg.AreaPtgBase;
import org.apache.poi.ss.formula.ptg.AttrPtg;
import org.apache.poi.ss.formula.ptg.DividePtg;
import org.apache.poi.ss.formula.ptg.FuncVarPtg;
import org.apache.poi.ss.formula.ptg.IntPtg;
import org.apache.poi.ss.formula.ptg.MultiplyPtg;
import org.apache.poi.ss.formula.ptg.NumberPtg;
import org.apache.poi.ss.formula.ptg.OperationPtg;
import org.apache.poi.ss.formula.ptg.ParenthesisPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.Ref3DPxg;
import org.apache.poi.ss.formula.ptg.RefPtg;
import org.apache.poi.ss.formula.ptg.RefPtgBase;
import org.apache.poi.ss.formula.ptg.SubtractPtg;
import org.apache.poi.ss.formula.ptg.UnaryMinusPtg;
import org.apache.poi.ss.formula.ptg.UnaryPlusPtg;
import org.nianbao.grid.Address;
import org.nianbao.grid.Grid;
import org.nianbao.message.Message;
import org.nianbao.template.FormulaCompiler.Fields;
import org.nianbao.template.FormulaCompiler.UnsupportedFormulaException;

/** What POI's formula parser makes of a formula, for {@link FormulaCompiler} to be held against. */
final class CompiledByPoi {
  /** The cells of a larger area are not added up: a form has no such area. */
  private static final int MAX_AREA_CELLS = 10_000;

  private final FormulaSheets sheets;
  private final Fields fields;

  CompiledByPoi(List<Grid> sheets, Fields fields) {
    this.sheets = new FormulaSheets(sheets.stream().map(Grid::name).toList());
    this.fields = fields;
  }

  /**
   * Compiles a formula, given without the leading {@code =}.
   *
   * @param sheet name of the sheet it stands on
   * @throws UnsupportedFormulaException if it is not in the supported subset
   */
  LinearExpression compile(String sheet, String formula) throws UnsupportedFormulaException {
    Ptg[] tokens;
    try {
      tokens = FormulaParser.parse(formula, sheets, FormulaType.CELL, 0);
    } catch (FormulaParseException | IllegalStateException e) {
      throw new UnsupportedFormulaException(Message.of("template.formula.unparsable", formula));
    }
    Deque<LinearExpression> stack = new ArrayDeque<>();
    for (Ptg token : tokens) {
      if (token instanceof RefPtg cell) {
        stack.push(cell(sheet, cell));
      } else if (token instanceof AreaPtg area) {
        stack.push(sum(sheet, area));
      } else {
        apply(token, stack, formula);
      }
    }
    return stack.pop();
  }

  private LinearExpression cell(String sheet, RefPtgBase cell) throws UnsupportedFormulaException {
    Address address = new Address(cell.getRow(), cell.getColumn());
    return LinearExpression.field(fields.keyAt(sheet, address, false));
  }

  private void apply(Ptg token, Deque<LinearExpression> stack, String formula)
      throws UnsupportedFormulaException {
    if (token instanceof IntPtg number) {
      stack.push(LinearExpression.of(BigDecimal.valueOf(number.getValue())));
    } else if (token instanceof NumberPtg number) {
      stack.push(LinearExpression.of(new BigDecimal(number.toFormulaString())));
    } else if (token instanceof Ref3DPxg cell) {
      stack.push(cell(cell.getSheetName(), cell));
    } else if (token instanceof Area3DPxg area) {
      stack.push(sum(area.getSheetName(), area));
    } else if (token instanceof AddPtg) {
      LinearExpression addend = stack.pop();
      stack.push(stack.pop().plus(addend));
    } else if (token instanceof SubtractPtg) {
      LinearExpression subtrahend = stack.pop();
      stack.push(stack.pop().plus(subtrahend.times(BigDecimal.ONE.negate())));
    } else if (token instanceof UnaryMinusPtg) {
      stack.push(stack.pop().times(BigDecimal.ONE.negate()));
    } else if (token instanceof MultiplyPtg || token instanceof DividePtg) {
      stack.push(scaled(stack, token instanceof DividePtg, formula));
    } else if (token instanceof AttrPtg attribute && attribute.isSum()) {
      stack.push(stack.pop());
    } else if (token instanceof FuncVarPtg call && call.getName().equals("SUM")) {
      LinearExpression sum = LinearExpression.ZERO;
      for (int i = 0; i < call.getNumberOfOperands(); i++) {
        sum = stack.pop().plus(sum);
      }
      stack.push(sum);
    } else if (!(token instanceof UnaryPlusPtg
        || token instanceof ParenthesisPtg
        || (token instanceof AttrPtg attribute && attribute.isSpace()))) {
      throw unsupported(formula, named(token, formula));
    }
  }

  /** What of the formula the token stands for; comparisons cannot say it by themselves. */
  private static String named(Ptg token, String formula) {
    if (token instanceof AbstractFunctionPtg function) {
      return function.getName();
    }
    return token instanceof OperationPtg ? formula : token.toFormulaString();
  }

  private LinearExpression sum(String sheet, AreaPtgBase area) throws UnsupportedFormulaException {
    long rows = area.getLastRow() - area.getFirstRow() + 1L;
    if (rows * (area.getLastColumn() - area.getFirstColumn() + 1L) > MAX_AREA_CELLS) {
      throw unsupported(area.toFormulaString(), area.toFormulaString());
    }
    LinearExpression sum = LinearExpression.ZERO;
    for (int row = area.getFirstRow(); row <= area.getLastRow(); row++) {
      for (int column = area.getFirstColumn(); column <= area.getLastColumn(); column++) {
        String key = fields.keyAt(sheet, new Address(row, column), true);
        if (!key.isEmpty()) {
          sum = sum.plus(LinearExpression.field(key));
        }
      }
    }
    return sum;
  }

  private static LinearExpression scaled(
      Deque<LinearExpression> stack, boolean divide, String formula)
      throws UnsupportedFormulaException {
    LinearExpression second = stack.pop();
    LinearExpression first = stack.pop();
    if (divide) {
      if (!second.isConstant() || second.constant().signum() == 0) {
        throw unsupported(formula, "/");
      }
      try {
        return first.times(BigDecimal.ONE.divide(second.constant()));
      } catch (ArithmeticException e) {
        throw unsupported(formula, "/");
      }
    }
    if (second.isConstant()) {
      return first.times(second.constant());
    }
    if (first.isConstant()) {
      return second.times(first.constant());
    }
    throw unsupported(formula, "*");
  }

  private static UnsupportedFormulaException unsupported(String formula, String part) {
    return new UnsupportedFormulaException(
        Message.of("template.formula.unsupported", formula, part));
  }
}
