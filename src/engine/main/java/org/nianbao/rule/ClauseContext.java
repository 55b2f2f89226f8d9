package org.nianbao.rule;

import java.util.regex.Pattern;

/**
 * The text up to the count of a clause, which tells of whom and of which time the count is.
 *
 * @param sentenceSoFar the sentence up to the count
 * @param soFar the preceding sentence and this one up to the count
 */
record ClauseContext(String sentenceSoFar, String soFar) {
  /** The maximum distance in characters of words that affect the meaning of a count. */
  private static final int MAX_LENGTH = 400;

  private static final Pattern PLAN = Pattern.compile("计划(?!生育|、|类|等|和)|拟|下一步|力争|预计|打算|目标");

  /** The first characters of {@link #PLAN}, for a quick search. */
  private static final String PLAN_BEGINS = "计拟下力预打目";

  /** An exception from what is counted, but for requests that are carried out. */
  private static final Pattern EXCEPTION =
      Pattern.compile(
          "除(?![^，；。外]{0,20}(?:结转|正在办|在办|未办结|未到期|期限))[^，；。]{1,30}[外，]"
              + "|除[^，；。外]{0,8}(?:上一?年|去年|往年|20\\d\\d年)[^，；。]{1,30}[外，]");

  /**
   * Returns the context of a clause.
   *
   * @param clauseStart the position of the clause in the sentence
   * @param lead the text of the clause before its count
   * @param preceding the normalised text of the preceding sentence; empty if there is none
   */
  static ClauseContext of(
      int clauseStart, String lead, NormalizedSentence sentence, String preceding) {
    int end = clauseStart + lead.length();
    int start = Math.max(0, Math.max(clauseStart, end - MAX_LENGTH) - MAX_LENGTH);
    String earlier = preceding.substring(Math.max(0, preceding.length() - MAX_LENGTH));
    String sentenceSoFar = sentence.text().substring(start, end);
    return new ClauseContext(sentenceSoFar, earlier + "。" + sentenceSoFar);
  }

  /** Returns whether the words refer to this unit, this year and past events. */
  boolean isOfReport(ReportPeriod period, ReportingUnit reportingUnit) {
    return !period.isOtherYear(soFar)
        && !ReportPeriod.isPartOfYear(sentenceSoFar)
        && !PatternSearch.find(PLAN, PLAN_BEGINS, sentenceSoFar)
        && !(sentenceSoFar.indexOf('除') >= 0 && EXCEPTION.matcher(sentenceSoFar).find())
        && !reportingUnit.isOtherOrgan(soFar);
  }
}
