package org.nianbao.rule;

/**
 * A count that the narrative states of this unit and this year.
 *
 * @param rule the rule that compares it with a table, for example {@code N-RECEIVED}
 * @param sentence the words it stands in, to be shown to the clerk
 */
record Claim(String rule, long stated, String sentence) {}
