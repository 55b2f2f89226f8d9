package org.nianbao.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.template.Field;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Rule;
import org.nianbao.template.RuleWords;

/**
 * Checks that a figure differs from last year's, or that those of its changes are not zero, where
 * the text tells of a change. Counts in the text are compared by other rules.
 */
final class UnchangedFigureCheck {
  private UnchangedFigureCheck() {}

  static List<RuleOutcome> check(Rule rule, Submission submission) {
    if (!NarrativeCheck.hasNarrative(submission)) {
      return RuleFailures.undecided(rule, "rule.undecided.narrative");
    }
    String key = rule.words().key(RuleWords.FIGURE);
    BigDecimal last = submission.value(Field.previousKey(key));
    if (last == null) {
      return RuleFailures.undecided(rule, "rule.undecided.previous");
    }
    BigDecimal figure = submission.value(key);
    LinearExpression changes = rule.words().cells(RuleWords.SECOND_FIGURE);
    boolean known = changes == null || submission.value(changes) != null;
    if (figure == null || !known) {
      return RuleFailures.undecided(rule, "rule.undecided.table");
    }
    RuleFailures failures = new RuleFailures(rule, submission);
    boolean unchanged = changes == null || areZero(changes, submission);
    if (unchanged && figure.compareTo(last) == 0) {
      addChange(rule, key, figure, submission, failures);
    }
    return failures.outcomes();
  }

  private static boolean areZero(LinearExpression figures, Submission submission) {
    return figures.coefficients().keySet().stream()
        .map(submission::value)
        .allMatch(value -> value != null && value.signum() == 0);
  }

  private static void addChange(
      Rule rule, String key, BigDecimal figure, Submission submission, RuleFailures failures) {
    List<String> keywords = rule.words().words(RuleWords.KEYWORDS);
    for (Field field : submission.template().narratives()) {
      String text = submission.text(field.key());
      if (!keywords.isEmpty() && keywords.stream().noneMatch(text::contains)) {
        continue;
      }
      for (Sentence sentence : Sentence.of(text)) {
        for (Pattern pattern : rule.words().patterns(RuleWords.PATTERN)) {
          Matcher change = pattern.matcher(sentence.text());
          if (change.find() && !isDenied(rule, sentence.text(), change.start())) {
            String excerpt = sentence.excerptAround(change.start());
            Message message =
                Message.worded(
                    rule.words().sentence(RuleWords.SENTENCE),
                    "rule.unchanged",
                    excerpt,
                    figure,
                    submission.template().label(key));
            failures.add(key, excerpt, message);
            return;
          }
        }
      }
    }
  }

  private static boolean isDenied(Rule rule, String sentence, int at) {
    int start = at;
    while (start > 0 && "，；：。".indexOf(sentence.charAt(start - 1)) < 0) {
      start--;
    }
    String before = sentence.substring(start, at);
    return rule.words().patterns(RuleWords.EXCEPTION).stream()
        .anyMatch(exception -> exception.matcher(before).find());
  }
}
