package org.nianbao.repair;

import java.util.Arrays;

/** Changes of figures, in the unit that all are counted in; of one slip, or of one slip each. */
final class Repair {
  private final ErrorKind slip;
  private final int cost;
  private final int[] cells;
  private final long[] changes;

  /** Changes that are a slip each. */
  Repair(int[] cells, long[] changes) {
    this(ErrorKind.SEVERAL, 0, cells, changes);
  }

  /**
   * Changes that one slip explains.
   *
   * @param cost how unlikely the slip is, in the points of {@link Plausibility}
   */
  Repair(ErrorKind slip, int cost, int[] cells, long[] changes) {
    this.slip = slip;
    this.cost = cost;
    this.cells = cells.clone();
    this.changes = changes.clone();
  }

  /** The one slip that explains all; {@link ErrorKind#SEVERAL} if each change is a slip of its own. */
  ErrorKind slip() {
    return slip;
  }

  int cost() {
    return cost;
  }

  int size() {
    return cells.length;
  }

  int cell(int each) {
    return cells[each];
  }

  long change(int each) {
    return changes[each];
  }

  boolean changes(int cell) {
    return Arrays.stream(cells).anyMatch(each -> each == cell);
  }

  @Override
  public String toString() {
    return slip + " " + Arrays.toString(cells) + " " + Arrays.toString(changes);
  }
}
