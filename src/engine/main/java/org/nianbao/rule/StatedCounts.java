package org.nianbao.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Extracts the counts of a narrative that can be compared with the tables. */
final class StatedCounts {
  private StatedCounts() {}

  /**
   * Returns the counts that the text states for this unit and this year, in order. A count whose
   * unit or subject is in doubt is omitted, so that warnings are reliable.
   *
   * @param year the report year
   * @param unit the name of the unit; empty if it is not known
   * @param limit the limit on the text read; text beyond it is ignored
   */
  static List<StatedCount> read(String text, int year, String unit, NarrativeStepLimit limit) {
    if (text.isEmpty()) {
      return List.of(); // as most parts of a narrative are
    }
    ReportPeriod period = new ReportPeriod(year);
    ReportingUnit reportingUnit = new ReportingUnit(unit);
    List<StatedCount> statedCounts = new ArrayList<>();
    Sentence previous = new Sentence("");
    NormalizedSentence previousPlain = null;
    for (Sentence sentence : Sentence.of(text)) {
      if (limit.isReached()) {
        break;
      }
      NormalizedSentence plain = null;
      boolean counts = false;
      if (NormalizedSentence.mayContainCount(sentence.text())
          || ZeroStatementPattern.mayBeIn(sentence.text())) { // few sentences do
        plain = NormalizedSentence.of(sentence);
        counts = !plain.counts().isEmpty() || ZeroStatementPattern.mayBeIn(plain.text());
        if (counts) {
          NormalizedSentence before =
              previousPlain == null ? NormalizedSentence.of(previous) : previousPlain;
          statedCounts.addAll(
              StatedCountReader.read(period, reportingUnit, sentence, plain, before.text(), limit));
        }
      }
      if (!counts) {
        limit.addCharacters(sentence.text().length());
      }
      previous = sentence;
      previousPlain = plain;
    }
    return withoutContradictions(statedCounts);
  }

  /**
   * Returns whether the text mentions the information processing fee, including statements that
   * there was none.
   */
  static boolean mentionsFee(String text) {
    return FeeStatement.isIn(text);
  }

  /** Removes repeated counts, and all counts of a rule for which the text states different ones. */
  private static List<StatedCount> withoutContradictions(List<StatedCount> statedCounts) {
    Map<String, Long> stated = new HashMap<>();
    Set<String> contradictory = new HashSet<>();
    List<StatedCount> distinct = new ArrayList<>();
    for (StatedCount statedCount : statedCounts) {
      Long earlier = stated.putIfAbsent(statedCount.rule(), statedCount.value());
      if (earlier == null) {
        distinct.add(statedCount);
      } else if (earlier != statedCount.value()) {
        contradictory.add(statedCount.rule());
      }
    }
    // all received requests are handled, so a smaller count means those completed
    Long received = stated.get(StatedCountPattern.RECEIVED);
    Long handled = stated.get(StatedCountPattern.HANDLED);
    if (received != null && handled != null && handled < received) {
      contradictory.add(StatedCountPattern.HANDLED);
    }
    distinct.removeIf(statedCount -> contradictory.contains(statedCount.rule()));
    return List.copyOf(distinct);
  }
}
