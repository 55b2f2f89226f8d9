package org.nianbao.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Place;
import org.nianbao.form.Submission;
import org.nianbao.message.Messages;
import org.nianbao.template.Severity;

/** The outcome of a validation as one JSON object in UTF-8. */
public final class JsonReport {
  private JsonReport() {}

  /** Adds members of its own to the object. */
  public interface Members {
    void writeTo(JsonGenerator json) throws IOException;
  }

  /** Writes the object and a line end; the stream is left open. */
  public static void write(List<Checked> files, Messages messages, OutputStream out)
      throws IOException {
    write(files, messages, out, json -> {});
  }

  /** Writes the object with more members before its summary. */
  public static void write(
      List<Checked> files, Messages messages, OutputStream out, Members members)
      throws IOException {
    try (JsonGenerator json =
        new JsonFactory()
            .createGenerator(out)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)) {
      DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
      lines.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
      lines.indentObjectsWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
      json.setPrettyPrinter(lines);
      json.writeStartObject();
      json.writeArrayFieldStart("files");
      for (Checked file : files) {
        writeFile(json, file, messages);
      }
      json.writeEndArray();
      members.writeTo(json);
      writeSummary(json, files);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void writeFile(JsonGenerator json, Checked file, Messages messages)
      throws IOException {
    Submission submission = file.submission();
    json.writeStartObject();
    json.writeStringField("file", file.file());
    writeText(json, "unit", submission == null ? null : submission.unit());
    Integer year = submission == null ? null : submission.year();
    if (year == null) {
      json.writeNullField("year");
    } else {
      json.writeNumberField("year", year);
    }
    writeText(json, "edition", submission == null ? null : submission.template().edition());
    json.writeStringField("status", file.status().name().toLowerCase(java.util.Locale.ROOT));
    if (file.unreadable() != null) {
      json.writeStringField("message", messages.say(file.unreadable()));
    }
    json.writeObjectFieldStart("figures");
    if (submission != null) {
      for (Map.Entry<String, BigDecimal> figure : submission.values().entrySet()) {
        json.writeNumberField(figure.getKey(), figure.getValue());
      }
    }
    json.writeEndObject();
    writeDiscrepancies(json, file.discrepancies(), messages);
    json.writeEndObject();
  }

  /** Writes the member {@code discrepancies}. */
  public static void writeDiscrepancies(
      JsonGenerator json, List<Discrepancy> discrepancies, Messages messages) throws IOException {
    json.writeArrayFieldStart("discrepancies");
    for (Discrepancy discrepancy : discrepancies) {
      writeDiscrepancy(json, discrepancy, messages);
    }
    json.writeEndArray();
  }

  private static void writeDiscrepancy(
      JsonGenerator json, Discrepancy discrepancy, Messages messages) throws IOException {
    Place place = discrepancy.place();
    json.writeStartObject();
    json.writeStringField("rule", discrepancy.rule());
    json.writeStringField(
        "severity", discrepancy.severity().name().toLowerCase(java.util.Locale.ROOT));
    writeText(json, "field", discrepancy.field());
    writeText(json, "sheet", place == null ? null : place.sheet());
    writeText(json, "cell", place == null ? null : place.address().toString());
    json.writeArrayFieldStart("cells");
    for (Place cell : discrepancy.cells()) {
      json.writeString(cell.toString());
    }
    json.writeEndArray();
    json.writeStringField("expected", discrepancy.expected());
    json.writeStringField("actual", discrepancy.actual());
    json.writeStringField("message", messages.say(discrepancy.message()));
    json.writeEndObject();
  }

  private static void writeText(JsonGenerator json, String name, @Nullable String text)
      throws IOException {
    if (text == null) {
      json.writeNullField(name);
    } else {
      json.writeStringField(name, text);
    }
  }

  private static void writeSummary(JsonGenerator json, List<Checked> files) throws IOException {
    json.writeObjectFieldStart("summary");
    json.writeNumberField("files", files.size());
    for (Checked.Status status : Checked.Status.values()) {
      json.writeNumberField(
          status.name().toLowerCase(java.util.Locale.ROOT),
          files.stream().filter(file -> file.status() == status).count());
    }
    json.writeNumberField("errors", Checked.count(files, Severity.ERROR));
    json.writeNumberField("warnings", Checked.count(files, Severity.WARNING));
    json.writeNumberField("notices", Checked.count(files, Severity.NOTICE));
    json.writeEndObject();
  }
}
