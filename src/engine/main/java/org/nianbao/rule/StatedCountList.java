package org.nianbao.rule;

import java.util.ArrayList;
import java.util.List;
import org.nianbao.rule.CountComparison.Part;
import org.nianbao.rule.CountComparison.Whole;
import org.nianbao.rule.NormalizedSentence.Count;

/** The counts that a text states, in order, sentence by sentence. */
final class StatedCountList {
  private final List<StatedCount> counts = new ArrayList<>();

  /** The indexes of the first counts of the sentences. */
  private final List<Integer> firstOfSentences = new ArrayList<>();

  private Sentence sentence = new Sentence("");
  private List<Integer> origins = List.of();

  /** Begins the next sentence, whose counts are added from now on. */
  void startSentence(Sentence original, NormalizedSentence normalized) {
    sentence = original;
    origins = normalized.origins();
    firstOfSentences.add(counts.size());
  }

  int size() {
    return counts.size();
  }

  /** Returns the counts of the sentence that was begun last; removals apply to this list. */
  List<StatedCount> ofSentence() {
    int first = firstOfSentences.get(firstOfSentences.size() - 1);
    return counts.subList(first, counts.size());
  }

  /** Returns all counts, sentence by sentence. */
  List<List<StatedCount>> bySentence() {
    List<List<StatedCount>> sentences = new ArrayList<>();
    for (int at = 0; at < firstOfSentences.size(); at++) {
      boolean last = at == firstOfSentences.size() - 1;
      int end = last ? counts.size() : firstOfSentences.get(at + 1);
      sentences.add(counts.subList(firstOfSentences.get(at), end));
    }
    return sentences;
  }

  /**
   * Adds a count of the sentence.
   *
   * @param words the words that tell it from others of its rule
   * @param at its position in the normalised sentence
   */
  void add(CountRule rule, Count count, CountComparison comparison, String words, int at) {
    counts.add(
        new StatedCount(
            rule, count.value(), count.measure(), comparison, words, excerptAround(at)));
  }

  /** Adds a count of all cases or documents. */
  void add(CountRule rule, Count count, int at) {
    add(rule, count, Whole.OF_ALL, "", at);
  }

  /** Adds a count that is not compared for itself, but in relation to another. */
  void add(CountRule rule, long count, CountComparison comparison, int at) {
    String words = String.valueOf(counts.size());
    counts.add(new StatedCount(rule, count, "件", comparison, words, excerptAround(at)));
  }

  /**
   * Adds the sum of the channels of requests, instead of a smaller sum of the same channels.
   *
   * @param from the index of the first count that may be a sum of these channels
   */
  void addChannels(long sum, int from, int at) {
    int first = Math.max(from, firstOfSentences.get(firstOfSentences.size() - 1));
    add(StatedCountPattern.CHANNELS, sum, Part.CHANNELS, at);
    for (int index = first; index < counts.size() - 1; index++) {
      if (counts.get(index).comparison() == Part.CHANNELS) {
        counts.set(index, counts.remove(counts.size() - 1));
        return;
      }
    }
  }

  /** Returns the last count of all requests received; -1 if there is none. */
  long lastOfRequests() {
    for (int i = counts.size() - 1; i >= 0; i--) {
      StatedCount count = counts.get(i);
      boolean received = count.rule().equals(StatedCountPattern.RECEIVED);
      if ((received || count.rule().equals(StatedCountPattern.HANDLED)) && count.isWhole()) {
        return count.value();
      }
    }
    return -1;
  }

  /** Changes the rule that compares a count. */
  void compareBy(CountRule rule, int index) {
    counts.set(index, counts.get(index).of(rule));
  }

  private String excerptAround(int at) {
    return sentence.excerptAround(origins.get(at));
  }
}
