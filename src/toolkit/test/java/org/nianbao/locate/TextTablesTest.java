package org.nianbao.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.nianbao.reader.SubmissionFile;
import org.nianbao.template.Template;

/** Tables in text, by tabs, vertical lines, blanks or line ends. */
class TextTablesTest {
  private static final Template TEMPLATE = Template.current();

  private static final Map<String, BigDecimal> FIGURES = FilledForm.figures();

  @TempDir Path folder;

  private Submission read(String text) throws Exception {
    Path file = folder.resolve("年报.txt");
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    return SubmissionFile.read(TEMPLATE, file);
  }

  /** Whatever is read is right. */
  private static void assertNothingWrong(Submission read) {
    FIGURES.forEach(
        (key, value) -> {
          BigDecimal given = read.value(key);
          assertTrue(given == null || given.compareTo(value) == 0, () -> key + " " + given);
        });
  }

  private static void assertAllRead(Submission read) {
    assertNothingWrong(read);
    assertEquals(200, read.locatedFigureCount());
    assertEquals("红旗区小店镇", read.unit());
    assertEquals("没有收取信息处理费。", read.text("narrative.other"));
    assertTrue(
        read.text("narrative.overview.disclosure").startsWith("主动公开,依申请公开,管理"),
        read.text("narrative.overview.disclosure"));
    assertEquals(List.of(), structure(read));
  }

  private static List<Discrepancy> structure(Submission read) {
    return read.readingDiscrepancies().stream()
        .filter(each -> each.rule().startsWith("S-"))
        .toList();
  }

  private static String copied(String before, String between, String after) {
    return new Rendering(FIGURES).copied(before, between, after);
  }

  @ParameterizedTest
  @CsvSource({
    "'', '\t', ''",
    "'', '\t', '\t\t'",
    "'| ', ' | ', ' |'",
    "'', '|', ''",
    "│, │, │",
    "'', ' ', ''",
    "'', '\n', ''",
    "'', '　', ''"
  })
  void rowsWithoutCoveredCells(String before, String between, String after) throws Exception {
    assertAllRead(read(copied(before, between, after)));
  }

  /** Word copies a cell that another one above covers as a blank one. */
  @Test
  void rowsWithBlankCellsBeforeTheirLabels() throws Exception {
    String text = copied("", "\t", "").replaceAll("\n([2-8]\\.|（[二三四五六]）)", "\n\t$1");
    assertAllRead(read(text.replace("\n\t2", "\n\t\t2")));
  }

  /** The titles of the other tables are there. */
  @ParameterizedTest
  @CsvSource({"二, '\t'", "三, '\t'", "四, '\t'", "三, |", "三, ' '", "三, '\n'", "[二三四], '\t'"})
  void aTableWithoutTheTitleOfItsSection(String numeral, String between) throws Exception {
    String text = copied("", between, "").replaceAll("\n" + numeral + "、[^\n]*情况\n", "\n");
    assertAllRead(read(text));
  }

  /** Rows as a program copies them with a blank cell for each that a merged cell covers. */
  @ParameterizedTest
  @CsvSource({
    "'', '|', ''",
    "'|', '|', '|'",
    "'| ', ' | ', ' |'",
    "'', ' | ', ' |'",
    "'|', '|', ''",
    "'', '\t', ''",
    "│, │, │",
    "'', ｜, ''"
  })
  void rowsWithBlankCoveredCells(String before, String between, String after) throws Exception {
    for (boolean titles : List.of(true, false)) {
      Submission read = read(separated(before, between, after, titles));
      assertNothingWrong(read);
      assertEquals(200, read.locatedFigureCount());
      assertEquals(List.of(), structure(read));
    }
  }

  /** A row that has a cell more or less than the others is refused. */
  @ParameterizedTest
  @ValueSource(strings = {"\t", "|"})
  void aRowWithBlankCoveredCellsOfAnotherLengthIsNotRead(String between) throws Exception {
    String figure = between + FIGURES.get("requests.refused.thirdPartyRights.researchInstitute");
    for (String other : List.of("", figure + between + "5", figure + between)) {
      String text = separated("", between, "", true);
      assertTrue(text.contains(figure));
      assertNothingWrong(read(text.replace(figure, other)));
    }
  }

