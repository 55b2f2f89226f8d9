package org.nianbao.publish;

import static org.nianbao.publish.HtmlTemplate.escaped;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nianbao.form.Submission;
import org.nianbao.publish.PublishedReport.Part;
import org.nianbao.publish.PublishedReport.Section;
import org.nianbao.publish.ReportTable.Cell;
import org.nianbao.publish.ReportTable.Kind;
import org.nianbao.template.BundledTemplate;

/**
 * Writes a report as an HTML page: headings, paragraphs, and tables in which each figure refers to
 * its headings.
 */
final class HtmlReportWriter {
  /** The expression that the report replaces. */
  private static final String REPORT = "report";

  /** A paragraph of the layout that only pages of one form have. */
  private static final Pattern PARAGRAPH_OF_FORM =
      Pattern.compile("<p data-form=\"([^\"]*)\">(.*\\R?)");

  /** A table of more columns than this is too wide for a telephone and is scrolled there. */
  private static final int MAX_COLUMNS_OF_PHONE = 5;

  private final StringBuilder page = new StringBuilder();
  private int tables;

  private HtmlReportWriter() {}

  /** Returns the bytes of the page. */
  static byte[] of(Submission submission) {
    PublishedReport report = PublishedReport.of(submission);
    HtmlReportWriter page = new HtmlReportWriter();
    Map<String, String> values = new HashMap<>();
    values.put("title", escaped(report.title()));
    values.put("heading", escaped(report.unit()) + "<wbr>" + escaped(report.name()));
    values.put("year", Objects.toString(submission.year(), ""));
    String form = submission.template().form();
    // a report that was read from such a page brings the layout's own sentences along
    String own = filled(values, form);
    page.add(
        report.preamble().stream()
            .filter(text -> !own.contains("<p>" + escaped(text) + "</p>"))
            .toList());
    report.sections().forEach(page::add);
    page.add(report.closing());
    report
        .signature()
        .forEach(line -> page.appendLine("<p class=\"signature\">" + escaped(line) + "</p>"));
    values.put(REPORT, page.page.toString());
    return filled(values, form, REPORT).getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the layout with values, without the paragraphs of other forms. */
  private static String filled(Map<String, String> values, String form, String... required) {
    byte[] filled = HtmlTemplate.fill(BundledTemplate.REPORT_PAGE, values, required);
    return PARAGRAPH_OF_FORM
        .matcher(new String(filled, StandardCharsets.UTF_8))
        .replaceAll(found -> found.group(1).equals(form) ? "<p>$2" : "");
  }

  private void add(Section section) {
    appendLine("<h2>" + escaped(section.title()) + "</h2>");
    add(section.before());
    for (Part part : section.parts()) {
      if (!part.heading().isEmpty()) {
        appendLine("<h3>" + escaped(part.heading()) + "</h3>");
      }
      add(part.paragraphs());
    }
    ReportTable table = section.table();
    if (table != null) {
      add(table, section.title());
    }
    add(section.after());
  }

  private void add(List<String> paragraphs) {
    paragraphs.forEach(text -> appendLine("<p>" + escaped(text) + "</p>"));
  }

  private void add(ReportTable table, String caption) {
    tables++;
    Map<Cell, List<Cell>> headers = table.headersByFigure();
    Map<Cell, String> ids = new HashMap<>();
    headers.values().stream()
        .flatMap(List::stream)
        .forEach(cell -> ids.putIfAbsent(cell, id(cell)));
    boolean wide = table.columns() > MAX_COLUMNS_OF_PHONE;
    appendLine(wide ? "<div class=\"scroll\" tabindex=\"0\">" : "<div>");
    appendLine(wide ? "<table class=\"wide\">" : "<table>");
    appendLine("<caption>" + escaped(caption) + "</caption>");
    appendLine("<colgroup>");
    for (int width : table.widths()) {
      long hundredths = 10_000L * width / table.width();
      appendLine(
          String.format(
              Locale.ROOT, "<col style=\"width:%d.%02d%%\">", hundredths / 100, hundredths % 100));
    }
    appendLine("</colgroup>");
    for (int row = 0; row < table.rows().size(); row++) {
      if (row == 0 || row == table.headingRows()) {
        appendLine(row < table.headingRows() ? "<thead>" : "<tbody>");
      }
      appendLine("<tr>");
      table.rows().get(row).forEach(cell -> add(cell, headers, ids));
      appendLine("</tr>");
      if (row == table.headingRows() - 1) {
        appendLine("</thead>");
      }
    }
    appendLine("</tbody>");
    appendLine("</table>");
    appendLine("</div>");
  }

  private String id(Cell cell) {
    return "t" + tables + "r" + (cell.row() + 1) + "c" + (cell.column() + 1);
  }

  private void add(Cell cell, Map<Cell, List<Cell>> headerCells, Map<Cell, String> ids) {
    boolean isHeader = !cell.kind().isValue() && !cell.text().isEmpty();
    StringBuilder tag = new StringBuilder(isHeader ? "<th" : "<td");
    if (cell.height() > 1) {
      tag.append(" rowspan=\"").append(cell.height()).append('"');
    }
    if (cell.width() > 1) {
      tag.append(" colspan=\"").append(cell.width()).append('"');
    }
    if (isHeader) {
      tag.append(cell.kind() == Kind.HEADING ? " class=\"heading\"" : " class=\"label\"");
      tag.append(" scope=\"").append(scope(cell)).append('"');
      String id = ids.get(cell);
      tag.append(id == null ? "" : " id=\"" + id + "\"");
    } else {
      String headers =
          headerCells.getOrDefault(cell, List.of()).stream()
              .map(header -> ids.getOrDefault(header, ""))
              .collect(Collectors.joining(" "));
      tag.append(headers.isEmpty() ? "" : " headers=\"" + headers + "\"");
    }
    appendLine(tag + ">" + escaped(cell.text()) + (isHeader ? "</th>" : "</td>"));
  }

  private static String scope(Cell cell) {
    if (cell.kind() == Kind.HEADING) {
      return cell.width() > 1 ? "colgroup" : "col";
    }
    return cell.height() > 1 ? "rowgroup" : "row";
  }

  private void appendLine(String text) {
    page.append(text).append('\n');
  }
}
