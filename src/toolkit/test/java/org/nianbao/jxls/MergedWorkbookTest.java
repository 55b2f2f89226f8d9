package org.nianbao.jxls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.RandomReports;
import org.nianbao.SchemaValidity;
import org.nianbao.Trials;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationResult;
import org.nianbao.district.DistrictFiles;
import org.nianbao.file.ReceivedFiles;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.merge.DistrictReport;
import org.nianbao.merge.MergedWorkbookData;
import org.nianbao.message.Messages;
import org.nianbao.reader.SubmissionFile;
import org.nianbao.roster.Roster;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;
import org.nianbao.template.TemplateExpression;
import org.nianbao.template.TemplateVariables;
import org.nianbao.validate.LastYearFiles;
import org.nianbao.validate.ReceivedReport;

/** The district's workbook. */
class MergedWorkbookTest {
  private static final Template TEMPLATE = Template.current();
  private static final String FEES = "disclosure.fees.amount";

  @TempDir Path folder;

  /** Units whose reports are consistent, with amounts that binary fractions do not hold. */
  private List<Path> units(int count) throws Exception {
    List<Path> files = new ArrayList<>();
    for (int unit = 1; unit <= count; unit++) {
      Map<String, BigDecimal> values = RandomReports.consistent(new Random(unit));
      values.put(FEES, new BigDecimal("0.1"));
      files.add(written("第" + unit + "镇", values, 2024));
    }
    return files;
  }

  private Path written(String unit, Map<String, BigDecimal> values, int year) throws Exception {
    Map<String, String> texts = new HashMap<>(Map.of(Template.UNIT, unit));
    texts.put(Template.LEVEL, "乡镇街道");
    for (Field field : TEMPLATE.narratives()) {
      texts.put(field.key(), field.label() + "：按要求办理申请，未收取信息处理费。");
    }
    values.keySet().stream()
        .filter(key -> key.startsWith("disclosure.rules") || key.startsWith("litigation.direct"))
        .forEach(key -> values.put(key, BigDecimal.ZERO));
    values.put("disclosure.normative.inForce", new BigDecimal(99));
    Path file = folder.resolve(unit + "-" + year + ".xlsx");
    FormWriter.writeForm(Submission.of("", TEMPLATE, values, texts, year), file);
    return file;
  }

  private static DistrictReport merged(
      String district, List<Path> files, LastYearReports lastYear) {
    return DistrictFiles.merge(
        TEMPLATE,
        files,
        new DistrictReport.Request(district, "县级政府", 2024, null, lastYear, null, null));
  }

  private Path write(DistrictReport merged, String name) throws Exception {
    Path file = folder.resolve(name + ".xlsx");
    MergedWorkbookWriter.write(merged, Messages.CHINESE, file);
    return file;
  }

