package org.nianbao.reader;

/**
 * A character on a page, or several that are drawn as one.
 *
 * @param left distance of its left edge from that of the page, in points
 * @param base distance of the line it stands on from the upper edge of the page
 * @param width how far it goes on to the right
 * @param size of its font
 */
record Glyph(String text, float left, float base, float width, float size) {
  /** How far below its middle a character stands on its line, as a part of its size. */
  private static final float MIDDLE = 0.35f;

  float right() {
    return left + width;
  }

  float middleX() {
    return left + width / 2;
  }

  float middleY() {
    return base - size * MIDDLE;
  }

  /** Whether it is written without blanks between it and the next, as Chinese is. */
  boolean isIdeographic() {
    int last = text.codePointBefore(text.length());
    boolean mark = (last >= '\u3000' && last <= '\u303f') || last > '\uff00';
    return mark || Character.isIdeographic(last);
  }
}
