package org.nianbao.rule;

import java.util.LinkedHashSet;
import java.util.Set;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.template.Rule;
import org.nianbao.template.Severity;

/** What a unit wrote on the check sheet to explain discrepancies. */
public final class Explanations {
  private Explanations() {}

  /**
   * Returns a discrepancy with the unit's explanation, if there is one. An error must be corrected,
   * so that it has none.
   */
  public static Discrepancy explained(Discrepancy discrepancy, Submission submission) {
    if (discrepancy.severity() == Severity.ERROR) {
      return discrepancy;
    }
    Set<String> texts = new LinkedHashSet<>();
    for (Rule rule : submission.template().rules()) {
      if (rule.id().equals(discrepancy.rule()) && isAbout(rule, discrepancy)) {
        texts.add(submission.text(rule.explanation()));
      }
    }
    texts.remove("");
    return texts.isEmpty() ? discrepancy : discrepancy.explainedBy(String.join("；", texts));
  }

  /**
   * Returns whether a row is about a discrepancy of its rule. Rows with a comparison are each about
   * one figure; of others, any may be explained.
   */
  private static boolean isAbout(Rule rule, Discrepancy discrepancy) {
    return !rule.relation().isComparison() || rule.subject().equals(discrepancy.field());
  }
}
