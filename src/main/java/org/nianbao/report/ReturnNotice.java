package org.nianbao.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Messages;
import org.nianbao.template.Severity;

/** A page that sends a report back to its unit: what is wrong, where, and what to do. */
final class ReturnNotice {
  static final String TEMPLATE = "return-notice.xlsx";

  private ReturnNotice() {}

  /**
   * Writes the notice of a file that was read.
   *
   * @throws IOException if it cannot be written; the file is then as it was before
   */
  static void write(Checked checked, Messages messages, Path file) throws IOException {
    List<Map<String, Object>> problems = problems(checked, messages);
    Map<String, Object> data =
        Map.of("notice", notice(checked, messages), "problems", problems);
    byte[] workbook =
        WorkbookFiller.fill(
            BundledTemplate.named(TEMPLATE),
            data,
            new WorkbookFiller.Steps() {
              @Override
              public void finish(XSSFWorkbook book) {
                XSSFSheet sheet = book.getSheetAt(0);
                RowHeights.fit(sheet, 0);
              }
            });
    AtomicFile.write(file, out -> out.write(workbook));
  }

  private static Map<String, Object> notice(Checked checked, Messages messages) {
    Submission submission = Objects.requireNonNull(checked.submission());
    Integer year = submission.year();
    return Map.of(
        "unit",
        submission.unit().isEmpty() ? messages.say("notice.unit") : submission.unit(),
        "opening",
        messages.say(
            "notice.opening",
            year == null ? "" : messages.say("notice.year", year),
            String.valueOf(Path.of(checked.file()).getFileName()),
            checked.count(Severity.ERROR),
            checked.count(Severity.WARNING)),
        "help",
        messages.say("notice.help"),
        "date",
        messages.say("notice.date"));
  }

  /** The errors and warnings; notices are no reason to send a report back. */
  private static List<Map<String, Object>> problems(Checked checked, Messages messages) {
    List<Map<String, Object>> problems = new ArrayList<>();
    SuggestionColumn suggestions = new SuggestionColumn(checked.faults(), messages);
    for (Discrepancy discrepancy : checked.discrepancies()) {
      if (discrepancy.severity() != Severity.NOTICE) {
        problems.add(
            DiscrepancyRow.of(
                problems.size() + 1,
                discrepancy,
                checked.submission(),
                suggestions,
                messages));
      }
    }
    return problems;
  }
}
