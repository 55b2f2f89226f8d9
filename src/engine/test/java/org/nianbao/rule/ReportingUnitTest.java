package org.nianbao.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a unit is called in its own report, and what is said of others. */
final class ReportingUnitTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "淮安市洪泽区财政局 | 我局 本局 财政局 区财政局 洪泽区财政局 淮安市洪泽区财政局 洪泽财政局 区局",
        "淮安市洪泽区城市管理局 | 城管局 区城管局 洪泽区城管局 区城市管理局",
        "徐州市云龙区财政局 | 云龙区财政局",
        "徐州市财政局 | 徐州财政局 徐州市财政局 市财政局",
        "淮安市洪泽区人民政府办公室 | 我办 办公室 区政府办 区政府办公室 洪泽区政府办 洪泽区政府办公室 区府办",
        "洪泽区岔河镇人民政府 | 我镇 全镇 镇政府 岔河镇 岔河镇政府 洪泽区岔河镇 洪泽区岔河镇人民政府",
        "洪泽区高良涧街道办事处 | 我街道 街道办 办事处 高良涧街道 高良涧街道办 洪泽区高良涧街道",
        "淮安经济技术开发区管理委员会 | 管委会 我区 全区 开发区 经开区 开发区管委会 淮安经开区 区管委会",
        "洪泽区发展和改革委员会 | 我委 发改委 区发改委 洪泽区发改委 区发展和改革委员会",
        "宿迁市人民政府 | 我市 全市 宿迁市 全市各级行政机关",
      })
  void namesOfTheUnit(String unit, String names) {
    assertAll(unit, names, true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "淮安市洪泽区财政局 | 市财政局 淮安市财政局 区审计局 省财政厅 局属单位 全区",
        "淮安市洪泽区发展和改革委员会 | 市发改委 区卫健委",
        "淮安市洪泽区人民政府办公室 | 市政府办 市政府办公室 区财政局",
        "洪泽区岔河镇人民政府 | 区政府 老子山镇 全区",
        "淮安经济技术开发区管理委员会 | 全市 市政府 区财政局",
        // a government's own count is that of one office among those of its report
        "宿迁市人民政府 | 市政府 宿迁市政府 市政府办公室 我区 各县区政府",
      })
  void namesOfOthers(String unit, String names) {
    assertAll(unit, names, false);
  }

  /** A sentence may begin with the year, or name the territory before the unit. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "洪泽区高良涧街道办事处 | 2024年度高良涧街道办共收到政府信息公开申请25件。",
        "淮安市洪泽区人民政府办公室 | 2024年，洪泽区政府办公室共收到政府信息公开申请25件。",
        "淮安经济技术开发区管理委员会 | 2024年以来，经开区管委会共收到政府信息公开申请25件。",
      })
  void countsOfTheUnitAreRead(String unit, String text) {
    List<StatedCount> counts = StatedCounts.read("", text, 2024, unit, new NarrativeStepLimit());
    assertEquals(
        List.of("N-RECEIVED 25"),
        counts.stream().map(count -> count.rule() + " " + count.value()).toList());
  }

  private static void assertAll(String unit, String names, boolean expected) {
    ReportingUnit reporting = new ReportingUnit(unit);
    for (String name : names.split(" ", -1)) {
      assertEquals(expected, reporting.isNameOfUnit(name), name);
    }
  }
}
