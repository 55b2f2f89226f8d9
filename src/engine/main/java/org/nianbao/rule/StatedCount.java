package org.nianbao.rule;

/**
 * A count that the narrative states for this unit and this year.
 *
 * @param rule the id of the rule that compares it with a table, for example {@code N-RECEIVED}
 * @param stated the count
 * @param sentence the surrounding words, shown to the clerk
 */
record StatedCount(String rule, long stated, String sentence) {}
