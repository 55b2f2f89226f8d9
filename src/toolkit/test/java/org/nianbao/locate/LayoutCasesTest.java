package org.nianbao.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.Nianbao;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Figure;
import org.nianbao.form.Submission;
import org.nianbao.grid.Grid;
import org.nianbao.reader.SubmissionFile;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/**
 * The layouts of layout-cases.txt: of each, how many figures are found and what is said of it.
 * Whatever is found must be the right figure: every figure of the form is another number.
 */
class LayoutCasesTest {
  private static final Template TEMPLATE = Template.current();
  private static final Path CASES =
      Path.of("src/toolkit/test/resources/org/nianbao/locate/layout-cases.txt");

  @TempDir static Path folder;

  private static final Map<String, BigDecimal> FIGURES = FilledForm.figures();

  private static List<Grid> form = List.of();

  @BeforeAll
  static void fillAForm() throws Exception {
    form = FilledForm.grids(folder, FIGURES);
  }

  @AfterAll
  static void forget() {
    form = List.of();
  }

  /** A line of the table. */
  private record Case(String name, String edits, String found, String said) {
    List<Grid> layout(List<Grid> form) {
      Layout layout = new Layout(form, FilledForm.SHEETS);
      Stream.of(edits.split(";", -1)).filter(edit -> !edit.isBlank()).forEach(layout::edit);
      return layout.grids();
    }

    boolean isWhole() {
      return found.equals(String.valueOf(FIGURES.size()));
    }
  }

  private static List<Case> cases() throws Exception {
    return Files.readAllLines(CASES, StandardCharsets.UTF_8).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split("\\s*\\|\\s*", -1))
        .map(parts -> new Case(parts[0], parts[1], parts[2], parts[3]))
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> layouts() throws Exception {
    List<Case> cases = cases();
    assertTrue(cases.size() >= 90, "a table of layouts");
    System.out.printf(
        "layouts: %d, located whole %d%n",
        cases.size(), cases.stream().filter(Case::isWhole).count());
    return cases.stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
  }

  /** The figures that offices published, in every layout of the table that is located whole. */
  @ParameterizedTest
  @ValueSource(
      strings = {"宿迁市人民政府-2023", "宿迁市人民政府-2024", "淮安市洪泽区人民政府-2023", "红旗区小店镇-2022", "杭州市人民政府-2025"})
  void publishedFiguresComeBack(String name) throws Exception {
    Path data = Path.of("dist/examples/data", name + ".json");
    Map<String, BigDecimal> published = Nianbao.data(TEMPLATE, data).get(0).values();
    List<Grid> filled = FilledForm.grids(folder, published);
    for (Case each : cases()) {
      if (each.isWhole()) {
        Map<String, BigDecimal> read =
            SubmissionReader.read(TEMPLATE, each.layout(filled), "case").values();
        published.forEach(
            (key, value) ->
                assertEquals(
                    value.stripTrailingZeros(),
                    Objects.requireNonNull(read.get(key), key).stripTrailingZeros(),
                    () -> each.name() + ": " + key));
      }
    }
  }

  /** The same as real workbooks. */
  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void workbooksAreReadAsTheirGrids(String format) throws Exception {
    List<Case> cases = cases();
    for (int i = 0; i < cases.size(); i += 6) {
      List<Grid> grids = cases.get(i).layout(form);
      Path file = folder.resolve("case." + format);
      try (Workbook book = format.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook();
          OutputStream out = Files.newOutputStream(file)) {
        grids.forEach(grid -> WorkbookOf.grid(book, grid));
        book.write(out);
      }
      Submission expected = SubmissionReader.read(TEMPLATE, grids, "case");
      Submission read = SubmissionFile.read(TEMPLATE, file);
      assertEquals(expected.values(), read.values(), cases.get(i).name());
      assertEquals(said(expected), said(read), cases.get(i).name());
    }
  }

  private static void check(Case each) {
    Submission read = SubmissionReader.read(TEMPLATE, each.layout(form), "case");
    int located = 0;
    for (Field field : TEMPLATE.figures()) {
      Figure figure = Objects.requireNonNull(read.figure(field.key()));
      if (figure.place() != null) {
        assertEquals(
            Objects.requireNonNull(FIGURES.get(field.key())).toPlainString(),
            String.valueOf(figure.value()),
            () -> field.key() + " read from " + figure.place());
        located++;
      }
    }
    String saying = said(read);
    assertEquals(
        each.found() + " " + each.said(),
        located + " " + saying,
        () ->
            read.readingDiscrepancies().stream()
                .map(one -> one.rule() + " " + one.message())
                .collect(Collectors.joining("\n")));
  }

  /** Rules with severity and how often, in order: {@code S-MISSING 错误×2}. */
  private static String said(Submission read) {
    Map<String, Integer> counts = new TreeMap<>();
    read.readingDiscrepancies().stream()
        .sorted(Comparator.comparing(Discrepancy::rule))
        .filter(
            each ->
                each.rule().startsWith("S-")
                    || each.rule().startsWith("I-")
                    || each.severity() == Severity.ERROR)
        .forEach(
            each ->
                counts.merge(each.rule() + " " + each.severity().chineseName(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(each -> each.getKey() + (each.getValue() > 1 ? "×" + each.getValue() : ""))
        .collect(Collectors.joining(", "));
  }
}
