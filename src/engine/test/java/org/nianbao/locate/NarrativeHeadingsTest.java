package org.nianbao.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.form.Discrepancy;
import org.nianbao.grid.Budget;
import org.nianbao.grid.DocumentGridBuilder;
import org.nianbao.grid.DocumentGridBuilder.TableCell;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Limits;
import org.nianbao.locate.HeadingLine.Style;
import org.nianbao.message.Messages;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/** The narrative is read whatever words and numbers an office puts into its headings. */
class NarrativeHeadingsTest {
  private static final Template TEMPLATE = Template.current();
  private static final List<String> SECTIONS =
      List.of(
          "一、总体情况",
          "二、主动公开政府信息情况",
          "三、收到和处理政府信息公开申请情况",
          "四、政府信息公开行政复议、行政诉讼情况",
          "五、存在的主要问题及改进情况",
          "六、其他需要报告的事项");
  private static final List<String> PARTS = List.of("主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障");
  private static final List<String> PART_KEYS =
      List.of("disclosure", "requests", "management", "platform", "supervision");

  private final DocumentGridBuilder document = new DocumentGridBuilder(new Budget(Limits.DEFAULT));
  private final Map<String, String> expected = new LinkedHashMap<>();

  static Stream<String> cases() throws Exception {
    try (var in = NarrativeHeadingsTest.class.getResourceAsStream("heading-cases.txt")) {
      byte[] bytes = Objects.requireNonNull(in).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
          .lines().filter(line -> !line.startsWith("#")).toList().stream();
    }
  }

  /** One heading of a usual report is replaced; its text and that of all others must be found. */
  @ParameterizedTest
  @MethodSource("cases")
  void theTextBelowIsRead(String line) {
    String[] fields = line.split(" \\| ", 3);
    int index = fields[0].charAt(1) - '1';
    boolean runIn = fields[1].equals("text follows");
    List<String> sections = new ArrayList<>(SECTIONS);
    List<String> parts = new ArrayList<>();
    boolean part = fields[0].startsWith("P");
    HeadingLine heading = Objects.requireNonNull(HeadingLine.parse(fields[2]));
    for (int each = 0; each < PARTS.size(); each++) {
      parts.add(numbered(part ? heading.style() : Style.BRACKETED, each, PARTS.get(each)));
    }
    (part ? parts : sections).set(index, fields[2]);
    report(sections, parts, runIn ? fields[2] : "");
    assertEquals(expected, read());
  }

  @ParameterizedTest
  @CsvSource({
    "3, 三、政府信息公开行政复议、行政诉讼情况, “三、收到和处理政府信息公开申请情况”与“三、政府信息公开行政复议、行政诉讼情况”的标题序号重复，请改正",
    "3, 五、政府信息公开行政复议、行政诉讼情况, “五、政府信息公开行政复议、行政诉讼情况”与“五、存在的主要问题及改进情况”的标题序号重复，请改正",
    "4, 一、存在的主要问题及改进情况, 标题序号颠倒：“一、存在的主要问题及改进情况”排在“四、政府信息公开行政复议、行政诉讼情况”之后，请改正",
    "4, 存在的主要问题及改进情况,",
    "5, 七、其他需要报告的事项,",
  })
  void aRepeatedOrReversedOrdinalIsReported(int index, String heading, @Nullable String message) {
    List<String> sections = new ArrayList<>(SECTIONS);
    sections.set(index, heading);
    report(sections, List.of("（一）主动公开", "二、依申请公开", "3.政府信息管理", "（四）平台建设", "（五）监督保障"), "");
    Grid page = document.build(Grid.Source.DOCUMENT, "网页");
    Discrepancy found = NarrativeSections.of(TEMPLATE, page).misnumbered();
    assertEquals(message, found == null ? null : Messages.CHINESE.format(found.message()));
  }

  private static String numbered(Style style, int index, String words) {
    return switch (style) {
      case ARABIC -> (index + 1) + "." + words;
      case ENUMERATED -> "一二三四五".charAt(index) + "是" + words + "。";
      case NONE -> words + "方面";
      default -> "（" + "一二三四五".charAt(index) + "）" + words;
    };
  }

