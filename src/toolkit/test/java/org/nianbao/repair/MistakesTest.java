package org.nianbao.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.RandomReports;
import org.nianbao.repair.MistakeTrial.Outcome;

/** Mistakes made at random in right reports are found again; src/benchmark makes many more. */
class MistakesTest {
  /** Trials in which a rule failed. */
  private static final int ENOUGH = 30;

  private static final int MOST = 400;

  static Stream<Mistake> listed() {
    return Arrays.stream(Mistake.values()).filter(Mistake::listed);
  }

  @ParameterizedTest
  @MethodSource("listed")
  void oneThatTwoSumsSeeComesFirst(Mistake mistake) {
    List<Outcome> outcomes = outcomes(true, random -> List.of(mistake));
    Outcome twice = outcomes.get(0);
    Outcome once = outcomes.get(1);
    assertTrue(10 * twice.first() >= 9 * twice.broken(), () -> "first " + twice.first());
    assertTrue(once.broken() - once.shown() <= 1, () -> "shown " + once.shown());
    outcomes.forEach(MistakesTest::detectedAndSound);
  }

  /** A right figure is never called wrong, whatever was done to the report. */
  @ParameterizedTest
  @EnumSource(Mistake.class)
  void whatIsCalledTheMostLikelyIsRight(Mistake mistake) {
    Random random = new Random(20241231);
    List<Outcome> outcomes = List.of(new Outcome(), new Outcome());
    for (int trial = 0; trial < ENOUGH; trial++) {
      List<Mistake> mistakes = List.of(mistake);
      MistakeTrial.of(RandomReports.lifelike(random), true, mistakes, outcomes, random);
    }
    outcomes.forEach(outcome -> assertEquals(0, outcome.wronglyClaimed()));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void severalAtOnceAreFoundMoreOftenThanNot(int count) {
    List<Outcome> outcomes = outcomes(true, random -> Mistake.some(count, random));
    Outcome twice = outcomes.get(0);
    assertTrue(3 * twice.first() >= 2 * twice.broken(), () -> "first " + twice.first());
    outcomes.forEach(MistakesTest::detectedAndSound);
  }

  @Test
  void whereTheFormComputesTheTotalsTheTruthIsShown() {
    Outcome outcome = outcomes(false, random -> Mistake.some(1, random)).get(1);
    assertTrue(100 * outcome.shown() >= 98 * outcome.broken(), () -> "shown " + outcome.shown());
    detectedAndSound(outcome);
  }

  private interface Choice {
    List<Mistake> of(Random random);
  }

  private static List<Outcome> outcomes(boolean typed, Choice choice) {
    List<Outcome> outcomes = List.of(new Outcome(), new Outcome());
    Random random = new Random(20241231);
    Outcome filled = outcomes.get(typed ? 0 : 1);
    for (int trial = 0; filled.broken() < ENOUGH && trial < MOST; trial++) {
      MistakeTrial.of(RandomReports.lifelike(random), typed, choice.of(random), outcomes, random);
    }
    assertEquals(ENOUGH, filled.broken());
    return outcomes;
  }

  private static void detectedAndSound(Outcome outcome) {
    assertEquals(outcome.broken(), outcome.detected());
    assertEquals(0, outcome.unsound());
  }
}
