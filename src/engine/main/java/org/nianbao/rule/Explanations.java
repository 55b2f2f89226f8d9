package org.nianbao.rule;

import java.util.LinkedHashSet;
import java.util.Set;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedText;
import org.nianbao.template.Rule;
import org.nianbao.template.Severity;

/** What a unit wrote on the check sheet to explain discrepancies. */
public final class Explanations {
  private Explanations() {}

  /**
   * Returns a discrepancy with the unit's explanation, if there is one. An error must be corrected;
   * its message says so.
   */
  public static Discrepancy explained(Discrepancy discrepancy, Submission submission) {
    Set<String> texts = new LinkedHashSet<>();
    for (Rule rule : submission.template().rules()) {
      if (rule.id().equals(discrepancy.rule()) && isAbout(rule, discrepancy)) {
        texts.add(submission.text(rule.explanation()));
      }
    }
    texts.remove("");
    if (texts.isEmpty()) {
      return discrepancy;
    }
    String text = String.join("；", texts);
    return discrepancy.severity() == Severity.ERROR
        ? discrepancy.withMessage(
            Message.of("form.explained.error", discrepancy.message(), ShortenedText.quoted(text)))
        : discrepancy.explainedBy(text);
  }

  /**
   * Returns whether a row is about a discrepancy of its rule. Rows with a comparison are each about
   * one figure; of others, any may be explained.
   */
  private static boolean isAbout(Rule rule, Discrepancy discrepancy) {
    return !rule.relation().isComparison() || rule.subject().equals(discrepancy.field());
  }
}
