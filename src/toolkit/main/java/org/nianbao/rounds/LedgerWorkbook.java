package org.nianbao.rounds;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nianbao.file.Progress;
import org.nianbao.jxls.StreamedSheet;
import org.nianbao.jxls.StreamedSheetWriter;
import org.nianbao.jxls.WorkbookFiller;
import org.nianbao.message.Messages;
import org.nianbao.template.BundledTemplate;
import org.nianbao.template.FormYear;
import org.nianbao.template.Template;

/** Writes a ledger as a workbook. It is in Chinese, whatever the language of the program. */
final class LedgerWorkbook {
  private LedgerWorkbook() {}

  /**
   * Returns the bytes of the workbook.
   *
   * @param templates the forms of the reports
   */
  static byte[] of(Ledger ledger, Map<FormYear, Template> templates) throws IOException {
    byte[] template = BundledTemplate.content(BundledTemplate.RECEIPT_LEDGER);
    Map<String, LedgerLayout> layouts =
        LedgerLayout.ofTemplate(BundledTemplate.RECEIPT_LEDGER, template);
    LedgerRows rows = new LedgerRows(ledger, templates);
    Map<String, Object> values = new HashMap<>();
    Map<String, String> notes = new HashMap<>();
    List<StreamedSheet> sheets = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    for (LedgerSheet sheet : LedgerSheet.ALL) {
      int first = Objects.requireNonNull(layouts.get(sheet.name()), sheet.name()).firstRow();
      List<Map<String, Object>> content = rows.of(sheet);
      StreamedSheet streamed = new StreamedSheet(sheet.name(), first, content.size(), content);
      if (sheet.equals(LedgerSheet.DATA)) {
        streamed.withFixedHeight();
      }
      sheets.add(streamed);
      counts.put(sheet.name(), content.size());
      values.put(sheet.list(), streamed.placeholders(sheet.values()));
      notes.put(sheet.list(), Messages.CHINESE.format("ledger.note." + sheet.list()));
    }
    values.put("note", notes);
    byte[] filled =
        WorkbookFiller.fill(
            template,
            values,
            new WorkbookFiller.Steps() {
              @Override
              public void afterFilling(XSSFWorkbook workbook) {
                sheets.forEach(sheet -> sheet.moveRowsBelow(workbook));
                if (!LedgerRows.hasOtherForms(ledger)) {
                  hideForms(workbook, layouts);
                }
                for (LedgerSheet sheet : List.of(LedgerSheet.VERSIONS, LedgerSheet.FINDINGS)) {
                  addFilter(
                      workbook.getSheet(sheet.name()),
                      Objects.requireNonNull(layouts.get(sheet.name())).firstRow(),
                      counts.getOrDefault(sheet.name(), 0));
                }
              }

              @Override
              public void afterCalculation(XSSFWorkbook workbook) {
                sheets.forEach(sheet -> sheet.recordStyles(workbook));
              }
            });
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StreamedSheetWriter.write(filled, sheets, out, Progress.NONE);
    return out.toByteArray();
  }

  /** Hides the columns of the forms. */
  private static void hideForms(XSSFWorkbook workbook, Map<String, LedgerLayout> layouts) {
    layouts.forEach(
        (name, layout) -> {
          Integer column = layout.columns().get(LedgerSheet.FORM);
          if (column != null) {
            workbook.getSheet(name).setColumnHidden(column, true);
          }
        });
  }

  /** Adds a filter to the headings above the first row. */
  private static void addFilter(XSSFSheet sheet, int first, int count) {
    int lastColumn = sheet.getRow(first - 1).getLastCellNum() - 1;
    sheet.setAutoFilter(new CellRangeAddress(first - 1, first - 1 + count, 0, lastColumn));
  }

  /** Returns a path below the ledger's folder as the address of a link. */
  static String address(String path) {
    try {
      return new URI(null, null, path, null).toString();
    } catch (URISyntaxException e) {
      return path;
    }
  }
}
