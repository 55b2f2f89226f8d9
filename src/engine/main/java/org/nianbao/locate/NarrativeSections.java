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
import org.nianbao.grid.Content;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Whitespace;
import org.nianbao.locate.Labels.Wording;
import org.nianbao.template.Field;
import org.nianbao.template.Kind;
import org.nianbao.template.Template;

/** Finds the sections of a report's narrative by their titles, which are those of the template's sheets. */
final class NarrativeSections {
  private static final int LONGEST_TITLE = 40;

  /** What may stand behind a heading without making a text of it. */
  private static final Pattern TAIL = Pattern.compile("(?:工作|方面)?(?:情况)?$");

  /** （一）主动公开情况。 and the like: the heading of a part, at the beginning of its text. */
  private static final Pattern PART =
      Pattern.compile("^[（(][一二三四五六七八九十]{1,2}[）)]\\s*([^。：:，,；;\\n]{2,25})");

  /** What stands below a page, as its first words or anywhere. */
  private static final Pattern FOOTER =
      Pattern.compile(
          "^[【\\[（(]?(?:打印|关闭|返回|收藏|分享|字体|上一[篇条页]|下一[篇条页]|相关(?:新闻|文档|链接|阅读|附件|稿件)"
              + "|版权所有|(?:主办|承办|协办)(?:单位)?[：: ]|扫一扫|扫码|网站地图|联系我们|附件[：:\\d])"
              + "|^(?:责任编辑|编辑|审核|来源|信息来源|作者|发布日期|发布时间|浏览次数|阅读次数|点击数|地址|网站标识码)[：:]"
              + "|ICP备|公网安备");

  private final Template template;
  private final Grid document;

  /** The paragraphs of each sheet's section, by the sheet's name. */
  private final Map<String, List<StringBuilder>> sections = new LinkedHashMap<>();

  private NarrativeSections(Template template, Grid document) {
    this.template = template;
    this.document = document;
  }

  /** The sheets of the narrative that the document holds anything of, as the template has them. */
  static List<Grid> sheets(Template template, Grid document) {
    NarrativeSections sections = new NarrativeSections(template, document);
    sections.collect();
    List<Grid> sheets = new ArrayList<>();
    for (Grid sheet : template.formSheets()) {
      List<StringBuilder> paragraphs = sections.sections.getOrDefault(sheet.name(), List.of());
      if (isNarrative(template, sheet) && !paragraphs.isEmpty()) {
        FormSheet form = new FormSheet(template, sheet);
        List<Field> parts = List.copyOf(template.fieldsOn(sheet.name()).values());
        texts(parts, paragraphs).forEach((field, text) -> form.put(field, new Content.Text(text)));
        sheets.add(form.grid());
      }
    }
    return sheets;
  }

  private static boolean isNarrative(Template template, Grid sheet) {
    return template.fieldsOn(sheet.name()).values().stream()
        .allMatch(field -> field.kind() == Kind.TEXT && !field.columnLabels().isEmpty());
  }

  /** The titles of the template's sheets, by the sheets' names. */
  static Map<String, Wording> titles(Template template) {
    Map<String, Wording> titles = new LinkedHashMap<>();
    for (Grid sheet : template.formSheets()) {
      template.fieldsOn(sheet.name()).values().stream()
          .map(Field::columnLabels)
          .filter(labels -> !labels.isEmpty())
          .findFirst()
          .ifPresent(labels -> titles.put(sheet.name(), Wording.of(labels.get(0))));
    }
    return titles;
  }

  private void collect() {
    Map<String, Wording> titles = titles(template);
    Map<Integer, Long> cellsInRow =
        document.cells().stream()
            .collect(Collectors.groupingBy(cell -> cell.address().row(), Collectors.counting()));
    String current = null;
    for (Cell cell : document.cells()) {
      // a table, what stands beside the document, or below a page
      boolean alone =
          cell.address().column() == 0 && cellsInRow.getOrDefault(cell.address().row(), 0L) == 1;
      if (!alone || FOOTER.matcher(cell.content().toString()).find()) {
        current = null;
      } else if (cell.content() instanceof Content.Text text) {
        String begun = titled(text.value(), titles);
        if (begun != null) {
          current = begun;
        } else if (current != null) {
          add(sections.computeIfAbsent(current, name -> new ArrayList<>()), text.value());
        }
      }
    }
  }

  /** The sheet whose title this is; null if it is none. */
  static @Nullable String titled(String text, Map<String, Wording> titles) {
    if (text.length() > LONGEST_TITLE) {
      return null;
    }
    Wording wording = Wording.of(text);
    return titles.entrySet().stream()
        .filter(title -> Labels.similarity(wording, title.getValue()) >= Labels.CONTAINED)
        .filter(title -> isWhole(wording, title.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  /** A line that is but a piece of a title may be a piece of something else. */
  private static boolean isWhole(Wording line, Wording title) {
    int shorter = Math.min(line.core().length(), title.core().length());
    int longer = Math.max(line.core().length(), title.core().length());
    return shorter * 5 >= longer * 4;
  }

  /** In text without paragraphs a line goes on with the one before it, unless it begins a part. */
  private void add(List<StringBuilder> paragraphs, String line) {
    boolean goesOn =
        document.source() == Grid.Source.TEXT
            && !paragraphs.isEmpty()
            && !PART.matcher(line).find();
    if (goesOn) {
      paragraphs.get(paragraphs.size() - 1).append(line);
    } else {
      paragraphs.add(new StringBuilder(line));
    }
  }

  /** The text of each part; what stands before the first heading belongs to the first part. */
  private static Map<Field, String> texts(List<Field> parts, List<StringBuilder> paragraphs) {
    Map<Field, StringBuilder> texts = new HashMap<>();
    Field current = parts.get(0);
    for (StringBuilder each : paragraphs) {
      String paragraph = each.toString();
      Field begun = parts.size() == 1 ? null : headed(paragraph, parts);
      current = begun == null ? current : begun;
      String rest = begun == null ? paragraph : paragraph.replaceFirst("^[（(].{1,2}[）)]\\s*", "");
      boolean alone = begun != null && isHeading(paragraph, begun);
      StringBuilder text = texts.computeIfAbsent(current, field -> new StringBuilder());
      if (!alone) { // a heading on a line of its own is no text
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

  /** Whether the line is the part's heading and nothing else: 政府信息管理, 政府信息管理情况. */
  private static boolean isHeading(String line, Field part) {
    Matcher heading = PART.matcher(Whitespace.strip(line));
    List<String> labels = part.rowLabels();
    return heading.matches()
        && TAIL.matcher(Labels.normalised(heading.group(1)))
            .replaceFirst("")
            .equals(TAIL.matcher(Wording.of(labels.get(labels.size() - 1)).core()).replaceFirst(""));
  }

  private static @Nullable Field headed(String paragraph, List<Field> parts) {
    Matcher heading = PART.matcher(paragraph);
    if (!heading.find()) {
      return null;
    }
    String named = Labels.normalised(heading.group(1));
    return parts.stream()
        .filter(field -> !field.rowLabels().isEmpty())
        .filter(
            field -> {
              List<String> labels = field.rowLabels();
              return named.contains(Wording.of(labels.get(labels.size() - 1)).core());
            })
        .findFirst()
        .orElse(null);
  }
}