  /**
   * Returns the tables in text.
   *
   * @param titles whether the titles of the sections are lines, and no rows
   */
  private static String separated(String before, String between, String after, boolean titles) {
    StringBuilder text = new StringBuilder();
    for (String line : new Rendering(FIGURES).separated('\t').replace("\"", "").split("\n", -1)) {
      boolean title = titles && line.matches("[二三四]、[^\\d]*\t") && line.contains("情况");
      boolean row = line.indexOf('\t') >= 0 && !title;
      text.append(row ? before + line.replace("\t", between) + after : line.strip()).append('\n');
    }
    return text.toString();
  }

  @Test
  void aRuleBelowTheHeadingsIsNoRow() throws Exception {
    String text = copied("| ", " | ", " |");
    assertAllRead(read(text.replaceAll("(\\| 信息内容.*)\n", "$1\n|:---|---|\n")));
  }

  @Test
  void quotationMarksOfATextAreNoDamage() throws Exception {
    String text = copied("", "\t", "");
    assertAllRead(read(text.replace("“三安全一稳定”", "\"三安全一稳定\"").replace("其他法律", "\"其他\"法律")));
    assertAllRead(read(text.replace("3.危及“三安全一稳定”", "\"危及\"\"三安全一稳定\"\"\"")));
    assertAllRead(read(text.replace("2.没有现成信息", "\"没有现成信息"))); // closed nowhere
    assertAllRead(read(text.replace("2.没有现成信息", "\"没有\"现成信息"))); // within a cell
  }

  @Test
  void blankFiguresAreNoneAndNothingIsShifted() throws Exception {
    Map<String, BigDecimal> figures = new LinkedHashMap<>(FIGURES);
    String blank = figures.get("requests.refused.thirdPartyRights.researchInstitute") + "\t";
    String text = copied("", "\t", "");
    Submission read = read(text.replace(blank, "\t"));
    assertEquals(
        BigDecimal.ZERO, read.value("requests.refused.thirdPartyRights.researchInstitute"));
    assertEquals(
        figures.get("requests.refused.thirdPartyRights.total"),
        read.value("requests.refused.thirdPartyRights.total"));
    String row = text.replaceAll("(四、结转下年度继续办理)[\t\\d]+", "$1\t\t\t\t\t\t\t");
    assertEquals(BigDecimal.ZERO, read(row).value("requests.carriedOut.enterprise"));
    assertEquals(200, read(row).locatedFigureCount());
  }

  /** A row with a figure too many or too few is not read, and the others are. */
  @ParameterizedTest
  @ValueSource(strings = {"\t", "|", " "})
  void aRowOfAnotherLengthIsNotRead(String between) throws Exception {
    String figure = between + FIGURES.get("requests.refused.thirdPartyRights.researchInstitute");
    for (String other : List.of("", figure + between + "5")) {
      Submission read = read(copied("", between, "").replace(figure, other));
      assertNothingWrong(read);
      assertNull(read.value("requests.refused.thirdPartyRights.total"));
      assertTrue(read.locatedFigureCount() >= 179);
    }
  }

  @Test
  void columnsInAnotherOrderAreNotReadInTheForms() throws Exception {
    String text = copied("", "\t", "");
    Submission read = read(text.replace("商业企业\t科研机构", "科研机构\t商业企业"));
    assertNull(read.value("requests.received.enterprise"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        行政复议
        LEAVES
        1 2 3 4 5
        行政诉讼
        未经复议直接起诉 复议后起诉
        LEAVES LEAVES
        11 12 13 14 15 21 22 23 24 25""",
        " LEAVES\n行政复议 1 2 3 4 5\n未经复议直接起诉 11 12 13 14 15\n复议后起诉 21 22 23 24 25"
      })
  void tableFourInPartsIsRead(String four) throws Exception {
    String leaves = "结果维持 结果纠正 其他结果 尚未审结 总计";
    for (String between : List.of(" ", "\t")) {
      String text =
          copied("", "\t", "")
              .replaceAll(
                  "(?s)行政复议\t.*六、", four.replace("LEAVES", leaves).replace(" ", between) + "\n六、");
      Submission read = read(text);
      assertEquals(BigDecimal.valueOf(4), read.value("review.pending"));
      assertEquals(BigDecimal.valueOf(11), read.value("litigation.direct.upheld"));
      assertEquals(BigDecimal.valueOf(25), read.value("litigation.afterReview.total"));
      assertEquals(200, read.locatedFigureCount());
    }
  }
}