  private void report(List<String> sections, List<String> parts, String runIn) {
    document.addParagraph("某市某局2024年政府信息公开工作年度报告");
    document.addParagraph("根据《中华人民共和国政府信息公开条例》，现公布本年度报告。");
    for (int section = 0; section < sections.size(); section++) {
      String key = section == 4 ? "narrative.problems" : "narrative.other";
      if (section == 0) {
        document.addParagraph(sections.get(0));
        for (int part = 0; part < parts.size(); part++) {
          add(parts.get(part), runIn, "narrative.overview." + PART_KEYS.get(part), part);
        }
      } else if (section < 4) {
        document.addParagraph(sections.get(section));
        document.addTable(List.of(row("规章", "1", "2"), row("行政许可", "3", "4")));
      } else {
        add(sections.get(section), runIn, key, section);
      }
    }
  }

  private void add(String heading, String runIn, String key, int number) {
    String text = "这是第%d处的文字，只此一处。".formatted(number);
    expected.put(key, text);
    if (heading.equals(runIn)) {
      boolean ended = heading.endsWith("。") || heading.endsWith("：");
      document.addParagraph(heading + (ended ? "" : "。") + text);
    } else {
      document.addParagraph(heading);
      document.addParagraph(text);
    }
  }

  private static List<TableCell> row(String... texts) {
    return Stream.of(texts).map(text -> new TableCell(text, 1, 1, false)).toList();
  }

