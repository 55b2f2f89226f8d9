package org.nianbao.validate;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationCounts;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.AtomicFile;
import org.nianbao.file.OutputKind;
import org.nianbao.file.Progress;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.DiscrepancyCounts;
import org.nianbao.form.Submission;
import org.nianbao.grid.OpenXmlReader;
import org.nianbao.jxls.StreamedSheet;
import org.nianbao.jxls.StreamedSheetWriter;
import org.nianbao.jxls.UnfillableTemplateException;
import org.nianbao.jxls.WorkbookFiller;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.template.BundledTemplate;
import org.nianbao.validate.ValidationOutputs.Written;
import org.nianbao.workbook.CellHyperlink;

/** Writes the summary of a validation: a sheet with one row a file, with links to its outputs. */
final class ValidationSummary {
  private static final String SHEET = "校验汇总";

  private static final Set<String> CONTACT_HEADINGS = Set.of("联系人", "电话");

  private static final List<String> VALUE_NAMES =
      List.of(
          "number",
          "unit",
          "year",
          "status",
          "errors",
          "warnings",
          "explained",
          "notices",
          "file",
          "formatted",
          "notice",
          "reason",
          "contact",
          "phone");

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
    byte[] template = BundledTemplate.content(BundledTemplate.VALIDATION_SUMMARY);
    int first = firstRow(template);
    StreamedSheet sheet =
        new StreamedSheet(
            SHEET,
            first,
            lines.size(),
            () -> IntStream.rangeClosed(1, lines.size()).mapToObj(this::row).iterator());
    byte[] workbook = fill(template, sheet, first - 1);
    AtomicFile.write(
        file,
        OutputKind.SUMMARY,
        out -> StreamedSheetWriter.write(workbook, List.of(sheet), out, Progress.NONE));
  }

  /** Returns the row of the template that is repeated for each file, from 0. */
  private static int firstRow(byte[] template) throws IOException {
    return OpenXmlReader.readExtras(BundledTemplate.VALIDATION_SUMMARY, template)
        .comments()
        .getOrDefault(SHEET, Map.of())
        .entrySet()
        .stream()
        .filter(comment -> comment.getValue().contains("jx:each"))
        .map(comment -> comment.getKey().row())
        .filter(row -> row > 0)
        .findFirst()
        .orElseThrow(() -> new UnfillableTemplateException(SHEET + " jx:each"));
  }

  /**
   * Fills the template.
   *
   * @param headings the row above the list, from 0
   */
  private byte[] fill(byte[] template, StreamedSheet sheet, int headings) {
    String note = messages.format(counts.summary());
    return WorkbookFiller.fill(
        template,
        Map.of("summary", Map.of("note", note), "files", sheet.placeholders(VALUE_NAMES)),
        new WorkbookFiller.Steps() {
          @Override
          public void afterFilling(XSSFWorkbook workbook) {
            sheet.moveRowsBelow(workbook);
            XSSFSheet filled = workbook.getSheet(SHEET);
            int lastColumn = filled.getRow(headings).getLastCellNum() - 1;
            hideContacts(filled, headings);
            filled.setAutoFilter(
                new CellRangeAddress(headings, headings + lines.size(), 0, lastColumn));
          }

          @Override
          public void afterCalculation(XSSFWorkbook workbook) {
            sheet.recordStyles(workbook);
          }
        });
  }

  /** Hides the columns of contact and telephone number if there is no roster. */
  private void hideContacts(XSSFSheet filled, int headings) {
    for (Cell heading : filled.getRow(headings)) {
      if (units.isEmpty() && CONTACT_HEADINGS.contains(heading.toString())) {
        filled.setColumnHidden(heading.getColumnIndex(), true);
      }
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
