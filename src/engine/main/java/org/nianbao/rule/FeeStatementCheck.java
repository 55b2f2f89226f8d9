package org.nianbao.rule;

import java.math.BigDecimal;
import java.util.List;
import org.nianbao.form.Submission;
import org.nianbao.locate.TraditionalCharacters;
import org.nianbao.message.Message;
import org.nianbao.rule.RuleOutcome.Undecided;
import org.nianbao.template.Rule;

/** Checks what the section on other matters states about the information processing fee. */
final class FeeStatementCheck {
  /** The key of the section on other matters. */
  static final String OTHER_MATTERS = "narrative.other";

  private static final String FEE_UNPAID = "requests.otherOutcome.feeUnpaid.total";

  /** The maximum number of characters searched for the fee; the section has a few hundred. */
  static final int MAX_TEXT_LENGTH = 500_000;

  private static final char TRADITIONAL_FEE = '費';

  private FeeStatementCheck() {}

  /** Returns the outcome of the rule that the section mentions the fee. */
  static List<RuleOutcome> checkMentioned(Rule rule, Submission submission) {
    RuleFailures failures = new RuleFailures(rule, submission);
    if (FeeStatement.isIn(text(submission))) {
      return failures.outcomes();
    }
    int length = submission.text(OTHER_MATTERS).length();
    if (length > MAX_TEXT_LENGTH) {
      Message reason = Message.of("rule.undecided.fee.long", length, MAX_TEXT_LENGTH);
      return List.of(new Undecided(rule, reason));
    }
    if (!NarrativeCheck.hasNarrative(submission)) {
      return RuleFailures.undecided(rule, "rule.undecided.narrative");
    }
    failures.add(OTHER_MATTERS, "", Message.of("rule.fee"));
    return failures.outcomes();
  }

  /** Returns the outcome of the rule that the fee is stated with its amount. */
  static List<RuleOutcome> checkAmount(Rule rule, Submission submission) {
    if (!NarrativeCheck.hasNarrative(submission)) {
      return RuleFailures.undecided(rule, "rule.undecided.narrative");
    }
    RuleFailures failures = new RuleFailures(rule, submission);
    Sentence vague = FeeStatement.withoutAmount(text(submission));
    if (vague != null) {
      String excerpt = vague.excerptAround(vague.text().indexOf('费'));
      failures.add(OTHER_MATTERS, excerpt, Message.of("rule.fee.amount", excerpt));
    }
    return failures.outcomes();
  }

  /** Returns the outcome of the rule that requests ended by an unpaid fee had a notice of it. */
  static List<RuleOutcome> checkNotice(Rule rule, Submission submission) {
    if (!NarrativeCheck.hasNarrative(submission)) {
      return RuleFailures.undecided(rule, "rule.undecided.narrative");
    }
    BigDecimal unpaid = submission.value(FEE_UNPAID);
    if (unpaid == null) {
      return RuleFailures.undecided(rule, "rule.undecided.table");
    }
    RuleFailures failures = new RuleFailures(rule, submission);
    Sentence denial = unpaid.signum() > 0 ? FeeStatement.withoutNotice(text(submission)) : null;
    if (denial != null) {
      String excerpt = denial.excerptAround(denial.text().indexOf("收费通知"));
      failures.add(OTHER_MATTERS, excerpt, Message.of("rule.fee.notice", excerpt, unpaid));
    }
    return failures.outcomes();
  }

  /** Returns the beginning of the section, in simplified characters. */
  private static String text(Submission submission) {
    String whole = submission.text(OTHER_MATTERS);
    String text = whole.length() > MAX_TEXT_LENGTH ? whole.substring(0, MAX_TEXT_LENGTH) : whole;
    return text.indexOf(TRADITIONAL_FEE) < 0 ? text : TraditionalCharacters.simplified(text);
  }
}
