package org.nianbao.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.message.Messages;
import org.nianbao.template.Template;

/** The narrative of workbooks whose sheets are laid out otherwise than the form's. */
class WorkbookNarrativeTest {
  private static final Template TEMPLATE = Template.current();

  private final List<Grid> sheets = new ArrayList<>();

  /** Adds a sheet; each line is a cell: its address and its text. */
  private void sheet(String name, String... cells) {
    Map<Address, Cell> all = new TreeMap<>();
    for (String cell : cells) {
      String[] parts = cell.split(" ", 2);
      Address at = Address.parse(parts[0]);
      all.put(at, new Cell(at, CellContent.of(parts[1]), null));
    }
    sheets.add(
        Grid.of(Grid.Source.SHEET, name, false, List.copyOf(all.values()), List.of(), Set.of()));
  }

  private Submission read() {
    return SubmissionReader.read(TEMPLATE, sheets, "年报");
  }

  private static List<String> unread(Submission read) {
    return read.readingDiscrepancies().stream()
        .filter(Discrepancy::isUnreadContent)
        .map(Discrepancy::actual)
        .toList();
  }

  @Test
  void aSheetNamedAfterASectionNeedsNoHeading() {
    sheet("问题与改进", "A1 公开不够及时。", "A2 明年加强培训。");
    assertEquals("公开不够及时。\n明年加强培训。", read().text("narrative.problems"));
  }

  /** A part may be headed like the section of a table, without an ordinal. */
  @Test
  void aHeadingAboutATableOnAnotherSheetIsThatOfAPart() {
    sheet(
        "文字部分",
        "A1 一、总体情况",
        "A2 主动公开情况",
        "A3 公开12条。",
        "A4 政府信息管理情况",
        "A5 清理3件。",
        "A6 五、存在的主要问题及改进情况",
        "A7 公开不及时。");
    TEMPLATE.formSheets().stream()
        .filter(table -> table.name().equals("主动公开"))
        .forEach(sheets::add);
    Submission read = read();
    assertEquals("公开12条。", read.text("narrative.overview.disclosure"));
    assertEquals("清理3件。", read.text("narrative.overview.management"));
    assertEquals("", read.text("notes.before.disclosure"));
  }

  @Test
  void textBeforeTheFirstPartIntroducesTheSection() {
    sheet("文字部分", "A1 一、总体情况", "A2 工作有序。", "A3 （一）主动公开", "A4 公开12条。", "A5 （二）依申请公开");
    Submission read = read();
    assertEquals("工作有序。", read.text("notes.before.overview"));
    assertEquals("公开12条。", read.text("narrative.overview.disclosure"));
    assertEquals(List.of(), unread(read));
  }

  @Test
  void textBeforeTheFirstPartMayStandInTheCellOfThatPart() {
    sheet(
        "总体情况",
        "A1 一、总体情况",
        "A2 （一）主动公开",
        "B2 工作有序。\n（一）主动公开\n公开12条。",
        "A3 （二）依申请公开",
        "A4 （三）政府信息管理",
        "A5 （四）平台建设",
        "A6 （五）监督保障");
    Submission read = read();
    assertEquals("工作有序。", read.text("notes.before.overview"));
    assertEquals("公开12条。", read.text("narrative.overview.disclosure"));
  }

  /** Without its heading, the first part cannot be told from an introduction. */
  @Test
  void textAboveTheSecondPartIsTheFirstPart() {
    sheet("文字部分", "A1 一、总体情况", "A2 公开12条。", "A3 （二）依申请公开", "A4 受理3件。");
    Submission read = read();
    assertEquals("公开12条。", read.text("narrative.overview.disclosure"));
    assertEquals("", read.text("notes.before.overview"));
  }

  /** A workbook has no page around the report. */
  @Test
  void linesLikeThoseOfAPageAreTextsOfAWorkbook() {
    sheet("文字部分", "A1 一、总体情况", "A2 公开12条。", "A3 六、其他需要报告的事项", "A4 没有收费。", "A5 打印机已报废");
    Submission read = read();
    assertEquals("没有收费。\n打印机已报废", read.text("narrative.other"));
  }

