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

  private final Messages messages;
  private final Path folder;
  private final Tally tally = new Tally();
  private final List<Map<String, Object>> rows = new ArrayList<>();

  ValidationSummary(Messages messages, Path folder) {
    this.messages = messages;
    this.folder = folder.toAbsolutePath();
  }

  /** Adds a row. */
  void add(Written written) {
    Checked checked = written.checked();
    tally.add(checked);
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
    row.put("formatted", link(written.formatted()));
    row.put("notice", link(written.notice()));
    rows.add(row);
  }

  /**
   * Writes the summary.
   *
   * @throws IOException if it cannot be written; the file is then as it was before
   */
  void write(Path file) throws IOException {
    byte[] workbook = fill();
    AtomicFile.write(file, out -> out.write(workbook));
  }

  private byte[] fill() {
    return WorkbookFiller.fill(
        BundledTemplate.named(TEMPLATE),
        Map.of("summary", Map.of("note", messages.say(tally.summary())), "files", rows),
        new WorkbookFiller.Steps() {
          @Override
          public void finish(XSSFWorkbook workbook) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            RowHeights.fit(sheet, HEADINGS + 1);
            int lastColumn = sheet.getRow(HEADINGS).getLastCellNum() - 1;
            sheet.setAutoFilter(
                new CellRangeAddress(HEADINGS, HEADINGS + rows.size(), 0, lastColumn));
          }
        });
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
