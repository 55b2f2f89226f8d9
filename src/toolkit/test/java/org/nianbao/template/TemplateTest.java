package org.nianbao.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;
import org.nianbao.publish.TemplateListing;
import org.nianbao.reader.TemplateFile;

/** The shipped template, and what is wrong with spoilt ones. */
class TemplateTest {
  private static final Path SHIPPED = Path.of("templates/zfxxgk-2021.xlsx");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"zfxxgk-2021", "zfxxgk-2019", "zfwz-2018"})
  void isAsItsTextRenderingSays(String name) throws Exception {
    Path folder = Path.of("templates");
    String expected = Files.readString(folder.resolve(name + ".txt"));
    assertEquals(expected, TemplateListing.of(TemplateFile.open(folder.resolve(name + ".xlsx"))));
  }

  @Test
  void everyEditionThatIsThereIsListedTheNewestFirst() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("templates"))) {
      List<String> there =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.matches("zfxxgk-.*\\.xlsx"))
              .sorted(Comparator.reverseOrder())
              .toList();
      List<String> listed = Files.readAllLines(Path.of("templates/editions.txt"));
      assertEquals(there, listed.subList(0, there.size())); // other forms follow
    }
  }

  @Test
  void theYearsSayWhichEditionIsInForce() {
    assertEquals("2019", Template.forYear(2019).edition());
    assertEquals("2019", Template.forYear(2020).edition());
    assertEquals("2021", Template.forYear(2021).edition());
    assertEquals(Template.current(), Template.forYear(2099));
    assertFalse(Template.hasEditionFor(2018));
  }

  @Test
  void theYearsOfAnEditionAreASpan() {
    assertFault("template.years", book -> cell(book, "校验", 1, 3).setCellValue("今后"));
  }

  @Test
  void whatIsNoWorkbookIsRefusedByItsName() throws Exception {
    Path text = Files.writeString(folder.resolve("text.xlsx"), "no workbook");
    for (Path file : List.of(folder, folder.resolve("none.xlsx"), text)) {
      UnreadableFileException e =
          assertThrows(UnreadableFileException.class, () -> TemplateFile.open(file));
      assertEquals(file.toString(), e.file());
    }
  }

  @Test
  void hasTwoHundredFiguresAndTheRulesOfTheForm() {
    Template template = Template.current();
    assertEquals(200, template.figures().size());
    Map<String, Long> counts =
        template.rules().stream()
            .filter(rule -> rule.relation().isComparison())
            .collect(Collectors.groupingBy(Rule::id, Collectors.counting()));
    assertEquals(
        Map.of(
            "T3-BALANCE",
            7L,
            "T3-PROCESSED",
            7L,
            "T3-TOTAL",
            25L,
            "T4-TOTAL",
            3L,
            "T2-RULES",
            3L,
            "T2-INFORCE",
            2L,
            "Y-CARRIED",
            7L,
            "Y-INFORCE",
            2L),
        counts);
  }

  @Test
  void aCellThatTakesNumbersNeedsAKey() {
    assertFault("template.key.absent", book -> cell(book, "依申请公开", 4, 3));
  }

  @Test
  void aKeyStandsOnce() {
    assertFault(
        "template.key.twice",
        book -> cell(book, "依申请公开", 4, 3).setCellValue("${requests.received.total}"));
  }

  @Test
  void aRuleUsesSupportedFormulasOnly() {
    assertFault(
        "template.checks.formula",
        book -> cell(book, "校验", 3, 4).setCellFormula("MAX(依申请公开!D5,1)"));
  }

  @Test
  void aRuleRefersToFieldsOnly() {
    assertFault(
        "template.checks.formula", book -> cell(book, "校验", 3, 4).setCellFormula("依申请公开!A5+1"));
  }

  @Test
  void aFieldIsNamedByALabelOrARule() {
    assertFault(
        "template.field.uncovered",
        book -> book.createSheet("无标题").createRow(0).createCell(0).setCellValue("${stray.note}"));
  }

  @Test
  void theSeverityIsOneOfThree() {
    assertFault("template.checks.word", book -> cell(book, "校验", 3, 1).setCellValue("严重"));
  }

  @Test
  void aRuleIsAboutAField() {
    assertFault(
        "template.checks.subject",
        book -> {
          XSSFCell left = rule(book, "≥", 0);
          left.removeFormula();
          left.setCellValue(0);
        });
  }

  @Test
  void aRuleWithSidesHasARelation() {
    assertFault("template.checks.sides", book -> rule(book, "=", 1).setBlank());
  }

  @Test
  void aLimitIsANumber() {
    assertFault("template.checks.limit", book -> limit(book).setCellValue("六"));
    assertFault("template.checks.sides", book -> limit(book).setCellFormula("依申请公开!D5"));
  }

  @Test
  void aRowOfTheWordsIsOfARuleAndOfAKnownItem() {
    assertFault("template.words.rule", book -> words(book, 0, "N-UNKNOWN"));
    assertFault("template.checks.word", book -> words(book, 1, "量辞"));
    assertFault("template.words.empty", book -> words(book, 2, ""));
  }

  @Test
  void aPatternOfTheWordsIsBounded() {
    for (String pattern : List.of("(收", "收.*费", "收[^。]{0,}费", "(?:收[^，]{0,200}){0,200}费")) {
      assertFault("template.words.pattern", book -> words(book, pattern));
    }
  }

  /** Enters a text in a row of the sheet 规则用语. */
  private static void words(XSSFWorkbook book, int column, String text) {
    Row row = book.getSheet("规则用语").getRow(3);
    row.getCell(column).setBlank();
    row.getCell(column).setCellValue(text);
  }

  private static void words(XSSFWorkbook book, String pattern) {
    words(book, 1, "句式");
    words(book, 2, pattern);
  }

  /** The limit of the first rule that sets one. */
  private static XSSFCell limit(XSSFWorkbook book) {
    for (Row row : book.getSheet("校验")) {
      XSSFCell right = (XSSFCell) row.getCell(6);
      if (right != null && right.getCellType() == CellType.NUMERIC) {
        return right;
      }
    }
    throw new AssertionError("no limit");
  }

  @Test
  void aKeyIsNoPartOfAnother() {
    assertFault(
        "template.key.within",
        book -> cell(book, "依申请公开", 4, 3).setCellValue("${requests.received.total.more}"));
  }

  /** The left side of the first rule of this relation, or so many cells right of it. */
  private static XSSFCell rule(XSSFWorkbook book, String relation, int right) {
    for (Row row : book.getSheet("校验")) {
      for (Cell cell : row) {
        if (cell.getCellType() == CellType.STRING && cell.getStringCellValue().equals(relation)) {
          return (XSSFCell) row.getCell(cell.getColumnIndex() - 1 + right);
        }
      }
    }
    throw new IllegalArgumentException(relation);
  }

  /** A cell emptied: POI would keep a new text where an inline one was. */
  private static XSSFCell cell(XSSFWorkbook book, String sheet, int row, int column) {
    XSSFCell cell = book.getSheet(sheet).getRow(row).getCell(column);
    cell.setBlank();
    return cell;
  }

  private void assertFault(String key, Consumer<XSSFWorkbook> spoil) {
    Path spoilt = folder.resolve("spoilt.xlsx");
    FaultyTemplateException e =
        assertThrows(
            FaultyTemplateException.class,
            () -> {
              try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(SHIPPED));
                  OutputStream out = Files.newOutputStream(spoilt)) {
                spoil.accept(book);
                book.write(out);
              }
              TemplateFile.open(spoilt);
            });
    assertTrue(
        e.faults().stream().map(Message::key).anyMatch(key::equals), () -> "no " + key + ": " + e);
  }
}
