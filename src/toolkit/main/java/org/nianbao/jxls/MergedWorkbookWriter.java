package org.nianbao.jxls;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.nianbao.file.AtomicFile;
import org.nianbao.file.OutputKind;
import org.nianbao.file.Progress;
import org.nianbao.grid.Address;
import org.nianbao.merge.DistrictLayout;
import org.nianbao.merge.DistrictLayout.LongList;
import org.nianbao.merge.DistrictReport;
import org.nianbao.merge.DistrictWorkbook;
import org.nianbao.merge.MergedWorkbookData;
import org.nianbao.message.Messages;
import org.nianbao.template.Field;
import org.nianbao.template.Template;
import org.nianbao.workbook.CellFormula;
import org.nianbao.workbook.CompiledTemplates;
import org.nianbao.workbook.ListRows;

/**
 * Writes the district's workbook: the official form, whose figures are sums over the sheet 汇总明细,
 * and the output sheets with the details.
 */
public final class MergedWorkbookWriter implements WorkbookFiller.Steps {
  private final DistrictReport merged;
  private final Template template;
  private final MergedWorkbookData data;
  private final DistrictLayout layout;
  private final Map<String, StreamedSheet> longSheets = new LinkedHashMap<>();
  private final DistrictSheets sheets;
  private @Nullable FormPostProcessor form;

  MergedWorkbookWriter(DistrictReport merged, Messages messages) {
    this.merged = merged;
    this.template = merged.total().template();
    this.data = data(merged, messages);
    this.layout = data.layout();
    this.sheets = new DistrictSheets(template, layout, data.unitCount());
    for (LongList list : layout.lists().values()) {
      if (!list.sheet().equals(Template.DISCREPANCY_SHEET) || data.hasDiscrepancies()) {
        longSheets.put(list.name(), streamed(list, data.rows(list.name())));
      }
    }
  }

  private static MergedWorkbookData data(DistrictReport merged, Messages messages) {
    try {
      return new MergedWorkbookData(merged, messages, ZoneId.systemDefault());
    } catch (IllegalArgumentException e) {
      throw new UnfillableTemplateException(e);
    }
  }

  private static StreamedSheet streamed(LongList list, ListRows rows) {
    StreamedSheet sheet = new StreamedSheet(list.sheet(), list.row(), rows.count(), rows.rows());
    return list.fixedHeight() ? sheet.withFixedHeight() : sheet;
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
    if (CompiledTemplates.forDistrict(merged.total().template()).isEmpty()) {
      writeWithJxls(merged, messages, file, progress);
      return;
    }
    DistrictWorkbook.Progress rows =
        (written, all) -> progress.update(Progress.Stage.WORKBOOK, written, all);
    AtomicFile.write(
        file,
        OutputKind.MERGED,
        out -> DistrictWorkbook.write(merged, messages, ZoneId.systemDefault(), out, rows));
  }

  /** Writes the workbook with Jxls, which fills templates that are not packaged. */
  static void writeWithJxls(DistrictReport merged, Messages messages, Path file, Progress progress)
      throws IOException {
    MergedWorkbookWriter writer = new MergedWorkbookWriter(merged, messages);
    byte[] workbook =
        OutputSheets.fill(writer.template, writer.sheetNames(), writer.values(), writer);
    List<StreamedSheet> sheets = List.copyOf(writer.longSheets.values());
    AtomicFile.write(
        file, OutputKind.MERGED, out -> StreamedSheetWriter.write(workbook, sheets, out, progress));
  }

