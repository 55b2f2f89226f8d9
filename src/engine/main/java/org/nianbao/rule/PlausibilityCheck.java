package org.nianbao.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Rule;
import org.nianbao.template.RuleWords;

/**
 * Checks figures that agree with all sums, but are far from what is usual. The rule's words name
 * the figures.
 */
final class PlausibilityCheck {
  private static final BigDecimal YUAN_IN_WAN = BigDecimal.valueOf(10_000);

  private final Rule rule;
  private final BigDecimal limit;
  private final Submission submission;
  private final RuleFailures failures;

  private PlausibilityCheck(Rule rule, BigDecimal limit, Submission submission) {
    this.rule = rule;
    this.limit = limit;
    this.submission = submission;
    this.failures = new RuleFailures(rule, submission);
  }

  /** Returns the outcomes of the rule that an amount is no higher than its limit, in 万元. */
  static List<RuleOutcome> checkAmount(Rule rule, BigDecimal limit, Submission submission) {
    return new PlausibilityCheck(rule, limit, submission).amount();
  }

  /** Returns the outcomes of the rule that figures exceed another by no more than its limit. */
  static List<RuleOutcome> checkExcess(Rule rule, BigDecimal limit, Submission submission) {
    return new PlausibilityCheck(rule, limit, submission).excess();
  }

  /** Returns the outcomes of the rule that a figure is a percentage of another at most. */
  static List<RuleOutcome> checkShare(Rule rule, BigDecimal limit, Submission submission) {
    return new PlausibilityCheck(rule, limit, submission).share();
  }

  private List<RuleOutcome> amount() {
    BigDecimal amount = value(RuleWords.FIGURE);
    if (amount == null) {
      return undecided();
    }
    if (amount.compareTo(limit) > 0) {
      String key = rule.words().key(RuleWords.FIGURE);
      BigDecimal inWan = amount.divide(YUAN_IN_WAN).stripTrailingZeros();
      add(
          RuleWords.FIGURE,
          amount,
          worded(
              RuleWords.SENTENCE,
              "rule.plausible.amount",
              submission.template().label(key),
              amount,
              inWan));
    }
    return failures.outcomes();
  }

  private List<RuleOutcome> excess() {
    BigDecimal base = value(RuleWords.BASE);
    if (base == null) {
      return undecided();
    }
    BigDecimal most = base.add(limit);
    boolean two = rule.words().cells(RuleWords.SECOND_FIGURE) != null;
    for (String item :
        two ? List.of(RuleWords.FIGURE, RuleWords.SECOND_FIGURE) : List.of(RuleWords.FIGURE)) {
      BigDecimal figure = value(item);
      if (figure == null) {
        return undecided();
      }
      if (figure.compareTo(most) > 0) {
        String sentence =
            item.equals(RuleWords.FIGURE) ? RuleWords.SENTENCE : RuleWords.SECOND_SENTENCE;
        add(
            item,
            figure,
            worded(sentence, "rule.plausible.excess", figure, base, label(item), baseLabel()));
      }
    }
    return failures.outcomes();
  }

  private List<RuleOutcome> share() {
    BigDecimal part = value(RuleWords.FIGURE);
    BigDecimal whole = value(RuleWords.BASE);
    String firstYear = rule.words().text(RuleWords.FIRST_YEAR);
    Integer year = submission.year();
    if (part == null || whole == null || (!firstYear.isEmpty() && year == null)) {
      return undecided();
    }
    boolean checked = year == null || firstYear.isEmpty() || year >= number(firstYear).intValue();
    String least = rule.words().text(RuleWords.LEAST);
    boolean large = least.isEmpty() || part.compareTo(number(least)) >= 0;
    if (checked && large && part.movePointRight(2).compareTo(whole.multiply(limit)) > 0) {
      add(
          RuleWords.FIGURE,
          part,
          worded(
              RuleWords.SENTENCE,
              "rule.plausible.share",
              part,
              whole,
              limit,
              label(RuleWords.FIGURE),
              baseLabel()));
    }
    return failures.outcomes();
  }

  /** Returns a number of the rule's words, which the template was checked to have. */
  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  private List<RuleOutcome> undecided() {
    return RuleFailures.undecided(rule, "rule.undecided.table");
  }

  private void add(String item, BigDecimal actual, Message message) {
    failures.add(rule.words().key(item), actual.toPlainString(), message);
  }

  private Message worded(String sentence, String key, Object... arguments) {
    Map<String, String> wordings = rule.words().sentence(sentence);
    return Message.worded(wordings, key, arguments);
  }

  private String label(String item) {
    return submission.template().label(rule.words().key(item));
  }

  private String baseLabel() {
    return label(RuleWords.BASE);
  }

  /** Returns the value of the figures that an item names; null if one has no value. */
  private @Nullable BigDecimal value(String item) {
    LinearExpression figures = rule.words().cells(item);
    return figures == null ? null : submission.value(figures);
  }
}