  @Test
  void aSectionEndsWithItsSheet() {
    sheet("文字部分", "A1 一、总体情况", "A2 公开12条。", "A3 六、其他需要报告的事项", "A4 没有收费。");
    sheet("台账", "C4 培训记录已归档。");
    Submission read = read();
    assertEquals("没有收费。", read.text("narrative.other"));
    assertEquals(List.of("培训记录已归档。"), unread(read));
  }

  @Test
  void sectionsInBracketsHaveTheirTextInTheSameCell() {
    sheet(
        "文字部分",
        "A1 （一）总体情况\n1.主动公开情况\n公开12条。\n2.依申请公开情况\n受理3件。",
        "A2 （五）存在的主要问题及改进情况\n1.公开不及时。",
        "A3 （六）其他需要报告的事项\n没有收费。");
    Submission read = read();
    assertEquals("公开12条。", read.text("narrative.overview.disclosure"));
    assertEquals("受理3件。", read.text("narrative.overview.requests"));
    assertEquals("1.公开不及时。", read.text("narrative.problems"));
    assertEquals("没有收费。", read.text("narrative.other"));
  }

  @Test
  void aFormulaWithWordsAndWithoutValueIsUnread() {
    sheet("文字部分", "A1 一、总体情况", "A2 公开12条。");
    Cell text = new Cell(Address.parse("B2"), new CellContent.Uncalculated(), "\"另有\"&C2&\"件\"");
    Cell number = new Cell(Address.parse("B3"), new CellContent.Uncalculated(), "C2+1");
    sheets.add(Grid.of(Grid.Source.SHEET, "台账", false, List.of(text, number), List.of(), Set.of()));
    assertEquals(List.of("=\"另有\"&C2&\"件\""), unread(read()));
  }

  /** The line of a printed row has short cells beside a sentence of the form. */
  @Test
  void onlyTheFormsOwnSentencesAreExplanations() {
    String own =
        TEMPLATE.sheets().stream()
            .flatMap(sheet -> sheet.cells().stream())
            .map(cell -> cell.content().toString())
            .filter(text -> text.length() > 40 && text.indexOf('$') < 0)
            .findFirst()
            .orElseThrow();
    TemplateTexts texts = TemplateTexts.of(TEMPLATE);
    assertTrue(texts.isExplanation(own));
    assertTrue(texts.isExplanation("T3-TOTAL 错误 " + own + " 71 8 不符"));
    assertFalse(texts.isExplanation(own + "另有转办3件，已移送。"));
  }

  @Test
  void furtherRowsBesideAHeadingContinueItsText() {
    sheet(
        "文字部分",
        "A1 一、总体情况",
        "A2 （一）主动公开",
        "B2 公开12条。",
        "B3 更新网站5次。",
        "A4 五、存在的主要问题及改进情况",
        "B4 公开不及时。",
        "B5 明年改进。");
    Submission read = read();
    assertEquals("公开12条。\n更新网站5次。", read.text("narrative.overview.disclosure"));
    assertEquals("公开不及时。\n明年改进。", read.text("narrative.problems"));
    assertEquals(List.of(), unread(read));
  }

  /** A small table in the narrative is listed as a whole, with its headings. */
  @Test
  void aTableInTheNarrativeIsUnreadAsAWhole() {
    sheet(
        "文字部分",
        "A1 一、总体情况",
        "A2 （一）主动公开",
        "A3 公开情况如下。",
        "A4 渠道",
        "B4 数量（条）",
        "A5 门户网站",
        "B5 120",
        "A6 合计",
        "B6 120",
        "A7 以上信息均按时公开。",
        "A8 六、其他需要报告的事项",
        "A9 收费通知数",
        "B9 收费总额（元）",
        "A10 0",
        "B10 0",
        "A11 没有其他事项。");
    Submission read = read();
    assertEquals("公开情况如下。\n以上信息均按时公开。", read.text("narrative.overview.disclosure"));
    assertEquals("没有其他事项。", read.text("narrative.other"));
    assertEquals(List.of("渠道\t数量（条）\n门户网站\t120\n合计\t120", "收费通知数\t收费总额（元）\n0\t0"), unread(read));
  }

