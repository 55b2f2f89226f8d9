package org.nianbao.jxls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.Nianbao;
import org.nianbao.RandomReports;
import org.nianbao.SchemaValidity;
import org.nianbao.Trials;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.FilledForms;
import org.nianbao.form.Submission;
import org.nianbao.message.Messages;
import org.nianbao.reader.TemplateFile;
import org.nianbao.template.Field;
import org.nianbao.template.Template;
import org.nianbao.workbook.CompiledTemplate;
import org.nianbao.workbook.CompiledTemplates;
import org.nianbao.workbook.FormWorkbook;

/** A compiled template gives what Jxls fills the template with. */
class CompiledTemplatesTest {
  private static final List<String> ODD =
      List.of(
          "<县>“府”\"&'",
          "=1+1",
          "${year}",
          "$[SUM(A1)]",
          "😀镇",
          " 前后 ",
          "两\n行",
          "\u3000",
          "列\t表",
          "]]>",
          "\u00A0",
          "-",
          "0012",
          "1e5",
          "2024-01-31",
          "TRUE",
          "单位名称",
          "同名同名",
          "&amp;&#10;",
          "很长的名称".repeat(30),
          "a".repeat(70),
          "&<".repeat(40),
          "甲\n\n乙\n",
          "@",
          "#REF!",
          "{=A1}");

  @TempDir Path folder;

  @Test
  void blankFormsAreAsIfFilledByJxls() {
    Trials.of(
        2,
        random -> {
          for (Template template : List.of(Template.current(), Template.forYear(2020))) {
            assertAsIfFilled(form(template, identity(random, random.nextInt(12))));
          }
        });
  }

  @Test
  void whateverTheTextsAre() throws Exception {
    List<String> keys = List.of("unit.name", "unit.code", "preparer.name", "preparer.phone");
    for (int i = 0; i + keys.size() <= ODD.size(); i += keys.size()) {
      Map<String, String> identity = new LinkedHashMap<>();
      for (int j = 0; j < keys.size(); j++) {
        identity.put(keys.get(j), ODD.get(i + j));
      }
      assertAsIfFilled(form(Template.current(), identity));
    }
  }

  @Test
  void receivedFormsAreAsIfFilledByJxls() {
    Trials.of(
        2,
        random -> {
          for (Template template : List.of(Template.current(), Template.forYear(2020))) {
            assertAsIfFilled(received(template, random));
          }
        });
  }

