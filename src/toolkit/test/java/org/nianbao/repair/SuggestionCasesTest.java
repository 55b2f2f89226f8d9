package org.nianbao.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.nianbao.Nianbao;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.FilledForms;
import org.nianbao.form.Submission;
import org.nianbao.message.Messages;
import org.nianbao.rule.RuleChecker;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;
import org.nianbao.workbook.DiscrepancyRow;
import org.nianbao.workbook.SuggestionColumn;

/** Mistakes in which a right figure is easily called wrong. */
class SuggestionCasesTest {
  private static final Template TEMPLATE = Template.current();
  private static final String PERSON = ".naturalPerson";
  private static final String ENTERPRISE = ".enterprise";
  private static final String OTHER = ".otherOrg";
  private static final String TOTAL = ".total";

  private final Map<String, BigDecimal> figures = new HashMap<>();

  @Test
  void whatTheTextStatesOutranksHowPeopleSlip() {
    Map<String, String> texts = smallOffice();
    texts.put("requests.carriedIn" + PERSON, "10");
    texts.put("narrative.overview.requests", "全年共收到政府信息公开申请7件，上年结转1件，办结7件，结转下年度继续办理1件。");
    Submission submission = FilledForms.of(TEMPLATE, texts);
    assertTrue(
        sentence(submission).startsWith("最可能：二、上年结转政府信息公开申请数量·自然人应为 1（现为 10，疑多录一位）"),
        () -> sentence(submission));
  }

  /** A form that was printed or copied into a document has numbers where it computed totals. */
  @Test
  void inADocumentOneWrongPartMayMakeItsTotalsWrong() {
    smallOffice().forEach((key, value) -> putNumber(key, value));
    put("requests.granted" + PERSON, 3);
    total();
    Map<String, String> texts =
        Map.of(
            Template.UNIT,
            "小店镇",
            "narrative.overview.requests",
            "全年共收到政府信息公开申请7件，上年结转1件，办结7件，其中予以公开5件，结转下年度继续办理1件。");
    Submission submission = Submission.of("", TEMPLATE, figures, texts, 2024);
    assertTrue(
        sentence(submission).startsWith("最可能：（一）予以公开·自然人（依申请公开!D7）应为 4（现为 3，相差 1）；相关的合计、总计随之改正。"),
        () -> sentence(submission));
    FailedRuleGroup fault = faults(submission).get(0);
    assertTrue(fault.expects("requests.granted" + TOTAL, "5"));
    assertTrue(fault.expects("requests.processedTotal" + TOTAL, "7"));
  }

  @Test
  void aTotalThatTheSuggestionKeepsShouldBeNothingElse() {
    smallOffice().forEach((key, value) -> putNumber(key, value));
    total();
    put("requests.received" + TOTAL, 70);
    put("requests.granted" + TOTAL, 14);
    Submission submission = MistakeTrial.submission(figures, true);
    assertEquals(
        Map.of("requests.received" + TOTAL, "7", "requests.granted" + TOTAL, "5"),
        expected(submission));
    assertEquals(
        List.of(
            "总计：本年新收与上年结转合计 71 件，办理结果总计与结转下年度合计 8 件，相差 63 件",
            "总计：（七）总计 7 件，（一）至（六）各项之和 16 件，相差 9 件",
            "一、本年新收政府信息公开申请数量：总计 70 件，自然人与法人或其他组织各栏之和 7 件，相差 63 件",
            "（一）予以公开：总计 14 件，自然人与法人或其他组织各栏之和 5 件，相差 9 件"),
        errors(submission));
  }

  @Test
  void whereOnlyTotalsAreFilledInPartsAreMissing() {
    for (String row : List.of("received", "processedTotal")) {
      put("requests." + row + TOTAL, 14);
    }
    put("review.upheld", 1);
    put("review.total", 1);
    Submission submission = MistakeTrial.submission(figures, true);
    assertEquals(List.of("“依申请公开”只填了总计，分项未填，请补填各分项"), errors(submission));
    assertEquals(List.of(), faults(submission));
  }

  @Test
  void whereOneColumnAndTotalsAreFilledInTheOtherColumnsAreMissing() {
    for (String row : List.of("received", "granted", "processedTotal")) {
      put("requests." + row + PERSON, 9);
      put("requests." + row + TOTAL, 14);
    }
    Submission submission = MistakeTrial.submission(figures, true);
    assertEquals(List.of("“依申请公开”只填了“自然人”和总计，其他各栏为空或为 0，请核对补填"), errors(submission));
    assertEquals(List.of(), faults(submission));
  }

