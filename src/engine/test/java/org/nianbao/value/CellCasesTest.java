package org.nianbao.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nianbao.grid.CellContent;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/** The cells of cell-cases.txt: the figure each is read as, and what is said of it. */
class CellCasesTest {
  private static final Path CASES =
      Path.of("src/engine/test/resources/org/nianbao/value/cell-cases.txt");

  @TestFactory
  Stream<DynamicTest> cells() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(CASES, StandardCharsets.UTF_8)) {
      number++;
      if (!line.isBlank() && !line.startsWith("# ")) {
        String[] parts = line.split(" \\| ?", -1);
        String name = number + ": " + parts[0] + " as " + parts[1];
        tests.add(
            DynamicTest.dynamicTest(
                name, () -> assertEquals(parts[2] + " " + parts[3], read(parts[0], parts[1]))));
      }
    }
    assertTrue(tests.size() >= 120, "a table of cells");
    return tests.stream();
  }

  private static String read(String written, String kind) {
    String key = kind.equals("amount") ? "disclosure.fees.amount" : "review.upheld";
    Field field = Objects.requireNonNull(Template.current().field(key));
    FigureParser.Reading reading = FigureParser.parse(content(written), field);
    if (reading instanceof FigureParser.Reading.Plain number) {
      return number.value().toPlainString() + " ";
    }
    if (reading instanceof FigureParser.Reading.NumberInText number) {
      return number.value().toPlainString() + " V-TEXT 提示";
    }
    return reading instanceof FigureParser.Reading.BlankOrZero ? "0 V-BLANK 提示" : "- V-TYPE 错误";
  }

  private static @Nullable CellContent content(String written) {
    if (written.equals("∅")) {
      return null;
    }
    return written.startsWith("#")
        ? new CellContent.Numeric(new BigDecimal(written.substring(1)))
        : new CellContent.Text(
            written.replace('□', ' ').replace('▽', '\u00a0').replace('⇥', '\t').replace('↵', '\n'));
  }
}
