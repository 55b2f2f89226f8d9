package org.nianbao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.jxls.FormWriter;
import org.nianbao.message.Messages;
import org.nianbao.rule.RuleChecker;
import org.nianbao.rule.RuleOutcome;
import org.nianbao.template.Rule;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/**
 * For every rule a clean, a broken and an undecided submission; the cases stand in a table, one
 * line each: rule, outcome, what is typed into a blank form.
 */
class RulesTest {
  private static final Path CASES =
      Path.of("src/toolkit/test/resources/org/nianbao/rule-cases.txt");

  /** The rules about several submissions (CopiedTextsTest) or documents (NarrativeHeadingsTest). */
  private static final Set<String> NOT_OF_A_FORM = Set.of("N-COPIED", "Y-COPIED", "S-ORDINAL");

  @TempDir Path folder;

  record Case(String rule, String outcome, List<String> edits) {
    @Override
    public String toString() {
      return rule + " " + outcome + " " + edits;
    }
  }

  static List<Case> cases() throws Exception {
    try (Stream<String> lines = Files.lines(CASES)) {
      return lines
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\|", -1))
          .map(
              parts ->
                  new Case(
                      parts[0].strip(),
                      parts[1].strip(),
                      Arrays.stream(parts[2].split(";")).map(String::strip).toList()))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsWhatItShould(Case one) throws Exception {
    Submission submission = submission(one.edits());
    Set<String> found =
        Nianbao.check(submission).stream().map(Discrepancy::rule).collect(Collectors.toSet());
    switch (one.outcome()) {
      case "clean" -> assertTrue(!found.contains(one.rule()), found::toString);
      case "broken" -> assertTrue(found.contains(one.rule()), found::toString);
      case "undecided" -> {
        assertTrue(!found.contains(one.rule()), found::toString);
        Set<String> undecided =
            RuleChecker.outcomes(submission).stream()
                .filter(RuleOutcome.Undecided.class::isInstance)
                .map(verdict -> verdict.rule().id())
                .collect(Collectors.toSet());
        assertTrue(undecided.contains(one.rule()), undecided::toString);
      }
      default -> throw new IllegalArgumentException(one.outcome());
    }
  }

  @Test
  void aLevelThatIsNoneOfTheOptionsIsAWarningThatListsThem() throws Exception {
    Discrepancy found = found("V-TYPE", "封面!B5=街道办事处");
    assertEquals(Severity.WARNING, found.severity());
    assertEquals("unit.level", found.field());
    String said = Messages.CHINESE.format(found.message());
    assertTrue(said.contains("“街道办事处”") && said.contains("县级部门、乡镇街道、其他"), said);
  }

  @Test
  void theDayOfTheReportIsKeptAsIso() throws Exception {
    assertEquals("2025-01-20", submission(List.of("封面!B9=2025年1月20日")).text("preparedOn"));
    assertEquals("年底", submission(List.of("封面!B9=年底")).text("preparedOn"));
    assertEquals(Severity.NOTICE, found("V-TYPE", "封面!B9=年底").severity());
  }

  private Discrepancy found(String rule, String... edits) throws Exception {
    return Nianbao.check(submission(List.of(edits))).stream()
        .filter(each -> each.rule().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyRuleOfTheTemplateHasItsCases() throws Exception {
    Set<String> wanted = new TreeSet<>();
    for (Rule rule : Template.current().rules()) {
      if (NOT_OF_A_FORM.contains(rule.id())) {
        continue;
      }
      // what is found in reading is never undecided
      boolean checked = !rule.id().matches("[VSI]-.*");
      for (String outcome :
          checked ? List.of("clean", "broken", "undecided") : List.of("clean", "broken")) {
        wanted.add(rule.id() + " " + outcome);
      }
    }
    Set<String> given = new TreeSet<>();
    cases().forEach(each -> given.add(each.rule() + " " + each.outcome()));
    wanted.removeAll(given);
    assertEquals(Set.of(), wanted);
  }

  /** A form issued for a township in 2024, edited as a clerk would, and read. */
  private Submission submission(List<String> edits) throws Exception {
    Path data = folder.resolve("unit.json");
    Files.writeString(data, "{\"unit.name\":\"小店镇\",\"unit.level\":\"乡镇街道\",\"year\":2024}");
    Path form = folder.resolve("form.xlsx");
    FormWriter.writeForm(Nianbao.data(Template.current(), data).get(0), form);
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(form))) {
      edits.stream().filter(edit -> !edit.isEmpty()).forEach(edit -> edit(book, edit));
      try (var out = Files.newOutputStream(folder.resolve("edited.xlsx"))) {
        book.write(out);
      }
    }
    ValidationResult checked =
        Nianbao.validate(
            Template.current(), folder.resolve("edited.xlsx"), 2024, LastYearReports.none());
    Submission submission = checked.submission();
    if (submission == null) {
      throw new AssertionError(String.valueOf(checked.unreadableReason()));
    }
    return submission;
  }

  private static void edit(XSSFWorkbook book, String edit) {
    String place = edit.substring(0, edit.indexOf('='));
    String value = edit.substring(edit.indexOf('=') + 1);
    CellReference cell = new CellReference(place);
    Sheet sheet = book.getSheet(cell.getSheetName());
    switch (value.toLowerCase(Locale.ROOT)) {
      case "<delete row>" -> deleteRow(sheet, cell.getRow());
      case "<fill zeros>" -> fillZeros(sheet);
      case "<copy sheet>" ->
          book.cloneSheet(book.getSheetIndex(sheet), sheet.getSheetName() + " (2)");
      case "<scaled>" -> scale(sheet.getRow(cell.getRow()).getCell(cell.getCol()));
      case "<date>" -> date(sheet.getRow(cell.getRow()).getCell(cell.getCol()));
      case "<insert row>" -> sheet.shiftRows(cell.getRow(), sheet.getLastRowNum(), 1);
      default -> {
        Row row =
            sheet.getRow(cell.getRow()) == null
                ? sheet.createRow(cell.getRow())
                : sheet.getRow(cell.getRow());
        var target = row.getCell(cell.getCol(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
        target.setBlank();
        if (value.matches("-?\\d+(\\.\\d+)?")) {
          target.setCellValue(Double.parseDouble(value));
        } else if (!value.isEmpty()) {
          target.setCellValue(value.startsWith("'") ? value.substring(1) : value);
        }
      }
    }
  }

  /** Zeros in all input cells of table 三. */
  private static void fillZeros(Sheet sheet) {
    for (int row = 4; row < 29; row++) {
      for (int column = 3; column < 9; column++) {
        if (row != 27) {
          sheet.getRow(row).getCell(column).setCellValue(0);
        }
      }
    }
  }

  /** 125000, shown as 12.5. */
  private static void scale(Cell cell) {
    Workbook book = cell.getSheet().getWorkbook();
    CellStyle style = book.createCellStyle();
    style.setDataFormat(book.createDataFormat().getFormat("0!.0,"));
    cell.setCellStyle(style);
    cell.setCellValue(125_000);
  }

  private static void date(Cell cell) {
    Workbook book = cell.getSheet().getWorkbook();
    CellStyle style = book.createCellStyle();
    style.setDataFormat((short) 14);
    cell.setCellStyle(style);
    cell.setCellValue(LocalDate.of(2024, 3, 1));
  }

  private static void deleteRow(Sheet sheet, int row) {
    sheet.removeRow(sheet.getRow(row));
    sheet.shiftRows(row + 1, sheet.getLastRowNum(), -1);
  }
}
