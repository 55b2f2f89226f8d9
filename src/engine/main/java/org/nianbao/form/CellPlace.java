package org.nianbao.form;

import org.nianbao.grid.Address;

/**
 * A cell of a received file.
 *
 * @param sheet the name of the sheet
 * @param address the address on the sheet
 */
public record CellPlace(String sheet, Address address) {
  /** Returns the cell in the notation of staff: {@code 依申请公开!D5}. */
  @Override
  public String toString() {
    return sheet + "!" + address;
  }
}
