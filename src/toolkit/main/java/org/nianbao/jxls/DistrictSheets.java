package org.nianbao.jxls;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.SheetConditionalFormatting;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nianbao.grid.Address;
import org.nianbao.merge.DistrictLayout;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;
import org.nianbao.template.Template;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTDxf;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTNumFmt;

/**
 * The sheets of a district's workbook after Jxls has filled them: room for the rows of all units,
 * links, filters and hidden columns.
 */
final class DistrictSheets {
  /** The number of the format of percentages, above those of programs. */
  private static final int PERCENTAGE_FORMAT = 300;

  /** The last row of 汇总明细, from 0, that has conditional formats. */
  private static final int LAST_ROW = 9_999;

  private final Template template;
  private final DistrictLayout layout;
  private final int units;

  /** The formulas of the totals on the sheet 汇总明细. */
  private final Map<Field, String> totals = new HashMap<>();

  /**
   * Creates the steps.
   *
   * @param units the number of units
   */
  DistrictSheets(Template template, DistrictLayout layout, int units) {
    this.template = template;
    this.layout = layout;
    this.units = units;
  }

  /** Gives the sheet of all discrepancies the name of the discrepancy sheet. */
  static void rename(XSSFWorkbook workbook) {
    int discrepancies = workbook.getSheetIndex(Template.ALL_DISCREPANCIES_SHEET);
    if (discrepancies >= 0) {
      workbook.setSheetName(discrepancies, Template.DISCREPANCY_SHEET);
    }
  }

  /** Returns the formula of each figure of the form: the total on the detail sheet. */
  Map<String, String> formulas() {
    Map<String, String> formulas = new LinkedHashMap<>();
    for (Field field : template.figures()) {
      if (template.aggregation(field).hasValue()) {
        Address total = layout.total(field, units);
        formulas.put(field.key(), DistrictLayout.reference(Template.DETAIL_SHEET, total));
      }
    }
    return formulas;
  }

  /** Returns the formula of a total on the sheet 汇总明细; null if the figure has none. */
  String totalFormula(Field field) {
    return totals.getOrDefault(field, "");
  }

  /** Returns the row of totals on the sheet 汇总明细, from 0. */
  int totalRow() {
    return layout.firstFigure().row() + units;
  }

  /**
   * Finishes the sheets.
   *
   * @param longSheets the sheets with rows that are not in memory
   * @param hasReceipts whether a ledger says when the units reported
   */
  void finish(XSSFWorkbook workbook, Collection<StreamedSheet> longSheets, boolean hasReceipts) {
    longSheets.forEach(sheet -> sheet.moveRowsBelow(workbook));
    finishDetail(workbook);
    linkFigures(workbook);
    XSSFSheet statuses = workbook.getSheet(Template.STATUS_SHEET);
    addFilter(statuses, layout.cellOf(Template.STATUS_SHEET, "${s.number}"));
    if (!hasReceipts) {
      layout.receiptColumns().forEach(column -> statuses.setColumnHidden(column, true));
    }
    XSSFSheet changes = workbook.getSheet(Template.CHANGES_SHEET);
    if (changes != null) {
      addFilter(changes, layout.cellOf(Template.CHANGES_SHEET, "${c.table}"));
    }
    XSSFSheet discrepancies = workbook.getSheet(Template.DISCREPANCY_SHEET);
    if (discrepancies != null) {
      addFilter(discrepancies, layout.cellOf(Template.ALL_DISCREPANCIES_SHEET, "${d.number}"));
    }
  }

  private void finishDetail(XSSFWorkbook workbook) {
    XSSFSheet sheet = workbook.getSheet(Template.DETAIL_SHEET);
    Address firstFigure = layout.firstFigure();
    int first = firstFigure.column();
    int last = first + template.figures().size() - 1;
    for (int column = first + 1; column <= last; column++) {
      sheet.setColumnWidth(column, sheet.getColumnWidth(first));
    }
    if (units > 0) { // the row of totals has moved down with its height
      row(sheet, totalRow()).setHeight(row(sheet, firstFigure.row()).getHeight());
    }
    sheet.setAutoFilter(new CellRangeAddress(firstFigure.row() - 1, totalRow() - 1, 0, last));
    showPercentages(workbook, sheet);
    int column = first;
    for (Field field : template.figures()) {
      XSSFCell total = cell(sheet, new Address(totalRow(), column++));
      totals.put(
          field,
          template.aggregation(field).isSum()
              ? total.getCellFormula()
              : layout.totalFormula(field));
      // blank until the other formulas are calculated, as the rows it sums up are not in memory
      total.setBlank();
    }
  }

  /**
   * Shows percentages as such, by conditional formats: the rows are written in the styles of the
   * template, which has one column for all figures.
   */
  private void showPercentages(XSSFWorkbook workbook, XSSFSheet sheet) {
    for (Field field : template.figures()) {
      if (field.kind() == FieldKind.PERCENT) {
        CTDxf format = CTDxf.Factory.newInstance();
        CTNumFmt percentage = format.addNewNumFmt();
        percentage.setNumFmtId(PERCENTAGE_FORMAT);
        percentage.setFormatCode("0.0%");
        int count = workbook.getStylesSource().putDxf(format);
        Address cell = layout.firstCell(field);
        SheetConditionalFormatting formats = sheet.getSheetConditionalFormatting();
        ConditionalFormattingRule rule =
            formats.createConditionalFormattingRule("ISNUMBER(" + cell + ")");
        CellRangeAddress cells =
            new CellRangeAddress(cell.row(), LAST_ROW, cell.column(), cell.column());
        int index = formats.addConditionalFormatting(new CellRangeAddress[] {cells}, rule);
        sheet
            .getCTWorksheet()
            .getConditionalFormattingArray(index)
            .getCfRuleArray(0)
            .setDxfId(count - 1L);
      }
    }
  }

  /** Links each figure of the form to its column on the detail sheet. */
  private void linkFigures(XSSFWorkbook workbook) {
    for (Field field : template.figures()) {
      Hyperlink link = workbook.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
      link.setAddress(DistrictLayout.reference(Template.DETAIL_SHEET, layout.firstCell(field)));
      cell(workbook.getSheet(field.sheet()), field.address()).setHyperlink(link);
    }
  }

  /** Adds a filter to the headings above the first row, down to the last row. */
  private static void addFilter(XSSFSheet sheet, Address first) {
    int lastColumn = row(sheet, first.row() - 1).getLastCellNum() - 1;
    int last = Math.max(sheet.getLastRowNum(), sheet.getDimension().getLastRow());
    int lastRow = Math.max(first.row(), last);
    sheet.setAutoFilter(new CellRangeAddress(first.row() - 1, lastRow, first.column(), lastColumn));
  }

  static XSSFRow row(XSSFSheet sheet, int row) {
    XSSFRow existing = sheet.getRow(row);
    return existing == null ? sheet.createRow(row) : existing;
  }

  static XSSFCell cell(XSSFSheet sheet, Address address) {
    XSSFCell existing = row(sheet, address.row()).getCell(address.column());
    return existing == null ? row(sheet, address.row()).createCell(address.column()) : existing;
  }
}
