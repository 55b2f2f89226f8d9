package org.nianbao.district;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.merge.DistrictTotals;
import org.nianbao.message.Messages;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/**
 * The rows of subtotals on the sheet 汇总明细, one for each class of units. They are below the totals,
 * so that nothing is counted twice. Units of no class have the rest.
 */
final class ClassSubtotals {
  private final XSSFSheet sheet;
  private final Template template;
  private final MergedWorkbookData data;
  private final Messages messages;
  private final Address firstName;
  private final Address firstClass;
  private final XSSFRow totals;

  ClassSubtotals(XSSFSheet sheet, Template template, MergedWorkbookData data, Messages messages) {
    this.sheet = sheet;
    this.template = template;
    this.data = data;
    this.messages = messages;
    this.firstName = ExpressionCellFinder.cellOf(template, Template.DETAIL_SHEET, "${unit.name}");
    this.firstClass = ExpressionCellFinder.cellOf(template, Template.DETAIL_SHEET, "${unit.level}");
    this.totals = sheet.getRow(data.total(template.figures().get(0)).row());
  }

  /** Adds the rows if the units are of several classes. */
  void add() {
    Map<String, List<Submission>> classes = data.unitClasses();
    int row = totals.getRowNum();
    for (Map.Entry<String, List<Submission>> each : classes.entrySet()) {
      row++;
      addRow(row, each.getKey(), DistrictTotals.of(template, each.getValue()));
    }
    if (!classes.isEmpty()) {
      sheet.setDimensionOverride(new CellRangeAddress(0, row, 0, totals.getLastCellNum() - 1));
    }
  }

  private void addRow(int row, String unitClass, Map<String, BigDecimal> sums) {
    XSSFRow added = sheet.createRow(row);
    added.setHeight(totals.getHeight());
    for (Cell total : totals) {
      added.createCell(total.getColumnIndex()).setCellStyle(total.getCellStyle());
    }
    added.getCell(0).setCellValue(messages.format("merge.subtotal"));
    added
        .getCell(firstName.column())
        .setCellValue(unitClass.isEmpty() ? messages.format("merge.otherClass") : unitClass);
    for (Field field : template.figures()) {
      if (!template.aggregation(field).isSum()) {
        continue;
      }
      int column = data.total(field).column();
      XSSFCell cell = added.getCell(column);
      String letters = Address.columnName(column);
      cell.setCellFormula(unitClass.isEmpty() ? rest(letters, row) : sum(letters, row));
      BigDecimal sum = Objects.requireNonNull(sums.get(field.key()));
      cell.getCTCell().setV(sum.toPlainString());
    }
  }

  /** Returns the sum of the units of the class that the row names. */
  private String sum(String column, int row) {
    String classes = units("$" + Address.columnName(firstClass.column()));
    String name = "$" + Address.columnName(firstName.column()) + (row + 1);
    return "SUMIF(" + classes + "," + name + "," + units(column) + ")";
  }

  /** Returns the cells of all units in a column, down to the row above the totals. */
  private String units(String column) {
    int total = totals.getRowNum() + 1;
    String first = column + "$" + (firstClass.row() + 1);
    return first + ":INDEX(" + column + ":" + column + ",ROW($A$" + total + ")-1)";
  }

  /** Returns the total without the subtotals above a row. */
  private String rest(String column, int row) {
    int total = totals.getRowNum() + 1;
    return column + "$" + total + "-SUM(" + column + (total + 1) + ":" + column + row + ")";
  }
}
