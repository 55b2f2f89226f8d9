package org.nianbao.compare;

import static org.nianbao.publish.HtmlTemplate.escaped;

import java.util.Map;
import java.util.stream.Collectors;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.publish.HtmlTemplate;
import org.nianbao.template.BundledTemplate;

/** The comparison of two reports as an HTML page. */
final class ComparisonPage {
  private final ReportComparison comparison;
  private final Messages messages;

  private ComparisonPage(ReportComparison comparison, Messages messages) {
    this.comparison = comparison;
    this.messages = messages;
  }

  /** Returns the bytes of the page. */
  static byte[] of(ReportComparison comparison, Messages messages) {
    ComparisonPage page = new ComparisonPage(comparison, messages);
    return HtmlTemplate.fill(
        BundledTemplate.COMPARISON_PAGE,
        Map.of(
            "first",
            page.text(ComparisonWriter.reportLine("cli.compare.first", comparison.first())),
            "second",
            page.text(ComparisonWriter.reportLine("cli.compare.second", comparison.second())),
            "note",
            page.text(ComparisonWriter.note(comparison)),
            "figures",
            page.figures(),
            "parts",
            page.parts()),
        "figures",
        "parts");
  }

  private String text(Message message) {
    return escaped(messages.format(message));
  }

  private String figures() {
    return comparison.figures().stream().map(this::row).collect(Collectors.joining());
  }

  private String row(ComparedFigure figure) {
    return "<tr%s><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n"
        .formatted(
            figure.isEqual() ? "" : " class=\"changed\"",
            escaped(figure.place()),
            value(figure.written(figure.first())),
            value(figure.written(figure.second())),
            figure.isEqual() ? "" : figure.differenceText(messages),
            figure.isEqual() ? "" : figure.percentageText());
  }

  private static String value(String figure) {
    return figure.isEmpty() ? "—" : figure;
  }

  private String parts() {
    StringBuilder html = new StringBuilder();
    for (ComparedPart part : comparison.parts()) {
      html.append("<h3>").append(escaped(part.place())).append("</h3>\n");
      part.paragraphs().forEach(paragraph -> append(html, paragraph));
    }
    return html.toString();
  }

  private void append(StringBuilder html, ComparedParagraph paragraph) {
    html.append("<div class=\"pair\">\n<span class=\"state\">")
        .append(text(ComparisonWriter.state(paragraph)))
        .append("</span>\n");
    appendSide(html, paragraph, true);
    appendSide(html, paragraph, false);
    html.append("</div>\n");
  }

  private void appendSide(StringBuilder html, ComparedParagraph paragraph, boolean first) {
    String element = first ? "del" : "ins";
    html.append("<p><b>")
        .append(text(Message.of(first ? "compare.first" : "compare.second")))
        .append("</b> ");
    for (TextStretch stretch : paragraph.stretches()) {
      String text = escaped(first ? stretch.first() : stretch.second());
      html.append(
          stretch.isEqual() || text.isEmpty()
              ? text
              : "<" + element + ">" + text + "</" + element + ">");
    }
    html.append("</p>\n");
  }
}
