package org.nianbao.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationConstraint.ValidationType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nianbao.message.Messages;
import org.nianbao.task.NewTemplateTask;
import org.nianbao.template.FaultyTemplateException;
import org.nianbao.template.Template;

/**
 * Shapes of tables that a maintainer makes of the new template: what is filled in comes back from
 * workbook, merge, and published documents, as the trial of the lint finds.
 */
class FormShapesTest {
  @TempDir Path folder;

  private interface Shape {
    void make(XSSFWorkbook book);
  }

  static Stream<Arguments> shapes() {
    return Stream.of(
        shape("as it is", book -> {}),
        shape(
            "a level that is typed",
            book -> book.getSheet("封面").getCTWorksheet().unsetDataValidations()),
        shape(
            "a percentage in one cell below all columns",
            book -> {
              row(book, 5, "满意率");
              field(book, 5, 1, "work.satisfaction", "percent");
              merge(book, 5, 1, 3);
            }),
        shape(
            "a percentage in the last column only",
            book -> {
              row(book, 5, "满意率");
              field(book, 5, 3, "work.satisfaction", "percent");
            }),
        shape(
            "a choice in one cell below all columns",
            book -> {
              row(book, 5, "是否公布日程");
              field(book, 5, 1, "work.schedule", "choice");
              merge(book, 5, 1, 3);
            }),
        shape(
            "a choice whose options stand on another sheet",
            book -> {
              options(book);
              row(book, 5, "公布方式");
              field(book, 5, 1, "work.publication", "=选项!$A$1:$A$3");
              merge(book, 5, 1, 3);
            }),
        shape(
            "a choice whose options have a name",
            book -> {
              options(book);
              Name name = book.createName();
              name.setNameName("选项表");
              name.setRefersToFormula("选项!$A$1:$A$3");
              row(book, 5, "公布方式");
              field(book, 5, 1, "work.publication", "=选项表");
              merge(book, 5, 1, 3);
            }),
        shape(
            "choices in two columns",
            book -> {
              row(book, 5, "是否公布日程");
              field(book, 5, 1, "work.schedule.first", "choice");
              field(book, 5, 2, "work.schedule.second", "choice");
            }),
        shape(
            "dates in two columns",
            book -> {
              row(book, 5, "开始日期");
              field(book, 5, 1, "work.begin.first", "date");
              field(book, 5, 2, "work.begin.second", "date");
            }),
        shape(
            "texts in two columns",
            book -> {
              row(book, 5, "负责人");
              field(book, 5, 1, "work.head.first", "text");
              field(book, 5, 2, "work.head.second", "text");
            }),
        shape(
            "amounts and percentages below counts",
            book -> {
              row(book, 5, "经费（万元）");
              field(book, 5, 1, "work.money.first", "amount");
              field(book, 5, 2, "work.money.second", "amount");
              row(book, 6, "办结率");
              field(book, 6, 1, "work.rate.first", "percent");
              field(book, 6, 2, "work.rate.second", "percent");
              field(book, 6, 3, "work.rate.total", "percent");
            }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void comeBack(String name, Shape shape) throws Exception {
    Path file = folder.resolve("新表.xlsx");
    new NewTemplateTask("新表", file).run();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
      shape.make(book);
      book.write(out);
    }
    assertEquals(List.of(), told(out.toByteArray()));
  }

  private static List<String> told(byte[] workbook) throws Exception {
    try {
      return TemplateLint.findings(Template.open("新表.xlsx", workbook)).stream()
          .map(Messages.CHINESE::format)
          .toList();
    } catch (FaultyTemplateException e) {
      return e.faults().stream().map(Messages.CHINESE::format).toList();
    }
  }

  private static Arguments shape(String name, Shape shape) {
    return Arguments.of(name, shape);
  }

  private static XSSFSheet table(XSSFWorkbook book) {
    return book.getSheet("统计表");
  }

  /** Adds a sheet with options, one of them blank. */
  private static void options(XSSFWorkbook book) {
    XSSFSheet sheet = book.createSheet("选项");
    sheet.createRow(0).createCell(0).setCellValue("门户网站");
    sheet.createRow(2).createCell(0).setCellValue("政务大厅");
  }

  /** Adds a row with a label below the table. */
  private static void row(XSSFWorkbook book, int row, String label) {
    XSSFRow above = table(book).getRow(4);
    XSSFRow added = table(book).createRow(row);
    for (int column = 0; column < 4; column++) {
      added.createCell(column).setCellStyle(above.getCell(column).getCellStyle());
    }
    added.getCell(0).setCellValue(label);
  }

  private static void merge(XSSFWorkbook book, int row, int first, int last) {
    table(book).addMergedRegion(new CellRangeAddress(row, row, first, last));
  }

  private static void field(XSSFWorkbook book, int row, int column, String key, String kind) {
    XSSFSheet sheet = table(book);
    XSSFCell cell = sheet.getRow(row).getCell(column);
    cell.setCellValue("${" + key + "}");
    XSSFCellStyle style = book.createCellStyle();
    style.cloneStyleFrom(sheet.getRow(2).getCell(1).getCellStyle());
    String format =
        kind.equals("percent") ? "0.0%" : kind.equals("date") ? "yyyy-mm-dd" : "General";
    style.setDataFormat(book.createDataFormat().getFormat(format));
    cell.setCellStyle(style);
    DataValidationHelper helper = sheet.getDataValidationHelper();
    DataValidationConstraint constraint =
        switch (kind) {
          case "percent" -> helper.createDecimalConstraint(OperatorType.BETWEEN, "0", "1");
          case "amount" -> helper.createDecimalConstraint(OperatorType.GREATER_OR_EQUAL, "0", null);
          case "choice" -> helper.createExplicitListConstraint(new String[] {"是", "否"});
          case "date" ->
              helper.createNumericConstraint(
                  ValidationType.DATE, OperatorType.GREATER_OR_EQUAL, "40000", null);
          case "text" -> null;
          default -> helper.createFormulaListConstraint(kind.substring(1));
        };
    if (constraint != null) {
      DataValidation validation =
          helper.createValidation(constraint, new CellRangeAddressList(row, row, column, column));
      sheet.addValidationData(validation);
    }
  }
}
