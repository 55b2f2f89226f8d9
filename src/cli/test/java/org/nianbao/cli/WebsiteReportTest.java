package org.nianbao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The annual report of government websites, a form that no Java knows, through the commands. */
class WebsiteReportTest {
  private static final String FORM = "政府网站工作年度报表";

  @TempDir Path folder;
  private final Console console = new Console();
  private Path reports;

  @BeforeEach
  void fill() throws Exception {
    reports = folder.resolve("收到");
    write("小店镇", 300, 290, "2.5");
    write("城关镇", 30, 10, "5");
  }

  private void write(String unit, int received, int answered, String days) throws Exception {
    Path data = folder.resolve(unit + ".json");
    Files.writeString(
        data,
        """
        {"unit.name": "%s", "unit.level": "乡镇街道", "year": 2025,
         "site.name": "%s人民政府网", "site.type": "政府门户网站", "services.catalogue": "是",
         "posts.total": 20, "posts.news": 15, "cases.total": 7, "cases.naturalPersons": 4,
         "cases.legalPersons": 3, "media.any": "否",
         "messages.received": %d, "messages.answered": %d, "messages.days": %s}
        """
            .formatted(unit, unit, received, answered, days));
    Path form = reports.resolve(unit + ".xlsx");
    run(0, "fill", data.toString(), "--form", FORM, "-o", form.toString());
  }

  @Test
  void isToldFromTheUsualFormWithoutAnOption() {
    run(0, "validate", reports.toString());
    assertTrue(console.said().contains("通过 2 个"), console.said());
  }

  @Test
  void isCheckedByItsOwnRules() throws Exception {
    Path form = reports.resolve("小店镇.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(form))) {
      workbook.getSheet("工作报表").getRow(26).getCell(2).setCellValue(8);
      try (var out = Files.newOutputStream(form)) {
        workbook.write(out);
      }
    }
    run(1, "validate", reports.toString());
    assertTrue(console.said().contains("W-CASES"), console.said());
  }

  @Test
  void theDistrictHasSumsAndAMeanWeighedByTheAnswers() throws Exception {
    Path merged = folder.resolve("汇总.xlsx");
    run(
        0,
        "merge",
        reports.toString(),
        "-u",
        "红旗区",
        "-l",
        "县级政府",
        "-y",
        "2025",
        "-o",
        merged.toString());
    assertTrue(console.said().contains("已按这份表样汇总"), console.said());
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(merged))) {
      assertEquals(330, cell(workbook, 31).getNumericCellValue());
      // (290 × 2.5 + 10 × 5) ÷ 300
      assertEquals("2.5833", raw(workbook, 33));
      assertTrue(cell(workbook, 33).getCellFormula().startsWith("汇总明细!"));
      assertEquals(-1, workbook.getSheetIndex("汇总方式"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"docx", "html", "pdf", "ofd"})
  void whatIsPublishedComesBack(String ending) throws Exception {
    Path report = folder.resolve("报表." + ending);
    Path form = reports.resolve("小店镇.xlsx");
    run(0, "publish", form.toString(), "-o", report.toString());
    run(0, "compare", form.toString(), report.toString());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "☑是 □否, 0, '\"services.catalogue\":\"是\"'",
    "□是 ■否, 0, '\"services.catalogue\":\"否\"'",
    "□是 □否, 1, 一项也没有选，请选一项",
    "☑是 ☑否, 1, 选了 2 项，只能选一项",
  })
  void aChoiceMayBeTickedAsOnPaper(String typed, int status, String said) throws Exception {
    Path form = reports.resolve("小店镇.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(form))) {
      cell(workbook, 23).setCellValue(typed);
      try (OutputStream out = Files.newOutputStream(form)) {
        workbook.write(out);
      }
    }
    run(status, "validate", form.toString(), "--format", "json");
    assertTrue(json().contains(said), json());
  }

  @Test
  void itsDocumentDoesNotCiteTheRegulationOnDisclosure() throws Exception {
    Path report = folder.resolve("报表.docx");
    run(0, "publish", reports.resolve("小店镇.xlsx").toString(), "-o", report.toString());
    try (XWPFDocument document = new XWPFDocument(Files.newInputStream(report))) {
      for (XWPFParagraph paragraph : document.getParagraphs()) {
        assertFalse(paragraph.getText().contains("第五十条"), paragraph.getText());
      }
    }
  }

  @Test
  void jsonHasTheFormAndItsChoicesAndTexts() {
    run(0, "validate", reports.toString(), "--format", "json");
    String json = json();
    assertTrue(json.contains("\"edition\":\"2018\",\"form\":\"政府网站工作年度报表\",\"status\""), json);
    assertTrue(
        json.contains(
            "\"texts\":{\"site.name\":\"小店镇人民政府网\",\"site.type\":\"政府门户网站\","
                + "\"services.catalogue\":\"是\",\"media.any\":\"否\"},\"discrepancies\""),
        json);
  }

  @Test
  void jsonOfAMergeHasThemOfEachUnit() {
    Path merged = folder.resolve("汇总.xlsx");
    run(
        0,
        "merge",
        reports.toString(),
        "-u",
        "红旗区",
        "-l",
        "县级政府",
        "-y",
        "2025",
        "-o",
        merged.toString(),
        "--format",
        "json");
    String json = json();
    assertTrue(json.contains("\"site.name\":\"小店镇人民政府网\""), json);
    assertTrue(json.contains("\"year\":2025,\"form\":\"政府网站工作年度报表\",\"units\""), json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"form", "表样名称"})
  void aDataFileNamesItsForm(String member) throws Exception {
    Path form = folder.resolve("城关镇.xlsx");
    Path data = folder.resolve("城关镇.csv");
    Files.writeString(
        data,
        member
            + """
            ,政府网站工作年度报表
            unit.name,城关镇
            year,2025
            site.name,城关镇人民政府网
            visits.visitors,0
            """);
    run(0, "fill", data.toString(), "-o", form.toString());
    run(0, "validate", form.toString(), "--format", "json");
    assertTrue(json().contains("\"texts\":{\"site.name\":\"城关镇人民政府网\"}"), console.said());
  }

  @Test
  void aDataFileOfAnUnknownFormIsRefused() throws Exception {
    Path data = folder.resolve("城关镇.json");
    Files.writeString(data, "{\"form\": \"政府网站\", \"unit.name\": \"城关镇\", \"year\": 2025}");
    run(2, "fill", data.toString(), "-o", folder.resolve("城关镇.xlsx").toString());
    assertTrue(console.said().contains("没有名为“政府网站”的表样，现有：政府信息公开工作年度报告、政府网站工作年度报表"), console.said());
  }

  /** Returns the JSON on the console without spaces between its members. */
  private String json() {
    return console.text().replaceAll("\\s*\\n\\s*", "").replace(" : ", ":");
  }

  private static Cell cell(XSSFWorkbook workbook, int row) {
    return workbook.getSheet("工作报表").getRow(row - 1).getCell(2);
  }

  private static String raw(XSSFWorkbook workbook, int row) {
    return workbook.getSheet("工作报表").getRow(row - 1).getCell(2).getRawValue();
  }

  private void run(int status, String... arguments) {
    assertEquals(status, console.run(arguments), console::said);
  }
}
