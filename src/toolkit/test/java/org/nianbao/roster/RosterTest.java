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
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    return Roster.read(Files.writeString(folder.resolve("名册.csv"), text));
  }

  @Test
  void holdsWhatTheHeadingsName() throws Exception {
    Unit unit = roster(LISTED).units().get(0);
    assertEquals(
        new Unit("红旗区小店镇", "11990100MB0000019L", "乡镇街道", "赵甲", "0000-1", List.of("小店镇", "小店")),
        unit);
  }

  @Test
  void readsWhatExcelSavesOnAChineseWindows() throws Exception {
    Path file = folder.resolve("名册.csv");
    Files.write(file, LISTED.getBytes(Charset.forName("GBK")));
    assertEquals(3, Roster.read(file).units().size());
    Files.write(file, ("\uFEFF" + LISTED).getBytes(StandardCharsets.UTF_8));
    assertEquals(3, Roster.read(file).units().size());
  }

  @Test
  void aListThatIsNumberedIsNoWorkbookBecauseOfItsFirstLetter() throws Exception {
    Path file = folder.resolve("名册.csv"); // in GBK, 序 begins as a workbook of old does
    Files.write(file, "序号,单位名称\n1,甲镇\n2,乙镇\n".getBytes(Charset.forName("GBK")));
    assertEquals(List.of("甲镇", "乙镇"), Roster.read(file).units().stream().map(Unit::name).toList());
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
    assertEquals(List.of(Unit.named("甲镇", "")), Roster.read(file).units());
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
        "名称,电话~甲镇,1|名册缺少“单位名称”一列",
        "单位名称,电话|名册里没有单位",
        "单位名称~甲镇~甲 镇|名册里“甲 镇”出现了两次",
        "单位名称,信用代码~甲镇,A1~乙镇,a1|名册里统一社会信用代码 A1 出现了两次",
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
}
