package org.nianbao.grid;

import java.util.List;

/**
 * A character on a page, or several that are drawn as one glyph.
 *
 * @param left the distance of its left edge from that of the page, in points
 * @param baseline the distance of its baseline from the top of the page, in points
 * @param width its width, in points
 * @param size its font size
 * @param beforeSpace whether a space is written after it
 */
public record Glyph(
    String text, float left, float baseline, float width, float size, boolean beforeSpace) {
  /**
   * The distance of the baseline from the middle of a character, as a fraction of the font size.
   */
  private static final float MIDDLE_ABOVE_BASELINE = 0.35f;

  /** Creates a character without a space after it. */
  public Glyph(String text, float left, float baseline, float width, float size) {
    this(text, left, baseline, width, size, false);
  }

  /** Adds to the last of the characters, if there is one, that a space follows it. */
  public static void addSpace(List<Glyph> glyphs) {
    if (!glyphs.isEmpty()) {
      Glyph last = glyphs.get(glyphs.size() - 1);
      glyphs.set(
          glyphs.size() - 1,
          new Glyph(last.text, last.left, last.baseline, last.width, last.size, true));
    }
  }

  float right() {
    return left + width;
  }

  float middleX() {
    return left + width / 2;
  }

  float middleY() {
    return baseline - size * MIDDLE_ABOVE_BASELINE;
  }

  /** Returns whether it is written without blanks before the next character, as Chinese is. */
  boolean isIdeographic() {
    int last = text.codePointBefore(text.length());
    boolean mark = (last >= '\u3000' && last <= '\u303f') || last > '\uff00';
    return mark || Ideographs.isIdeographic(last);
  }
}
