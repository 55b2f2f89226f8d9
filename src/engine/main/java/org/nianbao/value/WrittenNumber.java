package org.nianbao.value;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.grid.Ideographs;
import org.nianbao.grid.Whitespace;

/**
 * A number as staff write it into a cell: {@code 1,036}, {@code ３ 件}, {@code 十二件}, {@code
 * 22（其中修订16件）}.
 *
 * <p>Approximations, ranges, two numbers in one cell and corrections after a number are ambiguous
 * and hence not numbers.
 *
 * @param value the number, multiplied by its 万 or 亿, without its unit
 * @param scaled whether it is written in 万 or 亿
 * @param unit the unit; empty if there is none
 */
record WrittenNumber(BigDecimal value, boolean scaled, String unit) {
  private static final String SCALE = "[万亿]";
  private static final String UNITS = "千元|元整|元|件|条|个|份|宗|起|项|次|人次|人|例|部|篇";

  /**
   * Digit groups. A group after a blank must begin with 0; otherwise it may be a separate number.
   */
  private static final String DIGITS =
      "\\d{1,3}(?:,\\d\\d\\d)+|\\d{1,3}(?:'\\d\\d\\d)+|\\d{1,3}(?: 0\\d\\d)+|\\d+|(?=\\.\\d)";

  private static final Pattern NUMBER =
      Pattern.compile(
          "'? ?(?:(?:共|共计|合计|总计|总共|计) ?:? ?)?(?<sign>[+-]?) ?"
              + ("(?:(?<digits>" + DIGITS + ")(?<fraction>\\.\\d+)?|(?<chinese>[零一二三四五六七八九十百千]+))")
              + (" ?(?<scale>" + SCALE + ")?(?<unit>" + UNITS + ")? ?[.;]?"));

  /** The Chinese characters in the pattern, and their variants. */
  private static final String CHINESE_CHARACTERS = "共合总计零〇一二两三四五六七八九十百千万亿" + UNITS;

  private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

  /** The maximum length of a number, without its remark in brackets. */
  private static final int MAX_LENGTH = 64;

  /** The maximum number of digits that always fit into an int. */
  private static final int MAX_INT_DIGITS = 9;

  /** Remarks that make the number uncertain. */
  private static final Pattern DOUBT = Pattern.compile("[约估误另%]|左右|预计|大概|暂定|应为|应是|更正|改为|原为|原报|不详");

  /** 一 alone is usually a dash. */
  private static final String DASH = "一";

  /**
   * Parses a number.
   *
   * @param text the text, normalised by {@link CellTextNormalizer}
   * @return empty if the text is not a number
   */
  static Optional<WrittenNumber> parse(String text) {
    if (text.equals(DASH)) {
      return Optional.empty();
    }
    int bracket = text.indexOf('(');
    if (bracket < 0) {
      return parseBare(text);
    }
    Optional<String> remark = textInBrackets(text.substring(bracket));
    Optional<WrittenNumber> number = parseBare(text.substring(0, bracket));
    if (remark.isEmpty() || number.isEmpty()) {
      return Optional.empty();
    }
    String inside = Whitespace.strip(remark.get());
    if (inside.matches(SCALE + "?(?:" + UNITS + ")")) {
      return parseBare(text.substring(0, bracket) + inside);
    }
    // the two numbers in 12（13） contradict each other
    boolean doubtful = parseBare(inside).isPresent() || DOUBT.matcher(inside).find();
    return doubtful ? Optional.empty() : number;
  }

  /**
   * Returns whether a text has only characters that occur in numbers; labels may begin with digits,
   * too.
   */
  private static boolean mayBeNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Ideographs.isIdeograph(text.charAt(i))
          && CHINESE_CHARACTERS.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns the number with another unit. */
  WrittenNumber withUnit(String other) {
    return new WrittenNumber(value, scaled, other);
  }

  private static Optional<WrittenNumber> parseBare(String text) {
    if (isFewDigits(text)) {
      BigDecimal value = BigDecimal.valueOf(Integer.parseInt(text));
      return Optional.of(new WrittenNumber(value, false, ""));
    }
    if (text.length() > MAX_LENGTH || !mayBeNumber(text)) {
      return Optional.empty();
    }
    Matcher matcher = NUMBER.matcher(ChineseNumeral.normalizeDigits(Whitespace.strip(text)));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String unit = matcher.group("unit") == null ? "" : matcher.group("unit");
    String scale = matcher.group("scale");
    BigDecimal factor =
        scale == null ? BigDecimal.ONE : scale.equals("万") ? TEN_THOUSAND : TEN_THOUSAND.pow(2);
    BigDecimal signed = matcher.group("sign").equals("-") ? factor.negate() : factor;
    return parseMagnitude(matcher)
        .map(value -> new WrittenNumber(value.multiply(signed), scale != null, unit));
  }

  /** A quick test that is true of nearly all numbers. */
  private static boolean isFewDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= MAX_INT_DIGITS;
  }

  private static Optional<BigDecimal> parseMagnitude(Matcher matcher) {
    String chinese = matcher.group("chinese");
    if (chinese != null) {
      return ChineseNumeral.parse(chinese).stream().mapToObj(BigDecimal::valueOf).findFirst();
    }
    String digits = matcher.group("digits").replaceAll("[,' ]", "");
    String fraction = matcher.group("fraction") == null ? "" : matcher.group("fraction");
    return Optional.of(new BigDecimal(digits + fraction));
  }

  /** Returns the text in brackets if they enclose the whole text. */
  private static Optional<String> textInBrackets(String text) {
    int end = text.endsWith(".") || text.endsWith(";") ? text.length() - 1 : text.length();
    int open = 0;
    for (int at = 0; at < end; at++) {
      if (text.charAt(at) == '(') {
        open++;
      } else if (text.charAt(at) == ')' && --open == 0) {
        return at == end - 1 ? Optional.of(text.substring(1, at)) : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
