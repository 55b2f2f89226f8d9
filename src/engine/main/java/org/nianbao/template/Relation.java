package org.nianbao.template;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The required relation between the two sides of a rule. */
public enum Relation {
  EQUAL("="),
  AT_LEAST("≥"),
  AT_MOST("≤"),
  /** The narrative must state the left side; there is no right side. */
  NARRATIVE("叙述"),
  /** The check sheet only names the rule, which no formula can express. */
  WITHOUT_FORMULA("");

  private final String sign;

  Relation(String sign) {
    this.sign = sign;
  }

  /** Returns the sign in the column 关系 of the check sheet. */
  public String sign() {
    return sign;
  }

  /** Returns whether both sides are formulas. */
  public boolean isComparison() {
    return this == EQUAL || this == AT_LEAST || this == AT_MOST;
  }

  /** Returns whether the relation holds between two values. */
  public boolean holds(BigDecimal left, BigDecimal right) {
    return holds(left.compareTo(right));
  }

  /**
   * Returns whether the relation holds for a difference of two values.
   *
   * @param difference the sign of the left side minus the right side
   */
  public boolean holds(long difference) {
    return switch (this) {
      case EQUAL -> difference == 0;
      case AT_LEAST -> difference >= 0;
      case AT_MOST -> difference <= 0;
      case NARRATIVE, WITHOUT_FORMULA ->
          throw new IllegalStateException(this + " compares nothing");
    };
  }

  static @Nullable Relation fromSign(String sign) {
    for (Relation relation : values()) {
      if (relation.sign.equals(sign)) {
        return relation;
      }
    }
    return null;
  }
}
