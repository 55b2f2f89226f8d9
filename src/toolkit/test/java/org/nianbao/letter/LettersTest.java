package org.nianbao.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.Nianbao;
import org.nianbao.ZipParts;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.notice.Letter;
import org.nianbao.notice.Letter.Finding;
import org.nianbao.notice.LetterWording;
import org.nianbao.notice.OfficeSettings;
import org.nianbao.roster.Roster.Unit;
import org.nianbao.task.IssueTask;
import org.nianbao.template.BundledTemplate;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;
import org.nianbao.template.TemplateSource;
import org.nianbao.template.UnusableTemplateException;

/** The wording of letters, and their documents. */
class LettersTest {
  private static final LocalDate TODAY = LocalDate.of(2025, 1, 25);

  private static final OfficeSettings SETTINGS =
      new OfficeSettings(
          "红旗区人民政府办公室",
          "王一",
          "0351-1",
          LocalDate.of(2025, 1, 20),
          LocalDate.of(2025, 2, 10),
          List.of());

  private static final LetterWording SET = wording(SETTINGS);
  private static final LetterWording NOT_SET = wording(OfficeSettings.NONE);

  private static final String FORM = Template.current().form();

  @TempDir Path folder;

  @AfterEach
  void usePackagedTemplates() {
    BundledTemplate.setSource(TemplateSource.NONE);
  }

  private static LetterWording wording(OfficeSettings settings) {
    return new LetterWording(settings, TODAY, Messages.CHINESE);
  }

  private static Discrepancy found(Severity severity) {
    return Discrepancy.of("X", severity, "", "", Message.of("form.unit.unreadable"));
  }

  private static ValidationResult filled(Discrepancy... found) {
    Submission submission =
        Submission.of(
            "",
            Template.current(),
            Map.of("requests.received.total", BigDecimal.ONE),
            Map.of(Template.UNIT, "红旗区小店镇"),
            2024);
    return new ValidationResult("收到/小店.xlsx", submission, List.of(found), List.of(), null);
  }

  private static Letter letter(ValidationResult checked) {
    return Objects.requireNonNull(SET.returnLetter(checked, 2024, 0));
  }

  private static String text(ValidationResult checked) {
    return String.join("\n", letter(checked).texts());
  }

  @Test
  void countsErrorsAndWhatIsToBeExplained() {
    Discrepancy explained = found(Severity.WARNING).explainedBy("已核实");
    Letter letter =
        letter(
            filled(
                found(Severity.WARNING),
                explained,
                found(Severity.NOTICE),
                found(Severity.ERROR),
                found(Severity.ERROR)));
    assertEquals("红旗区小店镇", letter.unit());
    assertEquals(
        List.of(
            "你单位报送的2024年度政府信息公开工作年度报告（文件：小店.xlsx）收悉。经审核，发现错误2项、需说明事项1项，"
                + "现予退回，请于2025年2月10日前改正并重新报送。具体如下："),
        letter.texts());
    assertEquals(3, letter.findings().size());
    assertTrue(letter.notes().get(0).startsWith("第1至2项为错误，须改正。第3项填写有误的请改正"));
  }

  @Test
  void namesWhatIsStillOpenAndWhatChangedWithoutRequest() {
    Discrepancy changed =
        Discrepancy.of(
            "R-CHANGED", Severity.NOTICE, "", "", Message.of("round.changed", "甲", "3", "30"));
    ValidationResult checked = filled(found(Severity.ERROR), changed, found(Severity.NOTICE));
    Letter letter = Objects.requireNonNull(SET.returnLetter(checked, 2024, 1));
    String text = letter.texts().get(0);
    assertTrue(text.contains("发现错误1项、未要求更正而改动、需核对的数1处（上次退回的问题中尚有1项未改正），现予退回"), text);
    assertEquals(2, letter.findings().size());
    assertTrue(letter.findings().get(1).problem().startsWith("甲：上次报送为 3，本次为 30"));
    assertNull(SET.returnLetter(filled(changed), 2024, 0));
  }

  @Test
  void warningsAloneAreToBeExplained() {
    String text = text(filled(found(Severity.WARNING)));
    assertTrue(text.contains("经审核，有需说明事项1项，请于2025年2月10日前核实，改正或者说明后重新报送"), text);
  }

  @Test
  void noticesAndExplainedWarningsAreNoReasonForALetter() {
    Discrepancy explained = found(Severity.WARNING).explainedBy("已核实");
    assertNull(SET.returnLetter(filled(explained, found(Severity.NOTICE)), 2024, 0));
  }

