package org.nianbao.value;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses whole numbers as reports write them: 12, １２, 1,036, 3万, 0.27万, 十二, 廿三, 一百二十, 一千零五, 二〇.
 *
 * <p>A malformed numeral (十十, 一百二) is not a number.
 */
public final class ChineseNumeral {
  private static final Pattern ARABIC =
      Pattern.compile("(\\d{1,12}|\\d{1,3}(?:[,，]\\d\\d\\d){1,3})(万?)|(\\d{1,8})\\.(\\d{1,4})万");
  private static final long TEN_THOUSAND = 10_000;
  private static final String DIGITS = "零一二三四五六七八九";

  /** The characters in use for 〇, among them letters of three alphabets. */
  private static final String ZEROS = "〇○零ＯOＯΟО◯0";

  /** A year in Chinese digits: 二〇二四年. */
  private static final Pattern YEAR =
      Pattern.compile("(二[ZEROS][ZEROS一二三四五六七八九]{2})年".replace("ZEROS", ZEROS));

  private ChineseNumeral() {}

  /** Returns the number that a text represents; empty if there is none. */
  public static OptionalLong parse(String text) {
    String normalized = normalizeDigits(text);
    var arabic = ARABIC.matcher(normalized);
    if (arabic.matches() && arabic.group(4) != null) {
      String fraction = (arabic.group(4) + "000").substring(0, 4);
      return OptionalLong.of(
          Long.parseLong(arabic.group(3)) * TEN_THOUSAND + Long.parseLong(fraction));
    }
    if (arabic.matches()) {
      long value = Long.parseLong(arabic.group(1).replaceAll("[,，]", ""));
      return OptionalLong.of(arabic.group(2).isEmpty() ? value : value * TEN_THOUSAND);
    }
    if (normalized.isEmpty() || normalized.length() > 16) {
      return OptionalLong.empty();
    }
    long value = parsePositional(normalized);
    return value < 0 ? nonNegative(parseWithTenThousands(normalized)) : OptionalLong.of(value);
  }

  /**
   * Returns a text with full-width digits and variants of Chinese digits replaced, character by
   * character.
   */
  public static String normalizeDigits(String text) {
    StringBuilder normalized = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '０' && c <= '９') {
        c = (char) (c - '０' + '0');
      } else if (c == '〇' || c == '○' || c == 'Ｏ') {
        c = '零';
      } else if (c == '两') {
        c = '二';
      }
      normalized.append(c);
    }
    return normalized.toString();
  }

  /** Returns a text with its years in Chinese digits replaced: 二〇二四年 by 2024年. */
  public static String withYearsInFigures(String text) {
    Matcher year = YEAR.matcher(text);
    StringBuilder replaced = new StringBuilder();
    int copied = 0;
    while (year.find()) {
      replaced.append(text.substring(copied, year.start()));
      for (char digit : year.group(1).toCharArray()) {
        replaced.append(ZEROS.indexOf(digit) < 0 ? DIGITS.indexOf(digit) : 0);
      }
      copied = year.end(1);
    }
    return replaced.append(text.substring(copied)).toString();
  }

  /** Returns whether a character may be part of a Chinese numeral. */
  public static boolean mayBePart(char c) {
    return DIGITS.indexOf(c) >= 0 || "十廿卅百千万〇○Ｏ两".indexOf(c) >= 0;
  }

  private static OptionalLong nonNegative(long value) {
    return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** Returns the value of digits in sequence: 二零二二, 零, 三; -1 if there are other characters. */
  private static long parsePositional(String text) {
    if (text.length() > 1 && text.charAt(0) == '零') {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = DIGITS.indexOf(text.charAt(i));
      if (digit < 0) {
        return -1;
      }
      value = value * 10 + digit;
    }
    // 三五件 means three to five; only years and numbers with a zero are digits in sequence
    return text.length() > 1 && text.indexOf('零') < 0 ? -1 : value;
  }

  private static long parseWithTenThousands(String text) {
    int at = text.indexOf('万');
    if (at < 0) {
      return parseBelow10000(text);
    }
    long high = parseBelow10000(text.substring(0, at));
    String rest = text.substring(at + 1);
    long low =
        rest.isEmpty() ? 0 : parseBelow10000(rest.startsWith("零") ? rest.substring(1) : rest);
    boolean gapWithoutZero = !rest.isEmpty() && low < 1000 && !rest.startsWith("零");
    return high < 1 || low < 0 || gapWithoutZero ? -1 : high * TEN_THOUSAND + low;
  }

  /** Returns the value of a numeral below 10000: 一千零五, 一百二十, 二十一, 十二, 七; -1 if it is malformed. */
  private static long parseBelow10000(String text) {
    long value = 0;
    long previousScale = TEN_THOUSAND;
    boolean zero = false;
    int i = 0;
    while (i < text.length()) {
      if (text.charAt(i) == '零') {
        if (zero || value == 0) {
          return -1;
        }
        zero = true;
        i++;
        continue;
      }
      int digit = DIGITS.indexOf(text.charAt(i));
      int tens = "十廿卅".indexOf(text.charAt(i)) + 1;
      boolean bareTen = tens > 1 || (i == 0 && tens == 1);
      int scaleAt = bareTen ? i : i + 1;
      long scale = bareTen ? 10 : scaleAt < text.length() ? scale(text.charAt(scaleAt)) : 1;
      if ((digit < 1 && !bareTen) || scale < 1 || scale >= previousScale) {
        return -1;
      }
      // 一百二 may be 120 or 102
      if (!zero && value > 0 && scale * 10 != previousScale) {
        return -1;
      }
      value += (bareTen ? tens : digit) * scale;
      previousScale = scale;
      zero = false;
      i = scaleAt + (scale == 1 ? 0 : 1);
    }
    return zero || value == 0 ? -1 : value;
  }

  private static long scale(char c) {
    return switch (c) {
      case '十' -> 10;
      case '百' -> 100;
      case '千' -> 1000;
      default -> -1;
    };
  }
}
