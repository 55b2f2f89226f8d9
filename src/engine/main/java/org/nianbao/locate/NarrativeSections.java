package org.nianbao.locate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.locate.LabelComparison.NormalizedLabel;
import org.nianbao.locate.ReportTitleSearch.Title;
import org.nianbao.locate.SectionOutline.Section;
import org.nianbao.template.Field;
import org.nianbao.template.Rule;
import org.nianbao.template.RuleWords;
import org.nianbao.template.Template;

/** The sections of a report's narrative in a document, and the parts of each section. */
final class NarrativeSections {
  /** The maximum number of lines of a part's label in a form that was printed. */
  private static final int MAX_LABEL_LINES = 4;

  /** The number of lines at the end of a report among which the date may be. */
  private static final int MAX_LINES_AFTER_DATE = 12;

  private static final String SENTENCE_ENDS = "。！；：”）";

  /** By how much a line that is full may be shorter than the longest one. */
  private static final int MARGIN = 8;

  private static final int FIRST_WIDE = 0x2e80;

  /** The words that begin a section on other matters in any report. */
  private static final Pattern OTHER_MATTERS = Pattern.compile("其[他它].{0,6}事项");

  /**
   * A paragraph, or several, with the cell in which it begins.
   *
   * @param text the paragraphs, one in each line
   * @param blank the number of blank lines before it
   */
  record Passage(String text, CellPlace place, int blank) {}

  /** A paragraph to which further lines are added. */
  private record Lines(StringBuilder text, int first) {}

  private final Template template;
  private final List<Section> sections;
  private final boolean wrapped;

  /** The cells by line: in a document its rows, in a workbook its cells in order. */
  private final Map<Integer, CellPlace> places = new HashMap<>();

  /** The lines of running text. */
  private final NavigableMap<Integer, String> lines = new TreeMap<>();

  /** The lines with a heading's style. */
  private final Set<Integer> styled = new HashSet<>();

  /** The rows of tables with figures, after which the text belongs to another section. */
  private final Set<Integer> figureRows = new HashSet<>();

  /** The sections of the form's tables that are known, by the line above which they stand. */
  private final NavigableMap<Integer, Section> tables = new TreeMap<>();

  /** The first text of each row with several cells. */
  private final Map<Integer, String> labels = new HashMap<>();

  /** The rows of other tables, by line. */
  private final Map<Integer, List<CellPlace>> otherRows = new HashMap<>();

  /** The rows of text beside the document, such as links. */
  private final Set<Integer> asides = new HashSet<>();

  private final Map<Field, Passage> texts = new LinkedHashMap<>();
  private final Map<Field, Passage> introductions = new LinkedHashMap<>();
  private final List<Passage> preamble = new ArrayList<>();
  private final Map<String, List<Passage>> besideTables = new LinkedHashMap<>();
  private final List<Passage> closing = new ArrayList<>();
  private final Map<CellPlace, String> sectionHeadings = new HashMap<>();
  private final Set<CellPlace> read = new HashSet<>();
  private @Nullable Discrepancy misnumbered;
  private int next;
  private int fullWidth;

  /**
   * Whether each section has a heading with a heading's style: such a document has no other
   * headings, and its blank lines are meant.
   */
  private boolean exact;

  private NarrativeSections(Template template, List<Section> sections, boolean wrapped) {
    this.template = template;
    this.sections = sections;
    this.wrapped = wrapped;
  }

  /**
   * Reads the narrative of a document.
   *
   * @param document the lines and tables of the document, below one another
   */
  static NarrativeSections of(Template template, Grid document) {
    boolean wrapped = document.source() == Grid.Source.TEXT;
    NarrativeSections sections =
        new NarrativeSections(template, TemplateTexts.of(template).sections(), wrapped);
    NavigableMap<Integer, List<Cell>> rows = PrintedSheet.rows(document);
    rows.keySet().removeAll(PrintedSheet.among(template, rows).keySet());
    rows.values().forEach(row -> sections.addRow(document, row));
    sections.read(title(template, document), null, null);
    return sections;
  }

