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
    int order = left.compareTo(right);
    return switch (this) {
      case EQUAL -> order == 0;
      case AT_LEAST -> order >= 0;
      case AT_MOST -> order <= 0;
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
