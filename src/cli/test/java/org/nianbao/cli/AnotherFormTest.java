package org.nianbao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.Nianbao;
import org.nianbao.form.Submission;
import org.nianbao.reader.TemplateFile;

/** An official form that has nothing to do with the annual report: it is a template, no more. */
class AnotherFormTest {
  private static final String TEMPLATE = "src/cli/test/resources/org/nianbao/cli/enforcement.xlsx";

  private final Console console = new Console();

  @TempDir Path folder;

  private int run(String... arguments) {
    return console.run(arguments);
  }

  private String text() {
    return console.said();
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  @BeforeEach
  void twoOfficesFillItIn() throws Exception {
    Files.writeString(
        folder.resolve("data.json"),
        """
        [{"unit.name": "东区城管局", "year": 2024, "enforcement.fines.amount": 12.5,
          "enforcement.penalties": {"accepted": 10, "completed": 7, "pending": 3}},
         {"unit.name": "西区城管局", "year": 2024, "enforcement.fines.amount": 0.25,
          "enforcement.penalties": {"accepted": 5, "completed": 5},
          "enforcement.licensing": {"accepted": 2, "completed": 1, "pending": 1}}]
        """);
    assertEquals(0, run("fill", at("data.json"), "--template", TEMPLATE, "-o", at("收到")), text());
  }

  @Test
  void isIssuedBlank() throws Exception {
    assertEquals(
        0,
        run("new", "-u", "东区城管局", "-y", "2024", "--template", TEMPLATE, "-o", at("a.xlsx")),
        text());
    Submission blank = Nianbao.read(TemplateFile.open(Path.of(TEMPLATE)), folder.resolve("a.xlsx"));
    assertTrue(blank.isBlank());
    assertEquals("东区城管局", blank.unit());
  }

  @Test
  void isCheckedByItsOwnRules() throws Exception {
    assertEquals(0, run("validate", at("收到"), "--template", TEMPLATE), text());
    Path form = folder.resolve("收到/东区城管局-2024-行政执法统计年报.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(form))) {
      book.getSheet("行政执法").getRow(3).getCell(3).setCellValue(4);
      try (var to = Files.newOutputStream(form)) {
        book.write(to);
      }
    }
    assertEquals(1, run("validate", at("收到"), "--template", TEMPLATE, "-o", at("校验")), text());
    assertTrue(text().contains("错误　E-BALANCE　行政处罚：本年受理（立案） 10 件，本年办结与年末未办结合计 11 件"), text());
    assertTrue(Files.exists(folder.resolve("校验/退回通知/东区城管局-2024-行政执法统计年报.docx")));
  }

  @Test
  void isAddedUp() throws Exception {
    assertEquals(
        0,
        run(
            "merge",
            at("收到"),
            "-u",
            "某市",
            "-y",
            "2024",
            "--template",
            TEMPLATE,
            "-o",
            at("某市.xlsx")),
        text());
    Submission city = Nianbao.read(TemplateFile.open(Path.of(TEMPLATE)), folder.resolve("某市.xlsx"));
    assertEquals(BigDecimal.valueOf(17), city.value("enforcement.total.accepted"));
    assertEquals(new BigDecimal("12.75"), city.value("enforcement.fines.amount"));
  }

  @Test
  void aTemplateThatIsNoneIsRefusedByItsName() {
    assertEquals(
        2, run("validate", at("收到"), "--template", at("收到/东区城管局-2024-行政执法统计年报.xlsx")), text());
    assertTrue(text().contains("模板 " + at("收到/东区城管局-2024-行政执法统计年报.xlsx") + " 不能使用"), text());
  }
}
