package org.nianbao.grid;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.DocumentGrid.TableCell;

/** Reads a page, published or saved as .xls: its tables, and the paragraphs between them. */
final class HtmlReader implements NodeFilter {
  private static final Set<String> UNSEEN =
      Set.of("script", "style", "noscript", "template", "select", "textarea", "iframe", "svg");

  /** A page of an office has some thousand. */
  private static final int MOST_TAGS = 500_000;

  private final Budget budget;
  private final DocumentGrid grid;
  private final StringBuilder paragraph = new StringBuilder();

  private HtmlReader(Budget budget) {
    this.budget = budget;
    grid = new DocumentGrid(budget);
  }

  static List<Grid> read(byte[] content, Budget budget) throws IOException {
    refuseTooManyTags(content);
    Document page = Jsoup.parse(new Timed(content, budget), charset(content), "");
    HtmlReader reader = new HtmlReader(budget);
    page.body().filter(reader);
    reader.endParagraph();
    return List.of(reader.grid.grid(Grid.Source.DOCUMENT, "网页"));
  }

  /** They would take more memory than an office computer has before the first is looked at. */
  private static void refuseTooManyTags(byte[] content) {
    int tags = 0;
    for (byte each : content) {
      if (each == '<' && ++tags > MOST_TAGS) {
        throw new Refusal("grid.limit.document");
      }
    }
  }

  /** The bytes of a page, which its parser may take only so long to go through. */
  private static final class Timed extends ByteArrayInputStream {
    private final Budget budget;

    Timed(byte[] content, Budget budget) {
      super(content);
      this.budget = budget;
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) {
      budget.time();
      return super.read(into, offset, length);
    }
  }

  /** What the page says itself, or null; else UTF-8 if it can be, else what Windows writes. */
  private static @Nullable String charset(byte[] content) {
    if (head(content).contains("charset")) {
      return null;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
      return null;
    } catch (CharacterCodingException e) {
      return "GB18030";
    }
  }

  private static String head(byte[] content) {
    int length = Math.min(content.length, FileKind.HEAD);
    return new String(content, 0, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
  }

  @Override
  public FilterResult head(Node node, int depth) {
    budget.time();
    if (node instanceof TextNode text) {
      paragraph.append(text.getWholeText());
    } else if (node instanceof Element element) {
      if (UNSEEN.contains(element.normalName())) {
        return FilterResult.SKIP_ENTIRELY;
      }
      if (element.normalName().equals("table") && !holdsTable(element)) {
        endParagraph();
        grid.table(rows(element));
        return FilterResult.SKIP_ENTIRELY; // tables that only lay out the page are gone through
      }
      if (element.isBlock() || element.normalName().equals("br")) {
        endParagraph();
      }
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element && element.isBlock()) {
      endParagraph();
    }
    return FilterResult.CONTINUE;
  }

  private static boolean holdsTable(Element table) {
    return table.stream().skip(1).anyMatch(each -> each.normalName().equals("table"));
  }

  private void endParagraph() {
    grid.paragraph(paragraph.toString().replaceAll("[\\s\\u00a0]+", " "));
    paragraph.setLength(0);
  }

  private static List<List<TableCell>> rows(Element table) {
    List<List<TableCell>> rows = new ArrayList<>();
    for (Element row : table.select("tr")) {
      List<TableCell> cells = new ArrayList<>();
      for (Element cell : row.children()) {
        if (cell.normalName().equals("td") || cell.normalName().equals("th")) {
          cells.add(
              new TableCell(cell.text(), span(cell, "rowspan"), span(cell, "colspan"), false));
        }
      }
      rows.add(cells);
    }
    return rows;
  }

  private static int span(Element cell, String name) {
    String value = cell.attr(name).strip();
    return value.matches("\\d{1,4}") ? Math.max(1, Integer.parseInt(value)) : 1;
  }
}
