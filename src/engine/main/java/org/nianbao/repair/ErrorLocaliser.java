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
import java.util.stream.IntStream;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.StatedFigure;
import org.nianbao.form.Submission;
import org.nianbao.rule.RuleChecker;
import org.nianbao.template.Field;
import org.nianbao.template.Rule;
import org.nianbao.template.Severity;

/**
 * The error localisation: finds the fewest figures whose change makes all sums hold (Fellegi and
 * Holt), the most likely changes first.
 *
 * <p>Sums without common figures are treated separately. Within such a group the search is exact up
 * to three wrong figures, and for one displacement: two swapped cells, or a shifted row or column,
 * which count as one error. Of several displacements at once, only the four that touch most failing
 * sums are tried.
 */
public final class ErrorLocaliser {
  /** The maximum number of errors searched for in a group. */
  static final int MAX_ERRORS = 3;

  private static final int MAX_COMBINED_DISPLACEMENTS = 4;

  /** The maximum number of suggestions for a group. */
  static final int MAX_SUGGESTIONS = 100;

  private final Equations equations;
  private final DisplacedFigures displacements;
  private final ErrorLikelihood likelihood;

  /** The displacements that explain failing sums of the figures as received. */
  private final List<Correction> initialDisplacements;

  private ErrorLocaliser(Submission submission, Set<StatedFigure> statedFigures) {
    equations = new Equations(submission, statedFigures);
    AdjacentFigures neighbours = new AdjacentFigures(equations);
    displacements = new DisplacedFigures(equations, neighbours);
    likelihood = new ErrorLikelihood(equations, neighbours);
    initialDisplacements = displacements.find(ErrorLikelihood.combine(List.of()));
  }

  /**
   * Returns the faults of a submission's figures.
   *
   * @param found the discrepancies; without an error among them nothing is searched
   */
  public static List<FailedRuleGroup> faults(Submission submission, List<Discrepancy> found) {
    return isSearched(submission, found)
        ? search(submission, RuleChecker.statedFigures(submission))
        : List.of();
  }

  /**
   * Returns the faults of a submission's figures.
   *
   * @param found the discrepancies; without an error among them nothing is searched
   * @param statedFigures the figures that its narrative states, which a compact submission lacks
   */
  public static List<FailedRuleGroup> faults(
      Submission submission, List<Discrepancy> found, Set<StatedFigure> statedFigures) {
    return isSearched(submission, found) ? search(submission, statedFigures) : List.of();
  }

  private static boolean isSearched(Submission submission, List<Discrepancy> found) {
    boolean failed =
        found.stream()
            .anyMatch(each -> each.severity() == Severity.ERROR && !each.difference().isEmpty());
    return failed && !submission.isBlank(); // a form that is not filled in has no wrong figures
  }

  private static List<FailedRuleGroup> search(
      Submission submission, Set<StatedFigure> statedFigures) {
    try {
      Submission expanded = submission.expanded();
      List<FailedRuleGroup> faults = new ErrorLocaliser(expanded, statedFigures).faults();
      Submission computed = expanded.withComputedTotals();
      return computed == null || faults.stream().allMatch(FailedRuleGroup::isFirstLikely)
          ? faults
          : ComputedTotals.preferred(
              faults, new ErrorLocaliser(computed, statedFigures).faults(), expanded);
    } catch (ArithmeticException e) {
      return List.of(); // the figures are too large to calculate with
    }
  }

