package org.nianbao.repair;

import java.util.Arrays;
import java.util.List;

/**
 * Changes of figures, as multiples of the unit in use; explained by one error, or by one error
 * each.
 */
final class Correction {
  private final ErrorKind errorKind;
  private final int cost;
  private final int[] cells;
  private final long[] changes;

  /** Creates a correction whose changes are separate errors. */
  Correction(int[] cells, long[] changes) {
    this(ErrorKind.SEVERAL, 0, cells, changes);
  }

  /**
   * Creates a correction whose changes are explained by one error.
   *
   * @param cost the cost of the error, in the points of {@link ErrorLikelihood}
   */
  Correction(ErrorKind errorKind, int cost, int[] cells, long[] changes) {
    this.errorKind = errorKind;
    this.cost = cost;
    this.cells = cells.clone();
    this.changes = changes.clone();
  }

  /** Returns a correction whose changes are explained by one error. */
  static Correction of(ErrorKind errorKind, int cost, List<Integer> cells, List<Long> changes) {
    return new Correction(
        errorKind,
        cost,
        cells.stream().mapToInt(Integer::intValue).toArray(),
        changes.stream().mapToLong(Long::longValue).toArray());
  }

  /**
   * Returns the error that explains all changes; {@link ErrorKind#SEVERAL} if each change is an
   * error of its own.
   */
  ErrorKind errorKind() {
    return errorKind;
  }

  int cost() {
    return cost;
  }

  int size() {
    return cells.length;
  }

  int cell(int index) {
    return cells[index];
  }

  long change(int index) {
    return changes[index];
  }

  boolean changes(int cell) {
    return Arrays.stream(cells).anyMatch(index -> index == cell);
  }

  @Override
  public String toString() {
    return errorKind + " " + Arrays.toString(cells) + " " + Arrays.toString(changes);
  }
}
