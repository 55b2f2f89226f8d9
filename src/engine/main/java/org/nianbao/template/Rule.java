package org.nianbao.template;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;

/**
 * One row of the check sheet.
 *
 * @param id rule id, such as {@code T3-TOTAL}; several rows may share it
 * @param severity what a failure means
 * @param table what it is about, as the sheet says
 * @param description what is checked, in the staff's words
 * @param left left side, or null where no formula can say the rule
 * @param relation how the sides must stand to each other
 * @param right right side, or null unless the relation {@linkplain Relation#compares compares}
 * @param rightFormula the right side as written, without the leading {@code =}; empty if none
 * @param computed whether the right side computes the one field on the left
 * @param prefilled whether the right side is filled into the field on the left when a form is issued
 * @param levels the levels it holds for; empty for all
 * @param row its row on the check sheet, as its first cell
 */
public record Rule(
    String id,
    Severity severity,
    String table,
    String description,
    @Nullable Linear left,
    Relation relation,
    @Nullable Linear right,
    String rightFormula,
    boolean computed,
    boolean prefilled,
    Set<String> levels,
    Address row) {
  public Rule {
    levels = Set.copyOf(levels);
  }

  /**
   * The field the rule is about: the first on its left.
   *
   * @throws IllegalStateException if its left side names no field
   */
  public String subject() {
    if (left == null || left.isConstant()) {
      throw new IllegalStateException(id + " is about no field");
    }
    return left.coefficients().keySet().iterator().next();
  }

  @Override
  public String toString() {
    return id + " " + description;
  }
}
