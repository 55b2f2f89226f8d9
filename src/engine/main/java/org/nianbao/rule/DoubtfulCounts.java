package org.nianbao.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.nianbao.rule.RuleOutcome.Fail;
import org.nianbao.rule.RuleOutcome.Pass;

/**
 * Counts of which it is in doubt whether they are of the unit and of all that a rule counts:
 * 市政府办公室代表市政府受理申请45件. Where the others of them in the sentence agree with the tables, they are;
 * then the one count that differs is wrong.
 */
final class DoubtfulCounts {
  /** A count from which on no figure of something else is likely to be the same. */
  private static final long LARGE = 10;

  private static final String MEASURES = "件宗起份";

  private DoubtfulCounts() {}

  /**
   * Returns whether a text may state more counts than those that are certain.
   *
   * @param certain the number of the certain counts
   */
  static boolean mayBeIn(String text, int certain) {
    int counts = 0;
    for (int i = 1; i < text.length() && counts <= certain; i++) {
      if (MEASURES.indexOf(text.charAt(i)) >= 0 && Character.isDigit(text.charAt(i - 1))) {
        counts++;
      }
    }
    return counts > certain;
  }

  /**
   * Returns the failure of the one count of a sentence that contradicts the tables; empty if none
   * or several do, or too few of the others agree with them.
   *
   * @param sentence the counts of the sentence
   * @param certain the counts of the text that are not in doubt, which are compared elsewhere
   * @param compare compares a count with the tables; empty if the form has no rule for it
   */
  static Optional<Fail> contradiction(
      List<StatedCount> sentence,
      List<StatedCount> certain,
      Function<StatedCount, Optional<RuleOutcome>> compare) {
    Map<CountRule, Long> agreeing = new HashMap<>();
    List<Fail> failures = new ArrayList<>();
    Set<CountRule> failing = new HashSet<>();
    for (StatedCount count : sentence) {
      if (!count.isWhole() || isAmong(certain, count)) {
        continue; // what is certain tells nothing of the others: 我办收到45件，协助市政府答复7件
      }
      RuleOutcome outcome = compare.apply(count).orElse(null);
      if (outcome instanceof Pass && count.value() > 0) {
        agreeing.put(count.rule(), count.value());
      } else if (outcome instanceof Fail fail) {
        failures.add(fail);
        failing.add(count.rule());
      }
    }
    boolean sure =
        agreeing.size() > 1 || agreeing.values().stream().anyMatch(value -> value >= LARGE);
    return failures.size() == 1 && sure && !agreeing.keySet().containsAll(failing)
        ? Optional.of(failures.get(0))
        : Optional.empty();
  }

  private static boolean isAmong(List<StatedCount> counts, StatedCount count) {
    return counts.stream()
        .anyMatch(each -> each.rule().equals(count.rule()) && each.value() == count.value());
  }
}
