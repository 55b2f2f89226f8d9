package org.nianbao.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A straight line on a page, across or down.
 *
 * @param at where it lies: from the upper edge if it goes across, from the left edge if down
 * @param from where it begins, the other way
 * @param to where it ends
 */
record Ruling(float at, float from, float to) {
  /** What lies as near as this is one line: borders are drawn double, or cell by cell. */
  static final float NEAR = 3;

  /** Lines of dots and dashes are one line, too. */
  private static final float LONGEST_GAP = 4;

  boolean covers(float place) {
    return from - NEAR <= place && place <= to + NEAR;
  }

  /** Whether one that goes the other way meets this one. */
  boolean meets(Ruling other) {
    return covers(other.at) && other.covers(at);
  }

  /** The same lines, each in one piece. */
  static List<Ruling> joined(List<Ruling> pieces) {
    List<Ruling> sorted = new ArrayList<>(pieces);
    sorted.sort(Comparator.comparingDouble(Ruling::at));
    List<Ruling> joined = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size() || sorted.get(i).at - sorted.get(i - 1).at > NEAR / 2) {
        join(sorted.subList(first, i), joined);
        first = i;
      }
    }
    return joined;
  }

  private static void join(List<Ruling> sameLine, List<Ruling> joined) {
    List<Ruling> pieces = new ArrayList<>(sameLine);
    pieces.sort(Comparator.comparingDouble(Ruling::from));
    Ruling current = pieces.get(0);
    for (Ruling piece : pieces.subList(1, pieces.size())) {
      if (piece.from <= current.to + LONGEST_GAP) {
        current = new Ruling(current.at, current.from, Math.max(current.to, piece.to));
      } else {
        joined.add(current);
        current = piece;
      }
    }
    joined.add(current);
  }
}
