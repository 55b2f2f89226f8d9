package org.nianbao.rule;

import java.util.regex.Pattern;

/**
 * The text up to the count of a clause, which tells of whom and of which time the count is.
 *
 * @param sentenceSoFar the sentence up to the count
 * @param soFar the preceding sentence and this one up to the count
 * @param anew whether the sentence begins anew, with an item or with the year, so that it is not
 *     about the organ or the year of the preceding one
 */
record ClauseContext(String sentenceSoFar, String soFar, boolean anew) {
  /** The maximum distance in characters of words that affect the meaning of a count. */
  private static final int MAX_LENGTH = 400;

  private static final Pattern PLAN = Pattern.compile("计划(?!生育|、|类|等|和)|拟|下一步|力争|预计|打算|目标");

  /** The first characters of {@link #PLAN}, for a quick search. */
  private static final String PLAN_BEGINS = "计拟下力预打目";

  /** An exception from what is counted, but for requests that are carried out. */
  private static final Pattern EXCEPTION =
      Pattern.compile(
          "除(?![^，；。外]{0,20}(?:结转|正在办|在办|未办结|未到期|期限|答复状?态?中|正在答复))[^，；。]{1,30}[外，]"
              + "|除(?!(?:上一?年度?|去年|20\\d\\d年度?)结转的?COUNT)[^，；。外]{0,8}"
                  .replace("COUNT", String.valueOf(NormalizedSentence.COUNT))
              + "(?:上一?年|去年|往年|20\\d\\d年)[^，；。]{1,30}[外，]");

  /**
   * Returns the context of a clause.
   *
   * @param clauseStart the position of the clause in the sentence
   * @param lead the text of the clause before its count
   * @param preceding the normalised text of the preceding sentence; empty if there is none
   * @param anew whether the sentence begins with an item or the year
   */
  static ClauseContext of(
      int clauseStart, String lead, NormalizedSentence sentence, String preceding, boolean anew) {
    int end = clauseStart + lead.length();
    int start = Math.max(0, Math.max(clauseStart, end - MAX_LENGTH) - MAX_LENGTH);
    String earlier = preceding.substring(Math.max(0, preceding.length() - MAX_LENGTH));
    String sentenceSoFar = sentence.text().substring(start, end);
    return new ClauseContext(sentenceSoFar, earlier + "。" + sentenceSoFar, anew);
  }

  /** Returns whether the words refer to this unit, this year and past events. */
  boolean isOfReport(ReportPeriod period, ReportingUnit reportingUnit) {
    String near = anew ? sentenceSoFar : soFar;
    return !period.isOtherYear(near)
        && !ReportPeriod.isPartOfYear(sentenceSoFar)
        && !PatternSearch.find(PLAN, PLAN_BEGINS, sentenceSoFar)
        && !(sentenceSoFar.indexOf('除') >= 0 && EXCEPTION.matcher(sentenceSoFar).find())
        && !reportingUnit.isOtherOrgan(near);
  }
}
