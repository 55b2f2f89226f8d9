package org.nianbao.grid;

/**
 * The most a received file may demand; a file that demands more is refused.
 *
 * <p>The defaults are far above any form ever sent, and low enough for an office computer.
 *
 * @param fileBytes size of the file
 * @param inflatedBytes bytes that come out of the zip in all
 * @param entryBytes bytes that come out of one entry of the zip
 * @param inflateRatio how many times larger than its packed form an entry may be
 * @param entries entries of the zip
 * @param sheets sheets of the workbook
 * @param cells cells that hold something, and hidden rows, on all sheets
 * @param textLength characters in a cell
 * @param characters of texts and formulas in all, shared formulas written out
 * @param regions merged regions and validated regions, on all sheets
 * @param xmlDepth elements within elements
 */
public record Limits(
    long fileBytes,
    long inflatedBytes,
    long entryBytes,
    int inflateRatio,
    int entries,
    int sheets,
    int cells,
    int textLength,
    int characters,
    int regions,
    int xmlDepth) {
  private static final long MIB = 1L << 20;

  /** What Excel lets into a cell, and no more than an office computer holds. */
  public static final Limits DEFAULT =
      new Limits(
          64 * MIB,
          256 * MIB,
          256 * MIB,
          200,
          10_000,
          255,
          1_000_000,
          Cell.LONGEST_TEXT,
          16_000_000,
          20_000,
          64);
}
