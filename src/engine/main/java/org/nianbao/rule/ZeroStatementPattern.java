package org.nianbao.rule;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of clauses that state a count of zero: 未收到政府信息公开申请, 未发生行政复议、行政诉讼.
 *
 * @param rule the rule that compares the count
 * @param denial the denying words
 * @param adverbs the words allowed before them
 * @param object the words allowed after them up to the end of the clause
 * @param requiredWords the expression that must occur among these words
 */
record ZeroStatementPattern(
    CountRule rule, Pattern denial, WordSet adverbs, WordSet object, Pattern requiredWords) {
  private static final String NOT = "(?:(?:从|尚|暂|并|均|都|也|仍)?未[曾有]?|没有?|暂?无)";

  /** The first characters of all denials, for a quick search. */
  private static final String DENIAL_BEGINS = "从尚暂并均都也仍未没无不上去";

  private static final int MAX_LENGTH = 150;
  private static final Pattern ANYTHING = Pattern.compile("");

  private static final String ISSUE =
      "(?:有?新增(?=[^，。]{0,3}规范性文件)|印制|新?发布|新?制发|新?制定|新?出台|新?印发)(?:[并和、及]?(?:印发|出台|发布|公布|实施))?";
  private static final String LAST_YEAR = "(?:上一?年度?|去年|上年末)";
  private static final String NEXT_YEAR = "(?:下一?年度?|次年|明年)";

  /** The other year of 无上年和下年结转. */
  private static final String AND_NEXT_YEAR = "(?:[和及与、]" + NEXT_YEAR + ")?";

  private static final String LAST_OR = "(?:" + LAST_YEAR + "[和及与、])?";

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
          其他组织 社会组织 公众 社会公众 群众 社会各界 个人、 单位和个人 单位或个人 个人或组织 组织 提出 提交 递交 要求 请求 信件 受理 接收 的 各类 各种 任何 一件 形式 有关 关于 相关 事项
          居民 村民 市民 团体 社会团体 企事业单位 企业 事业单位 各界 人士 群众个人 主动 函件 电话 事宜 事件 案件 件 以 方式 其他 其它 方面 新 办件 业务 工作 类 内容 情况 等 过 人 、 或 或者 和 及 以及 向我局 向我镇
          向本机关 向我街道 来信 和处理 、也未办理 也未办理 对 针对 本机关 本单位 我镇 我局 我街道 我单位 需要
          """);

  private static final WordSet DISPUTES =
      WordSet.of(
          """
          发生 产生 引发 引起 导致 出现 公开 收到 接到 受理 提请 本部门 本单位 事务 涉及 涉 存在 被 被申请 被提起 申请 提起 提出 因 由 由于 对 针对 与 有关 关于 相关 有 的
          政府信息公开 政府信息 信息公开 政务公开 依申请公开 依申请 申请人 公民、法人和其他组织 公民、法人或其他组织 公众
          争议 行政争议 不当 工作 申请 答复 办理 类 方面 问题 而 所 任何 我局 我镇 我街道 本机关 我单位 我办 行政复议 复议 行政诉讼 诉讼 行政申诉 举报
          投诉 申诉 信访 案件 案 事件 事项 情况 情形 等 、 或 或者 和 及 以及 与 及其 并 过 件
          """);

  /** Reviews and lawsuits that an organ lost. */
  private static final WordSet LOST_CASES =
      WordSet.of(
          """
          发生 产生 出现 引发 有 过 因 政府信息公开 信息公开 依申请公开 工作 申请 行政复议 复议 行政诉讼 诉讼 被纠错 纠错 被纠正 纠正 被撤销 撤销 败诉 案件 案
          情况 情形 结果 的 、 和 及 或 或者 以及 被 确认违法 件 超期 等
          """);

  private static final WordSet DECISIONS =
      WordSet.of(
          """
          作出 做出 实施 采取 发生 产生 办理 有 行政许可 行政处罚 行政强制 行政强制措施 行政征收 行政检查 行政事业性收费 处理决定 决定 案件 措施 事项 等 、 和 及 或 与 以及
          """);

  private static final WordSet DOCUMENTS =
      WordSet.of("新增 新增的 行政规范性文件 规范性文件 部门规章 规章 行政法规 法规 文本 行政 新 的 任何 过 情况 及 和 或 、 相关 有关 等");

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
          ofCases(StatedCountPattern.REVIEW, "复议"),
          ofCases(StatedCountPattern.LITIGATION, "诉讼"),
          ofLostCases(StatedCountPattern.REVIEW_CORRECTED, "复议(?:案件|结果)?被?(?:纠|撤)"),
          ofLostCases(StatedCountPattern.LITIGATION_CORRECTED, "诉讼(?:案件|结果)?被?(?:纠|撤|败)|败诉"),
          ofDecisions("N-LICENSING", "行政许可"),
          ofDecisions("N-PENALTIES", "行政处罚"),
          ofDecisions("N-COERCION", "行政强制"),
          ofDocuments(StatedCountPattern.ISSUED, ISSUE),
          ofDocuments(StatedCountPattern.REPEALED, "废止"),
          ofCarried(
              StatedCountPattern.CARRIED_IN,
              NOT + LAST_YEAR + AND_NEXT_YEAR + "结转|" + LAST_YEAR + NOT + "结转"),
          ofCarried(
              StatedCountPattern.CARRIED_OUT,
              NOT + "(?:结转[至到]?" + NEXT_YEAR + "|" + LAST_OR + NEXT_YEAR + "结转)"));

  /** Returns whether a text contains one of the words with which denials begin. */
  static boolean mayBeIn(String text) {
    return text.indexOf('未') >= 0
        || text.indexOf('没') >= 0
        || text.indexOf('无') >= 0
        || text.contains("不存在")
        || text.contains("不涉及");
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
      String rest = reportingUnit.withoutName(clause.substring(found.end()));
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

  /**
   * Returns whether what is denied is no part of the requests that a list counts: 其中予以公开7件，无行政复议.
   */
  boolean isOutsideLists() {
    return object == CARRIED_WORDS || object == DISPUTES || object == LOST_CASES;
  }

  /** Returns whether what is denied stands before the denial: 行政复议、行政诉讼均未发生. */
  private boolean isDeniedAfterwards(String before, String rest) {
    String subject = ReportPeriod.removeWholeYearPhrases(before);
    return OCCURRENCE.covers(rest)
        && requiredWords.matcher(subject).find()
        && object.covers(subject);
  }

  private static ZeroStatementPattern ofCases(CountRule rule, String key) {
    return new ZeroStatementPattern(
        rule, Pattern.compile(NOT + "|不存在|不涉及"), CASE_ADVERBS, DISPUTES, Pattern.compile(key));
  }

  private static ZeroStatementPattern ofLostCases(CountRule rule, String key) {
    return new ZeroStatementPattern(
        rule, Pattern.compile(NOT + "|无"), CASE_ADVERBS, LOST_CASES, Pattern.compile(key));
  }

  private static ZeroStatementPattern ofDecisions(String rule, String key) {
    return new ZeroStatementPattern(
        CountRule.of(rule), Pattern.compile(NOT + "|无"), ADVERBS, DECISIONS, Pattern.compile(key));
  }

  private static ZeroStatementPattern ofDocuments(CountRule rule, String verb) {
    return new ZeroStatementPattern(
        rule, Pattern.compile(NOT + verb), ADVERBS, DOCUMENTS, Pattern.compile("规范性文件"));
  }

  private static ZeroStatementPattern ofCarried(CountRule rule, String denial) {
    return new ZeroStatementPattern(
        rule, Pattern.compile(denial), ADVERBS, CARRIED_WORDS, ANYTHING);
  }
}
