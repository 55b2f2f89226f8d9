package org.nianbao.locate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.locate.LabelComparison.NormalizedLabel;
import org.nianbao.locate.SectionOutline.Section;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;
import org.nianbao.template.Template;

/** The sections of a report's narrative in a document, and the parts of each section. */
final class NarrativeSections {
  private static final int MAX_TITLE_LENGTH = 40;

  /** The maximum number of lines of a part's label in a form that was printed. */
  private static final int MAX_LABEL_LINES = 4;

  /** Words of a part's heading that do not tell which part it is. */
  private static final Pattern COMMON_WORDS = Pattern.compile("政府|政务|信息|公开|工作|情况|方面|建设|办理|机关|行政|的");

  /** A line of a page's furniture, which the page shows below its report. */
  private static final Pattern FURNITURE =
      Pattern.compile(
          "^[【\\[（(]?(?:打印|关闭|返回|收藏|分享|字体)(?:本页|本文|窗口|页面|顶部|首页|上一页|列表)?[】\\]）)]?.{0,12}$"
              + "|^(?:责任编辑|编辑|审核|来源|信息来源|作者|发布日期|发布时间|浏览次数|阅读次数|点击数|地址|网站标识码"
              + "|(?:主办|承办|协办)(?:单位)?)[：: ].{0,60}$"
              + "|^[上下]一[篇条页].{0,60}$|^相关(?:新闻|文档|链接|阅读|附件|稿件).{0,6}$"
              + "|ICP备|公网安备|版权所有|网站地图|^扫一扫|^扫码|^联系我们");

  private static final int MAX_FURNITURE_LENGTH = 30;

  private final Template template;
  private final Grid document;

  /** The lines of running text, by row. */
  private final NavigableMap<Integer, String> lines = new TreeMap<>();

  /** The rows of tables with figures, after which the text belongs to another section. */
  private final Set<Integer> figureRows = new HashSet<>();

  /** The first text of each row with several cells. */
  private final Map<Integer, String> labels = new HashMap<>();

  /** The rows of text beside the document, such as links. */
  private final Set<Integer> asides = new HashSet<>();

  private NarrativeSections(Template template, Grid document) {
    this.template = template;
    this.document = document;
    Map<Integer, List<Cell>> rows =
        document.cells().stream()
            .collect(
                Collectors.groupingBy(
                    cell -> cell.address().row(), TreeMap::new, Collectors.toList()));
    rows.forEach(this::addRow);
  }

  private void addRow(int row, List<Cell> cells) {
    Cell first = cells.get(0);
    if (cells.size() == 1 && first.content() instanceof CellContent.Text text) {
      if (first.address().column() == 0) {
        lines.put(row, text.value());
      } else {
        asides.add(row);
      }
      return;
    }
    if (first.content() instanceof CellContent.Text text) {
      labels.put(row, text.value());
    }
    if (cells.stream().filter(ReceivedSheet::isNumber).limit(2).count() == 2) {
      figureRows.add(row);
    }
  }

  /** Returns the template's narrative sheets, filled with the sections found in the document. */
  static List<Grid> readSheets(Template template, Grid document) {
    Map<String, List<StringBuilder>> sections = new NarrativeSections(template, document).read();
    List<Grid> sheets = new ArrayList<>();
    for (Grid sheet : template.formSheets()) {
      List<String> paragraphs =
          sections.getOrDefault(sheet.name(), List.of()).stream()
              .map(StringBuilder::toString)
              .toList();
      if (isNarrative(template, sheet.name()) && !paragraphs.isEmpty()) {
        FormSheetBuilder form = new FormSheetBuilder(template, sheet);
        List<Field> parts = List.copyOf(template.fieldsOn(sheet.name()).values());
        textByPart(parts, paragraphs)
            .forEach((field, text) -> form.put(field, new CellContent.Text(text)));
        sheets.add(form.build());
      }
    }
    return sheets;
  }

  private static boolean isNarrative(Template template, String sheet) {
    return template.fieldsOn(sheet).values().stream()
        .allMatch(field -> field.kind() == FieldKind.TEXT && !field.columnLabels().isEmpty());
  }

  /** Returns the titles of the template's sheets, by sheet name. */
  static Map<String, NormalizedLabel> titles(Template template) {
    Map<String, NormalizedLabel> titles = new LinkedHashMap<>();
    titleTexts(template).forEach((name, title) -> titles.put(name, NormalizedLabel.of(title)));
    return titles;
  }

