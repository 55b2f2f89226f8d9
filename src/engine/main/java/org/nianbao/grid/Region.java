package org.nianbao.grid;

/**
 * A rectangle of cells, including both corners.
 *
 * @param first the top left corner
 * @param last the bottom right corner
 */
public record Region(Address first, Address last) {
  /** The cells of a whole sheet. */
  public static final Region SHEET =
      new Region(new Address(0, 0), new Address(Address.MAX_ROWS - 1, Address.MAX_COLUMNS - 1));

  public Region {
    if (first.row() > last.row() || first.column() > last.column()) {
      throw new IllegalArgumentException("not a region: " + first + ":" + last);
    }
  }

  /**
   * Parses a region in spreadsheet notation, {@code B2:D5}, or a single cell.
   *
   * @throws IllegalArgumentException if the text is not a region
   */
  public static Region parse(String text) {
    int colon = text.indexOf(':');
    Address last = Address.parse(text, colon + 1, text.length());
    return new Region(colon < 0 ? last : Address.parse(text, 0, colon), last);
  }

  public boolean contains(Address cell) {
    return cell.row() >= first.row()
        && cell.row() <= last.row()
        && cell.column() >= first.column()
        && cell.column() <= last.column();
  }

  /** Returns whether a cell is in both regions. */
  public boolean intersects(Region other) {
    return first.row() <= other.last.row()
        && other.first.row() <= last.row()
        && first.column() <= other.last.column()
        && other.first.column() <= last.column();
  }

  @Override
  public String toString() {
    return first.equals(last) ? first.toString() : first + ":" + last;
  }
}
