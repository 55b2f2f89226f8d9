package org.nianbao.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.JsonReport;
import org.nianbao.check.JsonWriter;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Messages;
import org.nianbao.notice.OfficeSettings;
import org.nianbao.notice.SettingsText;
import org.nianbao.value.DateParser;

/** The settings of an office as the page enters them: a text each, empty if it is not set. */
final class OfficeFields {
  private static final int COUNT = 5;

  private OfficeFields() {}

  /**
   * Returns the settings.
   *
   * @param fields the texts in the order of {@link OfficeSettings}
   * @throws IllegalArgumentException if there are more or fewer, or one of the last two is no date
   */
  static OfficeSettings settings(String[] fields) {
    if (fields.length != COUNT) {
      throw new IllegalArgumentException(fields.length + " settings");
    }
    return new OfficeSettings(
        fields[0], fields[1], fields[2], date(fields[3]), date(fields[4]), List.of());
  }

  private static @Nullable LocalDate date(String field) {
    return field.isEmpty()
        ? null
        : DateParser.parse(field).orElseThrow(() -> new IllegalArgumentException(field));
  }

  /** Returns what a file of settings holds as JSON in UTF-8, or why it cannot be read. */
  static byte[] json(String file, byte[] content, Messages messages) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 10);
    try (JsonWriter json = new JsonWriter(out)) {
      json.writeStartObject();
      try {
        OfficeSettings read = SettingsText.read(file, content);
        List<String> fields =
            List.of(
                read.signature(),
                read.contact(),
                read.phone(),
                Objects.toString(read.reportDeadline(), ""),
                Objects.toString(read.correctionDeadline(), ""));
        JsonReport.writeTexts(json, "fields", fields);
        JsonReport.writeTexts(
            json, "remarks", read.remarks().stream().map(messages::format).toList());
      } catch (UnreadableFileException e) {
        json.writeStringField("refusal", messages.format(e.reason()));
      }
      json.writeEndObject();
    }
    return out.toByteArray();
  }
}
