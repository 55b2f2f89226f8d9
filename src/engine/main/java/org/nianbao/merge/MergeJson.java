package org.nianbao.merge;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nianbao.check.JsonReport;
import org.nianbao.check.JsonWriter;
import org.nianbao.check.ValidationResult;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.message.Messages;

/**
 * Writes the result of a merge as one JSON object in UTF-8: that of a validation, with further
 * members.
 */
public final class MergeJson {
  private MergeJson() {}

  /**
   * Writes the object and a line end; does not close the stream.
   *
   * @param more writes members of the caller
   */
  public static void write(
      DistrictReport merged, Messages messages, OutputStream out, JsonReport.Members more)
      throws IOException {
    List<ValidationResult> files = new ArrayList<>(merged.reception().checked());
    if (merged.reported() != null) {
      files.add(merged.reported());
    }
    try (JsonReport report = new JsonReport(messages, out)) {
      for (ValidationResult file : files) {
        report.add(file);
      }
      report.finish(
          json -> {
            writeMerged(json, merged, messages);
            writeRoster(json, merged.reception(), messages);
            more.writeTo(json);
          });
    }
  }

  private static void writeMerged(JsonWriter json, DistrictReport merged, Messages messages)
      throws IOException {
    json.writeObjectFieldStart("merged");
    json.writeStringField("unit", merged.total().unit());
    json.writeNumberField("year", merged.year());
    json.writeStringField("form", merged.total().template().form());
    json.writeArrayFieldStart("units");
    for (ReceptionEntry entry : merged.reception().of(Status.RECEIVED)) {
      json.writeString(entry.unitName());
    }
    json.writeEndArray();
    json.writeObjectFieldStart("figures");
    for (Map.Entry<String, BigDecimal> figure : merged.total().values().entrySet()) {
      json.writeNumberField(figure.getKey(), figure.getValue());
    }
    json.writeEndObject();
    JsonReport.writeEntries(json, merged.total());
    JsonReport.writeDiscrepancies(json, merged.checkedTotal().discrepancies(), true, messages);
    json.writeEndObject();
  }

  /** Writes the member {@code roster}: the units and the files with their statuses. */
  public static void writeRoster(JsonWriter json, Reception reception, Messages messages)
      throws IOException {
    json.writeObjectFieldStart("roster");
    json.writeNumberField("expected", reception.expected());
    json.writeNumberField("received", reception.of(Status.RECEIVED).size());
    json.writeArrayFieldStart("missing");
    for (ReceptionEntry entry : reception.of(Status.MISSING)) {
      json.writeString(entry.unitName());
    }
    json.writeEndArray();
    writeFiles(json, "earlier", reception.of(Status.EARLIER), messages);
    writeFiles(json, "units", reception.of(Status.RECEIVED), messages);
    writeFiles(json, "duplicates", reception.of(Status.DUPLICATE), messages);
    writeFiles(json, "unlisted", reception.of(Status.UNLISTED), messages);
    writeFiles(json, "otherYear", reception.of(Status.OTHER_YEAR), messages);
    List<ReceptionEntry> otherForm = reception.of(Status.OTHER_FORM);
    if (!otherForm.isEmpty()) {
      writeFiles(json, "otherForm", otherForm, messages);
    }
    writeFiles(json, "unreadable", reception.of(Status.UNREADABLE), messages);
    writeFiles(json, "blank", reception.of(Status.BLANK), messages);
    writeFiles(json, "unconfirmed", reception.of(Status.UNCONFIRMED), messages);
    json.writeEndObject();
  }

  /** Writes the files that are left out, with the reasons. */
  private static void writeFiles(
      JsonWriter json, String name, List<ReceptionEntry> entries, Messages messages)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (ReceptionEntry entry : entries) {
      json.writeStartObject();
      json.writeStringField("unit", entry.unitName());
      json.writeStringField("file", entry.file());
      if (entry.note() != null) {
        json.writeStringField("message", messages.format(entry.note()));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