  @Test
  void whereTheTextContradictsEachChangeThatIsSaid() {
    Map<String, String> texts = smallOffice();
    texts.put("requests.received" + PERSON, "9");
    texts.put("narrative.overview.requests", "全年收到政府信息公开申请10件，上年结转1件，办结7件，结转下年度继续办理1件。");
    Submission submission = FilledForms.of(TEMPLATE, texts);
    assertTrue(
        sentence(submission).startsWith("各种改法都与文字部分或上年年报不一致，请对照台账核实："), () -> sentence(submission));
  }

  /** How many changes the search kept before it stopped tells a clerk nothing. */
  @Test
  void whereThereAreMoreChangesThanTheSearchKeepsTheirNumberIsNotSaid() {
    Map<String, String> texts = smallOffice();
    texts.put("requests.received" + PERSON, "16");
    String sentence = sentence(FilledForms.of(TEMPLATE, texts));
    assertTrue(
        sentence.endsWith("；其他改法还有很多，没有列出") || sentence.endsWith("。其他改法很多，可能性都较小"), sentence);
    assertFalse(sentence.contains("种"), sentence);
  }

  @Test
  void twoEqualColumnsAreNamedAndNoTotalIsBlamed() throws Exception {
    takePublished();
    for (String key : List.copyOf(figures.keySet())) {
      if (key.endsWith(OTHER)) {
        figures.put(key, figures.get(key.replace(OTHER, PERSON)));
      }
    }
    Submission submission = MistakeTrial.submission(figures, true);
    assertEquals("可能是：“自然人、其他”的数完全相同，疑有误抄，请对照台账核实", sentence(submission));
    assertEquals(Map.of(), expected(submission));
  }

  @Test
  void aCaseInAnotherRowMayBeOneInTheTotals() throws Exception {
    takePublished();
    add("requests.granted" + PERSON, -1);
    add("requests.notProcessed.petition" + PERSON, 1);
    Submission submission = MistakeTrial.submission(figures, true);
    assertEquals(Map.of(), expected(submission));
    assertTrue(hasSuggestion(submission, "requests.granted" + TOTAL));
    assertTrue(hasSuggestion(submission, "requests.granted" + PERSON));
    assertTrue(
        sentence(submission).startsWith("以下改法都能使勾稽关系成立，请对照台账核实："), () -> sentence(submission));
  }

  @Test
  void exchangedRowsMayBeExchangedTotals() throws Exception {
    takePublished();
    String one = "requests.notProcessed.repeated";
    String other = "requests.notProcessed.excessive";
    for (String column : List.of(PERSON, ENTERPRISE)) {
      long was = value(one + column);
      put(one + column, value(other + column));
      put(other + column, was);
    }
    Submission submission = MistakeTrial.submission(figures, true);
    List<Suggestion> two = faults(submission).get(0).suggestions().subList(0, 2);
    assertEquals(
        List.of("[.naturalPerson]", "[.total]"),
        two.stream().map(each -> firstColumn(each)).toList(),
        () -> sentence(submission));
    assertEquals(Map.of(), expected(submission));
  }

  @Test
  void whatWasCarriedInIsNotTheFirstGuess() {
    put("requests.received" + PERSON, 36);
    put("requests.granted" + PERSON, 8);
    put("requests.unavailable.notHeld" + PERSON, 88); // was 28
    Submission submission = MistakeTrial.submission(complete(), false);
    FailedRuleGroup fault = faults(submission).get(0);
    assertFalse(fault.isFirstLikely());
    assertEquals(
        "requests.received" + PERSON, fault.suggestions().get(0).changes().get(0).field().key());
  }

  @Test
  void whoSentADocumentIsToldNoCells() throws Exception {
    takePublished();
    add("requests.granted" + TOTAL, 10);
    Submission submission =
        Submission.of("报告.docx", TEMPLATE, figures, Map.of(Template.YEAR, "2024"), 2024);
    assertTrue(sentence(submission).startsWith("最可能：（一）予以公开·总计应为 "), () -> sentence(submission));
  }

