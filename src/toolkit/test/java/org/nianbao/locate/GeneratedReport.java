package org.nianbao.locate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.nianbao.grid.Address;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Region;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;
import org.nianbao.template.Template;

/**
 * A report made at random: its title, sections, tables and paragraphs one below the other, and what
 * each of them is. The headings are worded as in published reports, and numbered in one of the ways
 * that offices number them.
 */
final class GeneratedReport {
  static final Template TEMPLATE = Template.current();
  static final String UNIT = "某市某局";
  static final int YEAR = 2024;

  /** What a piece of a report is. */
  enum Role {
    FIGURE,
    LABEL,
    HEADING,
    TEXT,
    IDENTITY,
    FURNITURE,
    /** Text that has no place in the form. */
    STRAY
  }

  /**
   * A piece of the report.
   *
   * @param section the beginning of the keys of the texts where it belongs; empty if anywhere
   */
  record Piece(Role role, String text, String section) {}

  /** A paragraph, or a table of the form. */
  sealed interface Block permits Line, Table {}

  /**
   * A paragraph.
   *
   * @param level the level of a heading; 0 for other paragraphs
   */
  record Line(Role role, String text, int level) implements Block {}

  /**
   * A table of the form.
   *
   * @param sheet the template's sheet, whose cells are merged in the same way
   * @param cells the texts and figures by their cells on that sheet; of a merged region, the first
   */
  record Table(Grid sheet, NavigableMap<Address, String> cells) implements Block {
    int lastRow() {
      return cells.lastKey().row();
    }

    int lastColumn() {
      return cells.keySet().stream().mapToInt(Address::column).max().orElse(0);
    }

    /** Returns the merged regions of the table, single cells among them. */
    List<Region> regions() {
      return cells.keySet().stream().map(sheet::regionOf).toList();
    }
  }

  /** How the headings of sections and those of parts are numbered; # stands for the number. */
  private record Numbering(String section, String part) {}

  private static final List<Numbering> NUMBERINGS =
      List.of(
          new Numbering("#、", "（#）"),
          new Numbering("#、", "1."),
          new Numbering("#、", "1、"),
          new Numbering("#、", "（1）"),
          new Numbering("#、", "#是"),
          new Numbering("#、", ""),
          new Numbering("第#部分 ", "#、"),
          new Numbering("第#部分　", "（#）"),
          new Numbering("#．", "（#）"),
          new Numbering("（#）", "1."),
          new Numbering("1.", "（1）"));

  private static final List<String> TITLES =
      List.of(
          "某市某局2024年政府信息公开工作年度报告",
          "某市某局二〇二四年政府信息公开工作年度报告",
          "某市某局2024年度政府信息公开年度报告",
          "某市某局政府信息公开工作年度报告（2024年）",
          "某市某局关于2024年政府信息公开工作年度报告");

  /** Beginnings of paragraphs, among them those of headings, furniture and notes. */
  private static final List<String> BEGINNINGS =
      List.of(
          "",
          "",
          "一是",
          "二是",
          "第一，",
          "1.",
          "2、",
          "（1）",
          "（一）",
          "①",
          "打印",
          "附件",
          "附件1：",
          "主动公开",
          "依申请公开方面，",
          "关于申请，",
          "政府信息管理上，",
          "本表",
          "注：",
          "备注：",
          "说明：",
          "其中，",
          "首页栏目",
          "责任编辑和",
          "上一篇文件",
          "版权",
          "来源",
          "联系电话公开后，",
          "2024年，",
          "截至2024年12月31日，",
          "总计",
          "单位",
          "问题是，",
          "其他");

  private static final List<String> FURNITURE_ABOVE =
      List.of("首页 > 政府信息公开 > 年度报告", "索引号：000014349/2025-00012", "发布时间：2025-01-20 字体：[大 中 小]");

  private static final List<String> FURNITURE_BELOW =
      List.of("【打印本页】【关闭窗口】", "版权所有：某市人民政府", "上一篇：某市某局2023年工作总结", "扫一扫在手机打开当前页");

  private static final List<String> SECTION_KEYS =
      List.of(
          "narrative.overview",
          "disclosure",
          "requests",
          "review",
          "narrative.problems",
          "narrative.other");

  private static final Map<String, List<HeadingLine>> WORDINGS = wordings();

  private final Random random;
  private final Map<String, BigDecimal> figures = new LinkedHashMap<>();
  private final List<List<Block>> sections = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();
  private final Numbering numbering;
  private int texts;

  GeneratedReport(Random random) {
    this.random = random;
    for (Field field : TEMPLATE.figures()) {
      BigDecimal value = BigDecimal.valueOf(random.nextInt(3) == 0 ? 0 : random.nextInt(2000));
      figures.put(field.key(), field.kind() == FieldKind.AMOUNT ? value.movePointLeft(2) : value);
      pieces.add(new Piece(Role.FIGURE, field.key(), ""));
    }
    numbering = oneOf(NUMBERINGS);
    sections.add(new ArrayList<>());
    addTitle();
    for (int section = 0; section < SECTION_KEYS.size(); section++) {
      sections.add(new ArrayList<>());
      addSection(section);
    }
    sections.add(new ArrayList<>());
    addClosing();
  }

  BigDecimal figure(String key) {
    return Objects.requireNonNull(figures.get(key));
  }

  /** Returns what stands above the first section, the sections, and what stands below the last. */
  List<List<Block>> sections() {
    return sections;
  }

  List<Block> blocks() {
    return sections.stream().flatMap(List::stream).toList();
  }

  List<Piece> pieces() {
    return pieces;
  }

