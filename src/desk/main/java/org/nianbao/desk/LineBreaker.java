package org.nianbao.desk;

import java.awt.FontMetrics;
import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines of a limited width. */
final class LineBreaker {
  /** The characters that must not begin a line in Chinese typesetting. */
  private static final String NOT_AT_LINE_START = "，。、；：！？）》〉」』”’％%),.;:!?";

  private LineBreaker() {}

  /** Returns the lines of a text; one empty line for an empty text. */
  static List<String> lines(String text, FontMetrics metrics, int width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\r?\n", -1)) {
      wrap(paragraph, metrics, Math.max(width, 1), lines);
    }
    return lines;
  }

  private static void wrap(String text, FontMetrics metrics, int maxWidth, List<String> lines) {
    int start = 0;
    int width = 0;
    int index = 0;
    while (index < text.length()) {
      int next = text.offsetByCodePoints(index, 1);
      width += metrics.stringWidth(text.substring(index, next));
      if (width > maxWidth && index > start && NOT_AT_LINE_START.indexOf(text.charAt(index)) < 0) {
        int end = breakBefore(text, start, index);
        lines.add(text.substring(start, end).stripTrailing());
        start = end;
        width = metrics.stringWidth(text.substring(start, next));
      }
      index = next;
    }
    lines.add(text.substring(start));
  }

  /**
   * Returns where to break. Latin words and numbers are not broken, unless they are longer than a
   * line.
   */
  private static int breakBefore(String text, int start, int index) {
    int end = index;
    while (end > start && isWord(text.charAt(end - 1)) && isWord(text.charAt(end))) {
      end--;
    }
    return end == start ? index : end;
  }

  private static boolean isWord(char letter) {
    return letter < '\u2e80' && (Character.isLetterOrDigit(letter) || letter == '.');
  }
}
