package org.nianbao.template;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.nianbao.grid.Address;
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
  private static final int LARGEST_AREA = 10_000;

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
    return new FormulaParser(this, sheet, formula).parse();
  }

  boolean hasSheet(String name) {
    return sheets.contains(name);
  }

  /** The field at a cell. */
  Linear cell(String sheet, Address cell) throws UnsupportedFormulaException {
    return Linear.field(fields.keyAt(sheet, cell, false));
  }

  /** All fields in the area that has these cells at two of its corners. */
  Linear sum(String sheet, Address one, Address other) throws UnsupportedFormulaException {
    int firstRow = Math.min(one.row(), other.row());
    int lastRow = Math.max(one.row(), other.row());
    int firstColumn = Math.min(one.column(), other.column());
    int lastColumn = Math.max(one.column(), other.column());
    if ((lastRow - firstRow + 1L) * (lastColumn - firstColumn + 1L) > LARGEST_AREA) {
      String area = one + ":" + other;
      throw new UnsupportedFormulaException(
          Message.of("template.formula.unsupported", area, area));
    }
    Linear.Sum sum = new Linear.Sum();
    for (int row = firstRow; row <= lastRow; row++) {
      for (int column = firstColumn; column <= lastColumn; column++) {
        String key = fields.keyAt(sheet, new Address(row, column), true);
        if (!key.isEmpty()) {
          sum.add(key);
        }
      }
    }
    return sum.linear();
  }
}
