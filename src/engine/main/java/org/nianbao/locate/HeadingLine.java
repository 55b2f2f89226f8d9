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
    CHAPTER("第([一二三四五六七八九十]{1,3}|\\d{1,2})(?:部分|章|节|篇)[\\s、:：，,.．]*"),
    /** 一、. A dash is sometimes typed for 一. */
    SECTION("([一二三四五六七八九十]{1,3}|[—－-])(?:\\s*[、.．：:]|\\s+)\\s*"),
    /** （一）. */
    BRACKETED(
        "(?:[（(【〔\\[]\\s*([一二三四五六七八九十]{0,3})\\s*[）)】〕\\]]|([一二三四五六七八九十])[）)]|([㈠-㈩]))[、.．\\s]*"),
    /** 1. and 1、 and 1）. */
    ARABIC("(?:(\\d{1,2})\\s*[、.．)）](?!\\d)|([⒈-⒑]))\\s*"),
    /** （1）. */
    BRACKETED_ARABIC("(?:[（(]\\s*(\\d{1,2})\\s*[、.．)）](?!\\d)|([⑴-⑽]))\\s*"),
    /** 1.1. */
    DECIMAL("\\d{1,2}[.．](\\d{1,2})(?:[、.．\\s]+|(?![\\d%％]|[万亿元件条个]))"),
    /** ①. */
    CIRCLED("([①-⑩])[、.．\\s]*"),
    /** A、. */
    LETTERED("([A-J])[、.．]\\s*"),
    /** 一是, and 第一，. */
    ENUMERATED("(?:第([一二三四五六七八九十])[，,、]|([一二三四五六七八九十])是)\\s*"),
    /** No ordinal. */
    NONE("");

    private final Pattern ordinal;

    Style(String ordinal) {
      this.ordinal = Pattern.compile("^" + ordinal);
    }
  }

  /** The maximum length of a heading's words. */
  private static final int MAX_WORDS_LENGTH = 80;

  /** The maximum length of the words of a heading without an ordinal. */
  private static final int MAX_UNNUMBERED_LENGTH = 40;

  /** The maximum length of the beginning of a line that is examined. */
  private static final int MAX_EXAMINED_LENGTH = 80;

  /** The numerals of each kind, from 1 to 10. */
  private static final String NUMERALS =
      "一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩ABCDEFGHIJ";

  private static final int NUMERALS_OF_A_KIND = 10;

  /** The characters that an ordinal may begin with. */
  private static final String ORDINALS_BEGIN = "第—－-（(【〔[0123456789" + NUMERALS;

  private static final Pattern END_OF_WORDS = Pattern.compile("[。：:；;！!\\n]");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  /** The figures of a table row in text without cells. */
  private static final Pattern FIGURES = Pattern.compile("\\d\\s+\\d");

  /** The unit of a table's figures behind its title: （单位：件）. */
  private static final Pattern UNIT_NOTE =
      Pattern.compile("[（(]\\s*(?:计量)?单位\\s*[：:][^（()）]{1,8}[）)]");

  /** Returns the heading that a line is or begins with; null if it has not the form of one. */
  static @Nullable HeadingLine parse(String line) {
    String stripped = withoutUnitNote(Whitespace.strip(line));
    String start = stripped.substring(0, Math.min(stripped.length(), MAX_EXAMINED_LENGTH));
    Style style = Style.NONE;
    int number = 0;
    int end = 0;
    if (mayHaveOrdinal(start)) {
      for (Style each : Style.values()) {
        Matcher ordinal = each.ordinal.matcher(start);
        if (ordinal.find()) {
          style = each;
          number = number(ordinal);
          end = ordinal.end();
          break;
        }
      }
    }
    String rest = stripped.substring(end);
    Matcher terminator = END_OF_WORDS.matcher(rest);
    int length = terminator.find() ? terminator.start() : rest.length();
    String words = BLANKS.matcher(rest.substring(0, length)).replaceAll("");
    if (words.length() < 2
        || words.length() > (style == Style.NONE ? MAX_UNNUMBERED_LENGTH : MAX_WORDS_LENGTH)
        || FIGURES.matcher(rest.substring(0, length)).find()) {
      return null;
    }
    String text = length < rest.length() ? Whitespace.strip(rest.substring(length + 1)) : "";
    return new HeadingLine(style, number, words, text, rest);
  }

  private static String withoutUnitNote(String line) {
    int note = Math.max(line.lastIndexOf('（'), line.lastIndexOf('('));
    boolean unit = note >= 0 && UNIT_NOTE.matcher(line.substring(note)).matches();
    return unit ? Whitespace.strip(line.substring(0, note)) : line;
  }

  /** Returns whether a line without blanks at its beginning may have an ordinal: a quick test. */
  static boolean mayHaveOrdinal(String line) {
    return !line.isEmpty() && ORDINALS_BEGIN.indexOf(line.charAt(0)) >= 0;
  }

  private static int number(Matcher ordinal) {
    String numeral = "";
    for (int group = 1; group <= ordinal.groupCount(); group++) {
      numeral = ordinal.group(group) == null ? numeral : ordinal.group(group);
    }
    if (numeral.isEmpty()) {
      return 0;
    }
    char first = numeral.charAt(0);
    if (first >= '0' && first <= '9') {
      return Integer.parseInt(numeral);
    }
    int at = NUMERALS.indexOf(first);
    return at < 0 ? 1 : at % NUMERALS_OF_A_KIND + 1; // a dash for 一
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
