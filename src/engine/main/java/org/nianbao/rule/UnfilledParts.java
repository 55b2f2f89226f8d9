package org.nianbao.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.nianbao.template.Field;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Relation;
import org.nianbao.template.Rule;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/**
 * The tables of a submission in which only totals are filled in, or totals and one column. Their
 * figures are not wrong; others are missing.
 */
public final class UnfilledParts {
  /** The minimum number of totals; a single one may as well be a figure in the wrong cell. */
  private static final int MIN_TOTALS = 2;

  /** The minimum number of totals that are too large; few may as well be wrong. */
  private static final int MIN_EXCEEDING = 3;

  private final Submission submission;

  /** The rules of totals without parts, by table. */
  private final Map<String, List<Rule>> rules = new LinkedHashMap<>();

  /** The labels of the only columns that are filled in, by table. */
  private final Map<String, String> filledColumns = new HashMap<>();

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
    filledTables.forEach(this::addIfOfOneColumn);
  }

  /**
   * Adds the rules of a table in which only one column and the totals beside it are filled in, if
   * that is all that is wrong: the totals are too large for the column.
   */
  private void addIfOfOneColumn(String table) {
    List<Rule> exceeding = new ArrayList<>();
    Set<String> columns = new HashSet<>();
    for (Rule rule : submission.template().rules()) {
      if (!rule.table().equals(table)
          || rule.severity() != Severity.ERROR
          || !rule.relation().isComparison()) {
        continue;
      }
      boolean inRow = isTotal(rule) && parts(rule).allMatch(part -> isInRow(part, rule));
      if (inRow) {
        parts(rule).filter(this::isPositive).map(this::columnLabel).forEach(columns::add);
      }
      int difference = difference(rule);
      if (difference > 0 && inRow) {
        exceeding.add(rule);
      } else if (difference != 0) {
        return;
      }
    }
    if (columns.size() == 1 && exceeding.size() >= MIN_EXCEEDING) {
      rules.put(table, exceeding);
      filledColumns.put(table, columns.iterator().next());
    }
  }

  private boolean isInRow(String part, Rule rule) {
    return field(part).address().row() == field(rule.subject()).address().row();
  }

  private String columnLabel(String key) {
    List<String> labels = field(key).columnLabels();
    return labels.isEmpty() ? field(key).label() : labels.get(labels.size() - 1);
  }

  private Field field(String key) {
    return Objects.requireNonNull(submission.template().field(key));
  }

  /** Returns the sign of the left side minus the right side; 0 if one of them is not known. */
  private int difference(Rule rule) {
    BigDecimal left = submission.value(Objects.requireNonNull(rule.left()));
    BigDecimal right = submission.value(Objects.requireNonNull(rule.right()));
    return left == null || right == null ? 0 : left.compareTo(right);
  }

  /** Returns the tables of a submission in which parts are not filled in. */
  public static UnfilledParts of(Submission submission) {
    return new UnfilledParts(submission);
  }

  /** Returns whether a rule states what one figure adds up; no other rule is explained. */
  static boolean isTotal(Rule rule) {
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
    String column = filledColumns.get(rule.table());
    return new Discrepancy(
        rule.id(),
        rule.severity(),
        rule.subject(),
        submission.place(rule.subject()),
        cells,
        "",
        "",
        "",
        column == null
            ? Message.of("rule.parts", rule.table())
            : Message.of("rule.parts.columns", rule.table(), column));
  }
}
