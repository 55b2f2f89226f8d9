package org.nianbao.locate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Whitespace;

/**
 * A line that has the form of a heading: an ordinal, some words, and the text that follows them.
 *
 * @param style the form of the ordinal
 * @param number the value of the ordinal; 0 if there is none
 * @param words the words of the heading, without spaces
 * @param text the text after the heading in the same line; empty if the heading has its own line
 * @param body the line without the ordinal
 */
record HeadingLine(Style style, int number, String words, String text, String body) {
  /** The forms of ordinals, from the highest level of headings to the lowest. */
  enum Style {
    /** 第一部分. */
    CHAPTER,
    /** 一、. */
    SECTION,
    /** （一）. */
    BRACKETED,
    /** 1. and 1、 and （1）. */
    ARABIC,
    /** 一是, and 第一，. */
    ENUMERATED,
    /** No ordinal. */
    NONE
  }

  /** The maximum length of a heading's words. */
  static final int MAX_WORDS_LENGTH = 40;

  /** The maximum length of the beginning of a line that is examined. */
  private static final int MAX_EXAMINED_LENGTH = 80;

  private static final String NUMERALS = "一二三四五六七八九十";
  private static final Pattern CHAPTER =
      Pattern.compile("^第([一二三四五六七八九十]{1,3}|\\d{1,2})(?:部分|章|节|篇)[\\s、:：，,.．]*");

  /** A dash is sometimes typed for 一. */
  private static final Pattern SECTION =
      Pattern.compile("^([一二三四五六七八九十]{1,3}|[—－-])(?:\\s*[、.．]|\\s+)\\s*");

  private static final Pattern BRACKETED =
      Pattern.compile("^[（(]\\s*([一二三四五六七八九十]{0,3})\\s*[）)][、.．\\s]*");
  private static final Pattern ARABIC =
      Pattern.compile("^[（(]?\\s*(\\d{1,2})\\s*[、.．)）](?!\\d)\\s*");
  private static final Pattern ENUMERATED =
      Pattern.compile("^(?:第([一二三四五六七八九十])[，,、]|([一二三四五六七八九十])是)\\s*");

  private static final Pattern END_OF_WORDS = Pattern.compile("[。：:；;！!\\n]");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  /** The figures of a table row in text without cells. */
  private static final Pattern FIGURES = Pattern.compile("\\d\\s+\\d");

  /** Returns the heading that a line is or begins with; null if it has not the form of one. */
  static @Nullable HeadingLine parse(String line) {
    String stripped = Whitespace.strip(line);
    String start = stripped.substring(0, Math.min(stripped.length(), MAX_EXAMINED_LENGTH));
    Style style = Style.NONE;
    int number = 0;
    int end = 0;
    Pattern[] patterns = {CHAPTER, SECTION, BRACKETED, ARABIC, ENUMERATED};
    for (int each = 0; each < patterns.length && style == Style.NONE; each++) {
      Matcher ordinal = patterns[each].matcher(start);
      if (ordinal.find()) {
        style = Style.values()[each];
        String numeral = ordinal.group(1);
        number = number(numeral == null ? ordinal.group(ordinal.groupCount()) : numeral);
        end = ordinal.end();
      }
    }
    String rest = stripped.substring(end);
    Matcher terminator = END_OF_WORDS.matcher(rest);
    int length = terminator.find() ? terminator.start() : rest.length();
    String words = BLANKS.matcher(rest.substring(0, length)).replaceAll("");
    if (words.length() < 2
        || words.length() > MAX_WORDS_LENGTH
        || FIGURES.matcher(rest.substring(0, length)).find()) {
      return null;
    }
    String text = length < rest.length() ? Whitespace.strip(rest.substring(length + 1)) : "";
    return new HeadingLine(style, number, words, text, rest);
  }

  private static int number(String numeral) {
    if (numeral.isEmpty()) {
      return 0;
    }
    char first = numeral.charAt(0);
    if (first >= '0' && first <= '9') {
      return Integer.parseInt(numeral);
    }
    int value = NUMERALS.indexOf(first) + 1;
    return value == 0 ? 1 : value; // a dash for 一
  }

  /** Returns whether a line has the form of a heading with an ordinal. */
  static boolean hasOrdinal(String line) {
    HeadingLine heading = parse(line);
    return heading != null && heading.style() != Style.NONE;
  }

  /** Returns whether the heading has a line of its own. */
  boolean isWholeLine() {
    return text.isEmpty();
  }

  /** Returns whether the words end as a sentence does. */
  boolean isSentence() {
    return !body.isEmpty() && "。；;！!".indexOf(body.charAt(body.length() - 1)) >= 0;
  }

  /** Returns whether the ordinal is one of the highest levels. */
  boolean isTopLevel() {
    return style == Style.CHAPTER || style == Style.SECTION;
  }
}
