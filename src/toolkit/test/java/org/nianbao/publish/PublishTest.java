package org.nianbao.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.Nianbao;
import org.nianbao.RandomReports;
import org.nianbao.Trials;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.FilledForms;
import org.nianbao.form.Submission;
import org.nianbao.reader.SubmissionFile;
import org.nianbao.template.Editions;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;
import org.nianbao.template.Template;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;

/** The report as it is published, and what comes back of it. */
class PublishTest {
  /** Whatever staff write, and what may be mistaken for something else. */
  private static final List<String> SENTENCES =
      List.of(
          "2024年，我镇坚持以公开为常态、不公开为例外。",
          "一是加强组织领导；二是完善制度（含3项办法）。",
          "主动公开情况见附表，同比增长12.5%，其中A类<B类 & “C类”>0。",
          "没有 ${title} 也没有 ${requests.received.total}，更没有 &amp; 和 <br>。",
          "网址 http://www.example.gov.cn/?a=1&b=2 。",
          "全年收到申请若干件，均已答复",
          "𠮷林路社区、㐀字街、“放管服”改革①②③。");

  /** Paragraphs that look like something else: headings, a date, the furniture of a page. */
  private static final List<String> AWKWARD =
      List.of(
          "",
          "1. 公开清单；",
          "2、公开指南。",
          "（一）主动公开",
          "（三）政府信息管理情况。今年没有变化。",
          "一、总体情况",
          "六、其他需要报告的事项",
          "二、主动公开政府信息情况",
          "平台建设",
          "打印政策汇编1200册",
          "打印本页",
          "责任编辑：张三",
          "附件1：申请表",
          "2025年1月20日",
          "第3页 共5页",
          "- 12 -",
          "红旗区大店镇2023年政府信息公开工作年度报告",
          "单位：件",
          "无");

  /**
   * Headings of the form, and what web pages show around a report: without a heading's style,
   * nothing tells that such a line is text.
   */
  private static final Set<String> UNSTYLED =
      Set.of("一、总体情况", "二、主动公开政府信息情况", "六、其他需要报告的事项", "（三）政府信息管理情况。今年没有变化。", "打印本页", "责任编辑：张三");

  @TempDir Path folder;

  /** Paragraphs come back in their places, whatever they look like, and the blank lines between. */
  @ParameterizedTest
  @ValueSource(strings = {"docx", "html"})
  void everyParagraphComesBackFromWhatWasPublished(String ending) throws Exception {
    Trials.of(
        Integer.getInteger("nianbao.roundtrips", 30),
        random -> {
          Template template = random.nextBoolean() ? Template.current() : Template.forYear(2020);
          Map<String, String> texts = new LinkedHashMap<>();
          for (Field field : template.texts()) {
            texts.put(field.key(), awkward(random));
          }
          texts.put("notes.closing", "红旗区小店镇\n2025年1月20日\n" + awkward(random).strip());
          texts.computeIfPresent("notes.preamble", (key, text) -> text.replace("大店镇2023年", ""));
          texts.replaceAll((key, text) -> text.strip());
          texts.put(Template.UNIT, "红旗区小店镇");
          int year = Math.min(template.years().last(), 2024);
          Map<String, BigDecimal> values = RandomReports.consistent(template, random);
          Submission submission = Submission.of("", template, values, texts, year);
          Path report = folder.resolve("报告." + ending);
          ReportWriter.write(submission, null, report);
          Submission back = Nianbao.read(Editions.shipped(), report);
          assertEquals("红旗区小店镇", back.unit());
          assertEquals(year, back.year());
          Map<String, String> lost = plain(submission.values());
          lost.entrySet().removeAll(plain(back.values()).entrySet());
          assertEquals(Map.of(), lost);
          for (Field field : template.texts()) {
            String text = back.text(field.key());
            if (field.key().equals("notes.preamble") && text.startsWith("本报告依据")) {
              text = text.replaceFirst(".*\\s*", ""); // the sentence of the Word template
            }
            assertEquals(printed(submission, field), text, field.key());
          }
          assertEquals(
              List.of(),
              back.readingDiscrepancies().stream()
                  .filter(Discrepancy::isUnreadContent)
                  .map(Discrepancy::actual)
                  .toList());
        });
  }

