package org.nianbao.grid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A line of text on a page.
 *
 * @param baseline the distance of its baseline from the top of the page
 * @param size the size of its largest font
 * @param beforeSpace whether it ends with a space, which is not in the text
 */
record TextLine(
    String text, float left, float right, float baseline, float size, boolean beforeSpace) {
  /**
   * Characters are on one line if their baselines differ by no more than this fraction of their
   * size.
   */
  private static final float MAX_BASELINE_DIFFERENCE = 0.5f;

  /**
   * The widths of a blank between words and between Chinese characters, as fractions of the font
   * size.
   */
  private static final float MIN_BLANK = 0.3f;

  private static final float MIN_BLANK_IN_CHINESE = 0.9f;

  /** The width of a space that is written as a character. */
  private static final float MIN_SPACE = 0.15f;

  /** Returns the lines of these characters, from top to bottom. */
  static List<TextLine> of(List<Glyph> glyphs) {
    List<Glyph> sorted = new ArrayList<>(glyphs);
    sorted.sort(Comparator.comparingDouble(Glyph::baseline));
    List<TextLine> lines = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size() || !isOneLine(sorted.get(i - 1), sorted.get(i))) {
        lines.add(line(new ArrayList<>(sorted.subList(first, i))));
        first = i;
      }
    }
    return lines;
  }

  private static boolean isOneLine(Glyph one, Glyph other) {
    return other.baseline() - one.baseline()
        < Math.min(one.size(), other.size()) * MAX_BASELINE_DIFFERENCE;
  }

  private static TextLine line(List<Glyph> glyphs) {
    glyphs.sort(Comparator.comparingDouble(Glyph::left));
    StringBuilder text = new StringBuilder();
    Glyph before = glyphs.get(0);
    float right = before.right();
    float size = before.size();
    for (Glyph glyph : glyphs) {
      float blank = glyph.left() - right;
      boolean dense = before.isIdeographic() && glyph.isIdeographic();
      boolean spaced = before.beforeSpace() && blank > glyph.size() * MIN_SPACE;
      if (spaced || blank > glyph.size() * (dense ? MIN_BLANK_IN_CHINESE : MIN_BLANK)) {
        text.append(' ');
      }
      text.append(glyph.text());
      before = glyph;
      right = Math.max(right, glyph.right());
      size = Math.max(size, glyph.size());
    }
    Glyph first = glyphs.get(0);
    return new TextLine(
        text.toString(), first.left(), right, before.baseline(), size, before.beforeSpace());
  }

  float width() {
    return right - left;
  }
}
