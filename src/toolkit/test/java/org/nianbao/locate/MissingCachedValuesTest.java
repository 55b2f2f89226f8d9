package org.nianbao.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.form.Submission;
import org.nianbao.jxls.FormWriter;
import org.nianbao.reader.SubmissionFile;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/** Formulas of one's own, saved by a program that does not calculate. */
class MissingCachedValuesTest {
  private static final Template TEMPLATE = Template.current();
  private static final String FIGURE = "requests.received.naturalPerson";

  @TempDir Path folder;

  /** What is read of D5, which holds the formula; beside it E5 is 2, F5 the text 三, D6 0.5. */
  private Submission read(String formula) throws Exception {
    return read(
        sheet -> {
          sheet.getRow(4).getCell(4).setCellValue(2);
          sheet.getRow(4).getCell(5).setCellValue("三");
          sheet.getRow(5).getCell(3).setCellValue(0.5);
          sheet.createRow(60).createCell(0).setCellFormula("A62");
          sheet.createRow(61).createCell(0).setCellFormula("A61");
          for (int row = 70; row < 200; row++) {
            sheet.createRow(row).createCell(0).setCellFormula("A" + (row + 2) + "+1");
          }
          XSSFCell cell = sheet.getRow(4).getCell(3);
          cell.setBlank();
          cell.setCellFormula(formula);
        });
  }

  /** What is read of a form whose sheet 依申请公开 was filled in like this. */
  private Submission read(Consumer<XSSFSheet> filling) throws Exception {
    Path file = folder.resolve("form.xlsx");
    Map<String, String> texts = Map.of(Template.UNIT, "小店镇");
    FormWriter.writeForm(Submission.of("", TEMPLATE, Map.of(), texts, 2024), file);
    XSSFWorkbook book;
    try (InputStream in = Files.newInputStream(file)) {
      book = new XSSFWorkbook(in);
    }
    try (book;
        OutputStream out = Files.newOutputStream(file)) {
      filling.accept(book.getSheet("依申请公开"));
      book.write(out);
    }
    return SubmissionFile.read(TEMPLATE, file);
  }

  @ParameterizedTest(name = "={0} is {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "1+2|3",
        "E5*3-1|5",
        "SUM(E5:I5)|2",
        "SUM(E5,D6*4)|4",
        "依申请公开!E5+封面!B6|2026",
        "E5+Z99|2",
        "E5+SUM(Z1:INDEX(Z:Z,ROW()-1))|2",
        "SUM(A190:A200)+0|66"
      })
  void areWorkedOut(String formula, BigDecimal value) throws Exception {
    BigDecimal read = read(formula).value(FIGURE);
    assertEquals(0, value.compareTo(read), String.valueOf(read));
  }

  @ParameterizedTest(name = "={0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "F5+1",
        "D5+1",
        "A61",
        "A71",
        "IF(E5>1,1,0)",
        "SUM(A1:XFD1048576)",
        "[1]Sheet1!A1",
        "E5/3"
      })
  void orAreSaidNotToBeCalculated(String formula) throws Exception {
    Submission read = read(formula);
    assertNull(read.value(FIGURE));
    assertEquals(
        "一、本年新收政府信息公开申请数量·自然人：公式没有计算结果，请用 Excel 或 WPS 打开，保存后重新报送",
        read.readingDiscrepancies().stream()
            .filter(each -> FIGURE.equals(each.field()))
            .findFirst()
            .orElseThrow()
            .message()
            .toString());
  }

  /** Where rows have moved, the formula that the form was issued with adds up other cells. */
  @Test
  void anIssuedFormulaInAnotherRowIsNoneOfTheForm() throws Exception {
    Field total = Objects.requireNonNull(TEMPLATE.field("requests.received.total"));
    Path file = folder.resolve("form.xlsx");
    Map<String, BigDecimal> values = Map.of(FIGURE, new BigDecimal(3));
    FormWriter.writeForm(
        Submission.of("", TEMPLATE, values, Map.of(Template.UNIT, "小店镇"), 2024), file);
    XSSFWorkbook book;
    try (InputStream in = Files.newInputStream(file)) {
      book = new XSSFWorkbook(in);
    }
    try (book;
        OutputStream out = Files.newOutputStream(file)) {
      XSSFSheet sheet = book.getSheet(total.sheet());
      sheet.shiftRows(0, sheet.getLastRowNum(), 2);
      XSSFCell cell = sheet.getRow(total.address().row() + 2).getCell(total.address().column());
      cell.setCellFormula(TEMPLATE.issuedFormula(total));
      cell.setCellValue(15);
      book.write(out);
    }
    Submission read = SubmissionFile.read(TEMPLATE, file);
    assertEquals(BigDecimal.valueOf(3), read.value(FIGURE));
    assertEquals(BigDecimal.valueOf(15), read.value(total.key()));
  }

  @Test
  void aFractionWhereACountBelongsIsStillOne() throws Exception {
    assertNull(read("D6+1").value(FIGURE));
  }

  /** A total without the text beside it is not outdated: to calculate it again changes nothing. */
  @ParameterizedTest
  @CsvSource({"6, 1, true", "6件, 1, false", "6, 6, false"})
  void aTotalIsOutdatedByNumbersOnly(String written, double cached, boolean outdated)
      throws Exception {
    Submission read =
        read(
            sheet -> {
              if (written.endsWith("件")) {
                sheet.getRow(4).getCell(3).setCellValue(written);
              } else {
                sheet.getRow(4).getCell(3).setCellValue(Double.parseDouble(written));
              }
              sheet.getRow(4).getCell(9).setCellValue(cached);
            });
    assertEquals(new BigDecimal(6), read.value("requests.received.total"));
    assertEquals(
        outdated,
        read.readingDiscrepancies().stream()
            .flatMap(each -> each.cells().stream())
            .anyMatch(place -> place.toString().equals("依申请公开!J5")));
  }
}
