package org.nianbao.merge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.template.Field;
import org.nianbao.template.Template;
import org.nianbao.workbook.CellFormula;

/**
 * The rows of subtotals on the sheet 汇总明细, one for each class of units. They are below the totals,
 * so that nothing is counted twice. Units of no class have the rest.
 */
final class ClassSubtotals {
  private final Template template;
  private final MergedWorkbookData data;
  private final Address firstName;
  private final Address firstClass;

  /** The row of totals, from 0. */
  private final int totals;

  ClassSubtotals(Template template, MergedWorkbookData data) {
    this.template = template;
    this.data = data;
    this.firstName = data.layout().firstUnit();
    this.firstClass = data.layout().firstClass();
    this.totals = data.layout().firstFigure().row() + data.unitCount();
  }

  /**
   * Returns the rows: the value {@code label}, the class as {@code name}, and the sums by the keys
   * of the figures; none unless the units are of several classes.
   */
  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    int row = totals;
    for (Map.Entry<String, List<Submission>> each : data.unitClasses().entrySet()) {
      row++;
      rows.add(row(row, each.getKey(), DistrictTotals.of(template, each.getValue())));
    }
    return rows;
  }

  private Map<String, Object> row(int row, String unitClass, Map<String, BigDecimal> sums) {
    Map<String, Object> values = new HashMap<>();
    values.put("label", data.say("merge.subtotal"));
    values.put("name", unitClass.isEmpty() ? data.say("merge.otherClass") : unitClass);
    for (Field field : template.figures()) {
      if (template.aggregation(field).isSum()) {
        String letters = Address.columnName(data.layout().columnOf(field.key()));
        String formula = unitClass.isEmpty() ? rest(letters, row) : sum(letters, row);
        BigDecimal sum = Objects.requireNonNull(sums.get(field.key()), field.key());
        values.put(field.key(), new CellFormula(formula, sum));
      }
    }
    return values;
  }

  /** Returns the sum of the units of the class that the row names. */
  private String sum(String column, int row) {
    String classes = units("$" + Address.columnName(firstClass.column()));
    String name = "$" + Address.columnName(firstName.column()) + (row + 1);
    return "SUMIF(" + classes + "," + name + "," + units(column) + ")";
  }

  /** Returns the cells of all units in a column, down to the row above the totals. */
  private String units(String column) {
    String first = column + "$" + (firstClass.row() + 1);
    return first + ":INDEX(" + column + ":" + column + ",ROW($A$" + (totals + 1) + ")-1)";
  }

  /** Returns the total without the subtotals above a row. */
  private String rest(String column, int row) {
    int total = totals + 1;
    return column + "$" + total + "-SUM(" + column + (total + 1) + ":" + column + row + ")";
  }
}
