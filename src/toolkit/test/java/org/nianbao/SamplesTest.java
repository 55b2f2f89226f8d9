package org.nianbao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.jxls.FormWriter;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;
import org.nianbao.validate.LastYearFiles;

/** Figures that offices really published. */
class SamplesTest {
  private static final Path DATA = Path.of("dist/examples/data");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"宿迁市人民政府-2023", "宿迁市人民政府-2024", "淮安市洪泽区人民政府-2023", "红旗区小店镇-2022", "杭州市人民政府-2025"})
  void comeBackEqualFigureByFigure(String name) throws Exception {
    Submission sent = sample(name);
    Path form = folder.resolve("form.xlsx");
    FormWriter.writeForm(sent, form);
    Map<String, BigDecimal> received = Nianbao.read(Template.current(), form).values();
    assertEquals(200, received.size());
    sent.values()
        .forEach(
            (key, value) ->
                assertEquals(0, value.compareTo(Objects.requireNonNull(received.get(key))), key));
  }

  @Test
  void hongzeHasTheTwoErrorsItWasPublishedWith() throws Exception {
    List<Discrepancy> errors =
        validated("淮安市洪泽区人民政府-2023", LastYearReports.none()).discrepancies().stream()
            .filter(each -> each.severity() == Severity.ERROR)
            .toList();
    assertEquals(
        List.of("review.total 0 11", "litigation.afterReview.total 0 5"),
        errors.stream().map(e -> e.field() + " " + e.actual() + " " + e.expected()).toList());
  }

  @Test
  void xiaodianIsClean() throws Exception {
    ValidationResult checked = validated("红旗区小店镇-2022", LastYearReports.none());
    assertEquals(List.of(), checked.discrepancies());
  }

  @Test
  void suqianCarriesOverFrom2023To2024() throws Exception {
    LastYearReports last =
        LastYearFiles.read(Template.current(), DATA.resolve("宿迁市人民政府-2023.json"));
    ValidationResult checked = validated("宿迁市人民政府-2024", last);
    assertFalse(checked.discrepancies().isEmpty(), "some figures jump");
    assertEquals(
        List.of("N-PARTS"), // the sample has no narrative
        checked.discrepancies().stream()
            .filter(each -> each.severity() != Severity.NOTICE)
            .map(Discrepancy::rule)
            .toList());
  }

  private ValidationResult validated(String name, LastYearReports last) throws Exception {
    Path form = folder.resolve("form.xlsx");
    FormWriter.writeForm(sample(name), form);
    return Nianbao.validate(Template.current(), form, null, last);
  }

  private static Submission sample(String name) throws Exception {
    return Nianbao.data(Template.current(), DATA.resolve(name + ".json")).get(0);
  }
}