  <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  Random random() {
    return random;
  }

  /** Headings of published reports by what they head: S1 to S6, P1 to P5. */
  private static Map<String, List<HeadingLine>> wordings() {
    Map<String, List<HeadingLine>> wordings = new LinkedHashMap<>();
    try (InputStream in = HeadingLine.class.getResourceAsStream("heading-cases.txt")) {
      String cases = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String line : cases.split("\n", -1)) {
        String[] parts = line.split(" \\| ", 3);
        HeadingLine heading = parts.length < 3 ? null : HeadingLine.parse(parts[2]);
        if (heading != null && heading.words().matches("[^\\d，：:]+(，[^\\d，：:]+)?")) {
          wordings.computeIfAbsent(parts[0], each -> new ArrayList<>()).add(heading);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return wordings;
  }

  private static String number(String ordinal, int index) {
    return ordinal.replace("1", "" + (index + 1)).replace("#", "" + "一二三四五六".charAt(index));
  }

  private void addTitle() {
    if (random.nextInt(3) == 0) {
      add(Role.FURNITURE, oneOf(FURNITURE_ABOVE), 0, "");
    }
    add(Role.IDENTITY, oneOf(TITLES), 1, "");
    addTexts(2, "notes.preamble");
  }

  private void addSection(int section) {
    String key = SECTION_KEYS.get(section);
    String words = wording("S" + (section + 1));
    add(Role.HEADING, number(numbering.section(), section) + words, 2, "");
    if (section == 0) {
      addOverview();
    } else if (section < 4) {
      addTexts(random.nextInt(3), "notes.before." + key);
      addTable(section - 1);
      addTexts(random.nextInt(3), "notes.after." + key);
    } else {
      addTexts(3, key);
    }
  }

  private String wording(String headed) {
    return oneOf(Objects.requireNonNull(WORDINGS.get(headed))).words();
  }

  private void addOverview() {
    boolean parts = random.nextInt(4) > 0;
    boolean runIn = random.nextInt(3) == 0;
    List<Integer> headed =
        IntStream.range(0, parts ? 5 : 0).filter(part -> random.nextInt(8) > 0).boxed().toList();
    boolean introduced = headed.contains(0); // else the text above may be that of the first part
    addTexts(
        parts ? random.nextInt(2) : 4, introduced ? "notes.before.overview" : "narrative.overview");
    for (int part = 0; part < 5; part++) {
      if (headed.contains(part)) {
        String words = wording("P" + (part + 1));
        boolean bare = numbering.part().isEmpty();
        // without a number, only the usual words are a heading
        String wording =
            bare ? List.of("主动公开情况", "依申请公开情况", "政府信息管理", "平台建设", "监督保障").get(part) : words;
        String heading = number(numbering.part(), part) + wording;
        if (runIn) {
          String text = heading + (bare ? "方面。" : "。") + sentence("");
          add(Role.TEXT, text, 0, "narrative.overview");
        } else {
          add(Role.HEADING, heading, 3, "");
          addTexts(2, "narrative.overview");
        }
      }
    }
  }

  private void addClosing() {
    if (random.nextInt(2) == 0) {
      add(Role.IDENTITY, UNIT, 0, "");
      add(Role.IDENTITY, "2025年1月" + (10 + random.nextInt(20)) + "日", 0, "");
    }
    for (int left = random.nextInt(3); left > 0; left--) {
      add(Role.FURNITURE, oneOf(FURNITURE_BELOW), 0, "");
    }
  }

  private void add(Role role, String text, int level, String section) {
    sections.get(sections.size() - 1).add(new Line(role, text, level));
    pieces.add(new Piece(role, text, section));
  }

  private void addTexts(int most, String section) {
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      add(Role.TEXT, sentence(oneOf(BEGINNINGS)), 0, section);
    }
  }

  /** Returns a text like no other. */
  String sentence(String beginning) {
    String more =
        random.nextBoolean() ? "，只此一处，别的地方没有，读了就应当留下来" : random.nextBoolean() ? "（见附件）" : "";
    return beginning + "这是第" + ++texts + "处的文字" + more + "。";
  }

  /** Adds a text that has no place in the form, and returns it. */
  String stray() {
    String text = sentence(oneOf(BEGINNINGS));
    pieces.add(new Piece(Role.STRAY, text, ""));
    return text;
  }

  /** Returns the template's sheets with tables. */
  static List<Grid> tables() {
    return TEMPLATE.formSheets().stream()
        .filter(
            sheet -> TEMPLATE.fieldsOn(sheet.name()).values().stream().anyMatch(Field::isFigure))
        .toList();
  }

  private void addTable(int index) {
    Grid sheet = tables().get(index);
    Map<Address, Field> fields = TEMPLATE.fieldsOn(sheet.name());
    int rows = fields.keySet().stream().mapToInt(Address::row).max().orElse(0);
    int columns = fields.keySet().stream().mapToInt(Address::column).max().orElse(0);
    NavigableMap<Address, String> cells = new TreeMap<>();
    for (int row = 1; row <= rows; row++) { // below the title
      for (int column = 0; column <= columns; column++) {
        Address at = new Address(row, column);
        if (sheet.regionOf(at).first().equals(at)) {
          Field field = fields.get(at);
          String text =
              field == null
                  ? sheet.text(at).replaceAll("\\s+", "")
                  : figure(field.key()).toPlainString();
          if (field == null && !text.isBlank()) {
            pieces.add(new Piece(Role.LABEL, text, ""));
          }
          cells.put(at, text);
        }
      }
    }
    sections.get(sections.size() - 1).add(new Table(sheet, cells));
  }
}
