package org.nianbao.template;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;

/**
 * A rule, which is one row of the check sheet.
 *
 * @param id the rule id, such as {@code T3-TOTAL}; several rows may share it
 * @param severity the severity of a failure
 * @param table the table the rule belongs to, as named on the check sheet
 * @param description the description for staff
 * @param left the left side; null if no formula can express the rule
 * @param relation the required relation of the sides
 * @param right the right side; null unless the relation {@linkplain Relation#isComparison compares}
 * @param limit the number in the place of the right side of a rule without a formula; null if there
 *     is none
 * @param rightFormula the right side as written, without the leading {@code =}; empty if there is
 *     none
 * @param computed whether the right side computes the single field on the left
 * @param prefilled whether the right side is filled into the field on the left when a form is
 *     issued
 * @param levels the levels that the rule applies to; empty for all
 * @param explanation the key of the unit's explanation of a failure; empty if the row has no cell
 *     for one
 * @param words the words, patterns, sentences and cells that the rule is checked with
 * @param row the first cell of the rule's row on the check sheet
 */
public record Rule(
    String id,
    Severity severity,
    String table,
    String description,
    @Nullable LinearExpression left,
    Relation relation,
    @Nullable LinearExpression right,
    @Nullable BigDecimal limit,
    String rightFormula,
    boolean computed,
    boolean prefilled,
    Set<String> levels,
    String explanation,
    RuleWords words,
    Address row) {
  public Rule {
    levels = Set.copyOf(levels);
  }

  /**
   * Returns the key of the first field on the left side.
   *
   * @throws IllegalStateException if the left side has no field
   */
  public String subject() {
    if (left == null || left.isConstant()) {
      throw new IllegalStateException(id + " is about no field");
    }
    return left.coefficients().keySet().iterator().next();
  }

  /**
   * Returns this rule with the left side of another added to its own.
   *
   * @throws NullPointerException if one of them has no left side
   */
  public Rule plus(Rule other) {
    LinearExpression sum = Objects.requireNonNull(left).plus(Objects.requireNonNull(other.left));
    return new Rule(
        id,
        severity,
        table,
        description,
        sum,
        relation,
        right,
        limit,
        rightFormula,
        computed,
        prefilled,
        levels,
        explanation,
        words,
        row);
  }

  @Override
  public String toString() {
    return id + " " + description;
  }
}
