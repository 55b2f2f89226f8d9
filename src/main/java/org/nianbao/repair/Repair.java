package org.nianbao.repair;

import java.util.Arrays;

/** Changes of figures, in the unit that all are counted in; of one slip, or of one slip each. */
final class Repair {
  static final Repair NONE = new Repair(Slip.SEVERAL, new int[0], new long[0]);

  private final Slip slip;
  private final int[] cells;
  private final long[] changes;

  /**
   * Changes.
   *
   * @param slip the one slip that explains all; {@link Slip#SEVERAL} if each is a slip of its own
   */
  Repair(Slip slip, int[] cells, long[] changes) {
    this.slip = slip;
    this.cells = cells.clone();
    this.changes = changes.clone();
  }

  Slip slip() {
    return slip;
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