  /**
   * Reads a narrative that stands in the cells of a workbook's sheet.
   *
   * @param cells the cells with text that may be headings or narrative, in their order
   * @param tables the tables of the form on the sheet
   * @param elsewhere the names of the tables on other sheets: a heading about the matter of one is
   *     that of a part, unless it has the title or the number of the table's section
   * @param numbering the form of the ordinals of the sections in the workbook
   * @param named the section that the sheet is named after; null if none
   */
  static NarrativeSections of(
      Template template,
      List<Passage> cells,
      List<TableBounds> tables,
      Set<String> elsewhere,
      HeadingLine.Style numbering,
      @Nullable Section named) {
    List<Section> outlined =
        TemplateTexts.of(template).sections().stream()
            .map(each -> elsewhere.contains(each.sheet()) ? each.withoutTopic() : each)
            .toList();
    NarrativeSections sections = new NarrativeSections(template, outlined, false);
    Iterator<TableBounds> below =
        tables.stream().sorted(Comparator.comparingInt(TableBounds::firstFigureRow)).iterator();
    TableBounds table = below.hasNext() ? below.next() : null;
    for (Passage cell : cells) {
      while (table != null && table.firstFigureRow() <= cell.place().address().row()) {
        sections.addTable(table);
        table = below.hasNext() ? below.next() : null;
      }
      sections.addLine(cell.place(), cell.text());
    }
    sections.read(null, numbering, named);
    return sections;
  }

  private void addRow(Grid document, List<Cell> cells) {
    Cell first = cells.get(0);
    String sheet = document.name();
    CellPlace place = new CellPlace(sheet, first.address());
    if (document.headingLevel(first.address().row()) > 0) {
      styled.add(next);
    }
    if (cells.size() == 1 && first.content() instanceof CellContent.Text text) {
      if (first.address().column() == 0) {
        addLine(place, text.value());
      } else {
        read.add(place);
        asides.add(next++);
      }
      return;
    }
    if (first.content() instanceof CellContent.Text text) {
      labels.put(next, text.value());
    }
    if (cells.stream().filter(ReceivedSheet::isNumber).limit(2).count() == 2) {
      figureRows.add(next++);
    } else if (cells.stream().anyMatch(NarrativeSections::isLongSentence) || isPart(cells)) {
      labels.remove(next);
      for (Cell cell : cells) { // the columns of a layout table
        addLine(new CellPlace(sheet, cell.address()), cell.content().toString());
      }
    } else {
      cells.forEach(
          cell ->
              otherRows
                  .computeIfAbsent(next, row -> new ArrayList<>())
                  .add(new CellPlace(sheet, cell.address())));
      next++;
    }
  }

  private void addTable(TableBounds table) {
    for (Section section : sections) {
      if (section.sheet().equals(table.name())) {
        tables.put(next++, section);
      }
    }
  }

  /** Returns whether cells are the label of one of several parts of a section and its text. */
  private boolean isPart(List<Cell> cells) {
    return cells.size() == 2
        && cells.get(1).content() instanceof CellContent.Text
        && TemplateTexts.of(template)
            .isPartLabel(LabelComparison.normalised(cells.get(0).content().toString()));
  }

  private static boolean isLongSentence(Cell cell) {
    return cell.content() instanceof CellContent.Text text && LineKind.isLongSentence(text.value());
  }

