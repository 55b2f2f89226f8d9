package org.nianbao.rule;

/**
 * A count that the narrative states for this unit and this year.
 *
 * @param rule the id of the rule that compares it with a table, for example {@code N-RECEIVED}
 * @param value the count
 * @param words what tells the count from others of the rule, such as its verb; two counts of one
 *     rule may differ if these words do: 收到14件，受理12件
 * @param excerpt the surrounding text, shown to the clerk
 */
record StatedCount(String rule, long value, String words, String excerpt) {
  StatedCount of(String anotherRule) {
    return new StatedCount(anotherRule, value, words, excerpt);
  }
}
