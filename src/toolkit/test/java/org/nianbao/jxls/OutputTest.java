package org.nianbao.jxls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.ConditionalFormatting;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetConditionalFormatting;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.Nianbao;
import org.nianbao.SchemaValidity;
import org.nianbao.check.LastYearReports;
import org.nianbao.form.Submission;
import org.nianbao.template.Template;

/** The workbooks that are written. */
class OutputTest {
  private static final Path DATA = Path.of("dist/examples/data");

  @TempDir Path folder;

  @Test
  void isValidAgainstTheSchema() throws Exception {
    assertEquals(List.of(), SchemaValidity.errors(formatted("淮安市洪泽区人民政府-2023")));
  }

  @Test
  void aFormFilledInIsValidAgainstTheSchema() throws Exception {
    Path form = folder.resolve("form.xlsx");
    FormWriter.writeForm(sample("宿迁市人民政府-2024"), form);
    assertEquals(List.of(), SchemaValidity.errors(form));
  }

  @Test
  void discrepanciesHaveASheetWithLinksToTheirCells() throws Exception {
    try (XSSFWorkbook book = open(formatted("淮安市洪泽区人民政府-2023"))) {
      XSSFSheet sheet = book.getSheet(Template.DISCREPANCY_SHEET);
      assertNotNull(sheet);
      List<String> links = new ArrayList<>();
      sheet.getHyperlinkList().forEach(link -> links.add(link.getLocation()));
      assertTrue(links.contains("'复议诉讼'!E5") && links.contains("'复议诉讼'!O5"), links::toString);
    }
  }

  @Test
  void theFilterOfTheDiscrepanciesCoversAllRows() throws Exception {
    try (XSSFWorkbook book = open(formatted("淮安市洪泽区人民政府-2023"))) {
      XSSFSheet sheet = book.getSheet(Template.DISCREPANCY_SHEET);
      String filter = sheet.getCTWorksheet().getAutoFilter().getRef();
      assertTrue(sheet.getLastRowNum() > 4, "several discrepancies");
      assertEquals("A4:L" + (sheet.getLastRowNum() + 1), filter);
    }
  }

  @Test
  void theCellsSpokenOfAreMarkedInTheColourOfTheLegend() throws Exception {
    try (XSSFWorkbook book = open(formatted("淮安市洪泽区人民政府-2023"))) {
      var marked = book.getSheet("复议诉讼").getRow(4).getCell(4).getCellStyle();
      var legend = book.getSheet(Template.DISCREPANCY_SHEET).getRow(2).getCell(2).getCellStyle();
      assertEquals(
          legend.getFillForegroundXSSFColor().getARGBHex(),
          marked.getFillForegroundXSSFColor().getARGBHex());
      var clean = book.getSheet("复议诉讼").getRow(4).getCell(5).getCellStyle();
      assertNull(clean.getFillForegroundXSSFColor());
    }
  }

  @Test
  void whatIsCleanHasNoDiscrepancySheet() throws Exception {
    try (XSSFWorkbook book = open(formatted("红旗区小店镇-2022"))) {
      assertNull(book.getSheet(Template.DISCREPANCY_SHEET));
    }
  }

  @Test
  void aMissingRowStaysMissing() throws Exception {
    Path form = folder.resolve("form.xlsx");
    FormWriter.writeForm(sample("宿迁市人民政府-2024"), form);
    Path cut = folder.resolve("cut.xlsx");
    try (XSSFWorkbook book = open(form);
        OutputStream out = Files.newOutputStream(cut)) {
      XSSFSheet sheet = book.getSheet("依申请公开");
      sheet.removeRow(sheet.getRow(23));
      sheet.shiftRows(24, sheet.getLastRowNum(), -1);
      book.write(out);
    }
    Submission read = Nianbao.read(Template.current(), cut);
    Path output = folder.resolve("output.xlsx");
    Nianbao.write(read, Nianbao.check(read), output);
    assertEquals(List.of(), SchemaValidity.errors(output));
    try (XSSFWorkbook book = open(output)) {
      for (int column = 3; column <= 9; column++) {
        var cell = book.getSheet("依申请公开").getRow(23).getCell(column);
        assertEquals("缺", cell.getStringCellValue());
      }
      var sum = book.getSheet("校验").getRow(10).getCell(6);
      assertEquals("SUM(依申请公开!D7:D27)", sum.getCellFormula());
      assertEquals(CellType.NUMERIC, sum.getCachedFormulaResultType(), "SUM passes over text");
    }
    List<String> found =
        Nianbao.check(Nianbao.read(Template.current(), output)).stream()
            .filter(each -> each.actual().equals("缺"))
            .map(each -> each.rule() + " " + each.severity() + " " + each.place())
            .toList();
    assertEquals("V-TYPE ERROR 依申请公开!D24", found.get(0));
    assertEquals(7, found.size(), found::toString);
  }

