package org.nianbao.validate;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationCounts;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.AtomicFile;
import org.nianbao.file.OutputKind;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.DiscrepancyCounts;
import org.nianbao.form.Submission;
import org.nianbao.jxls.TemplateCompiler;
import org.nianbao.jxls.UnfillableTemplateException;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.template.BundledTemplate;
import org.nianbao.validate.ValidationOutputs.Written;
import org.nianbao.workbook.CellHyperlink;
import org.nianbao.workbook.CompiledTemplate;
import org.nianbao.workbook.CompiledTemplates;

/** Writes the summary of a validation: a sheet with one row a file, with links to its outputs. */
final class ValidationSummary {
  /**
   * The values of a row.
   *
   * @param path the file as the user named it; empty if there is none
   * @param isReport whether the file could be read
   * @param reason what is wrong in the first place; null if nothing is
   */
  private record Line(
      Message status,
      String path,
      String unit,
      @Nullable Integer year,
      boolean isReport,
      DiscrepancyCounts counts,
      @Nullable Path formatted,
      @Nullable Message reason,
      @Nullable UnitStatus listed) {}

  private final Messages messages;
  private final Path folder;
  private final ValidationCounts counts = new ValidationCounts();
  private final List<Line> lines = new ArrayList<>();
  private Map<String, Path> notices = Map.of();
  private Map<String, UnitStatus> units = Map.of();

  /** The formatted workbooks whose names were exchanged, by their names before. */
  private final Map<Path, Path> renamed = new HashMap<>();

  ValidationSummary(Messages messages, Path folder) {
    this.messages = messages;
    this.folder = folder.toAbsolutePath();
  }

  /** Adds a row. */
  void add(Written written) {
    ValidationResult checked = written.checked();
    counts.add(checked);
    Submission submission = checked.submission();
    lines.add(
        new Line(
            Message.of("summary.status." + checked.status().name()),
            checked.file(),
            submission == null ? "" : submission.unit(),
            submission == null ? null : submission.year(),
            submission != null,
            checked.counts(),
            written.formatted(),
            reason(checked),
            null));
  }

  /** Adds a row for a file beside the received ones that was not read. */
  void addUnread(Path file) {
    lines.add(
        lineWithoutReport(
            Message.of("summary.unread"),
            file.toString(),
            "",
            Message.of("summary.unread.reason"),
            null));
  }

  /** Exchanges the names of two formatted workbooks. */
  void exchange(Path one, Path other) {
    renamed.put(one, other);
    renamed.put(other, one);
  }

  /** Sets the return notices, by the files as the user named them. */
  void setNotices(Map<String, Path> written) {
    notices = written;
  }

  /**
   * Sets what the roster tells of the files, and adds rows for the units without a file.
   *
   * @param byFile the same by the files as the user named them
   */
  void setUnits(List<UnitStatus> all, Map<String, UnitStatus> byFile) {
    units = byFile;
    for (UnitStatus unit : all) {
      Message status = unit.status();
      if (unit.file().isEmpty() && status != null) {
        lines.add(lineWithoutReport(status, "", unit.unit(), status, unit));
      }
    }
  }

  private static Line lineWithoutReport(
      Message status, String path, String unit, Message reason, @Nullable UnitStatus listed) {
    return new Line(status, path, unit, null, false, DiscrepancyCounts.NONE, null, reason, listed);
  }

  /** Returns why a file is unreadable, or else its first error or warning; null if it is right. */
  private static @Nullable Message reason(ValidationResult checked) {
    if (checked.unreadableReason() != null) {
      return checked.unreadableReason();
    }
    Submission submission = checked.submission();
    Discrepancy first =
        checked.discrepancies().stream()
            .filter(Discrepancy::isReasonForReturn)
            .findFirst()
            .orElse(null);
    if (first == null || first.place() == null) {
      return first == null ? null : first.message();
    }
    return submission == null || !submission.hasCellAddresses()
        ? first.message()
        : Message.of("summary.reason.cell", first.message(), String.valueOf(first.place()));
  }

  private Map<String, Object> row(int number) {
    Line line = lines.get(number - 1);
    UnitStatus unit = line.listed() == null ? units.get(line.path()) : line.listed();
    Message status = unit == null || unit.status() == null ? line.status() : unit.status();
    Map<String, Object> row = new HashMap<>();
    row.put("number", number);
    row.put("unit", line.unit().isEmpty() && unit != null ? unit.unit() : line.unit());
    row.put("year", line.year());
    row.put("status", messages.format(status));
    row.put("errors", line.isReport() ? line.counts().errors() : null);
    row.put("warnings", line.isReport() ? line.counts().warnings() : null);
    row.put("explained", line.isReport() ? line.counts().explained() : null);
    row.put("notices", line.isReport() ? line.counts().notices() : null);
    row.put("file", String.valueOf(Path.of(line.path()).getFileName()));
    row.put("formatted", link(renamed.getOrDefault(line.formatted(), line.formatted())));
    row.put("notice", link(notices.get(line.path())));
    row.put("reason", line.reason() == null ? "" : messages.format(line.reason()));
    row.put("contact", unit == null ? "" : unit.contact());
    row.put("phone", unit == null ? "" : unit.phone());
    return row;
  }

  /**
   * Writes the summary.
   *
   * @throws IOException if it cannot be written; it is then unchanged
   */
  void write(Path file) throws IOException {
    CompiledTemplate template = template();
    AtomicFile.write(file, OutputKind.SUMMARY, out -> template.fill(new Entries(), out));
  }

  /** Returns the compiled template; a template of one's own is compiled now. */
  private CompiledTemplate template() throws IOException {
    byte[] template = BundledTemplate.content(BundledTemplate.VALIDATION_SUMMARY);
    boolean contacts = !units.isEmpty();
    Optional<CompiledTemplate> packaged = CompiledTemplates.forSummary(template, contacts);
    if (packaged.isPresent()) {
      return packaged.get();
    }
    try {
      return CompiledTemplate.read(TemplateCompiler.summary(template, contacts));
    } catch (IllegalArgumentException e) {
      throw new UnfillableTemplateException(e);
    }
  }

  /** The values for the template. */
  private final class Entries implements CompiledTemplate.Entries {
    @Override
    public @Nullable Object value(String name) {
      return name.equals("summary.note") ? messages.format(counts.summary()) : null;
    }

    @Override
    public List<Map<String, Object>> rows(String list) {
      return new AbstractList<>() {
        @Override
        public Map<String, Object> get(int index) {
          return row(index + 1);
        }

        @Override
        public int size() {
          return lines.size();
        }
      };
    }
  }

  /** Returns a link from the summary to a file in the same folder or below it. */
  private Object link(@Nullable Path file) {
    if (file == null) {
      return "";
    }
    String path = folder.relativize(file.toAbsolutePath()).toString().replace('\\', '/');
    try {
      String address = new URI(null, null, path, null).toString();
      return new CellHyperlink(address, messages.format("summary.link"), false);
    } catch (URISyntaxException e) {
      return path;
    }
  }
}
