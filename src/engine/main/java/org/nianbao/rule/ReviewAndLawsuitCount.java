package org.nianbao.rule;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts of administrative reviews and lawsuits in one phrase. A joint count of five does not
 * determine either; a count of zero, or one of each, applies to both.
 */
final class ReviewAndLawsuitCount {
  private static final Pattern BOTH =
      Pattern.compile("(?:行政)?复议(?:案件|申请)?[、和及与或](?:被?提起)?(?:行政)?诉讼");
  private static final WordSet BETWEEN =
      WordSet.of("案件 案 数量 数 情况 共 共计 为 均为 均 都为 都是 各 各为 各有 发生 产生 的 ： :");
  private static final Pattern EACH = Pattern.compile("[各均都]");

  private ReviewAndLawsuitCount() {}

  /** Returns the count that applies to reviews and to lawsuits alike; empty if there is none. */
  static OptionalLong countOfEach(String lead, long count, ReportingUnit reportingUnit) {
    Matcher both = BOTH.matcher(lead);
    if (!both.find()) {
      return OptionalLong.empty();
    }
    String between = lead.substring(both.end());
    boolean ofEach = count == 0 || EACH.matcher(between).find();
    boolean plain =
        BETWEEN.covers(between)
            && ClausePrefix.isUnrestricted(
                lead.substring(0, both.start()), StatedCountPattern.CASE_ADVERBS, reportingUnit);
    return ofEach && plain ? OptionalLong.of(count) : OptionalLong.empty();
  }
}
