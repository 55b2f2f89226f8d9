package org.nianbao.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand between the braces of an expression, and what it comes to. */
class TemplateExpressionTest {
  private static final Map<String, Object> VALUES =
      Map.of(
          "year", 2024,
          "requests", Map.of("received", Map.of("total", 3)),
          "figure", Map.of("key", "requests.received.total"),
          "unit", Map.of("figures", Map.of("requests.received.total", 5)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "year | 2024",
        "' year ' | 2024",
        "requests.received.total | 3",
        "unit.figures.get(figure.key) | 5",
        "unit.figures.get(\"requests.received.total\") | 5",
      })
  void isAValueByItsName(String expression, String value) {
    assertEquals(
        value, String.valueOf(TemplateExpression.parse(expression).orElseThrow().evaluate(VALUES)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "year()",
        "year + 1",
        "year.",
        ".year",
        "a..b",
        "new('x')",
        "'x'",
        "a[0]",
        "a.get('x')",
        "a.get(b).c",
        "a.get(b).get(c)",
        "a.get()",
        "get(a)(b)",
        "a;b",
        "a=b",
        "年",
      })
  void isNothingElse(String text) {
    assertTrue(TemplateExpression.parse(text).isEmpty(), text);
  }

  @Test
  void anExpressionOfAMillionCharactersIsNone() {
    assertTrue(TemplateExpression.parse("a" + ".a".repeat(500_000)).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"month", "year.class", "requests.received.no", "figure.key.length"})
  void aNameThatIsNotThereIsNoValue(String expression) {
    TemplateExpression parsed = TemplateExpression.parse(expression).orElseThrow();
    assertThrows(IllegalArgumentException.class, () -> parsed.evaluate(VALUES));
  }
}
