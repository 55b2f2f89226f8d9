package org.nianbao.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.rule.NormalizedSentence.Count;

/**
 * Chooses the patterns of the clauses of a sentence, by their words and by what was counted before.
 */
final class ClausePatterns {
  private static final Pattern ALL_FINISHED = Pattern.compile("申请[^，；。]{0,4}(?:[均都]|全部)");

  private static final Pattern CARRIED_OUT_NEXT =
      Pattern.compile("[，；、]?[^，；。、]{0,6}(?:下一?年|次年|结转)[^，；。、]{0,10}" + NormalizedSentence.COUNT);

  /** Outcomes that only requests have, of which two need no count of all requests before them. */
  private static final List<String> OUTCOMES = List.of("部分公开", "无法提供", "不予处理", "不予公开", "予以公开");

  private final NormalizedSentence plain;
  private final String previous;
  private final StatedCountList counts;
  private final RequestTotal total;
  private final CasesInSentence cases;
  private final DocumentsInSentence documents;

  /** Whether requests by a certain channel were counted in the sentence. */
  private boolean channels;

  /** Whether the sentence lists outcomes of requests; null if that was not asked yet. */
  private @Nullable Boolean outcomesListed;

  /**
   * Creates the patterns of a sentence.
   *
   * @param previous the normalised text of the preceding sentence; empty if there is none
   * @param counts the counts that were read so far
   */
  ClausePatterns(
      NormalizedSentence plain,
      String previous,
      StatedCountList counts,
      RequestTotal total,
      CasesInSentence cases,
      DocumentsInSentence documents) {
    this.plain = plain;
    this.previous = previous;
    this.counts = counts;
    this.total = total;
    this.cases = cases;
    this.documents = documents;
  }

  /** Notes that requests by a certain channel were counted. */
  void noteChannel() {
    channels = true;
  }

  /** Returns the pattern that a clause matches; null if its count is of something else. */
  @Nullable StatedCountPattern of(CountClause clause, Topic topicHere) {
    if (!clause.isUnderstood()) {
      return null;
    }
    if (channels && clause.isSum()) {
      return clause.isAboutRequests(StatedCountPattern.SUM_OF_CHANNELS, topicHere)
          ? StatedCountPattern.SUM_OF_CHANNELS
          : null;
    }
    if (clause.isOfReceivedThatAreFinished() && !isCountedNext(clause)) {
      return StatedCountPattern.PROCESSED_AFTER_COUNT;
    }
    if (clause.isSum() && areYearsCountedBefore(clause.count())) {
      return StatedCountPattern.SUM_OF_YEARS;
    }
    if (isOfRequestsInSentence(topicHere)) {
      if (clause.isMadePublic()) {
        return StatedCountPattern.MADE_PUBLIC;
      }
      if (clause.isHandled() && !total.isInList() && areCarriedOutNext(clause)) {
        return StatedCountPattern.FINISHED;
      }
    }
    String withCases = cases.withName(clause.letters());
    for (StatedCountPattern pattern : StatedCountPattern.ALL) {
      if (pattern.subject().isCountedBy(clause.count())
          && pattern.matches(withCases)
          && isAbout(pattern, clause, topicHere)) {
        return pattern;
      }
    }
    return null;
  }

  /** Returns whether all requests were counted in the sentence, and nothing else after them. */
  private boolean isOfRequestsInSentence(Topic topicHere) {
    CountedSubject subject =
        topicHere.inSentence() == null ? topicHere.inPrecedingText() : topicHere.inSentence();
    return total.isInSentence() && subject == CountedSubject.REQUEST;
  }

  /** Returns whether another count follows the words of a clause: 收到的56件申请办结48件. */
  private boolean isCountedNext(CountClause clause) {
    int end = clause.count().at() + 1 + clause.rest().length();
    return end < plain.text().length() && plain.text().charAt(end) == NormalizedSentence.COUNT;
  }

