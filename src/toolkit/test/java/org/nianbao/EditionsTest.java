package org.nianbao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.jxls.FormWriter;
import org.nianbao.merge.DistrictReport;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.roster.Roster;
import org.nianbao.template.Editions;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;
import org.nianbao.validate.LastYearFiles;

/** The edition of 2019 beside that of 2021: by the workbook, not by what anybody says of it. */
class EditionsTest {
  private static final Editions SHIPPED = Editions.shipped();
  private static final Template OLD = Template.forYear(2020);

  @TempDir Path folder;

  @Test
  void theFormOf2019IsRecognisedAndGivesBackItsFigures() throws Exception {
    Trials.of(
        10,
        random -> {
          Map<String, BigDecimal> values = RandomReports.consistent(OLD, random);
          Submission read = Nianbao.read(SHIPPED, form("小店镇", values, 2020));
          assertEquals("2019", read.template().edition());
          assertFigures(values, read);
          assertEquals(List.of(), errors(Nianbao.check(read)));
        });
  }

  @Test
  void moreOrFewerItemsThanTheYearBeforeMayBeWrittenInManyWays() throws Exception {
    Map<String, String> readings =
        Map.of("-3", "-3", "+3", "3", "－２", "-2", "5项", "5", "减少2项", "-2", "增加1", "1");
    for (Map.Entry<String, String> reading : readings.entrySet()) {
      Path form = form("小店镇", RandomReports.consistent(OLD, new Random(1)), 2020);
      edit(form, book -> book.getSheet("主动公开").getRow(7).getCell(2).setCellValue(reading.getKey()));
      BigDecimal change = Nianbao.read(SHIPPED, form).value("disclosure.licensing.itemsChange");
      assertEquals(new BigDecimal(reading.getValue()), change, reading.getKey());
    }
  }

  @Test
  void anAmountIsInTheUnitThatTheHeadingStates() throws Exception {
    Path form = form("小店镇", RandomReports.consistent(OLD, new Random(1)), 2020);
    edit(
        form,
        book -> {
          XSSFSheet sheet = book.getSheet("主动公开");
          sheet.getRow(17).getCell(2).setCellValue("采购总金额（单位：元）");
          sheet.getRow(18).getCell(2).setCellValue(251_000);
        });
    Submission read = Nianbao.read(SHIPPED, form);
    assertEquals(new BigDecimal("25.1"), read.value("disclosure.procurement.amount"));
    assertEquals(
        List.of("form.figure.converted"),
        read.readingDiscrepancies().stream()
            .filter(each -> each.rule().equals("V-TEXT") && each.severity() == Severity.WARNING)
            .map(each -> each.message().key())
            .toList());
  }

  @Test
  void itIsRecognisedByItsLabelsWhereverTheyStand() throws Exception {
    Map<String, BigDecimal> values = RandomReports.consistent(OLD, new Random(2));
    Path form = form("小店镇", values, 2020);
    edit(
        form,
        book -> {
          for (String name : List.of("主动公开", "依申请公开", "复议诉讼")) {
            XSSFSheet sheet = book.getSheet(name);
            sheet.protectSheet(null);
            sheet.shiftRows(1, sheet.getLastRowNum(), 2);
            book.setSheetName(book.getSheetIndex(sheet), "表" + book.getSheetIndex(sheet));
          }
        });
    Submission read = Nianbao.read(SHIPPED, form);
    assertEquals("2019", read.template().edition());
    assertFigures(values, read);
  }

  @Test
  void theFormOf2021StaysThatEvenWhereATableIsMissing() throws Exception {
    Path form = form("小店镇", RandomReports.consistent(new Random(3)), 2023);
    edit(form, book -> book.removeSheetAt(book.getSheetIndex("主动公开")));
    Submission read = Nianbao.read(SHIPPED, form);
    assertEquals("2021", read.template().edition());
  }

  @Test
  void whereTheTableThatDiffersIsMissingTheYearDecides() throws Exception {
    Path form = form("小店镇", RandomReports.consistent(OLD, new Random(3)), 2020);
    edit(form, book -> book.removeSheetAt(book.getSheetIndex("主动公开")));
    assertEquals("2019", Nianbao.read(SHIPPED, form).template().edition());
  }

