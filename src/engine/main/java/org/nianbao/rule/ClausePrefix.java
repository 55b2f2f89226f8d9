package org.nianbao.rule;

import java.util.regex.Pattern;

/** The words before the verb of a clause: heading, date, reporting unit, adverbs. */
final class ClausePrefix {
  /** The maximum length of a lead; it also bounds the cost of matching. */
  private static final int MAX_LENGTH = 60;

  private static final Pattern ORDINAL =
      Pattern.compile("^(?:[一二三四五六七八九十]{1,3}[是、.．]|第[一二三四五六七八九十]{1,3}[，、是]?|\\d{1,2}[.．、）)])");

  private static final WordSet HEADINGS =
      WordSet.of(
          """
          依申请公开政府信息工作情况 依申请公开政府信息情况 依申请公开政府信息 依申请公开工作情况 依申请公开办理情况
          依申请公开情况 依申请公开方面 依申请公开工作 依申请公开 政府信息依申请公开情况 政府信息依申请公开
          政府信息公开申请办理情况 政府信息公开申请情况 收到和处理政府信息公开申请情况 申请情况 办理情况 受理情况 答复情况
          政府信息主动公开情况 主动公开政府信息情况 主动公开情况 主动公开方面 主动公开
          政府信息管理情况 政府信息管理方面 政府信息管理 规范性文件情况 规范性文件管理情况 总体情况
          政府信息公开行政复议、行政诉讼情况 行政复议、行政诉讼情况 行政复议和行政诉讼情况 行政复议诉讼情况
          复议诉讼情况 复议和诉讼情况 复议、诉讼情况 在依申请公开方面 在政府信息管理方面 在主动公开方面
          """);

  /** The first characters of words that a heading is a part of: 依申请公开办理12件. */
  private static final String CONTINUED = "件办信事申";

  private ClausePrefix() {}

  /**
   * Returns whether the words before the verb do not restrict the count, so that it applies to this
   * unit and the whole year.
   */
  static boolean isUnrestricted(String words, WordSet adverbs, ReportingUnit reportingUnit) {
    if (words.length() > MAX_LENGTH) {
      return false;
    }
    String rest = adverbs.strip(withoutHeading(words));
    return rest.isEmpty() || reportingUnit.isNameOfUnit(rest);
  }

  static boolean beginsWithOrdinal(String clause) {
    return ORDINAL.matcher(clause).find();
  }

  /** Returns the clause without its number, its heading and its words for the whole year. */
  static String withoutHeading(String clause) {
    String rest = ORDINAL.matcher(clause).replaceFirst("");
    int end = HEADINGS.prefix(rest).length();
    if (end == rest.length() || CONTINUED.indexOf(rest.charAt(end)) < 0) {
      rest = rest.substring(end);
    }
    return ReportPeriod.removeWholeYearPhrases(rest);
  }
}
