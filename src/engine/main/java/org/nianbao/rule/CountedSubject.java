package org.nianbao.rule;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A subject that sentences count. */
enum CountedSubject {
  /** Requests for information. */
  REQUEST(
      "申请",
      "件条宗起份个次例项",
      """
      政府信息 信息公开 信息 政务 公开 政府 依法 申请 依申请 申请人 公民、法人或者其他组织 公民、法人或其他组织
      公民、法人和其他组织 公民、法人及其他组织 公民、法人和组织 公民、法人 公民和法人 公民 法人和其他组织 公众 社会公众
      群众申请 群众提出 群众要求 提出 提交 递交 要求 的 各类 各种 任何 形式 有关 关于 相关 事项 事宜 事件 案件 件数 件
      数量 总数 总量 数 共 共计 总计 合计 累计 为 是 ： : 其他 其它 方面 新 办件 业务 工作 类 内容 情况 等 了
      本机关 本单位 向我局 向我镇 向我街道 向本机关 向我单位 我局 我镇 我办 对 针对 本部门 政府部门 人
      """),
  /** Normative documents (行政规范性文件). */
  NORMATIVE(
      "规范性文件",
      "件个份部项",
      """
      行政规范性文件 规范性文件 行政 件数 数量 总数 数 共 共计 总计 合计 为 新 的 各类 了 ： : 本年 本年度 本级 件
      """),
  /** Applications for administrative review against the unit. */
  REVIEW("行政复议", "件起宗次例个份", CaseWords.TEXT),
  /** Lawsuits against the unit. */
  LITIGATION("行政诉讼", "件起宗次例个份", CaseWords.TEXT),
  /**
   * Anything else that offices receive and answer: petitions, proposals, hotline calls, licences.
   */
  OTHER("", "", "的");

  private static final WordSet OTHERS =
      WordSet.of(
          """
          建议 提案 信访 热线 工单 咨询 投诉 举报 留言 来信 来电 来访 诉求 许可 处罚 信箱 互动 舆情 督查 建言 意见
          复议 诉讼 公文 解读 备案 规范性文件
          """);

  private static final WordSet REQUESTS =
      WordSet.of(
          """
          信息公开申请 依申请公开 信息依申请 申请公开 公开申请 公开政府信息申请 公开政府信息的申请 申请信息公开
          """);

  private static final Pattern DISCLOSURE = Pattern.compile("公开|信息|新收");

  private final String name;
  private final String units;

  @SuppressWarnings("ImmutableEnumChecker") // WordSet is immutable, without the annotation
  private final WordSet words;

  CountedSubject(String name, String units, String words) {
    this.name = name;
    this.units = units;
    this.words = WordSet.of(words);
  }

  /**
   * Returns {@link #REQUEST} or {@link #OTHER}, whichever the words mention last; null if they
   * mention neither.
   */
  static @Nullable CountedSubject lastIn(String words) {
    CountedSubject last = null;
    int at = 0;
    while (at < words.length()) {
      int other = OTHERS.lengthAt(words, at);
      int length = other > 0 ? other : REQUESTS.lengthAt(words, at);
      if (length > 0) {
        last = other > 0 ? OTHER : REQUEST;
      }
      at += Math.max(length, 1);
    }
    return last;
  }

  /** Returns whether the words belong to this subject only, whether or not they name it. */
  boolean covers(String text) {
    return words.covers(text);
  }

  boolean isNamedIn(String text) {
    return text.contains(name);
  }

  /**
   * Returns whether the name is unambiguous. An office receives applications of many kinds, but
   * 新收申请 occurs only in the form.
   */
  boolean isNamedUnambiguouslyIn(String text) {
    return isNamedIn(text) && (this != REQUEST || DISCLOSURE.matcher(text).find());
  }

  /** Returns the words of this subject at the beginning of a text. */
  String prefix(String text) {
    return words.prefix(text);
  }

  boolean isCountedBy(NormalizedSentence.Count count) {
    return count.hasUnitIn(units);
  }

  /**
   * The words of the two constants for cases; an enum's constants cannot refer to its static
   * fields.
   */
  private static final class CaseWords {
    static final String TEXT =
        """
        案件 案 申请 数量 数 件数 情况 为 均为 共 共计 发生 产生 的 ： : 件 新增 有
        """;

    private CaseWords() {}
  }
}
