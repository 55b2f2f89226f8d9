package org.nianbao.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nianbao.form.DiscrepancyCounts;
import org.nianbao.message.Message;

/** A count of files by status, and of discrepancies by severity. Not thread-safe. */
public final class ValidationCounts {
  private final Map<ValidationResult.Status, Long> files =
      new EnumMap<>(ValidationResult.Status.class);
  private DiscrepancyCounts discrepancies = DiscrepancyCounts.NONE;

  /** Creates counts of no files. */
  public ValidationCounts() {}

  /** Adds the result of a file. */
  public void add(ValidationResult file) {
    files.merge(file.status(), 1L, Long::sum);
    discrepancies = discrepancies.plus(file.counts());
  }

  /** Returns the number of files. */
  public long files() {
    return files.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns the number of files with a status. */
  public long files(ValidationResult.Status status) {
    return files.getOrDefault(status, 0L);
  }

  /** Returns the numbers of discrepancies. */
  public DiscrepancyCounts discrepancies() {
    return discrepancies;
  }

  /** Returns the summary in one sentence. */
  public Message summary() {
    List<Message> statuses = new ArrayList<>();
    for (ValidationResult.Status status : ValidationResult.Status.values()) {
      if (files(status) > 0) {
        statuses.add(Message.of("report.summary." + status.name(), files(status)));
      }
    }
    Message counted = Message.of("report.summary.files", files(), statuses);
    return discrepancies.total() == 0
        ? Message.of("report.summary.clean", counted)
        : Message.of("report.summary", counted, discrepancies.message());
  }

  /** Writes the member {@code summary}. */
  void writeTo(JsonWriter json) throws IOException {
    json.writeObjectFieldStart("summary");
    json.writeNumberField("files", files());
    for (ValidationResult.Status status : ValidationResult.Status.values()) {
      json.writeNumberField(status.name().toLowerCase(Locale.ROOT), files(status));
    }
    json.writeNumberField("errors", discrepancies.errors());
    json.writeNumberField("warnings", discrepancies.warnings());
    json.writeNumberField("explained", discrepancies.explained());
    json.writeNumberField("accepted", discrepancies.accepted());
    json.writeNumberField("notices", discrepancies.notices());
    json.writeEndObject();
  }
}