  private static XSSFWorkbook open(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      return new XSSFWorkbook(in);
    }
  }

  @Test
  void everyFigureIsALiveSumWithTheExactValue() throws Exception {
    DistrictReport merged = merged("红旗区", units(3), LastYearReports.none());
    try (XSSFWorkbook book = open(write(merged, "红旗区"))) {
      XSSFSheet detail = book.getSheet("汇总明细");
      for (Field field : TEMPLATE.figures()) {
        XSSFCell cell =
            book.getSheet(field.sheet())
                .getRow(field.address().row())
                .getCell(field.address().column());
        assertEquals(CellType.FORMULA, cell.getCellType(), field.key());
        assertTrue(cell.getCellFormula().matches("汇总明细!([A-Z]+)10"), cell::getCellFormula);
        CellReference total = new CellReference(cell.getCellFormula());
        String column = CellReference.convertNumToColString(total.getCol());
        assertEquals(
            "SUM(" + column + "7:INDEX(" + column + ":" + column + ",ROW()-1))",
            detail.getRow(total.getRow()).getCell(total.getCol()).getCellFormula());
        assertEquals("汇总明细!" + column + "7", cell.getHyperlink().getLocation());
        assertEquals(
            0,
            new BigDecimal(cell.getRawValue())
                .compareTo(Objects.requireNonNull(merged.total().value(field.key()))),
            field.key());
        assertTrue(cell.getCellStyle().getLocked(), field.key());
      }
      assertEquals("0.3", book.getSheet("主动公开").getRow(14).getCell(1).getRawValue());
      assertEquals("合计", detail.getRow(9).getCell(0).getStringCellValue());
      assertEquals("第1镇", detail.getRow(6).getCell(1).getStringCellValue());
    }
  }

  @Test
  void aRowInsertedAboveTheTotalsCounts() throws Exception {
    Field received = at("依申请公开", "J5");
    DistrictReport merged = merged("红旗区", units(3), LastYearReports.none());
    try (XSSFWorkbook book = open(write(merged, "红旗区"))) {
      XSSFSheet detail = book.getSheet("汇总明细");
      XSSFCell sum = book.getSheet(received.sheet()).getRow(4).getCell(9);
      CellReference total = new CellReference(sum.getCellFormula());
      double before = sum.getNumericCellValue();
      detail.shiftRows(total.getRow(), detail.getLastRowNum(), 1);
      detail.createRow(total.getRow()).createCell(total.getCol()).setCellValue(1000);
      book.getCreationHelper().createFormulaEvaluator().evaluateAll();
      assertEquals(before + 1000, sum.getNumericCellValue());
      assertEquals("", detail.getRow(1).getCell(0).getStringCellValue());
      detail.getRow(total.getRow()).getCell(total.getCol()).setCellValue("1000件");
      book.getCreationHelper().createFormulaEvaluator().evaluateAll();
      assertEquals("有1格不是数，没有计入合计", detail.getRow(1).getCell(0).getStringCellValue());
    }
  }

  @Test
  void saysHowManyFiguresOfTheUnitsAreNoNumbers() throws Exception {
    List<Path> files = units(2);
    try (XSSFWorkbook book = open(files.get(0));
        OutputStream out = Files.newOutputStream(files.get(0))) {
      book.removeSheetAt(book.getSheetIndex("复议诉讼"));
      book.write(out);
    }
    DistrictReport merged = merged("红旗区", files, LastYearReports.none());
    try (XSSFWorkbook book = open(write(merged, "红旗区"))) {
      XSSFCell count = book.getSheet("汇总明细").getRow(1).getCell(0);
      assertEquals("有15格不是数，没有计入合计", count.getStringCellValue());
      book.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(count);
      assertEquals("有15格不是数，没有计入合计", count.getStringCellValue());
    }
  }

  @Test
  void addsUpTheUnitsOfEachClassBelowTheTotals() throws Exception {
    Roster roster =
        new Roster(
            List.of(
                new Roster.Unit("第1镇", "", "", "乡镇", "", "", List.of()),
                new Roster.Unit("第2镇", "", "", "街道", "", "", List.of()),
                new Roster.Unit("第3镇", "", "", "乡镇", "", "", List.of()),
                Roster.Unit.named("第4镇", "")));
    DistrictReport merged =
        DistrictFiles.merge(
            TEMPLATE,
            units(4),
            new DistrictReport.Request(
                "红旗区", "县级政府", 2024, roster, LastYearReports.none(), null, null));
    try (XSSFWorkbook book = open(write(merged, "红旗区"))) {
      XSSFSheet detail = book.getSheet("汇总明细");
      assertEquals("类别", detail.getRow(3).getCell(2).getStringCellValue());
      List<String> names = new ArrayList<>();
      Map<String, List<String>> cached = new LinkedHashMap<>();
      for (int row = 10; row <= detail.getLastRowNum(); row++) {
        String name = detail.getRow(row).getCell(1).getStringCellValue();
        names.add(name);
        List<String> sums = new ArrayList<>();
        for (int column = 5; column < 205; column++) {
          sums.add(detail.getRow(row).getCell(column).getRawValue());
        }
        cached.put(name, sums);
      }
      assertEquals(List.of("", "乡镇", "街道", "未分类"), names);
      book.getCreationHelper().createFormulaEvaluator().evaluateAll();
      for (int column = 5; column < 205; column++) {
        double ofTowns =
            detail.getRow(6).getCell(column).getNumericCellValue()
                + detail.getRow(8).getCell(column).getNumericCellValue();
        assertEquals(ofTowns, detail.getRow(11).getCell(column).getNumericCellValue(), 1e-9);
        for (int row = 10; row <= 13; row++) {
          assertEquals(
              Double.parseDouble(
                  Objects.requireNonNull(cached.get(names.get(row - 10))).get(column - 5)),
              detail.getRow(row).getCell(column).getNumericCellValue(),
              1e-9);
        }
      }
    }
  }

  @Test
  void collectsTheTextsOfAllUnitsAndLinksToTheirStatus() throws Exception {
    DistrictReport merged = merged("红旗区", units(2), LastYearReports.none());
    try (XSSFWorkbook book = open(write(merged, "红旗区"))) {
      XSSFSheet texts = book.getSheet(Template.TEXTS_SHEET);
      assertEquals("第2镇", texts.getRow(4).getCell(1).getStringCellValue());
      String problems = texts.getRow(4).getCell(7).getStringCellValue();
      assertTrue(problems.endsWith("：按要求办理申请，未收取信息处理费。"), problems);
      assertEquals(
          "报送情况!B5", book.getSheet("汇总明细").getRow(7).getCell(1).getHyperlink().getLocation());
      assertEquals("第2镇", book.getSheet("报送情况").getRow(4).getCell(1).getStringCellValue());
    }
  }

  /** Units with the given numbers of cases processed, of 100 that were due. */
  private XSSFWorkbook withProcessed(int... processed) throws Exception {
    List<Path> files = new ArrayList<>();
    for (int count : processed) {
      Map<String, BigDecimal> values = new LinkedHashMap<>();
      int due = count < 10 ? 10 : 100;
      values.put("requests.received.total", new BigDecimal(due));
      values.put("requests.processedTotal.total", new BigDecimal(count));
      values.put("requests.granted.total", new BigDecimal(count / 2));
      files.add(written("第" + (files.size() + 1) + "镇", values, 2024));
    }
    return open(write(merged("红旗区", files, LastYearReports.none()), "红旗区"));
  }

  @Test
  void comparesRatesThatRestOnEnoughCasesOfEnoughUnits() throws Exception {
    // the last but one is far below the others; the last has too few cases
    try (XSSFWorkbook book = withProcessed(90, 91, 92, 93, 94, 95, 96, 97, 60, 1)) {
      XSSFSheet rates = book.getSheet(Template.RATES_SHEET);
      assertEquals("办结率偏低　", rates.getRow(16).getCell(13).getStringCellValue());
      assertEquals("", rates.getRow(17).getCell(13).getStringCellValue());
      assertEquals("", rates.getRow(8).getCell(13).getStringCellValue());
      assertEquals(0.93, rates.getRow(5).getCell(4).getNumericCellValue(), 1e-9);
      assertEquals(809.0 / 910, rates.getRow(4).getCell(4).getNumericCellValue(), 1e-9);
      List<String> cached = results(rates);
      assertEquals(cached, calculated(book));
    }
    try (XSSFWorkbook book = withProcessed(90, 91, 92, 93, 94, 95, 60)) {
      XSSFSheet rates = book.getSheet(Template.RATES_SHEET);
      assertEquals("—", rates.getRow(5).getCell(4).getStringCellValue());
      assertEquals("", rates.getRow(14).getCell(13).getStringCellValue());
      List<String> cached = results(rates);
      assertEquals(cached, calculated(book));
    }
  }

  @Test
  void aRateAbove100PercentIsMarkedOnHoweverFewCasesItRests() throws Exception {
    String note = "办结率高于100%，请核对　";
    try (XSSFWorkbook book = withProcessed(100, 214)) {
      XSSFSheet rates = book.getSheet(Template.RATES_SHEET);
      assertEquals(note, rates.getRow(4).getCell(13).getStringCellValue(), "all units");
      assertEquals("", rates.getRow(8).getCell(13).getStringCellValue());
      assertEquals(note, rates.getRow(9).getCell(13).getStringCellValue());
      List<String> cached = results(rates);
      assertEquals(cached, calculated(book));
    }
  }

  private static List<String> calculated(XSSFWorkbook book) {
    book.getCreationHelper().createFormulaEvaluator().evaluateAll();
    return results(book.getSheet(Template.RATES_SHEET));
  }

  /** The results of formulas, with as many digits as calculations agree in. */
  private static List<String> results(XSSFSheet sheet) {
    List<String> results = new ArrayList<>();
    sheet.forEach(
        row ->
            row.forEach(
                cell -> {
                  if (cell.getCellType() == CellType.FORMULA) {
                    results.add(
                        cell.getCachedFormulaResultType() == CellType.NUMERIC
                            ? String.format(Locale.ROOT, "%.9f", cell.getNumericCellValue())
                            : cell.getStringCellValue());
                  }
                }));
    return results;
  }

  /** Only the figure itself is left out; of its totals, what the other parts come to is added. */
  @Test
  void aFigureThatCannotBeReadIsLeftOutOfItsTotalsAndNoMore() throws Exception {
    List<Path> units = units(3);
    Map<String, BigDecimal> whole = merged("红旗区", units, LastYearReports.none()).total().values();
    Field wrong = at("依申请公开", "D21");
    Field total = at("依申请公开", "J21");
    BigDecimal lost;
    try (XSSFWorkbook book = open(units.get(1))) {
      XSSFCell cell =
          book.getSheet(wrong.sheet())
              .getRow(wrong.address().row())
              .getCell(wrong.address().column());
      lost = new BigDecimal(cell.getRawValue());
      cell.setCellValue("约" + lost);
      try (OutputStream out = Files.newOutputStream(units.get(1))) {
        book.write(out);
      }
    }
    assertTrue(lost.signum() > 0);
    DistrictReport merged = merged("红旗区", units, LastYearReports.none());
    for (Field field : List.of(wrong, total)) {
      assertEquals(
          Objects.requireNonNull(whole.get(field.key())).subtract(lost),
          merged.total().value(field.key()),
          field.key());
    }
    Discrepancy balance =
        merged.checkedTotal().discrepancies().stream()
            .filter(each -> each.rule().equals("T3-BALANCE"))
            .findFirst()
            .orElseThrow();
    assertTrue(balance.message().toString().endsWith("涉及单位：第2镇"), balance::toString);
    assertEquals(
        List.of("T3-BALANCE", "T3-BALANCE"), // of the column, and of all columns
        merged.checkedTotal().discrepancies().stream()
            .filter(each -> each.severity() == Severity.ERROR)
            .filter(each -> each.message().toString().contains("第2镇"))
            .map(Discrepancy::rule)
            .toList());
    try (XSSFWorkbook book = open(write(merged, "红旗区"))) {
      XSSFSheet detail = book.getSheet("汇总明细");
      CellReference sum =
          new CellReference(book.getSheet(total.sheet()).getRow(20).getCell(9).getCellFormula());
      CellReference first = new CellReference(6, sum.getCol());
      XSSFCell ofUnit = detail.getRow(first.getRow() + 1).getCell(first.getCol());
      XSSFCell ofOther = detail.getRow(first.getRow()).getCell(first.getCol());
      assertEquals(CellType.NUMERIC, ofUnit.getCellType());
      assertNotEquals(
          ofOther.getCellStyle().getFillForegroundColorColor(),
          ofUnit.getCellStyle().getFillForegroundColorColor());
    }
  }

  private static Field at(String sheet, String address) {
    return TEMPLATE.figures().stream()
        .filter(field -> field.sheet().equals(sheet))
        .filter(field -> field.address().equals(Address.parse(address)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void isCleanWhenItsUnitsAreAndSoIsItsOwnFile() throws Exception {
    DistrictReport merged = merged("红旗区", units(3), LastYearReports.none());
    assertTrue(merged.isClean(), () -> merged.checkedTotal().discrepancies().toString());
    Path file = write(merged, "红旗区");
    ValidationResult checked =
        ReceivedReport.read(TEMPLATE, file).check(2024, null, LastYearReports.none());
    assertEquals(
        List.of("N-PARTS"), // the narrative is written after the merge
        checked.discrepancies().stream()
            .filter(each -> each.severity() != Severity.NOTICE)
            .map(Discrepancy::rule)
            .toList());
    assertEquals(merged.total().values(), Objects.requireNonNull(checked.submission()).values());
    try (XSSFWorkbook book = open(file)) {
      assertNull(book.getSheet(Template.DISCREPANCY_SHEET));
      assertNull(book.getSheet(Template.CHANGES_SHEET));
    }
  }

  @Test
  void isValidAgainstTheSchemaChartsIncluded() throws Exception {
    List<Path> files = units(3);
    LastYearReports lastYear = LastYearFiles.read(TEMPLATE, lastYear(3));
    assertEquals(List.of(), SchemaValidity.errors(write(merged("红旗区", files, lastYear), "红旗区")));
  }

  private Path lastYear(int count) throws Exception {
    List<Path> files = new ArrayList<>();
    for (int unit = 1; unit <= count; unit++) {
      files.add(written("第" + unit + "镇", RandomReports.consistent(new Random(-unit)), 2023));
    }
    Path before = Files.createDirectories(folder.resolve("上年"));
    for (Path file : files) {
      Files.move(file, before.resolve(file.getFileName()));
    }
    return before;
  }

  @Test
  void chartsShowEveryUnitAndStayLive() throws Exception {
    DistrictReport merged = merged("红旗区", units(5), LastYearReports.none());
    try (XSSFWorkbook book = open(write(merged, "红旗区"))) {
      XSSFSheet sheet = book.getSheet(Template.CHART_SHEET);
      List<XSSFChart> charts = sheet.getDrawingPatriarch().getCharts();
      assertEquals(3, charts.size());
      List<String> shown = new ArrayList<>();
      for (XSSFChart chart : charts) {
        String xml = chart.getCTChart().xmlText();
        assertTrue(xml.contains("Cache>"), "values for programs that do not calculate");
        shown.add(xml);
      }
      assertTrue(
          shown.stream().anyMatch(xml -> xml.contains("统计图!$A$62:$A$66") && xml.contains("第3镇")),
          shown::toString);
      XSSFCell bar = sheet.getRow(61).getCell(1);
      assertTrue(bar.getCellFormula().startsWith("汇总明细!"), bar::getCellFormula);
      BigDecimal most =
          merged.reception().submissions().stream()
              .map(unit -> Objects.requireNonNull(unit.value("requests.received.total")))
              .max(BigDecimal::compareTo)
              .orElseThrow();
      assertEquals(most.doubleValue(), bar.getNumericCellValue());
    }
  }

  @Test
  void comparesWithLastYear() throws Exception {
    DistrictReport merged = merged("红旗区", units(3), LastYearFiles.read(TEMPLATE, lastYear(3)));
    try (XSSFWorkbook book = open(write(merged, "红旗区"))) {
      XSSFSheet sheet = book.getSheet(Template.CHANGES_SHEET);
      assertNotNull(sheet);
      for (int row = 3; row <= sheet.getLastRowNum(); row++) {
        double now = sheet.getRow(row).getCell(3).getNumericCellValue();
        double then = sheet.getRow(row).getCell(4).getNumericCellValue();
        assertEquals(now - then, sheet.getRow(row).getCell(5).getNumericCellValue(), 1e-9);
        assertEquals(CellType.FORMULA, sheet.getRow(row).getCell(6).getCellType());
      }
    }
  }

  @Test
  void aMergedWorkbookHoldsTheYearBeforeOfItsUnits() throws Exception {
    Path before = lastYear(2);
    DistrictReport last =
        DistrictFiles.merge(
            TEMPLATE,
            ReceivedFiles.find(List.of(before)),
            new DistrictReport.Request("红旗区", "", 2023, null, LastYearReports.none(), null, null));
    LastYearReports read = LastYearFiles.read(TEMPLATE, write(last, "上年汇总"));
    for (Submission unit : last.reception().submissions()) {
      Submission found = read.of(Roster.Unit.named(unit.unit(), ""), TEMPLATE, 2024).orElseThrow();
      unit.values()
          .forEach(
              (key, value) ->
                  assertEquals(0, value.compareTo(Objects.requireNonNull(found.value(key))), key));
    }
    assertEquals(
        last.total().values(),
        read.of(Roster.Unit.named("红旗区", ""), TEMPLATE, 2024).orElseThrow().values());
  }

  /** What a template is told that it may show is there when it is filled. */
  @Test
  void allThatIsOfferedToTemplatesIsProvided() throws Exception {
    DistrictReport merged = merged("红旗区", units(3), LastYearFiles.read(TEMPLATE, lastYear(3)));
    Map<String, Object> values = new MergedWorkbookWriter(merged, Messages.CHINESE).values();
    MergedWorkbookData data =
        new MergedWorkbookData(merged, Messages.CHINESE, ZoneId.systemDefault());
    for (String sheet : Template.OUTPUT_SHEETS) {
      if (sheet.equals(Template.DISCREPANCY_SHEET)) {
        continue; // a merge fills the sheet of all discrepancies in its place
      }
      for (String name : TemplateVariables.FORM.values(sheet)) {
        assertNotNull(TemplateExpression.parse(name).orElseThrow().evaluate(values), name);
      }
      TemplateVariables.FORM
          .lists(sheet)
          .forEach(
              (list, rows) -> {
                List<?> all = (List<?>) Objects.requireNonNull(values.get(list), list);
                Map<?, ?> filled = (Map<?, ?>) all.get(0);
                Map<?, ?> row =
                    data.layout().lists().containsKey(list) && !list.equals("rates")
                        ? data.rows(list).rows().iterator().next()
                        : filled;
                assertTrue(row.keySet().containsAll(rows.names()), list);
                assertTrue(filled.keySet().containsAll(rows.maps()), list);
              });
    }
  }

  @Test
  void whatAUnitDidNotReportIsNotZeroTheYearAfter() throws Exception {
    List<Path> files = units(2);
    try (XSSFWorkbook book = open(files.get(0));
        OutputStream out = Files.newOutputStream(files.get(0))) {
      book.removeSheetAt(book.getSheetIndex("复议诉讼"));
      book.write(out);
    }
    LastYearReports read =
        LastYearFiles.read(TEMPLATE, write(merged("红旗区", files, LastYearReports.none()), "汇总"));
    Submission found = read.of(Roster.Unit.named("第1镇", ""), TEMPLATE, 2025).orElseThrow();
    assertNull(found.value("review.upheld"));
    assertEquals(0, new BigDecimal("0.1").compareTo(found.value(FEES)));
  }

  @Test
  void mergingPartsAndThenTheirResultsIsMergingAll() throws Exception {
    List<Path> files = units(7);
    Map<String, BigDecimal> all = merged("红旗区", files, LastYearReports.none()).total().values();
    Trials.of(
        6,
        random -> {
          Map<Integer, List<Path>> parts = new LinkedHashMap<>();
          for (Path file : files) {
            parts
                .computeIfAbsent(Trials.between(random, 1, 3), part -> new ArrayList<>())
                .add(file);
          }
          List<Path> results = new ArrayList<>();
          for (Map.Entry<Integer, List<Path>> part : parts.entrySet()) {
            String name = "第" + part.getKey() + "片";
            results.add(write(merged(name, part.getValue(), LastYearReports.none()), name));
          }
          assertEquals(all, merged("红旗区", results, LastYearReports.none()).total().values());
        });
  }

  @Test
  void largeCountsAndLongFractionsKeepEveryDigit() throws Exception {
    List<Path> files = new ArrayList<>();
    for (int unit = 1; unit <= 9; unit++) {
      Map<String, BigDecimal> values = new LinkedHashMap<>();
      values.put("disclosure.licensing.decisions", new BigDecimal("99999999999999"));
      values.put(FEES, new BigDecimal("12345678.1234"));
      files.add(written("第" + unit + "镇", values, 2024));
    }
    Path file = write(merged("红旗区", files, LastYearReports.none()), "红旗区");
    Submission read = SubmissionFile.read(TEMPLATE, file);
    assertEquals(new BigDecimal("899999999999991"), read.value("disclosure.licensing.decisions"));
    assertEquals(new BigDecimal("111111103.1106"), read.value(FEES));
  }

  @Test
  void aUnitsNameIsNeverAFormula() throws Exception {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("=1+1", "+甲镇", "-乙镇", "@丙镇", "${year}")) {
      Path file = written("第1镇", new LinkedHashMap<>(), 2024);
      Path named = folder.resolve(files.size() + ".xlsx");
      try (XSSFWorkbook book = open(file);
          var out = Files.newOutputStream(named)) {
        book.getSheet("封面").getRow(2).getCell(1).setCellValue(name);
        book.write(out);
      }
      files.add(named);
    }
    try (XSSFWorkbook book = open(write(merged("红旗区", files, LastYearReports.none()), "红旗区"))) {
      XSSFSheet detail = book.getSheet("汇总明细");
      for (int unit = 0; unit < 5; unit++) {
        assertEquals(CellType.STRING, detail.getRow(6 + unit).getCell(1).getCellType());
      }
      assertEquals("=1+1", detail.getRow(6).getCell(1).getStringCellValue());
      assertEquals("${year}", detail.getRow(10).getCell(1).getStringCellValue());
    }
  }
}
