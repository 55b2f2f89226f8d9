package org.nianbao.validate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.Checked;
import org.nianbao.file.AtomicFile;
import org.nianbao.file.OutputKind;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Messages;
import org.nianbao.repair.Fault;
import org.nianbao.template.BundledTemplate;
import org.nianbao.template.Severity;
import org.nianbao.workbook.CompiledTemplate;
import org.nianbao.workbook.CompiledTemplates;
import org.nianbao.workbook.DiscrepancyRow;
import org.nianbao.workbook.Link;
import org.nianbao.workbook.SuggestionColumn;

/**
 * The return notice of a report: an HTML page for the unit with what is wrong, where, and what to
 * do.
 */
public final class ReturnNotice {
  private static final Pattern DOCUMENT =
      Pattern.compile("(?i).*\\.(?:docx|html?|pdf|txt|csv)");

  private ReturnNotice() {}

  /**
   * Writes the notice of a readable file.
   *
   * @throws IOException if it cannot be written; it is then unchanged
   */
  static void write(Checked checked, Messages messages, Path file) throws IOException {
    Map<String, Object> notice = notice(checked, messages);
    List<Map<String, Object>> problems = problems(checked, messages);
    byte[] workbook =
        CompiledTemplates.of(BundledTemplate.named(BundledTemplate.RETURN_NOTICE))
            .orElseThrow()
            .fill(
                new CompiledTemplate.Entries() {
                  @Override
                  public @Nullable Object value(String name) {
                    return notice.get(name);
                  }

                  @Override
                  public List<Map<String, Object>> rows(String list) {
                    return problems;
                  }
                });
    AtomicFile.write(file, OutputKind.NOTICE, out -> out.write(workbook));
  }

  private static Map<String, Object> notice(Checked checked, Messages messages) {
    Submission submission = Objects.requireNonNull(checked.submission());
    Integer year = submission.year();
    return Map.of(
        "notice.unit",
        submission.unit().isEmpty() ? messages.say("notice.unit") : submission.unit(),
        "notice.opening",
        messages.say(
            "notice.opening",
            year == null ? "" : messages.say("notice.year", year),
            String.valueOf(Path.of(checked.file()).getFileName()),
            checked.count(Severity.ERROR),
            checked.count(Severity.WARNING)),
        "notice.help",
        messages.say(isDocument(checked) ? "notice.help.document" : "notice.help"),
        "notice.date",
        messages.say("notice.date"));
  }

  /**
   * Returns whether the received file has no cells that the unit could find, as a document has not.
   */
  private static boolean isDocument(Checked checked) {
    return DOCUMENT.matcher(checked.file()).matches();
  }

  /** Returns the errors and warnings; notices are not a reason to return a report. */
  private static List<Map<String, Object>> problems(Checked checked, Messages messages) {
    List<Map<String, Object>> problems = new ArrayList<>();
    boolean document = isDocument(checked);
    List<Fault> faults =
        document ? checked.faults().stream().map(Fault::onForm).toList() : checked.faults();
    SuggestionColumn suggestions = new SuggestionColumn(faults, messages);
    for (Discrepancy discrepancy : checked.discrepancies()) {
      if (discrepancy.severity() != Severity.NOTICE) {
        Map<String, Object> row =
            DiscrepancyRow.of(
                problems.size() + 1,
                discrepancy,
                checked.submission(),
                suggestions,
                messages);
        if (document) {
          row.put("received", row.get("link") instanceof Link link ? link.title() : "");
        }
        problems.add(row);
      }
    }
    return problems;
  }
}
