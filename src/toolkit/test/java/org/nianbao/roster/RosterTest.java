package org.nianbao.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.data.RosterAliases;
import org.nianbao.data.RosterFile;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.roster.Roster.Unit;

/** The roster, and whose a report is by it. */
class RosterTest {
  private static final String LISTED =
      """
      2024 年度应报单位
      单位名称,统一社会信用代码,行政层级,联系人,联系电话,别名
      红旗区小店镇,11990100MB0000019L,乡镇街道,赵甲,0000-1,小店镇、小店
      红旗区教育局,11990100mb0000027f,县级部门,,,区教育局
      红旗区人民政府办公室,,县级政府,,,
      注：以上单位按时报送
      """;

  @TempDir Path folder;

  private Roster roster(String text) throws IOException {
    return RosterFile.read(Files.writeString(folder.resolve("名册.csv"), text));
  }

  @Test
  void holdsWhatTheHeadingsName() throws Exception {
    Unit unit = roster(LISTED).units().get(0);
    assertEquals(
        new Unit("红旗区小店镇", "11990100MB0000019L", "乡镇街道", "", "赵甲", "0000-1", List.of("小店镇", "小店")),
        unit);
  }

  @Test
  void readsWhatExcelSavesOnAChineseWindows() throws Exception {
    Path file = folder.resolve("名册.csv");
    Files.write(file, LISTED.getBytes(Charset.forName("GBK")));
    assertEquals(3, RosterFile.read(file).units().size());
    Files.write(file, ("\uFEFF" + LISTED).getBytes(StandardCharsets.UTF_8));
    assertEquals(3, RosterFile.read(file).units().size());
  }

  @Test
  void numberedUnitsAreKeptAndTitlesWithinTheListAreNot() throws Exception {
    Path file = folder.resolve("名册.csv");
    Files.writeString(file, "序号,单位名称,联系人\n,一、乡镇,\n一、,甲镇,张三\n二、,乙镇,李四\n,二、市政府办公室,王五\n");
    assertEquals(
        List.of("甲镇", "乙镇", "二、市政府办公室"),
        RosterFile.read(file).units().stream().map(Unit::name).toList());
  }

  @Test
  void aListThatIsNumberedIsNoWorkbookBecauseOfItsFirstLetter() throws Exception {
    Path file = folder.resolve("名册.csv"); // in GBK, 序 begins as a workbook of old does
    Files.write(file, "序号,单位名称\n1,甲镇\n2,乙镇\n".getBytes(Charset.forName("GBK")));
    assertEquals(
        List.of("甲镇", "乙镇"), RosterFile.read(file).units().stream().map(Unit::name).toList());
  }

