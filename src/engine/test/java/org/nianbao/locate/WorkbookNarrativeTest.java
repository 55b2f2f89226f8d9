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
      all.put(at, new Cell(at, new CellContent.Text(parts[1]), null));
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
}
