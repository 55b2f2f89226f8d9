package org.nianbao.locate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Whitespace;
import org.nianbao.locate.LabelComparison.NormalizedLabel;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;
import org.nianbao.template.Template;

/** The sections of a report's narrative, found by the titles of the template's sheets. */
final class NarrativeSections {
  private static final int MAX_TITLE_LENGTH = 40;

  /** Words that may follow a heading without being text of the section. */
  private static final Pattern TAIL = Pattern.compile("(?:工作|方面)?(?:情况)?$");

  /** The heading of a part at the beginning of its text: （一）主动公开情况。 */
  private static final Pattern PART =
      Pattern.compile("^[（(][一二三四五六七八九十]{1,2}[）)]\\s*([^。：:，,；;\\n]{2,25})");

  /** Texts below the end of a page's report, at the beginning of a line or anywhere in it. */
  private static final Pattern FOOTER =
      Pattern.compile(
          "^[【\\[（(]?(?:打印|关闭|返回|收藏|分享|字体|上一[篇条页]|下一[篇条页]|相关(?:新闻|文档|链接|阅读|附件|稿件)"
              + "|版权所有|(?:主办|承办|协办)(?:单位)?[：: ]|扫一扫|扫码|网站地图|联系我们|附件[：:\\d])"
              + "|^(?:责任编辑|编辑|审核|来源|信息来源|作者|发布日期|发布时间|浏览次数|阅读次数|点击数|地址|网站标识码)[：:]"
              + "|ICP备|公网安备");

  private final Template template;
  private final Grid document;

  /** The paragraphs of each section, by sheet name. */
  private final Map<String, List<StringBuilder>> sections = new LinkedHashMap<>();

  private NarrativeSections(Template template, Grid document) {
    this.template = template;
    this.document = document;
  }

  /** Returns the template's narrative sheets, filled with the sections found in the document. */
  static List<Grid> readSheets(Template template, Grid document) {
    NarrativeSections sections = new NarrativeSections(template, document);
    sections.collect();
    List<Grid> sheets = new ArrayList<>();
    for (Grid sheet : template.formSheets()) {
      List<StringBuilder> paragraphs = sections.sections.getOrDefault(sheet.name(), List.of());
      if (isNarrative(template, sheet) && !paragraphs.isEmpty()) {
        FormSheetBuilder form = new FormSheetBuilder(template, sheet);
        List<Field> parts = List.copyOf(template.fieldsOn(sheet.name()).values());
        texts(parts, paragraphs)
            .forEach((field, text) -> form.put(field, new CellContent.Text(text)));
        sheets.add(form.build());
      }
    }
    return sheets;
  }

  private static boolean isNarrative(Template template, Grid sheet) {
    return template.fieldsOn(sheet.name()).values().stream()
        .allMatch(field -> field.kind() == FieldKind.TEXT && !field.columnLabels().isEmpty());
  }

  /** Returns the titles of the template's sheets, by sheet name. */
  static Map<String, NormalizedLabel> titles(Template template) {
    Map<String, NormalizedLabel> titles = new LinkedHashMap<>();
    for (Grid sheet : template.formSheets()) {
      template.fieldsOn(sheet.name()).values().stream()
          .map(Field::columnLabels)
          .filter(labels -> !labels.isEmpty())
          .findFirst()
          .ifPresent(labels -> titles.put(sheet.name(), NormalizedLabel.of(labels.get(0))));
    }
    return titles;
  }

  private void collect() {
    Map<String, NormalizedLabel> titles = titles(template);
    Map<Integer, Long> cellsInRow =
        document.cells().stream()
            .collect(Collectors.groupingBy(cell -> cell.address().row(), Collectors.counting()));
    String current = null;
    for (Cell cell : document.cells()) {
      // a cell of a table, an aside, or text below the end of the report
      boolean alone =
          cell.address().column() == 0 && cellsInRow.getOrDefault(cell.address().row(), 0L) == 1;
      if (!alone || FOOTER.matcher(cell.content().toString()).find()) {
        current = null;
      } else if (cell.content() instanceof CellContent.Text text) {
        String started = sheetWithTitle(text.value(), titles);
        if (started != null) {
          current = started;
        } else if (current != null) {
          add(sections.computeIfAbsent(current, name -> new ArrayList<>()), text.value());
        }
      }
    }
  }

