package org.nianbao.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.Finding;
import org.nianbao.check.JsonReport;
import org.nianbao.check.JsonWriter;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Figure;
import org.nianbao.form.Submission;
import org.nianbao.message.Messages;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;
import org.nianbao.workbook.FieldSeverities;
import org.nianbao.workbook.FormLayout;

/**
 * A checked report as the page shows it: its findings, and the sheets of the official form with its
 * values.
 */
final class FormView {
  private static final Map<Template, FormLayout> LAYOUTS = new ConcurrentHashMap<>();

  /** The unit of the widths of columns: so many to a character. */
  private static final int UNITS_PER_CHARACTER = 100;

  private final ValidationResult checked;
  private final Messages messages;
  private final List<Finding> findings;

  private FormView(ValidationResult checked, Messages messages) {
    this.checked = checked;
    this.messages = messages;
    this.findings = Finding.of(checked, messages);
  }

  /** Returns the view as JSON in UTF-8. */
  static byte[] json(ValidationResult checked, Messages messages) throws IOException {
    FormView view = new FormView(checked, messages);
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    try (JsonWriter json = new JsonWriter(out)) {
      json.writeStartObject();
      view.writeMembers(json);
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  /** Writes the view as a member of an object. */
  static void write(JsonWriter json, String name, ValidationResult checked, Messages messages)
      throws IOException {
    json.writeObjectFieldStart(name);
    new FormView(checked, messages).writeMembers(json);
    json.writeEndObject();
  }

  private void writeMembers(JsonWriter json) throws IOException {
    Submission submission = checked.submission();
    json.writeStringField("heading", submission == null ? checked.file() : heading(submission));
    json.writeArrayFieldStart("findings");
    for (Finding finding : findings) {
      write(json, finding);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("sheets");
    if (submission != null) {
      FormLayout layout = LAYOUTS.computeIfAbsent(submission.template(), FormLayout::of);
      Map<String, Severity> highlighted =
          FieldSeverities.highlighted(submission, checked.discrepancies());
      for (FormLayout.Sheet sheet : layout.sheetsOf(submission)) {
        write(json, sheet, submission, highlighted);
      }
    }
    json.writeEndArray();
  }

  private String heading(Submission submission) {
    Integer year = submission.year();
    return messages.format(
        "finding.heading",
        submission.unit(),
        year == null ? "?" : year,
        checked.counts().message());
  }

  private static void write(JsonWriter json, Finding finding) throws IOException {
    Discrepancy discrepancy = finding.discrepancy();
    json.writeStartObject();
    json.writeStringField("severity", code(finding.severity()));
    json.writeStringField("severityName", finding.severityName());
    json.writeStringField("title", finding.title());
    json.writeStringField("place", finding.place());
    json.writeStringField("sentence", finding.sentence());
    if (discrepancy != null && discrepancy.isExplained()) {
      json.writeStringField("explanation", discrepancy.explanation());
    }
    JsonReport.writeTexts(json, "suggestions", finding.suggestions());
    JsonReport.writeTexts(json, "keys", finding.keys());
    json.writeEndObject();
  }

  private void write(
      JsonWriter json,
      FormLayout.Sheet sheet,
      Submission submission,
      Map<String, Severity> highlighted)
      throws IOException {
    Set<String> keys = new HashSet<>();
    for (FormLayout.Cell cell : sheet.cells()) {
      if (cell.field() != null) {
        keys.add(cell.field().key());
      }
    }
    List<Severity> severities =
        findings.stream()
            .filter(finding -> finding.keys().stream().anyMatch(keys::contains))
            .map(Finding::severity)
            .filter(Objects::nonNull)
            .sorted()
            .toList();
    json.writeStartObject();
    json.writeStringField("name", sheet.name());
    json.writeNumberField("findings", severities.size());
    json.writeStringField("severity", severities.isEmpty() ? null : code(severities.get(0)));
    json.writeArrayFieldStart("columns");
    for (double width : sheet.widths()) {
      json.writeStartObject();
      json.writeNumberField("width", (long) (width * UNITS_PER_CHARACTER));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("rows", sheet.rows());
    json.writeArrayFieldStart("cells");
    for (FormLayout.Cell cell : sheet.cells()) {
      write(json, cell, submission, highlighted);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(
      JsonWriter json,
      FormLayout.Cell cell,
      Submission submission,
      Map<String, Severity> highlighted)
      throws IOException {
    Field field = cell.field();
    json.writeStartObject();
    json.writeNumberField("row", cell.row());
    json.writeNumberField("height", cell.height());
    json.writeNumberField("width", cell.width());
    json.writeStringField("text", cell.text(submission));
    if (field != null) {
      json.writeStringField("key", field.key());
      json.writeBooleanField("number", field.kind().isNumber());
      json.writeBooleanField("typed", !field.isFigure() || isTyped(submission, field));
      json.writeStringField("severity", code(highlighted.get(field.key())));
    }
    json.writeEndObject();
  }

  private static boolean isTyped(Submission submission, Field field) {
    Figure figure = submission.figure(field.key());
    return figure != null && figure.status() == Figure.Status.GIVEN;
  }

  private static @Nullable String code(@Nullable Severity severity) {
    return severity == null ? null : severity.name().toLowerCase(Locale.ROOT);
  }
}
