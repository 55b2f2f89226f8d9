package org.nianbao.rule;

import java.util.List;
import java.util.regex.Pattern;

/** The counts of requests that were finished, which other counts of a sentence may restrict. */
final class FinishedCounts {
  /** An outcome counted next to a count, which then covers only a part: 答复10件，延期答复2件. */
  private static final Pattern OUTCOME_BESIDE =
      beside("延期|逾期|延长|予以公开|同意公开|部分公开|不予|无法提供|不存在|撤[回销]|终止|[^结]转办|告知|补正|[，、]公开(?!答复)");

  /** Requests counted next to those that were finished, which are not among them. */
  private static final Pattern UNFINISHED_BESIDE = beside("延期|逾期|延长|撤[回销]|终止|[^结]转办");

  /** The list of parts: 办结7件，其中…; 办结的7件申请中，…. */
  private static final Pattern PARTS =
      Pattern.compile("(?:其中|" + NormalizedSentence.COUNT + "(?:政府信息公开)?申请[件书]?中，)[^；;]*+");

  /** Outcomes of the form that are listed after a count are of the requests that it counts. */
  private static final int MIN_OUTCOMES = 3;

  private FinishedCounts() {}

  private static boolean isOutcome(StatedCount count) {
    return StatedCountPattern.ALL.stream()
        .anyMatch(pattern -> pattern.isOutcome() && pattern.rule().equals(count.rule()));
  }

  static boolean isOne(StatedCount count) {
    return count.rule().equals(StatedCountPattern.PROCESSED);
  }

  /**
   * Removes those that the rest of the sentence shows to be of something else; returns whether
   * there were any.
   */
  static boolean removeMisread(List<StatedCount> counts, NormalizedSentence sentence) {
    if (counts.stream().noneMatch(FinishedCounts::isOne)) {
      return false;
    }
    String withoutParts = PARTS.matcher(sentence.text()).replaceAll("");
    boolean unfinished = UNFINISHED_BESIDE.matcher(withoutParts).find();
    boolean otherwiseAnswered =
        OUTCOME_BESIDE.matcher(withoutParts).find()
            && counts.stream().filter(FinishedCounts::isOutcome).count() < MIN_OUTCOMES;
    return counts.removeIf(
        count ->
            isOne(count) && (unfinished || (otherwiseAnswered && !count.words().equals("办结"))));
  }

  private static Pattern beside(String outcome) {
    return Pattern.compile(
        "OUTCOME[^，；。、]{0,12}COUNT|COUNT[^，；。、]{0,10}OUTCOME"
            .replace("COUNT", String.valueOf(NormalizedSentence.COUNT))
            .replace("OUTCOME", "(?:" + outcome + ")"));
  }
}
