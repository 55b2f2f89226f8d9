package org.nianbao.rule;

import org.nianbao.rule.CountComparison.Whole;

/**
 * A count that the narrative states for this unit and this year.
 *
 * @param rule the rule that compares it with a table
 * @param value the count
 * @param measure the measure word as written; empty if there is none
 * @param comparison how the count compares with the figure of the rule
 * @param words what tells the count from others of the rule, such as its verb; two counts of one
 *     rule may differ if these words do: 收到14件，受理12件
 * @param excerpt the surrounding text, shown to the clerk
 */
record StatedCount(
    CountRule rule,
    long value,
    String measure,
    CountComparison comparison,
    String words,
    String excerpt) {
  /** The word of a count of all requests, whatever was done with them: 应办62件. */
  static final String DUE = "应办";

  /** The word of a count of requests received, with or without those carried in: 共收到62件. */
  static final String GOT = "收";

  /** Returns whether the count is of all that its rule counts. */
  boolean isWhole() {
    return comparison instanceof Whole;
  }

  /** Returns whether the count is of all requests received: 收到62件, not 办理62件. */
  boolean isReceived() {
    return rule.equals(StatedCountPattern.HANDLED) && words.equals(GOT);
  }

  /** Returns whether requests that were carried in may not be counted. */
  boolean isOfThisYear() {
    return comparison instanceof Whole whole && whole.ofThisYear();
  }

  /** Returns whether the text counts something else than another count of the rule. */
  boolean isOtherThan(StatedCount another) {
    boolean due = words.equals(DUE) || another.words.equals(DUE);
    return value != another.value && !words.equals(another.words) && !due;
  }

  StatedCount of(CountRule anotherRule) {
    return new StatedCount(anotherRule, value, measure, comparison, words, excerpt);
  }

  StatedCount of(long anotherValue) {
    return new StatedCount(rule, anotherValue, measure, comparison, words, excerpt);
  }

  StatedCount with(CountComparison another) {
    return new StatedCount(rule, value, measure, another, words, excerpt);
  }
}
