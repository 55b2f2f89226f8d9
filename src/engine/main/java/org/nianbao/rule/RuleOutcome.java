package org.nianbao.rule;

import org.nianbao.form.Discrepancy;
import org.nianbao.message.Message;
import org.nianbao.template.Rule;

/** The outcome of a rule for a submission. */
public sealed interface RuleOutcome {
  /** Returns the rule, which is a row of the check sheet. */
  Rule rule();

  /** The rule holds. */
  record Pass(Rule rule) implements RuleOutcome {}

  /** The rule does not hold. */
  record Fail(Rule rule, Discrepancy discrepancy) implements RuleOutcome {}

  /** The rule does not apply to units of this level. */
  record NotApplicable(Rule rule) implements RuleOutcome {}

  /**
   * The rule could not be checked.
   *
   * @param rule the rule
   * @param reason the reason
   */
  record Undecided(Rule rule, Message reason) implements RuleOutcome {}
}
