package org.nianbao.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.rule.RuleOutcome.Undecided;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Rule;
import org.nianbao.template.RuleWords;

/** Checks what a part of the narrative states about a matter, in the words of the rule. */
final class StatementCheck {
  /** The maximum number of characters searched; such a part has a few hundred. */
  static final int MAX_TEXT_LENGTH = 500_000;

  private final Rule rule;
  private final Submission submission;
  private final String part;
  private final WordedStatement statement;
  private final RuleFailures failures;

  private StatementCheck(Rule rule, Submission submission) {
    this.rule = rule;
    this.submission = submission;
    this.part = rule.words().key(RuleWords.TEXT);
    this.statement = new WordedStatement(rule.words());
    this.failures = new RuleFailures(rule, submission);
  }

  /** Returns the outcome of the rule that the part mentions the matter. */
  static List<RuleOutcome> checkStated(Rule rule, Submission submission) {
    return new StatementCheck(rule, submission).stated();
  }

  /** Returns the outcome of the rule that the matter is stated with its amount. */
  static List<RuleOutcome> checkAmount(Rule rule, Submission submission) {
    return new StatementCheck(rule, submission).amount();
  }

  /** Returns the outcome of the rule that the part does not deny what a figure counts. */
  static List<RuleOutcome> checkDenial(Rule rule, Submission submission) {
    return new StatementCheck(rule, submission).denial();
  }

  /** Returns the outcome of the rule that what a figure counts is mentioned in some part. */
  static List<RuleOutcome> checkMentioned(Rule rule, Submission submission) {
    return new StatementCheck(rule, submission).mentioned();
  }

  private List<RuleOutcome> stated() {
    if (statement.isIn(text())) {
      return failures.outcomes();
    }
    int length = submission.text(part).length();
    if (length > MAX_TEXT_LENGTH) {
      Message reason =
          inWordsOf(
              RuleWords.SECOND_SENTENCE,
              "rule.undecided.statement.long",
              length,
              MAX_TEXT_LENGTH,
              submission.template().label(part));
      return List.of(new Undecided(rule, reason));
    }
    if (!NarrativeCheck.hasNarrative(submission)) {
      return RuleFailures.undecided(rule, "rule.undecided.narrative");
    }
    failures.add(
        part, "", worded("rule.statement", submission.template().label(part), rule.description()));
    return failures.outcomes();
  }

  private List<RuleOutcome> amount() {
    if (!NarrativeCheck.hasNarrative(submission)) {
      return RuleFailures.undecided(rule, "rule.undecided.narrative");
    }
    Sentence vague = statement.withoutAmount(text());
    if (vague != null) {
      String excerpt = vague.excerptAround(statement.position(vague));
      failures.add(
          part,
          excerpt,
          worded("rule.statement.amount", excerpt, submission.template().label(part)));
    }
    return failures.outcomes();
  }

  private List<RuleOutcome> denial() {
    if (!NarrativeCheck.hasNarrative(submission)) {
      return RuleFailures.undecided(rule, "rule.undecided.narrative");
    }
    BigDecimal figure = figure();
    if (figure == null) {
      return RuleFailures.undecided(rule, "rule.undecided.table");
    }
    Sentence denial = figure.signum() > 0 ? statement.first(text()) : null;
    if (denial != null) {
      String excerpt = denial.excerptAround(statement.position(denial));
      failures.add(part, excerpt, worded("rule.statement.denial", excerpt, figure, label()));
    }
    return failures.outcomes();
  }

  private List<RuleOutcome> mentioned() {
    if (!NarrativeCheck.hasNarrative(submission)) {
      return RuleFailures.undecided(rule, "rule.undecided.narrative");
    }
    BigDecimal figure = figure();
    if (figure == null) {
      return RuleFailures.undecided(rule, "rule.undecided.table");
    }
    boolean mentioned =
        submission.template().texts().stream()
            .map(field -> submission.text(field.key()))
            .anyMatch(
                text ->
                    rule.words().patterns(RuleWords.PATTERN).stream()
                        .anyMatch(pattern -> pattern.matcher(text).find()));
    if (figure.signum() > 0 && !mentioned) {
      failures.add(
          rule.words().key(RuleWords.FIGURE),
          figure.toPlainString(),
          worded("rule.statement.unmentioned", figure, label()));
    }
    return failures.outcomes();
  }

  /** Returns the value of the rule's figure; null if it has none. */
  private @Nullable BigDecimal figure() {
    LinearExpression figure = rule.words().cells(RuleWords.FIGURE);
    return figure == null ? null : submission.value(figure);
  }

  private String label() {
    return submission.template().label(rule.words().key(RuleWords.FIGURE));
  }

  private Message worded(String key, Object... arguments) {
    return inWordsOf(RuleWords.SENTENCE, key, arguments);
  }

  private Message inWordsOf(String sentence, String key, Object... arguments) {
    Map<String, String> wordings = rule.words().sentence(sentence);
    return Message.worded(wordings, key, arguments);
  }

  /** Returns the beginning of the part, in simplified characters. */
  private String text() {
    String whole = submission.text(part);
    String text = whole.length() > MAX_TEXT_LENGTH ? whole.substring(0, MAX_TEXT_LENGTH) : whole;
    return statement.simplified(text);
  }
}
