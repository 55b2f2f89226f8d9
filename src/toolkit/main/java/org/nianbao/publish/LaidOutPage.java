package org.nianbao.publish;

import java.util.ArrayList;
import java.util.List;

/**
 * A page of a document, in points from its top left corner.
 *
 * @param texts its texts, in reading order
 * @param rules the lines of its tables
 */
record LaidOutPage(List<PlacedText> texts, List<Rule> rules) {
  /** The size of A4. */
  static final float WIDTH = 595.28f;

  static final float HEIGHT = 841.89f;

  /**
   * A text on one line.
   *
   * @param lefts the left edge of each of its characters
   */
  record PlacedText(String text, List<Float> lefts, float baseline, float size, ReportFont font) {
    PlacedText {
      lefts = List.copyOf(lefts);
    }
  }

  /** A line. */
  record Rule(float fromX, float fromY, float toX, float toY) {}

  LaidOutPage() {
    this(new ArrayList<>(), new ArrayList<>());
  }
}