  /** The paragraphs come back from documents of fixed pages, which have no blank lines. */
  @ParameterizedTest
  @ValueSource(strings = {"pdf", "ofd"})
  void everythingComesBackFromFixedPages(String ending) throws Exception {
    Trials.of(
        Integer.getInteger("nianbao.roundtrips.pages", 6),
        random -> {
          Template template = random.nextBoolean() ? Template.current() : Template.forYear(2020);
          Map<String, String> texts = new LinkedHashMap<>();
          for (Field field : template.fields()) {
            if (field.key().startsWith(Template.NARRATIVE)) {
              String text = awkward(random).replace("𠮷", "吉").replace("㐀", "丘");
              texts.put(
                  field.key(),
                  text.lines()
                      .map(String::strip)
                      .filter(line -> !line.isEmpty() && !UNSTYLED.contains(line))
                      .collect(Collectors.joining("\n")));
            }
          }
          texts.put("notes.closing", "红旗区小店镇\n2025年1月20日"); // a date at the end would be its own
          texts.put(Template.UNIT, "红旗区小店镇");
          int year = Math.min(template.years().last(), 2024);
          Submission submission =
              Submission.of("", template, RandomReports.consistent(template, random), texts, year);
          Path report = folder.resolve("报告." + ending);
          ReportWriter.write(submission, null, report);
          Submission back = Nianbao.read(Editions.shipped(), report);
          assertEquals("红旗区小店镇", back.unit());
          assertEquals(year, back.year());
          assertEquals(plain(submission.values()), plain(back.values()));
          for (Field field : template.fields()) {
            if (field.key().startsWith(Template.NARRATIVE)) {
              assertEquals(printed(submission, field), back.text(field.key()), field.key());
            }
          }
        });
  }

  /** Returns a text as it is printed: a heading that it repeats is printed once. */
  private static String printed(Submission submission, Field field) {
    String text = submission.text(field.key());
    List<String> labels = field.rowLabels();
    if (!field.key().startsWith(Template.NARRATIVE) || labels.isEmpty()) {
      return text;
    }
    String heading = labels.get(labels.size() - 1);
    return String.join("\n", PublishedReport.withoutHeading(text.lines().toList(), heading))
        .strip();
  }

  private static String awkward(Random random) {
    StringBuilder text = new StringBuilder();
    for (int line = random.nextInt(6); line > 0; line--) {
      List<String> from = random.nextBoolean() ? SENTENCES : AWKWARD;
      text.append(from.get(random.nextInt(from.size()))).append('\n');
    }
    return text.toString().strip();
  }

  @ParameterizedTest
  @ValueSource(strings = {"docx", "html"})
  void figuresAndTextsComeBackFromWhatWasPublished(String ending) throws Exception {
    Trials.of(
        40,
        random -> {
          Template template = random.nextBoolean() ? Template.current() : Template.forYear(2020);
          Submission submission = submission(template, random);
          Path report = folder.resolve("报告." + ending);
          ReportWriter.write(submission, null, report);
          Submission back = Nianbao.read(Editions.shipped(), report);
          assertEquals(template, back.template());
          assertEquals("红旗区小店镇", back.unit());
          assertEquals(submission.year(), back.year());
          assertEquals(plain(submission.values()), plain(back.values()));
          for (Field field : template.fields()) {
            if (field.key().startsWith(Template.NARRATIVE)) {
              assertEquals(submission.text(field.key()), back.text(field.key()), field.key());
            }
          }
        });
  }

