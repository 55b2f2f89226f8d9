package org.nianbao.rule;

/**
 * A count that the narrative states for this unit and this year.
 *
 * @param rule the id of the rule that compares it with a table, for example {@code N-RECEIVED}
 * @param value the count
 * @param verb the verb of the count, if the rule compares counts of several; else empty. Two counts
 *     of one rule may differ if their verbs do: 收到14件，受理12件
 * @param excerpt the surrounding text, shown to the clerk
 */
record StatedCount(String rule, long value, String verb, String excerpt) {
  StatedCount of(String anotherRule) {
    return new StatedCount(anotherRule, value, verb, excerpt);
  }
}
