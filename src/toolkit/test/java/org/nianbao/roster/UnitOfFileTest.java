package org.nianbao.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.roster.Roster.Unit;

/** The units that files are named after. */
class UnitOfFileTest {
  private static final Roster ROSTER =
      new Roster(
          List.of(
              Unit.named("红旗区小店镇", ""),
              Unit.named("红旗区大小店镇", ""),
              Unit.named("红旗区北营街道办事处", ""),
              Unit.named("红旗区教育局", ""),
              Unit.named("红旗区教育局考试中心", ""),
              new Unit("红旗区卫生健康局", "", "", "", "", "", List.of("卫健局")),
              Unit.named("红旗区人民政府办公室", ""),
              Unit.named("东城区司法局", ""),
              Unit.named("西城区司法局", "")));

  @ParameterizedTest
  @CsvSource({
    "红旗区小店镇2024年年报.xlsx, 红旗区小店镇",
    "小店镇.csv, 红旗区小店镇",
    "小店.xlsx, 红旗区小店镇",
    "大小店镇.pdf, 红旗区大小店镇",
    "北营年报.xlsx, 红旗区北营街道办事处",
    "2024年小店镇政府信息公开工作年度报告（盖章扫描件）.pdf, 红旗区小店镇",
    "北营街道-空白.xlsx, 红旗区北营街道办事处",
    "卫健局年报终稿.docx, 红旗区卫生健康局",
    "红旗区教育局考试中心.xls, 红旗区教育局考试中心",
    "红旗区教育局.xls, 红旗区教育局",
    "红旗区教育局/年报.xlsx, 红旗区教育局",
    "红旗区教育局/附件/年报.xlsx, 红旗区教育局",
    "红旗区水利局.pdf, ''",
    "红旗区年报/扫描001.pdf, ''",
    "司法局.xlsx, ''",
    "年报.xlsx, ''",
    "教育.xlsx, ''",
    "2024.pdf, ''",
    "镇.pdf, ''",
    "政府信息公开工作年度报告.doc, ''",
  })
  void isTheOnlyOneWithTheLongestName(String file, String unit) {
    assertEquals(
        unit,
        new UnitOfFile(ROSTER).find(Path.of("收件", file).toString()).map(Unit::name).orElse(""));
  }
}
