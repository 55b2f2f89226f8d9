package org.nianbao.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nianbao.form.Submission;
import org.nianbao.rule.PublishedNarrative.Count;
import org.nianbao.template.Relation;

/** Published narratives: none is accused, and nearly every count that is changed is found. */
final class PublishedNarrativesTest {
  private static final int MIN_RECALL_PERCENT = 95;

  static Stream<PublishedNarrative> narratives() {
    return PublishedNarrative.all().stream();
  }

  @ParameterizedTest
  @MethodSource("narratives")
  void accusesNoneThatAgreesWithItsTables(PublishedNarrative narrative) {
    assertEquals(List.of(), found(narrative.submission(null)));
  }

  @ParameterizedTest
  @MethodSource("narratives")
  void findsEveryKnownCountThatIsChanged(PublishedNarrative narrative) {
    for (Count count : narrative.counts()) {
      assertEquals(
          count.known(),
          !found(narrative.submission(count)).isEmpty(),
          () -> count.figure() + " " + count.words() + " in " + narrative);
    }
  }

  @Test
  void findsNearlyAll() {
    List<Count> all = narratives().flatMap(narrative -> narrative.counts().stream()).toList();
    long known = all.stream().filter(Count::known).count();
    assertTrue(100 * known >= MIN_RECALL_PERCENT * all.size(), () -> known + " of " + all.size());
  }

  private static List<String> found(Submission submission) {
    List<String> found = new ArrayList<>();
    for (RuleOutcome outcome : RuleChecker.outcomes(submission)) {
      if (outcome instanceof RuleOutcome.Fail fail
          && outcome.rule().relation() == Relation.NARRATIVE) {
        found.add(fail.rule().id() + " " + fail.discrepancy().actual());
      }
    }
    return found;
  }
}
