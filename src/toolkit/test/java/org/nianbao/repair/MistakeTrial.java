package org.nianbao.repair;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.FilledForms;
import org.nianbao.form.Submission;
import org.nianbao.rule.RuleChecker;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/** Makes mistakes in reports that were right, and counts how often they are found again. */
public final class MistakeTrial {
  private static final Template TEMPLATE = Template.current();
  private static final int FEW = 3;

  /** What came of many trials of one kind. */
  public static final class Outcome {
    private long broken;
    private long detected;
    private long first;
    private long among;
    private long shown;
    private long beyond;
    private long claimed;
    private long wronglyClaimed;
    private long wronglyExpected;
    private long unsound;
    private long nanoseconds;
    private long slowest;

    /** In how many a rule that is an error failed. */
    public long broken() {
      return broken;
    }

    /** Of those, where something was said of what is wrong. */
    public long detected() {
      return detected;
    }

    /** Where changing what comes first gives the report as it was. */
    public long first() {
      return first;
    }

    /** Where that is among the first three. */
    public long among() {
      return among;
    }

    /** Where it is shown at all. */
    public long shown() {
      return shown;
    }

    /** Where it was said that too many figures are wrong. */
    public long beyond() {
      return beyond;
    }

    /** Where something was called the most likely. */
    public long claimed() {
      return claimed;
    }

    /** Where something was called the most likely that does not give the report as it was. */
    public long wronglyClaimed() {
      return wronglyClaimed;
    }

    /** Where the discrepancy sheet says that a figure should be what it is not. */
    public long wronglyExpected() {
      return wronglyExpected;
    }

    /** Suggestions that left a rule failing. */
    public long unsound() {
      return unsound;
    }

    /** How long a search took, in nanoseconds. */
    public long nanoseconds() {
      return nanoseconds / Math.max(1, broken);
    }

    /** How long the longest took, in nanoseconds. */
    public long slowest() {
      return slowest;
    }
  }

  private MistakeTrial() {}

  /**
   * Tries one report.
   *
   * @param right the figures of the report as it should be
   * @param typed whether its totals were typed; else the form computes them
   * @param outcomes what comes of it is added to the first where more than one sum sees every wrong
   *     figure, else to the second
   */
  public static void of(
      Map<String, BigDecimal> right,
      boolean typed,
      List<Mistake> mistakes,
      List<Outcome> outcomes,
      Random random) {
    Map<String, BigDecimal> wrong = new HashMap<>(right);
    mistakes.forEach(mistake -> mistake.make(wrong, typed, random));
    if (!typed && wrong.values().stream().anyMatch(value -> value.signum() < 0)) {
      return; // a data file with it is refused
    }
    Submission submission = submission(wrong, typed);
    List<Discrepancy> found = RuleChecker.discrepancies(submission);
    Map<String, BigDecimal> truth = new HashMap<>();
    right.forEach(
        (key, value) -> {
          if (value.compareTo(value(wrong, key)) != 0) {
            truth.put(key, value);
          }
        });
    if (!hasErrors(found)) {
      return;
    }
    boolean seenTwice =
        typed
            && truth.keySet().stream()
                .map(key -> Objects.requireNonNull(TEMPLATE.field(key)))
                .allMatch(field -> Mistake.rules(field) > 1);
    Outcome outcome = outcomes.get(seenTwice ? 0 : 1);
    long start = System.nanoTime();
    List<FailedRuleGroup> faults = ErrorLocaliser.faults(submission, found);
    long taken = System.nanoTime() - start;
    outcome.nanoseconds += taken;
    outcome.slowest = Math.max(outcome.slowest, taken);
    outcome.broken++;
    outcome.detected += faults.isEmpty() ? 0 : 1;
    outcome.first += isTruth(faults, truth, 1) ? 1 : 0;
    outcome.among += isTruth(faults, truth, FEW) ? 1 : 0;
    outcome.shown += isTruth(faults, truth, Integer.MAX_VALUE) ? 1 : 0;
    List<FailedRuleGroup> likely = faults.stream().filter(FailedRuleGroup::isFirstLikely).toList();
    outcome.claimed += likely.isEmpty() ? 0 : 1;
    outcome.wronglyClaimed +=
        likely.stream().allMatch(fault -> agrees(fault.suggestions().get(0), truth)) ? 0 : 1;
    outcome.wronglyExpected +=
        likely.stream().anyMatch(fault -> misleads(fault, found, right)) ? 1 : 0;
    boolean beyond = faults.stream().anyMatch(fault -> fault.suggestions().isEmpty());
    outcome.beyond += beyond ? 1 : 0;
    if (!beyond) {
      outcome.unsound += unsound(wrong, typed, faults);
    }
  }

