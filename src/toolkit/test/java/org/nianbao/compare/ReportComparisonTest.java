package org.nianbao.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nianbao.compare.ParagraphDifference.Pieces;
import org.nianbao.form.Submission;
import org.nianbao.template.Template;

class ReportComparisonTest {
  private static final String FIGURE = "requests.received.total";

  private static Submission report(Template template, int total, String text) {
    return Submission.of(
        "",
        template,
        Map.of(FIGURE, BigDecimal.valueOf(total)),
        Map.of("narrative.overview.disclosure", text),
        template.years().first());
  }

  @Test
  void listsFiguresAndPartsThatDiffer() {
    Template template = Template.current();
    ReportComparison comparison =
        ReportComparison.of(report(template, 3, "甲。\n乙。"), report(template, 13, "甲。"));
    assertEquals(
        List.of("3 13"),
        comparison.figures().stream().map(each -> each.first() + " " + each.second()).toList());
    assertEquals(
        List.of(new ParagraphDifference("乙。", "")), comparison.parts().get(0).paragraphs());
    assertTrue(comparison.parts().get(0).place().startsWith("总体情况·"));
  }

  @Test
  void reportsOfTwoEditionsDifferOnlyWhereTheirFormsDo() {
    ReportComparison comparison =
        ReportComparison.of(
            report(Template.forYear(2020), 3, "甲。"), report(Template.current(), 3, "甲。"));
    assertTrue(comparison.parts().isEmpty());
    assertTrue(
        comparison.figures().stream()
            .allMatch(each -> each.first().isEmpty() || each.second().isEmpty()));
  }

  @Test
  void alignsParagraphsAroundThoseInCommon() {
    assertEquals(
        List.of(new ParagraphDifference("", "新。"), new ParagraphDifference("乙12件。", "乙13件。")),
        ParagraphDifference.between("甲。\n乙12件。\n丙。", "新。\n甲。\n乙13件。\n丙。"));
  }

  @Test
  void marksChangedCharactersAndKeepsSurrogatePairs() {
    assertEquals(
        new Pieces("新收1", "2", "件。"), new ParagraphDifference("新收12件。", "新收13件。").piecesOfFirst());
    assertEquals(
        new Pieces("", "\ud842\udfb7", "路"),
        new ParagraphDifference("\ud842\udfb7路", "\ud842\udfb8路").piecesOfFirst());
  }
}
