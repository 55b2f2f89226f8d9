package org.nianbao.rule;

import java.util.regex.Pattern;
import org.nianbao.rule.NormalizedSentence.Count;

/**
 * A clause with a count.
 *
 * @param lead the text before the count
 * @param count the count
 * @param rest the text after the count
 * @param start the position of the clause in the normalised sentence
 * @param letters the {@linkplain ClauseWords letters of the clause}
 */
record CountClause(String lead, Count count, String rest, int start, String letters) {
  /** Words of what requests are about. */
  private static final Pattern THEME = Pattern.compile("要求|涉|类|方面|领域|有关|关于|集中");

  /** Words of an outcome in any wording; a count beside them is no part that has outcomes. */
  private static final Pattern OUTCOME =
      Pattern.compile("公开|提供|不存在|掌握|撤[回销件]|补正|告知|答复|处理|查询|重复|不属于|咨询");

  /**
   * Applications that are no requests for information, such as 受理不动产登记申请; those by a channel or of
   * some applicants are.
   */
  private static final Pattern OTHER_APPLICATIONS =
      Pattern.compile(
          "(?:收到|受理|接收|新收)(?![^，；。]*(?:公开|政府信息|依申请|网|邮|信函|信件|来信|函件|来函|线[上下]|平台|传真|窗口|当面|现场|书面|口头"
              + "|自然人|法人|公民|群众|企业|组织|单位|各类|有效|上年|本年|当年))[^，；。]{2,20}申请");

  private static final Pattern OTHERS = Pattern.compile("其[他它](?!组织)|另|累");

  private static final Pattern ALL = Pattern.compile("共|总|合计");

  private static final Pattern WORDS_OF_SUM = Pattern.compile("(?:合计|共计|总计|共|总共)[：:]?");

  /** Words after a count that make it inexact, partial or a count of something else. */
  private static final Pattern INEXACT =
      Pattern.compile("^(?:以上|左右|以内|以下|余|多|人|增|减|[的、]?(?:建议|提案|咨询|投诉|诉求|信访|被(?!纠正)|败))");

  /** The first characters of words after a count that names no subject. */
  private static final String NEUTRAL_AFTER_COUNT = "次均已全都并且其较比同";

  private static final Pattern MADE_PUBLIC = Pattern.compile("公开的?[：:]?$");

  private static final Pattern CHANNEL = Pattern.compile("[iw]*(?:[GQq]*g)+w*[qQ]*#.*");

  /** Requests that are counted before their parts: 60件申请中. */
  private static final Pattern REQUESTS_AFTER_COUNT = Pattern.compile("#[wG]*[qQ]+w*");

  private static final Pattern ENDS_WITH_REQUEST = Pattern.compile(".*[qQ]w*#.*");

  private static final Pattern PART_OF_REQUESTS = Pattern.compile("[iwqGQRHFCgNMabcdefYJZUr]*#.*");

  private static final Pattern REVIEWS_AND_LAWSUITS =
      Pattern.compile("[iwqGQCHF]*V[wqGQC]*L[wqGQC]*s?#.*");

  private static final Pattern RECEIVED_AND_FINISHED =
      Pattern.compile("[iwqGQ]*R[wqGQ]*#[wqGQ]*H*F.*");

  private static final Pattern ALL_OF_COUNT = Pattern.compile("[均都]|全部");

  private static final Pattern APPLICANT = Pattern.compile("[iwC]*[NM][wqGQ]*[RHFJYZ].*#.*");

  static CountClause of(Clause clause, Count count, String letters) {
    return new CountClause(clause.lead(), count, clause.rest(), clause.start(), letters);
  }

  /** Returns whether all words before the count are known, and it is exact. */
  boolean isUnderstood() {
    int unknown = letters.indexOf(Vocabulary.UNKNOWN);
    return (unknown < 0 || unknown > letters.indexOf(ClauseWords.COUNT))
        && !INEXACT.matcher(rest).find();
  }

  /** Returns whether the words before the count exclude requests that were carried in. */
  boolean isNewOnly() {
    return lead.contains("新");
  }

  /** Returns whether the words name what a letter stands for. */
  boolean names(char letter) {
    return letters.indexOf(letter) >= 0;
  }

  /** Returns whether words before the count tell that it is of all: 合计办理60件. */
  boolean isOfAll() {
    return isOfAll(lead);
  }

  static boolean isOfAll(String lead) {
    return ALL.matcher(lead).find();
  }

  /** Returns whether only words of a sum stand before the count. */
  boolean isSum() {
    return WORDS_OF_SUM.matcher(lead).matches();
  }

