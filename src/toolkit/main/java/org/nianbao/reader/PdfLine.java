package org.nianbao.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A straight horizontal or vertical line on a page.
 *
 * @param at its distance from the top of the page if it is horizontal, from the left edge if it is
 *     vertical
 * @param from where it begins, in the other direction
 * @param to where it ends
 */
record PdfLine(float at, float from, float to) {
  /** Lines as near as this are one line: borders may be drawn double, or cell by cell. */
  static final float NEAR = 3;

  /** The gap between the parts of a dotted or dashed line. */
  private static final float MAX_GAP = 4;

  boolean covers(float place) {
    return from - NEAR <= place && place <= to + NEAR;
  }

  /** Returns whether a line in the other direction meets this one. */
  boolean meets(PdfLine other) {
    return covers(other.at) && other.covers(at);
  }

  /** Returns the lines, with pieces of one line joined. */
  static List<PdfLine> joined(List<PdfLine> pieces) {
    List<PdfLine> sorted = new ArrayList<>(pieces);
    sorted.sort(Comparator.comparingDouble(PdfLine::at));
    List<PdfLine> joined = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size() || sorted.get(i).at - sorted.get(i - 1).at > NEAR / 2) {
        join(sorted.subList(first, i), joined);
        first = i;
      }
    }
    return joined;
  }

  private static void join(List<PdfLine> sameLine, List<PdfLine> joined) {
    List<PdfLine> pieces = new ArrayList<>(sameLine);
    pieces.sort(Comparator.comparingDouble(PdfLine::from));
    PdfLine current = pieces.get(0);
    for (PdfLine piece : pieces.subList(1, pieces.size())) {
      if (piece.from <= current.to + MAX_GAP) {
        current = new PdfLine(current.at, current.from, Math.max(current.to, piece.to));
      } else {
        joined.add(current);
        current = piece;
      }
    }
    joined.add(current);
  }
}
