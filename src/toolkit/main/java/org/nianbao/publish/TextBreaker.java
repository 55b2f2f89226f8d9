package org.nianbao.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Breaks texts into lines: no line begins or ends with a mark that must not stand there. */
final class TextBreaker {
  private static final String NOT_FIRST = "，。、；：？！）》〉」』】〕”’％℃…—·,.;:?!)]}%";
  private static final String NOT_LAST = "（《〈「『【〔“‘([{￥$";

  /** Longer words are broken anywhere. */
  private static final int MAX_WORD_LENGTH = 14;

  private static final int FIRST_IDEOGRAPHIC = 0x2e80;

  /** What looks like the number of a heading does not begin a line within a paragraph. */
  private static final Pattern NUMBER_AFTER_SENTENCE =
      Pattern.compile("[。！？；：”](?:[（(][一二三四五六七八九十]|[一二三四五六七八九十]{1,2}、)");

  private TextBreaker() {}

  static boolean isIdeographic(int character) {
    return character >= FIRST_IDEOGRAPHIC;
  }

  static float width(String text, ReportFont font, float size) {
    float width = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      width += font.width(text.codePointAt(i)) * size;
    }
    return width;
  }

  /**
   * Returns the lines of a text.
   *
   * @param first the width of the first line
   * @param width the width of the others
   */
  static List<String> lines(String text, ReportFont font, float size, float first, float width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    float used = 0;
    for (String group : groups(text)) {
      float room = lines.isEmpty() ? first : width;
      float needed = width(group.stripTrailing(), font, size);
      if (used + needed > room && needed <= width && !line.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      for (int at = 0; at < group.length(); ) { // a longer group is broken anywhere
        int character = group.codePointAt(at);
        float next = font.width(character) * size;
        if (used + next > (lines.isEmpty() ? first : width)
            && !line.isEmpty()
            && character != ' ') {
          lines.add(line.toString());
          line.setLength(0);
          used = 0;
        }
        line.appendCodePoint(character);
        used += next;
        at += Character.charCount(character);
      }
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }

  /** Returns the parts of a text that are not broken. */
  private static List<String> groups(String text) {
    List<String> groups = new ArrayList<>();
    int start = 0;
    int previous = 0;
    for (int at = 0; at < text.length(); at += Character.charCount(previous)) {
      int character = text.codePointAt(at);
      if (at > start && mayBreak(text, at, previous, character, at - start)) {
        groups.add(text.substring(start, at));
        start = at;
      }
      previous = character;
    }
    if (start < text.length()) {
      groups.add(text.substring(start));
    }
    return groups;
  }

  private static boolean mayBreak(String text, int at, int before, int after, int length) {
    if (length > MAX_WORD_LENGTH) {
      return NOT_FIRST.indexOf(after) < 0 && after != ' ';
    }
    boolean inWord = !isIdeographic(before) && !isIdeographic(after) && before != ' ';
    return !inWord
        && after != ' '
        && NOT_FIRST.indexOf(after) < 0
        && NOT_LAST.indexOf(before) < 0
        && !NUMBER_AFTER_SENTENCE.matcher(text.substring(at - 1)).lookingAt();
  }
}
