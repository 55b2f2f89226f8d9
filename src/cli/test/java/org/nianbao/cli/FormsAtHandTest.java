package org.nianbao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFDataValidation;
import org.apache.poi.xssf.usermodel.XSSFDataValidationHelper;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.reader.TemplateFolder;
import org.nianbao.template.BundledTemplate;
import org.nianbao.template.TemplateSource;

/** Which form a file is: several forms are at hand, and no template is named. */
class FormsAtHandTest {
  private static final Path ENFORCEMENT =
      Path.of("src/cli/test/resources/org/nianbao/cli/enforcement.xlsx");
  private static final String CURRENT = "zfxxgk-2021.xlsx";

  private final Console console = new Console();

  @TempDir Path folder;
  private Path templates;

  private interface Edit {
    void apply(XSSFWorkbook book);
  }

  @BeforeEach
  void putFormsIntoTheFolder() throws Exception {
    templates = Files.createDirectory(folder.resolve("templates"));
    Files.copy(ENFORCEMENT, templates.resolve("执法统计.xlsx"));
    use();
  }

  @AfterEach
  void usePackaged() {
    BundledTemplate.setSource(TemplateSource.NONE);
  }

  private void use() {
    BundledTemplate.setSource(new TemplateFolder(templates));
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private int run(String... arguments) {
    return console.run(arguments);
  }

  private String text() {
    return console.said();
  }

  @Test
  void aFolderWithTwoFormsIsCheckedEachByItsOwnRules() throws Exception {
    fill("执法统计", "东区城管局", "\"enforcement.penalties.accepted\": 10");
    fill("公开工作年度报告", "小店镇", "\"requests.received.naturalPerson\": 2");
    assertEquals(1, run("validate", at("收到"), "--format", "json"), text());
    assertTrue(text().contains("E-BALANCE"), text()); // ten were accepted, and none completed
    assertTrue(text().contains("T3-BALANCE"), text());
    assertFalse(text().contains("S-MISSING"), text());
    assertFalse(text().contains("S-UNKNOWN"), text());
    assertEquals(1, run("validate", at("收到"), "-o", at("结果")), text());
    assertTrue(Files.exists(folder.resolve("结果/东区城管局-2024-行政执法统计年报.xlsx")), text());
  }

  @Test
  void aFormIsIssuedByItsNameAPartOfItOrItsFile() {
    for (String name : List.of("行政执法", "执法统计", "执法统计.xlsx")) {
      String file = at(name + "-表.xlsx");
      assertEquals(0, run("new", "-u", "甲局", "-y", "2024", "--form", name, "-o", file), text());
      assertEquals(1, run("validate", file, "--format", "json"), text()); // it is blank
      assertTrue(text().contains("enforcement"), text());
    }
    assertEquals(2, run("new", "-u", "甲局", "-y", "2024", "--form", "统计月报", "-o", at("b.xlsx")));
    assertTrue(text().contains("没有名为“统计月报”的表样，请从现有的选一个：政府信息公开工作年度报告"), text());
  }

  /** The annual report with one more column, which counts in a sum. */
  private void extend(String name, Edit more) throws Exception {
    byte[] packaged = Objects.requireNonNull(BundledTemplate.packagedContent(CURRENT));
    Path file = Files.write(folder.resolve(CURRENT), packaged);
    edit(
        file,
        book -> {
          XSSFSheet cases = book.getSheet("复议诉讼");
          cases.getRow(3).createCell(15).setCellValue("达成和解");
          XSSFCell added = cases.getRow(4).createCell(15);
          added.setCellValue("${review.settled}");
          added.setCellStyle(cases.getRow(4).getCell(0).getCellStyle());
          XSSFDataValidationHelper helper = new XSSFDataValidationHelper(cases);
          cases.addValidationData(
              (XSSFDataValidation)
                  helper.createValidation(
                      helper.createNumericConstraint(1, 7, "0", null),
                      new CellRangeAddressList(4, 4, 15, 15)));
          cases.getRow(0).getCell(0).getCellComment().setString("jx:area(lastCell=\"P5\")");
          XSSFRow total = rule(book, "T4-TOTAL");
          total.getCell(6).setCellFormula("SUM(复议诉讼!A5:D5,复议诉讼!P5)");
          more.apply(book);
        });
    Files.move(file, templates.resolve(name));
    use();
  }

  private static XSSFRow rule(XSSFWorkbook book, String id) {
    for (var row : book.getSheet("校验")) {
      if (row.getCell(0) != null && row.getCell(0).toString().equals(id)) {
        return (XSSFRow) row;
      }
    }
    throw new IllegalArgumentException(id);
  }

  private static void name(XSSFWorkbook book, String name) {
    XSSFRow row = book.getSheet("校验").getRow(0);
    row.createCell(9).setCellValue("表样名称");
    row.createCell(10).setCellValue(name);
  }

  @Test
  void anExtendedFormCountsAsThatWhileItsTemplateIsAtHandAndElseIsTold() throws Exception {
    extend("扩展.xlsx", book -> name(book, "红旗区年度报告"));
    fill("扩展", "甲镇", "\"review.upheld\": 1, \"review.settled\": 2");
    fill("公开工作年度报告", "乙镇", "\"review.upheld\": 1");
    run("validate", at("收到"), "--format", "json");
    assertTrue(text().contains("\"review.settled\" : 2"), text());
    assertFalse(text().contains("S-UNKNOWN"), text());
    assertFalse(text().contains("T4-TOTAL"), text());
    Files.delete(templates.resolve("扩展.xlsx"));
    use();
    run("validate", at("收到"), "--format", "json");
    assertFalse(text().contains("T4-TOTAL"), text());
    assertTrue(text().contains("与“政府信息公开工作年度报告”2021 版格式不同"), text());
    run("validate", at("收到"));
    assertTrue(text().contains("多出的行或列"), text());
  }

  @Test
  void editionsOfOneFormWhoseYearsOverlapAreAFault() throws Exception {
    extend(
        "扩展.xlsx",
        book -> {
          XSSFCell years = book.getSheet("校验").getRow(1).getCell(3);
          years.setBlank(); // POI leaves the text of an inline string as it was
          years.setCellValue("2026—");
        });
    fillRefused();
    assertTrue(text().contains("请在 zfxxgk-2021.xlsx 的“校验”表把“适用年度”改为 2021—2025"), text());
  }

  @Test
  void otherWorkbooksInTheFolderAreNoForms() throws Exception {
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      book.createSheet("名单").createRow(0).createCell(0).setCellValue("校验");
      try (OutputStream to = Files.newOutputStream(templates.resolve("名单.xlsx"))) {
        book.write(to);
      }
    }
    Files.write(templates.resolve("~$执法统计.xlsx"), new byte[] {1});
    byte[] packaged = Objects.requireNonNull(BundledTemplate.packagedContent(CURRENT));
    Files.write(templates.resolve("副本.xlsx"), packaged);
    use();
    fill("公开工作年度报告", "乙镇", "\"review.upheld\": 1");
    assertFalse(text().contains("名单"), text());
    assertFalse(text().contains("副本"), text());
  }

  private void fillRefused() throws Exception {
    Files.writeString(folder.resolve("data.json"), "{\"unit.name\": \"甲镇\", \"year\": 2024}");
    assertEquals(2, run("fill", at("data.json"), "-o", at("收到")), text());
  }

  private void fill(String form, String unit, String figures) throws Exception {
    Files.writeString(
        folder.resolve("data.json"),
        "{\"unit.name\": \"" + unit + "\", \"year\": 2024, " + figures + "}");
    assertTrue(run("fill", at("data.json"), "--form", form, "-o", at("收到/")) < 2, text());
  }

  private static void edit(Path file, Edit edit) throws Exception {
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
      edit.apply(book);
      try (OutputStream to = Files.newOutputStream(file)) {
        book.write(to);
      }
    }
  }
}
