package org.nianbao.grid;

import java.util.Locale;

/** The formats of ordinals in a Word document (ECMA-376 part 1, 17.18.59). */
public final class OrdinalFormat {
  private static final String DIGITS = "〇一二三四五六七八九";
  private static final String FORMAL_DIGITS = "零壹贰叁肆伍陆柒捌玖";
  private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";
  private static final String BRANCHES = "子丑寅卯辰巳午未申酉戌亥";
  private static final String CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
  private static final String IN_BRACKETS = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇";
  private static final String WITH_STOP = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛";
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String[] ROMAN = {"XC", "L", "XL", "X", "IX", "V", "IV", "I"};
  private static final int[] ROMAN_VALUES = {90, 50, 40, 10, 9, 5, 4, 1};

  /** Numbers of lists from here on are written in figures. */
  private static final int MAX_IN_WORDS = 100;

  private OrdinalFormat() {}

  /**
   * Returns an ordinal as it is inserted before a text; empty if the text has the same, or may be a
   * figure in a cell.
   */
  public static String before(String text, String ordinal, boolean inCell) {
    String stripped = Whitespace.strip(text);
    if (ordinal.isEmpty() || stripped.isEmpty() || stripped.startsWith(ordinal)) {
      return "";
    }
    char first = stripped.charAt(0);
    if (inCell && !Character.isLetter(first)) {
      return "";
    }
    boolean apart =
        Character.isDigit(first) || Character.isLetterOrDigit(ordinal.charAt(ordinal.length() - 1));
    return apart ? ordinal + " " : ordinal;
  }

  /** Returns a number in a format; in figures if the format is unknown or has no such number. */
  public static String format(int number, String format) {
    if (number < 0 || number >= MAX_IN_WORDS) {
      return String.valueOf(number);
    }
    return switch (format) {
      case "chineseCounting",
          "chineseCountingThousand",
          "japaneseCounting",
          "taiwaneseCounting",
          "taiwaneseCountingThousand" ->
          inWords(number, DIGITS, "十", false);
      case "chineseLegalSimplified", "ideographLegalTraditional" ->
          inWords(number, FORMAL_DIGITS, "拾", true);
      case "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand" -> digits(number);
      case "ideographTraditional" -> oneOf(STEMS, number);
      case "ideographZodiac" -> oneOf(BRANCHES, number);
      case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" -> oneOf(CIRCLED, number);
      case "decimalEnclosedParen" -> oneOf(IN_BRACKETS, number);
      case "decimalEnclosedFullstop" -> oneOf(WITH_STOP, number);
      case "none" -> "";
      case "decimalZero" -> (number < 10 ? "0" : "") + number;
      case "upperLetter" -> oneOf(LETTERS, number);
      case "lowerLetter" -> oneOf(LETTERS, number).toLowerCase(Locale.ROOT);
      case "upperRoman" -> roman(number);
      case "lowerRoman" -> roman(number).toLowerCase(Locale.ROOT);
      default -> String.valueOf(number);
    };
  }

  private static String oneOf(String numerals, int number) {
    return number > 0 && number <= numerals.length()
        ? numerals.substring(number - 1, number)
        : String.valueOf(number);
  }

  /** Returns a number below a hundred in words, such as 十二. */
  private static String inWords(int number, String digits, String ten, boolean withOne) {
    StringBuilder words = new StringBuilder();
    if (number >= 20 || (withOne && number >= 10)) {
      words.append(digits.charAt(number / 10));
    }
    words.append(number >= 10 ? ten : "");
    if (number % 10 > 0 || number == 0) {
      words.append(digits.charAt(number % 10));
    }
    return words.toString();
  }

  private static String digits(int number) {
    StringBuilder digits = new StringBuilder(String.valueOf(number));
    for (int i = 0; i < digits.length(); i++) {
      digits.setCharAt(i, DIGITS.charAt(digits.charAt(i) - '0'));
    }
    return digits.toString();
  }

  private static String roman(int number) {
    StringBuilder roman = new StringBuilder();
    int rest = number;
    for (int i = 0; i < ROMAN.length; i++) {
      while (rest >= ROMAN_VALUES[i]) {
        roman.append(ROMAN[i]);
        rest -= ROMAN_VALUES[i];
      }
    }
    return roman.isEmpty() ? String.valueOf(number) : roman.toString();
  }
}
