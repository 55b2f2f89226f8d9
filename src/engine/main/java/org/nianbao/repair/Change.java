package org.nianbao.repair;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Place;
import org.nianbao.template.Field;

/**
 * A figure that may be wrong, and what it should be then.
 *
 * @param field the figure
 * @param place its cell of the received file; null if it was not read from a cell
 * @param actual its value, 0 if it is blank
 * @param suggested what it should be
 * @param slip how it may have come to be wrong
 */
public record Change(
    Field field, @Nullable Place place, BigDecimal actual, BigDecimal suggested, ErrorKind slip) {
  /** The same of the form, wherever it stands in the received file. */
  Change onForm() {
    return new Change(field, null, actual, suggested, slip);
  }

  /** Its cell as staff write it; that of the form if it was not read from a cell. */
  String cell() {
    Place at = place == null ? new Place(field.sheet(), field.address()) : place;
    return at.toString();
  }
}
