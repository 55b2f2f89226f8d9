package org.nianbao.template;

import org.jspecify.annotations.Nullable;

/**
 * A row of the sheet 规则用语: something that a rule of the check sheet is checked with.
 *
 * @param name what the row states, such as 所计事项, 量词 or 提示
 * @param text the words, the pattern or the sentence; empty if the row has none
 * @param cells the figures or the text that the row names; null if it names none
 */
record RuleItem(String name, String text, @Nullable LinearExpression cells) {}
