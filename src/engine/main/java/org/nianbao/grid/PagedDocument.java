package org.nianbao.grid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Combines the pages of a document into tables and paragraphs, without page headers and footers.
 */
public final class PagedDocument {
  /** The beginnings of headings. */
  private static final Pattern HEADING =
      Pattern.compile("^(?:[（(][一二三四五六七八九十]{1,2}[）)]|[一二三四五六七八九十]{1,2}、)");

  private static final Pattern SENTENCE_END = Pattern.compile("[。！？；：”]$");

  /** How many lines at either end of a page may be its header or footer. */
  private static final int MAX_HEADER_LINES = 2;

  /** A line as far from the margin, as a fraction of the font size, begins or ends a paragraph. */
  private static final float MIN_INDENT = 1.2f;

  private static final float MIN_GAP_AT_END = 2.5f;

  /** A page with its text outside of tables, from top to bottom. */
  private record Sheet(
      List<PageTable> tables,
      List<TextLine> lines,
      List<Glyph> glyphs,
      @Nullable TextLine number) {}

  private final List<Sheet> sheets = new ArrayList<>();
  private final Budget budget;
  private final DocumentGridBuilder grid;
  private final StringBuilder paragraph = new StringBuilder();
  private @Nullable PagedTable table;
  private @Nullable TextLine previousLine;
  private float left;
  private float right;

  private PagedDocument(List<PageContent> pages, PageNumbers numbers, Budget budget) {
    this.budget = budget;
    grid = new DocumentGridBuilder(budget);
    for (int i = 0; i < pages.size(); i++) {
      PageContent page = pages.get(i);
      List<PageTable> tables = PageTable.on(page, budget);
      List<Glyph> outside =
          page.glyphs().stream().filter(glyph -> isOutside(glyph, tables, budget)).toList();
      sheets.add(new Sheet(tables, TextLine.of(outside), page.glyphs(), numbers.of(i)));
    }
    removeHeadersAndFooters();
    findMargins();
  }

  private static boolean isOutside(Glyph glyph, List<PageTable> tables, Budget budget) {
    budget.addInflated(tables.size());
    return tables.stream().noneMatch(each -> each.contains(glyph));
  }

  /**
   * Returns a document as one grid with its tables, if any have lines, and another of the lines of
   * its text.
   *
   * @param name the name of the format
   */
  public static List<Grid> read(List<PageContent> pages, String name, Budget budget) {
    List<List<TextLine>> lines = pages.stream().map(page -> TextLine.of(page.glyphs())).toList();
    PageNumbers numbers = PageNumbers.among(lines);
    List<Grid> grids = new ArrayList<>();
    Grid tables = of(pages, numbers, name, budget);
    if (tables != null) {
      grids.add(tables);
    }
    DocumentGridBuilder text = new DocumentGridBuilder(budget);
    for (int i = 0; i < lines.size(); i++) {
      for (TextLine line : lines.get(i)) {
        if (!line.equals(numbers.of(i))) {
          text.addParagraph(line.text());
        }
      }
    }
    grids.add(text.build(Grid.Source.TEXT, name));
    return grids;
  }

  /** Returns the document as one grid; null if it has no tables with lines. */
  private static @Nullable Grid of(
      List<PageContent> pages, PageNumbers numbers, String name, Budget budget) {
    PagedDocument document = new PagedDocument(pages, numbers, budget);
    if (document.sheets.stream().allMatch(sheet -> sheet.tables().isEmpty())) {
      return null;
    }
    document.sheets.forEach(document::add);
    document.endTable();
    document.endParagraph();
    return document.grid.build(Grid.Source.DOCUMENT, name);
  }

