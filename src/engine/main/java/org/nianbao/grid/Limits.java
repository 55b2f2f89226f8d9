package org.nianbao.grid;

/**
 * The limits on a received file. A file that exceeds one is refused.
 *
 * <p>The defaults are far above any real form, and low enough for an office computer.
 *
 * @param fileBytes bytes of the file
 * @param inflatedBytes inflated bytes of all zip entries
 * @param entryBytes inflated bytes of a zip entry
 * @param inflateRatio the ratio of the inflated to the compressed size of a zip entry
 * @param entries zip entries
 * @param sheets sheets of the workbook
 * @param cells cells with content, and hidden rows, on all sheets
 * @param textLength characters of a cell
 * @param characters characters of all texts and formulas, with shared formulas written out
 * @param regions merged regions and validated regions, on all sheets
 * @param xmlDepth nested XML elements
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

  /** The default limits; the maximum length of a cell's text is Excel's. */
  public static final Limits DEFAULT =
      new Limits(
          64 * MIB,
          256 * MIB,
          256 * MIB,
          200,
          10_000,
          255,
          1_000_000,
          Cell.MAX_TEXT_LENGTH,
          16_000_000,
          20_000,
          64);
}