  private List<FailedRuleGroup> faults() {
    List<FailedRuleGroup> faults = new ArrayList<>();
    for (List<Equation> group : groups()) {
      Set<Integer> cells = new HashSet<>();
      for (Equation sum : group) {
        for (int term = 0; term < sum.size(); term++) {
          cells.add(sum.cell(term));
        }
      }
      faults.add(localise(group, cells));
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
          mergeGroups(group, sum, other);
        }
      }
    }
    for (Correction displaced : initialDisplacements) {
      for (int each = 1; each < displaced.size(); each++) {
        Integer one = sumOf.get(displaced.cell(0));
        Integer other = sumOf.get(displaced.cell(each));
        if (one != null && other != null) {
          mergeGroups(group, one, other);
        }
      }
    }
    Map<Integer, List<Equation>> groups = new TreeMap<>();
    Set<Integer> failing = new HashSet<>();
    for (int sum = 0; sum < group.length; sum++) {
      groups.computeIfAbsent(group[sum], each -> new ArrayList<>()).add(sums.get(sum));
      if (sums.get(sum).excess() != 0) {
        failing.add(group[sum]);
      }
    }
    groups.keySet().retainAll(failing);
    return List.copyOf(groups.values());
  }

  private static void mergeGroups(int[] group, int one, int other) {
    int from = Math.max(group[one], group[other]);
    int to = Math.min(group[one], group[other]);
    for (int each = 0; each < group.length; each++) {
      group[each] = group[each] == from ? to : group[each];
    }
  }

  private FailedRuleGroup localise(List<Equation> sums, Set<Integer> cells) {
    List<Rule> failed =
        equations.failedSums().stream()
            .filter(each -> each.containsAny(cells))
            .map(Equation::rule)
            .toList();
    for (int errors = 1; errors <= MAX_ERRORS; errors++) {
      List<List<Correction>> found = new ArrayList<>();
      addDisplacements(sums, cells, List.of(), errors, found);
      boolean displaced = !found.isEmpty();
      addSingleFigureErrors(sums, List.of(), errors, found);
      if (displaced && errors == 1 && found.size() < MAX_SUGGESTIONS) {
        // one displacement may equally be two wrong figures; offer both
        addSingleFigureErrors(sums, List.of(), errors + 1, found);
      }
      List<Candidate> ranked = rank(found, cells);
      if (!ranked.isEmpty()) {
        boolean isFirstLikely = new Corroboration(equations).isFirstLikely(ranked);
        boolean contradicted = ranked.stream().allMatch(each -> each.evidence() < 0);
        return new FailedRuleGroup(
            failed, suggestions(ranked), errors, isFirstLikely, contradicted);
      }
    }
    List<Candidate> obvious = suggestForManyErrors(sums, cells);
    return new FailedRuleGroup(failed, suggestions(obvious), MAX_ERRORS + 1, false, false);
  }

  private static List<Suggestion> suggestions(List<Candidate> ranked) {
    return ranked.stream().map(Candidate::suggestion).toList();
  }

  /** Returns the suggestion for a group with many errors: the obvious changes and few others. */
  private List<Candidate> suggestForManyErrors(List<Equation> sums, Set<Integer> cells) {
    Correction obvious = ObviousErrors.find(equations, cells);
    for (int errors = 0; errors <= MAX_ERRORS && obvious.size() > 0; errors++) {
      List<List<Correction>> found = new ArrayList<>();
      addDisplacements(sums, cells, List.of(obvious), errors, found);
      addSingleFigureErrors(sums, List.of(obvious), errors, found);
      List<Candidate> ranked = rank(found, cells);
      if (!ranked.isEmpty()) {
        return ranked;
      }
    }
    return List.of();
  }

  private void addSingleFigureErrors(
      List<Equation> sums, List<Correction> before, int errors, List<List<Correction>> found) {
    for (Correction cells :
        MinimalCorrections.find(equations, sums, ErrorLikelihood.combine(before), errors)) {
      found.add(append(before, cells));
    }
  }

  /** Adds the solutions with this number of errors, at least one of them a displacement. */
  private void addDisplacements(
      List<Equation> sums,
      Set<Integer> cells,
      List<Correction> before,
      int errors,
      List<List<Correction>> found) {
    if (errors == 0) {
      return;
    }
    Correction done = ErrorLikelihood.combine(before);
    List<Correction> all = before.isEmpty() ? initialDisplacements : displacements.find(done);
    List<Correction> possible = all.stream().filter(each -> isWithin(each, cells, done)).toList();
    for (Correction correction : possible) {
      addSingleFigureErrors(sums, append(before, correction), errors - 1, found);
    }
    // trying all pairs would take too long, so only those that correct the most sums are combined
    possible.stream()
        .sorted(Comparator.comparingInt((Correction each) -> correctedSums(each, done)).reversed())
        .limit(MAX_COMBINED_DISPLACEMENTS)
        .forEach(each -> addDisplacements(sums, cells, append(before, each), errors - 1, found));
  }

  private static List<Correction> append(List<Correction> before, Correction correction) {
    List<Correction> corrections = new ArrayList<>(before);
    corrections.add(correction);
    return corrections;
  }

  /** Returns the number of sums that contain a changed figure and fail after earlier changes. */
  private int correctedSums(Correction correction, Correction done) {
    int corrected = 0;
    for (Equation sum : equations.sums()) {
      boolean containsChanged = false;
      for (int each = 0; each < correction.size(); each++) {
        containsChanged |= sum.contains(correction.cell(each));
      }
      corrected += containsChanged && sum.excess(done) != 0 ? 1 : 0;
    }
    return corrected;
  }

  private static boolean isWithin(Correction correction, Set<Integer> cells, Correction done) {
    for (int each = 0; each < correction.size(); each++) {
      if (!cells.contains(correction.cell(each)) || done.changes(correction.cell(each))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the sound solutions, the most likely first; of solutions with equal changes, the most
   * likely one.
   */
  private List<Candidate> rank(List<List<Correction>> found, Set<Integer> cells) {
    Map<Map<Integer, Long>, Candidate> candidates = new LinkedHashMap<>();
    for (List<Correction> corrections : found) {
      Correction whole = ErrorLikelihood.combine(corrections);
      if (equations.isSound(whole, cells)) {
        Map<Integer, Long> changes = new HashMap<>();
        for (int each = 0; each < whole.size(); each++) {
          changes.put(whole.cell(each), whole.change(each));
        }
        candidates.merge(
            changes,
            likelihood.candidate(corrections),
            (one, other) -> score(other) > score(one) ? other : one);
      }
    }
    List<Candidate> ranked = new ArrayList<>(candidates.values());
    ranked.sort(
        Comparator.comparingInt(ErrorLocaliser::score)
            .reversed()
            .thenComparing(Candidate::suggestion, ErrorLocaliser::compareByPosition));
    putBalancingFigureLater(ranked);
    return ranked.subList(0, Math.min(ranked.size(), MAX_SUGGESTIONS));
  }

  /**
   * Moves a first correction of figures that are carried over from last year behind another one,
   * unless there is evidence for it: whatever is wrong in a balance, these figures could be chosen
   * so that the balance holds.
   */
  private void putBalancingFigureLater(List<Candidate> ranked) {
    if (ranked.isEmpty() || !isBalancingFigure(ranked.get(0))) {
      return;
    }
    for (Candidate other : ranked) {
      if (other.errors() <= ranked.get(0).errors()
          && other.evidence() >= ranked.get(0).evidence()
          && !isBalancingFigure(other)) {
        ranked.remove(other);
        ranked.add(0, other);
        return;
      }
    }
  }

  private boolean isBalancingFigure(Candidate candidate) {
    Correction changes = candidate.whole();
    return candidate.evidence() <= 0
        && IntStream.range(0, changes.size()).map(changes::cell).allMatch(equations::isCarriedOver);
  }

  private static int score(Candidate candidate) {
    return candidate.suggestion().score();
  }

  /** Compares suggestions by the positions of their figures in the form, row by row. */
  private static int compareByPosition(Suggestion one, Suggestion other) {
    int common = Math.min(one.changes().size(), other.changes().size());
    for (int each = 0; each < common; each++) {
      Field oneField = one.changes().get(each).field();
      Field otherField = other.changes().get(each).field();
      int order = oneField.sheet().compareTo(otherField.sheet());
      order = order == 0 ? oneField.address().compareTo(otherField.address()) : order;
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.changes().size(), other.changes().size());
  }
}
