package org.nianbao.rule;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.value.ChineseNumeral;

/** A test for statements about the information processing fee, under any of its names. */
final class FeeStatement {
  /** Other fees and funds. */
  private static final Pattern OTHER_MONEY =
      Pattern.compile("行政事业性收费|(?:涉企|教育|医疗|物业|停车)收费|经费|消费|浪费|(?:收费|缴费)(?:标准|目录|清单|项目)");

  private static final List<Pattern> STATEMENTS =
      List.of(
          Pattern.compile("信息(?:公开)?处理费|信息公开(?:申请)?费|依申请公开[^，。；]{0,12}费(?!用?预算)"),
          Pattern.compile("(?:收取|收缴|征收|缴纳|减免|免除|收过)[^。；]{0,24}?费"),
          Pattern.compile("(?:未|没有?|无|不|零|免|均未)[^，。；]{0,20}?收(?:取|过|任何)?[^，。；]{0,8}?费"),
          Pattern.compile("费用?[^，。；]{0,8}?(?:未|没有?|无|不|免)(?:收取|收费|产生|发生|收)"),
          Pattern.compile("(?:未|没有?|无)(?:产生|发生|涉及)[^，。；]{0,12}?费"),
          Pattern.compile("(?:不必|无需|不需|不用|免予?)[^，。；]{0,8}[缴交付][^，。；]{0,4}费"),
          Pattern.compile("收费[^。；，]{0,10}(?:情况|金额|总额|为|共|\\d|零|无)"));

  /** An amount, or that no fee was charged. */
  private static final Pattern AMOUNT_OR_DENIAL =
      Pattern.compile(
          "[\\d０-９]\\s?[余多]?[万亿]?[元件次笔人]|[零一二两三四五六七八九十百千万]\\s?[万亿]?[元件次笔]"
              + "|(?:额|费|用|为|共|计|收取|[：:）)])\\s?[“\"]?[\\d０-９](?![\\d０-９]{3}年)"
              + "|[壹贰叁肆伍陆柒捌玖拾佰仟]|[未没无免零不]");

  /** A notice of a fee that was sent to no applicant. */
  private static final Pattern NO_NOTICE =
      Pattern.compile(
          "(?:未|没有?|无)[^，。；按依据]{0,8}?(?:发出|发送|发放|送达|制发|开具|出具|寄送|下发)[^，。；]{0,8}?收费通知"
              + "|(?:没有|无)(?:信息处理费)?收费通知|收费通知[^，。；\\d]{0,6}?[0０零](?!\\.)[^，。；\\d]");

  private FeeStatement() {}

  /**
   * Returns the first sentence that mentions the fee and states neither an amount nor that there
   * was none; null if another sentence states the fee, or none mentions it.
   */
  static @Nullable Sentence withoutAmount(String text) {
    if (text.indexOf('费') < 0) {
      return null;
    }
    Sentence vague = null;
    boolean ofFee = false;
    for (Sentence sentence : Sentence.of(text)) { // the amount may follow in the next one
      boolean continued = ofFee;
      ofFee = sentence.text().indexOf('费') >= 0;
      if ((ofFee || continued) && AMOUNT_OR_DENIAL.matcher(sentence.text()).find()) {
        return null;
      }
      vague = vague == null && ofFee && isStatement(sentence) ? sentence : vague;
    }
    return vague;
  }

  /** Returns the sentence that states that no notice of a fee was sent; null if there is none. */
  static @Nullable Sentence withoutNotice(String text) {
    return sentencesOnFees(text).stream()
        .filter(sentence -> NO_NOTICE.matcher(sentence.text()).find())
        .findFirst()
        .orElse(null);
  }

  static boolean isIn(String text) {
    return sentencesOnFees(text).stream().anyMatch(FeeStatement::isStatement);
  }

  private static List<Sentence> sentencesOnFees(String text) {
    return text.indexOf('费') < 0
        ? List.of()
        : Sentence.of(text).stream().filter(each -> each.text().indexOf('费') >= 0).toList();
  }

  private static boolean isStatement(Sentence sentence) {
    String normalized = ChineseNumeral.normalizeDigits(sentence.text());
    String rest = OTHER_MONEY.matcher(normalized).replaceAll("");
    return STATEMENTS.stream().anyMatch(statement -> statement.matcher(rest).find());
  }
}
