package org.nianbao.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Choices with marks, and the options that are ticked; a dash if the text is none. */
class TickedOptionsTest {
  private static final List<String> OPTIONS = List.of("是", "否", "已备案", "未备案", "已备案（省级）");

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource({
    "☑是 □否, 是",
    "□是 ☑否, 否",
    "☑是□否, 是",
    "□是☑否, 否",
    "是☑ 否□, 是",
    "是☑否□, 是",
    "是□否☑, 否",
    "是□ 否■, 否",
    "√是 否, 是",
    "是√ 否, 是",
    "是 √否, 否",
    "是　否√, 否",
    "[√]是 [ ]否, 是",
    "（ ）是　（√）否, 否",
    "是（√）否（ ）, 是",
    "☒是 ☐否, 是",
    "✔是, 是",
    "■已备案 □未备案, 已备案",
    "□已备案 ■未备案, 未备案",
    "□已备案 ☑已备案（省级） □未备案, 已备案（省级）",
    "☑是 ☑否, 是+否",
    "□是 □否, ''",
    "□是, ''",
    "是, -",
    "是 否, -",
    "√, -",
    "☑是 □否 □其他, -",
    "'', -"
  })
  void theTickedOnesAreRead(String text, String expected) {
    String ticked =
        TickedOptions.parse(text, OPTIONS).map(each -> String.join("+", each.ticked())).orElse("-");
    assertEquals(expected, ticked);
  }
}
