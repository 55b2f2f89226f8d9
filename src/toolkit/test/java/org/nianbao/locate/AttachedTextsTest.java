package org.nianbao.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ddf.EscherBSERecord;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFShapeGroup;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.DiscrepancyNote;
import org.nianbao.form.Submission;
import org.nianbao.grid.Grid;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.reader.SubmissionFile;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/** What staff add to a form beside the contents of its cells. */
class AttachedTextsTest {
  private static final Template TEMPLATE = Template.current();

  @TempDir Path folder;

  /** Reads the form with all its sheets, saved as .xls or .xlsx after a change. */
  private Submission read(String format, Consumer<Workbook> change) throws Exception {
    List<Grid> form = FilledForm.grids(folder, FilledForm.figures());
    Path file = folder.resolve("年报." + format);
    try (InputStream in = Files.newInputStream(folder.resolve("form.xlsx"));
        Workbook book = format.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook(in);
        OutputStream out = Files.newOutputStream(file)) {
      if (format.equals("xls")) {
        form.forEach(grid -> WorkbookOf.grid(book, grid));
      }
      change.accept(book);
      book.write(out);
    }
    return SubmissionFile.read(TEMPLATE, file);
  }

  private static List<String> unread(Submission read) {
    return read.readingDiscrepancies().stream()
        .filter(Discrepancy::isUnreadContent)
        .map(each -> each.severity() + " " + Messages.CHINESE.format(each.message()))
        .map(text -> text.replaceAll("；属于.*", ""))
        .toList();
  }

  private static void comment(Sheet sheet, int row, int column, String text) {
    ClientAnchor anchor = sheet.getWorkbook().getCreationHelper().createClientAnchor();
    anchor.setRow2(3);
    anchor.setCol2(3);
    Comment comment = sheet.createDrawingPatriarch().createCellComment(anchor);
    comment.setString(sheet.getWorkbook().getCreationHelper().createRichTextString(text));
    comment.setAddress(row, column);
  }

  private static void textBox(Sheet sheet, int row, int column, String text) {
    if (sheet instanceof HSSFSheet old) {
      old.createDrawingPatriarch()
          .createTextbox(
              new HSSFClientAnchor(0, 0, 0, 0, (short) column, row, (short) (column + 2), row + 2))
          .setString(new HSSFRichTextString(text));
    } else if (sheet instanceof XSSFSheet recent) {
      recent
          .createDrawingPatriarch()
          .createTextbox(new XSSFClientAnchor(0, 0, 0, 0, column, row, column + 2, row + 2))
          .setText(text);
    }
  }

