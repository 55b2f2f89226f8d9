package org.nianbao.jxls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.Nianbao;
import org.nianbao.Trials;
import org.nianbao.form.FilledForms;
import org.nianbao.form.Submission;
import org.nianbao.template.Field;
import org.nianbao.template.Template;
import org.nianbao.workbook.FormWorkbook;

/** A text that is too long for a row takes several, and is one text again when it is read. */
class LongNarrativeTest {
  private static final float MAX_POINTS = 409;

  private static final List<String> CLAUSES =
      List.of(
          "本机关坚持以公开为常态、不公开为例外",
          "通过门户网站主动公开政府信息1286条",
          "严格执行“三审三校”制度（含公众号）",
          "一是完善制度",
          "第三季度开展培训2次",
          "https://www.example.gov.cn/zwgk",
          "Ⅰ类事项😀",
          "2024年");

  private static final List<String> ENDS = List.of("，", "。", "；", "、", "：", "”", "", "\n", "。\n");

  @TempDir Path folder;

  @Test
  void isReadAsItWasWritten() throws Exception {
    Trials.of(
        8,
        random -> {
          for (Template template : Template.shipped()) {
            Map<String, String> texts = new LinkedHashMap<>();
            for (Field field : template.texts()) {
              boolean part = field.key().startsWith(Template.NARRATIVE);
              texts.put(field.key(), text(random, random.nextInt(part ? 9000 : 3000)));
            }
            FormWorkbook form = new FormWorkbook(submission(template, texts));
            assertRead(template, texts, FormWriter.workbook(form));
            assertRead(template, texts, FormWriter.fillWithJxls(form));
          }
        });
  }