  private static Map<String, String> titleTexts(Template template) {
    Map<String, String> titles = new LinkedHashMap<>();
    for (Grid sheet : template.formSheets()) {
      template.fieldsOn(sheet.name()).values().stream()
          .map(Field::columnLabels)
          .filter(labels -> !labels.isEmpty())
          .findFirst()
          .ifPresent(labels -> titles.put(sheet.name(), labels.get(0)));
    }
    return titles;
  }

  /** Returns the sections of the form: the sheets whose titles have a number, in their order. */
  private static List<Section> sections(Template template) {
    List<Section> sections = new ArrayList<>();
    titleTexts(template)
        .forEach(
            (sheet, title) -> {
              HeadingLine heading = HeadingLine.parse(title);
              if (heading != null && heading.isTopLevel()) {
                sections.add(
                    new Section(
                        heading.number(),
                        sheet,
                        NormalizedLabel.of(title),
                        HeadingTopic.ofLabel(heading.words()),
                        isNarrative(template, sheet)));
              }
            });
    sections.sort(Comparator.comparingInt(Section::number));
    return sections;
  }

  /** Returns the name of the sheet that has this title; null if there is none. */
  static @Nullable String sheetWithTitle(String text, Map<String, NormalizedLabel> titles) {
    if (text.length() > MAX_TITLE_LENGTH) {
      return null;
    }
    NormalizedLabel wording = NormalizedLabel.of(text);
    return titles.entrySet().stream()
        .filter(title -> SectionOutline.isTitle(wording, title.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  /** Returns the paragraphs of each section, by sheet name. */
  private Map<String, List<StringBuilder>> read() {
    NavigableMap<Integer, Section> headings = SectionOutline.headings(sections(template), lines);
    Map<String, List<StringBuilder>> paragraphs = new LinkedHashMap<>();
    int end = firstFurnitureRow(headings.isEmpty() ? 0 : headings.lastKey() + 1);
    Section current = null;
    for (int row : rows()) {
      if (row >= end) {
        break;
      }
      String line = lines.get(row);
      Section begun = headings.get(row);
      if (begun != null) {
        current = begun;
        line =
            textOf(Objects.requireNonNull(HeadingLine.parse(Objects.requireNonNull(line))), begun);
      } else if (figureRows.contains(row) && isFormTable(row, current, headings)) {
        current = null; // what follows a table of the form is not about the section before it
      }
      if (begun != null && isFormSheet(begun.sheet(), row + 1)) {
        current = null; // the form's own sheet: its cells are located by their labels
      }
      if (current != null && line != null && !line.isEmpty()) {
        add(paragraphs.computeIfAbsent(current.sheet(), name -> new ArrayList<>()), line);
      }
    }
    return paragraphs;
  }

  /** Returns the text in a heading's line: what its words say beyond the section's title, too. */
  private static String textOf(HeadingLine heading, Section section) {
    if (SectionOutline.isTitle(NormalizedLabel.of(heading.words()), section.title())) {
      boolean more =
          heading.isWholeLine()
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
    List<Field> parts = List.copyOf(template.fieldsOn(sheet).values());
    String label = LabelComparison.normalised(label(parts.get(0)));
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
    return rows;
  }

  /**
   * Returns the row in which a page's furniture below the report begins. Furniture is known by its
   * place: nothing but furniture and short lines follow.
   *
   * @param from the first row that may be furniture
   */
  private int firstFurnitureRow(int from) {
    Set<Integer> rows = new TreeSet<>(Comparator.reverseOrder());
    rows.addAll(lines.tailMap(from, true).keySet());
    rows.addAll(asides);
    int first = Integer.MAX_VALUE;
    for (int row : rows) {
      String line = lines.get(row);
      if (row < from || (line != null && !mayBeFurniture(line))) {
        break;
      }
      if (line == null || isFurniture(line)) {
        first = row;
      }
    }
    return first;
  }

  private static boolean isFurniture(String line) {
    HeadingLine heading = HeadingLine.parse(line);
    boolean numbered = heading != null && heading.style() != HeadingLine.Style.NONE;
    return !numbered && line.indexOf('。') < 0 && FURNITURE.matcher(line).find();
  }

  private static boolean mayBeFurniture(String line) {
    return isFurniture(line) || (line.length() <= MAX_FURNITURE_LENGTH && line.indexOf('。') < 0);
  }

  /** Appends a line to the last paragraph, or starts a new paragraph if the line has an ordinal. */
  private void add(List<StringBuilder> paragraphs, String line) {
    HeadingLine heading = HeadingLine.parse(line);
    boolean begins = heading != null && heading.style() != HeadingLine.Style.NONE;
    if (document.source() == Grid.Source.TEXT && !paragraphs.isEmpty() && !begins) {
      paragraphs.get(paragraphs.size() - 1).append(line);
    } else {
      paragraphs.add(new StringBuilder(line));
    }
  }

  /**
   * Returns the text of each part. Text before the first heading belongs to the first part, and
   * text below a heading of no part to the part before it.
   */
  private static Map<Field, String> textByPart(List<Field> parts, List<String> paragraphs) {
    Map.Entry<HeadingLine.Style, Set<Field>> usual = usualHeadings(parts, paragraphs);
    HeadingLine.Style style = usual == null ? null : usual.getKey();
    Set<Field> named = usual == null ? Set.of() : usual.getValue();
    Map<Field, List<String>> texts = new LinkedHashMap<>();
    Set<Field> begun = new HashSet<>();
    Field current = parts.get(0);
    for (String paragraph : paragraphs) {
      HeadingLine heading = HeadingLine.parse(paragraph);
      Field part = heading == null ? null : partOf(heading, parts, begun);
      if (part != null
          && heading != null
          && heading.style() != style
          && (named.contains(part)
              || !isLabel(heading, part)
              || parts.indexOf(part) < parts.indexOf(current))) {
        part = null; // a heading within the part
      }
      String text = paragraph;
      if (part != null && heading != null) {
        begun.add(part);
        current = part;
        text = heading.isWholeLine() && isLabel(heading, part) ? "" : heading.body();
      }
      if (!text.isEmpty()) {
        texts.computeIfAbsent(current, field -> new ArrayList<>()).add(text);
      }
    }
    return texts.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                text -> String.join("\n", text.getValue()),
                (one, other) -> one,
                LinkedHashMap::new));
  }

  /**
   * Returns the form of the ordinals of the parts' headings, and the parts that such headings name:
   * the form of most different parts, the highest of several; null if no heading names a part.
   * Headings of other forms are within a part, unless they are the label of a later one.
   */
  private static Map.@Nullable Entry<HeadingLine.Style, Set<Field>> usualHeadings(
      List<Field> parts, List<String> paragraphs) {
    Map<HeadingLine.Style, Set<Field>> found = new EnumMap<>(HeadingLine.Style.class);
    for (String paragraph : paragraphs) {
      HeadingLine heading = HeadingLine.parse(paragraph);
      Field part = heading == null ? null : partOf(heading, parts, Set.of());
      if (heading != null && part != null) {
        found.computeIfAbsent(heading.style(), style -> new HashSet<>()).add(part);
      }
    }
    return found.entrySet().stream() // from the highest level: the first of several is taken
        .max(Comparator.comparingInt(style -> style.getValue().size()))
        .orElse(null);
  }

  /** Returns the part that a heading names, unless it has begun already; null if none. */
  private static @Nullable Field partOf(HeadingLine heading, List<Field> parts, Set<Field> begun) {
    if (parts.size() == 1) {
      return null;
    }
    boolean sentence = heading.style() == HeadingLine.Style.NONE && !isShort(heading, parts);
    return sentence
        ? null
        : parts.stream()
            .filter(part -> !begun.contains(part) && names(heading.words(), label(part)))
            .findFirst()
            .orElse(null);
  }

  /** Returns whether a line without an ordinal consists of a part's label and common words. */
  private static boolean isShort(HeadingLine heading, List<Field> parts) {
    return parts.stream().anyMatch(part -> isLabel(heading, part));
  }

  private static boolean names(String words, String label) {
    HeadingTopic topic = HeadingTopic.ofLabel(label);
    return topic == null
        ? LabelComparison.normalised(words).contains(NormalizedLabel.of(label).core())
        : topic.matches(words);
  }

  private static String label(Field part) {
    List<String> labels = part.rowLabels();
    return labels.isEmpty() ? part.label() : labels.get(labels.size() - 1);
  }

  /** Returns whether a heading is a part's label, apart from common words: 平台建设情况. */
  private static boolean isLabel(HeadingLine heading, Field part) {
    String words = bare(LabelComparison.normalised(heading.words()));
    return words.equals(bare(NormalizedLabel.of(label(part)).core()));
  }

  private static String bare(String words) {
    return COMMON_WORDS.matcher(words).replaceAll("");
  }
}
