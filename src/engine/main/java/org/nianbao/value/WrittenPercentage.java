package org.nianbao.value;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses a percentage as staff write it: 98.5%, 98.5 ％, 3‰, 百分之九十八点五, 百分之98.5. */
final class WrittenPercentage {
  /** The beginning of a percentage in words. */
  static final String IN_HUNDREDTHS = "百分之";

  private static final String DIGITS = "\\d{1,12}(?:\\.\\d{1,12})?";

  private static final Pattern WITH_SIGN =
      Pattern.compile("([+-]?) ?(" + DIGITS + ") ?([%‰])[.;]?");

  private static final Pattern IN_WORDS =
      Pattern.compile(
          "(负?)"
              + IN_HUNDREDTHS
              + "(?:("
              + DIGITS
              + ")|([零一二三四五六七八九十百千]{1,9})(?:点([零一二三四五六七八九]{1,12}))?)[.;]?");

  private static final String CHINESE_DIGITS = "零一二三四五六七八九";

  private WrittenPercentage() {}

  /**
   * Parses a percentage.
   *
   * @param text the text, normalised by {@link CellTextNormalizer}
   * @return the fraction, 0.985 for 98.5%; empty if the text is no percentage
   */
  static Optional<BigDecimal> parse(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('‰') < 0 && text.indexOf('百') < 0) {
      return Optional.empty();
    }
    Matcher sign = WITH_SIGN.matcher(text);
    if (sign.matches()) {
      BigDecimal number = new BigDecimal(sign.group(2));
      BigDecimal value = number.scaleByPowerOfTen(sign.group(3).equals("%") ? -2 : -3);
      return Optional.of(sign.group(1).equals("-") ? value.negate() : value);
    }
    Matcher words = IN_WORDS.matcher(ChineseNumeral.normalizeDigits(text));
    if (!words.matches()) {
      return Optional.empty();
    }
    Optional<BigDecimal> number =
        words.group(2) == null
            ? inChinese(words.group(3), words.group(4) == null ? "" : words.group(4))
            : Optional.of(new BigDecimal(words.group(2)));
    boolean negative = !words.group(1).isEmpty();
    return number
        .map(value -> value.scaleByPowerOfTen(-2))
        .map(value -> negative ? value.negate() : value);
  }

  private static Optional<BigDecimal> inChinese(String whole, String decimals) {
    OptionalLong number = whole.equals("百") ? OptionalLong.of(100) : ChineseNumeral.parse(whole);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder written = new StringBuilder().append(number.getAsLong());
    for (int i = 0; i < decimals.length(); i++) {
      written.append(i == 0 ? "." : "").append(CHINESE_DIGITS.indexOf(decimals.charAt(i)));
    }
    return Optional.of(new BigDecimal(written.toString()));
  }
}
