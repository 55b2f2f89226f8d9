package org.nianbao.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words around a count, each with a letter for its meaning, so that a clause is read as a short
 * string of letters: 我局共收到政府信息公开申请 as {@code Rq}. A word without meaning for the count has no
 * letter; a character that begins no known word has the letter {@link #UNKNOWN}, because one
 * unknown word (网上, 延期, 同比) can change what is counted.
 *
 * <p>The letters:
 *
 * <ul>
 *   <li>requests: q a request, G information, Q both in one word, w words around them, R received,
 *       H handled, F finished, Y last year, Z next year, J carried over, U in progress, r the rest,
 *       g by a certain channel
 *   <li>outcomes: a granted, b granted in part, c refused, d unavailable, e not processed, f other,
 *       y for one of several reasons
 *   <li>applicants: N a natural person, M an organisation
 *   <li>cases: V a review, L a lawsuit, C its cause, s each, n brought directly, m after a review,
 *       u upheld, k corrected, t another result, p pending
 *   <li>documents: D a normative document, A issued, P published, B repealed, E in force
 *   <li>decisions: X licences, S penalties, T coercive measures, K decided
 *   <li>i: what follows is a part of the count before
 *   <li>x: an exception, with one letter at its beginning and one at its end
 * </ul>
 */
final class Vocabulary {
  static final char UNKNOWN = '?';

  /** Words by their letters, one line each; a dot stands for no letter. */
  private static final String WORDS =
      """
      . 共 共计 累计 累积 总计 总共 合计 一共 依法 依规 依法依规 也 亦 且 并 并且 和 与 及 以及 或 新 实际 目前 期间 、 ： : ， ,
      . 通过各种渠道 通过各类渠道 通过多种渠道 通过各种方式 已 均 均已 都 都已 全部 已全部 按时 按期 及时 如期 按规定 规范 妥善 完成
      . 予以 作出 当年 在法定期限内 在法定时限内 法定期限内 法定时限内 在规定时限内 在规定时间内 规定时限内 规定时间内 按法定时限
      . 在规定期限内 规定期限内 按照规定 按期限 按要求 按相关要求 按照相关要求 按程序 延续 其 已经 现 现已 的 了 为 是 有 数量 件数 数 总数 总量 总数为 件 均为 分别为 分别有
      . 线上线下 线上、线下 线上和线下 网上网下 继续 本年 本年度 今年 全年 年内 年度 各类 各种 另 另外 还 同时 则 所 即 我们 被
      . 在 梳理 汇总 集中 办理结果为 分别办理 按规 按时按规 经核查 经审查 经审核 所有 认真 积极 严格 稳妥 高效 进行 进行了 按照规定时限和程序 按规定时限和程序 按照规定程序 按规定程序 量 来自 加上 加 连同 年底前 获 予 告知 结果为 “ ”
      w 政务 政府 公民、法人或者其他组织 公民、法人或其他组织 公民、法人和其他组织
      w 公民和法人或其他组织 公民和法人或者其他组织 公民、法人及其他组织 公民、法人和组织 公民、法人 公民和法人 自然人和法人 自然人、法人 公众 社会公众 群众 群众提出 群众要求 提出 提交 递交 要求 任何 形式
      w 再行 有关 关于 相关 事项 办理事项 事宜 事件 案件 案例 案 其他 其它 方面 工作 类 内容 情况 等 本机关 本单位 本部门 向我局 向我镇 向我街道
      w 向本机关 向我单位 向本单位 我局 我镇 我办 我街道 我乡 我委 我厅 我单位 对 针对 政府部门 人 申请人 当事人 属 属于 向 中 领域 复议机关 法院 判决
      w 公民、法人或者其他组织提出 公民、或其他社会组织 公民或其他社会组织 社会组织 居民 请求 进入 程序 集中 全面清理后 清理后 经清理 确定 列入 目录
      G 公开 信息 政府信息 信息公开 政府信息公开 政务公开
      q 申请 申请书 申请表 依申请 申请件 群众申请
      Q 依申请公开 依申请公开来信 依申请公开信件 依申请公开函件 依申请公开信函
      qG 申请公开
      QF 信息公开答复 政府信息公开答复
      Qq 依申请公开件 依申请公开办件 依申请公开事项 依申请公开申请 政府信息公开案件 件依申请公开
      R 收到 收 接收 接收到 接受 受理 接到 新收 新收到 新增 新受理 新接收 接 收悉 新接 收件 共有 受到
      H 办理 处理 处置 收办 办件 承办 接办
      RH 应办 应办理 应处理
      F 在办结 在已办结 办结 答复 回复 办复 办理完毕 办理完成 处理完毕 处理完成 办毕 已办理 已处理 已全部办理 完成办理 答复完毕 处理答复 已完成 办理完结 公开答复 予以公开答复 办理结果
      Y 上年 上年度 上一年 上一年度 去年 上年末 上年底 往年 加上年
      Z 下年 下年度 下一年 下一年度 次年 明年 来年 次年度
      JZ 顺延下年
      YJ 上年未办结 上年度未办结 上一年度未办结
      J 结转 转接 转办 转结 结转至 结转到 结转入 转 转至 转到 转入 顺延至 顺延到
      U 正在办理 正在办理中 办理中 尚在办理 尚在办理中 尚未办结 未办结 正在处理 正在处理中
      U 正在答复 正在答复中 在答复中 尚在答复 尚在答复中 尚在答复状态中
      U 在办 正在办 正办理 尚未答复 尚未到期 未到答复期限 尚未到答复期限 未到办理期限
      r 剩余 余下 余 其余 尚有 还有 另有 有剩余 未到期 因未到期 将 需
      g 网上 网络 在线 线上 线下 信函 信件 来信 来函 当面 现场 快递 邮寄 邮件 电子邮件 传真 书面 窗口 网站 平台 门户网站
      a 予以公开 属于予以公开范围 同意公开 给予公开 准予公开 全部予以公开 予以全部公开
      b 属于部分公开范围 部份公开 予以部份公开 部份予以公开 同意部分公开 部分公开 予以部分公开 部分予以公开 区分处理后公开 区分处理后部分公开
      c 不予公开 不予以公开 决定不予公开 不同意公开
      d 无法提供 信息不存在无法提供 因信息不存在无法提供 信息无法提供 无法提供信息 因本机关不掌握等原因无法提供 因不掌握等原因无法提供 本机关无法提供
      e 不予处理 不予以处理
      f 其他处理 其它处理 作其他处理 作出其他处理
      cy 国家秘密 属于国家秘密 保护第三方合法权益 第三方合法权益 内部事务信息 属于内部事务信息 三类内部事务信息 属于三类内部事务信息
      cy 过程性信息 属于过程性信息 四类过程性信息 属于四类过程性信息 行政执法案卷 属于行政执法案卷 行政执法案卷信息 行政查询事项 属于行政查询事项
      dy 本机关不掌握 没有现成信息需另行制作 本机关不掌握相关政府信息 不掌握相关政府信息 本机关不掌握相关信息 没有现成信息需要另行制作 补正后申请内容仍不明确
      ey 信访举报投诉类申请 要求提供公开出版物 无正当理由大量反复申请 重复申请不予处理 不再重复处理
      fy 逾期未补正 逾期不补正 申请人逾期未补正 申请人无正当理由逾期不补正 逾期未缴费
      N 自然人 公民 公民个人 个人
      M 法人或其他组织 法人或者其他组织 法人和其他组织 法人及其他组织 法人、其他组织 法人与其他组织
      M 法人 企业 商业企业
      M 企业法人及其他组织 企业法人和其他组织 法人或组织 法人及组织
      V 行政复议 复议
      L 行政诉讼 诉讼 被诉 被诉讼 被诉至法院
      s 各 均各 各为 各有
      C 答复后 因 由 由于 引发 引起 导致 引致 发生 产生 提起 涉及 涉 应对 应诉 存在 新发生 不服 而 被申请 被提起 申请人提起 作为被申请人 作为被告
      n 未经复议直接起诉 未经行政复议直接起诉 直接起诉 未经复议直接提起
      m 复议后起诉 经复议后起诉 行政复议后起诉 经行政复议后起诉
      u 维持 维持决定 维持原行政行为 维持原答复 维持原判 结果维持 维持结果 决定维持 维持原决定 结果为维持 予以维持 被维持
      k 纠错 结果纠错 被纠错 予以纠错 纠正 结果纠正 被纠正 结果为纠正 予以纠正 确认违法 撤销或确认违法 撤销、确认违法 撤销或变更 撤销原答复
      t 其他结果 其它结果 结果为其他
      p 尚未审结 未审结 尚未结案 未结案 正在审理 正在审理中 审理中 尚在审理 尚在审理中 仍在审理 仍在审理中 在审
      p 正在复议 尚未作出决定 尚未收到决定书 尚未拿到决定书 尚无结果 尚未审理完毕
      D 行政规范性文件 规范性文件
      A 制作 印制 新制作 制发 新制发 制定 新制定 出台 新出台 印发 新印发 制订
      AD 新发布行政规范性文件 新发布的行政规范性文件
      P 发布 新发布 公布 实施
      B 废止 清理废止 清理失效 清理并废止 宣布废止 废止文件 清理废止文件
      E 现行有效 现行有效文件 继续有效 有效存续
      ED 有效行政规范性文件 有效规范性文件
      X 行政许可
      S 行政处罚
      T 行政强制
      K 决定 处理决定
      XK 作出行政许可
      SK 作出行政处罚 实施行政处罚
      TK 作出行政强制 实施行政强制 采取行政强制
      i 其中 包括 包含 含 分别 内含
      x 除 除了 外 之外 以外
      """;

  private static final Map<Character, List<Word>> BY_FIRST = byFirst();

  private Vocabulary() {}

  /** A word and the letters of its meaning; no letters if it has none. */
  record Word(String text, String letters) {
    boolean hasMeaning() {
      return !letters.isEmpty();
    }
  }

  /** Returns the longest word at a position; null if there is none. */
  static @Nullable Word wordAt(String text, int position) {
    List<Word> words = BY_FIRST.get(text.charAt(position));
    if (words != null) {
      for (Word word : words) {
        if (text.startsWith(word.text(), position)) {
          return word;
        }
      }
    }
    return null;
  }

  private static Map<Character, List<Word>> byFirst() {
    Map<Character, List<Word>> words = new HashMap<>();
    for (String line : WORDS.strip().split("\n", -1)) {
      String[] parts = line.split(" ", -1);
      String letters = parts[0].equals(".") ? "" : parts[0];
      for (int i = 1; i < parts.length; i++) {
        words
            .computeIfAbsent(parts[i].charAt(0), first -> new ArrayList<>())
            .add(new Word(parts[i], letters));
      }
    }
    // longest first, so that no word is mistaken for a shorter one that it begins with
    Comparator<Word> longestFirst = Comparator.comparing(word -> -word.text().length());
    words.values().forEach(each -> each.sort(longestFirst));
    return words;
  }
}