  /** Whether the first suggestion confirms what a failed sum expects of a figure, and wrongly. */
  private static boolean misleads(
      FailedRuleGroup fault, List<Discrepancy> found, Map<String, BigDecimal> right) {
    return found.stream()
        .filter(fault::concerns)
        .anyMatch(
            each -> {
              String key = Objects.requireNonNull(each.field());
              return fault.expects(key, each.expected())
                  && value(right, key).compareTo(new BigDecimal(each.expected())) != 0;
            });
  }

  private static BigDecimal value(Map<String, BigDecimal> values, String key) {
    return Objects.requireNonNull(values.get(key));
  }

  private static boolean hasErrors(List<Discrepancy> found) {
    return found.stream().anyMatch(each -> each.severity() == Severity.ERROR);
  }

  /** A submission whose totals are typed, or computed as the form computes them. */
  static Submission submission(Map<String, BigDecimal> values, boolean typed) {
    Map<String, String> identity = Map.of(Template.UNIT, "小店镇", Template.YEAR, "2024");
    if (typed) {
      return Submission.of("", TEMPLATE, values, identity, 2024);
    }
    Map<String, String> parts = new HashMap<>(identity);
    values.forEach((key, value) -> parts.put(key, value.toPlainString()));
    TEMPLATE.totals().forEach(rule -> parts.remove(rule.subject()));
    return FilledForms.of(TEMPLATE, parts);
  }

  /** Whether one of the first suggestions of each fault makes the report what it was. */
  private static boolean isTruth(
      List<FailedRuleGroup> faults, Map<String, BigDecimal> truth, int most) {
    int right = 0;
    for (FailedRuleGroup fault : faults) {
      int best = 0;
      for (Suggestion suggestion : fault.suggestions().stream().limit(most).toList()) {
        best = agrees(suggestion, truth) ? Math.max(best, suggestion.changes().size()) : best;
      }
      if (best == 0) {
        return false;
      }
      right += best;
    }
    return right == truth.size();
  }

  /** Whether all its changes give figures their right values. */
  private static boolean agrees(Suggestion suggestion, Map<String, BigDecimal> truth) {
    return suggestion.changes().stream()
        .allMatch(
            change -> {
              BigDecimal value = truth.get(change.field().key());
              return value != null && value.compareTo(change.suggested()) == 0;
            });
  }

  /** How many suggestions leave a rule failing, together with the first for each other fault. */
  private static long unsound(
      Map<String, BigDecimal> wrong, boolean typed, List<FailedRuleGroup> faults) {
    long unsound = 0;
    for (FailedRuleGroup fault : faults) {
      for (Suggestion suggestion : fault.suggestions()) {
        Map<String, BigDecimal> mended = new HashMap<>(wrong);
        for (FailedRuleGroup other : faults) {
          put(other.equals(fault) ? suggestion : other.suggestions().get(0), mended);
        }
        unsound += hasErrors(RuleChecker.discrepancies(submission(mended, typed))) ? 1 : 0;
      }
    }
    return unsound;
  }

  private static void put(Suggestion suggestion, Map<String, BigDecimal> mended) {
    for (Change change : suggestion.changes()) {
      mended.put(change.field().key(), change.suggested());
    }
  }
}
