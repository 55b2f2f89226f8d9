package org.nianbao.check;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Messages;
import org.nianbao.template.Field;

/**
 * The results of a validation as one JSON object in UTF-8, written file by file. If writing is
 * interrupted, the output is not a complete object.
 */
public final class JsonReport implements Closeable {
  private final JsonWriter json;
  private final Messages messages;
  private final ValidationCounts counts = new ValidationCounts();

  /** A writer of additional members of the object. */
  public interface Members {
    void writeTo(JsonWriter json) throws IOException;
  }

  /** Begins the object. The stream is not closed. */
  public JsonReport(Messages messages, OutputStream out) throws IOException {
    this.messages = messages;
    this.json = new JsonWriter(out);
    json.writeStartObject();
    json.writeArrayFieldStart("files");
  }

  /** Returns the report of a single file. */
  public static byte[] of(ValidationResult file, Messages messages) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonReport report = new JsonReport(messages, out)) {
      report.add(file);
      report.finish();
    }
    return out.toByteArray();
  }

  /** Writes the result of a file. */
  public void add(ValidationResult file) throws IOException {
    add(file, more -> {});
  }

  /** Writes the result of a file, with additional members at its end. */
  public void add(ValidationResult file, Members members) throws IOException {
    counts.add(file);
    json.writeStartObject();
    writeFile(json, file, messages);
    members.writeTo(json);
    json.writeEndObject();
  }

  /** Ends the object and the line. */
  public void finish() throws IOException {
    finish(more -> {});
  }

  /** Ends the object, with additional members before the summary. */
  public void finish(Members members) throws IOException {
    json.writeEndArray();
    members.writeTo(json);
    counts.writeTo(json);
    json.writeEndObject();
    json.writeLineEnd();
  }

  @Override
  public void close() throws IOException {
    json.close();
  }

  private static void writeFile(JsonWriter json, ValidationResult file, Messages messages)
      throws IOException {
    Submission submission = file.submission();
    json.writeStringField("file", file.file());
    json.writeStringField("unit", submission == null ? null : submission.unit());
    Integer year = submission == null ? null : submission.year();
    if (year == null) {
      json.writeNullField("year");
    } else {
      json.writeNumberField("year", year);
    }
    json.writeStringField("edition", submission == null ? null : submission.template().edition());
    json.writeStringField("form", submission == null ? null : submission.template().form());
    json.writeStringField("status", file.status().name().toLowerCase(Locale.ROOT));
    if (file.unreadableReason() != null) {
      json.writeStringField("message", messages.format(file.unreadableReason()));
    }
    json.writeObjectFieldStart("figures");
    if (submission != null) {
      for (Field field : submission.template().figures()) {
        BigDecimal value = submission.value(field.index());
        if (value != null) {
          json.writeNumberField(field.key(), value);
        }
      }
    }
    json.writeEndObject();
    if (submission != null) {
      writeEntries(json, submission);
    }
    boolean addressed = submission == null || submission.hasCellAddresses();
    writeDiscrepancies(json, file.discrepancies(), addressed, messages);
    writeUnread(json, file.discrepancies(), addressed);
    SuggestionJson.write(json, file.faults(), addressed, messages);
  }

  /**
   * Writes the member {@code texts}: the choices, the dates as 2025-01-20 and the texts in the
   * tables by key, without blank ones, unless there are none.
   */
  public static void writeEntries(JsonWriter json, Submission submission) throws IOException {
    boolean any = false;
    for (Field field : submission.template().entries()) {
      String text = submission.text(field.key());
      if (!text.isEmpty()) {
        if (!any) {
          json.writeObjectFieldStart("texts");
        }
        any = true;
        json.writeStringField(field.key(), text);
      }
    }
    if (any) {
      json.writeEndObject();
    }
  }

  /** Writes an array of texts as a member, unless it is empty. */
  public static void writeTexts(JsonWriter json, String name, List<String> texts)
      throws IOException {
    if (!texts.isEmpty()) {
      json.writeArrayFieldStart(name);
      for (String text : texts) {
        json.writeString(text);
      }
      json.writeEndArray();
    }
  }

  /**
   * Writes the member {@code discrepancies}.
   *
   * @param addressed whether the cells have addresses that the sender knows; others are left out
   */
  public static void writeDiscrepancies(
      JsonWriter json, List<Discrepancy> discrepancies, boolean addressed, Messages messages)
      throws IOException {
    json.writeArrayFieldStart("discrepancies");
    for (Discrepancy discrepancy : discrepancies) {
      writeDiscrepancy(json, discrepancy, addressed, messages);
    }
    json.writeEndArray();
  }

  /** Writes the member {@code unread}: what of the file was not read, unless there is nothing. */
  private static void writeUnread(
      JsonWriter json, List<Discrepancy> discrepancies, boolean addressed) throws IOException {
    boolean any = false;
    for (Discrepancy discrepancy : discrepancies) {
      if (discrepancy.isUnreadContent()) {
        if (!any) {
          json.writeArrayFieldStart("unread");
        }
        any = true;
        json.writeStartObject();
        CellPlace place = discrepancy.place();
        json.writeStringField(
            "place", place == null ? null : addressed ? place.toString() : place.sheet());
        json.writeStringField("text", discrepancy.actual());
        json.writeEndObject();
      }
    }
    if (any) {
      json.writeEndArray();
    }
  }

  private static void writeDiscrepancy(
      JsonWriter json, Discrepancy discrepancy, boolean addressed, Messages messages)
      throws IOException {
    CellPlace place = addressed ? discrepancy.place() : null;
    json.writeStartObject();
    json.writeStringField("rule", discrepancy.rule());
    json.writeStringField("severity", discrepancy.severity().name().toLowerCase(Locale.ROOT));
    json.writeStringField("field", discrepancy.field());
    json.writeStringField("sheet", place == null ? null : place.sheet());
    json.writeStringField("cell", place == null ? null : place.address().toString());
    json.writeArrayFieldStart("cells");
    for (CellPlace cell : addressed ? discrepancy.cells() : List.<CellPlace>of()) {
      json.writeString(cell.toString());
    }
    json.writeEndArray();
    json.writeStringField("expected", discrepancy.expected());
    json.writeStringField("actual", discrepancy.actual());
    json.writeStringField("message", messages.format(discrepancy.message()));
    if (discrepancy.isExplained()) {
      json.writeStringField("explanation", discrepancy.explanation());
    }
    json.writeEndObject();
  }
}
