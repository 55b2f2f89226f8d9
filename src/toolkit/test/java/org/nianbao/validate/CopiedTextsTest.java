package org.nianbao.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nianbao.check.SubmissionCheck;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Messages;
import org.nianbao.template.Template;

final class CopiedTextsTest {
  private static final String WORDS = "主动公开申请办理答复平台建设监督保障培训考核制度流程栏目更新群众需求政策解读";

  private final CopiedTexts texts = new CopiedTexts();

  @Test
  void findsTheNarrativeOfAnotherUnitWithOtherNumbers() {
    assertEquals(List.of(), found("甲县小店镇", narrative(1)));
    assertEquals(List.of(), found("甲县大店镇", narrative(2)));
    String copied = narrative(1).replace("7", "19").replace("小店镇", "城关镇");
    assertEquals(List.of("文字部分约有 100% 与“甲县小店镇”（甲县小店镇.xlsx）的相同，请核对是否照抄"), found("甲县城关镇", copied));
  }

  @Test
  void allowsHalfOfTheTextToBeEqual() {
    assertEquals(List.of(), found("小店镇", narrative(1) + narrative(2)));
    assertEquals(List.of(), found("大店镇", narrative(1) + narrative(3)));
  }

  @Test
  void allowsShortTextsToBeEqual() {
    assertEquals(List.of(), found("小店镇", "2024年未收到政府信息公开申请。严格执行信息发布审核制度。"));
    assertEquals(List.of(), found("大店镇", "2024年未收到政府信息公开申请。严格执行信息发布审核制度。"));
  }

  @Test
  void allowsTheSameUnitToReportTwice() {
    assertEquals(List.of(), found("小店镇", narrative(1)));
    assertEquals(List.of(), found("甲县小店镇人民政府", narrative(1)));
  }

  @Test
  void leavesOutWhatMostUnitsWereGiven() {
    String given = narrative(0);
    for (int unit = 1; unit <= 8; unit++) {
      found(unit + "号镇", narrative(unit) + given);
    }
    assertEquals(List.of(), found("小店镇", given + given));
  }

  /** Returns a text of different sentences for each number, the same ones for the same number. */
  private static String narrative(int number) {
    StringBuilder text = new StringBuilder("2024年，小店镇办理政府信息公开申请7件。");
    int state = 7919 * (number + 1);
    for (int sentence = 0; sentence < 40; sentence++) {
      for (int i = 0; i < 12; i++) {
        state = state * 1103515245 + 12345;
        text.append(WORDS.charAt(Math.floorMod(state >> 8, WORDS.length())));
      }
      text.append('。');
    }
    return text.toString();
  }

  private List<String> found(String unit, String narrative) {
    Map<String, BigDecimal> values = Map.of();
    Map<String, String> narratives =
        Map.of(Template.UNIT, unit, "narrative.overview.disclosure", narrative);
    Submission submission =
        Submission.of(unit + ".xlsx", Template.current(), values, narratives, 2024);
    ValidationResult checked = texts.check(SubmissionCheck.check(submission.source(), submission));
    List<String> found = new ArrayList<>();
    for (Discrepancy each : checked.discrepancies()) {
      if (each.rule().equals("N-COPIED")) {
        found.add(Messages.CHINESE.format(each.message()));
      }
    }
    return found;
  }
}
