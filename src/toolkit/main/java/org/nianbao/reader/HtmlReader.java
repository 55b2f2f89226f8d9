package org.nianbao.reader;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
import org.jsoup.select.Elements;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Budget;
import org.nianbao.grid.ChineseCharset;
import org.nianbao.grid.DisplayMark;
import org.nianbao.grid.DocumentGridBuilder;
import org.nianbao.grid.DocumentGridBuilder.TableCell;
import org.nianbao.grid.FileKind;
import org.nianbao.grid.Grid;
import org.nianbao.grid.RunText;
import org.nianbao.grid.TextDecoder;
import org.nianbao.grid.UnreadableContentException;
import org.nianbao.grid.Whitespace;

/**
 * Reads a published page, or a page saved as .xls: its tables, and the paragraphs between them.
 * Navigation (elements that are mostly links) and the parts outside the article are left out.
 */
final class HtmlReader implements NodeFilter {
  private static final Set<String> SKIPPED_ELEMENTS =
      Set.of("script", "style", "template", "iframe");

  /** The maximum number of frames within one another whose pages are read. */
  private static final int MAX_FRAME_DEPTH = 4;

  /** A description of a picture that is at least this long tells what is written on it. */
  private static final int MIN_DESCRIPTION_LENGTH = 30;

  /** The types of inputs whose values people type. */
  private static final Set<String> TYPED_INPUTS = Set.of("", "text", "number", "tel", "date");

  private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*[\"']?([\\w-]+)");

  /** The name of the anchor before each sheet of a workbook that LibreOffice saved as a page. */
  private static final Pattern SHEET_ANCHOR = Pattern.compile("table\\d{1,4}");

  /** The length of a sheet's name. */
  private static final int MAX_SHEET_NAME_LENGTH = 31;

  /** A page with more tables than a report has sections with tables. */
  private static final int MIN_SHEETS = 4;

  /** The separator between the title of the page and that of the site. */
  private static final Pattern SITE_TITLE = Pattern.compile("[_|｜–—-].*", Pattern.DOTALL);

  /**
   * A table of figures has at least this many cells, and at least a third of them are figures or
   * blank.
   */
  private static final int MIN_CELLS = 12;

  private static final int MAX_CELLS_PER_FIGURE = 3;

  /** A table around other tables with at least this many numbers of its own is no layout. */
  private static final int MIN_NUMBERS = 5;

  /** A page of an office has a few thousand tags. */
  private static final int MAX_TAGS = 500_000;

  private final Budget budget;
  private final List<Grid> grids = new ArrayList<>();
  private DocumentGridBuilder grid;

  /** The sheet of a workbook saved as a page that is being read; null in other pages. */
  private @Nullable String sheet;

  private final @Nullable Element article;
  private final PageStyles styles;

  /** The elements that contain a table of several cells. */
  private final Set<Element> aroundTables;

  /** The headings that are names of sheets; none if the page is no workbook. */
  private final Set<Element> sheetHeadings;

  private final StringBuilder paragraph = new StringBuilder();

  /** The text of the current paragraph that is struck out or hidden. */
  private final StringBuilder dropped = new StringBuilder();

  /** The texts in drawings and descriptions of pictures that stand in the current paragraph. */
  private final List<DisplayMark> pictured = new ArrayList<>();

  private int letters;
  private int linkedLetters;
  private int openLinks;
  private boolean inArticle;
  private boolean afterArticle;

  private static final String SEARCH_FIELDS =
      "[class*=search] input, [id*=search] input, form[action*=search] input, input[type=search],"
          + " :is(header, nav, footer) :is(input, select), select:has(option[value^=http])";

  /** A line after which nothing belongs to the report. */
  private static final String END_OF_ARTICLE = "—";

  private int headingLevel;

  /** The headings so far; a caption that repeats one is for those who hear the page. */
  private final Set<String> headings = new HashSet<>();

  private HtmlReader(Budget budget, Document page) {
    this.budget = budget;
    styles = new PageStyles(page);
    grid = new DocumentGridBuilder(budget);
    article = article(page);
    aroundTables = aroundTables(page);
    sheetHeadings = sheetHeadings(page.body());
  }

  static List<Grid> read(byte[] content, Budget budget) {
    Document page = page(content, budget);
    if (page.selectFirst("link[rel=Main-File]") != null) {
      throw new UnreadableContentException("grid.kind.frame"); // a sheet of a workbook
    }
    if (page.selectFirst("frameset") != null && page.selectFirst("table") == null) {
      throw new UnreadableContentException("grid.kind.frames"); // a workbook saved as a page
    }
    HtmlReader reader = new HtmlReader(budget, page);
    if (reader.sheetHeadings.isEmpty()) {
      reader.grid.addParagraph(SITE_TITLE.matcher(page.title()).replaceFirst(""));
    }
    page.body().filter(reader);
    reader.endGrid();
    return reader.grids;
  }

