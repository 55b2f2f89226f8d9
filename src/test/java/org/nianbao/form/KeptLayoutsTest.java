package org.nianbao.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.nianbao.reader.TemplateFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.Trials;
import org.nianbao.form.Figure.Status;
import org.nianbao.grid.Grid;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/** What is read of a workbook is the same whether others of its layout were read before or not. */
class KeptLayoutsTest {
  private static final Path FILE = Path.of("templates", "zfxxgk-2021.xlsx");

  /** Some are labels, or parts of some. */
  private static final List<String> NAMES =
      List.of("清河镇人民政府", "总计", "其他", "单位名称", "行政复议", "规章", "清河镇\n其他处理", "2023年清河镇");

  @TempDir Path folder;

  /** Where numbers decide, each file's own do. */
  @ParameterizedTest(name = "{0}; then {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "insert row 复议诉讼 5; ordinals 复议诉讼 5 A O | text 复议诉讼!B5 = 77",
        "repeat 主动公开 | text 主动公开!C8 = 5"
      })
  void whereNumbersDecide(String edits, String more) throws Exception {
    Template template = TemplateFile.open(FILE);
    List<Grid> form = FilledForm.grids(folder, FilledForm.figures());
    List<String> some = List.of(edits.split("; ", -1));
    List<String> all = Stream.concat(some.stream(), Stream.of(more)).toList();
    String whole = told(template, edited(form, some));
    String partly = told(template, edited(form, all));
    assertFalse(whole.contains(Status.MISSING.toString()), whole);
    assertTrue(partly.contains(Status.MISSING.toString()), partly);
    assertEquals(whole, told(template, edited(form, some)));
  }

  @Test
  void makeNoDifference() throws Exception {
    // each knows the layouts it has met itself
    Template one = TemplateFile.open(FILE);
    Template other = TemplateFile.open(FILE);
    List<Grid> first = FilledForm.grids(folder, FilledForm.figures());
    List<Grid> second = FilledForm.grids(folder, small());
    Trials.of(
        250,
        random -> {
          List<String> edits = RandomEdits.of(random);
          List<Grid> received = edited(first, edits);
          List<Grid> ofTheSameLayout = edited(second, of(another(random), edits));
          String read = told(one, received);
          String readAfter = told(one, ofTheSameLayout);
          assertEquals(told(other, ofTheSameLayout), readAfter, edits.toString());
          assertEquals(told(other, received), read, edits.toString());
          assertEquals(read, told(one, received), edits.toString());
        });
  }

  /** Of so many that differ where numbers decide, not all are kept. */
  @ParameterizedTest
  @ValueSource(
      strings = {"repeat 主动公开", "repeat 复议诉讼", "insert row 复议诉讼 5; ordinals 复议诉讼 5 A O"})
  void manyThatDifferWhereNumbersDecide(String edits) throws Exception {
    Template template = TemplateFile.open(FILE);
    List<String> some = List.of(edits.split("; ", -1));
    List<List<Grid>> received = new ArrayList<>();
    List<String> told = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    for (int unit = 0; unit < 8; unit++) {
      List<Grid> form = FilledForm.grids(folder, small(unit, 1 + unit));
      List<String> text = List.of("text 复议诉讼!B5 = " + unit, "text 主动公开!C8 = " + unit % 3);
      List<String> all = unit % 2 == 0 ? some : Stream.concat(some.stream(), text.stream()).toList();
      received.add(edited(form, all));
      told.add(told(TemplateFile.open(FILE), received.get(unit)));
      order.addAll(List.of(unit, unit, unit));
    }
    Collections.shuffle(order, new Random(1));
    for (int unit : order) {
      assertEquals(told.get(unit), told(template, received.get(unit)), "unit " + unit);
    }
  }

  /** Merged cells taken apart: that both halves hold the same is asked of each file, and no more. */
  @Test
  void isKeptWhereOthersAnswerAlike() throws Exception {
    Template template = TemplateFile.open(FILE);
    TemplateSheet sheet =
        TemplateSheet.of(template).stream()
            .filter(each -> each.name().equals("主动公开"))
            .findFirst()
            .orElseThrow();
    List<List<SheetLocation>> located = new ArrayList<>();
    for (Map<String, BigDecimal> figures : List.of(FilledForm.figures(), small(), small(3, 9))) {
      Grid grid =
          edited(FilledForm.grids(folder, figures), List.of("repeat 主动公开")).stream()
              .filter(each -> each.name().equals("主动公开"))
              .findFirst()
              .orElseThrow();
      SheetLocations locations = new SheetLocations(template, grid);
      located.add(locations.of(sheet));
      locations.keep();
    }
    assertSame(located.get(0), located.get(1));
    assertSame(located.get(0), located.get(2));
  }

  /** The edit that makes the form another unit's. */
  private static String another(Random random) {
    String unit = NAMES.get(random.nextInt(NAMES.size()));
    return "replace 红旗区小店镇 -> " + unit;
  }

  private static List<String> of(String first, List<String> more) {
    return Stream.concat(Stream.of(first), more.stream()).toList();
  }

  /** Figures so small that many in a row are equal, or count on from one another. */
  private static Map<String, BigDecimal> small() {
    return small(7, 3);
  }

  private static Map<String, BigDecimal> small(int seed, int bound) {
    Random random = new Random(seed);
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    FilledForm.figures()
        .forEach((key, value) -> figures.put(key, BigDecimal.valueOf(random.nextInt(bound))));
    return figures;
  }

  private static List<Grid> edited(List<Grid> form, List<String> edits) {
    Layout layout = new Layout(form, FilledForm.SHEETS);
    edits.forEach(layout::edit);
    return layout.grids();
  }

  /** All that a reading says, in words. */
  private static String told(Template template, List<Grid> sheets) {
    Submission read = SubmissionReader.read(template, sheets, "小店镇.xlsx");
    List<String> told = new ArrayList<>();
    for (Field field : template.fields()) {
      Figure figure = read.figure(field.key());
      told.add(
          figure == null
              ? field.key() + " " + read.text(field.key()) + " " + read.place(field.key())
              : field.key() + " " + figure.place() + " " + figure.status() + " " + figure.value()
                  + " " + figure.written());
    }
    read.found().forEach(each -> told.add(each.toString()));
    return String.join("\n", told);
  }
}
