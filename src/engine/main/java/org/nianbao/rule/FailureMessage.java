package org.nianbao.rule;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Relation;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;

/**
 * The message of a rule whose sides do not compare as they must. It states both sides in the words
 * of the rule's description, such as 自然人：（七）总计＝（一）至（六）各项之和.
 */
final class FailureMessage {
  private final Template template;
  private final Rule rule;

  private FailureMessage(Template template, Rule rule) {
    this.template = template;
    this.rule = rule;
  }

  /** Returns the message of a rule of a template with the values of its sides. */
  static Message of(
      Template template,
      Rule rule,
      LinearExpression left,
      BigDecimal leftValue,
      LinearExpression right,
      BigDecimal rightValue) {
    FailureMessage message = new FailureMessage(template, rule);
    boolean cases = message.countsCases(left) && message.countsCases(right);
    Field percentage = percentageOf(template, left, right);
    Message leftAmount = amount(argument(percentage, leftValue), cases);
    if (right.coefficients().isEmpty()) {
      return message.withLimit(leftAmount, argument(percentage, rightValue));
    }
    Message rightAmount = amount(argument(percentage, rightValue), cases);
    Message difference = amount(argument(percentage, leftValue.subtract(rightValue).abs()), cases);
    String description = rule.description();
    int sign = message.signIndex();
    if (sign < 0) {
      return Message.of("rule.failed", description, leftAmount, rightAmount, difference);
    }
    int colon = description.lastIndexOf('：', sign);
    return Message.of(
        "rule.failed." + message.relation(),
        colon < 0 ? "" : Message.of("rule.failed.of", description.substring(0, colon)),
        side(description.substring(colon + 1, sign)),
        leftAmount,
        side(description.substring(sign + 1)),
        rightAmount,
        difference);
  }

  /** Returns the message of a rule whose right side is a number. */
  private Message withLimit(Message left, Object right) {
    int sign = signIndex();
    return sign < 0
        ? Message.of("rule.failed.value", rule.description(), left)
        : Message.of(
            "rule.failed.limit." + relation(), rule.description().substring(0, sign), left, right);
  }

  /** Returns the last part of the key of a message about the relation. */
  private String relation() {
    return switch (rule.relation()) {
      case AT_MOST -> "at-most";
      case AT_LEAST -> "at-least";
      default -> "equal";
    };
  }

  /** Returns the position of the relation's sign in the description; -1 if there is none. */
  private int signIndex() {
    char sign = rule.relation() == Relation.EQUAL ? '＝' : rule.relation().sign().charAt(0);
    return rule.description().indexOf(sign);
  }

  /** Returns the words of a side: 二、上年结转＋三、办理结果 is 上年结转与办理结果合计. */
  private static Message side(String words) {
    if (words.indexOf('＋') < 0 || words.indexOf('－') >= 0) {
      return Message.of("rule.side", withoutOrdinal(words));
    }
    String[] terms = words.split("＋", -1);
    Message sum = Message.of("rule.side", withoutOrdinal(terms[0]));
    for (int each = 1; each < terms.length; each++) {
      String pattern = each < terms.length - 1 ? "rule.side.list" : "rule.side.and";
      sum = Message.of(pattern, sum, withoutOrdinal(terms[each]));
    }
    return words.endsWith("之和") ? sum : Message.of("rule.side.sum", sum);
  }

  /** Returns a label without the ordinal number of its section. */
  private static String withoutOrdinal(String label) {
    return label.indexOf('、') == 1 ? label.substring(2) : label;
  }

  /**
   * Returns a field of the sides if all of their fields are percentages; null if not all of them
   * are.
   */
  static @Nullable Field percentageOf(
      Template template, LinearExpression left, LinearExpression right) {
    Field percentage = null;
    for (LinearExpression side : List.of(left, right)) {
      for (String key : side.coefficients().keySet()) {
        Field field = template.field(key);
        if (field == null || field.kind() != FieldKind.PERCENT) {
          return null;
        }
        percentage = field;
      }
    }
    return percentage;
  }

  private static Object argument(@Nullable Field percentage, BigDecimal value) {
    return percentage == null ? value : percentage.argument(value);
  }

  private static Message amount(Object value, boolean cases) {
    return Message.of(cases ? "rule.cases" : "rule.number", value);
  }

  /** Returns whether the figures of a side are numbers of cases, which cannot be negative. */
  private boolean countsCases(LinearExpression side) {
    for (String key : side.coefficients().keySet()) {
      Field field = template.field(key);
      if (field == null || field.kind() != FieldKind.COUNT || field.signed()) {
        return false;
      }
    }
    return true;
  }
}