  @Test
  void saysWhatCameInPlaceOfTheReport() throws IOException {
    LastYearReports none = LastYearReports.none();
    Path blank = folder.resolve("空.xlsx");
    IssueTask.issue(Template.current(), Unit.named("小店镇", ""), 2024, none, blank);
    String asksForFigures = text(Nianbao.validate(Template.current(), blank, 2024, none));
    assertTrue(asksForFigures.contains("（文件：空.xlsx）收悉。经审核，表中没有填写任何数"), asksForFigures);
    String otherYear =
        String.join("", Objects.requireNonNull(SET.returnLetter(filled(), 2025, 0)).texts());
    assertTrue(otherYear.contains("该文件是2024年度政府信息公开工作年度报告，不是本次应报送的年度"), otherYear);
    assertTrue(otherYear.endsWith("报送2025年度政府信息公开工作年度报告。"), otherYear);
    ValidationResult encrypted =
        ValidationResult.unreadable("a.xlsx", Message.of("grid.encrypted"));
    assertTrue(text(encrypted).contains("文件“a.xlsx”收悉。该文件无法读取：文件已加密"), text(encrypted));
  }

  @Test
  void aContentThatIsNotWhatTheExtensionSays() {
    Message reason = Message.of("grid.kind.ofd");
    String plain = "该文件无法读取：OFD 文件中没有文字";
    String renamed = text(ValidationResult.unreadable("a.xlsx", reason));
    assertTrue(renamed.contains("该文件无法读取：文件内容与扩展名不符，OFD 文件中没有文字"), renamed);
    String named = text(ValidationResult.unreadable("a.OFD", reason));
    assertTrue(named.contains(plain), named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"grid.denied", "grid.computer-memory", "cli.memory"})
  void noUnitIsToldOfATroubleOfThisComputer(String reason) {
    assertNull(
        SET.returnLetter(ValidationResult.unreadable("a.xlsx", Message.of(reason)), 2024, 0));
  }

  @Test
  void aDeadlineThatIsNotSetOrHasPassedIsLeftBlank() {
    ValidationResult wrong = filled(found(Severity.ERROR));
    String blank = "请于　　月　　日前改正";
    assertTrue(
        Objects.requireNonNull(NOT_SET.returnLetter(wrong, null, 0))
            .texts()
            .get(0)
            .contains(blank));
    LetterWording late =
        wording(new OfficeSettings("", "", "", null, LocalDate.of(2025, 1, 24), List.of()));
    assertTrue(
        Objects.requireNonNull(late.returnLetter(wrong, null, 0)).texts().get(0).contains(blank));
    assertNotNull(late.remark());
  }

  /** Whoever made letters without settings is told what they lack. */
  @Test
  void whatTheLettersLackForWantOfSettings() {
    assertEquals(
        "“设置.txt”里没有填写落款、联系人、联系电话、改正截止日期，退回通知里没有这些内容；填写后再校验一次，就会写上。", remark(OfficeSettings.NONE));
    LocalDate due = LocalDate.of(2025, 3, 24);
    assertEquals(
        "“设置.txt”里没有填写落款，退回通知里没有这些内容；填写后再校验一次，就会写上。",
        remark(new OfficeSettings("", "", "0351-1", null, due, List.of())));
    assertNull(wording(new OfficeSettings("甲", "", "0351-1", null, due, List.of())).remark());
  }

  private static String remark(OfficeSettings settings) {
    return Messages.CHINESE.format(Objects.requireNonNull(wording(settings).remark()));
  }

  @Test
  void aReminderNamesTheDeadline() {
    String late = SET.reminder("交通局", FORM, 2024).texts().get(0);
    assertTrue(late.startsWith("你单位2024年度政府信息公开工作年度报告应于2025年1月20日前报送"), late);
    assertTrue(late.contains("收到本通知后尽快报送"), late);
    assertTrue(NOT_SET.reminder("交通局", FORM, 2024).texts().get(0).contains("请于　　月　　日前报送"));
  }

  @Test
  void theDocumentHasEveryFindingAndTheOffice() throws IOException {
    Finding finding = new Finding("甲处\n（表!A1）", "错", "改");
    Letter letter =
        new Letter("甲局", FORM, List.of("一。", "二。"), Collections.nCopies(40, finding), List.of("注"));
    try (XWPFDocument document = document(BundledTemplate.RETURN_LETTER, List.of(letter), SET)) {
      XWPFTable table = document.getTables().get(0);
      assertEquals(41, table.getNumberOfRows());
      assertEquals("40", table.getRow(40).getCell(0).getText());
      assertEquals("甲处\n（表!A1）", table.getRow(40).getCell(1).getText());
      List<String> texts = texts(document);
      assertEquals(
          List.of(
              "政府信息公开工作年度报告\n退回修改通知",
              "甲局：",
              "一。",
              "二。",
              "注",
              "红旗区人民政府办公室",
              "2025年1月25日",
              "（联系人：王一，联系电话：0351-1）"),
          texts);
    }
  }

