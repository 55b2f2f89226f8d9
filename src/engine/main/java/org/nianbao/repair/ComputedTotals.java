package org.nianbao.repair;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nianbao.form.Figure;
import org.nianbao.form.Submission;
import org.nianbao.template.Rule;

/**
 * Faults of a report whose totals may have been typed, or computed by a form that it was made from.
 * If they were computed, one wrong figure makes several totals wrong with it.
 */
final class ComputedTotals {
  private ComputedTotals() {}

  /**
   * Returns the faults as found with typed totals, each with the correction that is most likely if
   * the totals were computed, where there is one and none is most likely if they were typed.
   *
   * @param typed the faults with typed totals
   * @param computed the faults with computed totals
   */
  static List<FailedRuleGroup> preferred(
      List<FailedRuleGroup> typed, List<FailedRuleGroup> computed, Submission submission) {
    List<FailedRuleGroup> preferred = new ArrayList<>();
    for (FailedRuleGroup fault : typed) {
      FailedRuleGroup other =
          computed.stream()
              .filter(each -> each.isFirstLikely() && each.rules().equals(fault.rules()))
              .findFirst()
              .orElse(null);
      preferred.add(
          fault.isFirstLikely() || other == null
              ? fault
              : fault.withLikely(withTotals(other.suggestions().get(0), submission), other));
    }
    return preferred;
  }

  /** Returns a correction with the totals that follow from it. */
  private static Suggestion withTotals(Suggestion suggestion, Submission submission) {
    Map<String, BigDecimal> values = new HashMap<>();
    suggestion.changes().forEach(each -> values.put(each.field().key(), each.suggested()));
    Submission corrected = submission.withCorrections(values);
    List<Change> changes = new ArrayList<>(suggestion.changes());
    for (Rule rule : submission.template().totals()) {
      Figure before = submission.figure(rule.subject());
      BigDecimal after = corrected.value(rule.subject());
      if (before != null
          && before.value() != null
          && after != null
          && before.value().compareTo(after) != 0) {
        changes.add(
            new Change(before.field(), before.place(), before.value(), after, ErrorKind.FOLLOWING));
      }
    }
    return new Suggestion(changes, suggestion.errorKind(), suggestion.score());
  }
}
