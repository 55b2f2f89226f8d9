package org.nianbao.rule;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.nianbao.rule.CountComparison.Part;
import org.nianbao.rule.CountComparison.Whole;
import org.nianbao.rule.NormalizedSentence.Count;

/**
 * The requests that a text has counted so far. They tell of which part of the requests a count may
 * be: of all, of those received this year, or of a part that the words name.
 */
final class RequestParts {
  private static final long NONE = -1;

  /** Words of the requests received this year, beside which others were finished. */
  private static final Pattern THIS_YEAR = Pattern.compile("当年|本年度?(?:内)?(?:新收|收到|受理|接收)");

  private static final Pattern OTHERS_FINISHED = Pattern.compile("另(?:外|有)?(?:办结|答复|办理)");

  private final RequestTotal total;
  private final NamedPart namedPart = new NamedPart();

  /** The requests received this year; -1 if the text did not count them alone. */
  private long received = NONE;

  /** Whether outcomes that follow are of the requests received this year. */
  private boolean outcomesOfThisYear;

  /** Whether the text counts requests that were carried in. */
  private boolean carriedInNamed;

  /** Whether the sentence excepts these from what it counts. */
  private boolean carriedInExcepted;

  /** Whether the sentence counts other requests that were finished. */
  private boolean othersFinished;

  /** The counts of the sentence. */
  private final Set<Long> values = new HashSet<>();

  RequestParts(RequestTotal total) {
    this.total = total;
  }

  void startSentence(Sentence sentence, NormalizedSentence normalized) {
    othersFinished = OTHERS_FINISHED.matcher(sentence.text()).find();
    carriedInExcepted = false;
    values.clear();
    normalized.counts().forEach(count -> values.add(count.value()));
    namedPart.forget();
  }

  void endList() {
    namedPart.forget();
  }

  /** Notes that all requests are counted. */
  void countAll() {
    namedPart.countAll();
  }

  /** Notes a part of the requests, of which outcomes may follow. */
  void name(Count count) {
    namedPart.name(count.value(), total.isStated() ? total.value() : NONE);
  }

  /**
   * Notes a count of all requests that were received or handled.
   *
   * @param newOnly whether the words exclude those carried in
   */
  void receive(StatedCountPattern pattern, Count count, boolean newOnly) {
    received = pattern.rule().equals(StatedCountPattern.RECEIVED) ? count.value() : NONE;
    outcomesOfThisYear = carriedInExcepted || (newOnly && !carriedInNamed);
  }

  /** Notes that the requests received were counted with those carried in. */
  void includeCarriedIn() {
    received = NONE;
  }

  /** Notes requests carried over or in progress, of which others may be counted. */
  void carry(StatedCountPattern pattern, Count count) {
    if (pattern.rule().equals(StatedCountPattern.CARRIED_IN)) {
      namedPart.carry(count.value());
    } else {
      namedPart.narrow(count.value());
    }
  }

  /** Notes a count of all requests received; returns of which part it may be. */
  CountComparison countReceived(Count count) {
    boolean included = total.isInList() && namedPart.includes(count.value());
    namedPart.countAll();
    return included || isInListOfFinished() ? Part.NAMED : Whole.OF_ALL;
  }

  /**
   * Notes a count of requests carried in; returns of which part it may be.
   *
   * @param excepted whether the counts that follow are of others: 除上年结转1件外
   */
  CountComparison countCarriedIn(Count count, boolean excepted) {
    boolean included = namedPart.take(count.value());
    carriedInNamed = !excepted;
    carriedInExcepted = excepted;
    outcomesOfThisYear = excepted;
    return included || isInListOfFinished() ? Part.NAMED : Whole.OF_ALL;
  }

  /**
   * Notes a count of an outcome, an applicant or those in progress; returns of which part it may
   * be.
   */
  CountComparison countOutcome(StatedCountPattern pattern, Count count) {
    if (namedPart.take(count.value())) {
      return Part.NAMED;
    }
    if (pattern.rule().equals(StatedCountPattern.CARRIED_OUT)) {
      return partOfThisYear(count);
    }
    return outcomesOfThisYear ? Whole.OF_THIS_YEAR : Whole.OF_ALL;
  }

  /** Notes a count of requests finished; returns of which part it may be. */
  CountComparison countFinished(CountClause clause) {
    Count count = clause.count();
    if (namedPart.includes(count.value())) {
      namedPart.narrow(count.value());
      return Part.NAMED;
    }
    namedPart.countAll();
    boolean ofThisYear =
        THIS_YEAR.matcher(clause.lead()).find()
            || THIS_YEAR.matcher(clause.rest()).lookingAt()
            || othersFinished
            || isRestCounted(count);
    outcomesOfThisYear |= ofThisYear;
    return ofThisYear ? Whole.OF_THIS_YEAR : partOfThisYear(count);
  }

  /** Returns the requests received this year if the text has not spoken of others. */
  private CountComparison partOfThisYear(Count count) {
    boolean ofThisYear = received >= 0 && (!carriedInNamed || isRestCounted(count));
    return ofThisYear ? Whole.OF_THIS_YEAR : Whole.OF_ALL;
  }

  /**
   * Returns whether the sentence counts a part and the rest of the requests received this year:
   * 收到56件，48件已办结，8件正在办理.
   */
  private boolean isRestCounted(Count count) {
    return received >= 0 && values.contains(received - count.value());
  }

  /** Returns whether the requests in the list are parts of those that were finished. */
  private boolean isInListOfFinished() {
    return total.isInList() && total.isOf(StatedCountPattern.PROCESSED);
  }
}
