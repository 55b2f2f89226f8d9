package org.nianbao.rule;

import org.nianbao.rule.CountComparison.Difference;
import org.nianbao.rule.CountComparison.Growth;
import org.nianbao.rule.CountComparison.Share;

/**
 * Reads how a clause compares the count of the clause before it with the whole or with last year's:
 * 自然人申请9件，占比75%; 收到申请12件，同比增长20%.
 */
final class ComparisonReader {
  private static final long NONE = -1;

  private final ReportPeriod period;
  private final RequestTotal total;
  private final StatedCountList counts;

  /** The part of the requests that the preceding clause counts. */
  private long lastPart = NONE;

  /** The count of all requests that the preceding clause states. */
  private long lastTotal = NONE;

  /** Whether the preceding clause compares this count with last year's: 比上年增加2件，增长20%. */
  private boolean compared;

  ComparisonReader(ReportPeriod period, RequestTotal total, StatedCountList counts) {
    this.period = period;
    this.total = total;
    this.counts = counts;
  }

  void startSentence() {
    lastPart = NONE;
    lastTotal = NONE;
    compared = false;
  }

  void notePart(long count) {
    lastPart = count;
  }

  void noteTotal(long count) {
    lastTotal = count;
  }

  /** Reads the growth in the brackets after a count: 1185件（同比增长1.1%）. */
  void readBracket(String bracket, int at) {
    int end = bracket.indexOf('，');
    Growth growth =
        lastTotal == NONE
            ? null
            : ComparisonPhrase.growth(end < 0 ? bracket : bracket.substring(0, end), false, period);
    if (growth != null) {
      counts.add(StatedCountPattern.GROWTH, lastTotal, growth, at);
    }
  }

  /** Reads a clause without a count. */
  void read(Clause clause) {
    if (lastPart != NONE && total.isStated()) {
      Share share = ComparisonPhrase.share(clause.lead(), total.value());
      if (share != null) {
        counts.add(StatedCountPattern.SHARE, lastPart, share, clause.start());
      }
    }
    if (lastTotal == NONE && ComparisonPhrase.isOfRequests(clause.lead())) {
      lastTotal = counts.lastOfRequests();
    }
    if (lastTotal != NONE) {
      Growth growth = ComparisonPhrase.growth(clause.lead(), compared, period);
      if (growth != null) {
        counts.add(StatedCountPattern.GROWTH, lastTotal, growth, clause.start());
      }
    }
    startSentence();
  }

  /** Reads a clause with a count, before the count is noted. */
  void read(CountClause clause) {
    Difference difference = lastTotal == NONE ? null : ComparisonPhrase.difference(clause, period);
    if (difference == null) {
      startSentence();
      return;
    }
    counts.add(StatedCountPattern.GROWTH, lastTotal, difference, clause.count().at());
    compared = true;
    lastPart = NONE;
  }
}
