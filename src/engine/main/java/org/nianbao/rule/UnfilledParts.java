package org.nianbao.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Relation;
import org.nianbao.template.Rule;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/**
 * The tables of a submission in which only totals are filled in. Their figures are not wrong;
 * others are missing.
 */
public final class UnfilledParts {
  /** The minimum number of totals; a single one may as well be a figure in the wrong cell. */
  private static final int MIN_TOTALS = 2;

  private final Submission submission;

  /** The rules of totals without parts, by table. */
  private final Map<String, List<Rule>> rules = new LinkedHashMap<>();

  private UnfilledParts(Submission submission) {
    this.submission = submission;
    Template template = submission.template();
    Set<String> filledTables = new HashSet<>();
    for (Rule rule : template.rules()) {
      if (!isTotal(rule) || !isPositive(rule.subject())) {
        continue;
      }
      if (parts(rule).noneMatch(this::isPositive)) {
        rules.computeIfAbsent(rule.table(), table -> new ArrayList<>()).add(rule);
      } else if (!parts(rule).allMatch(key -> template.computingRule(key).isPresent())) {
        filledTables.add(rule.table());
      }
    }
    rules.keySet().removeAll(filledTables);
    rules.values().removeIf(each -> each.size() < MIN_TOTALS);
  }

  /** Returns the tables of a submission in which only totals are filled in. */
  public static UnfilledParts of(Submission submission) {
    return new UnfilledParts(submission);
  }

  /** Returns whether a rule states what one figure adds up. */
  private static boolean isTotal(Rule rule) {
    LinearExpression left = rule.left();
    LinearExpression right = rule.right();
    return rule.relation() == Relation.EQUAL
        && rule.severity() == Severity.ERROR
        && left != null
        && left.coefficients().size() == 1
        && right != null
        && right.coefficients().size() > 1;
  }

  private static Stream<String> parts(Rule rule) {
    return Objects.requireNonNull(rule.right()).coefficients().keySet().stream();
  }

  private boolean isPositive(String key) {
    BigDecimal value = submission.value(key);
    return value != null && value.signum() > 0;
  }

  /** Returns whether a rule fails because the parts of its total are not filled in. */
  public boolean explains(Rule rule) {
    return rules.getOrDefault(rule.table(), List.of()).contains(rule);
  }

  /**
   * Returns the discrepancy of the table that a rule belongs to; null unless the rule is the first
   * one of the table that is explained.
   */
  @Nullable Discrepancy discrepancy(Rule rule) {
    List<Rule> ofTable = rules.getOrDefault(rule.table(), List.of(rule));
    if (!ofTable.get(0).equals(rule)) {
      return null;
    }
    List<CellPlace> cells = new ArrayList<>();
    for (Rule each : ofTable) {
      CellPlace place = submission.place(each.subject());
      if (place != null && !cells.contains(place)) {
        cells.add(place);
      }
    }
    return new Discrepancy(
        rule.id(),
        rule.severity(),
        rule.subject(),
        submission.place(rule.subject()),
        cells,
        "",
        "",
        "",
        Message.of("rule.parts", rule.table()));
  }
}