  @Test
  void aCellFarAwayIsNoPartOfTheList() throws Exception {
    Path file = folder.resolve("名册.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      XSSFSheet sheet = book.createSheet();
      sheet.createRow(0).createCell(0).setCellValue("单位名称");
      sheet.createRow(1).createCell(0).setCellValue("甲镇");
      sheet.createRow(1_000_000).createCell(16_000).setCellValue("x");
      book.write(out);
    }
    assertEquals(List.of(Unit.named("甲镇", "")), RosterFile.read(file).units());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "单位|信用代码|级别",
        "*单位名称（必填）|*统一社会信用代码（18位）|行政层级（选填）",
        "单位全称|统一社会信用代码*|层级 ※",
        "填报单位【全称】|社会信用代码 |级别",
        "报送单位|代码|行政级别",
        "名 称|统一社会~信用代码|层级必填",
        "机构名称|信用代码|单位层级",
        "应报送单位|代码|级别",
        "乡镇（街道）、部门名称|代码|级别"
      })
  void readsTheHeadingsThatOfficesUse(String name, String code, String level) throws Exception {
    String quoted = "\"" + code.replace("~", "\n") + "\"";
    String list =
        "序号,%s,备注,%s,%s\n1,%s,,%s,%s\n"
            .formatted(level, name, quoted, "乡镇街道", "红旗区小店镇", "11990100MB0000019L");
    assertEquals(
        List.of(new Unit("红旗区小店镇", "11990100MB0000019L", "乡镇街道", "", "", "", List.of())),
        roster(list).units());
  }

  @Test
  void readsTwoRowsOfHeadings() throws Exception {
    assertEquals(
        List.of(new Unit("甲镇", "", "", "", "赵一", "1", List.of("小甲"))),
        roster("序号,单位,,联系方式,\n,全称,简称,姓名,电话\n1,甲镇,小甲,赵一,1\n").units());
  }

  @Test
  void readsListsSideBySide() throws Exception {
    String list = "序号,单位,电话,序号,单位,电话\n1,甲镇,11,3,丙局,33\n2,乙镇,22\n";
    assertEquals(
        List.of(
            new Unit("甲镇", "", "", "", "", "11", List.of()),
            new Unit("乙镇", "", "", "", "", "22", List.of()),
            new Unit("丙局", "", "", "", "", "33", List.of())),
        roster(list).units());
  }

  @Test
  void titlesAndTotalsAreNoUnits() throws Exception {
    String list = "类别,单位,电话\n,一、乡镇,\n,甲镇,1\n小计,1 个\n,二、部门,\n,丙局,3\n合计,2 个\n";
    assertEquals(List.of("甲镇", "丙局"), roster(list).units().stream().map(Unit::name).toList());
  }

  @Test
  void theMostSpecificHeadingNamesTheUnits() throws Exception {
    String list = "单位,名称,单位名称,单位名称,简称\n个,一,甲镇,乙镇,小甲\n";
    assertEquals(List.of(new Unit("甲镇", "", "", "", "", "", List.of("小甲"))), roster(list).units());
    assertEquals(
        List.of("甲镇"),
        roster("填报单位,红旗区\n序号,单位名称,联系电话\n1,甲镇,1\n").units().stream().map(Unit::name).toList());
  }

  @ParameterizedTest(name = "{0} with {1}")
  @CsvSource({
    "UTF-16LE, TAB",
    "UTF-16BE, TAB",
    "UTF-8, ;",
    "UTF-8, TAB",
    "GBK, TAB",
    "GB18030, ;",
    "GB18030, ','"
  })
  void readsWhatSpreadsheetsSaveAsText(Charset charset, String separator) throws Exception {
    String list =
        """
        2024年度应报单位,,,,
        ,,,,
        单位名称,信用代码,层级,别名,,
        "红旗区小店镇",11990100MB0000019L,乡镇街道,"小店镇、小店",,
        红旗区教育局,,县级部门
        ,,,,,
        ,,,,,
        """;
    String mark = charset.name().startsWith("UTF") ? "\uFEFF" : "";
    String separated = mark + list.replace(",", separator.equals("TAB") ? "\t" : separator);
    Path file = folder.resolve("名册.txt");
    Files.write(file, separated.getBytes(charset));
    assertEquals(
        List.of(
            new Unit("红旗区小店镇", "11990100MB0000019L", "乡镇街道", "", "", "", List.of("小店镇", "小店")),
            new Unit("红旗区教育局", "", "县级部门", "", "", "", List.of())),
        RosterFile.read(file).units());
  }

  @Test
  void aSeparatorWithinAFewCellsIsNone() throws Exception {
    String list = "单位名称,别名\n甲镇,小甲;大甲\n乙镇,\n丙镇,小丙\n";
    assertEquals(List.of("小甲", "大甲"), roster(list).units().get(0).aliases());
  }

  @Test
  void aRuinedCodeIsNotUsedAndItsLineIsSaid() throws Exception {
    Roster roster =
        roster(
            """
            单位名称,统一社会信用代码
            甲镇,1.14107E+17
            乙镇,1.14107E+17
            丙镇,114107000143900000
            丁镇,11990100MB0000018L
            戊镇,140100000012345
            己镇,11990100MB0000019L
            """);
    assertEquals(6, roster.units().size());
    assertEquals("11990100MB0000019L", roster.units().get(5).code());
    assertEquals(1, roster.units().stream().filter(unit -> !unit.code().isEmpty()).count());
    assertEquals(
        List.of(
            "名册第 2、3、4 行的统一社会信用代码（如“1.14107E+17”）已被表格软件转成数字，后几位已丢失，这些单位按名称认定；请把这一列设为文本后重新填写",
            "名册第 5 行的统一社会信用代码（如“11990100MB0000018L”）与末位校验码不符，这些单位按名称认定，请核对",
            "名册第 6 行的代码（如“140100000012345”）可能是旧的登记号或组织机构代码，不是 18 位的统一社会信用代码，这些单位按名称认定"),
        roster.remarks().stream().map(Object::toString).toList());
  }

  @Test
  void readsAWorkbookWithMergedTitlesAndLevels() throws Exception {
    Path file = folder.resolve("名册.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      XSSFSheet sheet = book.createSheet();
      write(sheet, 0, "红旗区2024年度应报单位名册");
      sheet.addMergedRegion(CellRangeAddress.valueOf("A1:E1"));
      write(sheet, 1, "填报单位：", "红旗区人民政府办公室");
      write(sheet, 2, "层级", "*单位名称（必填）", "代码", "联系方式");
      write(sheet, 3, "", "", "", "联系人", "电话");
      sheet.addMergedRegion(CellRangeAddress.valueOf("D3:E3"));
      write(sheet, 4, "乡镇街道", "甲镇", "", "赵一", "1");
      sheet.getRow(4).getCell(2).setCellValue(1.14207E17);
      write(sheet, 5, "", "乙镇", "11990100MB0000019L", "钱二", "2");
      sheet.addMergedRegion(CellRangeAddress.valueOf("A5:A6"));
      write(book.createSheet(), 0, "填表说明");
      book.write(out);
    }
    Roster roster = RosterFile.read(file);
    assertEquals(
        List.of(
            new Unit("甲镇", "", "乡镇街道", "", "赵一", "1", List.of()),
            new Unit("乙镇", "11990100MB0000019L", "乡镇街道", "", "钱二", "2", List.of())),
        roster.units());
    assertTrue(roster.remarks().toString().contains("名册第 5 行"), roster.remarks()::toString);
  }

  private static void write(XSSFSheet sheet, int row, String... cells) {
    XSSFRow written = sheet.createRow(row);
    for (int i = 0; i < cells.length; i++) {
      written.createCell(i).setCellValue(cells[i]);
    }
  }

  @ParameterizedTest(name = "{0} is near to {1}")
  @CsvSource(
      nullValues = "-",
      value = {
        "小店镇人民政府, 红旗区小店镇",
        "红旗区小店镇人民政府, 红旗区小店镇",
        "红旗区小店乡, 红旗区小店镇",
        "红旗区小店真, 红旗区小店镇",
        "红旗区小小店镇, 红旗区小店镇",
        "教育局, 红旗区教育局",
        "红旗市教育局, 红旗区教育局",
        "红旗区人民政府, 红旗区人民政府办公室",
        "青山区小店街道, -",
        "卫生健康局, -",
        "局, -"
      })
  void proposesNearNames(String name, String near) throws Exception {
    List<String> proposed =
        UnitDirectory.ofRoster(roster(LISTED)).findSimilar(name).map(Unit::name).toList();
    assertEquals(near == null ? List.of() : List.of(near), proposed);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "单位名称,甲镇~统一社会信用代码,~行政层级,乡镇街道|这是一份年报表，不是名册，请指定应报单位的名册",
        "序号,电话~1,2|名册缺少“单位名称”一列",
        "单位名称,电话|名册里没有单位",
        "单位名称~甲镇~甲 镇|名册里“甲 镇”出现了两次",
        "单位名称,信用代码~甲镇,11990100MB0000019L~乙镇,11990100mb0000019l|名册里统一社会信用代码 11990100MB0000019L 出现了两次",
        "单位名称,别名~甲镇,乙镇~乙镇,|名册里“甲镇”的别名“乙镇”与其他名称重复",
        "单位名称,别名~甲镇,小甲~乙镇,小甲|名册里“乙镇”的别名“小甲”与其他名称重复"
      })
  void refusesWhatLeadsToMoreThanOneUnit(String text, String reason) {
    UnreadableFileException refusal =
        assertThrows(UnreadableFileException.class, () -> roster(text.replace("~", "\n")));
    assertEquals(reason, refusal.reason().toString());
  }

  @Test
  void anExtensionIsNotTheSameAsASlip() {
    assertTrue(UnitNameComparison.isExtension("小店镇", "红旗区小店镇"));
    assertTrue(UnitNameComparison.isSimilar("城东街道", "城西街道"));
    assertEquals(false, UnitNameComparison.isExtension("城东街道", "城西街道"));
  }

  @Test
  void aConfirmedNameIsEnteredInItsCellAlone() throws Exception {
    Path file = folder.resolve("名册.csv");
    for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GBK"))) {
      Files.write(file, LISTED.replace("\n", "\r\n").getBytes(charset));
      assertTrue(RosterAliases.add(file, "红旗区教育局", "教育和体育局") != null);
      assertEquals(null, RosterAliases.add(file, "红旗区教育局", "教育和体育局"));
      assertEquals(
          LISTED.replace("\n", "\r\n").replace(",区教育局", ",区教育局、教育和体育局"),
          Files.readString(file, charset));
    }
    assertThrows(
        UnreadableFileException.class, () -> RosterAliases.add(file, "红旗区教育局", "小店"), "taken");
    assertThrows(UnreadableFileException.class, () -> RosterAliases.add(file, "红旗区林业局", "林业"));
  }

  @Test
  void aColumnForConfirmedNamesIsAdded() throws Exception {
    Path file = folder.resolve("名册.txt");
    Files.writeString(file, "单位名称\t电话\n\"甲镇\"\t\n乙镇\t1");
    RosterAliases.add(file, "乙镇", "乙乡");
    RosterAliases.add(file, "甲镇", "甲乡");
    assertEquals("单位名称\t电话\t别名\n\"甲镇\"\t\t甲乡\n乙镇\t1\t乙乡", Files.readString(file));
  }

  @Test
  void aConfirmedNameIsEnteredInAWorkbook() throws Exception {
    Path file = folder.resolve("名册.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      XSSFSheet sheet = book.createSheet("名册");
      XSSFRow headings = sheet.createRow(2);
      headings.createCell(0).setCellValue("单位名称");
      headings.createCell(1).setCellValue("备注");
      XSSFRow row = sheet.createRow(3);
      row.createCell(0).setCellValue("甲镇");
      row.createCell(1).setCellFormula("1+1");
      book.createSheet("其他").createRow(0).createCell(0).setCellValue("说明");
      book.write(out);
    }
    RosterAliases.add(file, "甲镇", "甲乡");
    assertEquals(List.of("甲乡"), RosterFile.read(file).units().get(0).aliases());
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
      assertEquals("1+1", book.getSheet("名册").getRow(3).getCell(1).getCellFormula());
      assertEquals("说明", book.getSheet("其他").getRow(0).getCell(0).getStringCellValue());
    }
  }
}
