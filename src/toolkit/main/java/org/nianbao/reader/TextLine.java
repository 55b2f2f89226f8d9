package org.nianbao.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A line of text on a page.
 *
 * @param base how far below the upper edge of the page it stands
 * @param size of its largest font
 */
record TextLine(String text, float left, float right, float base, float size) {
  /** Characters stand on one line if they do not differ by more, in parts of their size. */
  private static final float UNEVEN = 0.5f;

  /**
   * So wide, in parts of the size, is a blank between words, and one between Chinese characters.
   */
  private static final float BLANK = 0.3f;

  private static final float WIDE_BLANK = 0.9f;

  /** The lines that these characters stand on, from above. */
  static List<TextLine> of(List<Glyph> glyphs) {
    List<Glyph> sorted = new ArrayList<>(glyphs);
    sorted.sort(Comparator.comparingDouble(Glyph::base));
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
    return other.base() - one.base() < Math.min(one.size(), other.size()) * UNEVEN;
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
      if (blank > glyph.size() * (dense ? WIDE_BLANK : BLANK)) {
        text.append(' ');
      }
      text.append(glyph.text());
      before = glyph;
      right = Math.max(right, glyph.right());
      size = Math.max(size, glyph.size());
    }
    return new TextLine(text.toString(), glyphs.get(0).left(), right, before.base(), size);
  }

  float width() {
    return right - left;
  }
}
