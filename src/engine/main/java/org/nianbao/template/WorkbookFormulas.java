package org.nianbao.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.template.FormulaCompiler.UnsupportedFormulaException;

/**
 * The parsed formulas of a workbook, which can be calculated over changed cell contents. The
 * supported subset of the language gives the results of spreadsheet programs.
 */
public final class WorkbookFormulas {
  private final Map<String, Map<Address, Formula>> formulas = new HashMap<>();
  private final Map<String, Grid> grids = new HashMap<>();

  private WorkbookFormulas() {}

  /**
   * Parses the formulas of these sheets.
   *
   * @throws UnsupportedFormulaException if a formula is not in the supported subset
   */
  public static WorkbookFormulas of(Iterable<Grid> sheets) throws UnsupportedFormulaException {
    WorkbookFormulas all = new WorkbookFormulas();
    for (Grid sheet : sheets) {
      Map<Address, Formula> on = new HashMap<>();
      for (Cell cell : sheet.cells()) {
        if (cell.formula() != null) {
          on.put(cell.address(), FormulaParser.parse(cell.formula()));
        }
      }
      all.formulas.put(sheet.name(), on);
      all.grids.put(sheet.name(), sheet);
    }
    return all;
  }

  /**
   * Parses the formulas of these sheets, and those of further ones whose other cells are not known:
   * a formula that refers to them has no result.
   *
   * @throws UnsupportedFormulaException if a formula is not in the supported subset
   */
  public static WorkbookFormulas of(Iterable<Grid> sheets, Iterable<Grid> formulasOnly)
      throws UnsupportedFormulaException {
    WorkbookFormulas all = of(sheets);
    all.formulas.putAll(of(formulasOnly).formulas);
    return all;
  }

  /**
   * Returns a calculation with changed cells.
   *
   * @param changed by sheet, the cells that differ from the workbook, and their contents; empty for
   *     a blank cell
   */
  public WorkbookCalculation calculate(Map<String, Map<Address, Optional<CellContent>>> changed) {
    return new WorkbookCalculation(this, changed);
  }

  @Nullable Formula formula(String sheet, Address cell) {
    return formulas.getOrDefault(sheet, Map.of()).get(cell);
  }

  /**
   * Returns the content of a cell without a formula in the workbook; null if it is blank.
   *
   * @throws UnsupportedFormulaException if there is no such sheet
   */
  @Nullable CellContent content(String sheet, Address cell) throws UnsupportedFormulaException {
    Grid grid = grids.get(sheet);
    if (grid == null) {
      throw WorkbookCalculation.unsupported(sheet);
    }
    return grid.content(cell);
  }
}
