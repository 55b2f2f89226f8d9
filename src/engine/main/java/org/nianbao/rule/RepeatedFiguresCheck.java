package org.nianbao.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.template.Field;
import org.nianbao.template.Rule;

/** Checks that no table, and no column of a large one, repeats last year's figures. */
final class RepeatedFiguresCheck {
  /** The minimum number of figures of a column that is checked by itself. */
  private static final int MIN_COLUMN_LENGTH = 10;

  /** The ends of the keys of figures that often stay the same: what is in force, what there is. */
  private static final List<String> STOCKS = List.of(".inForce", ".itemsPrevious", "Total");

  private RepeatedFiguresCheck() {}

  /**
   * Returns the outcomes of the rule.
   *
   * @param limit the minimum value of the largest figure; small ones may be equal by chance
   */
  static List<RuleOutcome> check(Rule rule, BigDecimal limit, Submission submission) {
    if (!submission.hasPrevious()) {
      return RuleFailures.undecided(rule, "rule.undecided.previous");
    }
    if (submission.isBlank()) {
      return RuleFailures.undecided(rule, "rule.undecided.blank");
    }
    Map<String, List<Field>> tables = new LinkedHashMap<>();
    for (Field field : submission.template().previous()) {
      Field current = submission.template().field(field.currentKey());
      if (current != null && current.isFigure()) {
        tables.computeIfAbsent(current.sheet(), sheet -> new ArrayList<>()).add(current);
      }
    }
    RuleFailures failures = new RuleFailures(rule, submission);
    tables.forEach((sheet, table) -> check(sheet, table, limit, submission, failures));
    return failures.outcomes();
  }

  private static void check(
      String sheet,
      List<Field> table,
      BigDecimal limit,
      Submission submission,
      RuleFailures failures) {
    if (isRepeated(table, limit, submission)) {
      Field largest = largest(table, submission);
      failures.add(
          largest.key(),
          text(largest, submission),
          Message.of("rule.same.table", sheet, largest.label(), text(largest, submission)));
      return;
    }
    Map<Integer, List<Field>> columns = new LinkedHashMap<>();
    for (Field field : table) {
      columns.computeIfAbsent(field.address().column(), column -> new ArrayList<>()).add(field);
    }
    for (List<Field> column : columns.values()) {
      if (column.size() >= MIN_COLUMN_LENGTH && isRepeated(column, limit, submission)) {
        Field largest = largest(column, submission);
        List<String> labels = largest.columnLabels();
        String name = labels.isEmpty() ? "" : labels.get(labels.size() - 1);
        failures.add(
            largest.key(),
            text(largest, submission),
            Message.of(
                "rule.same.column", sheet, name, largest.label(), text(largest, submission)));
      }
    }
  }

  /** Returns whether all figures are last year's, and one that may change is not small. */
  private static boolean isRepeated(List<Field> fields, BigDecimal limit, Submission submission) {
    boolean anyLarge = false;
    for (Field field : fields) {
      BigDecimal now = submission.value(field.key());
      BigDecimal last = submission.value(Field.previousKey(field.key()));
      if (now == null || last == null || now.compareTo(last) != 0) {
        return false;
      }
      anyLarge |= isFlow(field) && now.compareTo(limit) >= 0;
    }
    return anyLarge;
  }

  /** Returns whether a figure is of this year only, and not of all that is in force. */
  private static boolean isFlow(Field field) {
    return STOCKS.stream().noneMatch(field.key()::endsWith);
  }

  private static Field largest(List<Field> fields, Submission submission) {
    return fields.stream()
        .filter(RepeatedFiguresCheck::isFlow)
        .max(Comparator.comparing(field -> value(field, submission)))
        .orElseThrow();
  }

  private static BigDecimal value(Field field, Submission submission) {
    return Objects.requireNonNullElse(submission.value(field.key()), BigDecimal.ZERO);
  }

  private static String text(Field field, Submission submission) {
    return value(field, submission).stripTrailingZeros().toPlainString();
  }
}
