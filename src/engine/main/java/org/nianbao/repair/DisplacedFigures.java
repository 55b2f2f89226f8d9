package org.nianbao.repair;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * A search for single errors that affect several figures: two adjacent cells with swapped figures,
 * the figures of a row or column shifted by one cell, or a row or column that is wrong as a whole.
 * Undoing such an error makes every sum that contains a changed figure hold.
 */
final class DisplacedFigures {
  /** The minimum number of shifted figures; a single shifted figure is an error in two cells. */
  private static final int MIN_SHIFTED = 2;

  /** The minimum difference of two swapped figures that is hardly a coincidence. */
  private static final int MIN_DIFFERENCE = 10;

  private static final int COINCIDENCE_COST = 10;

  private static final int SWAP_COST = 12;
  private static final int DISTANT_SWAP_COST = 22;
  private static final int SHIFT_COST = 14;

  /** The additional cost of a shift that begins within a line. */
  private static final int SHIFT_WITHIN_LINE_COST = 16;

  private final Equations equations;
  private final List<Equation> sums;
  private final AdjacentFigures neighbours;
  private final List<List<Integer>> sumsOf;
  private final List<List<Integer>> rows;
  private final List<List<Integer>> columns;
  private final LineErrors lineErrors;
  private final DisplacedLines displacedLines;

  /** Creates a search over the figures of a submission. */
  DisplacedFigures(Equations equations, AdjacentFigures neighbours) {
    this.equations = equations;
    this.sums = equations.sums();
    this.neighbours = neighbours;
    this.rows = neighbours.lines(true);
    this.columns = neighbours.lines(false);
    this.sumsOf = Equation.byCell(sums, equations.cellCount());
    this.lineErrors = new LineErrors(equations, rows, columns);
    this.displacedLines = new DisplacedLines(equations);
  }

  /**
   * Returns the displacements whose reversal makes at least one failing sum hold and leaves no
   * affected sum failing.
   *
   * @param done the changes made before
   */
  List<Correction> find(Correction done) {
    long[] excesses = sums.stream().mapToLong(sum -> sum.excess(done)).toArray();
    List<Correction> found = new ArrayList<>();
    BitSet inFailingSums = inFailingSums(excesses);
    addSwaps(excesses, inFailingSums, found);
    addSwapsOfTotals(excesses, found);
    for (List<Integer> row : rows) {
      if (row.stream().anyMatch(inFailingSums::get)) {
        addShifts(ErrorKind.ROW_SHIFTED, row, excesses, inFailingSums, found);
      }
    }
    for (List<Integer> column : columns) {
      if (column.stream().anyMatch(inFailingSums::get)) {
        addShifts(ErrorKind.COLUMN_SHIFTED, column, excesses, inFailingSums, found);
      }
    }
    addLineErrors(done, excesses, found);
    displacedLines.find(done).forEach(each -> addIfCorrecting(each, excesses, found));
    return found;
  }

  /** Adds the lines that are wrong, those of an unknown kind only if there are no others. */
  private void addLineErrors(Correction done, long[] excesses, List<Correction> found) {
    List<Correction> lines = new ArrayList<>();
    lineErrors.find(done).forEach(each -> addIfCorrecting(each, excesses, lines));
    boolean known = lines.stream().anyMatch(each -> each.errorKind() != ErrorKind.LINE);
    lines.stream().filter(each -> !known || each.errorKind() != ErrorKind.LINE).forEach(found::add);
  }

  /** Returns the figures in failing sums; a displacement that moves none of them corrects none. */
  private BitSet inFailingSums(long[] excesses) {
    BitSet cells = new BitSet();
    for (int sum = 0; sum < excesses.length; sum++) {
      for (int term = 0; excesses[sum] != 0 && term < sums.get(sum).size(); term++) {
        cells.set(sums.get(sum).cell(term));
      }
    }
    return cells;
  }

  private void addSwaps(long[] excesses, BitSet inFailingSums, List<Correction> found) {
    for (int cell = 0; cell < equations.cellCount(); cell++) {
      for (int down = 0; down <= 1; down++) {
        Integer other = neighbours.atOffset(cell, down, 1 - down);
        if (other != null && (inFailingSums.get(cell) || inFailingSums.get(other))) {
          addSwap(cell, other, SWAP_COST, excesses, found);
        }
      }
    }
  }

  /** Adds the swaps of a total with a part of it that is not beside it. */
  private void addSwapsOfTotals(long[] excesses, List<Correction> found) {
    for (int sum = 0; sum < excesses.length; sum++) {
      Equation equation = sums.get(sum);
      boolean failed = excesses[sum] != 0 && equation.rule().computed();
      int total = failed ? equations.totalOf(equation) : Equations.NONE;
      for (int term = 0; total != Equations.NONE && term < equation.size(); term++) {
        int part = equation.cell(term);
        if (part != total && !neighbours.neighbours(total).contains(part)) {
          addSwap(total, part, DISTANT_SWAP_COST, excesses, found);
        }
      }
    }
  }

