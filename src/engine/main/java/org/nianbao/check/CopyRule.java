package org.nianbao.check;

import java.math.BigDecimal;
import java.util.Optional;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.rule.Explanations;
import org.nianbao.template.Field;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;

/** A rule about narratives that repeat others, with the share in percent that it allows. */
record CopyRule(Rule rule, BigDecimal limit) {
  /** Returns the rule of a template with this number; empty if it has none with a limit. */
  static Optional<CopyRule> of(String id, Template template) {
    return template.rules().stream()
        .filter(rule -> rule.id().equals(id))
        .flatMap(
            rule ->
                Optional.ofNullable(rule.limit()).map(limit -> new CopyRule(rule, limit)).stream())
        .findFirst();
  }

  /**
   * Returns the part of a narrative that it shares with another, in percent; 0 of a short one,
   * which says the same in the same words.
   */
  static int percent(long shared, long length) {
    return length < NarrativeSegments.MIN_TEXT_LENGTH
        ? 0
        : (int) Math.min(100, 100 * shared / length);
  }

  /** Returns the percentage that is stated of a narrative that is not the other as a whole. */
  static int shown(int percent) {
    return Math.min(percent, 99);
  }

  /** Returns whether a narrative repeats so much of another that it is a copy. */
  boolean isBroken(int percent) {
    return BigDecimal.valueOf(percent).compareTo(limit) > 0;
  }

  /**
   * Returns the discrepancy of a narrative that is a copy, at its first text.
   *
   * @param copied the name of what it repeats
   */
  Discrepancy discrepancy(Submission submission, String copied, Message message) {
    Field field =
        submission.template().narratives().stream()
            .filter(each -> !submission.text(each.key()).isEmpty())
            .findFirst()
            .orElseThrow();
    return Explanations.explained(
        Discrepancy.at(
            rule.id(),
            rule.severity(),
            field.key(),
            submission.place(field.key()),
            "",
            copied,
            message),
        submission);
  }
}
