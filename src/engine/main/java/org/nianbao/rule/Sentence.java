package org.nianbao.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.nianbao.grid.Ideographs;

/**
 * A sentence of the narrative, without the spaces and line breaks in it.
 *
 * <p>Texts may have line breaks within words. A line break hence ends a sentence only if a heading
 * or a list item ends or begins there.
 */
record Sentence(String text) {
  private static final int MAX_HEADING_LENGTH = 24;
  private static final int MAX_SHORT_HEADING_LENGTH = 14;
  private static final int EXCERPT_LENGTH = 80;
  private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n|[\\n\\r\\u2028\\u2029\\f]");
  private static final Pattern ITEM =
      Pattern.compile(
          "[（(][一二三四五六七八九十\\d]{1,3}[）)].*|[一二三四五六七八九十]{1,3}(?:、|是).*|\\d{1,2}[.．、](?!\\d).*",
          Pattern.DOTALL);

  /** A heading that ends as headings do, and has no punctuation. */
  private static final Pattern HEADING =
      Pattern.compile("[^，。；：、,;:\\d]*(?:情况|工作|成效|管理|建设|保障|概况|机制|方面|附件|备注|说明)");

  /** A numbered heading without punctuation. */
  private static final Pattern NUMBERED_HEADING =
      Pattern.compile(
          "(?:[（(][一二三四五六七八九十\\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\\d{1,2}[.．、])[^，。；：,;:\\d]*"
              + "(?:情况|工作|成效|管理|建设|保障|概况|机制|方面|说明|公开|办理|受理|答复|复议|诉讼)");

  /** A count, which continues the line above it. */
  private static final Pattern COUNT = Pattern.compile("[\\d０-９]{1,9}[件条宗起份个例项次]");

  private static final String SENTENCE_ENDS = "。！？!?";

  /** Returns the sentences of a text, in order; none is empty. */
  static List<Sentence> of(String text) {
    List<Sentence> sentences = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String line : LINE_BREAK.split(text, -1)) {
      String stripped = strip(line);
      if (stripped.isEmpty()
          ? current.length() <= MAX_HEADING_LENGTH
          : ITEM.matcher(stripped).matches() || isHeadingAbove(current, stripped)) {
        endSentence(current, sentences);
      }
      append(stripped, current, sentences);
    }
    endSentence(current, sentences);
    return sentences;
  }

  /**
   * Returns whether the text so far is a heading (收到申请情况; （三）依申请公开办理) above a line. A line that is
   * broken in a sentence is not shorter than the next one.
   */
  private static boolean isHeadingAbove(StringBuilder current, String line) {
    if (current.length() == 0 || current.length() >= line.length()) {
      return false;
    }
    return (current.length() <= MAX_SHORT_HEADING_LENGTH && HEADING.matcher(current).matches())
        || (current.length() <= MAX_HEADING_LENGTH
            && NUMBERED_HEADING.matcher(current).matches()
            && !COUNT.matcher(line).lookingAt());
  }

  /** Returns an excerpt of about eighty characters around a position. */
  String excerptAround(int position) {
    if (text.length() <= EXCERPT_LENGTH) {
      return text;
    }
    int start =
        Math.max(0, Math.min(position - EXCERPT_LENGTH / 2, text.length() - EXCERPT_LENGTH));
    int end = start + EXCERPT_LENGTH;
    return (start > 0 ? "…" : "") + text.substring(start, end) + (end < text.length() ? "…" : "");
  }

  private static void append(String line, StringBuilder current, List<Sentence> sentences) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (isBlank(c)) {
        // digits on both sides of a line break may be two numbers
        if (isDigit(last(current)) && i + 1 < line.length() && isDigit(line.charAt(i + 1))) {
          current.append(' ');
        }
        continue;
      }
      if (i == 0 && isDigit(c) && isDigit(last(current))) {
        current.append(' ');
      }
      boolean fullStop = (c == '.' || c == '．') && Ideographs.isIdeograph(last(current));
      current.append(c);
      if (fullStop || SENTENCE_ENDS.indexOf(c) >= 0) {
        endSentence(current, sentences);
      }
    }
  }

  private static void endSentence(StringBuilder current, List<Sentence> sentences) {
    if (current.length() > 0) {
      sentences.add(new Sentence(current.toString()));
      current.setLength(0);
    }
  }

  private static char last(StringBuilder text) {
    return text.length() == 0 ? '\0' : text.charAt(text.length() - 1);
  }

  private static boolean isDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= '０' && c <= '９');
  }

  private static boolean isBlank(char c) {
    boolean chinese = c >= '\u4e00' && c <= '\u9fff'; // quick test for most characters
    return !chinese && isBlankCharacter(c);
  }

  private static boolean isBlankCharacter(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200b' || c == '\ufeff';
  }

  private static String strip(String line) {
    int start = 0;
    int end = line.length();
    while (start < end && isBlank(line.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(start, end);
  }
}