  @Test
  void theOldFormForALaterYearIsReadAndSaidToBeWrong() throws Exception {
    Map<String, BigDecimal> values = RandomReports.consistent(OLD, new Random(4));
    Path form = form("小店镇", values, 2020);
    edit(form, book -> book.getSheet("封面").getRow(5).getCell(1).setCellValue(2023));
    Submission read = Nianbao.read(SHIPPED, form);
    assertFigures(values, read);
    Discrepancy wrong = errors(Nianbao.check(read)).get(0);
    assertEquals("I-YEAR", wrong.rule());
    assertEquals("form.year.edition", wrong.message().key());
    assertEquals("2019—2020", wrong.expected());
  }

  @Test
  void whatWasCarriedOutIn2020IsCarriedInIn2021() throws Exception {
    Path last = Files.createDirectory(folder.resolve("上年"));
    Files.writeString(
        last.resolve("小店镇.json"),
        "{\"unit.name\":\"小店镇\",\"year\":2020,\"requests.carriedOut.naturalPerson\":3}");
    LastYearReports lastYear = LastYearFiles.read(SHIPPED, last.resolve("小店镇.json"));
    Path blank = folder.resolve("小店镇-2021.xlsx");
    Roster.Unit unit = Roster.Unit.named("小店镇", "");
    Nianbao.issue(Template.forYear(2021), unit, 2021, lastYear, blank);
    Submission issued = Nianbao.read(SHIPPED, blank);
    assertEquals(BigDecimal.valueOf(3), issued.value("requests.carriedIn.naturalPerson"));
    edit(blank, book -> book.getSheet("依申请公开").getRow(5).getCell(3).setCellValue(2));
    ValidationResult checked = Nianbao.validate(SHIPPED, blank, 2021, lastYear);
    assertTrue(checked.discrepancies().stream().anyMatch(each -> each.rule().equals("Y-CARRIED")));
  }

  @Test
  void aMergeAddsUpOneEditionAndNamesFilesOfAnother() throws Exception {
    List<Path> files = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (String unit : List.of("东镇", "西镇")) {
      Map<String, BigDecimal> values = RandomReports.consistent(OLD, new Random(unit.hashCode()));
      sum = sum.add(Objects.requireNonNull(values.get("disclosure.licensing.itemsChange")));
      files.add(form(unit, values, 2020));
    }
    Path other = form("南镇", RandomReports.consistent(new Random(5)), 2021);
    edit(other, book -> book.getSheet("封面").getRow(5).getCell(1).setCellValue(2020));
    files.add(other);
    DistrictReport merged =
        Nianbao.merge(
            Editions.shipped(2020),
            files,
            new DistrictReport.Request(
                "红旗区", "县级政府", 2020, null, LastYearReports.none(), null, null));
    assertEquals("2019", merged.total().template().edition());
    assertEquals(sum, merged.total().value("disclosure.licensing.itemsChange"));
    assertEquals(
        List.of("merge.note.edition"),
        merged.reception().of(Status.OTHER_YEAR).stream()
            .map(receipt -> Objects.requireNonNull(receipt.note()).key())
            .toList());
    Path district = folder.resolve("红旗区.xlsx");
    Nianbao.write(merged, district);
    assertEquals(List.of(), SchemaValidity.errors(district));
    assertEquals(List.of(), SchemaValidity.errors(files.get(0)));
    assertFigures(merged.total().values(), Nianbao.read(SHIPPED, district));
  }

  private Path form(String unit, Map<String, BigDecimal> values, int year) throws Exception {
    Path form = folder.resolve(unit + ".xlsx");
    Files.deleteIfExists(form); // changed since it was written, so it would not be replaced
    FormWriter.writeForm(RandomReports.submission(folder, unit, values, "乡镇街道", year), form);
    return form;
  }

  private interface Edit {
    void apply(XSSFWorkbook book) throws Exception;
  }

  private static void edit(Path form, Edit edit) throws Exception {
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(form))) {
      edit.apply(book);
      try (var out = Files.newOutputStream(form)) {
        book.write(out);
      }
    }
  }

  private static List<Discrepancy> errors(List<Discrepancy> found) {
    return found.stream().filter(each -> each.severity() == Severity.ERROR).toList();
  }

  private static void assertFigures(Map<String, BigDecimal> expected, Submission read) {
    expected.forEach(
        (key, value) ->
            assertEquals(0, value.compareTo(Objects.requireNonNull(read.value(key), key)), key));
  }
}
