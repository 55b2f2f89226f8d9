package org.nianbao.rule;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Review and litigation counted in one breath. Five of both says nothing of either; none of both,
 * or one of each, says it of both.
 */
final class JointCases {
  private static final Pattern BOTH =
      Pattern.compile("(?:行政)?复议(?:案件|申请)?[、和及与或](?:被?提起)?(?:行政)?诉讼");
  private static final Vocabulary BETWEEN =
      Vocabulary.of("案件 案 数量 数 情况 共 共计 为 均为 均 都为 都是 各 各为 各有 发生 产生 的 ： :");
  private static final Pattern EACH = Pattern.compile("[各均都]");

  private JointCases() {}

  /** What the count says of review and of litigation alike, if anything. */
  static OptionalLong each(String lead, long count, ReportingUnit speaker) {
    Matcher both = BOTH.matcher(lead);
    if (!both.find()) {
      return OptionalLong.empty();
    }
    String between = lead.substring(both.end());
    boolean ofEach = count == 0 || EACH.matcher(between).find();
    boolean plain =
        BETWEEN.covers(between)
            && ClauseLead.isPlain(
                lead.substring(0, both.start()), ClaimPattern.CASE_ADVERBS, speaker);
    return ofEach && plain ? OptionalLong.of(count) : OptionalLong.empty();
  }
}
