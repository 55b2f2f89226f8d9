package org.nianbao.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.task.NewTemplateTask;

/** The sheet 汇总方式: how the figures of units become that of their district. */
class AggregationSheetTest {
  @TempDir Path folder;

  @Test
  void namesACellByAFormulaThatFollowsInsertedRows() throws Exception {
    Template template = withRow("=统计表!B4", "加权平均", "=统计表!$D$4");
    Aggregation read = aggregation(template, "work.finished.first");
    assertEquals(Aggregation.Way.WEIGHTED_MEAN, read.way());
    assertEquals("work.finished.total", read.weight());
  }

  @Test
  void theValueThatAnOfficeProgramSavesWithAFormulaIsNoField() throws Exception {
    Template template =
        withRow("=统计表!B4", "加权平均", "=统计表!D4", "${work.finished.first}", "${work.finished.total}");
    assertEquals("work.finished.total", aggregation(template, "work.finished.first").weight());
  }

  @Test
  void namesACellByItsAddress() throws Exception {
    Template template = withRow("统计表!B4", "不汇总", "");
    assertEquals(Aggregation.Way.NONE, aggregation(template, "work.finished.first").way());
  }

  @Test
  void aFormulaThatNamesNoFigureIsAFault() {
    FaultyTemplateException e =
        assertThrows(FaultyTemplateException.class, () -> withRow("=统计表!A4", "不汇总", ""));
    assertTrue(String.valueOf(e.getMessage()).contains("统计表!A4"), e.getMessage());
  }

  @Test
  void aFigureThatNoRuleComputesCannotBeComputed() {
    FaultyTemplateException e =
        assertThrows(FaultyTemplateException.class, () -> withRow("=统计表!B4", "按规则计算", ""));
    assertTrue(String.valueOf(e.getMessage()).contains("汇总方式!C2"), e.getMessage());
  }

  private static Aggregation aggregation(Template template, String key) {
    return template.aggregation(template.fields().get(template.indexOf(key)));
  }

  private Template withRow(String cell, String way, String weight) throws Exception {
    return withRow(cell, way, weight, null, null);
  }

  /** Writes a row, its formulas with the values that an office program calculates for them. */
  private Template withRow(
      String cell, String way, String weight, @Nullable String value, @Nullable String weightValue)
      throws Exception {
    Path file = folder.resolve("新表.xlsx");
    new NewTemplateTask("新表", file).run();
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      XSSFSheet sheet = book.getSheet("汇总方式");
      if (sheet == null) {
        sheet = book.createSheet("汇总方式");
      }
      XSSFRow row = sheet.createRow(1);
      set(row, 0, cell);
      set(row, 2, way);
      set(row, 3, weight);
      if (value != null) {
        row.getCell(0).setCellValue(value);
      }
      if (weightValue != null) {
        row.getCell(3).setCellValue(weightValue);
      }
      book.write(out);
      return Template.open(file.toString(), out.toByteArray());
    }
  }

  private static void set(XSSFRow row, int column, String text) {
    if (text.startsWith("=")) {
      row.createCell(column).setCellFormula(text.substring(1));
    } else {
      row.createCell(column).setCellValue(text);
    }
  }
}
