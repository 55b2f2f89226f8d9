package org.nianbao.dist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/** Converts each Markdown file of a folder to an HTML page. */
public final class GuidePages {
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(EXTENSIONS).build();
  private static final TextContentRenderer TEXT = TextContentRenderer.builder().build();

  private static final String MARKDOWN = ".md";
  private static final String PAGE = ".html";
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  /** A page with fewer sections has no table of contents. */
  private static final int MIN_CONTENTS = 6;

  /** The title and the section headings of a page. */
  private static final class Headings extends AbstractVisitor {
    private final List<String> sections = new ArrayList<>();
    private String title = "";

    @Override
    public void visit(Heading heading) {
      String text = TEXT.render(heading).strip();
      if (heading.getLevel() == 1) {
        title = text;
      } else if (heading.getLevel() == 2) {
        sections.add(text);
      }
    }

    /** Makes a link to another Markdown file a link to its page, which is in the same folder. */
    @Override
    public void visit(Link link) {
      String target = link.getDestination();
      if (target.endsWith(MARKDOWN) && !target.contains("/")) {
        link.setDestination(page(target));
      }
      visitChildren(link);
    }
  }

  private GuidePages() {}

  /**
   * Makes the pages.
   *
   * @param arguments the folder of the Markdown files, and that of the pages
   */
  public static void main(String[] arguments) throws IOException {
    Path pages = Files.createDirectories(Path.of(arguments[1]));
    try (var files = Files.newDirectoryStream(Path.of(arguments[0]), "*" + MARKDOWN)) {
      for (Path file : files) {
        Path page = pages.resolve(page(String.valueOf(file.getFileName())));
        Files.writeString(page, page(Files.readString(file), style()).replace("\r", ""));
      }
    }
  }

  private static String page(String markdown) {
    return markdown.substring(0, markdown.length() - MARKDOWN.length()) + PAGE;
  }

  /** Returns a page that contains its style, and needs no other files except pictures. */
  static String page(String markdown, String style) {
    Node document = PARSER.parse(markdown);
    Headings headings = new Headings();
    document.accept(headings);
    boolean chinese = CHINESE.matcher(headings.title).find();
    boolean isShort = headings.sections.size() < MIN_CONTENTS;
    String body = RENDERER.render(document);
    int start = body.indexOf("<h2");
    String contents = isShort ? "" : contents(headings.sections, chinese);
    return """
    <!DOCTYPE html>
    <html lang="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body class="%s">
    <main>
    %s%s%s</main>
    </body>
    </html>
    """
        .formatted(
            chinese ? "zh-CN" : "en",
            escaped(headings.title),
            style,
            isShort ? "sheet" : "guide",
            start < 0 ? body : body.substring(0, start),
            contents,
            start < 0 ? "" : body.substring(start));
  }

  private static String contents(List<String> sections, boolean chinese) {
    IdGenerator ids = IdGenerator.builder().build();
    StringBuilder list = new StringBuilder("<nav>\n<p>");
    list.append(chinese ? "目录" : "Contents").append("</p>\n<ul>\n");
    for (String section : sections) {
      list.append(
          "<li><a href=\"#%s\">%s</a></li>\n".formatted(ids.generateId(section), escaped(section)));
    }
    return list.append("</ul>\n</nav>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String style() throws IOException {
    try (InputStream in = GuidePages.class.getResourceAsStream("guide.css")) {
      if (in == null) {
        throw new IllegalStateException("not packaged: guide.css");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