  private void addSwap(int one, int other, int cost, long[] excesses, List<Correction> found) {
    long difference = equations.value(other) - equations.value(one);
    if (difference != 0) {
      boolean coincidence = Math.abs(difference) < equations.inUnits(MIN_DIFFERENCE);
      int[] cells = {one, other};
      long[] changes = {difference, -difference};
      int all = cost + (coincidence ? COINCIDENCE_COST : 0);
      addIfCorrecting(new Correction(ErrorKind.SWAPPED, all, cells, changes), excesses, found);
    }
  }

  private void addShifts(
      ErrorKind errorKind,
      List<Integer> line,
      long[] excesses,
      BitSet inFailingSums,
      List<Correction> found) {
    if (nonZeroCount(line) < MIN_SHIFTED) {
      return; // true of most lines of most forms
    }
    BitSet fixed = fixed(line, inFailingSums);
    List<Integer> back = new ArrayList<>(line);
    Collections.reverse(back);
    for (List<Integer> each : List.of(line, back)) {
      for (int from = 0; from < each.size() - MIN_SHIFTED; from++) {
        if (equations.value(each.get(from)) != 0) {
          continue; // the first shifted figure cannot be zero
        }
        for (int to = from + 1; to < each.size(); to++) {
          if (isFixed(each, to - 1, fixed)) {
            break;
          }
          if (to >= from + MIN_SHIFTED && mayEndShift(each, to)) {
            int cost = SHIFT_COST + (from == 0 ? 0 : SHIFT_WITHIN_LINE_COST);
            addShift(errorKind, cost, each.subList(from, to + 1), excesses, found);
          }
        }
      }
    }
  }

  /**
   * Returns the figures of a line that no shift changes: their sums hold, and one of these contains
   * no other figure of the line, so that it would fail.
   */
  private BitSet fixed(List<Integer> line, BitSet inFailingSums) {
    int[] terms = new int[sums.size()];
    for (int cell : line) {
      sumsOf.get(cell).forEach(sum -> terms[sum]++);
    }
    BitSet fixed = new BitSet();
    for (int cell : line) {
      if (!inFailingSums.get(cell) && sumsOf.get(cell).stream().anyMatch(sum -> terms[sum] == 1)) {
        fixed.set(cell);
      }
    }
    return fixed;
  }

  /** Returns whether a figure is fixed and not equal to the next one, which a shift puts there. */
  private boolean isFixed(List<Integer> line, int at, BitSet fixed) {
    return fixed.get(line.get(at))
        && equations.value(line.get(at)) != equations.value(line.get(at + 1));
  }

  /** Returns the number of figures of a line that are not 0. */
  private int nonZeroCount(List<Integer> line) {
    int figures = 0;
    for (int cell : line) {
      figures += equations.value(cell) == 0 ? 0 : 1;
    }
    return figures;
  }

  /**
   * Returns whether a line may end at a figure: where no figure follows, and before and after a
   * total.
   */
  private boolean mayEndShift(List<Integer> line, int at) {
    return at == line.size() - 1
        || equations.isTotal(line.get(at))
        || equations.isTotal(line.get(at + 1));
  }

  /**
   * Moves each figure back by one cell. The last one was overwritten; its value follows from its
   * sums.
   */
  private void addShift(
      ErrorKind errorKind, int cost, List<Integer> line, long[] excesses, List<Correction> found) {
    if (nonZeroCount(line) < MIN_SHIFTED) {
      return;
    }
    List<Integer> cells = new ArrayList<>();
    List<Long> changes = new ArrayList<>();
    for (int at = 0; at < line.size() - 1; at++) {
      long change = equations.value(line.get(at + 1)) - equations.value(line.get(at));
      if (change != 0) {
        cells.add(line.get(at));
        changes.add(change);
      }
    }
    int last = line.get(line.size() - 1);
    Correction known = Correction.of(errorKind, cost, cells, changes);
    for (int sum : sumsOf.get(last)) {
      long excess = excess(sum, known, excesses);
      long factor = sums.get(sum).factorOf(last);
      if (excess % factor == 0) {
        cells.add(last);
        changes.add(-excess / factor);
        long overwritten = equations.value(last) - excess / factor;
        int unlikely = overwritten == 0 ? 0 : ErrorLikelihood.arbitraryValueCost(overwritten);
        addIfCorrecting(
            excess == 0 ? known : Correction.of(errorKind, cost + unlikely, cells, changes),
            excesses,
            found);
        return; // another sum gives the same value or contradicts this one
      }
    }
  }

  private long excess(int sum, Correction correction, long[] excesses) {
    return sums.get(sum).excessAfter(correction, excesses[sum]);
  }

  private void addIfCorrecting(Correction correction, long[] excesses, List<Correction> found) {
    boolean corrects = false;
    for (int each = 0; each < correction.size(); each++) {
      int cell = correction.cell(each);
      if (!equations.isPossible(cell, equations.value(cell) + correction.change(each))) {
        return;
      }
      for (int sum : sumsOf.get(cell)) {
        if (excess(sum, correction, excesses) != 0) {
          return;
        }
        corrects |= excesses[sum] != 0;
      }
    }
    if (corrects) {
      found.add(correction);
    }
  }
}
