package org.nianbao.jxls;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nianbao.file.AtomicFile;
import org.nianbao.file.OutputKind;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Messages;
import org.nianbao.repair.ErrorLocaliser;
import org.nianbao.repair.FailedRuleGroup;
import org.nianbao.template.Template;
import org.nianbao.workbook.CompiledTemplate;
import org.nianbao.workbook.CompiledTemplates;
import org.nianbao.workbook.FormValues;
import org.nianbao.workbook.FormWorkbook;

/**
 * Writes a submission as the official form. The forms that come with the program are filled from
 * their compiled templates, all others by Jxls.
 */
public final class FormWriter {
  private FormWriter() {}

  /** Writes a form with its values, without a discrepancy sheet and colours. */
  public static void writeForm(Submission submission, Path file) throws IOException {
    writeForm(submission, OutputKind.FILLED, file);
  }

  /** Writes a form as an output of a kind, without a discrepancy sheet and colours. */
  public static void writeForm(Submission submission, OutputKind kind, Path file)
      throws IOException {
    write(new FormWorkbook(submission), kind, file);
  }

  /**
   * Writes the formatted workbook of a checked submission, with its discrepancy sheet and coloured
   * cells if there are discrepancies.
   *
   * @throws IOException if the file cannot be written; it is then unchanged
   */
  public static void write(
      Submission submission, List<Discrepancy> discrepancies, Messages messages, Path file)
      throws IOException {
    List<FailedRuleGroup> faults = ErrorLocaliser.faults(submission, discrepancies);
    writeChecked(submission, discrepancies, faults, messages, file);
  }

  /** Writes the formatted workbook with the given suggestions. */
  public static void writeChecked(
      Submission submission,
      List<Discrepancy> discrepancies,
      List<FailedRuleGroup> faults,
      Messages messages,
      Path file)
      throws IOException {
    FormWorkbook form = new FormWorkbook(submission, discrepancies, faults, messages);
    write(form, OutputKind.CHECKED, file);
  }

  private static void write(FormWorkbook form, OutputKind kind, Path file) throws IOException {
    byte[] workbook = workbook(form);
    AtomicFile.write(file, kind, out -> out.write(workbook));
  }

  /** Returns the bytes of the workbook. */
  public static byte[] workbook(FormWorkbook form) throws IOException {
    Optional<CompiledTemplate> compiled =
        CompiledTemplates.forForm(form.submission().template(), !form.discrepancies().isEmpty());
    return compiled.isPresent() ? form.fill(compiled.get()) : fillWithJxls(form);
  }

  /** Returns the bytes of the workbook as filled by Jxls. */
  static byte[] fillWithJxls(FormWorkbook form) {
    Submission submission = form.submission();
    Map<String, Object> data = FormValues.of(submission);
    List<Map<String, Object>> rows = form.rows();
    data.put("discrepancies", WorkbookFiller.withLinks(rows));
    data.put("report", new HashMap<>(Map.of("heading", form.heading())));
    return OutputSheets.fill(
        submission.template(),
        rows.isEmpty() ? Set.of() : Set.of(Template.DISCREPANCY_SHEET),
        data,
        workbook ->
            new FormPostProcessor(workbook, submission, Map.of()).finish(form.discrepancies()));
  }
}