  @Test
  void aRowThatTheFormAddsUpIsNotCalledOmitted() {
    Map<String, String> texts = smallOffice();
    texts.put("requests.received" + PERSON, "7");
    texts.put("requests.carriedIn" + PERSON, "0");
    texts.put("requests.otherOutcome.feeUnpaid.researchInstitute", "5"); // another office's
    texts.put("requests.otherOutcome.feeUnpaid.publicInterestOrg", "26");
    texts.put("requests.otherOutcome.feeUnpaid.legalServiceOrg", "7");
    Submission submission = FilledForms.of(TEMPLATE, texts);
    assertFalse(faults(submission).get(0).isFirstLikely(), () -> sentence(submission));
  }

  /** The parts of a town's table of requests. */
  private static Map<String, String> smallOffice() {
    Map<String, String> texts = new HashMap<>(Map.of(Template.UNIT, "小店镇", Template.YEAR, "2024"));
    TEMPLATE.figures().stream()
        .filter(field -> TEMPLATE.computingRule(field.key()).isEmpty())
        .forEach(field -> texts.put(field.key(), "0"));
    texts.put("requests.received" + PERSON, "6");
    texts.put("requests.received" + ENTERPRISE, "1");
    texts.put("requests.carriedIn" + PERSON, "1");
    texts.put("requests.granted" + PERSON, "4");
    texts.put("requests.granted" + ENTERPRISE, "1");
    texts.put("requests.partlyGranted" + PERSON, "1");
    texts.put("requests.unavailable.notHeld" + PERSON, "1");
    texts.put("requests.carriedOut" + PERSON, "1");
    return texts;
  }

  private void takePublished() throws Exception {
    Path file = Path.of("dist/examples/data/宿迁市人民政府-2024.json");
    figures.putAll(Nianbao.data(TEMPLATE, file).get(0).values());
  }

  private void total() {
    TEMPLATE
        .totals()
        .forEach(
            rule ->
                figures.put(
                    rule.subject(), Objects.requireNonNull(rule.right()).value(figures::get)));
  }

  /** The figures, with 0 for others. */
  private Map<String, BigDecimal> complete() {
    TEMPLATE.figures().forEach(field -> figures.putIfAbsent(field.key(), BigDecimal.ZERO));
    return figures;
  }

  private void putNumber(String key, String value) {
    if (!key.equals(Template.UNIT) && !key.equals(Template.YEAR)) {
      figures.put(key, new BigDecimal(value));
    }
  }

  private void put(String key, long value) {
    figures.put(key, BigDecimal.valueOf(value));
  }

  private void add(String key, long more) {
    put(key, value(key) + more);
  }

  private long value(String key) {
    return Objects.requireNonNull(figures.get(key)).longValueExact();
  }

  private static List<FailedRuleGroup> faults(Submission submission) {
    return ErrorLocaliser.faults(submission, RuleChecker.discrepancies(submission));
  }

  private static String sentence(Submission submission) {
    return Messages.CHINESE.format(faults(submission).get(0).message());
  }

  private static List<String> errors(Submission submission) {
    return RuleChecker.discrepancies(submission).stream()
        .filter(each -> each.severity() == Severity.ERROR)
        .map(each -> Messages.CHINESE.format(each.message()))
        .toList();
  }

  /** What stands under 应为 in the discrepancy sheet, by field. */
  private static Map<String, String> expected(Submission submission) {
    SuggestionColumn suggestions = new SuggestionColumn(faults(submission), Messages.CHINESE);
    Map<String, String> expected = new HashMap<>();
    for (Discrepancy each : RuleChecker.discrepancies(submission)) {
      String value =
          String.valueOf(
              DiscrepancyRow.values(1, each, submission, suggestions, Messages.CHINESE)
                  .get("expected"));
      if (!value.isEmpty()) {
        expected.put(Objects.requireNonNull(each.field()), value);
      }
    }
    return expected;
  }

  private static boolean hasSuggestion(Submission submission, String key) {
    return faults(submission).get(0).suggestions().stream()
        .flatMap(each -> each.changes().stream())
        .anyMatch(change -> change.field().key().equals(key));
  }

  private static String firstColumn(Suggestion suggestion) {
    String key = suggestion.changes().get(0).field().key();
    return "[" + key.substring(key.lastIndexOf('.')) + "]";
  }
}
