package org.nianbao.publish;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.grid.XmlCharacters;
import org.nianbao.message.Message;
import org.nianbao.template.BundledTemplate;

/** Fills the templates of pages. */
public final class HtmlTemplate {
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(\\w+)}");

  private HtmlTemplate() {}

  /**
   * Fills a template that comes with the program.
   *
   * @param values the HTML by the names in the template's expressions
   * @param required the expressions that the template must have
   * @return the bytes of the page
   * @throws org.nianbao.template.UnusableTemplateException if the template is replaced by one
   *     without a required expression
   */
  public static byte[] fill(String template, Map<String, String> values, String... required) {
    String page = new String(BundledTemplate.content(template), StandardCharsets.UTF_8);
    for (String name : required) {
      String expression = "${" + name + "}";
      if (!page.contains(expression)) {
        BundledTemplate.reject(template, Message.of("report.page.absent", expression));
      }
    }
    return EXPRESSION
        .matcher(page)
        .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Returns a text as HTML, without characters that HTML does not allow. */
  public static String escaped(String text) {
    return XmlCharacters.escaped(text).replace("\"", "&quot;");
  }
}
