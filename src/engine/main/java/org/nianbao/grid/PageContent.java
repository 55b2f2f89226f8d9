package org.nianbao.grid;

import java.util.ArrayList;
import java.util.List;

/**
 * The content of a page.
 *
 * @param horizontalLines the horizontal lines
 * @param verticalLines the vertical lines
 */
public record PageContent(
    List<Glyph> glyphs, List<TableLine> horizontalLines, List<TableLine> verticalLines) {
  /** A page of tables has a few hundred lines; a page with more is a drawing. */
  private static final int MAX_LINES = 20_000;

  /** A thicker line is a background, not a border. */
  private static final float MAX_THICKNESS = 3;

  /** A shorter line is a dot, or a part of a letter. */
  private static final float MIN_LENGTH = 1;

  /** Creates an empty page. */
  public PageContent() {
    this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  /** Adds a line, or a bar as thin as a line; ignores anything else. */
  public void addLine(float x, float y, float otherX, float otherY) {
    float width = Math.abs(x - otherX);
    float height = Math.abs(y - otherY);
    if (Math.min(width, height) > MAX_THICKNESS
        || Math.max(width, height) < MIN_LENGTH
        || horizontalLines.size() + verticalLines.size() >= MAX_LINES) {
      return;
    }
    if (width >= height) {
      horizontalLines.add(
          new TableLine((y + otherY) / 2, Math.min(x, otherX), Math.max(x, otherX)));
    } else {
      verticalLines.add(new TableLine((x + otherX) / 2, Math.min(y, otherY), Math.max(y, otherY)));
    }
  }
}
