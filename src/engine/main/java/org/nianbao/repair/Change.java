package org.nianbao.repair;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.CellPlace;
import org.nianbao.template.Field;

/**
 * A figure that may be wrong, and its suggested value.
 *
 * @param field the field of the figure
 * @param place the cell of the received file; null if the figure was not read from a cell, or the
 *     file is a document, whose cells have no addresses
 * @param actual the value, 0 if the cell is blank
 * @param suggested the suggested value
 * @param errorKind the kind of error that explains the difference
 */
public record Change(
    Field field,
    @Nullable CellPlace place,
    BigDecimal actual,
    BigDecimal suggested,
    ErrorKind errorKind) {
  /** Returns this change with the form's own cell instead of the received file's. */
  Change withFormCell() {
    CellPlace cell = new CellPlace(field.sheet(), field.address());
    return new Change(field, cell, actual, suggested, errorKind);
  }

  /** Returns the suggested value minus the present one. */
  BigDecimal difference() {
    return suggested.subtract(actual);
  }
}
