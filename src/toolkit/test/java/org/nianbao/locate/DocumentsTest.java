package org.nianbao.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.Trials;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Figure;
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Region;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.reader.GridReader;
import org.nianbao.reader.SubmissionFile;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;
import org.nianbao.template.Template;

/** Reports that are no workbooks: pages, documents, CSV and text. */
class DocumentsTest {
  private static final Template TEMPLATE = Template.current();

  /** Every figure is another number. */
  private static final Map<String, BigDecimal> FIGURES = figures();

  @TempDir Path folder;

  private static Map<String, BigDecimal> figures() {
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    int number = 1000;
    for (Field field : TEMPLATE.figures()) {
      BigDecimal value = BigDecimal.valueOf(number++);
      figures.put(field.key(), field.kind() == FieldKind.AMOUNT ? value.movePointLeft(2) : value);
    }
    return figures;
  }

  private Submission read(String name, byte[] content) throws Exception {
    return SubmissionFile.read(TEMPLATE, Files.write(folder.resolve(name), content));
  }

  private static void assertFigures(Map<String, BigDecimal> expected, Submission read) {
    assertEquals(200, read.locatedFigureCount());
    expected.forEach(
        (key, value) ->
            assertEquals(0, value.compareTo(Objects.requireNonNull(read.value(key))), key));
    assertEquals(
        List.of(),
        read.readingDiscrepancies().stream().filter(each -> each.rule().startsWith("S-")).toList());
    assertEquals("红旗区小店镇", read.unit());
  }

  @Test
  void theTextOfAPublishedReportIsReadWhole() throws Exception {
    Submission read =
        SubmissionFile.read(
            TEMPLATE,
            Path.of("src/toolkit/test/resources/org/nianbao/locate/xiaodian-2022-report.txt"));
    Map<String, BigDecimal> zeros = new LinkedHashMap<>();
    FIGURES.keySet().forEach(key -> zeros.put(key, BigDecimal.ZERO));
    assertFigures(zeros, read);
    assertEquals(2022, read.year());
    assertEquals(7, read.narrativeCount());
    assertTrue(read.text("notes.before.overview").startsWith("2022 年以来，小店镇"));
    assertTrue(read.text("narrative.overview.disclosure").startsWith("主动公开情况。我镇历来"));
    assertTrue(read.text("narrative.overview.disclosure").endsWith("安排部署政务公开工作。"));
    assertEquals(
        "依申请公开政府信息。2022 年，未收到公众申请要求公开的其它方面政府信息。", read.text("narrative.overview.requests"));
    assertTrue(read.text("narrative.overview.platform").startsWith("信息公开平台建设。"));
    assertTrue(read.text("narrative.overview.supervision").endsWith("认真开展日常监督检查。"));
    assertEquals("在办理依申请公开工作中，未向申请人收取任何费用。", read.text("narrative.other"));
  }

  /** A third of the figures is 0, as in real reports. */
  private static Map<String, BigDecimal> figures(Random random) {
    Map<String, BigDecimal> figures = new LinkedHashMap<>(FIGURES);
    figures.replaceAll((key, value) -> random.nextInt(3) == 0 ? BigDecimal.ZERO : value);
    return figures;
  }

  /** Whatever is read of a text is right; what cannot be read is missing. */
  @Test
  void noFigureOfATextIsReadWrong() throws Exception {
    int[] located = new int[1];
    Trials.of(
        200,
        random -> {
          Map<String, BigDecimal> figures = figures(random);
          Submission read =
              read("年报.txt", new Rendering(figures).text(random).getBytes(StandardCharsets.UTF_8));
          for (Field field : TEMPLATE.figures()) {
            Figure figure = Objects.requireNonNull(read.figure(field.key()));
            // a total that is a sign for nothing is worked out: that is no misreading
            if (figure.place() != null && figure.status() != Figure.Status.DERIVED) {
              BigDecimal value = Objects.requireNonNull(figure.value(), field.key());
              assertEquals(
                  0,
                  value.compareTo(Objects.requireNonNull(figures.get(field.key()))),
                  () -> field.key() + " read as " + value + " written " + figure.cellText());
              located[0]++;
            }
          }
        });
    assertTrue(located[0] > 200 * 190, () -> located[0] + " of 40000 figures found");
  }