  /** Cells whose content is known are not read, unless somebody typed over them. */
  @Test
  void textTypedOverTheCheckSheetIsUnread() throws Exception {
    Submission read =
        read(
            "xlsx",
            book -> {
              book.getSheet("校验").getRow(5).getCell(3).setCellValue("科研机构不适用");
              book.getSheet("校验").getRow(8).getCell(8).removeFormula();
              book.getSheet("校验").getRow(8).getCell(8).setCellValue("待核实");
            });
    assertEquals(
        List.of("NOTICE 校验!D6有内容没有读取：“科研机构不适用”", "NOTICE 校验!I9有内容没有读取：“待核实”"), unread(read));
    assertEquals(List.of(), unread(read("xlsx", book -> {})));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void commentsAndTextBoxesAreUnread(String format) throws Exception {
    Submission read =
        read(
            format,
            book -> {
              comment(book.getSheet("依申请公开"), 4, 3, "含转来6件");
              comment(book.getSheet("校验"), 5, 3, "上年有误");
              textBox(book.getSheet("复议诉讼"), 6, 1, "另附说明");
            });
    assertEquals(
        List.of(
            "WARNING 依申请公开!D5的批注没有读取：“含转来6件”",
            "NOTICE 复议诉讼!B7处的文本框没有读取：“另附说明”",
            "NOTICE 校验!D6的批注没有读取：“上年有误”"),
        unread(read));
    assertEquals(200, read.locatedFigureCount());
  }

  /**
   * The add-in writes the discrepancies of a cell as its comment, above what stood there before.
   */
  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void theAddInsCommentsAreNotUnread(String format) throws Exception {
    Discrepancy found = Discrepancy.of("X", Severity.ERROR, "", "", Message.of("form.blank"));
    List<String> lines =
        List.of(
            DiscrepancyNote.line(found, Messages.CHINESE),
            DiscrepancyNote.line(found, Messages.ENGLISH));
    String note = DiscrepancyNote.of(lines);
    Submission read =
        read(
            format,
            book -> {
              comment(book.getSheet("依申请公开"), 4, 3, note);
              comment(book.getSheet("依申请公开"), 5, 3, note + "\n已核对");
              comment(book.getSheet("依申请公开"), 6, 3, "待核实\n" + note);
            });
    assertEquals(
        List.of("NOTICE 依申请公开!D6的批注没有读取：“已核对”", "NOTICE 依申请公开!D7的批注没有读取：“待核实”"), unread(read));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aCheckSheetWithAnotherNameIsKnownByItsTexts(String format) throws Exception {
    Submission read =
        read(
            format,
            book -> {
              Sheet sheet = book.getSheet("校验");
              explain(sheet, "T2-RULES", "依授权制定");
              sheet.getRow(5).createCell(14).setCellValue("已更正88件");
              book.setSheetName(book.getSheetIndex(sheet), "校验表");
            });
    assertEquals("依授权制定", read.text("explanation.t2Rules1"));
    assertEquals(List.of("WARNING 校验表!O6有内容没有读取：“已更正88件”"), unread(read));
  }

  @Test
  void aCopyOfTheCheckSheetHidesNoExplanation() throws Exception {
    Submission read =
        read(
            "xlsx",
            book -> {
              Sheet copy = book.cloneSheet(book.getSheetIndex("校验"));
              explain(copy, "T2-INFORCE", "只写在副本里");
            });
    assertEquals(1, unread(read).size(), () -> unread(read).toString());
    assertTrue(unread(read).get(0).contains("只写在副本里"));
  }

  private static void explain(Sheet sheet, String rule, String text) {
    int column = 0;
    for (Row row : sheet) {
      for (org.apache.poi.ss.usermodel.Cell cell : row) {
        column = cell.toString().equals("情况说明") ? cell.getColumnIndex() : column;
      }
      if (row.getCell(0) != null && row.getCell(0).toString().equals(rule)) {
        row.createCell(column).setCellValue(text);
      }
    }
  }

  /** Offices keep forms that an earlier version issued, whose sheets have other titles. */
  @Test
  void theSheetOfDraftsOfAnEarlierVersionIsNoNarrative() throws Exception {
    Submission read =
        read("xlsx", book -> book.getSheet("草稿").getRow(0).getCell(0).setCellValue("草稿（只复述各表的数）"));
    assertEquals("", read.text("notes.preamble"));
    assertEquals(0, read.narrativeCount());
    assertEquals(List.of(), unread(read));
  }

  @Test
  void remarksBesideAndBelowTheRulesAreUnread() throws Exception {
    Submission read =
        read(
            "xlsx",
            book -> {
              Sheet sheet = book.getSheet("校验");
              sheet.getRow(5).createCell(11).setCellValue("已更正88件");
              Row below = sheet.createRow(sheet.getLastRowNum() + 3);
              below.createCell(0).setCellValue("本级另有说明。");
            });
    List<String> unread = unread(read);
    assertEquals("WARNING 校验!L6有内容没有读取：“已更正88件”", unread.get(0));
    assertTrue(unread.get(1).matches("WARNING 校验!A\\d+有内容没有读取：“本级另有说明。”"), unread.get(1));
    assertEquals(2, unread.size());
  }

  /** A form issued by another version has fewer rules, and words them otherwise. */
  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void rulesOfAnotherVersionAreNoRemarks(String format) throws Exception {
    Submission read =
        read(
            format,
            book -> {
              Sheet sheet = book.getSheet("校验");
              sheet.removeRow(sheet.getRow(20));
              sheet.shiftRows(21, sheet.getLastRowNum(), -1);
              for (Row row : sheet) {
                if (row.getCell(0) != null && row.getCell(0).toString().equals("N-FEE")) {
                  row.getCell(3).setCellValue("换了说法的检查内容");
                  row.createCell(12).setCellValue("已说明");
                }
              }
            });
    List<String> unread = unread(read);
    assertEquals(1, unread.size(), unread.toString());
    assertTrue(unread.get(0).matches("NOTICE 校验!M\\d+有内容没有读取：“已说明”"), unread.get(0));
  }

  @Test
  void aRemarkBelowTheRulesAloneIsUnread() throws Exception {
    Submission read =
        read(
            "xlsx",
            book -> {
              Sheet sheet = book.getSheet("校验");
              Row below = sheet.createRow(sheet.getLastRowNum() + 3);
              below.createCell(0).setCellValue("本级另有说明。");
            });
    assertEquals(1, unread(read).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aFormWithoutRemarksHasNothingUnread(String format) throws Exception {
    assertEquals(List.of(), unread(read(format, book -> {})));
  }

  @Test
  void aRuleThatIsWrittenOverIsUnread() throws Exception {
    Submission read =
        read("xls", book -> book.getSheet("校验").getRow(5).getCell(3).setCellValue("不适用本单位"));
    assertEquals(List.of("NOTICE 校验!D6有内容没有读取：“不适用本单位”"), unread(read));
  }

  /** The check sheet of a form of the program is skipped, but for cells that are blank on it. */
  @Test
  void aTextInABlankCellOfTheCheckSheetIsUnread() throws Exception {
    Submission read =
        read("xlsx", book -> book.getSheet("校验").getRow(1).createCell(6).setCellValue("另有说明"));
    assertEquals(List.of("NOTICE 校验!G2有内容没有读取：“另有说明”"), unread(read));
  }

  @Test
  void remarksOnTheFormsSheetsStandWithTheirTableOrAreUnread() throws Exception {
    Submission read =
        read(
            "xlsx",
            book -> {
              Sheet requests = book.getSheet("依申请公开");
              requests.createRow(31).createCell(0).setCellValue("注：不含转办件77件");
              requests.getRow(4).createCell(11).setCellValue("线上19件");
              Sheet disclosure = book.getSheet("主动公开");
              disclosure.createRow(20).createCell(0).setCellValue("隐藏的说明5件");
              disclosure.getRow(20).setZeroHeight(true);
            });
    assertEquals("注：不含转办件77件", read.text("notes.after.requests"));
    assertEquals(
        List.of("WARNING 主动公开!A21有内容没有读取：“隐藏的说明5件”", "WARNING 依申请公开!L5有内容没有读取：“线上19件”"),
        unread(read));
  }

  /** A signature stands below its table; below a sentence, a line like one is text. */
  @Test
  void aLineLikeASignatureBelowASentenceIsKept() throws Exception {
    Submission read =
        read(
            "xlsx",
            book -> {
              Sheet requests = book.getSheet("依申请公开");
              requests.createRow(31).createCell(0).setCellValue("全年没有收到涉及第三方的政府信息公开申请，均已按时答复。");
              requests.createRow(32).createCell(0).setCellValue("附件：1.公开指南");
            });
    String kept = read.text("notes.after.requests") + unread(read);
    assertTrue(kept.contains("附件：1.公开指南"), kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void headersAndFootersOfSheetsAreListedUnlessTheyAreFurniture(String format) throws Exception {
    Submission read =
        read(
            format,
            book -> {
              book.getSheet("依申请公开").getHeader().setLeft("红旗区小店镇");
              book.getSheet("依申请公开").getHeader().setRight("&D 第 &P 页");
              book.getSheet("复议诉讼").getFooter().setCenter("&\"宋体,加粗\"&9注：未含街道 R&&D");
              book.getSheet("总体情况").getFooter().setLeft("注：未含街道 R&&D");
              book.getSheet("总体情况").getFooter().setRight("&K00FF00 &P/&N");
            });
    assertEquals(List.of("NOTICE “总体情况”的页眉、页脚有 1 处文字没有读取：“注：未含街道 R&D”"), unread(read));
  }

  private static void picture(Sheet sheet, int row, int column, int lastRow, int lastColumn) {
    if (sheet instanceof HSSFSheet old) { // POI adds images by a library that is not needed else
      EscherBSERecord image = new EscherBSERecord();
      image.setUid(new byte[16]);
      old.createDrawingPatriarch()
          .createPicture(
              new HSSFClientAnchor(0, 0, 0, 0, (short) column, row, (short) lastColumn, lastRow),
              old.getWorkbook().getInternalWorkbook().addBSERecord(image));
    } else if (sheet instanceof XSSFSheet recent) {
      int image = sheet.getWorkbook().addPicture(new byte[] {1}, Workbook.PICTURE_TYPE_PNG);
      recent
          .createDrawingPatriarch()
          .createPicture(new XSSFClientAnchor(0, 0, 0, 0, column, row, lastColumn, lastRow), image);
    }
  }

  @Test
  void aPictureInAGroupIsListed() throws Exception {
    Submission read =
        read(
            "xlsx",
            book -> {
              XSSFSheet sheet = (XSSFSheet) book.getSheet("问题与改进");
              int image = book.addPicture(new byte[] {1}, Workbook.PICTURE_TYPE_PNG);
              XSSFShapeGroup group =
                  sheet
                      .createDrawingPatriarch()
                      .createGroup(new XSSFClientAnchor(0, 0, 0, 0, 0, 1, 3, 9));
              group.createPicture(new XSSFClientAnchor(0, 0, 0, 0, 0, 1, 3, 9), image);
            });
    assertEquals(1, unread(read).size());
    assertTrue(unread(read).get(0).contains("问题与改进!A2"), () -> unread(read).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aPictureInPlaceOfTextOrFiguresIsListed(String format) throws Exception {
    Submission read =
        read(
            format,
            book -> {
              book.getSheet("问题与改进").getRow(1).createCell(1);
              picture(book.getSheet("问题与改进"), 1, 0, 9, 3);
              picture(book.getSheet("依申请公开"), 4, 5, 20, 9); // a seal over figures
            });
    assertEquals(List.of("WARNING 问题与改进!A2处的图片没有读取，图片覆盖的单元格没有填写；请将图片中的数字和文字填入相应单元格"), unread(read));
  }

  /** A clerk pastes a scan of the table over the cells, and fills in none. */
  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aPictureInPlaceOfFiguresIsAnError(String format) throws Exception {
    Submission read =
        read(
            format,
            book -> {
              Sheet table = book.getSheet("复议诉讼");
              table.forEach(
                  row ->
                      row.forEach(
                          cell -> {
                            if (cell.getRowIndex() == 4) {
                              cell.setBlank();
                            }
                          }));
              picture(table, 4, 0, 6, 8);
            });
    assertEquals(List.of("ERROR 复议诉讼!A5处是图片，图片覆盖的单元格没有填数，无法核对；请按图片将数逐格填入表中"), unread(read));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aPictureInTheCellOfAFigureIsNotZero(String format) throws Exception {
    Submission read =
        read(
            format,
            book -> {
              book.getSheet("依申请公开").getRow(4).createCell(3);
              picture(book.getSheet("依申请公开"), 4, 3, 4, 3);
            });
    assertEquals(
        List.of("V-TYPE"),
        read.readingDiscrepancies().stream()
            .filter(each -> each.cells().stream().anyMatch(at -> at.toString().endsWith("!D5")))
            .map(Discrepancy::rule)
            .toList());
    assertEquals(List.of(), unread(read));
  }

  @Test
  void manyPiecesAreListedTogetherBySheet() throws Exception {
    Submission read =
        read(
            "xlsx",
            book -> {
              for (String name : List.of("台账", "附表")) {
                Sheet sheet = book.createSheet(name);
                for (int row = 0; row < 50; row += 2) {
                  sheet.createRow(row).createCell(0).setCellValue(name + "第" + row + "行");
                }
              }
            });
    List<String> unread = new ArrayList<>(unread(read));
    assertEquals(22, unread.size());
    assertEquals(
        List.of("NOTICE 台账!A41等 5 处有内容没有读取", "NOTICE 附表!A1等 25 处有内容没有读取"),
        unread.subList(20, 22).stream().map(text -> text.replaceAll("：.*", "")).toList());
  }
}
