package org.nianbao.rule;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.template.Template;

final class WordedStatementTest {
  /** The fee, in the words of the form. */
  static final WordedStatement FEE =
      new WordedStatement(
          Template.current().rules().stream()
              .filter(rule -> rule.id().equals("N-FEE"))
              .findFirst()
              .orElseThrow()
              .words());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "在办理依申请公开工作中，未向申请人收取任何费用。",
        "2023年，本机关未收取信息处理费。",
        "2023年收取信息处理费0元。",
        "信息公开处理费：无。",
        "依据《政府信息公开信息处理费管理办法》，本年度没有发出收费通知。",
        "本年度依申请公开未收费。",
        "依申请公开信息未收取任何\n费用，无其他需要报告的事项。",
        "全年没有产生政府信息公开相关费用。",
        "街道未向公民、法人和其他组织收取任何与政府信息公开工作相关的费用。",
        "收费和减免情况：本年度政府信息公开收费金额为0元。",
        "依申请提供政府信息不收费。"
      })
  void seesTheFee(String text) {
    assertTrue(FEE.isIn(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "无",
        "无其他需要报告的事项。",
        "主动公开行政事业性收费目录清单。",
        "公开“三公”经费和部门预算。",
        "全年组织培训2次，培训费用由财政保障。",
        "免费开放政务公开专区。",
        "认真落实建议提案办理结果公开，收到建议12件。",
        "未发现浪费现象。"
      })
  void seesNoFee(String text) {
    assertFalse(FEE.isIn(text));
  }
}
