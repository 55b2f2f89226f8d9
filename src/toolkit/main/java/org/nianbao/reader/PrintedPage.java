package org.nianbao.reader;

import java.util.ArrayList;
import java.util.List;

/**
 * What is drawn on a page.
 *
 * @param across lines from left to right
 * @param down lines from above
 */
record PrintedPage(List<Glyph> glyphs, List<Ruling> across, List<Ruling> down) {
  /** A page of tables has some hundred lines; what has more is a drawing. */
  private static final int MOST_RULINGS = 20_000;

  /** A border is not thicker; a background is. */
  private static final float THICKEST = 3;

  /** What is shorter is a dot, or part of a letter. */
  private static final float SHORTEST = 1;

  PrintedPage() {
    this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  /** Adds a line, or a bar as thin as one; anything else is passed over. */
  void rule(float x, float y, float otherX, float otherY) {
    float width = Math.abs(x - otherX);
    float height = Math.abs(y - otherY);
    if (Math.min(width, height) > THICKEST
        || Math.max(width, height) < SHORTEST
        || across.size() + down.size() >= MOST_RULINGS) {
      return;
    }
    if (width >= height) {
      across.add(new Ruling((y + otherY) / 2, Math.min(x, otherX), Math.max(x, otherX)));
    } else {
      down.add(new Ruling((x + otherX) / 2, Math.min(y, otherY), Math.max(y, otherY)));
    }
  }
}
