package org.nianbao.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.grid.Grid;
import org.nianbao.reader.SubmissionFile;
import org.nianbao.template.Template;

/** Reports of several units or years in one file: one is read, and the others are named. */
class SeparateReportsTest {
  private static final Template TEMPLATE = Template.current();

  private static final Map<String, BigDecimal> FIRST = FilledForm.figures();

  private static final Map<String, BigDecimal> SECOND = moved(20_000);

  @TempDir Path folder;

  private static Map<String, BigDecimal> moved(int by) {
    Map<String, BigDecimal> figures = new LinkedHashMap<>(FIRST);
    figures.replaceAll((key, value) -> value.add(BigDecimal.valueOf(by)));
    return figures;
  }

  private Submission read(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    return SubmissionFile.read(TEMPLATE, file);
  }

  private static List<String> structure(Submission read) {
    return read.readingDiscrepancies().stream()
        .filter(each -> each.rule().startsWith("S-"))
        .map(Discrepancy::message)
        .map(Object::toString)
        .toList();
  }

  private static void assertRead(
      Map<String, BigDecimal> figures, String unit, int year, String fee, Submission read) {
    figures.forEach((key, value) -> assertEquals(value, read.value(key), key));
    assertEquals(unit, read.unit());
    assertEquals(year, read.year());
    assertEquals(fee, read.text("narrative.other"));
    assertEquals(1, structure(read).size(), () -> structure(read).toString());
  }

  /** Both reports as a page, with a narrative of their own. */
  private static String page(String secondTitle, String lines) {
    String one = new Rendering(FIRST).page("utf-8");
    String other =
        new Rendering(SECOND)
            .page("utf-8")
            .replaceFirst("<h1>.*?</h1>", lines)
            .replace("没有收取信息处理费。", "另一单位收取了信息处理费。")
            .replace("红旗区小店镇", secondTitle);
    String body = other.substring(other.indexOf("<body>") + 6, other.indexOf("</body>"));
    return one.replace("</body>", body + "</body>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<h1>红旗区城关镇2024年政府信息公开工作年度报告</h1>",
        "<p>红旗区城关镇</p><p>2024年政府信息公开工作年度报告</p>",
        "<p>红旗区城关镇</p><p>2024年</p><p>政府信息公开工作年度报告</p>",
        "<h2>红旗区城关镇</h2>"
      })
  void twoUnitsOnAPage(String title) throws Exception {
    Submission read = read("年报.html", page("红旗区城关镇", title));
    assertRead(FIRST, "红旗区小店镇", 2024, "没有收取信息处理费。", read);
    String said = structure(read).get(0);
    assertTrue(said.contains("2 份报告") && said.contains("红旗区城关镇"), said);
  }

  /** What stands above the second report's first section is none of the first report's text. */
  @ParameterizedTest
  @CsvSource({
    "<h1>红旗区城关镇政府信息公开工作年度报告</h1>, 红旗区城关镇",
    "<p>红旗区城关镇政府信息公开年报</p>, 红旗区城关镇",
    "<p>红旗区城关镇</p><p>政府信息公开工作年度报告</p>, 红旗区城关镇",
    "<p>红旗区城关镇政府信息公开年报</p><p>根据条例，编制本报告。统计期限为2023年1月1日至12月31日。</p>, 红旗区城关镇（2023）",
    "<p>红旗区小店镇政府信息公开年报</p><p>本报告统计期限为2022年1月1日至12月31日。</p>, 红旗区小店镇（2022）",
    "<p>政府信息公开工作年度报告</p><p>红旗区城关镇</p>, 红旗区城关镇",
  })
  void aTitleWithoutAYear(String title, String named) throws Exception {
    Submission read = read("年报.html", page(named.replaceFirst("（.*", ""), title));
    assertRead(FIRST, "红旗区小店镇", 2024, "没有收取信息处理费。", read);
    String said = structure(read).get(0);
    assertTrue(said.contains("2 份报告") && said.contains("：" + named + "；"), said);
  }

  /** Only the title of the page has a style; the headings of the sections are bold paragraphs. */
  @Test
  void twoUnitsUnderHeadingsWithoutStyle() throws Exception {
    String page = page("红旗区城关镇", "<p>红旗区城关镇</p>");
    int end = page.indexOf("</h1>");
    String bold =
        page.substring(end).replaceAll("<h\\d>", "<p><b>").replaceAll("</h[2-6]>", "</b></p>");
    Submission read = read("年报.html", page.substring(0, end) + bold);
    assertRead(FIRST, "红旗区小店镇", 2024, "没有收取信息处理费。", read);
    String said = structure(read).get(0);
    assertTrue(said.contains("2 份报告") && said.contains("红旗区城关镇"), said);
  }

