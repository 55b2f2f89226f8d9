package org.nianbao.grid;

import org.jspecify.annotations.Nullable;

/**
 * A cell that holds something.
 *
 * @param address where it stands
 * @param content what it shows
 * @param formula its formula without the leading {@code =}, or null if it has none
 */
public record Cell(Address address, Content content, @Nullable String formula) {
  /** How many characters a cell holds in spreadsheet programs. */
  public static final int LONGEST_TEXT = 32_767;
}
