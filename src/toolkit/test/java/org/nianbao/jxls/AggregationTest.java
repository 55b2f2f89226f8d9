package org.nianbao.jxls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSheetConditionalFormatting;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.SchemaValidity;
import org.nianbao.check.LastYearReports;
import org.nianbao.district.DistrictFiles;
import org.nianbao.form.Submission;
import org.nianbao.lint.TemplateLint;
import org.nianbao.merge.DistrictReport;
import org.nianbao.message.Messages;
import org.nianbao.reader.SubmissionFile;
import org.nianbao.task.NewTemplateTask;
import org.nianbao.template.Template;

/**
 * A form whose figures become those of a district in other ways than by adding up: the share of
 * unfinished cases as a mean, the share of finished ones as the rest of it, the staff at the end of
 * the year as in the latest report.
 */
class AggregationTest {
  @TempDir Path folder;

  private Template template;
  private DistrictReport merged;

  @BeforeEach
  void merge() throws Exception {
    template = template();
    List<Path> files = new ArrayList<>();
    files.add(form("甲镇", "2026-01-09", 10, "0.2", 7));
    files.add(form("乙镇", "2026-01-20", 30, "0.4", 5));
    files.add(form("丙镇", "", 60, "0.5", 9));
    merged =
        DistrictFiles.merge(
            template,
            files,
            new DistrictReport.Request(
                "红旗区", "县级政府", 2025, null, LastYearReports.none(), null, null));
  }

  @Test
  void theTemplateIsInOrder() throws Exception {
    assertEquals(
        List.of(), TemplateLint.findings(template).stream().map(Messages.CHINESE::format).toList());
  }

  @Test
  void eachFigureHasItsValue() {
    assertEquals(new BigDecimal("0.44"), merged.total().value("work.open")); // (2 + 12 + 30) ÷ 100
    assertEquals(new BigDecimal("0.56"), merged.total().value("work.done"));
    assertEquals(new BigDecimal("5"), merged.total().value("work.staff"));
  }

