package org.nianbao.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.rule.RuleOutcome.Fail;
import org.nianbao.rule.RuleOutcome.Pass;
import org.nianbao.rule.RuleOutcome.Undecided;
import org.nianbao.template.Field;
import org.nianbao.template.Rule;

/** Compares figures with last year's: a sharp increase or decrease may be a typing error. */
final class YearOnYearCheck {
  private static final BigDecimal MIN_RATIO = BigDecimal.valueOf(5);
  private static final BigDecimal MIN_VALUE_CHECKED = BigDecimal.valueOf(20);

  private YearOnYearCheck() {}

  static List<RuleOutcome> check(Rule rule, Submission submission) {
    if (!submission.hasPrevious()) {
      return List.of(new Undecided(rule, Message.of("rule.undecided.previous")));
    }
    if (submission.isBlank()) {
      return List.of(new Undecided(rule, Message.of("rule.undecided.blank")));
    }
    List<RuleOutcome> outcomes = new ArrayList<>();
    for (Field field : submission.template().fields()) {
      BigDecimal last = field.isPrevious() ? submission.value(field.key()) : null;
      BigDecimal now = submission.value(field.currentKey());
      if (last != null && now != null && isJump(now, last)) {
        outcomes.add(new Fail(rule, discrepancy(rule, submission, field, now, last)));
      }
    }
    return outcomes.isEmpty() ? List.of(new Pass(rule)) : outcomes;
  }

  static boolean isJump(BigDecimal now, BigDecimal last) {
    BigDecimal more = now.max(last);
    BigDecimal less = now.min(last);
    return more.compareTo(MIN_VALUE_CHECKED) >= 0 && more.compareTo(less.multiply(MIN_RATIO)) > 0;
  }

  private static Discrepancy discrepancy(
      Rule rule, Submission submission, Field field, BigDecimal now, BigDecimal last) {
    String key = field.currentKey();
    CellPlace place = submission.place(key);
    Field current = submission.template().field(key);
    String label = current == null ? key : current.label();
    return new Discrepancy(
        rule.id(),
        rule.severity(),
        key,
        place,
        place == null ? List.of() : List.of(place),
        "", // last year's figure is not the expected value
        field.written(now),
        field.written(now.subtract(last)),
        Message.of("rule.jump", label, field.argument(now), field.argument(last)));
  }
}
