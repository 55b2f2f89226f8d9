package org.nianbao.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nianbao.rule.CountComparison.Whole;

/** Extracts the counts of a narrative that can be compared with the tables. */
final class StatedCounts {
  private StatedCounts() {}

  /**
   * Returns the counts that the text states for this unit and this year, in order. A count whose
   * unit or subject is in doubt is omitted, so that warnings are reliable.
   *
   * @param heading the heading of the text; empty if there is none
   * @param year the report year
   * @param unit the name of the unit; empty if it is not known
   * @param limit the limit on the text read; text beyond it is ignored
   */
  static List<StatedCount> read(
      String heading, String text, int year, String unit, NarrativeStepLimit limit) {
    if (text.isEmpty()) {
      return List.of(); // as most parts of a narrative are
    }
    StatedCountReader reader =
        new StatedCountReader(new ReportPeriod(year), new ReportingUnit(unit), limit, false);
    List<List<StatedCount>> sentences = readSentences(heading, text, reader, limit);
    return withoutAmbiguous(sentences.stream().flatMap(List::stream).toList());
  }

  /**
   * Returns the counts of a text by its sentences, also those whose unit or subject is in doubt:
   * another organ is named, or words are not known.
   *
   * @param heading the heading of the text; empty if there is none
   * @param year the report year
   * @param unit the name of the unit; empty if it is not known
   * @param limit the limit on the text read; text beyond it is ignored
   */
  static List<List<StatedCount>> readDoubtful(
      String heading, String text, int year, String unit, NarrativeStepLimit limit) {
    StatedCountReader reader =
        new StatedCountReader(new ReportPeriod(year), ReportingUnit.always(unit), limit, true);
    return readSentences(heading, text, reader, limit);
  }

  private static List<List<StatedCount>> readSentences(
      String heading, String text, StatedCountReader reader, NarrativeStepLimit limit) {
    Sentence previous = new Sentence(heading);
    NormalizedSentence previousPlain = null;
    for (Sentence sentence : Sentence.of(text)) {
      if (limit.isReached()) {
        break;
      }
      NormalizedSentence plain = null;
      boolean counts = false;
      boolean comparison = ComparisonPhrase.mayBeIn(sentence.text());
      if (NormalizedSentence.mayContainCount(sentence.text())
          || ZeroStatementPattern.mayBeIn(sentence.text())
          || comparison) { // few sentences do
        plain = NormalizedSentence.of(sentence);
        counts =
            comparison || !plain.counts().isEmpty() || ZeroStatementPattern.mayBeIn(plain.text());
        if (counts) {
          NormalizedSentence before =
              previousPlain == null ? NormalizedSentence.of(previous) : previousPlain;
          reader.read(sentence, plain, before.text());
        }
      }
      if (!counts) {
        reader.skip(sentence);
      }
      previous = sentence;
      previousPlain = plain;
    }
    return reader.statedCounts().stream().map(StatedCounts::joined).toList();
  }

  /** Returns the counts of a sentence, with those of one rule as one. */
  private static List<StatedCount> joined(List<StatedCount> sentence) {
    if (sentence.size() < 2) {
      return sentence;
    }
    Map<CountRule, List<StatedCount>> byRule = new LinkedHashMap<>();
    for (StatedCount each : sentence) {
      byRule.computeIfAbsent(each.rule(), rule -> new ArrayList<>()).add(each);
    }
    return byRule.values().stream().map(StatedCounts::join).flatMap(List::stream).toList();
  }

  /**
   * Returns the counts of a rule in a sentence as one, unless they are ambiguous. They are of
   * different parts, of which the text may name all or only some, or one is of the whole: the
   * largest.
   */
  private static List<StatedCount> join(List<StatedCount> counts) {
    List<StatedCount> wholes = counts.stream().filter(StatedCount::isWhole).toList();
    if (counts.size() == 1
        || wholes.isEmpty()
        || wholes.stream().anyMatch(each -> each.isOtherThan(wholes.get(0)))) {
      return counts;
    }
    List<Long> others = new ArrayList<>(counts.stream().map(StatedCount::value).toList());
    others.add(others.stream().mapToLong(Long::longValue).sum());
    StatedCount largest =
        wholes.stream().max(Comparator.comparing(StatedCount::value)).orElseThrow();
    boolean ofThisYear = wholes.stream().anyMatch(StatedCount::isOfThisYear);
    return List.of(largest.with(new Whole(ofThisYear, List.copyOf(others))));
  }

  /**
   * Removes repeated counts, and all counts of a rule for which the text states different ones in
   * different words.
   */
  private static List<StatedCount> withoutAmbiguous(List<StatedCount> statedCounts) {
    Map<CountRule, StatedCount> first = new HashMap<>();
    Set<CountRule> ambiguous = new HashSet<>();
    Map<List<Object>, StatedCount> distinct = new LinkedHashMap<>();
    for (StatedCount statedCount : statedCounts) {
      CountRule rule = statedCount.rule();
      if (statedCount.isWhole()) {
        StatedCount earlier = first.putIfAbsent(rule, statedCount);
        if (earlier != null && statedCount.isOtherThan(earlier)) {
          ambiguous.add(rule);
        }
      }
      distinct.putIfAbsent(
          List.of(rule, statedCount.value(), statedCount.comparison()), statedCount);
    }
    // all received requests are handled, so a smaller count means those completed
    StatedCount received = first.get(StatedCountPattern.RECEIVED);
    StatedCount handled = first.get(StatedCountPattern.HANDLED);
    if (received != null && handled != null && handled.value() < received.value()) {
      ambiguous.add(StatedCountPattern.HANDLED);
    }
    distinct.values().removeIf(statedCount -> ambiguous.contains(statedCount.rule()));
    return List.copyOf(distinct.values());
  }
}
