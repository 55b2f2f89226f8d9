package org.nianbao.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.template.BundledTemplate;
import org.nianbao.template.Editions;
import org.nianbao.template.FaultyTemplateException;
import org.nianbao.template.Template;

/** Mistakes of a maintainer in the template of 2021, and the sentence that tells each. */
class TemplateMistakesTest {
  private interface Mistake {
    void make(XSSFWorkbook book);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("not protected", b -> unprotect(b, "依申请公开"), "依申请公开：", "没有保护"),
        mistake("placeholder not closed", b -> set(b, "主动公开", "B4", "${a.b"), "主动公开!B4", "没有以"),
        mistake("key misspelt with blank", b -> set(b, "主动公开", "B4", "${a b}"), "主动公开!B4", "不合规"),
        mistake(
            "key twice",
            b -> set(b, "主动公开", "B4", "${disclosure.rules.repealed}"),
            "主动公开!C4",
            "重复"),
        mistake("placeholder lost", b -> cell(b, "主动公开", "B4").setBlank(), "主动公开!B4"),
        mistake("year lost", b -> set(b, "封面", "B6", "2024"), "year"),
        mistake("code in place of a key", b -> set(b, "差异表", "A2", "${x.getClass()}"), "差异表!A2"),
        mistake("no data validation", b -> clearValidations(b, "主动公开"), "主动公开!B4", "数据有效性"),
        mistake("level unknown", b -> set(b, at("T2-RULES", "K"), "乡镇"), "适用层级“乡镇”"),
        mistake(
            "last year's key misspelt",
            b -> set(b, "上年", "D6", "${previous.disclosure.rule.issued}"),
            "上年!D6",
            "previous."),
        mistake("number of a rule misspelt", b -> set(b, at("N-FEE", "A"), "N-FEES"), "编号“N-FEE”"),
        mistake("severity misspelt", b -> set(b, at("T4-TOTAL", "B"), "严重"), "级别", "严重"),
        mistake("relation misspelt", b -> set(b, at("T4-TOTAL", "F"), "＞"), "关系", "＞"),
        mistake("years not legible", b -> set(b, "校验", "D2", "今后"), "适用年度", "今后"),
        mistake(
            "total computed from itself",
            b -> formula(b, at("T4-TOTAL", "G"), "SUM(复议诉讼!A5:E5)"),
            "自动计算的 复议诉讼!E5"),
        mistake(
            "two totals computed from each other",
            b -> {
              formula(b, at("T4-TOTAL", "G"), "复议诉讼!J5");
              formula(b, next("T4-TOTAL", "G"), "复议诉讼!E5");
            },
            "用它自己来算"),
        mistake(
            "row left out of a sum",
            b -> rules(b, "T3-PROCESSED", row -> shrink(row, "26")),
            "依申请公开!D27",
            "T3-PROCESSED"),
        mistake(
            "column without its balance", b -> delete(b, "T3-BALANCE"), "依申请公开!D5", "T3-BALANCE"),
        mistake("row without its total", b -> delete(b, "T3-TOTAL"), "依申请公开!D5 至 J5", "T3-TOTAL"),
        mistake(
            "rule repeated",
            b -> {
              formula(b, at("T3-TOTAL", "E"), "SUM(依申请公开!J6)");
              formula(b, at("T3-TOTAL", "G"), "SUM(依申请公开!D6:I6)");
            },
            "相同"),
        mistake(
            "rules that contradict each other",
            b -> {
              formula(b, at("Y-INFORCE", "E"), "主动公开!B8");
              formula(b, at("Y-INFORCE", "G"), "1");
              formula(b, next("Y-INFORCE", "E"), "主动公开!B8");
              formula(b, next("Y-INFORCE", "G"), "2");
            },
            "矛盾"),
        mistake(
            "figure that can have one value only",
            b -> formula(b, at("T3-PROCESSED", "G"), "SUM(依申请公开!D7:D27)+依申请公开!D28"),
            "依申请公开!D"),
        mistake(
            "sides that are the same",
            b -> formula(b, at("T3-BALANCE", "G"), "SUM(依申请公开!D5:D6)"),
            "总是相等"),
        mistake("input cell locked", b -> lock(b, "主动公开", "B8"), "主动公开!B8", "锁定"),
        mistake(
            "formula names a sheet that is gone",
            b -> replaceFormula(b, "封面", "B11", "COUNTA(主动公告!B4:D5)"),
            "封面!B11",
            "主动公告"),
        mistake(
            "reference lost", b -> replaceFormula(b, "草稿", "C4", "SUM(#REF!)"), "草稿!C4", "#REF!"),
        mistake("no sheet for discrepancies", b -> remove(b, "差异表"), "缺少“差异表”"),
        mistake("no sheet for units", b -> remove(b, "报送情况"), "缺少“报送情况”"),
        mistake("rules gone", b -> remove(b, "校验"), "缺少“校验”"),
        mistake(
            "function in a rule", b -> formula(b, at("T4-TOTAL", "G"), "MAX(复议诉讼!A5:D5)"), "MAX"),
        mistake(
            "unit in the title",
            b -> set(b, "封面", "A1", "${unit.name}政府信息公开工作年度报告"),
            "封面!A1",
            "单独占一格"),
        mistake("options from an empty range", b -> options(b, "草稿!$Z$1:$Z$3"), "封面!B5", "没有可选项"),
        mistake(
            "options with Chinese commas",
            b -> options(b, "\"县级部门，乡镇街道\""),
            "封面!B5",
            "县级部门，乡镇街道",
            "半角逗号"),
        mistake(
            "two columns of one name",
            b -> set(b, "依申请公开", "F4", "商业企业"),
            "依申请公开!F5",
            "与 E5 的行名、列名相同"),
        mistake(
            "narrative misspelt",
            b -> set(b, "总体情况", "B50", "${narative.overview.supervision}"),
            "总体情况!B50",
            "narrative."),
        mistake("options from a name that is gone", b -> options(b, "层级表"), "封面!B5", "没有可选项"),
        mistake(
            "result of another row",
            b -> formula(b, at("T4-TOTAL", "I"), "IF(H4=0,\"通过\",\"不符\")"),
            "T4-TOTAL",
            "左边是 1、右边是 1 时应为“通过”，这一格却算出“不符”"),
        mistake(
            "result of an equality in the row of an inequality",
            b -> formula(b, at("T2-INFORCE", "I"), "IF(H49=0,\"通过\",IF(L49<>\"\",\"已说明\",\"不符\"))"),
            "T2-INFORCE",
            "左边是 2、右边是 1 时应为“通过”，这一格却算出“不符”"),
        mistake(
            "result without last year",
            b -> formula(b, at("Y-INFORCE", "I"), "IF(H58=0,\"通过\",\"不符\")"),
            "Y-INFORCE",
            "“上年”表没有数时",
            "未检查"),
        mistake(
            "amounts among whole numbers",
            b -> formula(b, at("V-TYPE", "I"), "IF(主动公开!B15<>INT(主动公开!B15),\"不符\",\"收到后检查\")"),
            "V-TYPE",
            "却算出“不符”"),
        mistake(
            "rule about a label",
            b -> formula(b, at("T4-TOTAL", "G"), "SUM(复议诉讼!A4:D4)"),
            "复议诉讼!A4",
            "不是字段"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void isTold(String name, Mistake mistake, List<String> expected) throws Exception {
    byte[] packaged = Objects.requireNonNull(BundledTemplate.packagedContent("zfxxgk-2021.xlsx"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(packaged))) {
      mistake.make(book);
      book.write(out);
    }
    List<Message> told = told(out.toByteArray());
    List<String> sentences = told.stream().map(Messages.CHINESE::format).toList();
    assertTrue(
        sentences.stream().anyMatch(each -> expected.stream().allMatch(each::contains)),
        () -> name + ": " + expected + " not in " + sentences);
    told.forEach(Messages.ENGLISH::format); // each has a sentence in English
  }

  /** Mistakes, and all that is told of each: nothing that follows from the mistake. */
  static Stream<Arguments> singleSentences() {
    return Stream.of(
        mistake(
            "key twice",
            b -> set(b, "复议诉讼", "B5", "${review.upheld}"),
            "复议诉讼!B5：字段 review.upheld 重复，已在 复议诉讼!A5 出现"),
        mistake(
            "severity misspelt",
            b -> set(b, at("T2-INFORCE", "B"), "错"),
            "校验!B49：“级别”列不能填“错”，只能填 错误、警告、提示"),
        mistake(
            "relation misspelt",
            b -> set(b, at("T2-INFORCE", "F"), "<"),
            "校验!F49：“关系”列不能填“<”，只能填 =、≥、≤、叙述"),
        mistake(
            "computing misspelt",
            b -> set(b, at("T4-TOTAL", "J"), "对"),
            "校验!J43：“自动计算”列不能填“对”，只能填 是、预填"),
        mistake(
            "sums that end a row too early",
            b -> rules(b, "T3-PROCESSED", row -> shrink(row, "26")),
            "依申请公开!D27 至 J27：“3.其他·自然人”至“3.其他·总计”共 7 格不在规则 T3-PROCESSED 里，"
                + "同一行或同一列的其他数都在；请扩大公式的范围，或者为它们补上规则（参看校验!A17）"),
        mistake(
            "formula about a sheet that is not there",
            b -> {
              replaceFormula(b, "校验", "E49", "SUM(公开表!C4:D4)");
              replaceFormula(b, "校验", "E50", "SUM(公开表!C5:D5)");
            },
            "校验!E49：公式用到的工作表“公开表”不存在，请改为现有的工作表"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("singleSentences")
  void isToldInOneSentence(String name, Mistake mistake, List<String> expected) throws Exception {
    assertEquals(expected, sentences(mistake));
  }

  private static List<String> sentences(Mistake mistake) throws Exception {
    byte[] packaged = Objects.requireNonNull(BundledTemplate.packagedContent("zfxxgk-2021.xlsx"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(packaged))) {
      mistake.make(book);
      book.write(out);
    }
    return told(out.toByteArray()).stream().map(Messages.CHINESE::format).toList();
  }

  @Test
  void thePackagedTemplatesHaveNone() throws Exception {
    for (int year : new int[] {2024, 2020}) {
      List<String> sentences =
          TemplateLint.findings(Template.forYear(year)).stream()
              .map(Messages.CHINESE::format)
              .toList();
      assertEquals(List.of(), sentences);
    }
    Template website = Editions.ofForm("政府网站工作年度报表", null).orElseThrow().expected();
    assertEquals(List.of(), TemplateLint.findings(website));
  }

  @Test
  void whichCellsAreFilledNeedNotBeStated() throws Exception {
    byte[] packaged = Objects.requireNonNull(BundledTemplate.packagedContent("zfxxgk-2021.xlsx"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(packaged))) {
      cell(book, "复议诉讼", "A1").removeCellComment();
      cell(book, "依申请公开", "A1").getCellComment().setString("jx:area(lastCell=\"D8\")");
      book.write(out);
    }
    assertEquals(List.of(), told(out.toByteArray()));
  }

  private static List<Message> told(byte[] workbook) throws Exception {
    try {
      return TemplateLint.findings(Template.open("模板.xlsx", workbook));
    } catch (FaultyTemplateException e) {
      return e.faults();
    }
  }

  private static Arguments mistake(String name, Mistake mistake, String... told) {
    return Arguments.of(name, mistake, List.of(told));
  }

  /** The place of a rule's cell: the first rule with the number, or the one after. */
  private record RuleCell(String id, String column, int skipped) {}

  private static RuleCell at(String id, String column) {
    return new RuleCell(id, column, 0);
  }

  private static RuleCell next(String id, String column) {
    return new RuleCell(id, column, 1);
  }

  private static XSSFCell cell(XSSFWorkbook book, RuleCell at) {
    List<XSSFRow> rows = rowsOf(book, at.id());
    return rows.get(at.skipped()).getCell(CellReference.convertColStringToIndex(at.column()));
  }

  private static List<XSSFRow> rowsOf(XSSFWorkbook book, String id) {
    Stream.Builder<XSSFRow> rows = Stream.builder();
    for (Row row : book.getSheet("校验")) {
      if (row.getCell(0) != null && row.getCell(0).toString().equals(id)) {
        rows.add((XSSFRow) row);
      }
    }
    return rows.build().toList();
  }

  private static XSSFCell cell(XSSFWorkbook book, String sheet, String at) {
    CellReference place = new CellReference(at);
    return book.getSheet(sheet).getRow(place.getRow()).getCell(place.getCol());
  }

  private static void set(XSSFWorkbook book, String sheet, String at, String text) {
    set(cell(book, sheet, at), text);
  }

  private static void set(XSSFWorkbook book, RuleCell at, String text) {
    set(cell(book, at), text);
  }

  private static void set(XSSFCell cell, String text) {
    cell.setBlank(); // POI leaves the text of an inline string as it was
    cell.setCellValue(text);
  }

  private static void formula(XSSFWorkbook book, RuleCell at, String formula) {
    cell(book, at).setCellFormula(formula);
  }

  /** Sets a formula that POI does not parse, as a spreadsheet program may leave it. */
  private static void replaceFormula(XSSFWorkbook book, String sheet, String at, String formula) {
    XSSFCell cell = cell(book, sheet, at);
    cell.setCellFormula("SUM(A1)");
    cell.getCTCell().getF().setStringValue(formula);
  }

  private static void unprotect(XSSFWorkbook book, String sheet) {
    book.getSheet(sheet).getCTWorksheet().unsetSheetProtection();
  }

  private static void options(XSSFWorkbook book, String source) {
    book.getSheet("封面").getCTWorksheet().getDataValidations().getDataValidationList().stream()
        .filter(each -> each.getSqref().contains("B5"))
        .forEach(each -> each.setFormula1(source));
  }

  private static void clearValidations(XSSFWorkbook book, String sheet) {
    book.getSheet(sheet).getCTWorksheet().unsetDataValidations();
  }

  private interface RowEdit {
    void apply(XSSFRow row);
  }

  private static void rules(XSSFWorkbook book, String id, RowEdit edit) {
    rowsOf(book, id).forEach(edit::apply);
  }

  /** Ends the range of a sum one row earlier, as it is left when a row is inserted below it. */
  private static void shrink(XSSFRow row, String last) {
    XSSFCell cell = row.getCell(6);
    cell.setCellFormula(cell.getCellFormula().replace("27)", last + ")"));
  }

  /** Removes the number of the first of several rules: a row without one is no rule. */
  private static void delete(XSSFWorkbook book, String id) {
    cell(book, at(id, "A")).setBlank();
  }

  private static void lock(XSSFWorkbook book, String sheet, String at) {
    XSSFCell cell = cell(book, sheet, at);
    XSSFCellStyle style = book.createCellStyle();
    style.cloneStyleFrom(cell.getCellStyle());
    style.setLocked(true);
    cell.setCellStyle(style);
  }

  private static void remove(XSSFWorkbook book, String sheet) {
    XSSFSheet removed = book.getSheet(sheet);
    book.removeSheetAt(book.getSheetIndex(removed));
  }
}
