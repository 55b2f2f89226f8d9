package org.nianbao.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.message.Messages;

/**
 * The page tells a report of the second form by itself, and one of a form that it does not have.
 */
class SecondFormTest {
  private static final Path USUAL = Path.of("dist/examples/单位/宿迁市人民政府-2024.xlsx");

  @TempDir Path folder;

  @Test
  void aReportIsCheckedByTheRulesOfItsOwnForm() throws IOException {
    assertTrue(json(WebsiteReports.write(folder, "小店镇", 7)).contains("\"status\":\"ok\""));

    String json = json(WebsiteReports.write(folder, "小店镇", 8));
    assertTrue(json.contains("\"form\":\"政府网站工作年度报表\""), json);
    assertTrue(json.contains("\"rule\":\"W-CASES\""), json);
    assertFalse(json.contains("S-LABEL"), json);
  }

  @Test
  void itOpensWithItsOwnSheets() throws IOException {
    Path report = WebsiteReports.write(folder, "小店镇", 8);
    String view = text(check(report).view(Messages.CHINESE));
    assertTrue(view.contains("\"name\":\"工作报表\""), view);
    assertTrue(view.contains("\"text\":\"办件量（单位：件）\""), view);
    assertFalse(view.contains("依申请公开"), view);
  }

  @Test
  void aFormThatThePageDoesNotHaveIsSaid() throws IOException {
    String json = json(ofUnknownForm(folder));
    assertTrue(json.contains("\"rule\":\"S-UNKNOWN\""), json);
    assertTrue(json.contains("应是用别的表样做的"), json);
  }

  /** Writes a report of the usual form with one more column, and with the name of another form. */
  static Path ofUnknownForm(Path folder) throws IOException {
    Path report = folder.resolve("别的表样.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(USUAL))) {
      XSSFRow title = workbook.getSheet("校验").getRow(0);
      title.createCell(9).setCellValue("表样名称");
      title.createCell(10).setCellValue("红旗区年度报告");
      XSSFSheet cases = workbook.getSheet("复议诉讼");
      cases.getRow(3).createCell(15).setCellValue("达成和解");
      cases.getRow(4).createCell(15).setCellValue(2);
      try (OutputStream out = Files.newOutputStream(report)) {
        workbook.write(out);
      }
    }
    return report;
  }

  private static String json(Path report) throws IOException {
    return text(check(report).json(Messages.CHINESE));
  }

  private static FileCheck check(Path report) throws IOException {
    return FileCheck.of(String.valueOf(report.getFileName()), Files.readAllBytes(report));
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8).replace("\" : ", "\":");
  }
}
