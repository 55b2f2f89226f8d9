package org.nianbao.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Content;
import org.nianbao.grid.Grid;
import org.nianbao.template.Template;

/** What of a sheet is its layout, and what its unit has written. */
class SheetLayoutTest {
  private static final KnownLabels LABELS = KnownLabels.of(Template.current());

  private static SheetLayout of(Content content) {
    Cell cell = new Cell(Address.parse("B2"), content, null);
    Grid sheet = new Grid("表", false, List.of(cell), List.of(), Set.of(), List.of());
    return SheetLayout.of(sheet, LABELS);
  }

  private static SheetLayout of(String text) {
    return of(new Content.Text(text));
  }

  private static String seen(String text) {
    return of(text).cells().get(0).content().toString();
  }

  @Test
  void figuresAreAlike() {
    SheetLayout number = of(new Content.Numeric(BigDecimal.TEN));
    assertEquals(number, of(new Content.Numeric(new BigDecimal("0.5"))));
    assertEquals(number, of("12"));
    assertEquals(number, of("３ 件"));
    assertNotEquals(number, of("/"));
    assertEquals(
        of(new Content.Day(LocalDate.of(2025, 1, 7))), of(new Content.Day(LocalDate.EPOCH)));
  }

  @Test
  void whatUnitsWriteIsAlike() {
    assertEquals(of("清河镇人民政府"), of("某某区教育局"));
    assertEquals(of("2024年，我镇认真落实要求。".repeat(30)), of("无".repeat(300)));
    assertNotEquals(of("清河镇人民政府"), of("总计"));
    assertNotEquals(of("清河镇人民政府"), of("清河镇".repeat(100)));
  }

  /** Labels stay, whatever notes and slips are in them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "自然人",
        "总 计",
        "法人和其他织织",
        "其他法律行政止公开",
        "本年处理绝对数量",
        "总计［自然人、商业企业、科研机构、社会公益组织、法律服务机构和其他的合计，包括本年新收的和上年结转的，不包括撤回的和重复的申请］",
        " ",
        "①",
        "无"
      })
  void labelsStay(String label) {
    assertEquals(label, seen(label));
  }

  @ParameterizedTest
  @ValueSource(strings = {"罚款（含[1]）", "罚款（含【变更】）", "罚款（注）[2]", "罚款（含（[3]）的）"})
  void notesWithinNotes(String label) {
    assertEquals("罚款", Labels.Wording.of(label).core());
  }

  /** However many of them there are, long texts cost nothing. */
  @Test
  void longTextsAreNotLookedAt() {
    assertTrue(SheetLayout.isLong(seen("【".repeat(32_767))));
    assertTrue(SheetLayout.isLong(seen("总计（" + "注".repeat(300) + "）")));
    assertFalse(SheetLayout.isLong(seen("清河镇人民政府")));
  }

  @Test
  void sizeOfForms() {
    assertTrue(of("清河镇人民政府").isOfTheSizeOfForms());
    List<Cell> many =
        IntStream.range(0, 5_000)
            .mapToObj(row -> new Cell(new Address(row, 0), new Content.Text("总计"), null))
            .toList();
    Grid sheet = new Grid("表", false, many, List.of(), Set.of(), List.of());
    assertFalse(SheetLayout.of(sheet, LABELS).isOfTheSizeOfForms());
  }
}
