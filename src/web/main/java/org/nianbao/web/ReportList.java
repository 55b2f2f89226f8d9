package org.nianbao.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.CopiedText;
import org.nianbao.check.CopiedTexts;
import org.nianbao.check.JsonWriter;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.DiscrepancyCounts;
import org.nianbao.form.Submission;
import org.nianbao.message.Messages;
import org.nianbao.workbook.UnitFileName;

/**
 * The received files that the page lists. As {@code validate} does with those of a folder, it
 * compares the narrative of each with those before it; so a file may change the rows of others. It
 * is plain Java, so that tests can compare its results on the JVM.
 */
final class ReportList {
  private static final String SEPARATOR = "\n";

  private final Map<Integer, ValidationResult> changed = new TreeMap<>();
  private final Map<Integer, CopiedText> copied = new TreeMap<>();
  private final CopiedTexts texts =
      new CopiedTexts(
          checked -> {},
          (number, other, checked) -> {
            copied.put(number, other);
            changed.put(number, checked);
          });
  private int count;

  /**
   * Checks and adds a file.
   *
   * @return JSON in UTF-8: an array of the rows of the files before it that have changed, and last
   *     the row of this one
   */
  byte[] add(String file, byte[] content) throws IOException {
    changed.clear();
    int number = count++;
    ValidationResult result = FileCheck.result(file, content);
    changed.put(number, result);
    texts.add(result); // may put another result in its place
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 10);
    try (JsonWriter json = new JsonWriter(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("rows");
      for (Map.Entry<Integer, ValidationResult> row : changed.entrySet()) {
        write(json, row.getKey(), row.getValue());
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    changed.clear();
    return out.toByteArray();
  }

  private void write(JsonWriter json, int number, ValidationResult checked) throws IOException {
    DiscrepancyCounts counts = checked.counts();
    Submission submission = checked.submission();
    json.writeStartObject();
    json.writeNumberField("number", number);
    json.writeStringField("status", checked.status().name().toLowerCase(Locale.ROOT));
    if (submission == null) {
      json.writeObjectFieldStart("reasons");
      json.writeStringField("zh", reason(checked, Messages.CHINESE));
      json.writeStringField("en", reason(checked, Messages.ENGLISH));
      json.writeEndObject();
    } else {
      Integer year = submission.year();
      json.writeStringField("unit", submission.unit());
      if (year != null) {
        json.writeNumberField("year", year);
      }
      json.writeStringField(
          "outputName",
          UnitFileName.of(
              submission.unit(), Objects.requireNonNullElse(year, ""), submission.template()));
    }
    json.writeNumberField("errors", counts.errors());
    json.writeNumberField("warnings", counts.warnings());
    json.writeNumberField("explained", counts.explained());
    json.writeNumberField("notices", counts.notices());
    json.writeStringField("copied", text(copied.get(number)));
    json.writeEndObject();
  }

  private static String reason(ValidationResult checked, Messages messages) {
    return messages.format(Objects.requireNonNull(checked.unreadableReason()));
  }

  /** Returns the report that another repeats as a text, which {@link #copiedText} reads. */
  private static String text(@Nullable CopiedText copied) {
    return copied == null
        ? ""
        : Objects.requireNonNullElse(copied.percent(), "")
            + SEPARATOR
            + copied.unit()
            + SEPARATOR
            + copied.file();
  }

  /**
   * Returns the report that another repeats.
   *
   * @param text the member {@code copied} of a row; empty if there is none
   * @return null if there is none
   */
  static @Nullable CopiedText copiedText(String text) {
    if (text.isEmpty()) {
      return null;
    }
    List<String> parts = List.of(text.split(SEPARATOR, 3));
    String percent = parts.get(0);
    return new CopiedText(
        parts.get(1), parts.get(2), percent.isEmpty() ? null : Integer.valueOf(percent));
  }
}
