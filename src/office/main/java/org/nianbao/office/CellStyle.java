package org.nianbao.office;

import org.jspecify.annotations.Nullable;
import org.nianbao.form.CellPlace;
import org.nianbao.grid.Address;

/**
 * The background and note of a cell before it was marked.
 *
 * @param place the cell
 * @param colour its background; null if it is that of its style
 * @param note its note; empty if it has none
 */
record CellStyle(CellPlace place, @Nullable Integer colour, String note) {
  private static final int COLUMNS = 4;

  /** Returns the values of the row that stores it. */
  Object[] row() {
    return new Object[] {
      place.sheet(),
      place.address().toString(),
      colour == null ? "" : Integer.toHexString(colour),
      note
    };
  }

  /** Returns the style that a row stores; null if it stores none. */
  static @Nullable CellStyle of(Object[] row) {
    if (row.length < COLUMNS || String.valueOf(row[1]).isEmpty()) {
      return null;
    }
    try {
      String colour = String.valueOf(row[2]);
      return new CellStyle(
          new CellPlace(String.valueOf(row[0]), Address.parse(String.valueOf(row[1]))),
          colour.isEmpty() ? null : Integer.parseUnsignedInt(colour, 16),
          String.valueOf(row[3]));
    } catch (IllegalArgumentException e) { // the user has changed the row
      return null;
    }
  }
}
