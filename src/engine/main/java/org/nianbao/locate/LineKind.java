package org.nianbao.locate;

import java.util.regex.Pattern;

/** The kinds of lines and texts beside the tables of a report, told by their wording. */
final class LineKind {
  /** A number of things: 受理申请3件. */
  private static final Pattern COUNT =
      Pattern.compile("[\\d０-９]\\s*(?:件|条|份|次|宗|起|项|个|篇|期|人|余?万?元)");

  /** The same, but no article of a law as in the labels of tables: 第20条第1项. */
  private static final Pattern STATED_COUNT =
      Pattern.compile("(?<![第\\d０-９])[\\d０-９]+\\s*(?:件|条|份|次|宗|起|项|个|篇|期|人|余?万?元)");

  private static final int MIN_SENTENCE_LENGTH = 40;

  /** A signature below a table: 填表人：张三, （盖章）, 2025年1月10日. */
  private static final Pattern SIGNATURE =
      Pattern.compile("^(?!注|备注|说明)[^：:]{1,12}[：:]|[章字][）)]?$|\\d{4}年.*日$");

  /** A date alone in a line, as below a report. */
  private static final Pattern DATE =
      Pattern.compile("^[（(]?(?:\\d{4}|[〇○零一二三四五六七八九]{4})年\\s*[\\d一二三四五六七八九十]{1,3}月.{0,8}$");

  /** A line of a page's furniture, which the page shows below its report. */
  private static final Pattern FURNITURE =
      Pattern.compile(
          "^[【\\[（(]?(?:打印|关闭|返回|收藏|分享|字体)(?:本页|本文|窗口|页面|顶部|首页|上一页|列表)?[】\\]）)]?\\D{0,12}$"
              + "|^(?:责任编辑|编辑|审核|来源|信息来源|作者|发布日期|发布时间|浏览次数|阅读次数|点击数|地址|网站标识码"
              + "|(?:主办|承办|协办)(?:单位)?)[：: ].{0,60}$"
              + "|^[上下]一[篇条页].{0,60}$|^相关(?:新闻|文档|链接|阅读|附件|稿件).{0,6}$"
              + "|ICP备|公网安备|版权所有|网站地图|^扫一扫|^扫码|^联系我们");

  private static final int MAX_SHORT_LENGTH = 30;

  private LineKind() {}

  /** Returns whether a text is more than a title or a label: a sentence, or a count. */
  static boolean isSentence(String text) {
    return text.indexOf('。') >= 0
        || text.length() >= MIN_SENTENCE_LENGTH
        || COUNT.matcher(text).find();
  }

  /** Returns whether a text states a number of things. */
  static boolean statesCount(String text) {
    return STATED_COUNT.matcher(text).find();
  }

  /** Returns whether a text is a sentence as long as those of the narrative. */
  static boolean isLongSentence(String text) {
    return text.indexOf('。') >= 0 && text.length() >= MIN_SENTENCE_LENGTH;
  }

  /** Returns whether a line has the punctuation of running text, which no title has. */
  static boolean isRunningText(String line) {
    return line.indexOf('，') >= 0 || line.indexOf('。') >= 0 || line.indexOf('；') >= 0;
  }

  /** Returns whether a text is a signature, as below a table. */
  static boolean isSignature(String text) {
    return SIGNATURE.matcher(text).find();
  }

  /** Returns whether a line is a date alone. */
  static boolean isDate(String line) {
    return DATE.matcher(line).matches();
  }

  /** Returns whether a line may be the name of the unit below a report. */
  static boolean mayBeName(String line) {
    return line.length() <= MAX_SHORT_LENGTH && !isSentence(line) && !HeadingLine.hasOrdinal(line);
  }

  /** Returns whether a line is of a page's furniture. */
  static boolean isFurniture(String line) {
    return !HeadingLine.hasOrdinal(line) && line.indexOf('。') < 0 && FURNITURE.matcher(line).find();
  }

  /** Returns whether a line may be of a page's furniture, or stand among it. */
  static boolean mayBeFurniture(String line) {
    return isFurniture(line) || (line.length() <= MAX_SHORT_LENGTH && line.indexOf('。') < 0);
  }

  /** Returns whether a line consists of pairs of a name and a value: 发布时间：… 来源：… 字号：…. */
  static boolean isPageData(String line) {
    int colons = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if ("，,；;。".indexOf(c) >= 0) {
        return false;
      }
      colons += c == '：' || c == ':' ? 1 : 0;
    }
    return colons > 1;
  }
}
