package org.nianbao.notice;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.DiscrepancyCounts;
import org.nianbao.form.Submission;
import org.nianbao.message.Messages;
import org.nianbao.workbook.CompiledTemplate;
import org.nianbao.workbook.CompiledTemplates;
import org.nianbao.workbook.DiscrepancyRow;
import org.nianbao.workbook.SuggestionColumn;

/**
 * The return notice of a report as a workbook that lists for the unit the errors and warnings,
 * their cells, and suggestions.
 *
 * @param notice the values outside the list
 * @param problems the rows of the list
 */
public record ReturnNotice(Map<String, Object> notice, List<Map<String, Object>> problems) {
  /**
   * Returns the notice that says the same as a letter.
   *
   * @param checked the returned file
   */
  public static ReturnNotice of(ValidationResult checked, Letter letter, Messages messages) {
    return letter.findings().isEmpty()
        ? of(letter, messages)
        : new ReturnNotice(notice(checked, messages), problems(checked, messages));
  }

  /** Returns the notice of a file that is unreadable, blank or of another year. */
  private static ReturnNotice of(Letter letter, Messages messages) {
    Map<String, Object> notice =
        Map.of(
            "unit",
            letter.unit().isEmpty() ? messages.format("notice.unit") : letter.unit(),
            "opening",
            String.join("\n", letter.texts()),
            "help",
            String.join("\n", letter.notes()),
            "date",
            messages.format("notice.date"));
    return new ReturnNotice(notice, List.of());
  }

  /** Returns this notice to a unit whose name has become known. */
  public ReturnNotice addressedTo(String unit) {
    Map<String, Object> addressed = new HashMap<>(notice);
    addressed.put("unit", unit);
    return new ReturnNotice(addressed, problems);
  }

  /**
   * Fills a template of the notice that is packaged.
   *
   * @return the workbook; empty if the template is not packaged in exactly these bytes
   */
  public Optional<byte[]> fill(byte[] template) throws IOException {
    Optional<CompiledTemplate> compiled = CompiledTemplates.forWorkbook(template);
    return compiled.isEmpty()
        ? Optional.empty()
        : Optional.of(compiled.get().fill(new Entries(notice, problems)));
  }

  /** The values for the compiled template. */
  private record Entries(Map<String, Object> notice, List<Map<String, Object>> problems)
      implements CompiledTemplate.Entries {
    @Override
    public @Nullable Object value(String name) {
      return notice.get(name.replaceFirst("^notice\\.", ""));
    }

    @Override
    public List<Map<String, Object>> rows(String list) {
      return problems;
    }
  }

  private static Map<String, Object> notice(ValidationResult checked, Messages messages) {
    Submission submission = Objects.requireNonNull(checked.submission());
    Integer year = submission.year();
    return Map.of(
        "unit",
        submission.unit().isEmpty() ? messages.format("notice.unit") : submission.unit(),
        "opening",
        messages.format(
            "notice.opening",
            year == null ? "" : messages.format("notice.year", year),
            checked.fileName(),
            new DiscrepancyCounts(checked.counts().errors(), checked.counts().warnings(), 0, 0, 0)
                .message(),
            submission.template().form()),
        "help",
        messages.format(submission.hasCellAddresses() ? "notice.help" : "notice.help.document"),
        "date",
        messages.format("notice.date"));
  }

  /**
   * Returns the errors and warnings; notices and explained warnings are not a reason to return a
   * report.
   */
  private static List<Map<String, Object>> problems(ValidationResult checked, Messages messages) {
    List<Map<String, Object>> problems = new ArrayList<>();
    Submission submission = Objects.requireNonNull(checked.submission());
    SuggestionColumn suggestions = new SuggestionColumn(checked.faults(), messages);
    for (Discrepancy discrepancy : checked.discrepancies()) {
      if (discrepancy.isReasonForReturn()) {
        Map<String, Object> row =
            DiscrepancyRow.values(
                problems.size() + 1, discrepancy, submission, suggestions, messages);
        if (!submission.hasCellAddresses()) {
          row.put("received", row.get("item"));
        }
        problems.add(row);
      }
    }
    return problems;
  }
}
