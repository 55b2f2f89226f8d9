package org.nianbao.grid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A straight horizontal or vertical line on a page.
 *
 * @param position its distance from the top of the page if it is horizontal, from the left edge if
 *     it is vertical
 * @param from where it begins, in the other direction
 * @param to where it ends
 */
public record TableLine(float position, float from, float to) {
  /** Lines within this distance are one line: borders may be drawn twice, or cell by cell. */
  static final float TOLERANCE = 3;

  /** The gap between the parts of a dotted or dashed line. */
  private static final float MAX_GAP = 4;

  boolean covers(float position) {
    return from - TOLERANCE <= position && position <= to + TOLERANCE;
  }

  /** Returns whether a line in the other direction meets this one. */
  boolean meets(TableLine other) {
    return covers(other.position) && other.covers(position);
  }

  /** Joins the parts of each line. */
  static List<TableLine> joined(List<TableLine> pieces) {
    List<TableLine> sorted = new ArrayList<>(pieces);
    sorted.sort(Comparator.comparingDouble(TableLine::position));
    List<TableLine> joined = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size()
          || sorted.get(i).position - sorted.get(i - 1).position > TOLERANCE / 2) {
        join(sorted.subList(first, i), joined);
        first = i;
      }
    }
    return joined;
  }

  private static void join(List<TableLine> sameLine, List<TableLine> joined) {
    List<TableLine> pieces = new ArrayList<>(sameLine);
    pieces.sort(Comparator.comparingDouble(TableLine::from));
    TableLine current = pieces.get(0);
    for (TableLine piece : pieces.subList(1, pieces.size())) {
      if (piece.from <= current.to + MAX_GAP) {
        current = new TableLine(current.position, current.from, Math.max(current.to, piece.to));
      } else {
        joined.add(current);
        current = piece;
      }
    }
    joined.add(current);
  }
}