  @Test
  void totalsAreFormulasWithValuesAndLocked() throws Exception {
    try (XSSFWorkbook book = open(formatted("宿迁市人民政府-2024"))) {
      var total = book.getSheet("依申请公开").getRow(27).getCell(9);
      assertEquals(CellType.FORMULA, total.getCellType());
      assertEquals("SUM(D28:I28)", total.getCellFormula());
      assertTrue(total.getNumericCellValue() > 0);
      assertTrue(total.getCellStyle().getLocked());
      assertTrue(book.getSheet("依申请公开").getProtect());
      assertEquals(false, book.getSheet("依申请公开").getRow(4).getCell(3).getCellStyle().getLocked());
    }
  }

  @Test
  void theConditionalFormatsAreThoseOfTheTemplate() throws Exception {
    try (XSSFWorkbook template = open(Path.of("templates/zfxxgk-2021.xlsx"));
        XSSFWorkbook book = open(formatted("淮安市洪泽区人民政府-2023"))) {
      for (var sheet : template) {
        if (book.getSheet(sheet.getSheetName()) == null) {
          assertTrue(Template.OUTPUT_SHEETS.contains(sheet.getSheetName()), sheet.getSheetName());
          continue;
        }
        List<String> issued = formats(sheet);
        List<String> checked = formats(book.getSheet(sheet.getSheetName()));
        // a warning of texts would cover the colours of what was found
        issued.removeIf(format -> format.endsWith("!" + OF_TEXTS));
        assertEquals(issued, checked, sheet.getSheetName());
      }
      assertTrue(
          formats(template.getSheet("主动公开")).stream().anyMatch(each -> each.contains("ISTEXT")));
    }
  }

  private static final String OF_TEXTS = "ISTEXT";

  /** The formulas of the conditional formats with their ranges; of those of texts only the name. */
  private static List<String> formats(Sheet sheet) {
    List<String> formats = new ArrayList<>();
    SheetConditionalFormatting all = sheet.getSheetConditionalFormatting();
    for (int each = 0; each < all.getNumConditionalFormattings(); each++) {
      ConditionalFormatting format = all.getConditionalFormattingAt(each);
      for (int rule = 0; rule < format.getNumberOfRules(); rule++) {
        String formula = format.getRule(rule).getFormula1();
        formats.add(
            Arrays.toString(format.getFormattingRanges())
                + "!"
                + (formula.startsWith("ISTEXT(") ? OF_TEXTS : formula));
      }
    }
    return formats;
  }

  @Test
  void theReceivedFileIsNotTouched() throws Exception {
    Path received = folder.resolve("received.xlsx");
    FormWriter.writeForm(sample("淮安市洪泽区人民政府-2023"), received);
    byte[] before = Files.readAllBytes(received);
    Nianbao.validate(Template.current(), received, null, LastYearReports.none());
    assertArrayEquals(before, Files.readAllBytes(received));
  }

  @Test
  void dataIsNeverAnExpressionOrAFormula() throws Exception {
    Path data = folder.resolve("data.json");
    Files.writeString(data, "{\"unit.name\":\"=1+1${year}\",\"year\":2024}");
    Path form = folder.resolve("form.xlsx");
    FormWriter.writeForm(Nianbao.data(Template.current(), data).get(0), form);
    assertEquals("=1+1${year}", Nianbao.read(Template.current(), form).unit());
  }

  private Path formatted(String name) throws Exception {
    Path form = folder.resolve(name + "-form.xlsx");
    FormWriter.writeForm(sample(name), form);
    Submission read = Nianbao.read(Template.current(), form);
    Path output = folder.resolve(name + ".xlsx");
    Nianbao.write(read, Nianbao.check(read), output);
    return output;
  }

  private static Submission sample(String name) throws Exception {
    return Nianbao.data(Template.current(), DATA.resolve(name + ".json")).get(0);
  }

  private static XSSFWorkbook open(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      return new XSSFWorkbook(in);
    }
  }
}