  /** Many numbers say little; the first ones and how many they are say enough. */
  @Test
  void manyNumbersAreCounted() {
    sheet("文字部分", "A1 一、总体情况", "A2 公开12条。");
    sheet("台账", "C4 11", "D4 12", "E4 13", "F4 14", "G4 15", "H4 16", "I4 17");
    List<String> said =
        read().readingDiscrepancies().stream()
            .filter(Discrepancy::isUnreadContent)
            .map(each -> Messages.CHINESE.format(each.message()))
            .toList();
    assertEquals(List.of("台账!C4等 7 格有数没有读取（11、12、13、14、15……）；属于年报的请填入表样的格内，不属于的请删去"), said);
  }

  /** The titles of sections and parts, without ordinals, on the sheet of a table. */
  @Test
  void titlesWithoutOrdinalsAboveATable() {
    sheet(
        "Sheet1",
        "A1 某市某局2024年政府信息公开工作年度报告",
        "A2 总体情况",
        "A3 主动公开情况",
        "A4 公开12条。",
        "A5 处理政府信息公开申请情况",
        "A6 受理3件。",
        "A7 政府信息资源管理情况",
        "A8 清理2次。",
        "A9 平台建设情况",
        "A10 改版网站。",
        "A11 监督保障情况",
        "A12 培训1次。",
        "A13 主动公开政府信息情况",
        "A14 信息内容",
        "B14 本年制发件数",
        "C14 本年废止件数",
        "D14 现行有效件数",
        "A15 规章",
        "B15 0",
        "C15 0",
        "D15 0",
        "A16 行政规范性文件",
        "B16 1",
        "C16 2",
        "D16 3",
        "A17 信息内容",
        "B17 本年处理决定数量",
        "A18 行政许可",
        "B18 5",
        "A19 行政处罚",
        "B19 6",
        "A20 行政强制",
        "B20 7",
        "A21 信息内容",
        "B21 本年收费金额（单位：万元）",
        "A22 行政事业性收费",
        "B22 8",
        "A23 存在的主要问题及改进情况",
        "A24 公开不及时。",
        "A25 其他需要报告的事项",
        "A26 没有收费。");
    Submission read = read();
    assertEquals("公开12条。", read.text("narrative.overview.disclosure"));
    assertEquals("处理政府信息公开申请情况\n受理3件。", read.text("narrative.overview.requests"));
    assertEquals("政府信息资源管理情况\n清理2次。", read.text("narrative.overview.management"));
    assertEquals("改版网站。", read.text("narrative.overview.platform"));
    assertEquals("培训1次。", read.text("narrative.overview.supervision"));
    assertEquals("公开不及时。", read.text("narrative.problems"));
    assertEquals("没有收费。", read.text("narrative.other"));
    assertEquals("", read.text("notes.before.disclosure"));
  }

  /** A continuation mark in a table says nothing else; a number above it may. */
  @Test
  void onlyWhatIsKnownByItsPlaceInATableIsNone() {
    sheet(
        "Sheet1",
        "A1 某市某局2024年政府信息公开工作年度报告",
        "A2 15",
        "A3 信息内容",
        "B3 本年制发件数",
        "C3 本年废止件数",
        "D3 现行有效件数",
        "A4 规章",
        "B4 0",
        "C4 0",
        "D4 0",
        "A5 （续表）",
        "A6 行政规范性文件",
        "B6 1",
        "C6 2",
        "D6 3",
        "A7 信息内容",
        "B7 本年处理决定数量",
        "A8 行政许可",
        "B8 5",
        "A9 行政处罚",
        "B9 6",
        "A10 行政强制",
        "B10 7",
        "A11 信息内容",
        "B11 本年收费金额（单位：万元）",
        "A12 行政事业性收费",
        "B12 8",
        "A13 五、存在的主要问题及改进情况",
        "A14 公开不及时。");
    Submission read = read();
    assertEquals(List.of("15"), unread(read));
  }

  /** The sentence that states the period is text of the report as well. */
  @Test
  void theSentenceWithTheYearIsText() {
    sheet(
        "Sheet1",
        "A1 某市某局政府信息公开工作年度报告",
        "A2 统计期限自2024年1月1日起至2024年12月31日止。",
        "A3 一、总体情况",
        "A4 公开12条。");
    Submission read = read();
    assertEquals(2024, read.year());
    assertEquals("某市某局", read.unit());
    assertEquals("统计期限自2024年1月1日起至2024年12月31日止。", read.text("notes.preamble"));
  }
}