  /** Reads a page with one sheet of a workbook. */
  static Grid readSheet(byte[] content, String name, Budget budget) {
    Document page = page(content, budget);
    HtmlReader reader = new HtmlReader(budget, page);
    page.body().filter(reader);
    reader.endParagraph();
    return reader.grid.build(Grid.Source.SHEET, name);
  }

  private static Document page(byte[] content, Budget budget) {
    refuseTooManyTags(content);
    Document page = parse(TextDecoder.decode(content, declaredCharset(content)), budget);
    budget.addInflated(content.length);
    replaceInputs(page, budget);
    return page;
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
    return Parser.htmlParser().parseInput(timed(page, budget), "");
  }

  private static Reader timed(String text, Budget budget) {
    return new StringReader(text) {
      @Override
      public int read(char[] into, int offset, int length) throws IOException {
        budget.checkTime();
        return super.read(into, offset, length);
      }
    };
  }

  /**
   * Replaces the fields of a form that is filled in on the page, and frames with a page of their
   * own in them, by what they show, and removes the fields with which the site is searched.
   */
  private static void replaceInputs(Document page, Budget budget) {
    for (int depth = 0; depth < MAX_FRAME_DEPTH; depth++) { // a frame may hold another
      for (Element frame : page.select("iframe[srcdoc]")) {
        Element content = new Element("div");
        Reader source = timed(frame.attr("srcdoc"), budget);
        content.appendChildren(Parser.htmlParser().parseFragmentInput(source, content, ""));
        frame.replaceWith(content);
      }
    }
    page.select(SEARCH_FIELDS).remove();
    for (Element field : page.select("input, select, textarea")) {
      String value =
          switch (field.normalName()) {
            case "select" -> {
              Element selected = field.selectFirst("option[selected]");
              yield selected == null ? "" : selected.text();
            }
            case "textarea" -> field.wholeText();
            default ->
                TYPED_INPUTS.contains(field.attr("type").toLowerCase(Locale.ROOT))
                    ? field.attr("value")
                    : "";
          };
      field.replaceWith(new TextNode(value));
    }
  }

  /** Returns Big5 if the page declares it, else GB18030. UTF-8 is recognized by the bytes. */
  private static ChineseCharset declaredCharset(byte[] content) {
    int length = Math.min(content.length, FileKind.HEAD_LENGTH);
    String head = new String(content, 0, length, StandardCharsets.ISO_8859_1);
    Matcher declaration = CHARSET.matcher(head.toLowerCase(Locale.ROOT));
    boolean other = declaration.find() && declaration.group(1).equals("big5");
    return other ? ChineseCharset.BIG5 : ChineseCharset.GB18030;
  }

  /**
   * Returns the innermost element that contains all tables of figures, and a heading or a sentence
   * beside a single one; null if there are none.
   */
  private static @Nullable Element article(Document page) {
    List<Element> common = List.of();
    List<Element> tables = new ArrayList<>();
    for (Element table : page.select("table:not(:has(table))")) {
      if (isTableOfFigures(table)) {
        tables.add(table);
        List<Element> parents = new ArrayList<>(table.parents());
        if (!common.isEmpty()) {
          parents.retainAll(Set.copyOf(common));
        }
        common = parents;
      }
    }
    if (tables.size() == 1) {
      for (Element around : common) {
        if (hasTextBeside(around, tables.get(0))) {
          return around;
        }
      }
    }
    return common.isEmpty() ? null : common.get(0);
  }

  /** Returns whether an element has a heading or a sentence outside a table in it. */
  private static boolean hasTextBeside(Element around, Element table) {
    return !around.select("h1, h2, h3, h4, h5, h6").isEmpty()
        || around.text().replace(table.text(), "").indexOf('。') >= 0;
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
      if (SKIPPED_ELEMENTS.contains(element.normalName()) || PageStyles.isPhonetic(element)) {
        return FilterResult.SKIP_ENTIRELY;
      }
      boolean hidden = styles.isHidden(element) || element.normalName().equals("noscript");
      if (hidden || (styles.isStruck(element) && element.selectFirst("table") == null)) {
        if (!hidden || (inArticle && !isMenu(element))) {
          drop(element);
        }
        return FilterResult.SKIP_ENTIRELY;
      }
      addPictured(element);
      if (element.normalName().equals("svg")) {
        return FilterResult.SKIP_ENTIRELY;
      }
      inArticle |= element.equals(article);
      if (element.normalName().equals("table") && !isLayout(element)) {
        endParagraph();
        Element caption = element.selectFirst("> caption");
        if (caption != null
            && !styles.isHidden(caption)
            && !headings.contains(Whitespace.strip(caption.text()))) {
          grid.addParagraph(caption.text());
        }
        grid.addTable(rows(element), statedColumns(element));
        endParagraph(); // what is hidden in the table
        if (aroundTables.contains(element)) {
          nestedTables(element).forEach(nested -> nested.filter(this));
        }
        return FilterResult.SKIP_ENTIRELY; // of a layout table the content is read
      }
      if (element.isBlock() || element.normalName().equals("br")) {
        endParagraph();
      }
      Element name =
          sheetHeadings.contains(element)
              ? element
              : SHEET_ANCHOR.matcher(element.attr("name")).matches() ? sheetName(element) : null;
      if (name != null) {
        endGrid();
        grid = new DocumentGridBuilder(budget);
        sheet = name.text();
        return FilterResult.SKIP_ENTIRELY;
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
      if (element.normalName().equals("p") && Whitespace.isBlank(element.text())) {
        grid.addBlankParagraph();
      }
      if (element.equals(article)) {
        inArticle = false;
        afterArticle = true;
      }
    }
    return FilterResult.CONTINUE;
  }

