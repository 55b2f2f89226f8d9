package org.nianbao.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.Nianbao;
import org.nianbao.check.JsonReport;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.grid.Grid;
import org.nianbao.message.Messages;
import org.nianbao.reader.GridReader;
import org.nianbao.template.Template;
import org.nianbao.workbook.DiscrepancyRow;
import org.nianbao.workbook.SuggestionColumn;

/** What is said of the two totals that 洪泽 left at 0, wherever it is said. */
class SuggestionsTest {
  private static final Path HONGZE = Path.of("dist/examples/单位/淮安市洪泽区人民政府-2023.xlsx");
  private static final String FIRST = "最可能：行政复议·总计（复议诉讼!E5）应为 11（现为 0，合计未填）。";

  @TempDir Path folder;

  private static ValidationResult checked() {
    return Nianbao.validate(Template.current(), HONGZE, 2023, LastYearReports.none());
  }

  @Test
  void theDiscrepancySheetHasAColumnOfThem() throws Exception {
    Path file = folder.resolve("checked.xlsx");
    Nianbao.write(Objects.requireNonNull(checked().submission()), checked().discrepancies(), file);
    Grid sheet = sheet(file, Template.DISCREPANCY_SHEET);
    assertEquals("建议", sheet.text(Address.parse("K4")));
    assertEquals(FIRST, sheet.text(Address.parse("K5")));
    // 5 in its only part and 0 in the total: either may be wrong
    assertTrue(sheet.text(Address.parse("K6")).contains("复议后起诉·总计（复议诉讼!O5）由 0 改为 5（合计未填）；或者"));
    assertEquals("", sheet.text(Address.parse("K7"))); // nothing is suggested for a notice
  }

  /**
   * Links beside it lead to the cells of that workbook, wherever the figures stood when received.
   */
  @Test
  void theDiscrepancySheetSpeaksOfTheCellsOfItsOwnWorkbook() throws Exception {
    Path moved = folder.resolve("moved.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(HONGZE))) {
      XSSFSheet sheet = book.getSheet("复议诉讼");
      sheet.shiftRows(0, sheet.getLastRowNum(), 3);
      try (OutputStream out = Files.newOutputStream(moved)) {
        book.write(out);
      }
    }
    ValidationResult checked =
        Nianbao.validate(Template.current(), moved, null, LastYearReports.none());
    assertTrue(checked.faults().get(0).message().toString().contains("E8"));
    Path file = folder.resolve("checked.xlsx");
    Nianbao.write(Objects.requireNonNull(checked.submission()), checked.discrepancies(), file);
    Grid sheet = sheet(file, Template.DISCREPANCY_SHEET);
    List<String> said = sheet.cells().stream().map(cell -> cell.content().toString()).toList();
    assertTrue(said.contains(FIRST), said::toString);
  }

  /** Who types what stands under 应为 must not make a right figure wrong. */
  @Test
  void whatOneCellShouldHoldStandsOnlyWhereThatCellIsWrong() {
    Path file = Path.of("dist/examples/示例市/2024/城东区人民政府-2024.xlsx");
    ValidationResult checked =
        Nianbao.validate(Template.current(), file, 2024, LastYearReports.none());
    SuggestionColumn suggestions = new SuggestionColumn(checked.faults(), Messages.CHINESE);
    List<String> rows =
        checked.discrepancies().stream()
            .map(
                each ->
                    DiscrepancyRow.values(
                        1, each, checked.submission(), suggestions, Messages.CHINESE))
            .map(row -> row.get("rule") + " " + row.get("actual") + " " + row.get("expected"))
            .toList();
    assertEquals(
        List.of(
            "T3-BALANCE  ", // two cells on either side
            "T3-PROCESSED 345 ", // a part of the total is the likelier to be wrong
            "T3-TOTAL 351 ",
            "T3-TOTAL 88 ",
            "T4-TOTAL 61 16", // as is suggested
            "N-REVIEW  "), // a text against a table
        rows);
  }

  /** Nothing was carried in, so the sum on the left is what its first cell holds: no matter. */
  @Test
  void aSumOfWhichAllButOneIsZeroIsNoSingleCell() {
    Submission submission =
        Submission.of(
            "",
            Template.current(),
            Map.of("requests.received.naturalPerson", new BigDecimal(4)),
            Map.of(),
            2024);
    Discrepancy balance =
        Nianbao.check(submission).stream()
            .filter(each -> each.rule().equals("T3-BALANCE"))
            .findFirst()
            .orElseThrow();
    SuggestionColumn none = new SuggestionColumn(List.of(), Messages.CHINESE);
    Map<String, Object> row = DiscrepancyRow.values(1, balance, submission, none, Messages.CHINESE);
    assertEquals("4", balance.actual());
    assertEquals("", row.get("expected"));
    assertEquals("", row.get("actual"));
  }

  @Test
  void theReturnNoticeSaysThemBelowTheProblem() throws Exception {
    Path file = folder.resolve("notice.xlsx");
    ReturnNoticeWriter.write(ReturnNoticeTest.notice(checked()), file);
    String problem = sheet(file, "退回修改通知").text(Address.parse("D5"));
    assertTrue(problem.endsWith("\n建议：" + FIRST), problem);
  }

  @Test
  void jsonHasTheCellsTheReasonAndTheScore() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonReport report = new JsonReport(Messages.CHINESE, bytes)) {
      report.add(checked());
      report.finish();
    }
    String json = bytes.toString(StandardCharsets.UTF_8).replaceAll("\\s+", "");
    assertTrue(
        json.contains(
            "\"suggestions\":[{\"fault\":1,\"rules\":[{\"rule\":\"T4-TOTAL\",\"field\":\"review.total\"}],"
                + "\"cells\":[{\"field\":\"review.total\",\"sheet\":\"复议诉讼\",\"cell\":\"E5\","
                + "\"actual\":0,\"suggested\":11,\"reason\":\"unsummed\"}],"
                + "\"reason\":\"unsummed\",\"score\":68,\"likely\":true,\"message\":\"行政复议·总计（复议诉讼!E5）由0改为11（合计未填）\"}"),
        json);
  }

  private static Grid sheet(Path file, String name) throws Exception {
    return GridReader.read(file).stream()
        .filter(sheet -> sheet.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