  /** Returns the name of the sheet that has this title; null if there is none. */
  static @Nullable String sheetWithTitle(String text, Map<String, NormalizedLabel> titles) {
    if (text.length() > MAX_TITLE_LENGTH) {
      return null;
    }
    NormalizedLabel wording = NormalizedLabel.of(text);
    return titles.entrySet().stream()
        .filter(
            title ->
                LabelComparison.similarity(wording, title.getValue()) >= LabelComparison.CONTAINED)
        .filter(title -> isLongEnough(wording, title.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  /**
   * Returns whether a line is long enough to be the title; a short fragment may belong to other
   * text.
   */
  private static boolean isLongEnough(NormalizedLabel line, NormalizedLabel title) {
    int shorter = Math.min(line.core().length(), title.core().length());
    int longer = Math.max(line.core().length(), title.core().length());
    return shorter * 5 >= longer * 4;
  }

  /** Appends a line to the last paragraph, or starts a new paragraph if the line begins a part. */
  private void add(List<StringBuilder> paragraphs, String line) {
    boolean continues =
        document.source() == Grid.Source.TEXT
            && !paragraphs.isEmpty()
            && !PART.matcher(line).find();
    if (continues) {
      paragraphs.get(paragraphs.size() - 1).append(line);
    } else {
      paragraphs.add(new StringBuilder(line));
    }
  }

  /** Returns the text of each part; text before the first heading belongs to the first part. */
  private static Map<Field, String> texts(List<Field> parts, List<StringBuilder> paragraphs) {
    Map<Field, StringBuilder> texts = new HashMap<>();
    Field current = parts.get(0);
    for (StringBuilder each : paragraphs) {
      String paragraph = each.toString();
      Field started = parts.size() == 1 ? null : partWithHeading(paragraph, parts);
      current = started == null ? current : started;
      String rest = started == null ? paragraph : paragraph.replaceFirst("^[（(].{1,2}[）)]\\s*", "");
      boolean alone = started != null && isHeading(paragraph, started);
      StringBuilder text = texts.computeIfAbsent(current, field -> new StringBuilder());
      if (!alone) { // a heading on a line of its own is not text
        text.append(text.isEmpty() ? "" : "\n").append(rest);
      }
    }
    Map<Field, String> result = new LinkedHashMap<>();
    texts.forEach(
        (field, text) -> {
          if (!text.isEmpty()) {
            result.put(field, text.toString());
          }
        });
    return result;
  }

  /** Returns whether the line consists of the part's heading only: 政府信息管理, 政府信息管理情况. */
  private static boolean isHeading(String line, Field part) {
    Matcher heading = PART.matcher(Whitespace.strip(line));
    List<String> labels = part.rowLabels();
    return heading.matches()
        && TAIL.matcher(LabelComparison.normalised(heading.group(1)))
            .replaceFirst("")
            .equals(
                TAIL.matcher(NormalizedLabel.of(labels.get(labels.size() - 1)).core())
                    .replaceFirst(""));
  }

  private static @Nullable Field partWithHeading(String paragraph, List<Field> parts) {
    Matcher heading = PART.matcher(paragraph);
    if (!heading.find()) {
      return null;
    }
    String named = LabelComparison.normalised(heading.group(1));
    return parts.stream()
        .filter(field -> !field.rowLabels().isEmpty())
        .filter(
            field -> {
              List<String> labels = field.rowLabels();
              return named.contains(NormalizedLabel.of(labels.get(labels.size() - 1)).core());
            })
        .findFirst()
        .orElse(null);
  }
}
