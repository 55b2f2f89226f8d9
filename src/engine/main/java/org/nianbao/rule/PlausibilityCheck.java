package org.nianbao.rule;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.template.Field;
import org.nianbao.template.Rule;

/** Checks figures that agree with all sums, but are far from what is usual. */
final class PlausibilityCheck {
  private static final String RECEIVED = "requests.received.total";
  private static final String CARRIED_IN = "requests.carriedIn.total";
  private static final String CARRIED_OUT = "requests.carriedOut.total";
  private static final String REVIEW = "review.total";
  private static final String DIRECT = "litigation.direct.total";
  private static final String AFTER_REVIEW = "litigation.afterReview.total";
  private static final String FEES = "disclosure.fees.amount";
  private static final BigDecimal YUAN_IN_WAN = BigDecimal.valueOf(10_000);

  /** Below this number of requests carried over, their share says nothing. */
  private static final BigDecimal MIN_CARRIED_OUT = BigDecimal.TEN;

  /** The year from which a refusal of disclosure is reviewed before it can be sued. */
  private static final int YEAR_OF_REVIEW_FIRST = 2024;

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

  /** Returns the outcomes of the rule that fees are no higher than its limit, in 万元. */
  static List<RuleOutcome> checkFees(Rule rule, BigDecimal limit, Submission submission) {
    return new PlausibilityCheck(rule, limit, submission).fees();
  }

  /** Returns the outcomes of the rule that cases exceed requests by no more than its limit. */
  static List<RuleOutcome> checkCases(Rule rule, BigDecimal limit, Submission submission) {
    return new PlausibilityCheck(rule, limit, submission).cases();
  }

  /** Returns the outcomes of the rule that a percentage of requests at most is carried over. */
  static List<RuleOutcome> checkCarriedOut(Rule rule, BigDecimal limit, Submission submission) {
    return new PlausibilityCheck(rule, limit, submission).carriedOut();
  }

  /** Returns the outcomes of the rule that a percentage of lawsuits at most had no review first. */
  static List<RuleOutcome> checkDirectLitigation(
      Rule rule, BigDecimal limit, Submission submission) {
    return new PlausibilityCheck(rule, limit, submission).directLitigation();
  }

  private List<RuleOutcome> fees() {
    BigDecimal amount = submission.value(FEES);
    if (amount == null) {
      return undecided();
    }
    if (amount.compareTo(limit) > 0) {
      BigDecimal inWan = amount.divide(YUAN_IN_WAN).stripTrailingZeros();
      add(FEES, amount, Message.of("rule.plausible.fees", label(FEES), amount, inWan));
    }
    return failures.outcomes();
  }

  private List<RuleOutcome> cases() {
    BigDecimal requests = sum(RECEIVED, CARRIED_IN);
    if (requests == null) {
      return undecided();
    }
    BigDecimal most = requests.add(limit);
    for (List<String> keys : List.of(List.of(REVIEW), List.of(DIRECT, AFTER_REVIEW))) {
      BigDecimal cases = sum(keys.toArray(String[]::new));
      if (cases == null) {
        return undecided();
      }
      if (cases.compareTo(most) > 0) {
        String key = keys.get(0);
        String message = keys.size() == 1 ? "rule.plausible.review" : "rule.plausible.litigation";
        add(key, cases, Message.of(message, cases, requests));
      }
    }
    return failures.outcomes();
  }

  private List<RuleOutcome> carriedOut() {
    BigDecimal requests = sum(RECEIVED, CARRIED_IN);
    BigDecimal carriedOut = submission.value(CARRIED_OUT);
    if (requests == null || carriedOut == null) {
      return undecided();
    }
    if (carriedOut.compareTo(MIN_CARRIED_OUT) >= 0 && exceedsShare(carriedOut, requests)) {
      add(
          CARRIED_OUT,
          carriedOut,
          Message.of("rule.plausible.carriedOut", carriedOut, requests, limit));
    }
    return failures.outcomes();
  }

  private List<RuleOutcome> directLitigation() {
    BigDecimal direct = submission.value(DIRECT);
    BigDecimal all = sum(DIRECT, AFTER_REVIEW);
    Integer year = submission.year();
    if (direct == null || all == null || year == null) {
      return undecided();
    }
    if (year >= YEAR_OF_REVIEW_FIRST && exceedsShare(direct, all)) {
      add(DIRECT, direct, Message.of("rule.plausible.direct", direct, all));
    }
    return failures.outcomes();
  }

  private List<RuleOutcome> undecided() {
    return RuleFailures.undecided(rule, "rule.undecided.table");
  }

  private void add(String key, BigDecimal actual, Message message) {
    failures.add(key, actual.toPlainString(), message);
  }

  private String label(String key) {
    Field field = submission.template().field(key);
    return field == null ? key : field.label();
  }

  /** Returns whether a part is more than the percentage that the limit sets. */
  private boolean exceedsShare(BigDecimal part, BigDecimal whole) {
    return part.movePointRight(2).compareTo(whole.multiply(limit)) > 0;
  }

  /** Returns the sum of figures; null if one has no value. */
  private @Nullable BigDecimal sum(String... keys) {
    BigDecimal sum = BigDecimal.ZERO;
    for (String key : keys) {
      BigDecimal value = submission.value(key);
      if (value == null) {
        return null;
      }
      sum = sum.add(value);
    }
    return sum;
  }
}
