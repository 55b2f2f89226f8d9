package org.nianbao.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.CellContent;
import org.nianbao.message.Message;
import org.nianbao.template.FormulaCompiler.UnsupportedFormulaException;

/** The results of a workbook's formulas, each calculated once. */
public final class WorkbookCalculation {
  /** The maximum depth of formulas that refer to formulas. */
  private static final int MAX_DEPTH = 64;

  private final WorkbookFormulas formulas;
  private final Map<String, Map<Address, Optional<CellContent>>> changed;
  private final Map<String, Map<Address, CellContent>> results = new HashMap<>();
  private int depth;

  WorkbookCalculation(
      WorkbookFormulas formulas, Map<String, Map<Address, Optional<CellContent>>> changed) {
    this.formulas = formulas;
    this.changed = changed;
  }

  /**
   * Returns the result of a cell's formula, or the value typed in the cell; null if it is blank.
   *
   * @throws UnsupportedFormulaException if the result cannot be determined reliably
   */
  public @Nullable CellContent value(String sheet, Address cell)
      throws UnsupportedFormulaException {
    Map<Address, Optional<CellContent>> changedOnSheet = changed.getOrDefault(sheet, Map.of());
    if (changedOnSheet.containsKey(cell)) {
      return changedOnSheet.get(cell).orElse(null);
    }
    Formula formula = formulas.formula(sheet, cell);
    if (formula == null) {
      return formulas.content(sheet, cell);
    }
    Map<Address, CellContent> known = results.computeIfAbsent(sheet, name -> new HashMap<>());
    CellContent result = known.get(cell);
    if (result == null) {
      if (++depth > MAX_DEPTH) {
        throw unsupported(sheet + "!" + cell);
      }
      result = new FormulaEvaluation(this, sheet).result(formula);
      depth--;
      known.put(cell, result);
    }
    return result;
  }

  static UnsupportedFormulaException unsupported(String part) {
    return new UnsupportedFormulaException(Message.of("template.formula.unsupported", part, part));
  }
}
