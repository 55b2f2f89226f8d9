package org.nianbao.validate;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationCounts;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.AtomicFile;
import org.nianbao.file.OutputKind;
import org.nianbao.file.Progress;
import org.nianbao.form.Submission;
import org.nianbao.grid.OpenXmlReader;
import org.nianbao.jxls.StreamedSheet;
import org.nianbao.jxls.StreamedSheetWriter;
import org.nianbao.jxls.UnfillableTemplateException;
import org.nianbao.jxls.WorkbookFiller;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.template.BundledTemplate;
import org.nianbao.template.Severity;
import org.nianbao.validate.ValidationOutputs.Written;
import org.nianbao.workbook.CellHyperlink;

/** Writes the summary of a validation: a sheet with one row a file, with links to its outputs. */
final class ValidationSummary {
  private static final String SHEET = "校验汇总";

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
          "reason");

  /** The values of a row. */
  private record Line(
      String status,
      @Nullable String unit,
      @Nullable Integer year,
      long errors,
      long warnings,
      long explained,
      long notices,
      String file,
      @Nullable Path formatted,
      @Nullable Path notice,
      @Nullable Message unreadable) {}

  private final Messages messages;
  private final Path folder;
  private final ValidationCounts counts = new ValidationCounts();
  private final List<Line> lines = new ArrayList<>();

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
            "summary.status." + checked.status().name(),
            submission == null ? null : submission.unit(),
            submission == null ? null : submission.year(),
            checked.count(Severity.ERROR),
            checked.count(Severity.WARNING),
            checked.counts().explained(),
            checked.count(Severity.NOTICE),
            String.valueOf(Path.of(checked.file()).getFileName()),
            written.formatted(),
            written.notice(),
            checked.unreadableReason()));
  }

  /** Adds a row for a file beside the received ones that was not read. */
  void addUnread(Path file) {
    String name = String.valueOf(file.getFileName());
    Message reason = Message.of("summary.unread.reason");
    lines.add(new Line("summary.unread", null, null, 0, 0, 0, 0, name, null, null, reason));
  }

  private Map<String, Object> row(int number) {
    Line line = lines.get(number - 1);
    boolean isReadable = line.unit() != null;
    Map<String, Object> row = new HashMap<>();
    row.put("number", number);
    row.put("unit", isReadable ? line.unit() : "");
    row.put("year", line.year());
    row.put("status", messages.format(line.status()));
    row.put("errors", isReadable ? line.errors() : null);
    row.put("warnings", isReadable ? line.warnings() : null);
    row.put("explained", isReadable ? line.explained() : null);
    row.put("notices", isReadable ? line.notices() : null);
    row.put("file", line.file());
    row.put("formatted", link(line.formatted()));
    row.put("notice", link(line.notice()));
    row.put("reason", line.unreadable() == null ? "" : messages.format(line.unreadable()));
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
            filled.setAutoFilter(
                new CellRangeAddress(headings, headings + lines.size(), 0, lastColumn));
          }

          @Override
          public void afterCalculation(XSSFWorkbook workbook) {
            sheet.recordStyles(workbook);
          }
        });
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
