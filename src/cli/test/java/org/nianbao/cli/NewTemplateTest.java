package org.nianbao.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new template, from its beginning to the sum of two units. */
class NewTemplateTest {
  private static final String NAME = "乡镇接访情况表";

  @TempDir Path folder;
  private final Console console = new Console();
  private Path template;

  @BeforeEach
  void begin() {
    template = folder.resolve("接访.xlsx");
    run(0, "template", "--new", NAME, "-o", template.toString());
  }

  @Test
  void hasNoFaultAndTheNameOfTheForm() {
    run(0, "template", template.toString());
    assertTrue(console.said().contains(NAME), console.said());
  }

  @Test
  void anotherFormatIsToldAsSuch() throws Exception {
    Path file = folder.resolve("接访.ods");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("mimetype"));
      zip.write("application/vnd.oasis.opendocument.spreadsheet".getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("content.xml"));
      String content =
          """
          <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
              xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body>
          <office:spreadsheet><table:table table:name="统计表"/></office:spreadsheet>
          </office:body></office:document-content>
          """;
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    run(2, "template", file.toString());
    assertTrue(console.said().contains("请用表格软件另存为 .xlsx"), console.said());
  }

  @Test
  void isIssuedFilledCheckedAndMerged() throws Exception {
    for (String unit : new String[] {"小店镇", "城关镇"}) {
      Path form = folder.resolve("填报").resolve(unit + ".xlsx");
      run(
          0,
          "new",
          "--template",
          template.toString(),
          "-u",
          unit,
          "-y",
          "2025",
          "-o",
          form.toString());
      fill(form);
    }
    run(0, "validate", "--template", template.toString(), folder.resolve("填报").toString());
    Path merged = folder.resolve("汇总.xlsx");
    run(
        0,
        "merge",
        "--template",
        template.toString(),
        folder.resolve("填报").toString(),
        "-u",
        "红旗区",
        "-l",
        "县级政府",
        "-y",
        "2025",
        "-o",
        merged.toString());
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(merged))) {
      assertEquals(24, workbook.getSheet("统计表").getRow(2).getCell(3).getNumericCellValue());
      assertEquals(-1, workbook.getSheetIndex("制表说明"));
    }
  }

  @Test
  void theInstructionsAreInNoForm() throws Exception {
    Path form = folder.resolve("小店镇.xlsx");
    run(
        0,
        "new",
        "--template",
        template.toString(),
        "-u",
        "小店镇",
        "-y",
        "2025",
        "-o",
        form.toString());
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(form))) {
      assertEquals(-1, workbook.getSheetIndex("制表说明"));
      assertEquals(NAME, workbook.getSheet("封面").getRow(0).getCell(0).getStringCellValue());
    }
  }

  @Test
  void neverReplacesAFile() throws Exception {
    byte[] before = Files.readAllBytes(template);
    run(2, "template", "--new", "另一张表", "-o", template.toString());
    assertArrayEquals(before, Files.readAllBytes(template));
  }

  @Test
  void asksForAName() {
    run(2, "template", "--new", " ", "-o", folder.resolve("空.xlsx").toString());
    run(2, "template", "--new", "${name}", "-o", folder.resolve("空.xlsx").toString());
    run(2, "template", "--new", NAME, "-o", folder.resolve("空.xls").toString());
    run(2, "template", "--new", NAME);
  }

  /** Fills in the figures of a unit: 12 received, 7 and 3 finished, 2 carried out. */
  private static void fill(Path form) throws Exception {
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(form))) {
      int[][] figures = {{8, 4}, {7, 3}, {1, 1}};
      for (int row = 0; row < figures.length; row++) {
        for (int column = 0; column < 2; column++) {
          workbook
              .getSheet("统计表")
              .getRow(2 + row)
              .getCell(1 + column)
              .setCellValue(figures[row][column]);
        }
      }
      workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
      try (var out = Files.newOutputStream(form)) {
        workbook.write(out);
      }
    }
  }

  private void run(int status, String... arguments) {
    assertEquals(status, console.run(arguments), console::said);
  }
}