  /** Returns whether the requests received anew and those carried in are counted just before. */
  private boolean areYearsCountedBefore(Count sum) {
    List<StatedCount> stated = counts.ofSentence();
    int at = plain.counts().indexOf(sum);
    if (total.isInList() || stated.size() < 2 || at < 2) {
      return false;
    }
    StatedCount first = stated.get(stated.size() - 2);
    StatedCount second = stated.get(stated.size() - 1);
    return plain.counts().get(at - 2).value() == first.value()
        && plain.counts().get(at - 1).value() == second.value()
        && Set.of(StatedCountPattern.RECEIVED, StatedCountPattern.CARRIED_IN)
            .equals(new HashSet<>(List.of(first.rule(), second.rule())));
  }

  private boolean isAbout(StatedCountPattern pattern, CountClause clause, Topic topicHere) {
    return switch (pattern.subject()) {
      case REQUESTS ->
          clause.isAboutRequests(pattern, topicHere)
              || (pattern.rule().equals(StatedCountPattern.PROCESSED)
                  && total.isStated()
                  && clause.continues(topicHere));
      case PART_OF_REQUESTS ->
          clause.isAboutRequests(pattern, topicHere)
              || (topicHere.inSentence() == null
                  && (total.isStated()
                      || CountedSubject.lastIn(plain.text()) == CountedSubject.REQUEST))
              || (pattern.rule().equals(StatedCountPattern.CARRIED_OUT)
                  && isOnlyOfRequests(clause));
      case SORT_OF_REQUESTS ->
          (total.isStated()
                  || clause.names('R')
                  || (pattern.isOutcome() && areOutcomesListed())
                  || isAllOfRequestsBefore(pattern, clause, topicHere))
              && topicHere.inSentence() != CountedSubject.OTHER
              && clause.namesNothingElse();
      case CASES -> true;
      case DOCUMENTS, PUBLISHED_DOCUMENTS ->
          clause.names('D') || (documents.areDocumentsNamed() && clause.namesNothingElse());
      case DECISIONS ->
          !clause.isOfItems()
              && (clause.names('K')
                  || clause.isMade()
                  || (clause.names('X') && clause.names('H')) // but not 办理行政处罚案件
                  || ((documents.areDecisionsNamed()
                          || documents.areDecisionsListed(clause.start()))
                      && clause.namesNothingElse()));
    };
  }

  /** Returns whether the requests that were not finished are counted next: 办理83件，下年度继续办理72件. */
  private boolean areCarriedOutNext(CountClause clause) {
    return CARRIED_OUT_NEXT.matcher(plain.text().substring(clause.count().at() + 1)).lookingAt();
  }

  /** Returns whether the sentence names nothing but requests before a count into the next year. */
  private boolean isOnlyOfRequests(CountClause clause) {
    return clause.names('Z')
        && CountedSubject.lastIn(plain.text().substring(0, clause.start()))
            == CountedSubject.REQUEST;
  }

  /** Returns whether the requests of the preceding text are said to be finished: 11件申请均已答复. */
  private static boolean isAllOfRequestsBefore(
      StatedCountPattern pattern, CountClause clause, Topic topicHere) {
    return pattern.equals(StatedCountPattern.PROCESSED_AFTER_COUNT)
        && clause.names('q')
        && ALL_FINISHED.matcher(clause.rest()).find()
        && topicHere.inPrecedingText() == CountedSubject.REQUEST;
  }

  /** Returns whether the sentence lists outcomes of requests, with or without their sum. */
  private boolean areOutcomesListed() {
    if (outcomesListed == null) {
      String text = plain.text();
      outcomesListed =
          OUTCOMES.stream().filter(text::contains).count() > 1
              && (text.contains("申请") || CountedSubject.lastIn(previous) == CountedSubject.REQUEST)
              && !text.contains("主动公开");
    }
    return outcomesListed;
  }
}
