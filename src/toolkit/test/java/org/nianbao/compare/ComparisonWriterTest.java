package org.nianbao.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.form.Submission;
import org.nianbao.message.Messages;
import org.nianbao.template.Template;

class ComparisonWriterTest {
  @TempDir Path folder;

  private static ReportComparison comparison(String first, String second) {
    Template template = Template.current();
    return ReportComparison.of(
            ReportComparisonTest.report(template, 30, first),
            ReportComparisonTest.report(template, 40, second))
        .differences();
  }

  private XSSFWorkbook written(ReportComparison comparison) throws IOException {
    Path file = folder.resolve("对照.xlsx");
    ComparisonWriter.write(comparison, Messages.CHINESE, file);
    return new XSSFWorkbook(Files.newInputStream(file));
  }

  @Test
  void theWorkbookHasARowForEachDifference() throws IOException {
    try (XSSFWorkbook workbook = written(comparison("新收12件，办结9件。", "新收13件，办结10件。"))) {
      XSSFRow figure = workbook.getSheet("数字对照").getRow(5);
      assertEquals("依申请公开", figure.getCell(1).getStringCellValue());
      assertEquals(30, figure.getCell(3).getNumericCellValue());
      assertEquals(40, figure.getCell(4).getNumericCellValue());
      assertEquals(10, figure.getCell(5).getNumericCellValue());
      assertEquals(33.3, figure.getCell(6).getNumericCellValue());
      assertEquals("不同", figure.getCell(7).getStringCellValue());
      XSSFRow paragraph = workbook.getSheet("文字对照").getRow(6);
      XSSFRichTextString text = paragraph.getCell(2).getRichStringCellValue();
      assertEquals("新收12件，办结9件。", text.getString());
      XSSFFont mark = workbook.getSheet("文字对照").getRow(4).getCell(1).getCellStyle().getFont();
      StringBuilder marked = new StringBuilder();
      for (int i = 0; i < text.length(); i++) {
        if (mark.equals(text.getFontAtIndex(i))) {
          marked.append(text.getString().charAt(i));
        }
      }
      assertEquals("129", marked.toString());
      assertEquals("修改", paragraph.getCell(4).getStringCellValue());
    }
  }

  @Test
  void aLongParagraphTakesSeveralRowsAndIsComplete() throws IOException {
    String text = "全年主动公开信息。".repeat(500);
    try (XSSFWorkbook workbook = written(comparison(text, ""))) {
      XSSFSheet sheet = workbook.getSheet("文字对照");
      StringBuilder read = new StringBuilder();
      for (int row = 6; row <= sheet.getLastRowNum(); row++) {
        read.append(sheet.getRow(row).getCell(2).getStringCellValue());
        assertTrue(sheet.getRow(row).getHeightInPoints() < 409);
      }
      assertEquals(text, read.toString());
    }
  }

  @Test
  void textsAreNeitherFormulasNorMarkup() throws IOException {
    ReportComparison comparison = comparison("=1+1", "<b>&${note}");
    try (XSSFWorkbook workbook = written(comparison)) {
      assertEquals("=1+1", workbook.getSheet("文字对照").getRow(6).getCell(2).getStringCellValue());
    }
    Path page = folder.resolve("对照.html");
    ComparisonWriter.write(comparison, Messages.CHINESE, page);
    String html = Files.readString(page);
    assertTrue(html.contains("&lt;b&gt;&amp;${note}"), html);
    assertFalse(html.contains("<b>&$"), html);
  }

  @Test
  void thePageMarksWhatDiffers() throws IOException {
    Path page = folder.resolve("对照.html");
    ComparisonWriter.write(comparison("新收12件。", "新收13件。"), Messages.CHINESE, page);
    String html = Files.readString(page);
    assertTrue(html.contains("新收<del>12</del>件。"), html);
    assertTrue(html.contains("新收<ins>13</ins>件。"), html);
    assertTrue(html.contains("<td>30</td><td>40</td><td>+10</td><td>+33.3%</td>"), html);
  }

  @Test
  void otherFormatsAreRefused() {
    assertFalse(ComparisonWriter.canWrite(Path.of("对照.docx")));
    Submission report = ReportComparisonTest.report(Template.current(), 1, "甲。");
    assertThrows(
        IllegalArgumentException.class,
        () ->
            ComparisonWriter.write(
                ReportComparison.of(report, report), Messages.CHINESE, folder.resolve("a.docx")));
  }
}
