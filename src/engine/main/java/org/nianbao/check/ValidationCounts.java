package org.nianbao.check;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.nianbao.message.Message;
import org.nianbao.template.Severity;

/** A count of files by status, and of discrepancies by severity. Not thread-safe. */
public final class ValidationCounts {
  private final Map<ValidationResult.Status, Long> files =
      new EnumMap<>(ValidationResult.Status.class);
  private final Map<Severity, Long> discrepancies = new EnumMap<>(Severity.class);

  /** Creates counts of no files. */
  public ValidationCounts() {}

  /** Adds the result of a file. */
  public void add(ValidationResult file) {
    files.merge(file.status(), 1L, Long::sum);
    for (Severity severity : Severity.values()) {
      discrepancies.merge(severity, file.count(severity), Long::sum);
    }
  }

  /** Returns the number of files. */
  public long files() {
    return files.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns the number of files with a status. */
  public long files(ValidationResult.Status status) {
    return files.getOrDefault(status, 0L);
  }

  /** Returns the number of discrepancies of a severity. */
  public long discrepancies(Severity severity) {
    return discrepancies.getOrDefault(severity, 0L);
  }

  /** Returns the number of all discrepancies. */
  public long discrepancies() {
    return discrepancies.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns the summary in one sentence. */
  public Message summary() {
    return Message.of(
        "report.summary",
        files(),
        files(ValidationResult.Status.OK),
        files(ValidationResult.Status.DISCREPANCIES),
        files(ValidationResult.Status.UNREADABLE),
        discrepancies(Severity.ERROR),
        discrepancies(Severity.WARNING),
        discrepancies(Severity.NOTICE));
  }

  /** Writes the member {@code summary}. */
  void writeTo(JsonWriter json) throws IOException {
    json.writeObjectFieldStart("summary");
    json.writeNumberField("files", files());
    for (ValidationResult.Status status : ValidationResult.Status.values()) {
      json.writeNumberField(status.name().toLowerCase(Locale.ROOT), files(status));
    }
    json.writeNumberField("errors", discrepancies(Severity.ERROR));
    json.writeNumberField("warnings", discrepancies(Severity.WARNING));
    json.writeNumberField("notices", discrepancies(Severity.NOTICE));
    json.writeEndObject();
  }
}
