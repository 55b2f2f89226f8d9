package org.nianbao.form;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.nianbao.template.Field;

/**
 * A figure of a submission.
 *
 * @param field the field of the figure
 * @param place the cell it was read from; null if it was not read from a cell
 * @param status the origin of its value
 * @param value the value; null if there is none to calculate with
 * @param cellText the text of the cell
 */
public record Figure(
    Field field,
    @Nullable CellPlace place,
    Status status,
    @Nullable BigDecimal value,
    String cellText) {
  /** The origin of a figure's value. */
  public enum Status {
    /** The value is written in the cell. */
    GIVEN,
    /** The cell is blank or has a sign for zero; the value is 0. */
    BLANK,
    /** The figure is a blank or computed total; its value is the sum of its parts. */
    DERIVED,
    /** The content of the cell is not a valid figure. */
    UNREADABLE,
    /** The received form has no such cell. */
    MISSING
  }

  /** Returns whether the figure is a total with a part that cannot be read. */
  public boolean isUnknownTotal() {
    return status == Status.DERIVED && value == null;
  }

  /** Returns whether the figure lacks a value that would be added to totals. */
  public boolean isOmittedFromTotals() {
    return status == Status.UNREADABLE || status == Status.MISSING;
  }

  /** Returns whether the cell states this value. */
  boolean isGiven(BigDecimal number) {
    return status == Status.GIVEN && value != null && value.compareTo(number) == 0;
  }

  /** Returns whether the cell states this value, or is blank for zero. */
  boolean isWritten(BigDecimal number) {
    boolean written = status == Status.GIVEN || status == Status.BLANK;
    return written && value != null && value.compareTo(number) == 0;
  }

  Figure asUnknownTotal() {
    return new Figure(field, place, Status.DERIVED, null, cellText);
  }

  Figure asTotal(BigDecimal sum) {
    return new Figure(field, place, Status.DERIVED, sum, cellText);
  }
}
