package org.nianbao.form;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.nianbao.template.Field;

/**
 * A figure of a submission.
 *
 * @param field the field it is the value of
 * @param place the cell it was read from; null if it was not read from a cell
 * @param status how it came by its value
 * @param value the value; null if there is none to reckon with
 * @param written what stands in the cell
 */
public record Figure(
    Field field, @Nullable Place place, Status status, @Nullable BigDecimal value, String written) {
  /** How a figure came by its value. */
  public enum Status {
    /** It is written. */
    GIVEN,
    /** Nothing is written, or a sign for nothing: it counts as 0. */
    BLANK,
    /** A total that is not written, or that the form computes: it is what its parts come to. */
    DERIVED,
    /** What is written is no figure. */
    UNREADABLE,
    /** The form that was sent has no such cell. */
    MISSING
  }

  /** Whether it is a total of which a part cannot be read. */
  public boolean isUnknown() {
    return status == Status.DERIVED && value == null;
  }

  /** Whether something should be here that can be added, and is not. */
  public boolean isLeftOut() {
    return status == Status.UNREADABLE || status == Status.MISSING;
  }

  Figure unknown() {
    return new Figure(field, place, Status.DERIVED, null, written);
  }

  Figure derived(BigDecimal sum) {
    return new Figure(field, place, Status.DERIVED, sum, written);
  }
}
