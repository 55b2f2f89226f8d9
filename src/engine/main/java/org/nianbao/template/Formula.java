package org.nianbao.template;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Content;

/** A formula (ECMA-376 part 1, 18.17), as far as the language goes that forms speak. */
sealed interface Formula {
  /** What stands between two operands. */
  enum Operator {
    EQUAL("="),
    UNEQUAL("<>"),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">="),
    JOIN("&"),
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    BY("/");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    @Override
    public String toString() {
      return sign;
    }
  }

  /** A number, a text, TRUE or FALSE. */
  record Constant(Content value) implements Formula {}

  /**
   * A cell.
   *
   * @param sheet null for the sheet the formula stands on
   */
  record Reference(@Nullable String sheet, Address cell) implements Formula {}

  /**
   * The cells from one to another.
   *
   * @param sheet null for the sheet the formula stands on
   */
  record Area(@Nullable String sheet, Address one, Address other) implements Formula {
    int firstRow() {
      return Math.min(one.row(), other.row());
    }

    int lastRow() {
      return Math.max(one.row(), other.row());
    }

    int firstColumn() {
      return Math.min(one.column(), other.column());
    }

    int lastColumn() {
      return Math.max(one.column(), other.column());
    }

    long cells() {
      return (lastRow() - firstRow() + 1L) * (lastColumn() - firstColumn() + 1L);
    }

    @Override
    public String toString() {
      return one + ":" + other;
    }
  }

  /**
   * A function of some arguments.
   *
   * @param function in capitals
   */
  record Call(String function, List<Formula> arguments) implements Formula {}

  /** Two operands and what is made of them. */
  record Operation(Operator operator, Formula left, Formula right) implements Formula {}

  /** The opposite of a number. */
  record Negative(Formula operand) implements Formula {}
}
