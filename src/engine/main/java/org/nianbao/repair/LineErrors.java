package org.nianbao.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A search for rows and columns whose figures are wrong together: a column copied from another, or
 * totals that add up too much. The right values follow from the sums across the line.
 */
final class LineErrors {
  /** The minimum number of wrong figures; fewer are found one by one. */
  private static final int MIN_WRONG = 3;

  /** The minimum number of equal figures that are not 0 for a line to be a copy. */
  private static final int MIN_COPIED = 3;

  private static final int KNOWN_COST = 12;
  private static final int UNKNOWN_COST = 60;

  private final Equations equations;

  /** All sums, because dependent ones may be the only ones across a line. */
  private final List<Equation> sums;

  private final List<List<Integer>> rows;
  private final List<List<Integer>> columns;
  private final List<List<Integer>> sumsOf;

  LineErrors(Equations equations, List<List<Integer>> rows, List<List<Integer>> columns) {
    this.equations = equations;
    this.sums = equations.allSums();
    this.rows = rows;
    this.columns = columns;
    this.sumsOf = Equation.byCell(sums, equations.cellCount());
  }

  /**
   * Returns the lines of which sums across them require several other figures.
   *
   * @param done the changes made before
   */
  List<Correction> find(Correction done) {
    long[] excesses = sums.stream().mapToLong(sum -> sum.excess(done)).toArray();
    List<Correction> found = new ArrayList<>();
    for (List<List<Integer>> lines : List.of(rows, columns)) {
      for (List<Integer> line : lines) {
        long[] changes = changes(line, excesses);
        if (changes != null) {
          found.add(correction(line, changes, lines));
        }
      }
      addMisplaced(lines, excesses, found);
    }
    return found;
  }

  /** Adds the lines that are blank because their figures are in the next line or the one before. */
  private void addMisplaced(List<List<Integer>> lines, long[] excesses, List<Correction> found) {
    for (int at = 0; at + 1 < lines.size(); at++) {
      List<Integer> line = lines.get(at);
      List<Integer> next = lines.get(at + 1);
      if (line.size() != next.size() || !isParallel(line, next)) {
        continue;
      }
      if (isBlank(line) && filled(next) >= MIN_WRONG) {
        found.add(misplaced(line, next, excesses));
      } else if (isBlank(next) && filled(line) >= MIN_WRONG) {
        found.add(misplaced(next, line, excesses));
      }
    }
  }

  /**
   * Returns the correction that moves the figures of one line to a blank one; those that they
   * overwrote follow from the sums across the line.
   */
  private Correction misplaced(List<Integer> blank, List<Integer> line, long[] excesses) {
    List<Integer> cells = new ArrayList<>();
    List<Long> changes = new ArrayList<>();
    for (int at = 0; at < line.size(); at++) {
      long value = equations.value(line.get(at));
      if (value != 0) {
        cells.add(blank.get(at));
        changes.add(value);
      }
    }
    Correction moved = Correction.of(ErrorKind.LINE_MISPLACED, KNOWN_COST, cells, changes);
    for (int cell : line) {
      for (int sum : sumsOf.get(cell)) {
        Equation across = sums.get(sum);
        long excess = across.excessAfter(moved, excesses[sum]);
        if (excess != 0 && line.stream().filter(across::contains).count() == 1) {
          cells.add(cell);
          changes.add(-excess / across.factorOf(cell));
          break; // another sum gives the same value or contradicts this one
        }
      }
    }
    return Correction.of(ErrorKind.LINE_MISPLACED, KNOWN_COST, cells, changes);
  }

  private boolean isBlank(List<Integer> line) {
    return filled(line) == 0;
  }

  /** Returns the number of figures of a line that are not 0. */
  private long filled(List<Integer> line) {
    return line.stream().filter(cell -> equations.value(cell) != 0).count();
  }

  /**
   * Returns the change of each figure of a line that the sums across it require; null if there are
   * few or they contradict each other.
   */
  private long @Nullable [] changes(List<Integer> line, long[] excesses) {
    int[] terms = new int[excesses.length];
    for (int cell : line) {
      for (int sum : sumsOf.get(cell)) {
        terms[sum]++;
      }
    }
    long[] changes = new long[line.size()];
    int wrong = 0;
    for (int at = 0; at < changes.length; at++) {
      int cell = line.get(at);
      for (int sum : sumsOf.get(cell)) {
        if (terms[sum] == 1 && excesses[sum] != 0) {
          changes[at] = -excesses[sum] / sums.get(sum).factorOf(cell);
        }
      }
      wrong += changes[at] == 0 ? 0 : 1;
    }
    return wrong < MIN_WRONG ? null : changes;
  }