  /**
   * Digits that have slipped below a narrow cell are no part of what is read, nor the rest of it.
   */
  @Test
  void aRowOfATextWithFiguresLeftOverIsNotRead() throws Exception {
    String text =
        Files.readString(
            Path.of("src/toolkit/test/resources/org/nianbao/locate/xiaodian-2022-report.txt"));
    String wrapped =
        text.replace("1.信访举报投诉类申请 0 0 0", "1.信访举报投 0 0 429")
            .replace("\n2.重复申请", "\n诉类申请 47\n2.重复申请");
    Submission read = read("年报.txt", wrapped.getBytes(StandardCharsets.UTF_8));
    assertNull(read.value("requests.notProcessed.petition.researchInstitute"));
    assertTrue(read.locatedFigureCount() >= 186);
  }

  /** Cells, rows and numbers broken by the ends of cells and pages are put together again. */
  @Test
  void aPrintedReportIsReadWhole() throws Exception {
    int[] located = new int[1];
    Trials.of(
        40,
        random -> {
          Map<String, BigDecimal> figures = figures(random);
          Submission read = read("年报.pdf", new Rendering(figures).printed(random));
          figures.forEach(
              (key, value) -> {
                BigDecimal given = read.value(key);
                assertTrue(given == null || value.compareTo(given) == 0, () -> key + " " + given);
              });
          located[0] += (int) read.locatedFigureCount();
          assertEquals("红旗区小店镇", read.unit());
          assertEquals(2024, read.year());
          assertEquals("没有收取信息处理费。", read.text("narrative.other"));
        });
    assertTrue(located[0] > 40 * 196, () -> located[0] + " of 8000 figures found");
  }

  /** The national form has the headings of the lawsuits a row lower than those of the reviews. */
  @Test
  void headingsOfUnequalHeightAreNoSecondTable() throws Exception {
    String cases =
        "<td rowspan=2>结果维持<td rowspan=2>结果纠正<td rowspan=2>其他结果<td rowspan=2>尚未审结<td rowspan=2>总计";
    String lower = "<td>结果维持<td>结果纠正<td>其他结果<td>尚未审结<td>总计";
    StringBuilder page = new StringBuilder("<html><body><h1>红旗区小店镇2024年政府信息公开工作年度报告</h1><table>");
    page.append("<tr><td colspan=5>行政复议<td colspan=10>行政诉讼<tr>").append(cases);
    page.append("<td colspan=5>未经复议直接起诉<td colspan=5>复议后起诉<tr>").append(lower).append(lower);
    page.append("<tr>");
    for (int figure = 1; figure <= 15; figure++) {
      page.append("<td>").append(figure);
    }
    Submission read =
        read(
            "年报.html",
            page.append("</table></body></html>").toString().getBytes(StandardCharsets.UTF_8));
    assertEquals(15, read.locatedFigureCount());
    assertEquals(BigDecimal.TEN, read.value("litigation.direct.total"));
  }

  /** LibreOffice saves a workbook as one page, with a heading and a table for each sheet. */
  @Test
  void theSheetsOfAWorkbookSavedAsAPageAreReadAsSheets() throws Exception {
    StringBuilder page =
        new StringBuilder("<html><body><h1>Overview</h1><a href=\"#table0\">Sheet 1</a>");
    int number = 0;
    for (Grid sheet : FilledForm.grids(folder, FilledForm.figures())) {
      page.append("<A NAME=\"table").append(number++).append("\"><h1>Sheet ").append(number);
      page.append(": <em>").append(sheet.name()).append("</em></h1></A><table>");
      int last = sheet.cells().stream().mapToInt(cell -> cell.address().row()).max().orElse(0);
      for (int row = 0; row <= last; row++) {
        page.append("<tr>");
        for (int column = 0; column < 15; column++) {
          Address at = new Address(row, column);
          Region region = sheet.regionOf(at);
          if (region.first().equals(at)) {
            page.append("<td rowspan=").append(region.last().row() - row + 1);
            page.append(" colspan=").append(region.last().column() - column + 1).append('>');
            page.append(sheet.content(at) == null ? "<br>" : sheet.content(at)).append("</td>");
          }
        }
        page.append("</tr>");
      }
      page.append("</table>");
    }
    String html = page.append("</body></html>").toString();
    Submission read = read("年报.html", html.getBytes(StandardCharsets.UTF_8));
    assertFigures(FilledForm.figures(), read);
    assertEquals("依申请公开", Objects.requireNonNull(read.place("requests.received.total")).sheet());
    assertEquals(0, read.narrativeCount());
  }

