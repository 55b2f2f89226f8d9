package org.nianbao.office;

import org.jspecify.annotations.Nullable;
import org.nianbao.form.Place;
import org.nianbao.grid.Address;

/**
 * How a cell looked before it was marked.
 *
 * @param place the cell
 * @param colour its own background; null if it has that of its style
 * @param note its own note; empty if it has none
 */
record CellStyle(Place place, @Nullable Integer colour, String note) {
  private static final int PARTS = 4;

  /** As a row of a sheet keeps it. */
  Object[] row() {
    return new Object[] {
      place.sheet(),
      place.address().toString(),
      colour == null ? "" : Integer.toHexString(colour),
      note
    };
  }

  /** What a row keeps; null if it keeps none. */
  static @Nullable CellStyle of(Object[] row) {
    if (row.length < PARTS || String.valueOf(row[1]).isEmpty()) {
      return null;
    }
    try {
      String colour = String.valueOf(row[2]);
      return new CellStyle(
          new Place(String.valueOf(row[0]), Address.parse(String.valueOf(row[1]))),
          colour.isEmpty() ? null : Integer.parseUnsignedInt(colour, 16),
          String.valueOf(row[3]));
    } catch (IllegalArgumentException e) { // somebody else wrote it
      return null;
    }
  }
}
