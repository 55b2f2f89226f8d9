package org.nianbao.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Messages;
import org.nianbao.rule.RuleChecker;
import org.nianbao.task.NewTemplateTask;
import org.nianbao.template.Template;

/** What is suggested for percentages that do not add up to a whole. */
class PercentageSuggestionsTest {
  @TempDir Path folder;

  @Test
  void percentagesNeedNotBeWholeNumbers() throws Exception {
    Submission submission =
        Submission.of(
            "",
            template(),
            Map.of(
                "work.satisfied", new BigDecimal("0.8"), "work.unsatisfied", new BigDecimal("0.3")),
            Map.of(),
            2025);
    List<Discrepancy> found = RuleChecker.discrepancies(submission);
    List<String> suggested =
        ErrorLocaliser.faults(submission, found).stream()
            .map(each -> Messages.CHINESE.format(each.message()))
            .toList();
    assertEquals(List.of("可能是：不满意率·甲类（统计表!B7）等 2 格中有一格多计 10%，请对照台账核实"), suggested);
  }

  /** The new template with two percentages, the second one less the first. */
  private Template template() throws Exception {
    Path file = folder.resolve("新表.xlsx");
    new NewTemplateTask("新表", file).run();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
      percentage(book, 5, "满意率", "work.satisfied");
      percentage(book, 6, "不满意率", "work.unsatisfied");
      XSSFRow rule = book.getSheet("校验").getRow(5); // in the place of a sum
      rule.getCell(4).setCellFormula("统计表!B7");
      rule.getCell(6).setCellFormula("1-统计表!B6");
      book.write(out);
    }
    return Template.open("新表.xlsx", out.toByteArray());
  }

  private static void percentage(XSSFWorkbook book, int row, String label, String key) {
    XSSFSheet sheet = book.getSheet("统计表");
    XSSFRow added = sheet.createRow(row);
    added.createCell(0).setCellValue(label);
    XSSFCell cell = added.createCell(1);
    cell.setCellValue("${" + key + "}");
    XSSFCellStyle style = book.createCellStyle();
    style.setDataFormat(book.createDataFormat().getFormat("0.0%"));
    cell.setCellStyle(style);
    DataValidationHelper helper = sheet.getDataValidationHelper();
    sheet.addValidationData(
        helper.createValidation(
            helper.createDecimalConstraint(OperatorType.BETWEEN, "0", "1"),
            new CellRangeAddressList(row, row, 1, 1)));
  }
}
