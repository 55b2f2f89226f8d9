package org.nianbao.rule;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of clauses that state a count: lead, verb, subject, count, rest of the clause.
 *
 * @param rule the id of the rule that compares the count
 * @param subject the subject that is counted
 * @param verb the expression between the lead and the subject
 * @param adverbs the words allowed between the reporting unit and the verb
 * @param tail the expression that must follow the count; null if anything may follow that does not
 *     make the count inexact
 * @param appliesToParts whether the pattern also applies after 其中
 */
record StatedCountPattern(
    String rule,
    CountedSubject subject,
    Pattern verb,
    WordSet adverbs,
    @Nullable Pattern tail,
    boolean appliesToParts) {

  static final String RECEIVED = "N-RECEIVED";
  static final String HANDLED = "N-HANDLED";
  static final String CARRIED_IN = "N-CARRIED-IN";
  static final String PROCESSED = "N-PROCESSED";
  static final String CARRIED_OUT = "N-CARRIED-OUT";
  static final String REVIEW = "N-REVIEW";
  static final String LITIGATION = "N-LITIGATION";
  static final String ISSUED = "N-NORMATIVE-ISSUED";
  static final String REPEALED = "N-NORMATIVE-REPEALED";

  static final WordSet ADVERBS =
      WordSet.of(
          """
          共 共计 累计 总计 总共 合计 一共 依法 依规 也 亦 且 并 新 实际 通过各种渠道 通过各类渠道 通过多种渠道 通过各种方式
          目前 期间 、 ： : ，
          """);

  private static final WordSet FINISHING_ADVERBS =
      WordSet.of(
          """
          共 共计 累计 总计 总共 合计 一共 依法 依规 也 并 已 均 均已 全部 已全部 按时 按期 及时 如期 按规定 规范 完成 予以 作出
          当年 在法定期限内 在法定时限内 法定期限内 法定时限内 在规定时限内 在规定时间内 规定时限内 其 已经 目前 、
          """);

  static final WordSet CASE_ADVERBS =
      WordSet.of(
          """
          共 共计 累计 总计 总共 合计 其中 发生 产生 引发 引起 导致 因 由 涉及 涉 被 被申请 被提起 申请 提起 申请人 的 有关 有
          关于 针对 对 政府信息公开 信息公开 政府信息 依申请公开 政府信息公开工作 政府信息公开申请 信息公开申请 依申请 工作 类 方面
          新增 新发生 而 案件 案 政务公开 我局 我镇 我街道 本机关 、 ： : 并 也 和 以及 及 另
          """);

  private static final WordSet REST_ADVERBS =
      WordSet.of("共 剩余 余 其余 尚有 还有 另有 另 有 有剩余 未办结 未办结的 未到期 因未到期 并 、 其中 已 将 申请");

  static final String RECEIVE = "(?:收到|接收|受理|接到)";
  private static final String HANDLE = "(?:办理|办结|答复|回复|处理)";
  static final String ISSUE = "(?:新?制发|新?制定|新?出台|新?印发)(?:[并和、及]?(?:印发|出台|发布|公布|实施))?";
  static final String LAST_YEAR = "(?:上一?年度?|去年|上年末)";
  static final String NEXT_YEAR = "(?:下一?年度?|次年|明年)";

  /**
   * The patterns in the order in which they are tried; the first match determines the meaning of a
   * count.
   */
  static final List<StatedCountPattern> ALL =
      List.of(
          of(HANDLED, CountedSubject.REQUEST, RECEIVE + "[并和、及]?(?:依法|按时|按期)?" + HANDLE, ADVERBS),
          of(HANDLED, CountedSubject.REQUEST, "收办|(?:办理|处理)(?!完毕|完成|答复|结果|率)", ADVERBS),
          of(
              RECEIVED,
              CountedSubject.REQUEST,
              "新收到?|新增|" + RECEIVE + "[并和、及]?" + RECEIVE + "?",
              ADVERBS),
          of(CARRIED_IN, CountedSubject.REQUEST, LAST_YEAR + "结转(?:至?(?:今年|本年度?))?", ADVERBS),
          of(CARRIED_IN, CountedSubject.REQUEST, "结转" + LAST_YEAR, ADVERBS),
          of(
              PROCESSED,
              CountedSubject.REQUEST,
              "办结|(?:办理|办结)?答复|(?:办理|处理)(?:完毕|完成)|办复|答复办结",
              FINISHING_ADVERBS),
          includingParts(
              CARRIED_OUT, "结转[至到]?" + NEXT_YEAR + "(?:继续)?(?:办理|处理|答复)?", REST_ADVERBS, null),
          includingParts(CARRIED_OUT, "", REST_ADVERBS, "^(?:申请)?(?:将|需)?结转[至到]?" + NEXT_YEAR),
          ofCases(REVIEW, CountedSubject.REVIEW, "行政复议", null),
          ofCases(LITIGATION, CountedSubject.LITIGATION, "行政诉讼", null),
          ofCases(REVIEW, CountedSubject.REVIEW, "", "^(?:政府信息公开|信息公开)?类?行政复议(?![、和及诉建意决被])"),
          ofCases(LITIGATION, CountedSubject.LITIGATION, "", "^(?:政府信息公开|信息公开)?类?行政诉讼(?![、和及应败被])"),
          of(ISSUED, CountedSubject.NORMATIVE, ISSUE, ADVERBS),
          of(ISSUED, CountedSubject.NORMATIVE, "(?:行政)?规范性文件(?:本年度?)?" + ISSUE, ADVERBS),
          of(REPEALED, CountedSubject.NORMATIVE, "(?:(?:行政)?规范性文件)?(?:本年度?)?(?:清理)?废止", ADVERBS));

  /** Words after a count that make it inexact, partial or a count of something else. */
  private static final Pattern INEXACT =
      Pattern.compile("^(?:以上|左右|以内|以下|余|多|人|增|减|[的、]?(?:建议|提案|咨询|投诉|诉求|信访|被|纠|败))");

  private static final int MAX_LEAD_LENGTH = 100;

  /**
   * Returns whether a clause with a count matches this pattern.
   *
   * @param lead the clause up to the count
   * @param rest the clause after the count
   * @param topic the topic of the preceding text
   * @param reportingUnit the reporting unit
   */
  boolean matches(String lead, String rest, Topic topic, ReportingUnit reportingUnit) {
    if (lead.length() > MAX_LEAD_LENGTH
        || INEXACT.matcher(rest).find()
        || (tail != null && !tail.matcher(rest).find())) {
      return false;
    }
    if (tail != null) {
      boolean aboutSubject =
          subject != CountedSubject.REQUEST || topic.inSentence() == CountedSubject.REQUEST;
      return aboutSubject && ClausePrefix.isUnrestricted(lead, adverbs, reportingUnit);
    }
    Matcher found = verb.matcher(lead);
    while (found.find()) {
      String between = lead.substring(found.end());
      if (subject.covers(between)
          && ClausePrefix.isUnrestricted(lead.substring(0, found.start()), adverbs, reportingUnit)
          && isAboutSubject(found.group(), between, rest, topic)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether the subject is named before or after the count, or is the topic of the text.
   */
  private boolean isAboutSubject(String found, String between, String rest, Topic topic) {
    String named = found + between + subject.prefix(rest);
    if (subject.isNamedIn(named)) {
      return subject.isNamedUnambiguouslyIn(named) || topic.inPrecedingText() == subject;
    }
    // in 已收到15件，办理12件, the second count is a part of the first
    boolean vague = found.equals("办理") || found.equals("处理");
    boolean namesNothingElse = rest.isEmpty() || "次均已全都并且其较比同".indexOf(rest.charAt(0)) >= 0;
    return topic.inSentence() == subject && namesNothingElse && !vague;
  }

  private static StatedCountPattern of(
      String rule, CountedSubject subject, String verb, WordSet adverbs) {
    return new StatedCountPattern(rule, subject, Pattern.compile(verb), adverbs, null, false);
  }

  private static StatedCountPattern includingParts(
      String rule, String verb, WordSet adverbs, @Nullable String tail) {
    Pattern tailPattern = tail == null ? null : Pattern.compile(tail);
    return new StatedCountPattern(
        rule, CountedSubject.REQUEST, Pattern.compile(verb), adverbs, tailPattern, true);
  }

  private static StatedCountPattern ofCases(
      String rule, CountedSubject subject, String verb, @Nullable String tail) {
    Pattern tailPattern = tail == null ? null : Pattern.compile(tail);
    return new StatedCountPattern(
        rule, subject, Pattern.compile(verb), CASE_ADVERBS, tailPattern, true);
  }
}
