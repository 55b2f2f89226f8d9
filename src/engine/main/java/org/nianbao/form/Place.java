package org.nianbao.form;

import org.nianbao.grid.Address;

/**
 * A cell of a received file.
 *
 * @param sheet name of the sheet
 * @param address the cell on it
 */
public record Place(String sheet, Address address) {
  /** As staff write it: {@code 依申请公开!D5}. */
  @Override
  public String toString() {
    return sheet + "!" + address;
  }
}
