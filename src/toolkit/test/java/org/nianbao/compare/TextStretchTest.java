package org.nianbao.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextStretchTest {
  /** Writes changed stretches as [first|second]. */
  private static String marked(String first, String second) {
    return TextStretch.between(first, second).stream()
        .map(each -> each.isEqual() ? each.first() : "[" + each.first() + "|" + each.second() + "]")
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource({
    "新收12件。, 新收13件。, 新收[12|13]件。",
    "新收1.2万件。, 新收1.3万件。, 新收[1.2|1.3]万件。",
    "'新收12件，办结9件。', '新收13件，办结10件。', '新收[12|13]件，办结[9|10]件。'",
    "甲乙的丙丁, 子丑的寅卯, [甲乙的丙丁|子丑的寅卯]",
    "全年公开, 全年主动公开信息, 全年[|主动]公开[|信息]",
    "\ud842\udfb7路, \ud842\udfb8路, [\ud842\udfb7|\ud842\udfb8]路",
    "相同, 相同, 相同",
    "'', 新增, [|新增]",
  })
  void marksEveryChangedStretch(String first, String second, String expected) {
    assertEquals(expected, marked(first, second));
  }

  @Test
  void stretchesOfAnyTwoTextsMakeUpTheTexts() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      String first = text(random, random.nextInt(30));
      String second = text(random, random.nextInt(30));
      List<TextStretch> stretches = TextStretch.between(first, second);
      assertEquals(first, stretches.stream().map(TextStretch::first).collect(Collectors.joining()));
      assertEquals(
          second, stretches.stream().map(TextStretch::second).collect(Collectors.joining()));
      for (int j = 1; j < stretches.size(); j++) {
        assertTrue(stretches.get(j - 1).isEqual() != stretches.get(j).isEqual(), first + second);
      }
    }
  }

  @Test
  void textsWithNothingInCommonAreOneStretch() {
    String first = "甲".repeat(30_000);
    String second = "乙".repeat(30_000);
    assertEquals(
        List.of(new TextStretch("始", "始"), new TextStretch(first, second)),
        TextStretch.between("始" + first, "始" + second));
  }

  @Test
  void aStretchIsDividedBetweenCharacters() {
    TextStretch stretch = new TextStretch("甲\ud842\udfb7", "乙丙丁");
    assertEquals(new TextStretch("甲", "乙丙"), stretch.until(2));
    assertEquals(new TextStretch("\ud842\udfb7", "丁"), stretch.from(2));
  }

  private static String text(Random random, int length) {
    return IntStream.range(0, length)
        .mapToObj(i -> "甲乙丙1。".substring(random.nextInt(5)).substring(0, 1))
        .collect(Collectors.joining());
  }
}
