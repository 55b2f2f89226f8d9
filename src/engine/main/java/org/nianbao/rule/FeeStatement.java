package org.nianbao.rule;

import java.util.List;
import java.util.regex.Pattern;
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
          Pattern.compile("收费[^。；，]{0,10}(?:情况|金额|总额|为|共|\\d|零|无)"));

  private FeeStatement() {}

  static boolean isIn(String text) {
    if (text.indexOf('费') < 0) {
      return false;
    }
    for (Sentence sentence : Sentence.of(text)) {
      if (sentence.text().indexOf('费') < 0) {
        continue;
      }
      String normalized = ChineseNumeral.normalizeDigits(sentence.text());
      String rest = OTHER_MONEY.matcher(normalized).replaceAll("");
      if (STATEMENTS.stream().anyMatch(statement -> statement.matcher(rest).find())) {
        return true;
      }
    }
    return false;
  }
}
