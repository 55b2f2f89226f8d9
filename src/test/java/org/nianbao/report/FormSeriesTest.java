package org.nianbao.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.SchemaValidity;
import org.nianbao.Trials;
import org.nianbao.ZipParts;
import org.nianbao.form.DataReader;
import org.nianbao.form.Submission;
import org.nianbao.template.Template;

/** Forms that are made of one another are as if each had been filled by itself. */
class FormSeriesTest {
  private static final List<String> ODD =
      List.of(
          "<县>“府”\"&'", "=1+1", "${year}", "$[SUM(A1)]", "_x0041_x000D_", "😀镇", "半\uD83D字",
          " 前后 ", "两\n行", "\u3000", "列\t表", "控\u0001\u001F制", "]]>", "回\r车", "\u00A0", "-", "0012",
          "1e5", "2024-01-31", "TRUE", "单位名称", "同名同名", "\uFDD0\uFDD1", "\uFFFE", "&amp;&#10;",
          "很长的名称".repeat(30), "a".repeat(70), "&<".repeat(40), "甲\n\n乙\n", "@", "#REF!", "{=A1}");

  @TempDir Path folder;

  @Test
  void areAsIfFilledOneByOne() {
    Trials.of(
        1,
        random -> {
          List<Submission> forms = new ArrayList<>();
          for (int i = 0; i < 12; i++) {
            forms.add(form(Template.current(), identity(random, i)));
          }
          assertAsIfFilledOneByOne(Template.current(), forms);
        });
  }

  @Test
  void whateverTheTextsAre() throws Exception {
    List<String> keys = List.of("unit.name", "unit.code", "preparer.name", "preparer.phone");
    List<String> texts = new ArrayList<>(List.of("甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"));
    texts.addAll(ODD);
    List<Submission> forms = new ArrayList<>();
    for (int i = 0; i + keys.size() <= texts.size(); i += keys.size()) {
      Map<String, String> identity = new LinkedHashMap<>();
      for (int j = 0; j < keys.size(); j++) {
        identity.put(keys.get(j), texts.get(i + j));
      }
      forms.add(form(Template.current(), identity));
    }
    assertAsIfFilledOneByOne(Template.current(), forms);
  }

  @Test
  void areValidAgainstTheSchema() throws Exception {
    Path file = folder.resolve("form.xlsx");
    FormSeries series = new FormSeries(Template.current());
    for (String name : List.of("甲", "乙", "丙<&>")) {
      series.write(form(Template.current(), Map.of("unit.name", name)), file);
    }
    assertEquals(List.of(), SchemaValidity.errors(file));
  }

  @Test
  void textsMayStandAnywhereInTheTemplate() throws Exception {
    Template template =
        changed(
            book -> {
              XSSFSheet cover = book.getSheet("封面");
              cover.createRow(20).createCell(0).setCellValue("${unit.name} ${year}（${unit.name}）");
              cover.getRow(20).createCell(2).setCellValue("致 ${preparer.name}：${unit.code}");
              cover.createRow(21).createCell(0).setCellFormula("B3&\"（\"&B7&\"）\"");
              cover.getRow(21).createCell(2).setCellFormula("\"<\"&封面!A22");
              cover.getRow(2).getCell(1).getCellStyle().setWrapText(true); // its row grows with it
              cover.getHeader().setCenter("${unit.name}");
              book.getProperties().getCoreProperties().setTitle("${unit.name}");
            });
    assertTrue(free(template).containsAll(Set.of("unit.name", "unit.code", "preparer.name")));
    Trials.of(
        1,
        random ->
            assertAsIfFilledOneByOne(
                template,
                IntStream.range(0, 8)
                    .mapToObj(i -> form(template, identity(random, i)))
                    .toList()));
  }

  @Test
  void whatIsComputedWithIsNotFree() throws Exception {
    assertTrue(
        free(Template.current()).containsAll(Set.of("unit.name", "unit.code", "preparer.phone")));
    assertFalse(free(Template.current()).contains("unit.level"), "rules hold for some levels only");
    assertNotFree("unit.name", book -> formula(book, "LEN(B3)"));
    assertNotFree("unit.name", book -> formula(book, "IF(COUNTIF(A1:B9,\"县\")>0,1,2)"));
    assertNotFree("unit.name", book -> formula(book, "INDIRECT(\"B\"&3)"));
    assertNotFree("preparer.name", book -> formula(book, "COUNTA(封面!B:B)"));
    assertNotFree("unit.name", book -> text(book, "共${unit.name.length()}字"));
    assertNotFree("unit.code", book -> text(book, "${unit.name.length()}字"));
    assertNotFree("unit.name", book -> text(book, "第${report.heading}份"));
    assertNotFree(
        "unit.name",
        book -> {
          formula(book, "B3&\"的报告\"");
          book.getSheet("封面").createRow(22).createCell(0).setCellFormula("LEN(A21)");
        });
    assertNotFree(
        "unit.name",
        book -> {
          var name = book.createName();
          name.setNameName("单位");
          name.setRefersToFormula("封面!$B$3");
          formula(book, "UPPER(单位)");
        });
  }

  @Test
  void whatIsNotFreeIsFilledInAllTheSame() throws Exception {
    Template template =
        changed(
            book -> {
              formula(book, "LEN(B3)");
              book.getSheet("封面").createRow(22).createCell(0).setCellValue("${unit.name.length()}字");
            });
    List<Submission> forms = new ArrayList<>();
    for (String name : List.of("甲县", "乙市", "丙自治州", "丁县")) {
      forms.add(form(template, Map.of("unit.name", name, "preparer.name", "张三")));
    }
    assertAsIfFilledOneByOne(template, forms);
  }

  private void assertNotFree(String key, Consumer<XSSFWorkbook> change) throws Exception {
    assertFalse(free(changed(change)).contains(key));
  }

  private static void formula(XSSFWorkbook book, String formula) {
    book.getSheet("封面").createRow(20).createCell(0).setCellFormula(formula);
  }

  private static void text(XSSFWorkbook book, String text) {
    book.getSheet("封面").createRow(20).createCell(0).setCellValue(text);
  }

  private static Set<String> free(Template template) {
    Set<String> free = new HashSet<>();
    Submission form = form(template, Map.of("unit.name", "甲"));
    FormWriter.form(
        form,
        FormData.of(form),
        book -> free.addAll(FreeTexts.perLine(book, template).keySet()));
    return free;
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
    return Template.open(file);
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
    return DataReader.blank(template, texts);
  }

  private static void assertAsIfFilledOneByOne(Template template, List<Submission> forms)
      throws Exception {
    FormSeries series = new FormSeries(template);
    for (Submission form : forms) {
      assertEquals(parts(filled(form)), parts(series.form(form)), form::toString);
    }
  }

  private static byte[] filled(Submission form) {
    return FormWriter.form(form, FormData.of(form), book -> {});
  }

  private static Map<String, String> parts(byte[] workbook) {
    Map<String, String> parts = new LinkedHashMap<>();
    ZipParts.of(workbook)
        .parts()
        .forEach((name, part) -> parts.put(name, new String(part, StandardCharsets.UTF_8)));
    assertNotNull(parts.get("xl/workbook.xml"));
    return parts;
  }
}