  /** Returns the values for the template, with one row of placeholders for each long list. */
  Map<String, Object> values() {
    Map<String, Object> values = data.values();
    values.put("figures", layout.figures());
    for (LongList list : layout.lists().values()) {
      StreamedSheet sheet = longSheets.get(list.name());
      values.put(list.name(), sheet == null ? List.of() : sheet.placeholders(list.valueNames()));
    }
    // the figures by their keys, which the template looks up
    for (Map<String, Object> row : placeholders(values.get(DistrictLayout.UNITS))) {
      row.put("figures", new HashMap<>(row));
    }
    values.put(DistrictLayout.CHANGES, changes());
    values.put(DistrictLayout.CHART_UNITS, chartUnits());
    return values;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> placeholders(@Nullable Object rows) {
    return (List<Map<String, Object>>) Objects.requireNonNull(rows);
  }

  /** Returns the rows of 年度对比, with the texts of formulas. */
  private List<Map<String, Object>> changes() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Map<String, Object> values : data.rows(DistrictLayout.CHANGES).rows()) {
      Map<String, Object> row = new HashMap<>(values);
      row.replaceAll((name, value) -> value instanceof CellFormula each ? each.text() : value);
      rows.add(row);
    }
    return rows;
  }

  private List<Map<String, Object>> chartUnits() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Map<String, Object> values : data.rows(DistrictLayout.CHART_UNITS).rows()) {
      CellFormula figure = (CellFormula) Objects.requireNonNull(values.get("figure"));
      rows.add(
          Map.of(
              "name",
              Objects.requireNonNull(values.get("name")),
              "cells",
              Map.of(layout.chartedFigure().key(), figure.text())));
    }
    return rows;
  }

  @Override
  public void beforeFilling(XSSFWorkbook workbook) {
    DistrictSheets.rename(workbook);
  }

  /** Returns the output sheets that have content. */
  private Set<String> sheetNames() {
    Set<String> names =
        new HashSet<>(
            Set.of(
                Template.DETAIL_SHEET,
                Template.STATUS_SHEET,
                Template.TEXTS_SHEET,
                Template.CHART_SHEET));
    if (layout.hasRates()) {
      names.add(Template.RATES_SHEET);
    }
    if (data.hasDiscrepancies()) {
      names.add(Template.ALL_DISCREPANCIES_SHEET);
    }
    if (!merged.lastYear().isEmpty()) {
      names.add(Template.CHANGES_SHEET);
    }
    return names;
  }

  @Override
  public void afterFilling(XSSFWorkbook workbook) {
    form = new FormPostProcessor(workbook, merged.total(), sheets.formulas());
    form.finish(merged.checkedTotal().discrepancies());
    sheets.finish(workbook, longSheets.values(), merged.receipts() != null);
    XSSFSheet changes = workbook.getSheet(Template.CHANGES_SHEET);
    if (changes != null) {
      RowHeights.fit(changes, cellOf(Template.CHANGES_SHEET, "${c.table}").row());
    }
  }

  /**
   * Sets the sums. They are not calculated from the sheet, whose rows are not in memory yet; their
   * exact values are known.
   */
  @Override
  public void afterCalculation(XSSFWorkbook workbook) {
    longSheets.values().forEach(sheet -> sheet.recordStyles(workbook));
    if (form != null) {
      form.setFormulas();
    }
    XSSFSheet detail = workbook.getSheet(Template.DETAIL_SHEET);
    int column = layout.firstFigure().column();
    for (Field field : template.figures()) {
      XSSFCell cell = DistrictSheets.cell(detail, new Address(sheets.totalRow(), column++));
      if (template.aggregation(field).hasValue()) {
        cell.setCellFormula(sheets.totalFormula(field));
        cell.getCTCell().setV(exactValue(field));
      }
    }
    addSubtotals(detail);
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

  /** Adds the rows of subtotals below the totals, in their style. */
  private void addSubtotals(XSSFSheet detail) {
    XSSFRow total = DistrictSheets.row(detail, sheets.totalRow());
    int index = sheets.totalRow();
    for (Map<String, Object> values : data.rows(DistrictLayout.SUBTOTALS).rows()) {
      index++;
      XSSFRow added = detail.createRow(index);
      added.setHeight(total.getHeight());
      for (Cell cell : total) {
        added.createCell(cell.getColumnIndex()).setCellStyle(cell.getCellStyle());
      }
      added.getCell(0).setCellValue(String.valueOf(values.get("label")));
      added.getCell(layout.firstUnit().column()).setCellValue(String.valueOf(values.get("name")));
      for (Field field : template.figures()) {
        if (values.get(field.key()) instanceof CellFormula formula
            && formula.result() instanceof BigDecimal sum) {
          XSSFCell cell = added.getCell(layout.firstCell(field).column());
          cell.setCellFormula(formula.text());
          cell.getCTCell().setV(sum.toPlainString());
        }
      }
    }
    if (index > sheets.totalRow()) {
      detail.setDimensionOverride(new CellRangeAddress(0, index, 0, total.getLastCellNum() - 1));
    }
  }

  /** Sets the result of the formula above the units, which counts the figures that are texts. */
  private void setTextFigures(XSSFSheet detail) {
    String sentence = data.textFiguresSentence();
    for (int row = 0; row < layout.firstFigure().row() && !sentence.isEmpty(); row++) {
      for (Cell cell : DistrictSheets.row(detail, row)) {
        if (cell.getCellType() == CellType.FORMULA) {
          cell.setCellValue(sentence);
        }
      }
    }
  }

  private void setChartValues(XSSFSheet sheet, int first) {
    Map<String, Object> values = new HashMap<>();
    for (Map<String, Object> unit : data.rows(DistrictLayout.CHART_UNITS).rows()) {
      CellFormula figure = (CellFormula) Objects.requireNonNull(unit.get("figure"));
      values.put(figure.text(), figure.result());
    }
    for (int row = first; row < first + data.chartUnits(); row++) {
      for (Cell cell : DistrictSheets.row(sheet, row)) {
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

  private Address cellOf(String sheet, String expression) {
    return layout.cellOf(sheet, expression);
  }
}
