package org.nianbao.template;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.CellContent;

/** A formula (ECMA-376 part 1, 18.17) in the supported subset of the language. */
sealed interface Formula {
  /** Returns the ranges of cells in the formula. */
  default List<Area> areas() {
    return List.of();
  }

  /** A binary operator. */
  enum Operator {
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS_THAN("<"),
    LESS_OR_EQUAL("<="),
    GREATER_THAN(">"),
    GREATER_OR_EQUAL(">="),
    CONCATENATE("&"),
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    @Override
    public String toString() {
      return sign;
    }
  }

  /**
   * A number, a text, TRUE or FALSE.
   *
   * @param value the value
   */
  record Constant(CellContent value) implements Formula {}

  /**
   * A reference to a cell.
   *
   * @param sheet the sheet; null for the formula's own
   * @param cell the cell
   */
  record Reference(@Nullable String sheet, Address cell) implements Formula {}

  /**
   * A range of cells.
   *
   * @param sheet the sheet; null for the formula's own
   * @param one a corner
   * @param other the opposite corner
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

    boolean hasSizeOf(Area area) {
      return lastRow() - firstRow() == area.lastRow() - area.firstRow()
          && lastColumn() - firstColumn() == area.lastColumn() - area.firstColumn();
    }

    @Override
    public List<Area> areas() {
      return List.of(this);
    }

    @Override
    public String toString() {
      return one + ":" + other;
    }
  }

  /**
   * A function call.
   *
   * @param function the name, in capitals
   * @param arguments the arguments
   */
  record Call(String function, List<Formula> arguments) implements Formula {
    @Override
    public List<Area> areas() {
      return arguments.stream().flatMap(each -> each.areas().stream()).toList();
    }
  }

  /**
   * A binary operation.
   *
   * @param operator the operator
   * @param left the left operand
   * @param right the right operand
   */
  record Operation(Operator operator, Formula left, Formula right) implements Formula {
    @Override
    public List<Area> areas() {
      return Stream.of(left, right).flatMap(each -> each.areas().stream()).toList();
    }
  }

  /**
   * A negation.
   *
   * @param operand the operand
   */
  record Negation(Formula operand) implements Formula {
    @Override
    public List<Area> areas() {
      return operand.areas();
    }
  }
}
