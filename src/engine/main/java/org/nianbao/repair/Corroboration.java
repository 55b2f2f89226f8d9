package org.nianbao.repair;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Decides whether the first of several corrections may be called the most likely one. How people
 * slip is no reason, because mistakes of other kinds give the same differences. Reasons are a text
 * or last year's report that agrees with it alone, several failing sums that only one figure
 * explains, and sums that fail independently of each other and that no other correction of as few
 * errors makes hold.
 */
final class Corroboration {
  /** The minimum difference of two interchanged figures that is no coincidence. */
  private static final int MIN_INTERCHANGED = 10;

  /** The minimum number of figures whose shift is no coincidence. */
  private static final int MIN_SHIFTED = 4;

  private final Equations equations;
  private final List<Equation> failed;

  Corroboration(Equations equations) {
    this.equations = equations;
    this.failed = equations.failedSums();
  }

  /** Returns whether the first correction may be called the most likely one. */
  boolean isFirstLikely(List<Candidate> ranked) {
    Candidate first = ranked.get(0);
    List<Candidate> others = ranked.subList(1, ranked.size());
    if (first.evidence() != 0 || others.stream().anyMatch(each -> each.evidence() > 0)) {
      return first.evidence() > 0
          && others.stream().allMatch(each -> each.evidence() < first.evidence());
    }
    return others.stream().allMatch(each -> each.errors() > first.errors())
        && isCorroborated(first);
  }

  private boolean isCorroborated(Candidate candidate) {
    Correction changes = candidate.whole();
    if (changes.size() == 1) {
      return isSeenByMany(changes.cell(0));
    }
    return candidate.errors() == 1
        ? isDisplacement(candidate) || isKnownLine(candidate)
        : areIndependent(changes);
  }

  /**
   * Returns whether two failing sums point to a figure, or it is a total left at 0. That no part of
   * a single failing sum is large enough to be wrong alone is no reason to believe its total wrong.
   */
  private boolean isSeenByMany(int cell) {
    return failedSumsOf(cell).count() > 1
        || (equations.isTotal(cell) && equations.value(cell) == 0);
  }

  /**
   * Returns whether figures are wrong as a line of a known kind, and two failing sums point to
   * each.
   */
  private boolean isKnownLine(Candidate candidate) {
    return candidate.suggestion().errorKind() != ErrorKind.LINE
        && cells(candidate.whole()).allMatch(this::isCrossed);
  }

  /**
   * Returns whether two failing sums have no figure in common but this one. Where the form computes
   * the totals, the sum of a column and the sum of all columns have the whole column in common.
   */
  private boolean isCrossed(int cell) {
    List<Equation> sums = failedSumsOf(cell).toList();
    return IntStream.range(0, sums.size())
        .anyMatch(
            each ->
                sums.subList(each + 1, sums.size()).stream()
                    .anyMatch(other -> isOnlyCommon(cell, sums.get(each), other)));
  }

  private static boolean isOnlyCommon(int cell, Equation sum, Equation another) {
    return IntStream.range(0, sum.size())
        .map(sum::cell)
        .allMatch(each -> each == cell || !another.contains(each));
  }

  /**
   * Returns whether each change alone is seen by two failing sums, and no two are of the same
   * amount: otherwise a mistake of an unknown kind may have changed several figures.
   */
  private boolean areIndependent(Correction changes) {
    boolean independent =
        cells(changes)
            .allMatch(
                cell ->
                    failedSumsOf(cell)
                            .filter(sum -> cells(changes).filter(sum::contains).count() == 1)
                            .count()
                        > 1);
    return independent
        && IntStream.range(0, changes.size())
                .mapToLong(each -> Math.abs(changes.change(each)))
                .distinct()
                .count()
            == changes.size();
  }

  private static IntStream cells(Correction changes) {
    return IntStream.range(0, changes.size()).map(changes::cell);
  }

  private Stream<Equation> failedSumsOf(int cell) {
    return failed.stream().filter(sum -> sum.contains(cell));
  }

  /**
   * Returns whether figures were displaced that are not totals only: parts displaced between rows
   * make totals look displaced.
   */
  private boolean isDisplacement(Candidate candidate) {
    Correction changes = candidate.whole();
    boolean onlyTotals = true;
    long most = 0;
    for (int each = 0; each < changes.size(); each++) {
      onlyTotals &= equations.isTotal(changes.cell(each));
      most = Math.max(most, Math.abs(changes.change(each)));
    }
    return switch (candidate.suggestion().errorKind()) {
      case SWAPPED -> !onlyTotals && most >= equations.inUnits(MIN_INTERCHANGED);
      case ROW_SHIFTED, COLUMN_SHIFTED ->
          !onlyTotals
              && (most >= equations.inUnits(MIN_INTERCHANGED) || changes.size() >= MIN_SHIFTED);
      case UNSUMMED -> true;
      default -> false;
    };
  }
}
