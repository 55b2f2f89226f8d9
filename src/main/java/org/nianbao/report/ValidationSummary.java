package org.nianbao.report;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.jxls.transform.poi.WritableHyperlink;
import org.nianbao.form.Submission;
import org.nianbao.message.Messages;
import org.nianbao.report.ValidationFolder.Written;
import org.nianbao.template.Severity;

/** One sheet over all files of a validation: a row a file, with links to what was written for it. */
final class ValidationSummary {
  private static final String TEMPLATE = "validation-summary.xlsx";

  /** The row of the template's headings, from 0. */
  private static final int HEADINGS = 2;

  private final List<Written> written;
  private final Messages messages;
  private final Path folder;

  private ValidationSummary(List<Written> written, Messages messages, Path folder) {
    this.written = written;
    this.messages = messages;
    this.folder = folder;
  }

  /**
   * Writes the summary.
   *
   * @throws IOException if it cannot be written; the file is then as it was before
   */
  static void write(List<Written> written, Messages messages, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    byte[] workbook = new ValidationSummary(written, messages, folder == null ? file : folder).fill();
    AtomicFile.write(file, out -> out.write(workbook));
  }

  private byte[] fill() {
    List<Checked> checked = written.stream().map(Written::checked).toList();
    String note =
        messages.say(
            "cli.report.summary",
            checked.size(),
            count(checked, Checked.Status.OK),
            count(checked, Checked.Status.DISCREPANCIES),
            count(checked, Checked.Status.UNREADABLE),
            Checked.count(checked, Severity.ERROR),
            Checked.count(checked, Severity.WARNING),
            Checked.count(checked, Severity.NOTICE));
    return WorkbookFiller.fill(
        BundledTemplate.named(TEMPLATE),
        Map.of("summary", Map.of("note", note), "files", rows()),
        new WorkbookFiller.Steps() {
          @Override
          public void finish(XSSFWorkbook workbook) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            RowHeights.fit(sheet, HEADINGS + 1);
            int lastColumn = sheet.getRow(HEADINGS).getLastCellNum() - 1;
            sheet.setAutoFilter(
                new CellRangeAddress(HEADINGS, HEADINGS + written.size(), 0, lastColumn));
          }
        });
  }

  private static long count(List<Checked> files, Checked.Status status) {
    return files.stream().filter(file -> file.status() == status).count();
  }

  private List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Written each : written) {
      Checked checked = each.checked();
      Submission submission = checked.submission();
      Map<String, Object> row = new HashMap<>();
      row.put("number", rows.size() + 1);
      row.put("unit", submission == null ? "" : submission.unit());
      row.put("year", submission == null ? null : submission.year());
      row.put("status", messages.say("summary.status." + checked.status().name()));
      row.put("errors", submission == null ? null : checked.count(Severity.ERROR));
      row.put("warnings", submission == null ? null : checked.count(Severity.WARNING));
      row.put("notices", submission == null ? null : checked.count(Severity.NOTICE));
      row.put("file", String.valueOf(Path.of(checked.file()).getFileName()));
      row.put("formatted", link(each.formatted()));
      row.put("notice", link(each.notice()));
      rows.add(row);
    }
    return rows;
  }

  /** From the summary to a file beside or below it. */
  private Object link(@Nullable Path file) {
    if (file == null) {
      return "";
    }
    String path = folder.relativize(file.toAbsolutePath()).toString().replace('\\', '/');
    try {
      String address = new URI(null, null, path, null).toString();
      return new WritableHyperlink(address, messages.say("summary.link"), HyperlinkType.FILE);
    } catch (URISyntaxException e) {
      return path;
    }
  }
}
