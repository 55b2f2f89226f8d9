package org.nianbao.grid;

import java.util.ArrayList;
import java.util.List;

/** Parses the code of a number format into its sections. */
final class NumberFormatParser {
  /** The number of sections that show numbers; the fourth is for text. */
  private static final int MAX_SECTIONS = 3;

  private static final String GENERAL_NAME = "General";

  /** The name of General in Chinese editions. */
  private static final String CHINESE_GENERAL_NAME = "G/通用格式";

  private final String code;
  private final List<NumberFormatSection> sections = new ArrayList<>();

  /** The index of the character that is parsed. */
  private int at;

  private StringBuilder layout = new StringBuilder();
  private String condition = "";
  private boolean coloured;
  private boolean grouped;
  private boolean isText;
  private int thousands;
  private int percents;

  /** The commas after the last digit so far. */
  private int commas;

  private NumberFormatParser(String code) {
    this.code = code;
  }

  /** Returns the sections for numbers; none if the format shows a fraction or an exponent. */
  static List<NumberFormatSection> sections(String code) {
    NumberFormatParser parser = new NumberFormatParser(code);
    for (; parser.at < code.length(); parser.at++) {
      if (parser.isFractionOrExponent()) {
        return List.of(); // 1 1/2 and 1.2E+03 are the same numbers
      }
      parser.parseCharacter();
    }
    parser.endSection();
    return parser.sections;
  }

  private boolean isFractionOrExponent() {
    char c = code.charAt(at);
    char next = at + 1 < code.length() ? code.charAt(at + 1) : ' ';
    return (c == '/' && isAfterDigit()) || ((c == 'E' || c == 'e') && (next == '+' || next == '-'));
  }

  private void parseCharacter() {
    char c = code.charAt(at);
    if (c == '0' || c == '#' || c == '?') {
      layout.append(c == '0' ? NumberFormatSection.DIGIT : NumberFormatSection.OPTIONAL_DIGIT);
      grouped |= commas > 0; // commas between digits separate groups
      commas = 0;
    } else if (c == ',') {
      commas += isAfterDigit() ? 1 : 0;
    } else {
      endDigits();
      if (!skips(GENERAL_NAME) && !skips(CHINESE_GENERAL_NAME)) {
        parseSign(c);
      } else {
        layout.append(NumberFormatSection.GENERAL);
      }
    }
  }

  /** Takes the commas after the last digit for what they are: each divides by a thousand. */
  private void endDigits() {
    thousands += commas;
    commas = 0;
  }

  private boolean isAfterDigit() {
    int length = layout.length();
    return length > 0 && NumberFormatSection.isPlace(layout.charAt(length - 1));
  }

  private boolean skips(String name) {
    boolean found = code.regionMatches(true, at, name, 0, name.length());
    at += found ? name.length() - 1 : 0;
    return found;
  }

  private void parseSign(char c) {
    switch (c) {
      case ';' -> endSection();
      case '.' -> {
        boolean first = layout.indexOf(String.valueOf(NumberFormatSection.POINT)) < 0;
        layout.append(first ? NumberFormatSection.POINT : c);
      }
      case '%' -> {
        layout.append(c);
        percents++;
      }
      case '"' -> layout.append(enclosed('"'));
      case '\\', '!' -> {
        at++;
        layout.append(code, Math.min(at, code.length()), Math.min(at + 1, code.length()));
      }
      case '_', '*' -> at++; // a blank as wide as the next character, or filled with it
      case '@' -> isText = true;
      case '[' -> parseBracket(enclosed(']'));
      default -> layout.append(c);
    }
  }

  /** Returns the text up to a closing character, which is skipped. */
  private String enclosed(char closing) {
    int close = code.indexOf(closing, at + 1);
    int end = close < 0 ? code.length() : close;
    String text = code.substring(at + 1, end);
    at = end;
    return text;
  }

  /** Parses a currency with a locale, a condition, a kind of digits or a colour. */
  private void parseBracket(String text) {
    if (text.startsWith("$")) {
      int dash = text.indexOf('-');
      layout.append(text, 1, dash < 0 ? text.length() : dash);
    } else if (text.matches("[<>=]{1,2} *-?[0-9.]{1,20}")) {
      condition = text;
    } else {
      coloured |= !text.regionMatches(true, 0, "dbnum", 0, "dbnum".length());
    }
  }

  private void endSection() {
    endDigits();
    if (!isText && sections.size() < MAX_SECTIONS) {
      sections.add(
          new NumberFormatSection(
              layout.toString(), thousands, percents, grouped, condition, coloured));
    }
    layout = new StringBuilder();
    condition = "";
    coloured = false;
    grouped = false;
    isText = false;
    thousands = 0;
    percents = 0;
  }
}
