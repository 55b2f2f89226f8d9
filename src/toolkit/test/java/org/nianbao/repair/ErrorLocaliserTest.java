package org.nianbao.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nianbao.Nianbao;
import org.nianbao.form.Submission;
import org.nianbao.message.Messages;
import org.nianbao.rule.RuleChecker;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/** What is said to be wrong in a report of 宿迁 in which somebody has mistyped. */
class ErrorLocaliserTest {
  private static final Template TEMPLATE = Template.current();

  private final Map<String, BigDecimal> figures = new HashMap<>();

  @BeforeEach
  void takeAPublishedReport() throws Exception {
    Path file = Path.of("dist/examples/data/宿迁市人民政府-2024.json");
    figures.putAll(Nianbao.data(TEMPLATE, file).get(0).values());
  }

  @Test
  void nothingIsSaidOfARightReport() {
    assertEquals(List.of(), said());
  }

  @Test
  void aPartWithTransposedDigitsIsTheOnlyFigureThatExplainsItsRowAndItsColumn() {
    assertEquals(35, type("依申请公开", "D18", 53));
    assertEquals(List.of("最可能：2.没有现成信息需要另行制作·自然人（依申请公开!D18）应为 35（现为 53，疑数字颠倒）"), said());
  }

  @Test
  void aTotalLeftAtZero() {
    assertEquals(170, type("复议诉讼", "E5", 0));
    assertTrue(said().get(0).startsWith("最可能：行政复议·总计（复议诉讼!E5）应为 170（现为 0，合计未填）"), said().get(0));
  }

  /** The commonest of all mistakes where a form computes nothing. */
  @Test
  void aWholeColumnOfTotalsLeftAtZero() {
    long received = type("依申请公开", "J5", 0);
    for (int row = 6; row <= 29; row++) {
      type("依申请公开", "J" + row, 0);
    }
    String said = said().get(0);
    assertEquals(1, said().size());
    assertTrue(said.startsWith("最可能：“总计”，合计未填：一、本年新收政府信息公开申请数量（依申请公开!J5）应为 " + received), said);
  }

  @Test
  void aWholeRowOfTotalsLeftAtZero() {
    for (String column : List.of("D", "E", "F", "G", "H", "I", "J")) {
      type("依申请公开", column + 28, 0);
    }
    String said = said().get(0);
    assertTrue(said.startsWith("最可能：“（七）总计”，合计未填：自然人（依申请公开!D28）应为 "), said);
  }

  @Test
  void whatOneRuleSeesMayBeAnyOfItsFiguresAndSeveralAreEquallyGood() {
    type("复议诉讼", "A5", 89); // was 88
    assertEquals(
        List.of(
            "以下改法都能使勾稽关系成立，请对照台账核实：行政复议·总计（复议诉讼!E5）由 170 改为 171（相差 1）；"
                + "或者 行政复议·结果维持（复议诉讼!A5）等 4 格中有一格多计 1 件"),
        said());
  }

  @Test
  void twoNeighboursFilledInTheWrongWayRound() {
    type("依申请公开", "D5", type("依申请公开", "E5", 3440));
    assertEquals(
        List.of(
            "最可能：一、本年新收政府信息公开申请数量·自然人（依申请公开!D5）与"
                + "一、本年新收政府信息公开申请数量·商业企业（依申请公开!E5）互换，分别改为 3440 和 75"),
        said());
  }

  @Test
  void aRowOfTotalsInTheNextRow() {
    for (String column : List.of("D", "E", "F", "G", "H", "I", "J")) {
      type("依申请公开", column + 29, type("依申请公开", column + 28, 0));
    }
    String said = said().get(0);
    assertTrue(said.startsWith("可能是：“（七）总计、四、结转下年度继续办理”，疑填到了相邻的行或列"), said);
  }

  @Test
  void aRowThatIsNotFilledIn() {
    for (String column : List.of("D", "E", "F", "G", "H", "I", "J")) {
      type("依申请公开", column + 29, 0);
    }
    String said = said().get(0);
    assertTrue(said.contains("“四、结转下年度继续办理”，疑整行或整列漏填：自然人"), said);
  }

  @Test
  void aRowThatStandsOneColumnTooFarRight() {
    long last = 0;
    for (String cell : List.of("D8", "E8", "F8", "G8", "H8", "I8", "J8")) {
      last = type("依申请公开", cell, last);
    }
    assertEquals(
        List.of(
            "最可能：“（二）部分公开”，整行错一格：自然人（依申请公开!D8）应为 462（现为 0）；"
                + "商业企业（依申请公开!E8）应为 9（现为 462）；"
                + "科研机构（依申请公开!F8）应为 0（现为 9）；"
                + "总计（依申请公开!J8）应为 471（现为 0）"),
        said());
  }