  private static Map<String, String> plain(Map<String, BigDecimal> values) {
    return values.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, value -> value.getValue().stripTrailingZeros().toPlainString()));
  }

  private static Submission submission(Template template, Random random) {
    Map<String, BigDecimal> values = RandomReports.consistent(template, random);
    Map<String, String> texts = new LinkedHashMap<>();
    for (Field field : template.fields()) {
      if (field.kind() == FieldKind.AMOUNT && field.isFigure()) {
        values.put(field.key(), BigDecimal.valueOf(random.nextInt(10_000_000), 4));
      } else if (field.key().startsWith(Template.NARRATIVE)) {
        StringBuilder text = new StringBuilder();
        for (int paragraph = random.nextInt(4); paragraph > 0; paragraph--) {
          text.append(text.isEmpty() ? "" : "\n");
          for (int i = random.nextInt(5); i >= 0; i--) {
            text.append(SENTENCES.get(random.nextInt(SENTENCES.size())));
          }
        }
        texts.put(field.key(), text.toString());
      }
    }
    int year = Math.min(template.years().last(), 2024);
    texts.put(Template.UNIT, "红旗区小店镇");
    texts.put(Template.YEAR, String.valueOf(year));
    return Submission.of("", template, values, texts, year);
  }

  @Test
  void thePageSaysOfEveryFigureWhatItIs() throws Exception {
    Document page = page(submission(Template.current(), new Random(7)));
    assertEquals("zh-CN", Objects.requireNonNull(page.selectFirst("html")).attr("lang"));
    assertEquals("红旗区小店镇2024年政府信息公开工作年度报告", page.title());
    assertEquals(page.title(), Objects.requireNonNull(page.selectFirst("h1")).text());
    assertEquals(6, page.select("h2").size());
    assertEquals(3, page.select("table > caption").size());
    assertEquals(0, page.select("[src], link, script, [href]").size(), "nothing from elsewhere");
    Set<String> ids = new HashSet<>(page.select("th[id]").eachAttr("id"));
    assertEquals(page.select("th[id]").size(), ids.size());
    assertEquals(200, page.select("td[headers]").size());
    for (Element figure : page.select("td[headers]")) {
      assertTrue(ids.containsAll(List.of(figure.attr("headers").split(" ", -1))));
    }
    Element refused =
        page.select("table").get(1).select("tr").stream()
            .filter(row -> row.text().contains("4.保护第三方合法权益"))
            .findFirst()
            .orElseThrow()
            .select("td")
            .get(2);
    assertEquals(
        List.of("申请人情况", "法人或其他组织", "科研机构", "三、本年度办理结果", "（三）不予公开", "4.保护第三方合法权益"),
        List.of(refused.attr("headers").split(" ", -1)).stream()
            .map(id -> Objects.requireNonNull(page.getElementById(id)).text())
            .filter(text -> !text.startsWith("（本列"))
            .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"docx", "html", "pdf", "ofd"})
  void theSentenceOnTheBasisIsThereOnce(String ending) throws Exception {
    Template template = Template.current();
    Path report = folder.resolve("report." + ending);
    ReportWriter.write(submission(template, new Random(9)), report);
    Submission read = SubmissionFile.read(template, report);
    String basis = "本报告依据《中华人民共和国政府信息公开条例》第五十条编制，所列数据的统计期限为2024年1月1日至12月31日。";
    assertEquals(basis, read.text("notes.preamble").lines().findFirst().orElse(""));
    Path again = folder.resolve("again." + ending);
    ReportWriter.write(read, again);
    assertEquals(
        read.text("notes.preamble"), SubmissionFile.read(template, again).text("notes.preamble"));
  }

  private Document page(Submission submission) throws Exception {
    Path report = folder.resolve("page.html");
    ReportWriter.write(submission, null, report);
    return Jsoup.parse(Files.readString(report));
  }

  @Test
  void theDocumentIsLaidOutAsOfficialDocumentsAre() throws Exception {
    try (XWPFDocument document = document(submission(Template.current(), new Random(8)))) {
      CTSectPr section = document.getDocument().getBody().getSectPr();
      CTPageMar margins = section.getPgMar();
      assertEquals(
          List.of(37L, 35L, 28L, 26L),
          List.of(
              millimetres(margins.getTop()),
              millimetres(margins.getBottom()),
              millimetres(margins.getLeft()),
              millimetres(margins.getRight())));
      List<XWPFParagraph> paragraphs = document.getParagraphs();
      assertEquals("ReportTitle", paragraphs.get(0).getStyle());
      assertEquals("红旗区小店镇\n2024年政府信息公开工作年度报告", paragraphs.get(0).getText());
      assertEquals(
          List.of(
              "一、总体情况",
              "二、主动公开政府信息情况",
              "三、收到和处理政府信息公开申请情况",
              "四、政府信息公开行政复议、行政诉讼情况",
              "五、存在的主要问题及改进情况",
              "六、其他需要报告的事项"),
          paragraphs.stream()
              .filter(each -> "ReportSection".equals(each.getStyle()))
              .map(XWPFParagraph::getText)
              .toList());
      assertFalse(paragraphs.stream().anyMatch(each -> each.getText().matches("\\$\\{\\w+}")));
      List<XWPFTable> tables = document.getTables();
      assertEquals(3, tables.size());
      XWPFTable requests = tables.get(1);
      assertEquals(28, requests.getNumberOfRows());
      for (int row = 0; row < 28; row++) {
        assertEquals(row < 3, requests.getRow(row).isRepeatHeader(), "row " + row);
        assertTrue(requests.getRow(row).isCantSplitRow());
      }
      assertTrue(document.getDocument().validate());
    }
  }

  @Test
  void aTableIsKeptWholeWithItsHeading() throws Exception {
    try (XWPFDocument document = document(submission(Template.current(), new Random(8)))) {
      for (XWPFTable table : document.getTables()) {
        int last = table.getNumberOfRows() - 1;
        for (int row = 0; row <= last; row++) {
          for (XWPFTableCell cell : table.getRow(row).getTableCells()) {
            assertEquals(
                row < last, cell.getCTTc().getPArray(0).getPPr().isSetKeepNext(), "row " + row);
          }
        }
      }
    }
  }

  /** The day in the form becomes the signature; read and published again, there is still one. */
  @ParameterizedTest
  @ValueSource(strings = {"docx", "html"})
  void theReportEndsWithTheUnitAndTheDate(String ending) throws Exception {
    Submission signed =
        submission(Template.current(), new Random(8))
            .withTextsForBlankFields(Map.of(Template.PREPARED_ON, "2025-01-20"));
    Path report = folder.resolve("signed." + ending);
    ReportWriter.write(signed, null, report);
    Submission back = Nianbao.read(Editions.shipped(), report);
    assertEquals("红旗区小店镇\n2025年1月20日", back.text("notes.closing"));
    Path again = folder.resolve("again." + ending);
    ReportWriter.write(back, null, again);
    Submission twice = Nianbao.read(Editions.shipped(), again);
    assertEquals(back.text("notes.closing"), twice.text("notes.closing"));
    assertEquals(back.text("notes.preamble"), twice.text("notes.preamble"));
    assertEquals(List.of("红旗区小店镇", "2025年1月20日"), PublishedReport.of(back).signature());
  }

  private static long millimetres(Object twips) {
    return Math.round(((BigInteger) twips).longValue() * 25.4 / 1440);
  }

  private XWPFDocument document(Submission submission) throws Exception {
    Path report = folder.resolve("document.docx");
    ReportWriter.write(submission, null, report);
    return new XWPFDocument(Files.newInputStream(report));
  }

  @Test
  void theTemplateMayBeEdited() throws Exception {
    byte[] edited;
    try (XWPFDocument layout = layout()) {
      XWPFParagraph intro = layout.getParagraphs().get(1);
      intro.getRuns().get(0).setText("${unit.", 0);
      intro.createRun().setText("name}新收申请${requests.received.total}件。");
      edited = bytes(layout);
    }
    Submission submission = submission(Template.current(), new Random(9));
    Path report = folder.resolve("edited.docx");
    ReportWriter.write(submission, edited, report);
    try (XWPFDocument document = new XWPFDocument(Files.newInputStream(report))) {
      assertEquals(
          "红旗区小店镇新收申请" + submission.value("requests.received.total") + "件。",
          document.getParagraphs().get(1).getText());
    }
  }

  @Test
  void expressionsAreReplacedWhereverTheyStand() throws Exception {
    byte[] edited;
    try (XWPFDocument layout = layout()) {
      XWPFParagraph intro = layout.getParagraphs().get(1);
      intro.getRuns().get(0).setText("规章", 0);
      intro.getRuns().get(0).addBreak();
      XWPFRun bold = intro.createRun();
      bold.setBold(true);
      bold.setText("${disclosure.rules.issued}件");
      layout
          .createFooter(HeaderFooterType.FIRST)
          .createParagraph()
          .createRun()
          .setText("${unit.name}");
      layout.createTable(1, 1).getRow(0).getCell(0).setText("${year}");
      layout.createTable().removeRow(0);
      edited = bytes(layout);
    }
    Map<String, String> texts = Map.of(Template.UNIT, "小店镇", Template.YEAR, "2024");
    Submission blank = FilledForms.of(Template.current(), texts);
    Path report = folder.resolve("edited.docx");
    ReportWriter.write(blank, edited, report);
    try (XWPFDocument document = new XWPFDocument(Files.newInputStream(report))) {
      XWPFParagraph intro = document.getParagraphs().get(1);
      assertEquals("规章\n0件", intro.getText());
      assertTrue(intro.getRuns().get(1).isBold());
      assertTrue(
          document.getFooterList().stream().anyMatch(each -> each.getText().contains("小店镇")));
      assertTrue(
          document.getTables().stream().anyMatch(each -> each.getText().strip().equals("2024")));
    }
  }

  @Test
  void aTemplateThatLacksSomethingIsRefusedAndNothingWritten() throws Exception {
    byte[] edited;
    try (XWPFDocument layout = layout()) {
      layout.removeBodyElement(2);
      edited = bytes(layout);
    }
    assertRefused("report.layout.absent", edited);
    assertRefused("report.layout.unreadable", "no Word".getBytes(StandardCharsets.UTF_8));
    try (XWPFDocument layout = layout()) {
      layout.getParagraphs().get(1).getRuns().get(0).setText("${unit.nmae}", 0);
      edited = bytes(layout);
    }
    assertRefused("report.layout.unknown", edited);
  }

  @ParameterizedTest
  @ValueSource(strings = {"attachedTemplate", "image", "oleObject", "frame", "hyperlink"})
  void aTemplateThatReadsFromOutsideIsRefused(String type) throws Exception {
    byte[] edited;
    try (XWPFDocument layout = layout()) {
      layout
          .getPackagePart()
          .addExternalRelationship(
              "http://127.0.0.1/x",
              "http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type);
      edited = bytes(layout);
    }
    if (type.equals("hyperlink")) {
      Path report = folder.resolve("linked.docx");
      ReportWriter.write(submission(Template.current(), new Random(10)), edited, report);
      assertTrue(Files.exists(report));
    } else {
      assertRefused("report.layout.outside", edited);
    }
  }

  @Test
  void aTemplateWithMacrosIsRefused() throws Exception {
    byte[] edited;
    try (XWPFDocument layout = layout()) {
      PackagePart macros =
          layout
              .getPackage()
              .createPart(
                  PackagingURIHelper.createPartName("/word/vbaProject.bin"),
                  "application/vnd.ms-office.vbaProject");
      try (OutputStream out = macros.getOutputStream()) {
        out.write(1);
      }
      edited = bytes(layout);
    }
    assertRefused("report.layout.macros", edited);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DDE cmd x",
        " ddeauto \"c:\\x\" ",
        "INCLUDETEXT \"x\"",
        "INCLUDEPICTURE x",
        "IMPORT x",
        "LINK x"
      })
  void aTemplateWithAFieldThatReadsFilesIsRefused(String instruction) throws Exception {
    byte[] simple;
    try (XWPFDocument layout = layout()) {
      layout.getParagraphs().get(1).getCTP().addNewFldSimple().setInstr(instruction);
      simple = bytes(layout);
    }
    assertRefused("report.layout.field", simple);
    byte[] split;
    try (XWPFDocument layout = layout()) {
      XWPFParagraph footer = layout.createFooter(HeaderFooterType.FIRST).createParagraph();
      addField(footer, "PAGE");
      addField(footer, instruction);
      split = bytes(layout);
    }
    assertRefused("report.layout.field", split);
  }

  @Test
  void fieldsOfTheDocumentItselfStay() throws Exception {
    byte[] edited;
    try (XWPFDocument layout = layout()) {
      addField(layout.createFooter(HeaderFooterType.FIRST).createParagraph(), "PAGE");
      addField(layout.getParagraphs().get(1), "HYPERLINK \"http://www.example.gov.cn/\"");
      edited = bytes(layout);
    }
    Path report = folder.resolve("fields.docx");
    ReportWriter.write(submission(Template.current(), new Random(10)), edited, report);
    assertTrue(Files.exists(report));
  }

  /** A field whose instruction is split as Word splits it. */
  private static void addField(XWPFParagraph paragraph, String instruction) {
    paragraph.createRun().getCTR().addNewFldChar().setFldCharType(STFldCharType.BEGIN);
    paragraph.createRun().getCTR().addNewInstrText().setStringValue(instruction.substring(0, 3));
    paragraph.createRun().getCTR().addNewInstrText().setStringValue(instruction.substring(3));
    paragraph.createRun().getCTR().addNewFldChar().setFldCharType(STFldCharType.END);
  }

  private void assertRefused(String key, byte[] layout) throws Exception {
    Path report = Files.writeString(folder.resolve("kept.docx"), "kept");
    Submission submission = submission(Template.current(), new Random(10));
    FaultyWordTemplateException e =
        assertThrows(
            FaultyWordTemplateException.class,
            () -> ReportWriter.write(submission, layout, report));
    assertEquals(key, e.reason().key());
    assertArrayEquals("kept".getBytes(StandardCharsets.UTF_8), Files.readAllBytes(report));
  }

  private static XWPFDocument layout() throws Exception {
    return new XWPFDocument(Files.newInputStream(Path.of("templates/report.docx")));
  }

  private static byte[] bytes(XWPFDocument document) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.write(out);
    return out.toByteArray();
  }
}
