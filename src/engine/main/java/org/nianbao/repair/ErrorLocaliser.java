package org.nianbao.repair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.template.Field;
import org.nianbao.template.Rule;
import org.nianbao.template.Severity;

/**
 * The error localisation: finds the fewest figures whose change makes all sums hold (Fellegi and
 * Holt), the most likely changes first.
 *
 * <p>Sums without common figures are treated separately. Within such a group the search is exact up
 * to three errors in single figures. Two swapped cells and a shifted row or column also count as
 * one error; of several displacements at once only the likely ones are tried.
 */
public final class ErrorLocaliser {
  /** The maximum number of errors searched for in a group. */
  static final int MAX_ERRORS = 3;

  private static final int MAX_COMBINED = 4;

  /** The maximum number of suggestions for a group. */
  static final int MAX_SUGGESTIONS = 100;

  private final Equations equations;
  private final DisplacedFigures displacements;
  private final ErrorLikelihood plausibility;
  private final long[] excesses;

  /** The displacements that explain failing sums of the figures as received. */
  private final List<Correction> likely;

  private ErrorLocaliser(Submission submission, List<Discrepancy> found) {
    equations = new Equations(submission, found);
    AdjacentFigures neighbours = new AdjacentFigures(equations);
    displacements = new DisplacedFigures(equations, neighbours);
    plausibility = new ErrorLikelihood(equations, neighbours);
    excesses = equations.sums().stream().mapToLong(Equation::excess).toArray();
    likely = displacements.of(excesses);
  }

  /**
   * Returns the faults of a submission's figures.
   *
   * @param found the discrepancies; without an error among them nothing is searched
   */
  public static List<Fault> faults(Submission submission, List<Discrepancy> found) {
    boolean failed =
        found.stream()
            .anyMatch(each -> each.severity() == Severity.ERROR && !each.difference().isEmpty());
    if (!failed || submission.isBlank()) {
      return List.of(); // a form that is not filled in has no wrong figures
    }
    try {
      return new ErrorLocaliser(submission.expanded(), found).faults();
    } catch (ArithmeticException e) {
      return List.of(); // the figures are too large to calculate with
    }
  }

