package org.nianbao.reader;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Budget;
import org.nianbao.grid.CellMark;
import org.nianbao.grid.DocumentGridBuilder;
import org.nianbao.grid.DocumentGridBuilder.TableCell;
import org.nianbao.grid.FileKind;
import org.nianbao.grid.Grid;
import org.nianbao.grid.RunText;
import org.nianbao.grid.UnreadableContentException;

/**
 * Reads a published page, or a page saved as .xls: its tables, and the paragraphs between them.
 * Navigation (elements that are mostly links) and the parts outside the article are left out.
 */
final class HtmlReader implements NodeFilter {
  private static final Set<String> SKIPPED_ELEMENTS =
      Set.of("script", "style", "noscript", "template", "select", "textarea", "iframe", "svg");

  private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*[\"']?([\\w-]+)");

  /** The separator between the title of the page and that of the site. */
  private static final Pattern SITE_TITLE = Pattern.compile("[_|｜–—-].*", Pattern.DOTALL);

  /**
   * A table of figures has at least this many cells, and at least a third of them are figures or
   * blank.
   */
  private static final int MIN_CELLS = 12;

  private static final int MAX_CELLS_PER_FIGURE = 3;

  /** A page of an office has a few thousand tags. */
  private static final int MAX_TAGS = 500_000;

  private final Budget budget;
  private final DocumentGridBuilder grid;
  private final @Nullable Element article;
  private final PageStyles styles;
  private final StringBuilder paragraph = new StringBuilder();

  /** The text that is struck out of the current paragraph. */
  private final StringBuilder struckOut = new StringBuilder();

  private int letters;
  private int linkedLetters;
  private int openLinks;
  private boolean afterArticle;
  private int headingLevel;

  private HtmlReader(Budget budget, @Nullable Element article, PageStyles styles) {
    this.budget = budget;
    this.styles = styles;
    grid = new DocumentGridBuilder(budget);
    this.article = article;
  }

  static List<Grid> read(byte[] content, Budget budget) {
    refuseTooManyTags(content);
    Document page = parse(TextDecoder.decode(content, declaredCharset(content)), budget);
    budget.addInflated(content.length);
    HtmlReader reader = new HtmlReader(budget, article(page), new PageStyles(page));
    reader.grid.addParagraph(SITE_TITLE.matcher(page.title()).replaceFirst(""));
    page.body().filter(reader);
    reader.endParagraph();
    return List.of(reader.grid.build(Grid.Source.DOCUMENT, "网页"));
  }

  /** Refuses a page with too many tags before it is parsed, as they would take too much memory. */
  private static void refuseTooManyTags(byte[] content) {
    int tags = 0;
    for (byte each : content) {
      if (each == '<' && ++tags > MAX_TAGS) {
        throw new UnreadableContentException("grid.limit.document");
      }
    }
  }

  /** Parses a page within the limit of time. */
  private static Document parse(String page, Budget budget) {
    Reader timed =
        new StringReader(page) {
          @Override
          public int read(char[] into, int offset, int length) throws IOException {
            budget.checkTime();
            return super.read(into, offset, length);
          }
        };
    return Parser.htmlParser().parseInput(timed, "");
  }

  /** Returns Big5 if the page declares it, else GB18030. UTF-8 is recognized by the bytes. */
  private static Charset declaredCharset(byte[] content) {
    int length = Math.min(content.length, FileKind.HEAD_LENGTH);
    String head = new String(content, 0, length, StandardCharsets.ISO_8859_1);
    Matcher declaration = CHARSET.matcher(head.toLowerCase(Locale.ROOT));
    boolean other = declaration.find() && declaration.group(1).equals("big5");
    return Charset.forName(other ? "Big5" : "GB18030");
  }

  /** Returns the innermost element that contains all tables of figures; null if there are none. */
  private static @Nullable Element article(Document page) {
    List<Element> common = List.of();
    for (Element table : page.select("table:not(:has(table))")) {
      if (isTableOfFigures(table)) {
        List<Element> parents = new ArrayList<>(table.parents());
        if (!common.isEmpty()) {
          parents.retainAll(Set.copyOf(common));
        }
        common = parents;
      }
    }
    return common.isEmpty() ? null : common.get(0);
  }

  private static boolean isTableOfFigures(Element table) {
    List<Element> cells = table.select("td");
    long figures =
        cells.stream().filter(cell -> cell.text().chars().noneMatch(Character::isLetter)).count();
    return cells.size() >= MIN_CELLS && figures * MAX_CELLS_PER_FIGURE >= cells.size();
  }

