package org.nianbao.repair;

import java.util.Locale;
import org.nianbao.message.Message;

/** A kind of typing error that explains a wrong figure. */
public enum ErrorKind {
  /** Two adjacent digits are swapped: 21 for 12. */
  TRANSPOSED,
  /** A digit is missing: 1 for 12. */
  DROPPED,
  /** A digit is repeated: 122 for 12. */
  DOUBLED,
  /** There is an additional digit: 172 for 12. */
  EXTRA,
  /** One digit is wrong: 17 for 12. */
  DIGIT,
  /** The figure is one too high or too low. */
  OFF_BY_ONE,
  /** The cell is blank or 0. */
  OMITTED,
  /** A total was left at 0. */
  UNSUMMED,
  /** A total was added up incorrectly. */
  MISCOUNTED,
  /** The figure is too large or too small by a factor of ten thousand: 元 for 万元. */
  UNIT,
  /** The figure of an adjacent cell was copied. */
  COPIED,
  /** The figure does not follow from last year's report. */
  LAST_YEAR,
  /** Two adjacent cells have swapped figures. */
  SWAPPED,
  /** The figures of a row are shifted by one column. */
  ROW_SHIFTED,
  /** The figures of a column are shifted by one row. */
  COLUMN_SHIFTED,
  /** Two rows or columns have exchanged their parts. */
  EXCHANGED,
  /** The parts, or the totals, of several rows or columns are displaced by one. */
  BLOCK_SHIFTED,
  /** A total adds up more figures than its parts. */
  RANGE_TOO_LONG,
  /** A total adds up itself. */
  DOUBLED_TOTAL,
  /** A total is the sum of parts of which one is wrong. */
  FOLLOWING,
  /** A row or column holds the figures of another. */
  LINE_COPIED,
  /** A row or column holds last year's figures. */
  LINE_OF_LAST_YEAR,
  /** A row or column holds percentages. */
  PERCENTAGES,
  /** The figures of a row or column are in the one beside it. */
  LINE_MISPLACED,
  /** A row or column is blank or 0. */
  LINE_OMITTED,
  /** The figures of a row or column are wrong. */
  LINE,
  /** No known kind of error explains the figure. */
  UNKNOWN,
  /** Several errors of different kinds, each named with its cell. */
  SEVERAL;

  /** Returns the name in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns whether this is an error in the figures of a row or column. */
  boolean isOfLine() {
    return switch (this) {
      case ROW_SHIFTED,
          COLUMN_SHIFTED,
          EXCHANGED,
          BLOCK_SHIFTED,
          LINE_COPIED,
          LINE_OF_LAST_YEAR,
          PERCENTAGES,
          LINE_MISPLACED,
          LINE_OMITTED,
          LINE ->
          true;
      default -> false;
    };
  }

  /** Returns the name for people. */
  Message message() {
    return Message.of("repair.slip." + code());
  }
}
