package org.nianbao.jxls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.Nianbao;
import org.nianbao.form.FilledForms;
import org.nianbao.grid.Address;
import org.nianbao.grid.CellContent;
import org.nianbao.reader.GridReader;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;
import org.nianbao.template.Template;
import org.nianbao.template.WorkbookFormulas;
import org.nianbao.workbook.FormWorkbook;

/** What the cover of a form says while it is filled in. */
class LiveChecksTest {
  private static final List<String> BALANCED =
      List.of("requests.received.naturalPerson", "requests.granted.naturalPerson");

  /** Two cells that add up to a total, twice. */
  private static final List<String> FOUR =
      List.of(
          "requests.received.naturalPerson",
          "requests.carriedIn.naturalPerson",
          "requests.granted.naturalPerson",
          "requests.carriedOut.naturalPerson");

  @TempDir Path folder;

  @Test
  void coverSaysWhatIsFound() throws Exception {
    for (Template template : List.of(Template.current(), Template.forYear(2020))) {
      assertEquals("未填报", status(template, Map.of()));
      assertEquals("未发现不符", status(template, BALANCED, 12));
      assertEquals("错误 1 项，警告 0 项，见“校验”表", status(template, BALANCED, -1));
      assertEquals("错误 1 项，警告 0 项，见“校验”表", status(template, BALANCED, 1.5));
      assertEquals("错误 0 项，警告 0 项，提示 1 项，见“校验”表", status(template, BALANCED, "/"));
    }
  }

  @Test
  void countTypedAsTextIsAnErrorBecauseTotalsLeaveItOut() throws Exception {
    for (Template template : List.of(Template.current(), Template.forYear(2020))) {
      for (String text : List.of("12", "-1", "1.5", "十二", "abc", "无数")) {
        assertEquals("错误 1 项，警告 0 项，提示 1 项，见“校验”表", status(template, BALANCED, text), text);
      }
    }
  }

  @Test
  void fractionsThatAddUpToAWholeNumberAreErrors() throws Exception {
    for (Template template : List.of(Template.current(), Template.forYear(2020))) {
      assertEquals("错误 1 项，警告 0 项，见“校验”表", status(template, FOUR, 1.5));
      assertEquals(
          "错误 1 项，警告 0 项，见“校验”表",
          status(template, Map.of("review.upheld", 0.5, "review.corrected", 0.5)));
      List<String> amounts =
          template.figures().stream()
              .filter(field -> field.kind() == FieldKind.AMOUNT)
              .map(Field::key)
              .toList();
      assertEquals("未发现不符", status(template, amounts, 0.5));
    }
  }

  @Test
  void errorValueIsAnError() throws Exception {
    for (Template template : List.of(Template.current(), Template.forYear(2020))) {
      assertEquals(
          "错误 1 项，警告 0 项，提示 1 项，见“校验”表",
          status(template, Map.of("disclosure.licensing.decisions", "#DIV/0!")));
    }
  }

  @Test
  void carriedInAloneIsAReportUnlessFilledInFromLastYear() throws Exception {
    for (Template template : List.of(Template.current(), Template.forYear(2020))) {
      String key = "requests.carriedIn.naturalPerson";
      assertEquals("错误 2 项，警告 0 项，见“校验”表", status(template, Map.of(key, 3)));
      String last = "previous.requests.carriedOut.naturalPerson";
      assertEquals("未填报", status(template, Map.of(key, 3, last, 3)));
    }
  }

  private static String status(Template template, List<String> keys, Object typed)
      throws Exception {
    Map<String, Object> all = new HashMap<>();
    keys.forEach(key -> all.put(key, typed));
    return status(template, all);
  }

  /** Returns what the cover says when these fields are typed in. */
  private static String status(Template template, Map<String, ?> typed) throws Exception {
    Map<String, String> identity =
        Map.of(
            Template.UNIT,
            "红旗区小店镇",
            Template.YEAR,
            template.years().includes(2024) ? "2024" : "2020");
    byte[] form = FormWriter.workbook(new FormWorkbook(FilledForms.of(template, identity)));
    Map<String, Map<Address, Optional<CellContent>>> changed = new HashMap<>();
    typed.forEach(
        (key, value) -> {
          Field field = Objects.requireNonNull(template.field(key));
          changed
              .computeIfAbsent(field.sheet(), sheet -> new HashMap<>())
              .put(field.address(), Optional.of(content(value)));
        });
    // POI evaluates no array of ABS or FIND
    return String.valueOf(
        WorkbookFormulas.of(GridReader.read("", form))
            .calculate(changed)
            .value("封面", Address.parse("B11")));
  }

  private static CellContent content(Object typed) {
    if (typed instanceof Number number) {
      return new CellContent.Numeric(new BigDecimal(number.toString()));
    }
    String text = typed.toString();
    return text.startsWith("#") ? new CellContent.ErrorValue(text) : new CellContent.Text(text);
  }

  @Test
  void programCalculatesTheSame() throws Exception {
    Template template = Template.current();
    byte[] form =
        FormWriter.workbook(
            new FormWorkbook(
                FilledForms.of(template, Map.of(Template.UNIT, "红旗区小店镇", Template.YEAR, "2024"))));
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(form))) {
      assertEquals("未填报", book.getSheet("封面").getRow(10).getCell(1).getStringCellValue());
      Field field = Objects.requireNonNull(template.field("requests.received.naturalPerson"));
      book.getSheet(field.sheet())
          .getRow(field.address().row())
          .getCell(field.address().column())
          .setCellValue(-1);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      book.write(out);
      Path file = Files.write(folder.resolve("form.xlsx"), out.toByteArray());
      form = FormWriter.workbook(new FormWorkbook(Nianbao.read(template, file)));
    }
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(form))) {
      assertEquals(
          "错误 1 项，警告 0 项，提示 1 项，见“校验”表",
          book.getSheet("封面").getRow(10).getCell(1).getStringCellValue());
    }
  }
}
