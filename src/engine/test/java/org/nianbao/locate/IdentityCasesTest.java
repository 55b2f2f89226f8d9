package org.nianbao.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nianbao.grid.Address;
import org.nianbao.grid.Budget;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.DocumentGridBuilder;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Limits;
import org.nianbao.locate.IdentityFinder.Found;
import org.nianbao.template.Template;

/** Whose report of which year a document is, by what stands at its beginning. */
class IdentityCasesTest {
  static Stream<String> cases() throws Exception {
    try (var in = IdentityCasesTest.class.getResourceAsStream("identity-cases.txt")) {
      byte[] bytes = Objects.requireNonNull(in).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
          .lines().filter(line -> line.contains(" | ")).skip(1).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theUnitAndTheYearAreFound(String line) {
    String[] fields = line.split(" \\| ", 3);
    DocumentGridBuilder document = new DocumentGridBuilder(new Budget(Limits.DEFAULT));
    String file = "报告.docx";
    for (String paragraph : fields[0].split("⏎", -1)) {
      if (paragraph.startsWith("file=")) {
        file = paragraph.substring("file=".length());
      } else {
        document.addParagraph(paragraph);
      }
    }
    document.addParagraph("一、总体情况");
    document.addParagraph("（一）主动公开。2023年公开了信息，2022年公开得少。");
    IdentityFinder found =
        IdentityFinder.of(
            Template.current(), List.of(document.build(Grid.Source.DOCUMENT, "正文")), file);
    assertEquals(fields[1] + " " + fields[2], shown(found.unit()) + " " + shown(found.year()));
  }

  /** A workbook may have its title in the cells of several rows, or without a year. */
  @ParameterizedTest
  @CsvSource({
    "红旗区小店镇⏎2024年⏎政府信息公开工作年度报告, 红旗区小店镇 2024",
    "红旗区小店镇政府信息公开工作年度报告⏎统计期限为2024年1月1日至12月31日。, 红旗区小店镇 2024",
    "红旗区小店镇⏎政府信息公开年报（2024年）, 红旗区小店镇 2024",
  })
  void theUnitIsFoundOnASheet(String lines, String expected) {
    List<Cell> cells = new ArrayList<>();
    for (String line : lines.split("⏎", -1)) {
      cells.add(new Cell(new Address(cells.size(), 0), new CellContent.Text(line), null));
    }
    Grid sheet = Grid.of(Grid.Source.SHEET, "Sheet1", cells, List.of());
    IdentityFinder found = IdentityFinder.of(Template.current(), List.of(sheet), "");
    assertEquals(expected, shown(found.unit()) + " " + shown(found.year()));
  }

  private static String shown(Optional<Found> found) {
    return found.map(each -> each.text() + (each.fromFileName() ? "*" : "")).orElse("-");
  }
}