  /** Returns the texts read, without what a heading adds to the text below it. */
  private Map<String, String> read() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Grid sheet :
        NarrativeSections.of(TEMPLATE, document.build(Grid.Source.DOCUMENT, "网页")).sheets()) {
      for (Field field : TEMPLATE.fieldsOn(sheet.name()).values()) {
        String text = sheet.text(field.address());
        int own = text.indexOf("这是第");
        texts.put(field.key(), own < 0 ? text : text.substring(own));
      }
    }
    return texts;
  }

  private Map<String, String> read(String... lines) {
    Stream.of(lines).forEach(document::addParagraph);
    Map<String, String> texts = new LinkedHashMap<>();
    for (Grid sheet :
        NarrativeSections.of(TEMPLATE, document.build(Grid.Source.DOCUMENT, "网页")).sheets()) {
      for (Field field : TEMPLATE.fieldsOn(sheet.name()).values()) {
        texts.put(field.key(), sheet.text(field.address()));
      }
    }
    return texts;
  }

  @Test
  void aPartNamedLikeASectionIsAPart() {
    Map<String, String> texts =
        read(
            "一、总体情况",
            "（一）主动公开政府信息情况",
            "公开了若干信息。",
            "（二）收到和处理政府信息公开申请情况",
            "收到申请九件。",
            "二、主动公开政府信息情况",
            "三、收到和处理政府信息公开申请情况",
            "五、问题与不足",
            "有不足。");
    assertEquals("公开了若干信息。", texts.get("narrative.overview.disclosure"));
    String requests = Objects.requireNonNull(texts.get("narrative.overview.requests"));
    assertTrue(requests.endsWith("收到申请九件。"), requests);
    assertEquals("有不足。", texts.get("narrative.problems"));
  }

  @Test
  void sectionsMayBeNumberedInFigures() {
    Map<String, String> texts =
        read(
            "1.总体情况",
            "（1）主动公开",
            "甲。",
            "2.主动公开政府信息情况",
            "3.收到和处理政府信息公开申请情况",
            "4.行政复议、行政诉讼情况",
            "5.存在的主要问题及改进情况",
            "乙。",
            "6.其他需要报告的事项",
            "丙。");
    assertEquals("甲。", texts.get("narrative.overview.disclosure"));
    assertEquals("乙。", texts.get("narrative.problems"));
    assertEquals("丙。", texts.get("narrative.other"));
  }

  @Test
  void aHeadingOfOtherMatterBetweenTwoSectionsIsTheOneBetween() {
    Map<String, String> texts =
        read("一、总体情况", "做了工作。", "四、行政复议情况", "五、努力方向", "继续努力。", "六、其他", "没有其他事项。");
    assertEquals("继续努力。", texts.get("narrative.problems"));
    assertEquals("没有其他事项。", texts.get("narrative.other"));
  }

  @Test
  void textBelowAHeadingOfNoPartStaysWithThePartBefore() {
    Map<String, String> texts = read("一、总体情况", "（一）主动公开", "甲。", "（二）组织领导", "乙。", "（三）监督保障", "丙。");
    assertEquals("甲。\n（二）组织领导\n乙。", texts.get("narrative.overview.disclosure"));
    assertEquals("丙。", texts.get("narrative.overview.supervision"));
  }

  @Test
  void aLineThatBeginsLikeFurnitureIsText() {
    Map<String, String> texts =
        read("六、其他需要报告的事项", "打印政策汇编300册，发放到村。", "附件1：收费目录", "以上事项已经公开，欢迎监督。");
    assertEquals("打印政策汇编300册，发放到村。\n附件1：收费目录\n以上事项已经公开，欢迎监督。", texts.get("narrative.other"));
  }

  @Test
  void aSentenceIsNoHeadingOfASection() {
    Map<String, String> texts =
        read("一、总体情况", "（一）主动公开", "全市主动公开情况良好。", "（二）依申请公开", "乙。", "二、政府信息公开情况");
    assertEquals("全市主动公开情况良好。", texts.get("narrative.overview.disclosure"));
    assertEquals("乙。", texts.get("narrative.overview.requests"));
  }

  @Test
  void whatTheLineOfAHeadingSaysBeyondTheTitleIsText() {
    Map<String, String> texts = read("五、存在的主要问题主要是公开不及时。", "二是慢。", "六、本年度没有其他需要报告的事项。");
    assertEquals("存在的主要问题主要是公开不及时。\n二是慢。", texts.get("narrative.problems"));
    assertEquals("本年度没有其他需要报告的事项。", texts.get("narrative.other"));
  }

  @Test
  void aSentenceBelowTheReportIsNoFurniture() {
    Map<String, String> texts = read("六、其他需要报告的事项", "没有收费。", "网站地图、无障碍功能已经优化。政务新媒体正常。");
    assertEquals("没有收费。\n网站地图、无障碍功能已经优化。政务新媒体正常。", texts.get("narrative.other"));
  }

  @Test
  void aHeadingWithinAPartTakesNoLaterPartAway() {
    Map<String, String> texts =
        read("一、总体情况", "（一）主动公开", "甲。", "二是平台建设。办好网站。", "（二）依申请公开", "乙。", "（四）平台建设", "丁。");
    assertEquals("甲。\n二是平台建设。办好网站。", texts.get("narrative.overview.disclosure"));
    assertEquals("丁。", texts.get("narrative.overview.platform"));
  }

  @Test
  void furnitureBelowTheReportIsNoText() {
    Map<String, String> texts =
        read("六、其他需要报告的事项", "没有其他事项。", "责任编辑：张三", "相关新闻", "我区召开推进会", "【打印本页】【关闭窗口】");
    assertEquals("没有其他事项。", texts.get("narrative.other"));
  }

  @Test
  void theHeadingsInATableOfContentsBeginNoSection() {
    Map<String, String> texts =
        read("目录", "一、总体情况", "五、存在的主要问题及改进情况", "一、总体情况", "甲。", "五、存在的主要问题及改进情况", "乙。");
    assertEquals("甲。", texts.get("narrative.overview.disclosure"));
    assertEquals("乙。", texts.get("narrative.problems"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1 主动公开|1.2 依申请公开|1.3 政府信息管理|1.4 平台建设|1.5 监督保障",
        "①主动公开|②依申请公开|③政府信息管理|④平台建设|⑤监督保障",
        "【一】主动公开|【二】依申请公开|【三】政府信息管理|【四】平台建设|【五】监督保障",
        "(1)主动公开|(2)依申请公开|(3)政府信息管理|(4)平台建设|(5)监督保障",
        "A、主动公开|B、依申请公开|C、政府信息管理|D、平台建设|E、监督保障",
        "一）主动公开|二）依申请公开|三）政府信息管理|四）平台建设|五）监督保障",
        "主动公开方面|依申请公开方面|政府信息管理方面|平台建设方面|监督保障方面",
        "◆主动公开|◆依申请公开|◆政府信息管理|◆平台建设|◆监督保障",
        "（一）加强主动公开|（二）坚持以人民为中心，围绕中心工作和群众关切，依法依规办理依申请公开，不断提升工作质效和群众满意度"
            + "|（三）规范信息管理|（四）加强平台建设|（五）强化监督保障"
      })
  void thePartsHaveOrdinalsOfManyForms(String headings) {
    report(SECTIONS, List.of(headings.split("\\|", -1)), "");
    assertEquals(expected, read());
  }

  @ParameterizedTest
  @ValueSource(strings = {"。", "：", "　", " "})
  void headingsWithoutOrdinalsBeginTheirParagraphs(String end) {
    Map<String, String> texts =
        read(
            "一、总体情况",
            "主动公开方面" + end + "甲公开了信息。",
            "依申请公开方面" + end + "乙收到申请九件。",
            "监督保障" + end + "丙组织培训。");
    assertTrue(text(texts, "overview.disclosure").endsWith("甲公开了信息。"));
    assertTrue(text(texts, "overview.requests").endsWith("乙收到申请九件。"));
    assertTrue(text(texts, "overview.supervision").endsWith("丙组织培训。"));
  }

  private static String text(Map<String, String> texts, String key) {
    return Objects.requireNonNull(texts.get("narrative." + key));
  }

  /** The parts stand in one paragraph, or in the lines of one cell. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\n"})
  void severalPartsInOneParagraphAreToldApart(String between) {
    String together =
        String.join(
            between,
            "（一）主动公开。公开了信息（见附件），比上年多。",
            "（二）依申请公开。收到申请九件：（一）是自然人八件，（二）是企业一件。",
            "（三）政府信息管理。管好了。",
            "（五）监督保障。培训两次。");
    Map<String, String> texts = read("一、总体情况", together);
    assertEquals("主动公开。公开了信息（见附件），比上年多。", text(texts, "overview.disclosure"));
    assertEquals("依申请公开。收到申请九件：（一）是自然人八件，（二）是企业一件。", text(texts, "overview.requests"));
    assertEquals("政府信息管理。管好了。", text(texts, "overview.management"));
    assertEquals("监督保障。培训两次。", text(texts, "overview.supervision"));
  }

  @Test
  void countedPartsInOneParagraphAreToldApart() {
    Map<String, String> texts =
        read("一、总体情况", "2024年，我局认真落实条例。一是主动公开方面，公开了信息。二是依申请公开方面，收到申请九件。三是平台建设，改版网站。");
    assertEquals("一是主动公开方面，公开了信息。", text(texts, "overview.disclosure"));
    assertEquals("二是依申请公开方面，收到申请九件。", text(texts, "overview.requests"));
    assertEquals("三是平台建设，改版网站。", text(texts, "overview.platform"));
  }

  @Test
  void countedMeasuresWithinAPartAreNoParts() {
    String measures = "做了三件事。一是主动公开更及时。二是依申请公开更规范。三是平台建设更便捷。";
    Map<String, String> texts = read("一、总体情况", "（一）主动公开", "公开了信息。", "（五）监督保障", measures);
    assertEquals(measures, text(texts, "overview.supervision"));
  }

  /** As an office saves it: the title stands above the table and again in its first row. */
  @Test
  void theTitleOfATableInItsFirstRowIsTheHeadingAgain() {
    document.addParagraph("一、总体情况");
    document.addParagraph("做了工作。");
    for (String title : SECTIONS.subList(1, 4)) {
      document.addParagraph(title);
      document.addTable(List.of(row(title + "（单位：件）"), row("规章", "1", "2")));
    }
    NarrativeSections read =
        NarrativeSections.of(TEMPLATE, document.build(Grid.Source.DOCUMENT, "网页"));
    assertEquals(
        List.of("做了工作。"),
        read.texts().values().stream().map(NarrativeSections.Passage::text).toList());
    assertEquals(Map.of(), read.besideTables());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"五、存在的主要问题、改进情况及其他需要报告的事项", "五、存在问题及其他事项", "六、存在的不足和其他需要说明的情况", "存在问题及其他事项"})
  void twoSectionsMayHaveOneHeading(String heading) {
    for (String between : List.of("|", "")) {
      String below = "公开不及时。明年加强培训。" + between + "没有收取信息处理费。" + between + "其他都好。";
      List<String> all =
          new ArrayList<>(List.of("一、总体情况", "甲。", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、复议诉讼情况"));
      all.add(heading);
      all.addAll(List.of(below.split("\\|", -1)));
      NarrativeHeadingsTest other = new NarrativeHeadingsTest();
      Map<String, String> texts = other.read(all.toArray(String[]::new));
      assertEquals("公开不及时。明年加强培训。", texts.get("narrative.problems"));
      String rest = "没有收取信息处理费。" + (between.isEmpty() ? "" : "\n") + "其他都好。";
      assertEquals(rest, texts.get("narrative.other"));
    }
  }

  @Test
  void theProblemsMayStandAboveTheTables() {
    Map<String, String> texts =
        read(
            "一、总体情况",
            "甲。",
            "二、存在的主要问题及改进情况",
            "乙。",
            "三、主动公开政府信息情况",
            "四、收到和处理政府信息公开申请情况",
            "五、政府信息公开行政复议、行政诉讼情况",
            "六、其他需要报告的事项",
            "丙。");
    assertEquals("甲。", texts.get("narrative.overview.disclosure"));
    assertEquals("乙。", texts.get("narrative.problems"));
    assertEquals("丙。", texts.get("narrative.other"));
  }

  /** Table two in pieces, with the labels of its groups above them. */
  @Test
  void aLabelOfATableAloneInItsRowIsNoNote() {
    document.addParagraph("一、总体情况");
    document.addParagraph("做了工作。");
    document.addParagraph("二、主动公开政府信息情况");
    document.addParagraph("第二十条第（一）项");
    document.addTable(List.of(row("规章", "1", "2")));
    document.addParagraph("第二十条第（五）项");
    document.addTable(List.of(row("行政许可", "1", "2")));
    document.addParagraph("以上数据由法规科提供");
    NarrativeSections read =
        NarrativeSections.of(TEMPLATE, document.build(Grid.Source.DOCUMENT, "网页"));
    assertEquals(
        List.of("以上数据由法规科提供"),
        read.besideTables().values().stream()
            .flatMap(List::stream)
            .map(NarrativeSections.Passage::text)
            .toList());
  }

  @Test
  void theTitlesOfOtherReportsBelowAReportAreLinks() {
    document.addParagraph("某市某局2024年政府信息公开工作年度报告");
    Map<String, String> texts =
        read(
            "一、总体情况",
            "甲。",
            "六、其他需要报告的事项",
            "没有其他事项。",
            "某市某局2024年政府信息公开工作年度报告",
            "某市某局2023年政府信息公开工作年度报告",
            "某市另一局2024年政府信息公开工作年度报告");
    assertEquals("没有其他事项。\n某市某局2024年政府信息公开工作年度报告", texts.get("narrative.other"));
  }

  @Test
  void theDataOfAPageBelowTheTitleAreNoText() {
    document.addAside("首页");
    for (String line :
        List.of(
            "某市某局2024年政府信息公开工作年度报告",
            "发布时间：2025-01-20 09:30　信息来源：某市某局办公室　浏览次数：231次　字号：[大 中 小]",
            "索引号：001",
            "根据条例，公布本报告。",
            "联系人：张三，电话：010-1234567，邮箱：a@b.cn，地址：人民路1号，欢迎联系我们索取本报告",
            "一、总体情况",
            "甲。")) {
      document.addParagraph(line);
    }
    NarrativeSections read =
        NarrativeSections.of(TEMPLATE, document.build(Grid.Source.DOCUMENT, "网页"));
    assertEquals(
        List.of("根据条例，公布本报告。", "联系人：张三，电话：010-1234567，邮箱：a@b.cn，地址：人民路1号，欢迎联系我们索取本报告"),
        read.preamble().stream().map(NarrativeSections.Passage::text).toList());
  }

  @Test
  void linesOfTextArePutTogetherByParagraphs() {
    for (String line :
        List.of(
            "一、总体情况",
            "主动公开情况",
            "全年坚持以公开为常态、不公开为例外，及时公开了涉及群众切身利",
            "益的各类信息。",
            "重点领域信息做到应公开尽公开。",
            "依申请公开情况",
            "全年没有收到申请。",
            "二、主动公开政府信息情况",
            "三、收到和处理政府信息公开申请情况")) {
      document.addParagraph(line);
    }
    Map<Field, NarrativeSections.Passage> texts =
        NarrativeSections.of(TEMPLATE, document.build(Grid.Source.TEXT, "文字")).texts();
    assertEquals(
        List.of("全年坚持以公开为常态、不公开为例外，及时公开了涉及群众切身利益的各类信息。\n重点领域信息做到应公开尽公开。", "全年没有收到申请。"),
        texts.values().stream().map(NarrativeSections.Passage::text).toList());
  }

  @Test
  void theUnitBehindATitleIsNoneOfItsWords() {
    assertEquals("主动公开情况", Objects.requireNonNull(HeadingLine.parse("二、主动公开情况 （单位：件）")).words());
    assertEquals("主动公开情况（共3件）", Objects.requireNonNull(HeadingLine.parse("二、主动公开情况（共3件）")).words());
  }

  /** Parts may be worded like the sections of tables, without ordinals. */
  @Test
  void titlesWithoutOrdinalsHeadParts() {
    Map<String, String> texts =
        read(
            "一、总体情况",
            "主动公开政府信息情况",
            "甲。",
            "处理政府信息公开申请情况",
            "乙。",
            "政府信息资源管理情况",
            "丙。",
            "二、主动公开政府信息情况",
            "三、收到和处理政府信息公开申请情况",
            "五、存在的主要问题及改进情况",
            "丁。");
    assertEquals("甲。", texts.get("narrative.overview.disclosure"));
    assertTrue(text(texts, "overview.requests").endsWith("乙。"));
    assertTrue(text(texts, "overview.management").endsWith("丙。"));
    assertEquals("丁。", texts.get("narrative.problems"));
  }
}