  @Test
  void mistakesInDifferentTablesAreSaidApart() {
    type("依申请公开", "D18", 53);
    type("复议诉讼", "O5", 0);
    assertEquals(2, faults(submission()).size());
  }

  @Test
  void threeMistakesInOneTable() {
    type("依申请公开", "D18", 53);
    type("依申请公开", "E8", 90);
    type("依申请公开", "J5", 3000);
    assertEquals(
        Map.of("D18", "35", "E8", "9", "J5", "3525"), changes(faults(submission()).get(0), 0));
  }

  @Test
  void ofMoreThanThreeItIsSaidThatThereAreMore() {
    type("依申请公开", "D18", 53);
    type("依申请公开", "E8", 90);
    type("依申请公开", "J5", 3000);
    type("依申请公开", "H13", 7);
    assertTrue(said().get(0).startsWith("至少 4 处有误，可能是："), said().get(0));
    FailedRuleGroup fault = faults(submission()).get(0);
    assertEquals(4, fault.minErrors());
    assertEquals(Map.of("D18", "35", "E8", "9", "J5", "3525", "H13", "0"), changes(fault, 0));
  }

  @Test
  void ofAReportWithoutRhymeOrReasonNothingMoreIsSaidThanWhichRulesFail() {
    int value = 17;
    for (Field field : TEMPLATE.figures()) {
      if (field.sheet().equals("依申请公开")) {
        value = value * 31 % 97;
        type(field.sheet(), field.address().toString(), value);
      }
    }
    assertEquals(
        List.of("至少 4 处有误，无法指出是哪几处，请逐项核对（不符的规则：T3-BALANCE 7 条、T3-PROCESSED 7 条、T3-TOTAL 25 条）"),
        said());
  }

  @Test
  void totalsThatTheFormComputesAreNeverBlamed() {
    type("依申请公开", "D7", 1507); // was 1408, and five more of the column may be wrong instead
    FailedRuleGroup fault = faults(MistakeTrial.submission(figures, false)).get(0);
    assertTrue(
        fault.suggestions().stream()
            .flatMap(each -> each.changes().stream())
            .noneMatch(change -> TEMPLATE.computingRule(change.field().key()).isPresent()));
    assertTrue(changes(fault, fault.suggestions()).contains("{D7=1408}"), fault::toString);
  }

  @Test
  void whatWasCarriedOverFromLastYearDecidesBetweenEquals() {
    Map<String, BigDecimal> last = new HashMap<>(figures);
    last.put("requests.carriedOut.naturalPerson", BigDecimal.valueOf(118));
    last.put("requests.carriedOut.total", BigDecimal.valueOf(130));
    type("依申请公开", "D6", 111);
    Submission submission =
        MistakeTrial.submission(figures, false).withPrevious(MistakeTrial.submission(last, true));
    FailedRuleGroup fault = faults(submission).get(0);
    assertEquals(Map.of("D6", "118"), changes(fault, 0), fault::toString);
    assertEquals(ErrorKind.LAST_YEAR, fault.suggestions().get(0).errorKind());
  }

  @Test
  void everySentenceIsThereInEnglish() {
    type("依申请公开", "D18", 53);
    assertEquals(
        "Most likely: 2.没有现成信息需要另行制作·自然人 (依申请公开!D18) should be 35 (is 53: digits transposed)",
        Messages.ENGLISH.format(faults(submission()).get(0).message()));
    for (ErrorKind slip : ErrorKind.values()) {
      Messages.ENGLISH.format(slip.message());
      Messages.CHINESE.format(slip.message());
    }
  }

  /** Types a figure into a cell of the form; gives what stood there. */
  private long type(String sheet, String cell, long value) {
    Field field =
        TEMPLATE.figures().stream()
            .filter(each -> each.sheet().equals(sheet))
            .filter(each -> each.address().toString().equals(cell))
            .findFirst()
            .orElseThrow();
    BigDecimal before = figures.put(field.key(), BigDecimal.valueOf(value));
    return Objects.requireNonNull(before).longValueExact();
  }

  private Submission submission() {
    return MistakeTrial.submission(figures, true);
  }

  private static List<FailedRuleGroup> faults(Submission submission) {
    return ErrorLocaliser.faults(submission, RuleChecker.discrepancies(submission));
  }

  private List<String> said() {
    return faults(submission()).stream()
        .map(fault -> Messages.CHINESE.format(fault.message()))
        .toList();
  }

  private static Map<String, String> changes(FailedRuleGroup fault, int suggestion) {
    Map<String, String> changes = new HashMap<>();
    for (Change change : fault.suggestions().get(suggestion).changes()) {
      changes.put(change.field().address().toString(), change.suggested().toPlainString());
    }
    return changes;
  }

  private static List<String> changes(FailedRuleGroup fault, List<Suggestion> suggestions) {
    return IntStream.range(0, suggestions.size())
        .mapToObj(each -> changes(fault, each).toString())
        .toList();
  }
}