  /** A form that was printed has the label of a part below the section's title. */
  @ParameterizedTest
  @CsvSource({
    "<p>其他需要报告的事项</p>, ''",
    "<p>其他需要报告</p><p>的事项</p>, ''",
    "<table><tr><td>其他需要报告的事项</td><td>没有收费。</td></tr></table>, 没有收费。"
  })
  void theCellsOfAPrintedFormAreNoRunningText(String below, String expected) throws Exception {
    String page =
        new Rendering(FIGURES)
            .page("utf-8")
            .replace("<p>没有收取信息处理费。</p>", below + "<p>校验表（勾稽关系）</p><p>编号 级别 表</p>");
    Submission read = read("年报.html", page.getBytes(StandardCharsets.UTF_8));
    assertEquals(expected, read.text("narrative.other"));
  }

  @Test
  void aPartOfOneLineIsNoBareHeading() throws Exception {
    Submission read =
        read(
            "年报.html",
            new Rendering(FIGURES)
                .page("utf-8")
                .replaceFirst(
                    "<h1>(.*?)</h1>",
                    "<h1>$1</h1><h2>一、总体情况</h2><p>（一）主动公开规范性文件999件</p>"
                        + "<p>（二）依申请公开情况</p><p>收到777件申请</p><p>（三）政府信息管理。做好管理。</p>")
                .getBytes(StandardCharsets.UTF_8));
    assertTrue(read.text("narrative.overview.disclosure").contains("规范性文件999件"), read::toString);
    assertTrue(read.text("narrative.overview.requests").startsWith("收到777件申请"));
    assertTrue(read.text("narrative.overview.management").contains("做好管理"));
  }

