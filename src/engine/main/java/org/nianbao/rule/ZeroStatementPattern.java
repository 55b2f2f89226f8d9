package org.nianbao.rule;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of clauses that state a count of zero: 未收到政府信息公开申请, 未发生行政复议、行政诉讼.
 *
 * @param rule the id of the rule that compares the count
 * @param denial the denying words
 * @param adverbs the words allowed before them
 * @param object the words allowed after them up to the end of the clause
 * @param requiredWords the expression that must occur among these words
 */
record ZeroStatementPattern(
    String rule, Pattern denial, WordSet adverbs, WordSet object, Pattern requiredWords) {
  private static final String NOT = "(?:(?:从|尚|暂|并|均|都|也|仍)?未[曾有]?|没有?|暂?无)";

  /** The first characters of all denials, for a quick search. */
  private static final String DENIAL_BEGINS = "从尚暂并均都也仍未没无上去";

  private static final int MAX_LENGTH = 150;
  private static final Pattern ANYTHING = Pattern.compile("");

  private static final String ISSUE = "(?:新?制发|新?制定|新?出台|新?印发)(?:[并和、及]?(?:印发|出台|发布|公布|实施))?";
  private static final String LAST_YEAR = "(?:上一?年度?|去年|上年末)";
  private static final String NEXT_YEAR = "(?:下一?年度?|次年|明年)";

  private static final WordSet ADVERBS =
      WordSet.of(
          """
          共 共计 累计 总计 总共 合计 一共 依法 依规 也 亦 且 并 新 实际 通过各种渠道 通过各类渠道 通过多种渠道 通过各种方式
          目前 期间 、 ： : ，
          """);

  private static final WordSet CASE_ADVERBS =
      WordSet.of(
          """
          共 共计 累计 总计 总共 合计 其中 发生 产生 引发 引起 导致 因 由 涉及 涉 被 被申请 被提起 申请 提起 申请人 的 有关 有
          关于 针对 对 政府信息公开 信息公开 政府信息 依申请公开 政府信息公开工作 政府信息公开申请 信息公开申请 依申请 工作 类 方面
          新增 新发生 而 案件 案 政务公开 我局 我镇 我街道 本机关 、 ： : 并 也 和 以及 及 另
          """);

  private static final WordSet REQUESTS =
      WordSet.of(
          """
          政府信息 信息公开 信息 政务 公开 政府 依法 申请 依申请 申请人 公民、法人或者其他组织 公民、法人或其他组织
          公民、法人和其他组织 公民、法人及其他组织 公民、法人和组织 公民、法人 公民和法人 公民 自然人 法人和其他组织 法人
          其他组织 公众 社会公众 群众 社会各界 单位和个人 单位或个人 个人或组织 组织 提出 提交 递交 要求 的 各类 各种 任何 一件 形式 有关 关于 相关 事项
          事宜 事件 案件 件 以 方式 其他 其它 方面 新 办件 业务 工作 类 内容 情况 等 过 人 、 或 或者 和 及 以及 向我局 向我镇
          向本机关 向我街道 来信 和处理 、也未办理 也未办理 对 针对 本机关 本单位 我镇 我局 我街道 我单位 需要
          """);

  private static final WordSet DISPUTES =
      WordSet.of(
          """
          发生 产生 引发 引起 导致 出现 收到 接到 涉及 涉 存在 被 被申请 被提起 申请 提起 提出 因 由 由于 对 针对 与 有关 关于 相关 有 的
          政府信息公开 政府信息 信息公开 政务公开 依申请公开 依申请 申请人 公民、法人和其他组织 公民、法人或其他组织 公众
          工作 申请 答复 办理 类 方面 问题 而 所 任何 我局 我镇 我街道 本机关 我单位 我办 行政复议 复议 行政诉讼 诉讼 行政申诉 举报
          投诉 申诉 信访 案件 案 事件 事项 情况 情形 等 、 或 或者 和 及 以及 与 及其 并 过 件
          """);

  private static final WordSet DOCUMENTS = WordSet.of("行政规范性文件 规范性文件 行政 新 的 任何 过 情况 及 相关 有关 等");

  private static final WordSet CARRIED_WORDS =
      WordSet.of("政府信息 信息公开 政府信息公开 公开 申请 依申请 依申请公开 事项 件 办件 的 情况 案件 办理 继续办理 继续 处理");

  /** The words after a denial of what was named before. */
  private static final WordSet OCCURRENCE = WordSet.of("发生 产生 出现 收到 存在 有 过 情况 的 件");

  static final List<ZeroStatementPattern> ALL =
      List.of(
          new ZeroStatementPattern(
              StatedCountPattern.RECEIVED,
              Pattern.compile(
                  "(?:NOT新?(?:收到|接到|受理|接收到?|新收到?|收|发生|产生|出现)|(?:没有|暂?无)(?:新收到?|新增)?)"
                      .replace("NOT", NOT)),
              ADVERBS,
              REQUESTS,
              Pattern.compile("(?:公开|信息).*申请|申请.*(?:公开|信息)|新收")),
          ofCases(StatedCountPattern.REVIEW, "行政复议|复议[、和及与或]"),
          ofCases(StatedCountPattern.LITIGATION, "诉讼"),
          ofDocuments(StatedCountPattern.ISSUED, ISSUE),
          ofDocuments(StatedCountPattern.REPEALED, "废止"),
          ofCarried(
              StatedCountPattern.CARRIED_IN, NOT + LAST_YEAR + "结转|" + LAST_YEAR + NOT + "结转"),
          ofCarried(
              StatedCountPattern.CARRIED_OUT,
              NOT + "(?:结转[至到]?" + NEXT_YEAR + "|" + NEXT_YEAR + "结转)"));

  /** Returns whether a text contains one of the words with which denials begin. */
  static boolean mayBeIn(String text) {
    return text.indexOf('未') >= 0 || text.indexOf('没') >= 0 || text.indexOf('无') >= 0;
  }

  /**
   * Returns the position of the denial in a clause; -1 if there is none.
   *
   * @param clause the clause up to its end, without any word that limits the denial
   * @param topic the topic of the preceding text
   * @param reportingUnit the reporting unit
   */
  int find(String clause, Topic topic, ReportingUnit reportingUnit) {
    if (clause.length() > MAX_LENGTH) {
      return -1;
    }
    String context = topic.inPrecedingText() == CountedSubject.REQUEST ? "依申请公开" : "";
    Matcher found = denial.matcher(clause);
    for (int from = 0; PatternSearch.find(found, DENIAL_BEGINS, clause, from); from = found.end()) {
      String before = clause.substring(0, found.start());
      String rest = clause.substring(found.end());
      boolean states =
          object.covers(rest)
              && requiredWords.matcher(context + found.group() + rest).find()
              && ClausePrefix.isUnrestricted(before, adverbs, reportingUnit);
      if (states || isDeniedAfterwards(before, rest)) {
        return found.start();
      }
    }
    return -1;
  }

  /** Returns whether what is denied stands before the denial: 行政复议、行政诉讼均未发生. */
  private boolean isDeniedAfterwards(String before, String rest) {
    String subject = ReportPeriod.removeWholeYearPhrases(before);
    return OCCURRENCE.covers(rest)
        && requiredWords.matcher(subject).find()
        && object.covers(subject);
  }

  private static ZeroStatementPattern ofCases(String rule, String key) {
    return new ZeroStatementPattern(
        rule, Pattern.compile(NOT), CASE_ADVERBS, DISPUTES, Pattern.compile(key));
  }

  private static ZeroStatementPattern ofDocuments(String rule, String verb) {
    return new ZeroStatementPattern(
        rule, Pattern.compile(NOT + verb), ADVERBS, DOCUMENTS, Pattern.compile("规范性文件"));
  }

  private static ZeroStatementPattern ofCarried(String rule, String denial) {
    return new ZeroStatementPattern(
        rule, Pattern.compile(denial), ADVERBS, CARRIED_WORDS, ANYTHING);
  }
}
