package org.nianbao.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.nianbao.form.Submission;
import org.nianbao.grid.CellContent;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;
import org.nianbao.template.Template;
import org.nianbao.value.FigureParser;

/** A form whose amount of fees is a percentage instead, by the number format of its cell. */
class PercentageTest {
  @Test
  void numberFormatMakesAPercentage() throws Exception {
    Field field = percentage(form());
    assertEquals(FieldKind.PERCENT, field.kind());
    assertEquals("98.5%", field.written(new BigDecimal("0.985")));
  }

  @Test
  void readsPercentagesAsFractions() throws Exception {
    Field field = percentage(form());
    assertEquals("0.985", value(new CellContent.Text("98.5%"), field));
    assertEquals("0.985", value(new CellContent.Text("98.5"), field));
    assertEquals("0.985", value(new CellContent.Numeric(new BigDecimal("0.985")), field));
    assertEquals("0.985", value(new CellContent.Numeric(new BigDecimal("98.5")), field));
  }

  @Test
  void publishesThePercentage() throws Exception {
    Template form = form();
    Field field = percentage(form);
    Map<String, BigDecimal> values = Map.of(field.key(), new BigDecimal("0.985"));
    Submission filled = Submission.of("", form, values, Map.of(), 2024);
    assertEquals("98.5%", ReportTable.value(filled, field));
    Submission blank = Submission.of("", form, Map.of(), Map.of(), 2024);
    assertNull(blank.value(field.key()));
    assertEquals("/", ReportTable.value(blank, field));
  }

  private static String value(CellContent content, Field field) {
    return Objects.requireNonNull(FigureParser.value(FigureParser.parse(content, field)))
        .toPlainString();
  }

  private static Field percentage(Template form) {
    return form.figures().stream()
        .filter(field -> field.kind() == FieldKind.PERCENT)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no percentage"));
  }

  private static Template form() throws Exception {
    try (XSSFWorkbook workbook =
            new XSSFWorkbook(new ByteArrayInputStream(Template.current().workbook()));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      XSSFCell cell = workbook.getSheet("主动公开").getRow(14).getCell(1);
      XSSFCellStyle style = workbook.createCellStyle();
      style.cloneStyleFrom(cell.getCellStyle());
      style.setDataFormat(workbook.createDataFormat().getFormat("0.0%"));
      cell.setCellStyle(style);
      workbook.write(out);
      return Template.open("form.xlsx", out.toByteArray());
    }
  }
}
