package org.nianbao.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.grid.Grid;
import org.nianbao.grid.GridReader;
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
      Path.of("src/test/resources/org/nianbao/form/layout-cases.txt");

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

  @TestFactory
  Stream<DynamicTest> layouts() throws Exception {
    List<String> lines = Files.readAllLines(CASES, StandardCharsets.UTF_8);
    List<DynamicTest> tests = new ArrayList<>();
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split("\\s*\\|\\s*", -1);
        tests.add(DynamicTest.dynamicTest(parts[0], () -> check(parts[1], parts[2], parts[3])));
      }
    }
    assertTrue(tests.size() >= 40, "a table of layouts");
    return tests.stream();
  }

  private static void check(String edits, String found, String said) {
    Layout layout = new Layout(form, FilledForm.SHEETS);
    for (String edit : edits.split(";", -1)) {
      if (!edit.isBlank()) {
        layout.edit(edit);
      }
    }
    Submission read = SubmissionReader.read(TEMPLATE, layout.grids(), "case");
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
        Integer.parseInt(found) + " " + said,
        located + " " + saying,
        () ->
            read.found().stream()
                .map(each -> each.rule() + " " + each.message())
                .collect(Collectors.joining("\n")));
  }

  /** Rules with severity and how often, in order: {@code S-MISSING 错误×2}. */
  private static String said(Submission read) {
    Map<String, Integer> counts = new TreeMap<>();
    read.found().stream()
        .sorted(Comparator.comparing(Discrepancy::rule))
        .filter(each -> each.rule().startsWith("S-") || each.rule().startsWith("I-") || each.severity() == Severity.ERROR)
        .forEach(
            each -> counts.merge(each.rule() + " " + each.severity().word(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(each -> each.getKey() + (each.getValue() > 1 ? "×" + each.getValue() : ""))
        .collect(Collectors.joining(", "));
  }
}
