package org.nianbao.rule;

import org.jspecify.annotations.Nullable;

/** The subject that a sentence is about. */
enum CountedSubject {
  /** Requests for information. */
  REQUEST,
  /**
   * Anything else that offices receive and answer: petitions, proposals, hotline calls, licences.
   */
  OTHER;

  private static final WordSet OTHERS =
      WordSet.of(
          """
          建议 提案 信访 热线 工单 咨询 投诉 举报 留言 来信 来电 来访 诉求 许可 处罚 信箱 互动 舆情 督查 建言 意见
          复议 诉讼 公文 解读 备案 规范性文件
          """);

  private static final WordSet REQUESTS =
      WordSet.of(
          """
          信息公开申请 依申请公开 依申请公开来信 信息依申请 申请公开 公开申请 公开政府信息申请 公开政府信息的申请
          申请信息公开 信息公开诉求
          """);

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
}
