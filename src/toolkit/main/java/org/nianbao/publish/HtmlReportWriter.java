package org.nianbao.publish;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nianbao.message.Message;
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
  /** The expression in whose place the report stands. */
  private static final String REPORT = "report";

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(\\w+)}");

  private final StringBuilder page = new StringBuilder();
  private int tables;

  private HtmlReportWriter() {}

  /** Returns the bytes of the page. */
  static byte[] of(PublishedReport report) {
    HtmlReportWriter page = new HtmlReportWriter();
    report.sections().forEach(page::add);
    String template =
        new String(BundledTemplate.content(BundledTemplate.REPORT_PAGE), StandardCharsets.UTF_8);
    if (!template.contains("${" + REPORT + "}")) {
      BundledTemplate.reject(
          BundledTemplate.REPORT_PAGE, Message.of("report.page.absent", "${" + REPORT + "}"));
    }
    Map<String, String> values =
        Map.of(
            "title",
            escaped(report.title()),
            "heading",
            escaped(report.unit()) + "<wbr>" + escaped(report.name()),
            REPORT,
            page.page.toString());
    String filled =
        EXPRESSION
            .matcher(template)
            .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
    return filled.getBytes(StandardCharsets.UTF_8);
  }

  private void add(Section section) {
    line("<h2>" + escaped(section.title()) + "</h2>");
    for (Part part : section.parts()) {
      if (!part.heading().isEmpty()) {
        line("<h3>" + escaped(part.heading()) + "</h3>");
      }
      part.paragraphs().forEach(text -> line("<p>" + escaped(text) + "</p>"));
    }
    ReportTable table = section.table();
    if (table != null) {
      add(table, section.title());
    }
  }

  private void add(ReportTable table, String caption) {
    tables++;
    Map<Cell, List<Cell>> names = table.names();
    Map<Cell, String> ids = new HashMap<>();
    names.values().stream().flatMap(List::stream).forEach(cell -> ids.putIfAbsent(cell, id(cell)));
    line("<table>");
    line("<caption>" + escaped(caption) + "</caption>");
    line("<colgroup>");
    for (int width : table.widths()) {
      long hundredths = 10_000L * width / table.width();
      line(
          String.format(
              Locale.ROOT, "<col style=\"width:%d.%02d%%\">", hundredths / 100, hundredths % 100));
    }
    line("</colgroup>");
    for (int row = 0; row < table.rows().size(); row++) {
      if (row == 0 || row == table.headingRows()) {
        line(row < table.headingRows() ? "<thead>" : "<tbody>");
      }
      line("<tr>");
      table.rows().get(row).forEach(cell -> add(cell, names, ids));
      line("</tr>");
      if (row == table.headingRows() - 1) {
        line("</thead>");
      }
    }
    line("</tbody>");
    line("</table>");
  }

  private String id(Cell cell) {
    return "t" + tables + "r" + (cell.row() + 1) + "c" + (cell.column() + 1);
  }

  private void add(Cell cell, Map<Cell, List<Cell>> names, Map<Cell, String> ids) {
    boolean named = cell.kind() != Kind.FIGURE && !cell.text().isEmpty();
    StringBuilder tag = new StringBuilder(named ? "<th" : "<td");
    if (cell.height() > 1) {
      tag.append(" rowspan=\"").append(cell.height()).append('"');
    }
    if (cell.width() > 1) {
      tag.append(" colspan=\"").append(cell.width()).append('"');
    }
    if (named) {
      tag.append(cell.kind() == Kind.HEADING ? " class=\"heading\"" : " class=\"label\"");
      tag.append(" scope=\"").append(scope(cell)).append('"');
      String id = ids.get(cell);
      tag.append(id == null ? "" : " id=\"" + id + "\"");
    } else {
      String headers =
          names.getOrDefault(cell, List.of()).stream()
              .map(name -> ids.getOrDefault(name, ""))
              .collect(Collectors.joining(" "));
      tag.append(headers.isEmpty() ? "" : " headers=\"" + headers + "\"");
    }
    line(tag + ">" + escaped(cell.text()) + (named ? "</th>" : "</td>"));
  }

  private static String scope(Cell cell) {
    if (cell.kind() == Kind.HEADING) {
      return cell.width() > 1 ? "colgroup" : "col";
    }
    return cell.height() > 1 ? "rowgroup" : "row";
  }

  private void line(String text) {
    page.append(text).append('\n');
  }

  private static String escaped(String text) {
    return XmlCharacters.of(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
