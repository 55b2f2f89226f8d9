package org.nianbao.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Messages;
import org.nianbao.repair.Fault;
import org.nianbao.repair.Localiser;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/** Writes a submission back into the official form, through its template, by Jxls. */
public final class FormWriter {
  private final Submission submission;
  private final List<Discrepancy> discrepancies;
  private final List<Fault> faults;
  private final Messages messages;

  private FormWriter(
      Submission submission,
      List<Discrepancy> discrepancies,
      List<Fault> faults,
      Messages messages) {
    this.submission = submission;
    this.discrepancies = List.copyOf(discrepancies);
    this.faults = List.copyOf(faults);
    this.messages = messages;
  }

  /** Writes a form to be filled in: no discrepancy sheet, no marks. */
  public static void writeForm(Submission submission, Path file) throws IOException {
    write(submission, List.of(), Messages.CHINESE, file);
  }

  /**
   * Writes the formatted workbook of a checked submission, with its discrepancy sheet and the cells
   * it speaks of marked; without either if there are no discrepancies.
   *
   * @throws IOException if the file cannot be written; it is then as it was before
   */
  public static void write(
      Submission submission, List<Discrepancy> discrepancies, Messages messages, Path file)
      throws IOException {
    write(submission, discrepancies, Localiser.faults(submission, discrepancies), messages, file);
  }

  /** The same, what may be wrong being known. */
  static void write(
      Submission submission,
      List<Discrepancy> discrepancies,
      List<Fault> faults,
      Messages messages,
      Path file)
      throws IOException {
    byte[] workbook = new FormWriter(submission, discrepancies, faults, messages).fill();
    AtomicFile.write(file, out -> out.write(workbook));
  }

  private byte[] fill() {
    return fill(data(), book -> {});
  }

  /**
   * A form to be filled in.
   *
   * @param data what its expressions come to, as {@link FormData} has it
   * @param look is shown the template before it is filled
   */
  static byte[] form(
      Submission submission, Map<String, Object> data, Consumer<XSSFWorkbook> look) {
    FormWriter writer = new FormWriter(submission, List.of(), List.of(), Messages.CHINESE);
    return writer.fill(writer.withRows(data), look);
  }

  private byte[] fill(Map<String, Object> data, Consumer<XSSFWorkbook> look) {
    return OutputSheets.fill(
        submission.template(),
        discrepancies.isEmpty() ? Set.of() : Set.of(Template.DISCREPANCY_SHEET),
        data,
        new WorkbookFiller.Steps() {
          @Override
          public void prepare(XSSFWorkbook workbook) {
            look.accept(workbook);
          }

          @Override
          public void finish(XSSFWorkbook workbook) {
            new FormFinish(workbook, submission, Map.of()).finish(discrepancies);
          }
        });
  }

  private Map<String, Object> data() {
    return withRows(FormData.of(submission));
  }

  private Map<String, Object> withRows(Map<String, Object> values) {
    Map<String, Object> data = new HashMap<>(values);
    List<Map<String, Object>> rows = new ArrayList<>();
    // beside them stand links to the cells of this very workbook
    SuggestionColumn suggestions =
        new SuggestionColumn(faults.stream().map(Fault::onForm).toList(), messages);
    for (Discrepancy discrepancy : discrepancies) {
      rows.add(DiscrepancyRow.of(rows.size() + 1, discrepancy, submission, suggestions, messages));
    }
    data.put("discrepancies", rows);
    data.put("report", new HashMap<>(Map.of("heading", heading())));
    return data;
  }

  private String heading() {
    Object year = Objects.requireNonNullElse(submission.year(), "—");
    return messages.say(
        "report.heading",
        submission.unit(),
        year,
        count(Severity.ERROR),
        count(Severity.WARNING),
        count(Severity.NOTICE),
        String.valueOf(Path.of(submission.source()).getFileName()));
  }

  private long count(Severity severity) {
    return discrepancies.stream().filter(each -> each.severity() == severity).count();
  }
}
