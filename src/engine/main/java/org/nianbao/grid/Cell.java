package org.nianbao.grid;

import org.jspecify.annotations.Nullable;

/**
 * A cell with content.
 *
 * @param address the address
 * @param content the value shown
 * @param formula the formula without the leading {@code =}; null if there is none
 */
public record Cell(Address address, CellContent content, @Nullable String formula) {
  /** The maximum number of characters of a cell in spreadsheet programs. */
  public static final int MAX_TEXT_LENGTH = 32_767;
}
