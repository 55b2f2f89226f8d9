package org.nianbao.jxls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.Nianbao;
import org.nianbao.data.DataFileReader;
import org.nianbao.template.Field;
import org.nianbao.template.Template;
import org.nianbao.workbook.FormWorkbook;

/** What the cover of a form says while it is filled in. */
class LiveChecksTest {
  @TempDir Path folder;

  @Test
  void coverSaysWhatIsFound() throws Exception {
    for (Template template : Template.shipped()) {
      assertEquals("未填报", status(template, null, null));
      assertEquals("未发现不符", status(template, 12.0, 12.0));
      assertEquals("错误 1 项，警告 0 项，见“校验”表", status(template, -1.0, -1.0));
      assertEquals("错误 1 项，警告 0 项，见“校验”表", status(template, 1.5, 1.5));
      assertEquals("错误 0 项，警告 0 项，提示 1 项，见“校验”表", status(template, "12 ", "12"));
      assertEquals("错误 0 项，警告 0 项，提示 1 项，见“校验”表", status(template, "１２", "１２"));
    }
  }

  private static String status(
      Template template, @Nullable Object received, @Nullable Object granted) throws Exception {
    Map<String, String> identity =
        Map.of(
            Template.UNIT,
            "红旗区小店镇",
            Template.YEAR,
            template.years().includes(2024) ? "2024" : "2020");
    byte[] form = FormWriter.workbook(new FormWorkbook(DataFileReader.blank(template, identity)));
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(form))) {
      type(book, template.field("requests.received.naturalPerson"), received);
      type(book, template.field("requests.granted.naturalPerson"), granted);
      XSSFFormulaEvaluator.evaluateAllFormulaCells(book);
      return book.getSheet("封面").getRow(10).getCell(1).getStringCellValue();
    }
  }

  private static void type(XSSFWorkbook book, @Nullable Field named, @Nullable Object typed) {
    Field field = Objects.requireNonNull(named);
    XSSFCell cell =
        book.getSheet(field.sheet())
            .getRow(field.address().row())
            .getCell(field.address().column());
    if (typed instanceof Double number) {
      cell.setCellValue(number);
    } else if (typed != null) {
      cell.setCellValue(typed.toString());
    }
  }

  @Test
  void programCalculatesTheSame() throws Exception {
    Template template = Template.current();
    byte[] form =
        FormWriter.workbook(
            new FormWorkbook(
                DataFileReader.blank(
                    template, Map.of(Template.UNIT, "红旗区小店镇", Template.YEAR, "2024"))));
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(form))) {
      assertEquals("未填报", book.getSheet("封面").getRow(10).getCell(1).getStringCellValue());
      type(book, template.field("requests.received.naturalPerson"), -1.0);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      book.write(out);
      Path file = Files.write(folder.resolve("form.xlsx"), out.toByteArray());
      form = FormWriter.workbook(new FormWorkbook(Nianbao.read(template, file)));
    }
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(form))) {
      assertEquals(
          "错误 0 项，警告 0 项，提示 1 项，见“校验”表",
          book.getSheet("封面").getRow(10).getCell(1).getStringCellValue());
    }
  }
}