  /** A report with some figures left out, typed as texts, or plainly wrong. */
  private Submission received(Template template, Random random) throws Exception {
    int year = template.years().includes(2024) ? 2024 : 2020;
    Path file = folder.resolve("received.xlsx");
    Files.deleteIfExists(file); // changed since it was written, so it would not be replaced
    Map<String, BigDecimal> values = RandomReports.consistent(template, random);
    values.replaceAll(
        (key, value) ->
            random.nextInt(3) == 0 ? value.add(BigDecimal.valueOf(random.nextInt(9))) : value);
    FormWriter.writeForm(
        RandomReports.submission(folder, "乡镇" + random.nextInt(9), values, "乡镇街道", year), file);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      for (Field field : template.fields()) {
        Row row = book.getSheet(field.sheet()).getRow(field.address().row());
        Cell cell = row.getCell(field.address().column());
        switch (random.nextInt(field.isFigure() || field.isPrevious() ? 24 : 3)) {
          case 0 -> cell.setBlank();
          case 1 -> cell.setCellValue(any(random));
          case 3, 4, 5 -> cell.setCellValue(random.nextInt(100));
          case 6 -> cell.setCellValue("/");
          default -> {}
        }
      }
      book.getSheet("封面").getRow(5).getCell(1).setCellValue(year);
      try (OutputStream out = Files.newOutputStream(file)) {
        book.write(out);
      }
    }
    return Nianbao.read(template, file);
  }

  @Test
  void areValidAgainstTheSchema() {
    Trials.of(
        2,
        random -> {
          Submission received = received(Template.current(), random);
          Path file = folder.resolve("form.xlsx");
          FormWriter.write(received, Nianbao.check(received), Messages.CHINESE, file);
          assertEquals(List.of(), SchemaValidity.errors(file));
          Files.delete(file);
          FormWriter.writeForm(received, file);
          assertEquals(List.of(), SchemaValidity.errors(file));
          Files.delete(file);
        });
  }

  @Test
  void textsMayStandAnywhereInTheTemplate() throws Exception {
    Template template =
        changed(
            book -> {
              XSSFSheet cover = book.getSheet("封面");
              cover.getRow(0).getCell(0).getCellComment().setString("jx:area(lastCell=\"D22\")");
              cover.createRow(20).createCell(0).setCellValue("${unit.name} ${year}（${unit.name}）");
              cover.getRow(20).createCell(2).setCellValue("致 ${preparer.name}：${unit.code}");
              cover.createRow(21).createCell(0).setCellFormula("B3&\"（\"&B7&\"）\"");
              cover.getRow(21).createCell(2).setCellFormula("\"<\"&封面!A22");
              cover.getRow(2).getCell(1).getCellStyle().setWrapText(true); // its row grows with it
              cover.getHeader().setCenter("${unit.name}");
              book.getProperties().getCoreProperties().setTitle("${unit.name}");
            });
    Trials.of(4, random -> assertAsIfFilled(form(template, identity(random, 1))));
  }

  @Test
  void whatIsComputedOfTextsIsCalculated() throws Exception {
    Template template =
        changed(
            book -> {
              formula(book, "IF(COUNTIF(A1:B9,\"甲县\")>0,1,2)&B3&\"的报告\"");
              book.getSheet("封面").createRow(22).createCell(0).setCellFormula("FIND(\"县\",A21)");
            });
    for (String name : List.of("甲县", "乙市", "丙自治州", "丁县")) {
      assertAsIfFilled(form(template, Map.of("unit.name", name, "preparer.name", "张三")));
    }
  }

  @Test
  void whatCannotBeCompiledIsRefused() throws Exception {
    assertRefused(book -> formula(book, "LEN(B3)"));
    assertRefused(book -> formula(book, "INDIRECT(\"B\"&3)"));
    assertRefused(book -> formula(book, "COUNTA(封面!B:B)"));
    assertRefused(
        book -> {
          var name = book.createName();
          name.setNameName("单位");
          name.setRefersToFormula("封面!$B$3");
          formula(book, "UPPER(单位)");
        });
  }

  /** Only the templates that come with the program are compiled; Jxls fills every other. */
  @Test
  void ownTemplatesAreFilledByJxls() throws Exception {
    Template own = changed(book -> formula(book, "LEN(B3)"));
    assertEquals(Optional.empty(), CompiledTemplates.forForm(own, false));
    FormWorkbook form = new FormWorkbook(form(own, Map.of("unit.name", "甲县")));
    assertEquals(Looks.of(FormWriter.fillWithJxls(form)), Looks.of(FormWriter.workbook(form)));
    for (Template template : List.of(Template.current(), Template.forYear(2020))) {
      assertTrue(CompiledTemplates.forForm(template, false).isPresent());
      assertTrue(CompiledTemplates.forForm(template, true).isPresent());
    }
  }

  @Test
  void whatCountsDiscrepanciesIsRefused() throws Exception {
    Template template =
        changed(book -> formula(book, "IF(COUNTIF(差异表!B1:B60,\"错误\")>0,\"退回\",\"通过\")"));
    assertThrows(IllegalArgumentException.class, () -> TemplateCompiler.form(template, true));
  }

  private void assertRefused(Consumer<XSSFWorkbook> change) throws Exception {
    Template template = changed(change);
    assertThrows(IllegalArgumentException.class, () -> TemplateCompiler.form(template, false));
  }

  private static void formula(XSSFWorkbook book, String formula) {
    book.getSheet("封面").createRow(20).createCell(0).setCellFormula(formula);
  }

  private Template changed(Consumer<XSSFWorkbook> change) throws Exception {
    Path file = folder.resolve("template.xlsx");
    try (InputStream in = Files.newInputStream(Path.of("templates/zfxxgk-2021.xlsx"));
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      change.accept(book);
      try (OutputStream out = Files.newOutputStream(file)) {
        book.write(out);
      }
    }
    return TemplateFile.open(file);
  }

  private static Map<String, String> identity(Random random, int number) {
    List<String> levels = List.of("", "县级部门", "乡镇街道");
    Map<String, String> identity = new LinkedHashMap<>();
    boolean odd = random.nextInt(3) == 0;
    identity.put("unit.name", odd ? any(random) + number : "第" + number + "镇");
    identity.put("unit.level", levels.get(number * levels.size() / 12));
    identity.put("unit.code", random.nextInt(8) == 0 ? "" : "1132000001" + number);
    identity.put("preparer.name", random.nextInt(4) == 0 ? any(random) : "张三");
    identity.put("preparer.phone", random.nextInt(4) == 0 ? any(random) : "0551-" + number);
    return identity;
  }

  private static String any(Random random) {
    return ODD.get(random.nextInt(ODD.size()));
  }

  private static Submission form(Template template, Map<String, String> identity) {
    Map<String, String> texts = new LinkedHashMap<>(identity);
    texts.put("year", "2024");
    return FilledForms.of(template, texts);
  }

  private static void assertAsIfFilled(Submission submission) throws Exception {
    assertAsIfFilled(new FormWorkbook(submission, List.of(), List.of(), Messages.CHINESE));
    List<Discrepancy> found = Nianbao.check(submission);
    assertAsIfFilled(
        new FormWorkbook(submission, found, Nianbao.suggest(submission, found), Messages.CHINESE));
  }

  private static void assertAsIfFilled(FormWorkbook form) throws Exception {
    boolean checked = !form.discrepancies().isEmpty();
    byte[] compiled = TemplateCompiler.form(form.submission().template(), checked);
    Set<String> expected = new LinkedHashSet<>(Looks.of(FormWriter.fillWithJxls(form)));
    Set<String> differing =
        new LinkedHashSet<>(Looks.of(form.fill(CompiledTemplate.read(compiled))));
    Set<String> missing = new LinkedHashSet<>(expected);
    missing.removeAll(differing);
    differing.removeAll(expected);
    assertEquals(String.join("\n", missing), String.join("\n", differing));
  }
}