  @Override
  public FilterResult head(Node node, int depth) {
    budget.checkTime();
    if (node instanceof TextNode text) {
      add(text.getWholeText());
    } else if (node instanceof Element element) {
      if (isHidden(element) || PageStyles.isPhonetic(element)) {
        return FilterResult.SKIP_ENTIRELY;
      }
      if (styles.isStruck(element) && element.selectFirst("table") == null) {
        skipStruckOut(element);
        return FilterResult.SKIP_ENTIRELY;
      }
      if (element.normalName().equals("table") && !hasNestedTable(element)) {
        endParagraph();
        grid.addTable(rows(element));
        return FilterResult.SKIP_ENTIRELY; // a layout table; its content is read
      }
      if (element.isBlock() || element.normalName().equals("br")) {
        endParagraph();
      }
      openLinks += isLink(element) ? 1 : 0;
      headingLevel = Math.max(headingLevel, headingLevel(element));
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      openLinks -= isLink(element) ? 1 : 0;
      if (element.isBlock()) {
        endParagraph();
      }
      headingLevel = headingLevel(element) > 0 ? 0 : headingLevel;
      if (element.normalName().equals("p") && element.text().isBlank()) {
        grid.addBlankParagraph();
      }
      afterArticle |= node.equals(article);
    }
    return FilterResult.CONTINUE;
  }

  private static boolean hasNestedTable(Element table) {
    return table.stream().skip(1).anyMatch(each -> each.normalName().equals("table"));
  }

  private static boolean isHidden(Element element) {
    return SKIPPED_ELEMENTS.contains(element.normalName())
        || PageStyles.isNotDisplayed(element)
        || PageStyles.isInvisible(element);
  }

  /** Returns the level of a heading; 0 if the element is none. */
  private static int headingLevel(Element element) {
    String name = element.normalName();
    boolean heading = name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) != 'r';
    return heading ? name.charAt(1) - '0' : 0;
  }

  /** Returns whether an element is a link; an anchor without a target is not. */
  private static boolean isLink(Element element) {
    return element.normalName().equals("a")
        && (element.hasAttr("href") || element.hasAttr("onclick"));
  }

  private void add(String text) {
    paragraph.append(text);
    int count = (int) text.chars().filter(Character::isLetter).count();
    letters += count;
    linkedLetters += openLinks > 0 ? count : 0;
  }

  private void skipStruckOut(Element element) {
    if (element.isBlock()) {
      endParagraph();
    }
    struckOut.append(element.text());
    if (element.isBlock()) {
      endParagraph();
    }
  }

  private void endParagraph() {
    String text = paragraph.toString().replaceAll("[\\s\\u00a0]+", " ");
    if (linkedLetters * 2 > letters || (afterArticle && !text.isBlank())) {
      grid.addAside(text);
      afterArticle = false;
    } else if (headingLevel > 0) {
      grid.addHeading(text, headingLevel);
    } else {
      String dropped = struckOut.toString();
      grid.addParagraph(
          text, dropped.isBlank() ? List.of() : List.of(new CellMark.Dropped(dropped.strip())));
    }
    struckOut.setLength(0);
    paragraph.setLength(0);
    letters = 0;
    linkedLetters = 0;
  }

  private List<List<TableCell>> rows(Element table) {
    List<List<TableCell>> rows = new ArrayList<>();
    for (Element row : table.select("tr")) {
      if (isHidden(row)) {
        continue;
      }
      List<TableCell> cells = new ArrayList<>();
      for (Element cell : row.children()) {
        boolean isCell = cell.normalName().equals("td") || cell.normalName().equals("th");
        if (isCell && !PageStyles.isNotDisplayed(cell)) {
          cells.add(cell(cell));
        }
      }
      rows.add(cells);
    }
    return rows;
  }

  private TableCell cell(Element cell) {
    int rows = span(cell, "rowspan");
    int columns = span(cell, "colspan");
    if (styles.isPlain(cell)) {
      return new TableCell(cell.text(), rows, columns, false);
    }
    RunText text = styles.text(cell);
    return new TableCell(text.text(), rows, columns, false, text.marks());
  }

  private static int span(Element cell, String name) {
    String value = cell.attr(name).strip();
    return value.matches("\\d{1,4}") ? Math.max(1, Integer.parseInt(value)) : 1;
  }
}
