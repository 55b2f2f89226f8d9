package org.nianbao.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.jspecify.annotations.Nullable;
import org.jxls.transform.poi.WritableHyperlink;
import org.nianbao.file.AtomicFile;
import org.nianbao.file.OutputKind;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.grid.Cell;
import org.nianbao.grid.GridReader;
import org.nianbao.message.Messages;
import org.nianbao.repair.Fault;
import org.nianbao.repair.Localiser;
import org.nianbao.template.Field;
import org.nianbao.template.Rule;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/** Writes a submission back into the official form: by the template's pattern, or else by Jxls. */
public final class FormWriter {
  private final Submission submission;
  private final List<Discrepancy> discrepancies;
  private final List<Fault> faults;
  private final Messages messages;

  FormWriter(
      Submission submission,
      List<Discrepancy> discrepancies,
      List<Fault> faults,
      Messages messages) {
    this.submission = submission;
    this.discrepancies = List.copyOf(discrepancies);
    this.faults = List.copyOf(faults);
    this.messages = messages;
  }

  /** Writes a form with its values: no discrepancy sheet, no marks. */
  public static void writeForm(Submission submission, Path file) throws IOException {
    writeForm(submission, OutputKind.FILLED, file);
  }

  /** Writes a form as an output of a kind: no discrepancy sheet, no marks. */
  public static void writeForm(Submission submission, OutputKind kind, Path file)
      throws IOException {
    new FormWriter(submission, List.of(), List.of(), Messages.CHINESE).writeTo(file, kind);
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
    List<Fault> faults = Localiser.faults(submission, discrepancies);
    writeChecked(submission, discrepancies, faults, messages, file);
  }

  /** Writes the formatted workbook with the suggestions that were made for it. */
  static void writeChecked(
      Submission submission,
      List<Discrepancy> discrepancies,
      List<Fault> faults,
      Messages messages,
      Path file)
      throws IOException {
    new FormWriter(submission, discrepancies, faults, messages).writeTo(file, OutputKind.CHECKED);
  }

  private void writeTo(Path file, OutputKind kind) throws IOException {
    byte[] workbook = workbook();
    AtomicFile.write(file, kind, out -> out.write(workbook));
  }

  /** A form to be filled in, as a file's bytes. */
  static byte[] form(Submission submission) throws IOException {
    return new FormWriter(submission, List.of(), List.of(), Messages.CHINESE).workbook();
  }

  /** The workbook as a file's bytes: made of the template's pattern, if it has one. */
  byte[] workbook() throws IOException {
    Entries entries = new Entries(this);
    Optional<WorkbookPattern> pattern =
        FormPatterns.of(submission.template(), sheets(), made -> gives(made, entries));
    Optional<byte[]> workbook =
        pattern.isPresent() ? pattern.get().with(entries) : Optional.empty();
    return workbook.isPresent() ? workbook.get() : filled();
  }

  private Set<String> sheets() {
    return discrepancies.isEmpty() ? Set.of() : Set.of(Template.DISCREPANCY_SHEET);
  }

  /** Whether a pattern gives just what Jxls fills the form with. */
  private boolean gives(WorkbookPattern pattern, Entries entries) throws IOException {
    Optional<byte[]> workbook = pattern.with(entries);
    return workbook.isPresent() && cells(workbook.get()).equals(cells(filled()));
  }

  private static Map<String, Collection<Cell>> cells(byte[] workbook) throws IOException {
    Map<String, Collection<Cell>> cells = new LinkedHashMap<>();
    GridReader.read("", workbook).forEach(sheet -> cells.put(sheet.name(), sheet.cells()));
    return cells;
  }

  /** The workbook as Jxls fills it. */
  byte[] filled() {
    Map<String, Object> data = FormData.of(submission);
    List<Map<String, Object>> rows = rows();
    rows.forEach(row -> row.replaceAll((name, value) -> forJxls(value)));
    data.put("discrepancies", rows);
    data.put("report", new HashMap<>(Map.of("heading", heading())));
    return OutputSheets.fill(
        submission.template(),
        sheets(),
        data,
        workbook -> new FormFinish(workbook, submission, Map.of()).finish(discrepancies));
  }

  private static Object forJxls(Object value) {
    return value instanceof Link link
        ? new WritableHyperlink(link.target(), link.title(), HyperlinkType.DOCUMENT)
        : value;
  }

  private List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    // beside them stand links to the cells of this very workbook
    SuggestionColumn suggestions =
        new SuggestionColumn(faults.stream().map(Fault::onForm).toList(), messages);
    for (Discrepancy discrepancy : discrepancies) {
      rows.add(DiscrepancyRow.of(rows.size() + 1, discrepancy, submission, suggestions, messages));
    }
    return rows;
  }

  /** What takes its place in the pattern of the form. */
  private static final class Entries implements WorkbookPattern.Entries {
    private final Submission submission;
    private final List<Map<String, Object>> rows;
    private final String heading;
    private final Map<String, Severity> marks;
    private final Set<String> typed = new HashSet<>();

    Entries(FormWriter writer) {
      this.submission = writer.submission;
      this.rows = writer.rows();
      this.heading = writer.heading();
      this.marks = FormFinish.gravest(submission, writer.discrepancies);
      for (Rule rule : submission.template().rules()) {
        if (rule.computed() && FormFinish.isTyped(submission, rule)) {
          typed.add(rule.subject());
        }
      }
    }

    @Override
    public @Nullable Object value(String name) {
      Field field = submission.template().field(name);
      if (field != null) {
        return FormData.value(submission, field);
      }
      return name.equals("report.heading") ? heading : null;
    }

    @Override
    public boolean isTyped(String name) {
      return typed.contains(name);
    }

    @Override
    public @Nullable Severity mark(String name) {
      return marks.get(name);
    }

    @Override
    public List<Map<String, Object>> rows(String list) {
      return rows;
    }
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