  /** Returns the name of a sheet in its heading: Sheet 1: 封面. */
  private static @Nullable Element sheetName(Element anchor) {
    return anchor.selectFirst("h1 > em");
  }

  /**
   * Returns the headings of a page that shows the sheets of a workbook, as programs write them:
   * each table has its name above it, and there is no other text. None in other pages.
   */
  private static Set<Element> sheetHeadings(Element body) {
    Set<Element> names = new LinkedHashSet<>();
    Set<Element> tables = new HashSet<>();
    boolean[] otherText = new boolean[1];
    body.filter(
        (node, depth) -> {
          boolean above = names.size() > tables.size();
          if (node instanceof TextNode text) {
            otherText[0] |= !text.isBlank();
          } else if (node instanceof Element table && table.normalName().equals("table")) {
            otherText[0] |= !above;
            tables.add(table);
            return FilterResult.SKIP_ENTIRELY;
          } else if (node instanceof Element heading && headingLevel(heading) > 0) {
            otherText[0] |= above || heading.text().length() > MAX_SHEET_NAME_LENGTH;
            names.add(heading);
            return FilterResult.SKIP_ENTIRELY;
          }
          return otherText[0] ? FilterResult.STOP : FilterResult.CONTINUE;
        });
    boolean workbook =
        !otherText[0] && tables.size() == names.size() && tables.size() >= MIN_SHEETS;
    return workbook ? names : Set.of();
  }

  private void endGrid() {
    endParagraph();
    grids.add(
        sheet == null
            ? grid.build(Grid.Source.DOCUMENT, "网页")
            : grid.build(Grid.Source.SHEET, sheet));
  }

  /** Returns whether a table only lays out other tables: it contains some, and no figures. */
  private boolean isLayout(Element table) {
    if (!aroundTables.contains(table)) {
      return false;
    }
    int numbers = 0;
    for (Element row : ownRows(table)) {
      for (Element cell : row.children()) {
        String text = aroundTables.contains(cell) ? "" : cell.text();
        boolean digits = text.chars().anyMatch(c -> c >= '0' && c <= '9');
        numbers += digits && text.chars().noneMatch(Character::isLetter) ? 1 : 0;
      }
    }
    return numbers < MIN_NUMBERS;
  }

  /**
   * Returns the elements that contain a table of several cells. A table of a single cell is a frame
   * around it.
   */
  private static Set<Element> aroundTables(Document page) {
    Set<Element> around = new HashSet<>();
    for (Element table : page.select("table")) {
      if (isTableOfSeveralCells(table)) {
        Element parent = table.parent();
        while (parent != null && around.add(parent)) {
          parent = parent.parent();
        }
      }
    }
    return around;
  }

  private static boolean isTableOfSeveralCells(Element element) {
    return element.normalName().equals("table")
        && ownRows(element).stream().flatMap(row -> row.children().stream()).limit(2).count() == 2;
  }

  /** Returns the outermost tables of several cells within an element. */
  private List<Element> nestedTables(Element element) {
    List<Element> nested = new ArrayList<>();
    element.filter(
        (node, depth) -> {
          budget.checkTime();
          boolean found = depth > 0 && node instanceof Element each && isTableOfSeveralCells(each);
          if (found && node instanceof Element table) {
            nested.add(table);
          }
          return found ? FilterResult.SKIP_CHILDREN : FilterResult.CONTINUE;
        });
    return nested;
  }

  /** Returns the rows of a table without those of tables within it. */
  private static List<Element> ownRows(Element table) {
    List<Element> rows = new ArrayList<>();
    for (Element child : table.children()) {
      if (child.normalName().equals("tr")) {
        rows.add(child);
      } else {
        child.children().stream().filter(row -> row.normalName().equals("tr")).forEach(rows::add);
      }
    }
    return rows;
  }

