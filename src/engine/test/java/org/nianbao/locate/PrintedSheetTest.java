package org.nianbao.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.template.Template;

/** The sheets of rules and of drafts in a form that was printed, or saved as a page. */
class PrintedSheetTest {
  private static final Template TEMPLATE = Template.current();

  private static final String[] REPORT = {
    "红旗区小店镇2024年政府信息公开工作年度报告", "六、其他需要报告的事项", "没有收费。",
  };

  private static final String[] PRINTED = {
    "校验表（勾稽关系）",
    "格式版本 2021 适用年度 2021— 左边、右边随填报实时计算；结果为“不符”的须改正（错误）或说明（警告）。",
    "编号 级别 表 检查内容 左边 关系 右边 差额 结果 自动计算 适用层级 情况说明",
    "其他处理·1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "T3-TOTAL 错误 依申请公开 10 = 10 0 通过 是",
    "：总计＝自然人＋法人或其他组织各栏之和",
    "编号 级别 表 检查内容 左边 关系 右边 差额 结果 自动计算 适用层级 情况说明",
    "N-PLACEHOLDER 警告 总体情况 文字中没有“XX”“某局”“此处填写”等未填写的空位 收到后检查",
    "上年数据（有上年年报的自动填入，也可照上年年报填写；用于核对结转和增减）",
    "上年报告年度",
    "草稿（复述各表的数，随填报实时生成，另有常用的句子；复制到相应部分后核对修改，没有写的部分也可由程序填入）",
    "【草稿，请核改】 由程序填入的草稿以此开头，核改后删去；留有标记的报告不能公布。",
    "部分 句子",
    "（一）主动公开 2024年，本机关制发行政规范性文件6件，废止行政规范性文件41件，现行有效行政规范性",
    "文件60件。",
  };

  private static Submission read(List<String> lines) {
    List<Cell> cells = new ArrayList<>();
    for (int row = 0; row < lines.size(); row++) {
      cells.add(new Cell(new Address(row, 0), new CellContent.Text(lines.get(row)), null));
    }
    Grid text = Grid.of(Grid.Source.TEXT, "PDF", false, cells, List.of(), Set.of());
    return SubmissionReader.read(TEMPLATE, List.of(text), "年报.pdf");
  }

  private static List<String> unread(Submission read) {
    return read.readingDiscrepancies().stream()
        .filter(Discrepancy::isUnreadContent)
        .map(Discrepancy::actual)
        .toList();
  }

  @Test
  void isNoNarrative() {
    List<String> lines = new ArrayList<>(List.of(REPORT));
    lines.addAll(List.of(PRINTED));
    Submission read = read(lines);
    assertEquals("没有收费。", read.text("narrative.other"));
    assertEquals(List.of(), unread(read));
  }

  @Test
  void mayHaveTheTitleOfAnotherVersion() {
    List<String> lines = new ArrayList<>(List.of(REPORT));
    for (String line : PRINTED) {
      lines.add(line.startsWith("草稿") ? "草稿（只复述各表的数，随填报实时生成）" : line);
    }
    Submission read = read(lines);
    assertEquals("没有收费。", read.text("narrative.other"));
    assertEquals(List.of(), unread(read));
  }

  @ParameterizedTest
  @CsvSource({
    "'2024年，本机关制发行政规范性文件0件，废止0件，现行有效0件。作出行政许可处理决定12件。', true",
    "'2024年，本机关制发行政规范性文件2件，均为转发。', false",
  })
  void mayHaveTheSentencesOfAnotherVersion(String text, boolean expected) {
    PrintedSheet printed = Objects.requireNonNull(PrintedSheet.named(TEMPLATE, "草稿"));
    Cell own = new Cell(new Address(3, 2), new CellContent.Text(""), "\"\"");
    assertEquals(expected, printed.shows(text, own));
  }

  @Test
  void whatStaffWroteOnItIsUnread() {
    List<String> lines = new ArrayList<>(List.of(REPORT));
    lines.addAll(List.of(PRINTED));
    lines.add(REPORT.length + 5, "系上年漏报，已补录3件");
    Submission read = read(lines);
    assertEquals("没有收费。", read.text("narrative.other"));
    assertEquals(List.of("系上年漏报，已补录3件"), unread(read));
  }

  @ParameterizedTest
  @CsvSource({
    "草稿, 2024年本机关制发行政规范性文件6件, true",
    "草稿, 续办理20件。, true",
    "草稿, 2024年本机关制发行政规范性文件6件另有转办3件, false",
    "校验, T3-TOTAL 错误 依申请公开 191 = 191 0 通过 是, true",
    "校验, 省级部门、设区市部门、县级政府、县级部门、, true",
    "校验, 系上年漏报, false",
    "校验, 25, false",
  })
  void hasTheWordsOfTheSheetOnly(String sheet, String text, boolean expected) {
    PrintedSheet printed = Objects.requireNonNull(PrintedSheet.named(TEMPLATE, sheet));
    if (expected) {
      assertTrue(printed.shows(text, null));
    } else {
      assertFalse(printed.shows(text, null));
    }
  }
}
