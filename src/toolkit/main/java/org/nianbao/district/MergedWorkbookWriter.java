package org.nianbao.district;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.nianbao.file.AtomicFile;
import org.nianbao.file.OutputKind;
import org.nianbao.file.Progress;
import org.nianbao.grid.Address;
import org.nianbao.jxls.FormPostProcessor;
import org.nianbao.jxls.OutputSheets;
import org.nianbao.jxls.RowHeights;
import org.nianbao.jxls.StreamedSheet;
import org.nianbao.jxls.StreamedSheetWriter;
import org.nianbao.jxls.WorkbookFiller;
import org.nianbao.merge.DistrictReport;
import org.nianbao.merge.ReceptionEntry;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.message.Messages;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/**
 * Writes the district's workbook: the official form, whose figures are sums over the sheet 汇总明细,
 * and the output sheets with the details.
 */
public final class MergedWorkbookWriter implements WorkbookFiller.Steps {
  private final DistrictReport merged;
  private final Template template;
  private final List<ReceptionEntry> units;
  private final MergedWorkbookData data;
  private final Messages messages;
  private final Map<Field, String> totals = new HashMap<>();
  private @Nullable FormPostProcessor form;

  /** The cell of the first unit's first figure. */
  private final Address firstFigure;

  private MergedWorkbookWriter(DistrictReport merged, Messages messages) {
    this.merged = merged;
    this.template = merged.total().template();
    this.units = merged.reception().of(Status.RECEIVED);
    Address column = ExpressionCellFinder.cellOf(template, Template.DETAIL_SHEET, "${figure.key}");
    Address row = ExpressionCellFinder.cellOf(template, Template.DETAIL_SHEET, "${unit.name}");
    this.firstFigure = new Address(row.row(), column.column());
    this.messages = messages;
    this.data = new MergedWorkbookData(merged, messages, firstFigure, row);
  }

  /**
   * Writes the workbook.
   *
   * @throws IOException if it cannot be written; it is then unchanged
   */
  public static void write(DistrictReport merged, Messages messages, Path file) throws IOException {
    write(merged, messages, file, Progress.NONE);
  }

  /**
   * Writes the workbook and reports the progress.
   *
   * @throws IOException if it cannot be written; it is then unchanged
   */
  public static void write(DistrictReport merged, Messages messages, Path file, Progress progress)
      throws IOException {
    MergedWorkbookWriter writer = new MergedWorkbookWriter(merged, messages);
    byte[] workbook =
        OutputSheets.fill(writer.template, writer.sheets(), writer.data.values(), writer);
    List<StreamedSheet> sheets = writer.data.longSheets();
    AtomicFile.write(
        file, OutputKind.MERGED, out -> StreamedSheetWriter.write(workbook, sheets, out, progress));
  }

  @Override
  public void beforeFilling(XSSFWorkbook workbook) {
    int discrepancies = workbook.getSheetIndex(Template.ALL_DISCREPANCIES_SHEET);
    if (discrepancies >= 0) {
      workbook.setSheetName(discrepancies, Template.DISCREPANCY_SHEET);
    }
  }

  /** Returns the output sheets that have content. */
  private Set<String> sheets() {
    Set<String> sheets =
        new HashSet<>(
            Set.of(
                Template.DETAIL_SHEET,
                Template.STATUS_SHEET,
                Template.TEXTS_SHEET,
                Template.CHART_SHEET));
    if (data.hasRates()) {
      sheets.add(Template.RATES_SHEET);
    }
    if (data.hasDiscrepancies()) {
      sheets.add(Template.ALL_DISCREPANCIES_SHEET);
    }
    if (!merged.lastYear().isEmpty()) {
      sheets.add(Template.CHANGES_SHEET);
    }
    return sheets;
  }

  @Override
  public void afterFilling(XSSFWorkbook workbook) {
    form = new FormPostProcessor(workbook, merged.total(), formulas());
    form.finish(merged.checkedTotal().discrepancies());
    data.longSheets().forEach(sheet -> sheet.moveRowsBelow(workbook));
    finishDetail(workbook);
    linkFigures(workbook);
    XSSFSheet statuses = workbook.getSheet(Template.STATUS_SHEET);
    addFilter(statuses, cellOf(Template.STATUS_SHEET, "${s.number}"));
    if (merged.receipts() == null) {
      Map<String, Integer> columns =
          ExpressionCellFinder.columns(template, Template.STATUS_SHEET, "s");
      Stream.of("rounds", "firstReceived", "lastReceived", "late")
          .map(columns::get)
          .filter(Objects::nonNull)
          .forEach(column -> statuses.setColumnHidden(column, true));
    }
    XSSFSheet changes = workbook.getSheet(Template.CHANGES_SHEET);
    if (changes != null) {
      Address first = cellOf(Template.CHANGES_SHEET, "${c.table}");
      RowHeights.fit(changes, first.row());
      addFilter(changes, first);
    }
    XSSFSheet discrepancies = workbook.getSheet(Template.DISCREPANCY_SHEET);
    if (discrepancies != null) {
      addFilter(discrepancies, cellOf(Template.ALL_DISCREPANCIES_SHEET, "${d.number}"));
    }
  }

