package org.nianbao.desk;

import java.awt.FontMetrics;
import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines of a limited width. */
final class LineBreaker {
  /** The characters that must not begin a line in Chinese typesetting. */
  private static final String CLOSING = "，。、；：！？）》〉」』”’％%),.;:!?";

  private LineBreaker() {}

  /** Returns the lines of a text; one empty line for an empty text. */
  static List<String> lines(String text, FontMetrics metrics, int width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\r?\n", -1)) {
      wrap(paragraph, metrics, Math.max(width, 1), lines);
    }
    return lines;
  }

  private static void wrap(String text, FontMetrics metrics, int room, List<String> lines) {
    int start = 0;
    int width = 0;
    int at = 0;
    while (at < text.length()) {
      int next = text.offsetByCodePoints(at, 1);
      width += metrics.stringWidth(text.substring(at, next));
      if (width > room && at > start && CLOSING.indexOf(text.charAt(at)) < 0) {
        int end = breakBefore(text, start, at);
        lines.add(text.substring(start, end).stripTrailing());
        start = end;
        width = metrics.stringWidth(text.substring(start, next));
      }
      at = next;
    }
    lines.add(text.substring(start));
  }

  /**
   * Returns where to break. Latin words and numbers are not broken, unless they are longer than a
   * line.
   */
  private static int breakBefore(String text, int start, int at) {
    int end = at;
    while (end > start && isWord(text.charAt(end - 1)) && isWord(text.charAt(end))) {
      end--;
    }
    return end == start ? at : end;
  }

  private static boolean isWord(char letter) {
    return letter < '\u2e80' && (Character.isLetterOrDigit(letter) || letter == '.');
  }
}