  /**
   * Adds a paragraph. In a cell, sections may follow one another line by line, and a heading may
   * have the line above its text.
   */
  private void addLine(CellPlace place, String text) {
    int begin = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
      int lineEnd = text.indexOf('\n', end + 1);
      HeadingLine next =
          HeadingLine.parse(text.substring(end + 1, lineEnd < 0 ? text.length() : lineEnd));
      boolean sectionFollows = next != null && next.isTopLevel();
      if (sectionFollows || (begin == 0 && isHeading(text.substring(0, end)))) {
        addWholeLine(place, text.substring(begin, end));
        begin = end + 1;
      }
    }
    addWholeLine(place, text.substring(begin));
  }

  private void addWholeLine(CellPlace place, String line) {
    places.put(next, place);
    lines.put(next++, line);
  }

  /** Returns whether a line is nothing but a heading with an ordinal. */
  private static boolean isHeading(String line) {
    HeadingLine heading = HeadingLine.parse(line);
    return heading != null
        && heading.style() != HeadingLine.Style.NONE
        && heading.isWholeLine()
        && !LineKind.isRunningText(line);
  }

  private static @Nullable Title title(Template template, Grid document) {
    return ReportTitleSearch.find(document, TemplateTexts.of(template)).orElse(null);
  }

  /** Returns the texts of the parts of the narrative. */
  Map<Field, Passage> texts() {
    return texts;
  }

  /** Returns the texts before the first parts of sections, by the fields of these texts. */
  Map<Field, Passage> introductions() {
    return introductions;
  }

  /** Returns the text between the report's title and its first section. */
  List<Passage> preamble() {
    return preamble;
  }

  /** Returns the text in the sections of tables, by the names of their sheets. */
  Map<String, List<Passage>> besideTables() {
    return besideTables;
  }

  /** Returns the names of the template's sheets whose sections begin in a cell. */
  Map<CellPlace, String> sectionHeadings() {
    return sectionHeadings;
  }

  /** Returns the text below the last section: the unit and the date, and what follows them. */
  List<Passage> closing() {
    return closing;
  }

  /** Returns the discrepancy of a heading with a wrong ordinal; null if there is none. */
  @Nullable Discrepancy misnumbered() {
    return misnumbered;
  }

  /**
   * Returns the cells that are headings, parts of the narrative, or a page's furniture; not those
   * of the other texts.
   */
  Set<CellPlace> read() {
    return read;
  }

  /** Returns the template's narrative sheets, filled with the texts of the parts. */
  List<Grid> sheets() {
    List<Grid> sheets = new ArrayList<>();
    for (Grid sheet : template.formSheets()) {
      FormSheetBuilder form = null;
      for (Field field : template.fieldsOn(sheet.name()).values()) {
        Passage passage = texts.get(field);
        if (passage != null) {
          form = form == null ? new FormSheetBuilder(template, sheet) : form;
          form.put(field, new CellContent.Text(passage.text()));
        }
      }
      if (form != null) {
        sheets.add(form.build());
      }
    }
    return sheets;
  }

  private void read(
      @Nullable Title title, HeadingLine.@Nullable Style numbering, @Nullable Section named) {
    NavigableMap<Integer, Section> headings =
        SectionOutline.headings(sections, withoutTableLabels(), styled, tables, numbering);
    misnumbered = SectionNumbering.check(headings, lines, places);
    if (named != null
        && (headings.isEmpty() || headings.firstEntry().getValue().number() > named.number())) {
      headings.put(-1, named); // above the first line
    }
    exact = headings.size() == sections.size() && styled.containsAll(headings.keySet());
    boolean page = !exact || !asides.isEmpty();
    boolean workbook = numbering != null; // which has no page around the report
    int titleRow = title == null ? -1 : row(title) + title.lines() - 1; // its last line
    int begin = headings.isEmpty() ? Integer.MAX_VALUE : headings.firstKey();
    int end =
        page && !workbook ? firstFurnitureRow(rowBelowSignature(headings, title), title) : next;
    String unit = exact && title != null ? title.title().unit() : "";
    int last = headings.isEmpty() ? lastRowOfTables(titleRow, end) : headings.lastKey();
    int signature = firstLineOfSignature(last, end, unit);
    otherRows.forEach(
        (row, cells) -> {
          if (row < titleRow) { // the page's data: 索引号, 发布机构, 成文日期
            read.addAll(cells);
          }
        });
    Map<String, List<Lines>> paragraphs = new LinkedHashMap<>();
    Section current = headings.get(-1);
    for (int row : rows()) {
      String line = lines.get(row);
      Section begun = headings.get(row);
      if (begun != null) {
        current = begun;
        sectionHeadings.put(place(row), begun.sheet());
        markRead(row);
        line =
            textOf(Objects.requireNonNull(HeadingLine.parse(Objects.requireNonNull(line))), begun);
      } else if (tables.containsKey(row)) {
        current = tables.get(row);
      } else if (figureRows.contains(row) && isFormTable(row, current, headings)) {
        current = null; // what follows a table of the form is not about the section before it
      }
      if (begun != null && isFormSheet(begun.sheet(), row + 1)) {
        current = null; // the form's own sheet: its cells are located by their labels
      }
      if (line == null || line.isEmpty()) {
        continue;
      }
      boolean isTitle = row == titleRow && line.indexOf('。') < 0;
      if (row >= end || isTitle || isAboveLinks(row, line)) {
        markRead(row);
      } else if (row < begin && !headings.isEmpty()) {
        addBeforeSections(row, line, titleRow, page, workbook);
      } else if (row >= signature) {
        closing.add(new Passage(line, place(row), blankBefore(row)));
      } else if (current != null && current.narrative()) {
        markRead(row);
        List<Field> parts = parts(current.sheet());
        add(
            paragraphs.computeIfAbsent(current.sheet(), name -> new ArrayList<>()),
            line,
            row,
            parts);
      } else if (current != null
          && begun == null
          && !exact
          && TemplateTexts.of(template).contains(line)) {
        markRead(row); // a label of the table, alone in its row
      } else if (current != null) {
        read.remove(place(row)); // the text after a heading belongs to the notes
        besideTables
            .computeIfAbsent(current.sheet(), name -> new ArrayList<>())
            .add(new Passage(line, place(row), blankBefore(row)));
      }
    }
    separateJoined(headings, paragraphs);
    paragraphs.forEach(
        (sheet, each) -> {
          List<NarrativeParts.Paragraph> all = each.stream().map(this::paragraph).toList();
          Field introduction = template.noteBefore(sheet);
          NarrativeParts.read(parts(sheet), introduction, all)
              .forEach(
                  (field, passage) ->
                      (field.equals(introduction) ? introductions : texts).put(field, passage));
        });
  }

  /** Returns the lines without the labels of tables, which may be numbered as sections are. */
  private NavigableMap<Integer, String> withoutTableLabels() {
    if (!wrapped) {
      return lines;
    }
    TemplateTexts labels = TemplateTexts.of(template);
    NavigableMap<Integer, String> others = new TreeMap<>(lines);
    others.values().removeIf(line -> labels.isTableLabel(LabelComparison.normalised(line)));
    return others;
  }

  /** Separates sections of running text that have one heading: 五、存在的问题及其他事项. */
  private void separateJoined(
      NavigableMap<Integer, Section> headings, Map<String, List<Lines>> paragraphs) {
    for (int i = 1; i < sections.size(); i++) {
      Section first = sections.get(i - 1);
      Section second = sections.get(i);
      if (areJoined(first, second, headings)) {
        Section named = headings.containsValue(first) ? first : second;
        List<Lines> all = paragraphs.remove(named.sheet());
        if (all != null) {
          separate(all, first, second, paragraphs);
        }
      }
    }
  }

  /** Returns whether only one of two sections has a heading, which names the matters of both. */
  private boolean areJoined(
      Section first, Section second, NavigableMap<Integer, Section> headings) {
    return first.narrative()
        && second.narrative()
        && parts(second.sheet()).size() == 1
        && headings.containsValue(first) != headings.containsValue(second)
        && headings.keySet().stream()
            .map(row -> HeadingLine.parse(lines.getOrDefault(row, "")))
            .anyMatch(line -> line != null && first.isTopicOf(line) && second.isTopicOf(line));
  }

  /** Gives each of two joined sections its paragraphs; the second begins with its matter. */
  private void separate(
      List<Lines> all, Section first, Section second, Map<String, List<Lines>> paragraphs) {
    List<Lines> own = new ArrayList<>();
    List<Lines> rest = new ArrayList<>();
    for (Lines paragraph : all) {
      String text = paragraph.text().toString();
      int at = rest.isEmpty() ? beginOfMatter(text, second) : 0;
      if (at != 0) {
        String before = at < 0 ? text : text.substring(0, at);
        own.add(new Lines(new StringBuilder(before), paragraph.first()));
      }
      if (at >= 0) {
        rest.add(new Lines(new StringBuilder(text.substring(at)), paragraph.first()));
      }
    }
    if (!own.isEmpty()) {
      paragraphs.put(first.sheet(), own);
    }
    if (!rest.isEmpty()) {
      paragraphs.put(second.sheet(), rest);
    }
  }

  /**
   * Returns where the sentence about the matter of a section begins in a text: what the section
   * must state by the rules of the form, or other matters; -1 if nowhere.
   */
  private int beginOfMatter(String text, Section section) {
    int first = firstMatch(OTHER_MATTERS, text);
    String key = parts(section.sheet()).get(0).key();
    for (Rule rule : template.rules()) {
      RuleWords words = rule.words();
      if (words.text(RuleWords.CHECK).equals(RuleWords.STATED)
          && words.key(RuleWords.TEXT).equals(key)) {
        for (Pattern statement : words.patterns(RuleWords.PATTERN)) {
          first = Math.min(first, firstMatch(statement, text));
        }
      }
    }
    return first == Integer.MAX_VALUE ? -1 : text.lastIndexOf('。', first) + 1;
  }

  /** Returns where a text first has a match; the maximum if it has none. */
  private static int firstMatch(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.start() : Integer.MAX_VALUE;
  }

  /** Returns whether a line is the heading of links. */
  private boolean isAboveLinks(int row, String line) {
    return styled.contains(row) && asides.contains(row + 1) && !LineKind.isSentence(line);
  }

  private NarrativeParts.Paragraph paragraph(Lines text) {
    int row = text.first();
    boolean headed = exact && styled.contains(row);
    return new NarrativeParts.Paragraph(
        text.text().toString(), place(row), headed, blankBefore(row));
  }

  private List<Field> parts(String sheet) {
    return List.copyOf(template.fieldsOn(sheet).values());
  }

  private int row(Title title) {
    return places.entrySet().stream()
        .filter(line -> line.getValue().address().equals(title.at()))
        .mapToInt(Map.Entry::getKey)
        .findFirst()
        .orElse(-1);
  }

  private CellPlace place(int row) {
    return Objects.requireNonNull(places.get(row));
  }

  private void markRead(int row) {
    read.add(place(row));
  }

  /**
   * Sorts a line above the first section. Sentences below the title are part of the report; what is
   * above the title, and short lines before the first sentence, are known by their place: the
   * page's navigation, the date of publication, a table of contents. In a workbook they are not.
   */
  private void addBeforeSections(int row, String line, int title, boolean page, boolean workbook) {
    boolean beforeText = preamble.isEmpty() || HeadingLine.hasOrdinal(line);
    boolean sentence = line.indexOf('。') >= 0;
    boolean noText =
        page && beforeText && (!LineKind.isSentence(line) || LineKind.isPageData(line));
    if (TemplateTexts.of(template).isExplanation(line)) {
      markRead(row);
    } else if (row < title ? !sentence : noText) {
      if (!workbook) {
        markRead(row);
      }
    } else if (row >= title) {
      preamble.add(new Passage(line, place(row), blankBefore(row)));
    }
  }

  /**
   * Returns the first line of the unit's name and the date below the report; the end if there is no
   * date.
   *
   * @param lastHeading the line of the last section's heading
   * @param unit the only name that counts; empty if any does
   */
  private int firstLineOfSignature(int lastHeading, int end, String unit) {
    if (lastHeading >= end) {
      return end;
    }
    List<Integer> last = List.copyOf(lines.subMap(lastHeading, false, end, false).keySet());
    for (int i = last.size() - 1; i >= Math.max(0, last.size() - MAX_LINES_AFTER_DATE); i--) {
      if (LineKind.isDate(text(last.get(i)))) {
        String above = i > 0 ? text(last.get(i - 1)) : "";
        if (unit.isEmpty() || above.equals(unit)) {
          return last.get(!above.isEmpty() && LineKind.mayBeName(above) ? i - 1 : i);
        }
      }
    }
    return end;
  }

  /**
   * Returns the last row of the tables of a form without a narrative, below which its signature
   * stands; the end for other forms.
   */
  private int lastRowOfTables(int titleRow, int end) {
    if (sections.stream().anyMatch(Section::narrative)) {
      return end;
    }
    return figureRows.stream().filter(row -> row < end).max(Integer::compare).orElse(titleRow);
  }

  private String text(int row) {
    return Objects.requireNonNull(lines.get(row));
  }

  /** Returns the text in a heading's line: what its words say beyond the section's title, too. */
  private static String textOf(HeadingLine heading, Section section) {
    if (SectionOutline.isTitle(NormalizedLabel.of(heading.words()), section.title())) {
      boolean more =
          section.narrative()
              && heading.isWholeLine()
              && LabelComparison.normalised(heading.words()).startsWith(section.title().core())
              && LabelComparison.normalised(heading.words()).length()
                  > section.title().core().length();
      return more ? heading.body() : heading.text();
    }
    return heading.isWholeLine() && !heading.isSentence() ? "" : heading.body();
  }

  /**
   * Returns whether the row below a section's title begins the form's own sheet, as in a form that
   * was printed: the label of the first part, with its text in the next cell or without any.
   */
  private boolean isFormSheet(String sheet, int row) {
    List<Field> parts = parts(sheet);
    String label = LabelComparison.normalised(NarrativeParts.label(parts.get(0)));
    if (labels.containsKey(row)) {
      return LabelComparison.normalised(labels.getOrDefault(row, "")).equals(label);
    }
    StringBuilder below = new StringBuilder();
    for (int line = row; parts.size() == 1 && line < row + MAX_LABEL_LINES; line++) {
      below.append(LabelComparison.normalised(lines.getOrDefault(line, "")));
      if (label.contentEquals(below)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether a table within a section may be one of the form, whose heading is not in the
   * text.
   */
  private static boolean isFormTable(
      int row, @Nullable Section current, NavigableMap<Integer, Section> headings) {
    boolean tableFollows =
        headings.tailMap(row, false).values().stream().anyMatch(next -> !next.narrative());
    boolean tablePrecedes =
        headings.headMap(row, false).values().stream().anyMatch(before -> !before.narrative());
    return current != null && !tableFollows && !tablePrecedes;
  }

  private Set<Integer> rows() {
    Set<Integer> rows = new TreeSet<>(lines.keySet());
    rows.addAll(figureRows);
    rows.addAll(tables.keySet());
    return rows;
  }

  /**
   * Returns the first row below the report: below the unit's name and the date if they are there,
   * else below the last heading.
   */
  private int rowBelowSignature(NavigableMap<Integer, Section> headings, @Nullable Title title) {
    int from = headings.isEmpty() ? 0 : headings.lastKey() + 1;
    String unit = title == null ? "" : title.title().unit();
    String above = "";
    for (Map.Entry<Integer, String> line : lines.tailMap(from, true).entrySet()) {
      if (!unit.isEmpty() && above.equals(unit) && LineKind.isDate(line.getValue())) {
        from = line.getKey() + 1;
      }
      above = line.getValue();
    }
    return from;
  }

  /**
   * Returns the row in which a page's furniture below the report begins. Furniture is known by its
   * place: nothing but furniture and short lines follow.
   *
   * @param from the first row that may be furniture
   * @param title the report's own title; that of another report is a link
   */
  private int firstFurnitureRow(int from, @Nullable Title title) {
    Set<Integer> rows = new TreeSet<>(Comparator.reverseOrder());
    rows.addAll(lines.tailMap(from, true).keySet());
    rows.addAll(asides);
    int first = Integer.MAX_VALUE;
    for (int row : rows) {
      String line = lines.get(row);
      boolean link = line != null && title != null && isTitleOfOther(line, title.title());
      if (row < from || (line != null && !link && !LineKind.mayBeFurniture(line))) {
        break;
      }
      if (line == null || link || LineKind.isFurniture(line)) {
        first = row;
      }
    }
    return first;
  }

  private boolean isTitleOfOther(String line, ReportTitle own) {
    return line.indexOf('。') < 0
        && ReportTitle.parse(IdentityFinder.withoutSpaces(line), template.title())
            .filter(title -> title.isComplete() && !title.equals(own))
            .isPresent();
  }

  /** Appends a line to the last paragraph if it continues it; else starts a new paragraph. */
  private void add(List<Lines> paragraphs, String line, int row, List<Field> parts) {
    if (!paragraphs.isEmpty() && wrapped && continues(row, line, parts)) {
      paragraphs.get(paragraphs.size() - 1).text().append(line);
    } else {
      paragraphs.add(new Lines(new StringBuilder(line), row));
    }
  }

  /**
   * Returns whether a line of text continues the paragraph of the line above it. The last line of a
   * paragraph ends a sentence, and is seldom as long as a whole line.
   */
  private boolean continues(int row, String line, List<Field> parts) {
    String above = lines.getOrDefault(row - 1, "");
    boolean ended =
        !above.isEmpty()
            && SENTENCE_ENDS.indexOf(above.charAt(above.length() - 1)) >= 0
            && width(above) < fullWidth() - MARGIN;
    return !ended
        && !isShortHeading(above)
        && !HeadingLine.hasOrdinal(line)
        && !NarrativeParts.isLabel(line, parts)
        && !NarrativeParts.isLabel(above, parts);
  }

  /** Returns whether a line with an ordinal is too short to be the first of a paragraph. */
  private boolean isShortHeading(String line) {
    HeadingLine heading = HeadingLine.parse(line);
    return heading != null
        && heading.style() != HeadingLine.Style.NONE
        && heading.isWholeLine()
        && width(line) < fullWidth() / 2;
  }

  /** Returns the width of a line; a Latin character is half as wide as a Chinese one. */
  private static int width(String line) {
    return line.chars().map(c -> c < FIRST_WIDE ? 1 : 2).sum();
  }

  private int fullWidth() {
    if (fullWidth == 0) {
      fullWidth = lines.values().stream().mapToInt(NarrativeSections::width).max().orElse(0);
    }
    return fullWidth;
  }

  /** Returns the number of blank lines above a line; 0 unless the document's are meant. */
  private int blankBefore(int row) {
    CellPlace above = exact ? places.get(row - 1) : null;
    return above == null ? 0 : Math.max(0, place(row).address().row() - above.address().row() - 1);
  }
}
