package org.nianbao.grid;

/**
 * A character on a page, or several that are drawn as one glyph.
 *
 * @param left the distance of its left edge from that of the page, in points
 * @param baseline the distance of its baseline from the top of the page, in points
 * @param width its width, in points
 * @param size its font size
 * @param afterSpace whether a space is written before it
 */
public record Glyph(
    String text, float left, float baseline, float width, float size, boolean afterSpace) {
  /**
   * The distance of the baseline from the middle of a character, as a fraction of the font size.
   */
  private static final float MIDDLE_ABOVE_BASELINE = 0.35f;

  /** Creates a character without a space before it. */
  public Glyph(String text, float left, float baseline, float width, float size) {
    this(text, left, baseline, width, size, false);
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
