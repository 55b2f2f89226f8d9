package org.nianbao.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.form.Submission;
import org.nianbao.template.Template;

/** Another unit's name is found where the unit names itself, and nowhere else. */
final class NamedUnitCheckTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          红旗区住建局 | 红旗区交通运输局2024年认真贯彻落实条例。 | 红旗区交通运输局
          红旗区住建局 | 2024年，红旗区财政局认真贯彻落实条例，我局主动公开信息20条。 | 红旗区财政局
          红旗区住建局 | 我局公开信息20条。红旗区财政局2024年共收到政府信息公开申请27件。 | 红旗区财政局
          红旗区住建局 | 现公布红旗区财政局2024年政府信息公开工作年度报告。 | 红旗区财政局
          红旗区住建局 | 本报告由红旗区财政局根据《中华人民共和国政府信息公开条例》编制。 | 红旗区财政局
          红旗区住建局 | 2024年，城关镇认真落实条例。 | 城关镇
          红旗区小店镇 | 2024年，大店镇认真落实条例。 | 大店镇
          小店镇 | 现将红旗区大店镇人民政府2024年政府信息公开工作年度报告公布如下。 | 红旗区大店镇人民政府
          甲县人民政府 | 现将乙县人民政府2024年政府信息公开工作年度报告公布如下。 | 乙县人民政府
          """)
  void findsAnotherUnit(String unit, String text, String other) {
    assertEquals(other, found(unit, text));
  }

  @Test
  void findsAnotherUnitInAPreface() {
    Map<String, String> texts =
        Map.of(
            Template.UNIT,
            "文化街街道办事处",
            "narrative.overview.disclosure",
            "我街道主动公开信息20条。",
            Template.NOTES + "preamble",
            "2024年，渠东街道办事处深入贯彻落实条例。");
    assertEquals("渠东街道办事处", found(Submission.of("", Template.current(), Map.of(), texts, 2024)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          甲市农业农村局 | 现公布甲市农业农村局2024年政府信息公开工作年度报告。
          甲市乙区文化广播电视体育和旅游局 | 现将乙区文广旅体局2024年政府信息公开工作年度报告公布如下。
          甲区统计局 | 2024年，在区委、区政府的统一部署下，区统计局紧紧围绕中心工作。
          甲区统计局 | 现公布区统计局2024年政府信息公开工作年度报告。
          国家卫生健康委员会 | 2024年，国家卫生健康委坚持以人民为中心。
          甲市卫生健康委员会 | 2024年，市卫健委认真落实条例。
          甲县发展和改革委员会 | 2024年，县发改委认真落实条例。
          甲县市场监督管理局 | 2024年，县市监局认真落实条例。
          甲县人力资源和社会保障局 | 甲县人社局2024年认真落实条例。
          甲县乡村振兴局 | 2024年，县农业农村局认真落实条例。
          甲市教育局 | 2024年，市委、市政府高度重视政府信息公开工作。
          甲市教育局 | 2024年，市政府办公室认真指导各部门公开政府信息。
          甲市教育局 | 2024年，市行政审批局大力指导，我局公开信息20条。
          甲市教育局 | 2024年，甲市人民政府深入推进政务公开，我局公开信息20条。
          甲市教育局 | 2024年，我局公开信息20条。城东区教育局2024年收到政府信息公开申请2件。
          甲市教育局 | 2024年，通过市数据局持续优化平台。
          甲县人民政府 | 2024年，县教育局积极公开招生政策。县公安局2024年收到政府信息公开申请20件。
          甲县人民政府 | 2024年，县政务服务局认真做好协调。
          甲县人民政府 | 现将甲县2024年政府信息公开工作年度报告公布如下。
          甲市乙区丙街道办事处 | 2024年，丙街道全面落实条例。本报告由乙区丙街道办事处综合各项数据编制。
          丙街道 | 2024年，丙镇认真落实条例。
          甲市乙区小店镇人民政府 | 2024年，小店镇认真落实条例。小店镇2024年收到政府信息公开申请2件。
          小店镇 | 2024年，在县政府办公室指导下，全镇认真落实条例。
          小店镇 | 本报告由总体情况、主动公开政府信息情况等六部分组成，现予公布。
          小店镇 | 本年度报告由小店镇人民政府党政办公室编制。
          某镇 | 2024年，某某局认真落实条例。
          红旗区综合行政执法局 | 2024年，红旗区城管局认真贯彻落实条例。
          青山县综合行政执法局 | 2024年，县城市管理局认真落实条例，我局公开信息20条。
          青山县政务服务数据管理局 | 2024年，县行政审批局认真落实条例。
          青山县公安局 | 交警大队2024年主动公开处罚信息34条。
          青山高新区管理委员会 | 财政局2024年主动公开信息20条。
          青山县大河镇人民政府 | 2023年以来，两镇共开展联合巡查3次。
          """)
  void allowsTheUnitAndOthersAroundIt(String unit, String text) {
    assertEquals("", found(unit, text));
  }

  private static String found(String unit, String text) {
    Map<String, BigDecimal> values = Map.of();
    Map<String, String> texts = Map.of(Template.UNIT, unit, "narrative.overview.disclosure", text);
    return found(Submission.of("", Template.current(), values, texts, 2024));
  }

  private static String found(Submission submission) {
    List<RuleOutcome> outcomes = RuleChecker.outcomes(submission);
    return outcomes.stream()
        .filter(outcome -> outcome.rule().id().equals("N-UNIT"))
        .filter(RuleOutcome.Fail.class::isInstance)
        .map(outcome -> ((RuleOutcome.Fail) outcome).discrepancy().actual())
        .findFirst()
        .orElse("");
  }
}