  /**
   * Sets the sums. They are not calculated from the sheet, whose rows are not in memory yet; their
   * exact values are known.
   */
  @Override
  public void afterCalculation(XSSFWorkbook workbook) {
    data.longSheets().forEach(sheet -> sheet.recordStyles(workbook));
    if (form != null) {
      form.setFormulas();
    }
    XSSFSheet detail = workbook.getSheet(Template.DETAIL_SHEET);
    int column = firstFigure.column();
    for (Field field : template.figures()) {
      XSSFCell cell = cell(detail, new Address(totalRow(), column++));
      if (template.aggregation(field).hasValue()) {
        cell.setCellFormula(totals.get(field));
        cell.getCTCell().setV(exactValue(field));
      }
    }
    new ClassSubtotals(detail, template, data, messages).add();
    setTextFigures(detail);
    XSSFSheet charts = workbook.getSheet(Template.CHART_SHEET);
    if (charts == null) {
      return;
    }
    Address first = cellOf(Template.CHART_SHEET, "${u.name}");
    setChartValues(charts, first.row());
    new ChartRanges(charts, first.row(), data.chartUnits()).update();
  }

  private String exactValue(Field field) {
    return Objects.requireNonNull(merged.total().value(field.key())).toPlainString();
  }

  /** Sets the result of the formula above the units, which counts the figures that are texts. */
  private void setTextFigures(XSSFSheet detail) {
    long texts = data.textFigures();
    for (int row = 0; row < firstFigure.row() && texts > 0; row++) {
      for (Cell cell : row(detail, row)) {
        if (cell.getCellType() == CellType.FORMULA) {
          cell.setCellValue(messages.format("merge.textFigures", texts));
        }
      }
    }
  }

  private void setChartValues(XSSFSheet sheet, int first) {
    Map<String, Object> values = data.chartValues();
    for (int row = first; row < first + data.chartUnits(); row++) {
      for (Cell cell : row(sheet, row)) {
        boolean formula = cell.getCellType() == CellType.FORMULA;
        Object value = formula ? values.get(cell.getCellFormula()) : null;
        if (value instanceof BigDecimal number) {
          cell.setCellValue(0); // else the cell would keep its former type
          ((XSSFCell) cell).getCTCell().setV(number.toPlainString());
        } else if (value != null) {
          cell.setCellValue(value.toString());
        }
      }
    }
  }

  private int totalRow() {
    return firstFigure.row() + units.size();
  }

  /** Returns the formula of each figure of the form: the total on the detail sheet. */
  private Map<String, String> formulas() {
    Map<String, String> formulas = new LinkedHashMap<>();
    for (Field field : template.figures()) {
      if (template.aggregation(field).hasValue()) {
        formulas.put(field.key(), reference(Template.DETAIL_SHEET, data.total(field)));
      }
    }
    return formulas;
  }

  private void finishDetail(XSSFWorkbook workbook) {
    XSSFSheet sheet = workbook.getSheet(Template.DETAIL_SHEET);
    int first = firstFigure.column();
    int last = first + template.figures().size() - 1;
    for (int column = first + 1; column <= last; column++) {
      sheet.setColumnWidth(column, sheet.getColumnWidth(first));
    }
    if (!units.isEmpty()) { // the row of totals has moved down with its height
      row(sheet, totalRow()).setHeight(row(sheet, firstFigure.row()).getHeight());
    }
    sheet.setAutoFilter(new CellRangeAddress(firstFigure.row() - 1, totalRow() - 1, 0, last));
    int column = first;
    for (Field field : template.figures()) {
      XSSFCell total = cell(sheet, new Address(totalRow(), column++));
      totals.put(
          field,
          template.aggregation(field).isSum() ? total.getCellFormula() : data.meanFormula(field));
      // blank until the other formulas are calculated, as the rows it sums up are not in memory
      total.setBlank();
    }
  }

  /** Links each figure of the form to its column on the detail sheet. */
  private void linkFigures(XSSFWorkbook workbook) {
    for (Field field : template.figures()) {
      Hyperlink link = workbook.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
      link.setAddress(reference(Template.DETAIL_SHEET, data.firstCell(field)));
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

  private Address cellOf(String sheet, String expression) {
    return ExpressionCellFinder.cellOf(template, sheet, expression);
  }

  private static XSSFRow row(XSSFSheet sheet, int row) {
    XSSFRow existing = sheet.getRow(row);
    return existing == null ? sheet.createRow(row) : existing;
  }

  private static XSSFCell cell(XSSFSheet sheet, Address address) {
    XSSFCell existing = row(sheet, address.row()).getCell(address.column());
    return existing == null ? row(sheet, address.row()).createCell(address.column()) : existing;
  }

  /** Returns a cell reference such as {@code '依申请公开'!J5}. */
  static String reference(String sheet, Address address) {
    return new CellReference(sheet, address.row(), address.column(), false, false).formatAsString();
  }
}
