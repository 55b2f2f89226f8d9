package org.nianbao.validate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.SummaryRow;
import org.nianbao.check.ValidationCounts;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.AtomicFile;
import org.nianbao.file.OutputKind;
import org.nianbao.jxls.TemplateCompiler;
import org.nianbao.jxls.UnfillableTemplateException;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.template.BundledTemplate;
import org.nianbao.validate.ValidationOutputs.Written;
import org.nianbao.workbook.CompiledTemplate;
import org.nianbao.workbook.CompiledTemplates;

/** Writes the summary of a validation: a sheet with one row a file, with links to its outputs. */
final class ValidationSummary {
  /**
   * A row, and the outputs that it links to.
   *
   * @param path the file as the user named it; empty if there is none
   * @param formatted the formatted workbook; null if there is none
   * @param listed the unit on the roster, if no file came from it; null otherwise
   */
  private record Line(
      SummaryRow row, String path, @Nullable Path formatted, @Nullable UnitStatus listed) {}

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
    lines.add(new Line(SummaryRow.of(checked), checked.file(), written.formatted(), null));
  }

  /** Adds a row for a file beside the received ones that was not read. */
  void addUnread(Path file) {
    SummaryRow row = SummaryRow.ofUnreadFile(String.valueOf(file.getFileName()));
    lines.add(new Line(row, file.toString(), null, null));
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
        lines.add(new Line(SummaryRow.ofUnit(unit.unit(), status), "", null, unit));
      }
    }
  }

  private Map<String, Object> row(int number) {
    Line line = lines.get(number - 1);
    UnitStatus unit = line.listed() == null ? units.get(line.path()) : line.listed();
    SummaryRow row =
        unit == null
            ? line.row()
            : line.row().withUnit(unit.unit(), unit.status(), unit.contact(), unit.phone());
    return row.values(
        number,
        relative(renamed.getOrDefault(line.formatted(), line.formatted())),
        relative(notices.get(line.path())),
        messages);
  }

  /** Returns the path of an output from the summary; empty if there is none. */
  private String relative(@Nullable Path output) {
    return output == null
        ? ""
        : folder.relativize(output.toAbsolutePath()).toString().replace('\\', '/');
  }

  /**
   * Writes the summary.
   *
   * @throws IOException if it cannot be written; it is then unchanged
   */
  void write(Path file) throws IOException {
    CompiledTemplate template = template();
    AtomicFile.write(
        file,
        OutputKind.SUMMARY,
        out -> template.fill(SummaryRow.entries(counts, lines.size(), this::row, messages), out));
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
}