  private List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    for (List<Equation> group : groups()) {
      Set<Integer> cells = new HashSet<>();
      for (Equation sum : group) {
        for (int term = 0; term < sum.size(); term++) {
          cells.add(sum.cell(term));
        }
      }
      faults.add(fault(group, cells));
    }
    return faults;
  }

  /**
   * Returns the sums in groups without common figures or common displacements; only groups with a
   * failing sum.
   */
  private List<List<Equation>> groups() {
    List<Equation> sums = equations.sums();
    int[] group = new int[sums.size()];
    Map<Integer, Integer> sumOf = new HashMap<>();
    for (int sum = 0; sum < group.length; sum++) {
      group[sum] = sum;
      for (int term = 0; term < sums.get(sum).size(); term++) {
        Integer other = sumOf.putIfAbsent(sums.get(sum).cell(term), sum);
        if (other != null) {
          join(group, sum, other);
        }
      }
    }
    for (Correction displaced : likely) {
      for (int each = 1; each < displaced.size(); each++) {
        Integer one = sumOf.get(displaced.cell(0));
        Integer other = sumOf.get(displaced.cell(each));
        if (one != null && other != null) {
          join(group, one, other);
        }
      }
    }
    Map<Integer, List<Equation>> groups = new TreeMap<>();
    Set<Integer> failing = new HashSet<>();
    for (int sum = 0; sum < group.length; sum++) {
      groups.computeIfAbsent(group[sum], each -> new ArrayList<>()).add(sums.get(sum));
      if (excesses[sum] != 0) {
        failing.add(group[sum]);
      }
    }
    groups.keySet().retainAll(failing);
    return List.copyOf(groups.values());
  }

  private static void join(int[] group, int one, int other) {
    int from = Math.max(group[one], group[other]);
    int to = Math.min(group[one], group[other]);
    for (int each = 0; each < group.length; each++) {
      group[each] = group[each] == from ? to : group[each];
    }
  }

  private Fault fault(List<Equation> sums, Set<Integer> cells) {
    List<Rule> failed =
        equations.failed().stream()
            .filter(each -> each.touches(cells))
            .map(Equation::rule)
            .toList();
    for (int slips = 1; slips <= MAX_ERRORS; slips++) {
      List<List<Correction>> found = new ArrayList<>();
      displaced(sums, cells, List.of(), slips, found);
      boolean displaced = !found.isEmpty();
      alone(sums, List.of(), slips, found);
      if (displaced && slips == 1 && found.size() < MAX_SUGGESTIONS) {
        alone(sums, List.of(), slips + 1, found); // one error of two cells, or two of one
      }
      List<Suggestion> suggestions = ranked(found, cells);
      if (!suggestions.isEmpty()) {
        return new Fault(failed, suggestions, slips);
      }
    }
    return new Fault(failed, many(sums, cells), MAX_ERRORS + 1);
  }

  /** Returns the suggestion for a group with many errors: the obvious changes and few others. */
  private List<Suggestion> many(List<Equation> sums, Set<Integer> cells) {
    Correction plain = ObviousErrors.of(equations, cells);
    for (int slips = 0; slips <= MAX_ERRORS && plain.size() > 0; slips++) {
      List<List<Correction>> found = new ArrayList<>();
      displaced(sums, cells, List.of(plain), slips, found);
      alone(sums, List.of(plain), slips, found);
      List<Suggestion> suggestions = ranked(found, cells);
      if (!suggestions.isEmpty()) {
        return suggestions;
      }
    }
    return List.of();
  }

  private void alone(
      List<Equation> sums, List<Correction> before, int slips, List<List<Correction>> found) {
    for (Correction cells :
        MinimalCorrections.of(equations, sums, ErrorLikelihood.joined(before), slips)) {
      found.add(with(before, cells));
    }
  }

  /** Adds the solutions with this number of errors, at least one of them a displacement. */
  private void displaced(
      List<Equation> sums,
      Set<Integer> cells,
      List<Correction> before,
      int slips,
      List<List<Correction>> found) {
    if (slips == 0) {
      return;
    }
    Correction done = ErrorLikelihood.joined(before);
    long[] left = equations.sums().stream().mapToLong(sum -> sum.excess(done)).toArray();
    List<Correction> all = before.isEmpty() ? likely : displacements.of(left);
    List<Correction> possible = all.stream().filter(each -> isWithin(each, cells, done)).toList();
    for (Correction repair : possible) {
      alone(sums, with(before, repair), slips - 1, found);
    }
    // trying all pairs would take too long, so only those that correct the most sums are combined
    possible.stream()
        .sorted(Comparator.comparingInt((Correction each) -> mended(each, left)).reversed())
        .limit(MAX_COMBINED)
        .forEach(each -> displaced(sums, cells, with(before, each), slips - 1, found));
  }

  private static List<Correction> with(List<Correction> before, Correction repair) {
    List<Correction> repairs = new ArrayList<>(before);
    repairs.add(repair);
    return repairs;
  }

  /** Returns the number of failing sums that contain a changed figure. */
  private int mended(Correction repair, long[] left) {
    int mended = 0;
    for (int sum = 0; sum < left.length; sum++) {
      boolean seen = false;
      for (int each = 0; each < repair.size(); each++) {
        seen |= equations.sums().get(sum).factorOf(repair.cell(each)) != 0;
      }
      mended += seen && left[sum] != 0 ? 1 : 0;
    }
    return mended;
  }

  private static boolean isWithin(Correction repair, Set<Integer> cells, Correction done) {
    for (int each = 0; each < repair.size(); each++) {
      if (!cells.contains(repair.cell(each)) || done.changes(repair.cell(each))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the sound solutions, the most likely first; of solutions with equal changes, the most
   * likely one.
   */
  private List<Suggestion> ranked(List<List<Correction>> found, Set<Integer> cells) {
    Map<Map<Integer, Long>, Suggestion> suggestions = new LinkedHashMap<>();
    for (List<Correction> repairs : found) {
      Correction whole = ErrorLikelihood.joined(repairs);
      if (equations.isSound(whole, cells)) {
        Map<Integer, Long> changes = new HashMap<>();
        for (int each = 0; each < whole.size(); each++) {
          changes.put(whole.cell(each), whole.change(each));
        }
        suggestions.merge(
            changes,
            plausibility.suggestion(repairs),
            (one, other) -> other.score() > one.score() ? other : one);
      }
    }
    return suggestions.values().stream()
        .sorted(
            Comparator.comparingInt(Suggestion::score)
                .reversed()
                .thenComparing(ErrorLocaliser::inOrder))
        .limit(MAX_SUGGESTIONS)
        .toList();
  }

  /** Compares suggestions by the positions of their figures in the form, row by row. */
  private static int inOrder(Suggestion one, Suggestion other) {
    int most = Math.min(one.changes().size(), other.changes().size());
    for (int each = 0; each < most; each++) {
      Field mine = one.changes().get(each).field();
      Field theirs = other.changes().get(each).field();
      int order = mine.sheet().compareTo(theirs.sheet());
      order = order == 0 ? mine.address().compareTo(theirs.address()) : order;
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.changes().size(), other.changes().size());
  }
}
