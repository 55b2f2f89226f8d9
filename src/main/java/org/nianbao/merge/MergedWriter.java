package org.nianbao.merge;

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
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Place;
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.merge.Receipt.Status;
import org.nianbao.message.Messages;
import org.nianbao.report.AtomicFile;
import org.nianbao.report.CellMarks;
import org.nianbao.report.Checked;
import org.nianbao.report.FormFinish;
import org.nianbao.report.OutputSheets;
import org.nianbao.report.RowHeights;
import org.nianbao.report.WorkbookFiller;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/**
 * Writes the district's workbook: the official form, whose figures are sums over the sheet 汇总明细, and
 * the sheets that show where they come from.
 */
public final class MergedWriter implements WorkbookFiller.Steps {
  private final Merged merged;
  private final Template template;
  private final MergedData data;

  /** The first figure of the first unit. */
  private final Address firstFigure;

  private MergedWriter(Merged merged, Messages messages) {
    this.merged = merged;
    this.template = merged.total().template();
    Address column = TemplateCells.cellOf(template, Template.DETAIL_SHEET, "${figure.key}");
    Address row = TemplateCells.cellOf(template, Template.DETAIL_SHEET, "${unit.name}");
    this.firstFigure = new Address(row.row(), column.column());
    this.data = new MergedData(merged, messages, firstFigure, row);
  }

  /**
   * Writes the workbook.
   *
   * @throws IOException if it cannot be written; the file is then as it was before
   */
  public static void write(Merged merged, Messages messages, Path file) throws IOException {
    MergedWriter writer = new MergedWriter(merged, messages);
    byte[] workbook =
        OutputSheets.fill(writer.template, writer.sheets(), writer.data.values(), writer);
    AtomicFile.write(file, out -> out.write(workbook));
  }

  @Override
  public void prepare(XSSFWorkbook workbook) {
    int discrepancies = workbook.getSheetIndex(Template.ALL_DISCREPANCIES_SHEET);
    if (discrepancies >= 0) {
      workbook.setSheetName(discrepancies, Template.DISCREPANCY_SHEET);
    }
  }

  /** The output sheets there is something to show on. */
  private Set<String> sheets() {
    Set<String> sheets =
        new HashSet<>(Set.of(Template.DETAIL_SHEET, Template.STATUS_SHEET, Template.CHART_SHEET));
    if (data.hasDiscrepancies()) {
      sheets.add(Template.ALL_DISCREPANCIES_SHEET);
    }
    if (!merged.lastYear().isEmpty()) {
      sheets.add(Template.CHANGES_SHEET);
    }
    return sheets;
  }

  @Override
  public void finish(XSSFWorkbook workbook) {
    new FormFinish(workbook, merged.total(), formulas()).finish(merged.own().discrepancies());
    finishDetail(workbook);
    fitted(workbook, Template.STATUS_SHEET, "${s.number}");
    if (workbook.getSheet(Template.CHANGES_SHEET) != null) {
      fitted(workbook, Template.CHANGES_SHEET, "${c.table}");
    }
    XSSFSheet discrepancies = workbook.getSheet(Template.DISCREPANCY_SHEET);
    if (discrepancies != null) {
      Address first = at(Template.ALL_DISCREPANCIES_SHEET, "${d.number}");
      RowHeights.fit(discrepancies, first.row());
      filter(discrepancies, first);
    }
  }

  @Override
  public void calculated(XSSFWorkbook workbook) {
    // what is calculated in floating point is set to the exact sum
    for (Field field : template.figures()) {
      String exact = Objects.requireNonNull(merged.total().value(field.key())).toPlainString();
      cell(workbook.getSheet(field.sheet()), field.address()).getCTCell().setV(exact);
    }
    XSSFSheet detail = workbook.getSheet(Template.DETAIL_SHEET);
    int column = firstFigure.column();
    for (Field field : template.figures()) {
      String exact = Objects.requireNonNull(merged.total().value(field.key())).toPlainString();
      cell(detail, new Address(firstFigure.row() + units().size(), column++))
          .getCTCell()
          .setV(exact);
    }
    Address row = at(Template.CHART_SHEET, "${u.name}");
    new ChartRanges(workbook.getSheet(Template.CHART_SHEET), row.row(), data.chartUnits()).update();
  }

