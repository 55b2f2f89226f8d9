package org.nianbao.grid;

import java.math.BigDecimal;

/** What a cell shows. A cell that shows nothing has no content. */
public sealed interface Content {
  /**
   * Text, as typed, every blank kept: perhaps nothing but blanks, and empty only where a formula
   * gives the empty text.
   */
  record Text(String value) implements Content {
    @Override
    public String toString() {
      return value;
    }
  }

  /** A number; a date is the number of its day. */
  record Numeric(BigDecimal value) implements Content {
    @Override
    public String toString() {
      return value.toPlainString();
    }
  }

  /** TRUE or FALSE. */
  record Flag(boolean value) implements Content {
    @Override
    public String toString() {
      return value ? "TRUE" : "FALSE";
    }
  }

  /** An error value, such as {@code #DIV/0!}. */
  record Fault(String code) implements Content {
    @Override
    public String toString() {
      return code;
    }
  }

  /** A formula's result that the file does not hold: the program that saved it did not calculate. */
  record Uncalculated() implements Content {
    @Override
    public String toString() {
      return "";
    }
  }
}