  /**
   * Removes the headers and footers: the number of a page, and the lines at the same end of most
   * pages that differ in digits only, of several on a page the outermost.
   */
  private void removeHeadersAndFooters() {
    Map<String, Integer> counts = new HashMap<>();
    for (Sheet sheet : sheets) {
      edgeLines(sheet).keySet().forEach(key -> counts.merge(key, 1, Integer::sum));
    }
    for (Sheet sheet : sheets) {
      Map<String, TextLine> edges = edgeLines(sheet);
      edges.keySet().removeIf(key -> !isRepeated(counts.getOrDefault(key, 0)));
      sheet.lines().removeIf(line -> line.equals(sheet.number()) || edges.containsValue(line));
    }
  }

  private boolean isRepeated(int times) {
    return times > 1 && times * 2 > sheets.size();
  }

  private static String withoutDigits(TextLine line) {
    return line.text().replaceAll("[\\d\\s]+", "");
  }

  /**
   * Returns the first lines of a page above all its tables, and the last lines below them, by their
   * end of the page and their text without digits.
   */
  private static Map<String, TextLine> edgeLines(Sheet sheet) {
    List<TextLine> lines = sheet.lines();
    Map<String, TextLine> ends = new HashMap<>();
    for (int i = 0; i < Math.min(MAX_HEADER_LINES, lines.size()); i++) {
      TextLine head = lines.get(i);
      if (sheet.tables().stream().allMatch(each -> head.baseline() < each.top())) {
        ends.putIfAbsent("head" + withoutDigits(head), head);
      }
      TextLine foot = lines.get(lines.size() - 1 - i);
      if (sheet.tables().stream().allMatch(each -> foot.baseline() > each.bottom())) {
        ends.putIfAbsent("foot" + withoutDigits(foot), foot);
      }
    }
    return ends;
  }

  /**
   * Determines the margins: the left edge of the leftmost lines, but for a single one, and the
   * right edge of the longest.
   */
  private void findMargins() {
    Map<Integer, Integer> lineStarts = new TreeMap<>();
    for (Sheet sheet : sheets) {
      for (TextLine line : sheet.lines()) {
        lineStarts.merge(Math.round(line.left()), 1, Integer::sum);
        right = Math.max(right, line.right());
      }
    }
    left =
        lineStarts.entrySet().stream()
            .filter(each -> each.getValue() > 1)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(0);
  }

  private void add(Sheet sheet) {
    List<PageTable> tables = new ArrayList<>(sheet.tables());
    tables.sort(Comparator.comparingDouble(PageTable::top));
    int next = 0;
    for (TextLine line : sheet.lines()) {
      while (next < tables.size() && tables.get(next).top() < line.baseline()) {
        add(tables.get(next++), sheet.glyphs());
      }
      add(line);
    }
    while (next < tables.size()) {
      add(tables.get(next++), sheet.glyphs());
    }
  }

  private void add(PageTable part, List<Glyph> glyphs) {
    endParagraph();
    List<Glyph> partGlyphs = glyphs.stream().filter(part::contains).toList();
    if (table != null && table.mayContinueIn(part)) {
      table.append(part, partGlyphs);
    } else {
      endTable();
      table = new PagedTable(part, partGlyphs);
    }
  }

  private void endTable() {
    if (table != null) {
      grid.addTable(table.rows(budget));
      table = null;
    }
  }

  private void add(TextLine line) {
    endTable();
    boolean startsParagraph =
        previousLine == null
            || line.left() > left + MIN_INDENT * line.size()
            || previousLine.right() < right - MIN_GAP_AT_END * line.size()
            || (SENTENCE_END.matcher(previousLine.text()).find()
                && HEADING.matcher(line.text()).find())
            || Math.abs(previousLine.size() - line.size()) > 1;
    if (startsParagraph) {
      endParagraph();
    }
    boolean afterSpace = previousLine != null && previousLine.beforeSpace();
    paragraph.append(afterSpace ? " " : "").append(line.text());
    previousLine = line;
  }

  private void endParagraph() {
    grid.addParagraph(paragraph.toString());
    paragraph.setLength(0);
    previousLine = null;
  }
}