  boolean isOfReviewsAndLawsuits() {
    return REVIEWS_AND_LAWSUITS.matcher(letters).matches();
  }

  /** Returns whether requests are counted of which parts follow: 60件申请中. */
  boolean isOfRequestsBeforeParts() {
    return REQUESTS_AFTER_COUNT.matcher(letters).matches();
  }

  /** Returns whether the count is of requests said to be public: 公开37件. */
  boolean isPublished() {
    return letters.startsWith("G#") || letters.startsWith("iG#");
  }

  /** Returns whether the count is of nothing but requests said to be public: 其中已公开16件. */
  boolean isMadePublic() {
    return isPublished() && MADE_PUBLIC.matcher(lead).find() && rest.isEmpty();
  }

  /** Returns whether the count is of requests said to be handled, in no other words: 办理83件. */
  boolean isHandled() {
    return letters.equals("H#");
  }

  /** Returns whether decisions are said to be made, which are named after the count: 作出681宗行政许可. */
  boolean isMade() {
    return lead.endsWith("作出") || lead.endsWith("做出");
  }

  /** Returns whether matters are counted that decisions may be made of: 行政许可事项35项. */
  boolean isOfItems() {
    return count.unit() == '项' && lead.endsWith("事项");
  }

  /** Returns whether requests of a part are said to be of one kind: 其中3件均为自然人申请. */
  boolean isAllOfPart() {
    return !rest.isEmpty() && "均都全".indexOf(rest.charAt(0)) >= 0;
  }

  /** Returns whether requests of one kind of applicant are counted by what was done: 企业新收12件. */
  boolean isOfApplicant() {
    return APPLICANT.matcher(letters).matches();
  }

  /** Returns whether some of the requests received are said to be finished: 受理的37件申请已答复. */
  boolean isOfReceivedThatAreFinished() {
    return lead.endsWith("的")
        && RECEIVED_AND_FINISHED.matcher(letters).matches()
        && !ALL_OF_COUNT.matcher(rest).find();
  }

  /** Returns whether only some organisations are named, beside which there may be others: 法人3件. */
  boolean isOfSomeOrganisations() {
    String words = lead + rest;
    return names('M') && !words.contains("组织");
  }

  /** Returns whether requests are counted beside others. */
  boolean isOfOthers() {
    return OTHERS.matcher(lead).find();
  }

  boolean isOfChannel() {
    return CHANNEL.matcher(letters).matches();
  }

  /** Returns whether a part of the requests is counted, of which outcomes may follow. */
  boolean isPartWithOutcomes() {
    return THEME.matcher(lead).find()
        || !(OUTCOME.matcher(lead).find() || OUTCOME.matcher(rest).find());
  }

  /** Returns whether applications of another kind are counted, or requests about a matter. */
  boolean isOfOtherApplications() {
    return OTHER_APPLICATIONS.matcher(lead).find();
  }

  boolean mayBePartOfRequests() {
    return PART_OF_REQUESTS.matcher(letters).matches()
        || ENDS_WITH_REQUEST.matcher(letters).matches();
  }

  /** Returns whether requests are named before or after the count, or are the topic of the text. */
  boolean isAboutRequests(StatedCountPattern pattern, Topic topic) {
    int end = letters.indexOf(ClauseWords.COUNT) + 1;
    while (end < letters.length() && "wqGQ".indexOf(letters.charAt(end)) >= 0) {
      end++;
    }
    String near = letters.substring(0, end);
    if (near.indexOf('Q') >= 0) {
      return true;
    }
    if (near.indexOf('q') >= 0) {
      return near.indexOf('G') >= 0
          || lead.contains("新收")
          || (topic.inPrecedingText() == CountedSubject.REQUEST && !lead.contains("各类"));
    }
    // in 已收到15件，办理12件, the second count is a part of the first
    boolean vague =
        pattern.rule().equals(StatedCountPattern.HANDLED) && near.indexOf('R') < 0 && !isOfAll();
    return topic.inSentence() == CountedSubject.REQUEST && !vague && namesNothingElse();
  }

  /** Returns whether nothing in the sentence is counted but what the preceding text is about. */
  boolean continues(Topic topic) {
    return topic.inSentence() == null
        && topic.inPrecedingText() == CountedSubject.REQUEST
        && namesNothingElse();
  }

  /** Returns whether the words after the count name nothing that is counted. */
  boolean namesNothingElse() {
    int tail = letters.indexOf(ClauseWords.COUNT) + 1;
    return rest.isEmpty()
        || NEUTRAL_AFTER_COUNT.indexOf(rest.charAt(0)) >= 0
        || tail == letters.length()
        || letters.charAt(tail) != Vocabulary.UNKNOWN;
  }
}
