package org.nianbao.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.form.Submission;
import org.nianbao.reader.SubmissionFile;
import org.nianbao.template.Template;

/** Tables whose groups are arranged otherwise than in the form. */
class TableArrangementsTest {
  private static final Template TEMPLATE = Template.current();

  private static final String LEAVES = "结果维持,结果纠正,其他结果,尚未审结,总计";

  @TempDir Path folder;

  /** Table four; its figures are 1 to 5, 11 to 15 and 21 to 25. */
  private void assertTableFour(String rows) throws Exception {
    Submission read = tableFour(rows);
    assertFigures(read);
    assertEquals(
        List.of(),
        read.readingDiscrepancies().stream()
            .filter(each -> each.message().toString().contains("复议诉讼"))
            .toList());
  }

  private Submission tableFour(String rows) throws Exception {
    StringBuilder page = new StringBuilder("<html><body>");
    page.append("<h1>红旗区小店镇2024年政府信息公开工作年度报告</h1>");
    page.append("<p>四、政府信息公开行政复议、行政诉讼情况</p><table>");
    for (String row : rows.split("/", -1)) {
      page.append("<tr>");
      for (String cell : row.split(",", -1)) {
        page.append("<td").append(cell.replaceFirst("^(?:\\[(.*)])?", " $1>")).append("</td>");
      }
      page.append("</tr>");
    }
    page.append("</table></body></html>");
    Path file = folder.resolve("年报.html");
    Files.write(file, page.toString().getBytes(StandardCharsets.UTF_8));
    return SubmissionFile.read(TEMPLATE, file);
  }

  private static void assertFigures(Submission read) {
    List<String> groups = List.of("review", "litigation.direct", "litigation.afterReview");
    List<String> columns = List.of("upheld", "corrected", "otherResult", "pending", "total");
    for (int group = 0; group < groups.size(); group++) {
      for (int column = 0; column < columns.size(); column++) {
        String key = groups.get(group) + "." + columns.get(column);
        assertEquals(BigDecimal.valueOf(group * 10 + column + 1), read.value(key), key);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[colspan=5]行政复议/LEAVES/1,2,3,4,5/[colspan=10]行政诉讼/[colspan=5]未经复议直接起诉,[colspan=5]复议后起诉/"
            + "LEAVES,LEAVES/11,12,13,14,15,21,22,23,24,25",
        "行政复议/LEAVES/1,2,3,4,5//行政诉讼/未经复议直接起诉,,,,,复议后起诉/"
            + "LEAVES,LEAVES/11,12,13,14,15,21,22,23,24,25",
        "[colspan=5]行政复议/LEAVES/1,2,3,4,5/[colspan=5]行政诉讼/[colspan=5]未经复议直接起诉/LEAVES/11,12,13,14,15/"
            + "[colspan=5]复议后起诉/LEAVES/21,22,23,24,25"
      })
  void groupsBelowOneAnother(String rows) throws Exception {
    assertTableFour(rows.replace("LEAVES", LEAVES));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[colspan=2]情形,LEAVES/[colspan=2]行政复议,1,2,3,4,5/"
            + "[rowspan=2]行政诉讼,未经复议直接起诉,11,12,13,14,15/复议后起诉,21,22,23,24,25",
        ",LEAVES/行政复议,1,2,3,4,5/行政诉讼（未经复议直接起诉）,11,12,13,14,15/行政诉讼（复议后起诉）,21,22,23,24,25",
        "项目,LEAVES/一、行政复议,1,2,3,4,5/二、行政诉讼/未经复议直接起诉,11,12,13,14,15/复议后起诉,21,22,23,24,25"
      })
  void groupsAsRows(String rows) throws Exception {
    assertTableFour(rows.replace("LEAVES", LEAVES));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",行政复议,未经复议直接起诉,复议后起诉/结果维持,1,11,21/结果纠正,2,12,22/其他结果,3,13,23/尚未审结,4,14,24/总计,5,15,25",
        "[rowspan=5]行政复议,结果维持,1/结果纠正,2/其他结果,3/尚未审结,4/总计,5/[rowspan=10]行政诉讼,"
            + "[rowspan=5]未经复议直接起诉,结果维持,11/结果纠正,12/其他结果,13/尚未审结,14/总计,15/"
            + "[rowspan=5]复议后起诉,结果维持,21/结果纠正,22/其他结果,23/尚未审结,24/总计,25",
        "行政复议/结果维持,1/结果纠正,2/其他结果,3/尚未审结,4/总计,5/行政诉讼/"
            + "未经复议直接起诉/结果维持,11/结果纠正,12/其他结果,13/尚未审结,14/总计,15/"
            + "复议后起诉/结果维持,21/结果纠正,22/其他结果,23/尚未审结,24/总计,25"
      })
  void columnsAsRows(String rows) throws Exception {
    assertTableFour(rows);
  }

  /** Several years as rows: this year's is read, and the others are reported. */
  @ParameterizedTest
  @CsvSource({"2023年,2024年", "2024年,2023年", "上年,本年", "2024年度,2023年度"})
  void severalYearsAsRows(String first, String second) throws Exception {
    String heads =
        "[rowspan=3]年度,[colspan=5 rowspan=2]行政复议,[colspan=10]行政诉讼/[colspan=5]未经复议直接起诉,[colspan=5]复议后起诉/LEAVES,LEAVES,LEAVES/"
            .replace("LEAVES", LEAVES);
    String own = ",1,2,3,4,5,11,12,13,14,15,21,22,23,24,25";
    String other = ",6,6,6,6,24,7,7,7,7,28,8,8,8,8,32";
    boolean older = first.contains("2023") || first.contains("上年");
    Submission read =
        tableFour(heads + first + (older ? other : own) + "/" + second + (older ? own : other));
    assertFigures(read);
    assertEquals(
        1,
        read.readingDiscrepancies().stream()
            .filter(each -> each.message().toString().contains("不是表样中的行"))
            .count());
  }

  @Test
  void theFormsOwnArrangement() throws Exception {
    assertTableFour(
        "[colspan=5 rowspan=2]行政复议,[colspan=10]行政诉讼/[colspan=5]未经复议直接起诉,[colspan=5]复议后起诉/LEAVES,LEAVES,LEAVES/1,2,3,4,5,11,12,13,14,15,21,22,23,24,25"
            .replace("LEAVES", LEAVES));
  }
}
