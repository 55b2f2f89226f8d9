package org.nianbao.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.DiscrepancyCounts;
import org.nianbao.form.Submission;
import org.nianbao.message.Messages;
import org.nianbao.repair.FailedRuleGroup;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;

/**
 * The content of a submission's workbook: the form, and a discrepancy sheet if there are
 * discrepancies.
 */
public final class FormWorkbook {
  private final Submission submission;
  private final List<Discrepancy> discrepancies;
  private final List<FailedRuleGroup> faults;
  private final Messages messages;

  /**
   * Creates a form with values, without a discrepancy sheet and without colours.
   *
   * @param submission the submission with the values
   */
  public FormWorkbook(Submission submission) {
    this(submission, List.of(), List.of(), Messages.CHINESE);
  }

  /**
   * Creates a checked form.
   *
   * @param faults the faults with suggestions for the discrepancy sheet
   * @param messages the language of the discrepancy sheet
   */
  public FormWorkbook(
      Submission submission,
      List<Discrepancy> discrepancies,
      List<FailedRuleGroup> faults,
      Messages messages) {
    this.submission = submission;
    this.discrepancies = List.copyOf(discrepancies);
    this.faults = List.copyOf(faults);
    this.messages = messages;
  }

  /** Returns the submission with the values. */
  public Submission submission() {
    return submission;
  }

  /**
   * Returns the discrepancies on the discrepancy sheet; if there are none, the sheet is omitted.
   */
  public List<Discrepancy> discrepancies() {
    return discrepancies;
  }

  /** Returns the rows of the discrepancy sheet, by the names in the template's expressions. */
  public List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    // the discrepancy sheet has links to the cells of this workbook
    SuggestionColumn suggestions =
        new SuggestionColumn(
            faults.stream().map(FailedRuleGroup::withFormCells).toList(), messages);
    for (Discrepancy discrepancy : discrepancies) {
      rows.add(
          DiscrepancyRow.values(rows.size() + 1, discrepancy, submission, suggestions, messages));
    }
    return rows;
  }

  /** Returns the heading of the discrepancy sheet. */
  public String heading() {
    Object year = Objects.requireNonNullElse(submission.year(), "—");
    return messages.format(
        "report.heading",
        submission.unit(),
        year,
        DiscrepancyCounts.of(discrepancies).message(),
        submission.fileName());
  }

  /**
   * Fills the compiled template of the submission's form.
   *
   * @return the workbook
   */
  public byte[] fill(CompiledTemplate compiled) throws IOException {
    return compiled.fill(new Entries(this));
  }

  /** The values for the compiled template. */
  private static final class Entries implements CompiledTemplate.Entries {
    private final Submission submission;
    private final List<Map<String, Object>> rows;
    private final String heading;
    private final Map<String, Severity> highlights;
    private final Set<String> typed;

    Entries(FormWorkbook form) {
      this.submission = form.submission;
      this.rows = form.rows();
      this.heading = form.heading();
      this.highlights = FieldSeverities.highlighted(submission, form.discrepancies);
      this.typed = FormValues.typedTotals(submission);
    }

    @Override
    public @Nullable Object value(String name) {
      Field field = submission.template().field(name);
      if (field != null) {
        return FormValues.value(submission, field);
      }
      if (name.equals("report.heading")) {
        return heading;
      }
      String text = submission.text(name); // an explanation on the check sheet
      return text.isEmpty() ? null : text;
    }

    @Override
    public boolean isTyped(String name) {
      return typed.contains(name);
    }

    @Override
    public @Nullable Severity highlight(String name) {
      return highlights.get(name);
    }

    @Override
    public List<Map<String, Object>> rows(String list) {
      return rows;
    }
  }
}