  @Test
  void theWorkbookCalculatesThem() throws Exception {
    Path file = folder.resolve("红旗区.xlsx");
    MergedWorkbookWriter.write(merged, Messages.CHINESE, file);
    Submission read = SubmissionFile.read(template, file);
    assertEquals(new BigDecimal("0.56"), read.value("work.done"));
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
      XSSFSheet detail = book.getSheet("汇总明细");
      XSSFRow totals = detail.getRow(9);
      int last = totals.getLastCellNum() - 1;
      assertEquals("1-1*INDEX(O:O,ROW())", totals.getCell(last - 1).getCellFormula());
      assertEquals(
          "IF(COUNT(D7:INDEX(D:D,ROW()-1))=0,INDEX(Q:Q,ROW()-1),"
              + "LOOKUP(2,1/(D7:INDEX(D:D,ROW()-1)=MAX(D7:INDEX(D:D,ROW()-1))),"
              + "Q7:INDEX(Q:Q,ROW()-1)))",
          totals.getCell(last).getCellFormula());
    }
  }

  @Test
  void percentagesOfUnitsAreShownAsSuch() throws Exception {
    Path file = folder.resolve("红旗区.xlsx");
    MergedWorkbookWriter.write(merged, Messages.CHINESE, file);
    assertEquals(List.of(), SchemaValidity.errors(file));
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
      XSSFSheetConditionalFormatting formats =
          book.getSheet("汇总明细").getSheetConditionalFormatting();
      List<String> shown = new ArrayList<>();
      for (int i = 0; i < formats.getNumConditionalFormattings(); i++) {
        ConditionalFormattingRule rule = formats.getConditionalFormattingAt(i).getRule(0);
        if (rule.getNumberFormat() != null) {
          shown.add(rule.getFormula1() + " " + rule.getNumberFormat().getFormat());
        }
      }
      assertEquals(List.of("ISNUMBER(O7) 0.0%", "ISNUMBER(P7) 0.0%"), shown);
    }
  }

  private Path form(String unit, String day, int received, String open, int staff)
      throws Exception {
    Map<String, BigDecimal> values =
        Map.of(
            "work.received.first",
            BigDecimal.valueOf(received),
            "work.carriedOut.first",
            BigDecimal.valueOf(received),
            "work.open",
            new BigDecimal(open),
            "work.staff",
            BigDecimal.valueOf(staff));
    Map<String, String> texts = new HashMap<>(Map.of(Template.UNIT, unit));
    if (!day.isEmpty()) {
      texts.put(Template.PREPARED_ON, day);
    }
    Path file = folder.resolve(unit + ".xlsx");
    FormWriter.writeForm(Submission.of("", template, values, texts, 2025), file);
    return file;
  }

  /** Returns the new template with three more rows, as a maintainer adds them. */
  private Template template() throws Exception {
    Path file = folder.resolve("新表.xlsx");
    new NewTemplateTask("新表", file).run();
    assertEquals(List.of(), SchemaValidity.errors(file));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
      figure(book, 5, "未办结率", "work.open", "0.0%");
      figure(book, 6, "办结率", "work.done", "0.0%");
      figure(book, 7, "年末工作人员", "work.staff", "0");
      XSSFSheet checks = book.getSheet("校验");
      XSSFRow rule = checks.createRow(checks.getLastRowNum() + 1);
      int number = rule.getRowNum() + 1;
      text(rule, 0, "X-RATE");
      text(rule, 1, "错误");
      text(rule, 2, "统计表");
      text(rule, 3, "办结率＝1－未办结率");
      formula(rule, 4, "SUM(统计表!D7)");
      text(rule, 5, "=");
      formula(rule, 6, "1-统计表!D6");
      formula(rule, 7, "ROUND(E" + number + "-G" + number + ",6)");
      formula(rule, 8, "IF(H" + number + "=0,\"通过\",\"不符\")");
      text(rule, 9, "是");
      way(book, 1, "统计表!D6", "加权平均", "统计表!B3");
      way(book, 2, "统计表!D7", "按规则计算", "");
      way(book, 3, "统计表!D8", "取最新", "");
      book.write(out);
    }
    return Template.open(file.toString(), out.toByteArray());
  }

  private static void figure(
      XSSFWorkbook book, int index, String label, String key, String format) {
    XSSFSheet sheet = book.getSheet("统计表");
    XSSFRow above = sheet.getRow(4);
    XSSFRow row = sheet.createRow(index);
    for (int column = 0; column < 4; column++) {
      row.createCell(column).setCellStyle(above.getCell(column).getCellStyle());
    }
    row.getCell(0).setCellValue(label);
    XSSFCell cell = row.getCell(3);
    cell.setCellValue("${" + key + "}");
    XSSFCellStyle style = book.createCellStyle();
    style.cloneStyleFrom(above.getCell(1).getCellStyle());
    style.setDataFormat(book.createDataFormat().getFormat(format));
    cell.setCellStyle(style);
    DataValidationHelper helper = sheet.getDataValidationHelper();
    CellRangeAddressList at = new CellRangeAddressList(index, index, 3, 3);
    sheet.addValidationData(
        helper.createValidation(
            format.equals("0")
                ? helper.createIntegerConstraint(OperatorType.GREATER_OR_EQUAL, "0", null)
                : helper.createDecimalConstraint(OperatorType.BETWEEN, "0", "1"),
            at));
  }

  private static void way(XSSFWorkbook book, int index, String cell, String way, String weight) {
    XSSFRow row = Objects.requireNonNull(book.getSheet("汇总方式")).createRow(index);
    formula(row, 0, cell);
    text(row, 2, way);
    if (!weight.isEmpty()) {
      formula(row, 3, weight);
    }
  }

  private static void text(XSSFRow row, int column, String text) {
    row.createCell(column).setCellValue(text);
  }

  private static void formula(XSSFRow row, int column, String formula) {
    row.createCell(column).setCellFormula(formula);
  }
}