  private List<Receipt> units() {
    return merged.reception().of(Status.RECEIVED);
  }

  /** Every figure of the form is the sum of a column of the detail sheet. */
  private Map<String, String> formulas() {
    Map<String, String> formulas = new LinkedHashMap<>();
    for (Field field : template.figures()) {
      formulas.put(
          field.key(), "SUM(" + Template.DETAIL_SHEET + "!" + data.columnRange(field) + ")");
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
    for (int unit = 1; unit <= units().size(); unit++) { // the total's row moved down with its height
      row(sheet, firstFigure.row() + unit).setHeight(row(sheet, firstFigure.row()).getHeight());
    }
    sheet.setAutoFilter(
        new CellRangeAddress(
            firstFigure.row() - 1, firstFigure.row() + units().size() - 1, 0, last));
    markDetail(workbook, sheet);
  }

  /** Colours the figures of units that discrepancies speak of. */
  private void markDetail(XSSFWorkbook workbook, XSSFSheet sheet) {
    CellMarks marks = new CellMarks(workbook);
    for (int unit = 0; unit < units().size(); unit++) {
      Checked checked = Objects.requireNonNull(units().get(unit).checked());
      Map<String, Severity> gravest = gravest(checked);
      int column = firstFigure.column();
      for (Field field : template.figures()) {
        Severity severity = gravest.get(field.key());
        if (severity != null) {
          marks.mark(cell(sheet, new Address(firstFigure.row() + unit, column)), severity);
        }
        column++;
      }
    }
  }

  private static Map<String, Severity> gravest(Checked checked) {
    Map<String, Severity> gravest = new HashMap<>();
    Submission submission = Objects.requireNonNull(checked.submission());
    Map<Place, String> keys = new HashMap<>();
    for (Field field : submission.template().figures()) {
      Place place = submission.place(field.key());
      if (place != null) {
        keys.put(place, field.key());
      }
    }
    for (Discrepancy discrepancy : checked.discrepancies()) {
      if (discrepancy.severity() != Severity.NOTICE) {
        for (Place place : discrepancy.cells()) {
          String key = keys.get(place);
          if (key != null) {
            gravest.merge(
                key,
                discrepancy.severity(),
                (one, other) -> one.compareTo(other) <= 0 ? one : other);
          }
        }
      }
    }
    return gravest;
  }

  private void fitted(XSSFWorkbook workbook, String sheet, String firstCell) {
    Address first = at(sheet, firstCell);
    RowHeights.fit(workbook.getSheet(sheet), first.row());
    filter(workbook.getSheet(sheet), first);
  }

  /** A filter over the headings above the first row, down to the last. */
  private static void filter(XSSFSheet sheet, Address first) {
    int lastColumn = row(sheet, first.row() - 1).getLastCellNum() - 1;
    sheet.setAutoFilter(
        new CellRangeAddress(
            first.row() - 1, Math.max(first.row(), sheet.getLastRowNum()), first.column(), lastColumn));
  }

  private Address at(String sheet, String expression) {
    return TemplateCells.cellOf(template, sheet, expression);
  }

  private static XSSFRow row(XSSFSheet sheet, int row) {
    XSSFRow existing = sheet.getRow(row);
    return existing == null ? sheet.createRow(row) : existing;
  }

  private static XSSFCell cell(XSSFSheet sheet, Address at) {
    XSSFCell existing = row(sheet, at.row()).getCell(at.column());
    return existing == null ? row(sheet, at.row()).createCell(at.column()) : existing;
  }

  /** A reference that spreadsheets understand, such as {@code '依申请公开'!J5}. */
  static String reference(String sheet, Address at) {
    return new CellReference(sheet, at.row(), at.column(), false, false).formatAsString();
  }
}