  /** Returns paragraphs, some of them indented, some without a full stop, some blank. */
  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    int pauses = 1 + random.nextInt(20);
    while (text.length() < length) {
      if (random.nextInt(4) == 0 && (text.isEmpty() || text.charAt(text.length() - 1) == '\n')) {
        text.append("\u3000\u3000");
      }
      text.append(CLAUSES.get(random.nextInt(CLAUSES.size())));
      text.append(random.nextInt(pauses) > 0 ? "，" : ENDS.get(random.nextInt(ENDS.size())));
    }
    return text.toString().strip();
  }

  @Test
  void fitsTheRows() throws Exception {
    String text = "本机关坚持以公开为常态、不公开为例外，围绕重点领域及时公开政府信息。\n".repeat(90).strip();
    for (Template template : Template.shipped()) {
      Map<String, String> texts = new LinkedHashMap<>();
      template.narratives().forEach(field -> texts.put(field.key(), text));
      byte[] form = FormWriter.workbook(new FormWorkbook(submission(template, texts)));
      change(
          form,
          book -> {
            for (Field field : template.narratives()) {
              int filled = 0;
              XSSFSheet sheet = book.getSheet(field.sheet());
              for (int i = 0; i < template.rowsOf(field); i++) {
                Row row = sheet.getRow(field.address().row() + i);
                String portion = row.getCell(field.address().column()).getStringCellValue();
                float needed =
                    Objects.requireNonNull(RowHeights.wrapping(row.getCell(1))).rowHeight(portion);
                boolean blank = portion.isEmpty();
                assertTrue(blank || (!row.getZeroHeight() && row.getHeightInPoints() >= needed));
                assertTrue(needed < MAX_POINTS, () -> portion.length() + " characters in a row");
                filled += blank ? 0 : 1;
              }
              assertTrue(filled > 5, field::key);
            }
          });
    }
  }

  @Test
  void shortTextsStandInTheirFirstCell() throws Exception {
    Template template = Template.current();
    Field field = template.narratives().get(1);
    byte[] form =
        FormWriter.workbook(new FormWorkbook(submission(template, Map.of(field.key(), "甲。\n乙。"))));
    change(
        form,
        book -> {
          XSSFSheet sheet = book.getSheet(field.sheet());
          int first = field.address().row();
          int last = first + template.rowsOf(field) - 1;
          assertEquals("甲。\n乙。", sheet.getRow(first).getCell(1).getStringCellValue());
          assertEquals(false, sheet.getRow(first + 1).getZeroHeight());
          assertEquals(false, sheet.getRow(last).getZeroHeight());
          assertEquals(false, sheet.getRow(first).getCTRow().getCustomHeight());
          assertEquals(false, sheet.getRow(first + 1).getCTRow().getCustomHeight());
        });
  }

  /** Staff go on in the next row: with a paragraph, below a heading, or within a sentence. */
  @Test
  void continuesWhereStaffGoOnTyping() throws Exception {
    Template template = Template.current();
    Field field = template.narratives().get(0);
    String first = "本机关坚持以公开为常态、不公开为例外，围绕重点领域，";
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("及时公开政府信息。", first + "及时公开政府信息。");
    rows.put("（一）重点领域", first + "及时公开政府信息。\n（一）重点领域");
    rows.put("公开财政预决算。", first + "及时公开政府信息。\n（一）重点领域\n公开财政预决算。");
    byte[] form =
        FormWriter.workbook(new FormWorkbook(submission(template, Map.of(field.key(), first))));
    int below = 1;
    for (Map.Entry<String, String> row : rows.entrySet()) {
      int at = field.address().row() + below;
      form =
          change(
              form,
              book ->
                  book.getSheet(field.sheet()).getRow(at).getCell(1).setCellValue(row.getKey()));
      Submission read = read(template, form);
      assertEquals(row.getValue(), read.text(field.key()));
      assertTrue(
          Nianbao.check(read).stream().noneMatch(each -> each.rule().equals("S-UNREAD")),
          () ->
              Nianbao.check(read).stream()
                  .filter(each -> each.rule().equals("S-UNREAD"))
                  .toList()
                  .toString());
      below += 2; // a row in between stays blank
    }
  }

  /** Forms that were issued before have one row a part. */
  @Test
  void isReadFromOneRowEach() throws Exception {
    Template template = Template.current();
    byte[] form =
        change(
            FormWriter.workbook(new FormWorkbook(submission(template, Map.of()))),
            book -> {
              for (String name : List.of("总体情况", "其他文字")) {
                XSSFSheet sheet = book.getSheet(name);
                List<String> labels = new ArrayList<>();
                sheet.forEach(row -> labels.add(row.getCell(0).getStringCellValue()));
                labels.removeIf(String::isEmpty);
                book.removeSheetAt(book.getSheetIndex(sheet));
                XSSFSheet before = book.createSheet(name);
                for (int i = 0; i < labels.size(); i++) {
                  before.createRow(i).createCell(0).setCellValue(labels.get(i));
                }
                before.getRow(2).createCell(1).setCellValue("共3件。");
              }
            });
    Submission read = read(template, form);
    List<String> filled =
        template.texts().stream()
            .map(Field::key)
            .filter(key -> read.text(key).equals("共3件。"))
            .toList();
    assertEquals(List.of("narrative.overview.requests", "notes.before.overview"), filled);
    for (Field field : template.texts()) {
      assertEquals(filled.contains(field.key()) ? "共3件。" : "", read.text(field.key()));
    }
  }

  @Test
  void mayBeginInAnotherRow() throws Exception {
    Template template = Template.current();
    Field field = template.narratives().get(5);
    byte[] form =
        change(
            FormWriter.workbook(new FormWorkbook(submission(template, Map.of()))),
            book ->
                book.getSheet(field.sheet())
                    .getRow(field.address().row() + 2)
                    .getCell(1)
                    .setCellValue("公开不够及时。"));
    assertEquals("公开不够及时。", read(template, form).text(field.key()));
  }

  private static Submission submission(Template template, Map<String, String> texts) {
    Map<String, String> all = new LinkedHashMap<>(texts);
    all.put(Template.UNIT, "红旗区小店镇");
    all.put(Template.YEAR, template.years().includes(2024) ? "2024" : "2020");
    return FilledForms.of(template, all);
  }

  private void assertRead(Template template, Map<String, String> texts, byte[] form)
      throws Exception {
    Submission read = read(template, form);
    texts.forEach((key, text) -> assertEquals(text, read.text(key), key));
  }

  private Submission read(Template template, byte[] form) throws Exception {
    Path file = Files.write(folder.resolve("form.xlsx"), form);
    return Nianbao.read(template, file);
  }

  private static byte[] change(byte[] form, Consumer<XSSFWorkbook> change) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(form))) {
      change.accept(book);
      book.write(out);
    }
    return out.toByteArray();
  }
}
