package org.nianbao.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.message.Messages;
import org.nianbao.template.Editions;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;
import org.nianbao.template.Template;
import org.nianbao.template.ValueRange;

class ReportComparisonTest {
  private static final String FIGURE = "requests.received.total";

  static Submission report(Template template, int total, String text) {
    return Submission.of(
        "",
        template,
        Map.of(FIGURE, BigDecimal.valueOf(total)),
        Map.of("narrative.overview.disclosure", text),
        template.years().first());
  }

  private static ReportComparison compared(int first, int second) {
    Template template = Template.current();
    return ReportComparison.of(report(template, first, "甲。"), report(template, second, "甲。"));
  }

  @Test
  void listsFiguresAndPartsThatDiffer() {
    Template template = Template.current();
    ReportComparison comparison =
        ReportComparison.of(report(template, 3, "甲。\n乙。"), report(template, 13, "甲。"));
    ReportComparison differences = comparison.differences();
    assertEquals(
        List.of("3 13"),
        differences.figures().stream().map(each -> each.first() + " " + each.second()).toList());
    assertEquals(
        List.of(new ComparedParagraph("乙。", "", false)), differences.parts().get(0).paragraphs());
    assertTrue(differences.parts().get(0).place().startsWith("总体情况·"));
    assertEquals(template.figures().size(), comparison.figures().size());
    assertEquals(
        List.of(new ComparedParagraph("甲。", "甲。", false), new ComparedParagraph("乙。", "", false)),
        comparison.parts().stream().flatMap(part -> part.paragraphs().stream()).toList());
  }

  @Test
  void reportsOfTwoEditionsDifferOnlyWhereTheirFormsDo() {
    ReportComparison differences =
        ReportComparison.of(
                report(Template.forYear(2020), 3, "甲。"), report(Template.current(), 3, "甲。"))
            .differences();
    assertTrue(differences.parts().isEmpty());
    assertTrue(
        differences.figures().stream()
            .allMatch(each -> each.first() == null || each.second() == null));
  }

  @Test
  void aDifferenceIsStatedInPercentOfTenOrMore() {
    ComparedFigure figure = compared(30, 40).differences().figures().get(0);
    assertEquals(BigDecimal.TEN, figure.difference());
    assertEquals(new BigDecimal("33.3"), figure.percentage());
    ComparedFigure small = compared(3, 4).differences().figures().get(0);
    assertEquals(BigDecimal.ONE, small.difference());
    assertNull(small.percentage());
  }

  @Test
  void equalReportsAreEqual() {
    assertTrue(compared(3, 3).isEqual());
    assertTrue(compared(3, 3).differences().figures().isEmpty());
  }

  /** A report of another form with a choice and a figure. */
  private static Submission website(String choice, Field figure, String value) {
    Template template = website();
    return Submission.of(
        "",
        template,
        Map.of(figure.key(), new BigDecimal(value)),
        Map.of(choice(template).key(), choice),
        template.years().first());
  }

  private static Template website() {
    return Editions.ofForm("政府网站工作年度报表", null).orElseThrow().expected();
  }

  private static Field choice(Template template) {
    return template.entries().stream()
        .filter(field -> field.kind() == FieldKind.CHOICE)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void choicesInTablesAreCompared() {
    Field figure = website().figures().get(0);
    ReportComparison comparison =
        ReportComparison.of(website("是", figure, "3"), website("否", figure, "3"));
    assertEquals(0, comparison.differingFigures());
    assertEquals(1, comparison.differingParagraphs());
    ComparedPart part = comparison.differences().parts().get(0);
    assertEquals(choice(website()), part.field());
    assertEquals(List.of(new ComparedParagraph("是", "否", false)), part.paragraphs());
  }

  @Test
  void percentagesAreWrittenAsSuch() {
    Field rate =
        new Field(
            0,
            "work.satisfaction",
            FieldKind.PERCENT,
            false,
            ValueRange.ANY,
            List.of(),
            "统计表",
            Address.parse("B3"),
            List.of("满意率"),
            List.of());
    ComparedFigure figure =
        new ComparedFigure(rate, new BigDecimal("0.9"), new BigDecimal("0.915"));
    assertEquals("90%", figure.written(figure.first()));
    assertEquals("91.5%", figure.written(figure.second()));
    assertEquals("+1.5 个百分点", figure.differenceText(Messages.CHINESE));
    assertEquals("", figure.percentageText());
  }

  private static String aligned(String first, String second) {
    return ParagraphAlignment.of(first, second).stream()
        .map(each -> each.first() + "|" + each.second() + (each.moved() ? "|移动" : ""))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void alignsParagraphsAroundThoseInCommon() {
    assertEquals("|新。\n甲。|甲。\n乙12件。|乙13件。\n丙。|丙。", aligned("甲。\n乙12件。\n丙。", "新。\n甲。\n乙13件。\n丙。"));
  }

  @Test
  void pairsAChangedParagraphWithTheMostSimilarOne() {
    assertEquals("|增加一段说明。\n全年公开信息12条。|全年公开信息15条。", aligned("全年公开信息12条。", "增加一段说明。\n全年公开信息15条。"));
    assertEquals("甲乙丙丁。|\n|子丑寅卯！", aligned("甲乙丙丁。", "子丑寅卯！"));
  }

  @Test
  void tellsMovedParagraphs() {
    assertEquals("乙。|乙。\n丙。|丙。\n甲。|甲。|移动", aligned("甲。\n乙。\n丙。", "乙。\n丙。\n甲。"));
    assertEquals("甲。|甲。\n甲。|", aligned("甲。\n甲。", "甲。"));
  }
}