  private Correction correction(List<Integer> line, long[] changes, List<List<Integer>> lines) {
    ErrorKind kind = kind(line, changes, lines);
    List<Integer> cells = new ArrayList<>();
    List<Long> own = new ArrayList<>();
    for (int at = 0; at < changes.length; at++) {
      if (changes[at] != 0) {
        cells.add(line.get(at));
        own.add(changes[at]);
      }
    }
    int cost = kind == ErrorKind.LINE ? UNKNOWN_COST : KNOWN_COST;
    return Correction.of(kind, cost, cells, own);
  }

  private ErrorKind kind(List<Integer> line, long[] changes, List<List<Integer>> lines) {
    boolean totals = true;
    boolean blank = true;
    boolean doubled = true;
    for (int at = 0; at < changes.length; at++) {
      if (changes[at] != 0) {
        long value = equations.value(line.get(at));
        totals &= equations.isTotal(line.get(at));
        blank &= value == 0;
        doubled &= value == -2 * changes[at];
      }
    }
    if (totals && blank) {
      return ErrorKind.UNSUMMED;
    }
    if (isBlank(line)) {
      return ErrorKind.LINE_OMITTED;
    }
    if (totals && doubled) {
      return ErrorKind.DOUBLED_TOTAL;
    }
    if (totals && addsUpOtherLines(line, changes, lines)) {
      return ErrorKind.RANGE_TOO_LONG;
    }
    if (equalsOtherLine(line, lines)) {
      return ErrorKind.LINE_COPIED;
    }
    if (isEqual(line, at -> equations.lastYearValue(line.get(at)))) {
      return ErrorKind.LINE_OF_LAST_YEAR;
    }
    return arePercentages(line, changes) ? ErrorKind.PERCENTAGES : ErrorKind.LINE;
  }

  /** Returns whether each wrong figure is the percentage of the right one among all right ones. */
  private boolean arePercentages(List<Integer> line, long[] changes) {
    long all = 0;
    for (int at = 0; at < changes.length; at++) {
      all += changes[at] == 0 ? 0 : equations.value(line.get(at)) + changes[at];
    }
    boolean percentages = all > 0;
    for (int at = 0; at < changes.length; at++) {
      long value = equations.value(line.get(at));
      percentages &= changes[at] == 0 || Math.abs(value * all - 100 * (value + changes[at])) <= all;
    }
    return percentages;
  }

  /** Returns whether each total of a line is too large by the figures of one or two other lines. */
  private boolean addsUpOtherLines(List<Integer> line, long[] changes, List<List<Integer>> lines) {
    for (int one = 0; one < lines.size(); one++) {
      for (int next = one; next < Math.min(one + 2, lines.size()); next++) {
        boolean equal = lines.get(one) != line && lines.get(one).size() == changes.length;
        for (int at = 0; equal && at < changes.length; at++) {
          long added = equations.value(lines.get(one).get(at));
          if (next > one && lines.get(next) != line && lines.get(next).size() == changes.length) {
            added += equations.value(lines.get(next).get(at));
          }
          equal = added == -changes[at] && isParallel(line, lines.get(one));
        }
        if (equal) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean equalsOtherLine(List<Integer> line, List<List<Integer>> lines) {
    for (List<Integer> other : lines) {
      if (other != line
          && other.size() == line.size()
          && isParallel(line, other)
          && isEqual(line, at -> equations.value(other.get(at)))) {
        return true;
      }
    }
    return false;
  }

  private boolean isParallel(List<Integer> line, List<Integer> other) {
    return equations.field(line.get(0)).sheet().equals(equations.field(other.get(0)).sheet());
  }

  /** Returns whether the figures of a line equal others; {@code others} gives them by position. */
  private boolean isEqual(List<Integer> line, IntFunction<@Nullable Long> others) {
    int equal = 0;
    for (int at = 0; at < line.size(); at++) {
      long value = equations.value(line.get(at));
      Long other = others.apply(at);
      if (other == null || value != other) {
        return false;
      }
      equal += value == 0 ? 0 : 1;
    }
    return equal >= MIN_COPIED;
  }
}
