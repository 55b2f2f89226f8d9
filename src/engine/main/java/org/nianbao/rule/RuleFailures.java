package org.nianbao.rule;

import java.util.ArrayList;
import java.util.List;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.rule.RuleOutcome.Fail;
import org.nianbao.rule.RuleOutcome.Pass;
import org.nianbao.rule.RuleOutcome.Undecided;
import org.nianbao.template.Rule;

/** The failures of a rule that may fail at several fields of a submission. */
final class RuleFailures {
  private final Rule rule;
  private final Submission submission;
  private final List<RuleOutcome> failures = new ArrayList<>();

  RuleFailures(Rule rule, Submission submission) {
    this.rule = rule;
    this.submission = submission;
  }

  /** Returns the outcome of a rule that cannot be checked. */
  static List<RuleOutcome> undecided(Rule rule, String reason) {
    return List.of(new Undecided(rule, Message.of(reason)));
  }

  /**
   * Adds a failure.
   *
   * @param key the key of the field concerned
   * @param actual the value or words concerned
   */
  void add(String key, String actual, Message message) {
    failures.add(
        new Fail(
            rule,
            Discrepancy.at(
                rule.id(), rule.severity(), key, submission.place(key), "", actual, message)));
  }

  boolean isEmpty() {
    return failures.isEmpty();
  }

  /** Returns the failures; that the rule holds if there are none. */
  List<RuleOutcome> outcomes() {
    return failures.isEmpty() ? List.of(new Pass(rule)) : List.copyOf(failures);
  }
}