  @Test
  void twoYearsOnAPage() throws Exception {
    String older = "<h1>红旗区小店镇2023年政府信息公开工作年度报告</h1>";
    Submission read = read("年报.html", page("红旗区小店镇", older));
    assertRead(FIRST, "红旗区小店镇", 2024, "没有收取信息处理费。", read);
    String newer = "<h1>红旗区小店镇2025年政府信息公开工作年度报告</h1>";
    read = read("年报.html", page("红旗区小店镇", newer));
    assertRead(SECOND, "红旗区小店镇", 2025, "另一单位收取了信息处理费。", read);
  }

  /** Table three of another year, above or below this year's. */
  @ParameterizedTest
  @CsvSource({"（一）2023年情况回顾, true", "附：2023年申请情况, false", "附：上年申请情况, false", "上年情况, true"})
  void aTableOfLastYear(String heading, boolean above) throws Exception {
    String other = new Rendering(SECOND).page("utf-8");
    int begin = other.indexOf("<table", other.indexOf("行政事业性收费"));
    String table = other.substring(begin, other.indexOf("</table>", begin) + 8);
    String last = "<p>" + heading + "</p>" + table.replaceFirst("<tr>.*?</tr>", "");
    String before = above ? "<h2>一、" : "<h2>六、";
    Submission read =
        read("年报.html", new Rendering(FIRST).page("utf-8").replace(before, last + before));
    FIRST.forEach((key, value) -> assertEquals(value, read.value(key), key));
    String said = structure(read).get(0);
    assertTrue(said.contains("2 张") && said.contains("第 " + (above ? 2 : 1) + " 张"), said);
  }

  @Test
  void twoUnitsInAText() throws Exception {
    for (String between : List.of(" ", "\t", "\n")) {
      String one = new Rendering(FIRST).copied("", between, "");
      String other = new Rendering(SECOND).copied("", between, "").replace("小店镇", "城关镇");
      Submission read = read("年报.txt", one + other.replace("没有收取", "收取了"));
      assertRead(FIRST, "红旗区小店镇", 2024, "没有收取信息处理费。", read);
    }
  }

  @Test
  void linksToOtherReportsAreNoReports() throws Exception {
    String page =
        new Rendering(FIRST)
            .page("utf-8")
            .replace("<h1>", "<p>红旗区城关镇2024年政府信息公开工作年度报告</p><h1>")
            .replace("<p>【打印本页】", "<p>红旗区城关镇2023年政府信息公开工作年度报告</p><p>【打印本页】");
    assertEquals(List.of(), structure(read("年报.html", page)));
  }

  /** A workbook with the sheets of two units, told apart by cover, by title or by sheet name. */
  @ParameterizedTest
  @ValueSource(strings = {"cover", "sheet", "titles"})
  void twoUnitsInAWorkbook(String kind) throws Exception {
    List<Grid> sheets = new ArrayList<>();
    Layout one = new Layout(FilledForm.grids(folder, FIRST), FilledForm.SHEETS);
    Layout other = new Layout(FilledForm.grids(folder, SECOND), FilledForm.SHEETS);
    for (Layout each : List.of(one, other)) {
      boolean first = each == one;
      String name = first ? "小店镇" : "城关镇";
      if (!kind.equals("cover")) {
        each.edit("drop 封面");
        each.edit("insert row 主动公开 1");
        each.edit("text 主动公开!A1 = 红旗区" + name + "2024年政府信息公开工作年度报告");
      } else {
        each.edit("text 封面!B3 = 红旗区" + name);
      }
      if (kind.equals("sheet")) {
        each.edit("drop 总体情况 问题与改进 其他事项");
        each.edit("join 1");
      }
      if (!first) {
        for (Grid grid : List.copyOf(each.grids())) {
          each.edit("rename " + grid.name() + " -> " + grid.name() + "(2)");
        }
      }
      sheets.addAll(each.grids());
    }
    Submission read = SubmissionReader.read(TEMPLATE, sheets, "case");
    FIRST.forEach((key, value) -> assertEquals(value, read.value(key), key));
    assertEquals("红旗区小店镇", read.unit());
    List<String> several = structure(read).stream().filter(said -> said.contains("2 份报告")).toList();
    assertEquals(1, several.size(), () -> structure(read).toString());
    assertTrue(several.get(0).contains("红旗区城关镇"), several.get(0));
    assertFalse(structure(read).toString().contains("请只保留一张"), structure(read).toString());
  }
}
