package org.nianbao.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StatedCountsTest {
  private static final String XIAODIAN = "红旗区小店镇人民政府";

  /** A line of the table: year | unit | text | claims. */
  record Case(int year, String unit, String text, List<String> claims) {
    static Case of(String line) {
      String[] parts = line.split("\\|", -1);
      if (parts.length != 4) {
        throw new IllegalArgumentException("not year | unit | text | claims: " + line);
      }
      String claims = parts[3].strip();
      return new Case(
          Integer.parseInt(parts[0].strip()),
          parts[1].strip(),
          parts[2].strip().replace("\\n", "\n"),
          claims.equals("-") ? List.of() : Arrays.asList(claims.split(",\\s*", -1)));
    }

    @Override
    public String toString() {
      return text;
    }
  }

  @ParameterizedTest
  @MethodSource
  void readsTheCases(Case reported) {
    assertEquals(
        reported.claims(),
        claims(reported.text(), reported.year(), reported.unit()),
        reported.text());
  }

  static Stream<Case> readsTheCases() {
    List<Case> cases = new ArrayList<>();
    for (String line : resource("narrative-cases.txt").split("\n", -1)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        cases.add(Case.of(line));
      }
    }
    return cases.stream();
  }

  @Test
  void readsNothingButTheDenialInAPublishedOverview() {
    assertEquals(
        List.of("N-RECEIVED=0"), claims(resource("xiaodian-2022-overview.txt"), 2022, XIAODIAN));
  }

  @Test
  void showsTheSentenceWithoutItsBlanks() {
    StatedCount claim = first("一、总体情况\n\n2022 年，我局共收\n到政府信息公开申请 １２ 件。");
    assertEquals("2022年，我局共收到政府信息公开申请１２件。", claim.excerpt());
  }

  @Test
  void showsTheWordsAroundAClaimOfALongSentence() {
    String filler = "认真落实各项工作要求，".repeat(20);
    StatedCount claim = first(filler + "全年收到政府信息公开申请12件，" + filler);
    assertTrue(claim.excerpt().contains("全年收到政府信息公开申请12件"), claim.excerpt());
    assertTrue(claim.excerpt().length() <= 82, claim.excerpt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我局共收到政府信息公开申请12件，",
        "区政府办公室收到",
        "未收到",
        "公开申请",
        "12件",
        "1,036",
        "一千零五",
        "2021年至",
        "（",
        "政府信息公开申请12件、行政复议"
      })
  void keepsPaceWithLongTexts(String part) {
    String text = part.repeat(32_000 / part.length());
    assertTimeout(Duration.ofMinutes(1), () -> claims(text, 2022, "市统计局"));
    assertTimeout(Duration.ofMinutes(1), () -> WordedStatementTest.FEE.isIn(text));
  }

  private static StatedCount first(String text) {
    return StatedCounts.read("", text, 2022, "市统计局", new NarrativeStepLimit()).get(0);
  }

  private static List<String> claims(String text, int year, String unit) {
    return StatedCounts.read("", text, year, unit, new NarrativeStepLimit()).stream()
        .map(claim -> claim.rule() + "=" + claim.value())
        .collect(Collectors.toList());
  }

  private static String resource(String name) {
    try (InputStream stream = StatedCountsTest.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
  }
}
