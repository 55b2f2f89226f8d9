package org.nianbao.reader;

import java.util.ArrayList;
import java.util.List;

/**
 * The content of a page.
 *
 * @param across the horizontal lines
 * @param down the vertical lines
 */
record PdfPage(List<Glyph> glyphs, List<PdfLine> across, List<PdfLine> down) {
  /** A page of tables has a few hundred lines; a page with more is a drawing. */
  private static final int MAX_RULINGS = 20_000;

  /** A thicker line is a background, not a border. */
  private static final float MAX_THICKNESS = 3;

  /** A shorter line is a dot, or a part of a letter. */
  private static final float MIN_LENGTH = 1;

  PdfPage() {
    this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  /** Adds a line, or a bar as thin as a line; ignores anything else. */
  void rule(float x, float y, float otherX, float otherY) {
    float width = Math.abs(x - otherX);
    float height = Math.abs(y - otherY);
    if (Math.min(width, height) > MAX_THICKNESS
        || Math.max(width, height) < MIN_LENGTH
        || across.size() + down.size() >= MAX_RULINGS) {
      return;
    }
    if (width >= height) {
      across.add(new PdfLine((y + otherY) / 2, Math.min(x, otherX), Math.max(x, otherX)));
    } else {
      down.add(new PdfLine((x + otherX) / 2, Math.min(y, otherY), Math.max(y, otherY)));
    }
  }
}