  /** Returns the text of a cell without tables of several cells within it. */
  private Element withoutNestedTables(Element cell) {
    if (!aroundTables.contains(cell)) {
      return cell;
    }
    Element copy = cell.clone();
    nestedTables(copy).forEach(Element::remove);
    return copy;
  }

  /** Returns the level of a heading; 0 if the element is none. */
  private static int headingLevel(Element element) {
    String name = element.normalName();
    boolean heading =
        name.length() == 2
            && name.charAt(0) == 'h'
            && name.charAt(1) >= '1'
            && name.charAt(1) <= '6';
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

  /** Returns whether an element is mostly links, or has no words. */
  private static boolean isMenu(Element hidden) {
    int links =
        hidden.select("a").stream()
            .filter(HtmlReader::isLink)
            .mapToInt(link -> link.text().length())
            .sum();
    String text = hidden.text();
    return links * 2 > text.length() || text.chars().noneMatch(Character::isLetter);
  }

  /** Adds the words of a drawing, or a picture's description if it is as long as a sentence. */
  private void addPictured(Element element) {
    String text =
        switch (element.normalName()) {
          case "svg" -> String.join(" ", element.select("text").eachText());
          case "img" ->
              element.attr("alt").length() < MIN_DESCRIPTION_LENGTH ? "" : element.attr("alt");
          default -> "";
        };
    if (inArticle && !Whitespace.isBlank(text)) {
      pictured.add(new DisplayMark.Drawn(Whitespace.strip(text)));
    }
  }

  /** Drops the text of an element; what was dropped is reported. */
  private void drop(Element element) {
    if (element.isBlock()) {
      endParagraph();
    }
    dropped.append(element.text());
    if (element.isBlock()) {
      endParagraph();
    }
  }

  private void endParagraph() {
    String text = paragraph.toString().replaceAll("[\\s\\u00a0]+", " ");
    List<DisplayMark> marks = new ArrayList<>(pictured);
    if (!Whitespace.isBlank(dropped.toString())) {
      marks.add(new DisplayMark.Dropped(Whitespace.strip(dropped.toString())));
    }
    if (afterArticle && text.indexOf('。') >= 0) { // a sentence is no furniture of the page
      grid.addAside(END_OF_ARTICLE);
      afterArticle = false;
    }
    boolean links = linkedLetters * 2 > letters && text.indexOf('。') < 0;
    if (links || (afterArticle && !Whitespace.isBlank(text))) {
      grid.addAside(text);
      afterArticle = false;
    } else if (headingLevel > 0) {
      grid.addHeading(text, headingLevel, marks);
      headings.add(Whitespace.strip(text));
    } else {
      grid.addParagraph(text, marks);
    }
    dropped.setLength(0);
    pictured.clear();
    paragraph.setLength(0);
    letters = 0;
    linkedLetters = 0;
  }

  /** Returns the number of columns that a table states; 0 if it states none. */
  private static int statedColumns(Element table) {
    int columns = 0;
    for (Element child : table.children()) {
      if (child.normalName().equals("colgroup")) {
        Elements single = child.getElementsByTag("col");
        columns +=
            single.isEmpty()
                ? span(child, "span")
                : single.stream().mapToInt(each -> span(each, "span")).sum();
      }
    }
    return columns;
  }

  private List<List<TableCell>> rows(Element table) {
    List<List<TableCell>> rows = new ArrayList<>();
    for (Element row : ownRows(table)) {
      boolean hidden = styles.isHidden(row);
      List<TableCell> cells = new ArrayList<>();
      for (Element cell : row.children()) {
        boolean isCell = cell.normalName().equals("td") || cell.normalName().equals("th");
        if (isCell && (hidden || styles.isNotDisplayed(cell))) {
          dropped.append(cell.text()).append(' ');
        } else if (isCell) {
          cells.add(cell(cell));
        }
      }
      if (!hidden) {
        rows.add(cells);
      }
    }
    return rows;
  }

  private TableCell cell(Element cell) {
    int rows = span(cell, "rowspan");
    int columns = span(cell, "colspan");
    Element shown = withoutNestedTables(cell);
    boolean picture = shown.selectFirst("img") != null;
    if (!picture && styles.isPlain(shown)) {
      return new TableCell(shown.text(), rows, columns, false);
    }
    RunText text = styles.text(shown);
    List<DisplayMark> marks = new ArrayList<>(text.marks());
    if (picture) {
      marks.add(new DisplayMark.Picture());
    }
    return new TableCell(text.text(), rows, columns, false, marks);
  }

  private static int span(Element cell, String name) {
    String value = Whitespace.strip(cell.attr(name));
    return value.matches("\\d{1,4}") ? Math.max(1, Integer.parseInt(value)) : 1;
  }
}