  @Test
  void withoutFindingsAndSettingsNothingIsLeftOver() throws IOException {
    Letter letter = new Letter("", FORM, List.of("无法读取。"), List.of(), List.of());
    try (XWPFDocument document =
        document(BundledTemplate.RETURN_LETTER, List.of(letter), NOT_SET)) {
      assertEquals(List.of(), document.getTables());
      assertEquals(
          List.of("政府信息公开工作年度报告\n退回修改通知", "有关单位：", "无法读取。", "", "2025年1月25日"), texts(document));
    }
  }

  @Test
  void theTitleNamesTheForm() throws IOException {
    Letter returned = new Letter("甲局", "政府网站工作年度报表", List.of("一。"), List.of(), List.of());
    try (XWPFDocument document = document(BundledTemplate.RETURN_LETTER, List.of(returned), SET)) {
      assertEquals("政府网站工作年度报表\n退回修改通知", texts(document).get(0));
    }
    Letter reminder = SET.reminder("甲局", "政府网站工作年度报表", 2024);
    try (XWPFDocument document =
        document(BundledTemplate.REMINDER_LETTER, List.of(reminder), SET)) {
      assertEquals("政府网站工作年度报表\n催报通知", texts(document).get(0));
    }
  }

  @Test
  void allLettersBeginOnPagesOfTheirOwn() throws IOException {
    List<Letter> letters =
        List.of(
            SET.reminder("甲局", FORM, 2024),
            SET.reminder("乙局", FORM, 2024),
            SET.reminder("丙局", FORM, 2024));
    try (XWPFDocument document = document(BundledTemplate.REMINDER_LETTER, letters, SET)) {
      assertEquals(
          List.of("甲局：", "乙局：", "丙局："),
          texts(document).stream().filter(text -> text.endsWith("局：")).toList());
      long ends =
          document.getParagraphs().stream()
              .filter(each -> each.getCTP().isSetPPr() && each.getCTP().getPPr().isSetSectPr())
              .count();
      assertEquals(2, ends);
      assertEquals(
          1, document.getDocument().getBody().getSectPr().getPgNumType().getStart().intValue());
    }
  }

  @Test
  void aValueIsNoExpression() throws IOException {
    Letter letter = new Letter("${1+2}", FORM, List.of("${x}"), List.of(), List.of());
    try (XWPFDocument document = document(BundledTemplate.RETURN_LETTER, List.of(letter), SET)) {
      assertTrue(
          texts(document).containsAll(List.of("${1+2}：", "${x}")), texts(document)::toString);
    }
  }

  @Test
  void aTemplateWithAnotherNameIsRefused() throws IOException {
    byte[] packaged = BundledTemplate.content(BundledTemplate.RETURN_LETTER);
    byte[] changed =
        ZipParts.of(packaged).xml(xml -> xml.replace("${signature}", "${mayor}")).pack();
    Map<String, byte[]> replaced = new HashMap<>();
    replaced.put(BundledTemplate.RETURN_LETTER, changed);
    BundledTemplate.setSource(replaced::get);
    UnusableTemplateException fault =
        assertThrows(
            UnusableTemplateException.class,
            () -> LetterDocument.requireUsable(BundledTemplate.RETURN_LETTER, SET));
    assertEquals("letter.template.unknown", fault.faults().get(0).key());
    replaced.put(
        BundledTemplate.RETURN_LETTER,
        ZipParts.of(packaged).xml(xml -> xml.replace("退回修改通知", "退回函")).pack());
    LetterDocument.requireUsable(BundledTemplate.RETURN_LETTER, SET);
    Letter letter = new Letter("甲局", FORM, List.of("一。"), List.of(), List.of());
    try (XWPFDocument document = document(BundledTemplate.RETURN_LETTER, List.of(letter), SET)) {
      assertTrue(texts(document).get(0).endsWith("退回函"));
      assertFalse(texts(document).get(0).contains("通知"));
    }
  }

  private static XWPFDocument document(String template, List<Letter> letters, LetterWording wording)
      throws IOException {
    return new XWPFDocument(
        new ByteArrayInputStream(LetterDocument.of(template, letters, wording)));
  }

  private static List<String> texts(XWPFDocument document) {
    return document.getParagraphs().stream().map(XWPFParagraph::getText).toList();
  }

  @Test
  void lettersNameTheFormThatIsExpected() {
    LetterWording english = new LetterWording(SETTINGS, TODAY, Messages.ENGLISH, "政府网站工作年度报表");
    ValidationResult damaged = ValidationResult.unreadable("a.xlsx", Message.of("grid.kind.pdf"));
    for (Letter letter :
        List.of(
            Objects.requireNonNull(english.returnLetter(damaged, 2024, 0)),
            english.reminder("交通局", "政府网站工作年度报表", 2024))) {
      assertTrue(letter.texts().get(0).contains("政府网站工作年度报表 for 2024"), letter::toString);
    }
  }
}
