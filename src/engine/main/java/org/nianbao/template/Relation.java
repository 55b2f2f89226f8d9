package org.nianbao.template;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How the two sides of a rule must stand to each other. */
public enum Relation {
  EQUAL("="),
  AT_LEAST("≥"),
  AT_MOST("≤"),
  /** The left side is what the narrative must state; there is no right side. */
  NARRATIVE("叙述"),
  /** The check sheet only names the rule; no formula can say it. */
  NAMED("");

  private final String sign;

  Relation(String sign) {
    this.sign = sign;
  }

  /** What the check sheet's column 关系 holds. */
  public String sign() {
    return sign;
  }

  /** Whether both sides are formulas. */
  public boolean compares() {
    return this == EQUAL || this == AT_LEAST || this == AT_MOST;
  }

  /** Whether the two sides stand to each other as they must. */
  public boolean holds(BigDecimal left, BigDecimal right) {
    return holds(left.compareTo(right));
  }

  /**
   * The same, by their difference.
   *
   * @param difference below 0 if the left side is the smaller, 0 if they are equal
   */
  public boolean holds(long difference) {
    return switch (this) {
      case EQUAL -> difference == 0;
      case AT_LEAST -> difference >= 0;
      case AT_MOST -> difference <= 0;
      case NARRATIVE, NAMED -> throw new IllegalStateException(this + " compares nothing");
    };
  }

  static @Nullable Relation ofSign(String sign) {
    for (Relation relation : values()) {
      if (relation.sign.equals(sign)) {
        return relation;
      }
    }
    return null;
  }
}