  /** The rest of a group's rows, on the next page, may lack the cells of the group. */
  @ParameterizedTest
  @CsvSource({
    "2.其他法律, false",
    "5.属于三类, false",
    "2.没有现成, true",
    "2.重复申请, true",
    "3.其他, false",
    "（七）总计, true",
    "四、结转, true"
  })
  void aTableThatContinuesAsASecondTableIsRead(String row, boolean headings) throws Exception {
    String page = new Rendering(FIGURES).page("utf-8");
    int table = page.indexOf("<table border=1>", page.indexOf("行政事业性收费"));
    int first = page.lastIndexOf("<tr>", page.indexOf("一、本年新收"));
    String repeated =
        headings ? page.substring(page.indexOf("<tr>", page.indexOf("申请情况", table)), first) : "";
    int at = page.lastIndexOf("<tr>", page.indexOf(row, first));
    String split =
        page.substring(0, at) + "</table><p>- 3 -</p><table>" + repeated + page.substring(at);
    assertFigures(FIGURES, read("年报.html", split.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void whatStandsBesideAnArticleIsNoPartOfIt() throws Exception {
    String page =
        new Rendering(FIGURES)
            .page("utf-8")
            .replace(
                "<h1>",
                "<p><a href=a>红旗区小店镇2022年政府信息公开工作年度报告</a></p><ul><li><a href=b>2021年</a></ul><h1>")
            .replace("2024年政府信息公开工作", "<br>2024年政府信息公开工作")
            .replace(
                "<p>【打印本页】",
                "<p><a href=c>我区召开推进会</a> 2024-11-02</p><p>责任编辑：张三</p><p hidden>99</p><p>【打印本页】");
    Submission read = read("年报.html", page.getBytes(StandardCharsets.UTF_8));
    assertFigures(FIGURES, read);
    assertEquals(2024, read.year());
    assertEquals("没有收取信息处理费。", read.text("narrative.other"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024年红旗区小店镇政府信息公开工作年度报告",
        "红旗区小店镇2024年度政府信息公开年度报告",
        "关于红旗区小店镇2024年政府信息公开工作的年度报告",
        "红旗区小店镇二〇二四年政府信息公开工作年度报告",
        "二○二四年度红旗区小店镇政府信息公开工作年度报告",
        "红旗区小店镇二零二四年政府信息公开年度报告",
        "现公布红旗区小店镇2024年政府信息公开工作年度报告",
        "《红旗区小店镇2024年政府信息公开工作年度报告》",
        "# 红旗区小店镇2024年政府信息公开工作年度报告",
        "红旗区小店镇政府信息公开工作年度报告（2024年）",
        "红旗区小店镇政府信息公开工作年度报告</p><p>统计期限为2024年1月1日至2024年12月31日。",
        "红旗区小店镇</p><p>2024年政府信息公开工作年度报告",
        "红旗区小店镇2024年</p><p>政府信息公开工作年度报告",
        "红旗区小店镇</p><p>2024年政府信息公开</p><p>工作年度报告"
      })
  void theTitleSaysWhoReportsAndForWhichYear(String title) throws Exception {
    String page = new Rendering(FIGURES).page("utf-8");
    String titled = page.replaceFirst("<h1>.*?</h1>", "<p>" + title + "</p>");
    Submission read = read("年报.html", titled.getBytes(StandardCharsets.UTF_8));
    assertEquals("红旗区小店镇", read.unit());
    assertEquals(2024, read.year());
  }

  @ParameterizedTest(name = "charset {0}, encoded in {1}")
  @CsvSource(
      nullValues = "-",
      value = {
        "utf-8, UTF-8", "gb2312, GBK", "-, UTF-8", "-, GBK",
        "utf-8, GBK", "gb2312, UTF-8", "gbk, GB18030", "big5, UTF-8"
      })
  void aPageIsReadWhateverItsEncoding(String charset, String encoding) throws Exception {
    String page = new Rendering(FIGURES).page(charset == null ? "" : charset);
    Submission read = read("年报.xls", page.getBytes(Charset.forName(encoding)));
    assertFigures(FIGURES, read);
    assertEquals(2024, read.year());
    assertEquals("没有收取信息处理费。", read.text("narrative.other"));
    assertEquals("主动公开情况。全年公开信息。", read.text("narrative.overview.disclosure"));
  }

  @Test
  void aWordDocumentIsRead() throws Exception {
    Path file = folder.resolve("年报.docx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(new Rendering(FIGURES).document().getBytes(StandardCharsets.UTF_8));
    }
    assertFigures(FIGURES, SubmissionFile.read(TEMPLATE, file));
  }

  private Submission readDocument(String document) throws Exception {
    Path file = folder.resolve("年报.docx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(document.getBytes(StandardCharsets.UTF_8));
    }
    return SubmissionFile.read(TEMPLATE, file);
  }

  /** Tables within a table that only lays them out, at any depth; its text is paragraphs. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void tablesWithinLayoutTablesOfWordAreRead(int depth) throws Exception {
    String row = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>六、其他需要报告的事项</w:t></w:r></w:p>";
    String document = new Rendering(FIGURES).document();
    String nested =
        document
            .replace(
                "<w:tbl>", (row.replace("六、其他需要报告的事项", "") + "<w:sdt>").repeat(depth) + "<w:tbl>")
            .replace("</w:tbl>", "</w:tbl>" + "</w:sdt></w:tc></w:tr></w:tbl>".repeat(depth))
            .replace(
                "</w:body>",
                row
                    + "<w:p><w:r><w:t>没有收取信息处理费。</w:t></w:r></w:p>"
                    + "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
                    + "</w:tc></w:tr></w:tbl></w:body>");
    Submission read = readDocument(nested);
    assertFigures(FIGURES, read);
    assertEquals("没有收取信息处理费。", read.text("narrative.other"));
  }

  /** A frame around a figure is a table of one cell; a note may be a table within a cell. */
  @Test
  void tablesWithinCellsOfATableOfFiguresDoNotHideIt() throws Exception {
    String note =
        "<w:tbl><w:tr><w:tc><w:tcPr></w:tcPr><w:p><w:r><w:t>见</w:t></w:r></w:p></w:tc>"
            + "<w:tc><w:tcPr></w:tcPr><w:p/></w:tc></w:tr></w:tbl>";
    String document = new Rendering(FIGURES).document();
    String framed =
        document
            .replaceFirst("</w:p></w:tc>", "</w:p>" + note + "</w:tc>")
            .replace("<w:tc>", "<w:tc><w:tbl><w:tr><w:tc>")
            .replace("</w:tc>", "</w:tc></w:tr></w:tbl></w:tc>")
            .replace("<w:tcPr>", "</w:tc></w:tr></w:tbl><w:tcPr>")
            .replace("</w:tcPr>", "</w:tcPr><w:tbl><w:tr><w:tc>");
    assertFigures(FIGURES, readDocument(framed));
    String page =
        new Rendering(FIGURES)
            .page("utf-8")
            .replaceAll("<p>&nbsp;(.*?)</p></td>", "<table><tr><td>$1</td></tr></table></td>")
            .replace("四、结转下年度继续办理", "四、结转下年度继续办理<table><tr><td>见</td><td>附件</td></tr></table>");
    Submission read = read("年报.html", page.getBytes(StandardCharsets.UTF_8));
    FIGURES.forEach((key, value) -> assertEquals(0, value.compareTo(read.value(key)), key));
    assertEquals(
        List.of("见\t附件"), read.readingDiscrepancies().stream().map(Discrepancy::actual).toList());
  }

  @Test
  void rowsAndCellsInContentControlsOfWordAreRead() throws Exception {
    String document = new Rendering(FIGURES).document();
    String controlled =
        document
            .replace("<w:tr>", "<w:sdt><w:sdtPr/><w:sdtContent><w:tr>")
            .replace("</w:tr>", "</w:tr></w:sdtContent></w:sdt>")
            .replace("<w:tc>", "<w:sdt><w:sdtContent><w:tc>")
            .replace("</w:tc>", "</w:tc></w:sdtContent></w:sdt>")
            .replace(
                "<w:body>",
                "<w:body><w:p><w:r><mc:AlternateContent><mc:Choice><w:t>甲</w:t></mc:Choice>"
                    + "<mc:Fallback><w:t>甲</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>");
    assertTrue(controlled.contains("<w:sdtContent><w:tc>"), document);
    Path file = folder.resolve("年报.docx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(controlled.getBytes(StandardCharsets.UTF_8));
    }
    assertFigures(FIGURES, SubmissionFile.read(TEMPLATE, file));
    List<Grid> grids = GridReader.read(file);
    assertEquals("甲", grids.get(0).cells().iterator().next().content().toString());
  }

  @ParameterizedTest(name = "separated by [{0}]")
  @ValueSource(chars = {',', ';', '\t'})
  void separatedValuesAreRead(char separator) throws Exception {
    String csv = new Rendering(FIGURES).separated(separator);
    assertFigures(FIGURES, read("年报.csv", csv.getBytes(StandardCharsets.UTF_8)));
    assertFigures(FIGURES, read("年报.csv", csv.getBytes("GBK")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "你好",
        "<html><body><p>通知</p></body></html>",
        "a,b,c,d\n1,2,3,4\n1,2,3,4\n1,2,3,4\n"
      })
  void whatHoldsNoTableOfTheFormIsRefused(String text) {
    UnreadableFileException refused =
        assertThrows(
            UnreadableFileException.class,
            () -> read("其他.txt", text.getBytes(StandardCharsets.UTF_8)));
    assertEquals("文件里没有找到表样中的任何一张表，请确认这是不是年度报告", refused.reason().toString());
  }
}
