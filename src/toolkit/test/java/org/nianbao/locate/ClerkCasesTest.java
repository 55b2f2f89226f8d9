package org.nianbao.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nianbao.ZipParts;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.message.Messages;
import org.nianbao.reader.TemplateFile;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/** Odd cells, and what each is read as: {@code clerk-cases.txt}. */
class ClerkCasesTest {
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");
  private static final String COUNT = "disclosure.rules.issued";
  private static final String AMOUNT = "disclosure.fees.amount";

  /** A line of the file. */
  record Case(String field, String kind, String content, String value, String said) {
    static Case of(String line) {
      List<String> parts = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
      return new Case(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4));
    }

    String key() {
      return field.equals("count") || field.equals("signed") ? COUNT : AMOUNT;
    }

    CellContent shown() {
      String plain =
          ESCAPE
              .matcher(content.replace("\\n", "\n"))
              .replaceAll(
                  escape -> {
                    char c = (char) Integer.parseInt(escape.group(1), 16);
                    return Matcher.quoteReplacement(String.valueOf(c));
                  });
      return switch (kind.replace("=", "")) {
        case "text" -> new CellContent.Text(plain);
        case "number" -> new CellContent.Numeric(new BigDecimal(plain));
        case "day" -> new CellContent.Day(LocalDate.parse(plain));
        case "flag" -> new CellContent.Flag(plain.equals("TRUE"));
        case "fault" -> new CellContent.ErrorValue(plain);
        case "uncalculated" -> new CellContent.Uncalculated();
        default -> throw new AssertionError(kind);
      };
    }

    @Nullable String formula() {
      return kind.startsWith("=") ? "5+7" : kind.equals("uncalculated") ? "1+2" : null;
    }
  }

  private static Template inYuan = Template.current();
  private static Template signed = Template.current();

  @BeforeAll
  static void templates(@TempDir Path folder) throws Exception {
    inYuan = changed(folder, xml -> xml.replace("万元", "元"));
    signed =
        changed(folder, xml -> xml.replace("<formula1>0</formula1>", "<formula1>-99</formula1>"));
  }

  private static Template changed(Path folder, UnaryOperator<String> change) throws Exception {
    byte[] workbook = ZipParts.of(Template.current().workbook()).xml(change).pack();
    return TemplateFile.open(Files.write(folder.resolve("template.xlsx"), workbook));
  }

  static List<Case> cases() throws Exception {
    try (InputStream in = ClerkCasesTest.class.getResourceAsStream("clerk-cases.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Case::of)
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isReadAs(Case odd) {
    Template template =
        switch (odd.field()) {
          case "yuan" -> inYuan;
          case "signed" -> signed;
          default -> Template.current();
        };
    Submission read = read(template, odd);
    BigDecimal value = read.value(odd.key());
    assertEquals(odd.value(), value == null ? "?" : value.toPlainString(), odd::toString);
    assertEquals(odd.said(), said(read, odd.key()), odd::toString);
  }

  /** What was found about the field; in the words of staff, it names the cell. */
  private static String said(Submission read, String key) {
    List<String> said = new ArrayList<>();
    for (Discrepancy each : read.readingDiscrepancies()) {
      if (key.equals(each.field())) {
        said.add(each.rule() + " " + each.severity());
        assertFalse(Messages.CHINESE.format(each.message()).contains("{1}"), "unfilled pattern");
        assertFalse(Messages.ENGLISH.format(each.message()).contains("{1}"), "unfilled pattern");
      }
    }
    return said.isEmpty() ? "-" : String.join(", ", said);
  }

  /** The template itself as received, with one of its cells filled in. */
  private static Submission read(Template template, Case odd) {
    Field field = Objects.requireNonNull(template.field(odd.key()));
    List<Grid> sheets = new ArrayList<>();
    for (Grid sheet : template.sheets()) {
      sheets.add(sheet.name().equals(field.sheet()) ? filled(sheet, field, odd) : sheet);
    }
    return SubmissionReader.read(template, sheets, "odd.xlsx");
  }

  private static Grid filled(Grid sheet, Field field, Case odd) {
    List<Cell> cells = new ArrayList<>(sheet.cells());
    cells.removeIf(cell -> cell.address().equals(field.address()));
    cells.add(new Cell(field.address(), odd.shown(), odd.formula()));
    return new Grid(sheet.name(), false, cells, sheet.mergedRegions(), Set.of(), List.of());
  }
}
