package org.nianbao.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.Nianbao;
import org.nianbao.RandomReports;
import org.nianbao.form.Submission;
import org.nianbao.jxls.FormWriter;
import org.nianbao.message.Messages;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/** Rows in another order than the form has them: read by their labels, never by their place. */
class RowOrderTest {
  private static final Template TEMPLATE = Template.current();

  @TempDir Path folder;

  /** Rows as spreadsheets number them; the first of a group bears the group's label, too. */
  @ParameterizedTest
  @CsvSource({
    "依申请公开, 11, 13",
    "依申请公开, 9, 10",
    "依申请公开, 9, 12",
    "依申请公开, 9, 16",
    "依申请公开, 20, 24",
    "依申请公开, 21, 22",
    "依申请公开, 25, 27",
    "主动公开, 4, 5",
    "主动公开, 11, 12",
  })
  void swappedRowsAreReadByTheirLabels(String sheet, int one, int other) throws Exception {
    Submission read = received(book -> swap(book.getSheet(sheet), one - 1, other - 1));
    assertEquals(figures(), read.values());
    assertEquals(List.of("S-UNKNOWN NOTICE"), found(read));
    String said = Messages.CHINESE.format(read.readingDiscrepancies().get(0).message());
    assertTrue(said.contains("顺序与表样不同"), said);
  }

  @Test
  void groupsInAnotherOrderAreReadByTheirLabels() throws Exception {
    Submission read =
        received(
            book -> {
              Sheet sheet = book.getSheet("依申请公开");
              // 五 before 四: five rows up, three down
              for (int up = 0; up < 5; up++) {
                for (int row = 19 + up; row > 16 + up; row--) {
                  exchange(sheet.getRow(row), sheet.getRow(row - 1));
                }
              }
            });
    assertEquals(figures(), read.values());
    assertEquals(List.of("S-UNKNOWN NOTICE"), found(read));
  }

  private static void exchange(Row one, Row other) {
    for (int column = 1; column < one.getLastCellNum(); column++) {
      swap(one.getCell(column), other.getCell(column));
    }
  }

  @Test
  void aRowMovedToAnotherEndIsReadByItsLabel() throws Exception {
    Submission read =
        received(
            book -> {
              for (int row = 5; row < 29; row++) {
                swap(book.getSheet("依申请公开"), 4, row);
              }
            });
    assertEquals(
        figures().get("requests.received.naturalPerson"),
        read.value("requests.received.naturalPerson"));
    assertEquals(
        figures().get("requests.carriedOut.total"), read.value("requests.carriedOut.total"));
  }

  @Test
  void aRowOfTheSameLabelInAnotherGroupIsNotTaken() throws Exception {
    Submission read =
        received(
            book -> {
              Sheet sheet = book.getSheet("依申请公开");
              // 其他处理·3.其他 goes, and a stranger of that name comes under 不予公开
              sheet.getRow(26).forEach(Cell::setBlank);
              sheet.getRow(15).getCell(2).setCellValue("3.其他");
            });
    assertEquals(null, read.value("requests.otherOutcome.other.naturalPerson"));
    assertEquals(null, read.value("requests.refused.adminInquiry.naturalPerson"));
    assertTrue(found(read).contains("S-MISSING ERROR"), () -> found(read).toString());
    assertTrue(found(read).contains("S-UNKNOWN WARNING"), () -> found(read).toString());
  }

  private static List<String> found(Submission submission) {
    return submission.readingDiscrepancies().stream()
        .map(each -> each.rule() + " " + each.severity())
        .toList();
  }

  /** Every figure differs from every other. */
  private static Map<String, BigDecimal> figures() {
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    int number = 1000;
    for (Field field : TEMPLATE.figures()) {
      figures.put(field.key(), BigDecimal.valueOf(number++));
    }
    return figures;
  }

  private Submission received(Consumer<XSSFWorkbook> change) throws Exception {
    Path form = folder.resolve("form.xlsx");
    FormWriter.writeForm(RandomReports.submission(folder, figures(), "", 2024), form);
    Path changed = folder.resolve("changed.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(form));
        OutputStream out = Files.newOutputStream(changed)) {
      change.accept(book);
      book.write(out);
    }
    return Nianbao.read(TEMPLATE, changed);
  }

  /** Swaps what two rows hold, but for the labels of groups, which stand in merged cells. */
  private static void swap(Sheet sheet, int one, int other) {
    Row first = sheet.getRow(one);
    Row second = sheet.getRow(other);
    boolean grouped = isGrouped(first) && isGrouped(second);
    for (int column = 0; column < first.getLastCellNum(); column++) {
      Cell a = first.getCell(column);
      Cell b = second.getCell(column);
      if (a != null && b != null && !(grouped && column < 2)) {
        swap(a, b);
      }
    }
  }

  private static boolean isGrouped(Row row) {
    Cell label = row.getCell(2);
    return label != null
        && label.getCellType() == CellType.STRING
        && !label.getStringCellValue().isEmpty();
  }

  private static void swap(Cell a, Cell b) {
    Object value = value(a);
    set(a, value(b));
    set(b, value);
  }

  private static Object value(Cell cell) {
    return cell.getCellType() == CellType.NUMERIC
        ? cell.getNumericCellValue()
        : cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "";
  }

  private static void set(Cell cell, Object value) {
    cell.setBlank();
    if (value instanceof Double number) {
      cell.setCellValue(number);
    } else if (!value.equals("")) {
      cell.setCellValue(value.toString());
    }
  }
}
