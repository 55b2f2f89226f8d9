package org.nianbao.rule;

/**
 * A count that the narrative states for this unit and this year.
 *
 * @param rule the id of the rule that compares it with a table, for example {@code N-RECEIVED}
 * @param value the count
 * @param excerpt the surrounding text, shown to the clerk
 */
record StatedCount(String rule, long value, String excerpt) {}
