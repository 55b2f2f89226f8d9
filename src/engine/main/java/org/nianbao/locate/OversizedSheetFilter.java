package org.nianbao.locate;

import java.util.ArrayList;
import java.util.List;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;

/** A filter that excludes oversized sheets from the search for tables by their labels. */
final class OversizedSheetFilter {
  /** The maximum number of texts of a sheet; all tables on one sheet have about three hundred. */
  private static final long MAX_TEXTS = 5_000;

  private static final long MAX_TOTAL_TEXTS = 40_000;

  /**
   * The maximum number of characters of all label-sized texts. A form has six thousand, a report
   * with one cell a line about ten thousand.
   */
  private static final long MAX_TOTAL_CHARACTERS = 1_000_000;

  /** The maximum number of merged regions of a sheet; a form has about a hundred. */
  private static final int MAX_REGIONS = 5_000;

  private static final int MAX_TOTAL_REGIONS = 40_000;

  /**
   * The maximum number of cells of a file that is read twice; a form and its check sheet have about
   * two thousand.
   */
  private static final long MAX_CELLS_READ_TWICE = 200_000;

  private OversizedSheetFilter() {}

  /** Returns whether a file is too large to be read a second time for verification. */
  static boolean isTooLargeToReadTwice(List<Grid> sheets) {
    return sheets.stream().mapToLong(grid -> grid.cells().size()).sum() > MAX_CELLS_READ_TWICE;
  }

  /**
   * Returns the sheets except those with far more texts or merged regions than the form has, such
   * as a register of documents: aligning all their rows would take minutes. A table on such a sheet
   * is reported as missing.
   */
  static List<Grid> filter(List<Grid> received) {
    List<Grid> accepted = new ArrayList<>();
    long totalTexts = 0;
    long totalCharacters = 0;
    long totalRegions = 0;
    for (Grid grid : received) {
      long texts = 0;
      long characters = 0;
      for (Cell cell : grid.cells()) {
        if (cell.content() instanceof CellContent.Text text) {
          texts++;
          boolean label = text.value().length() <= ReceivedSheet.MAX_LABEL_LENGTH;
          characters += label ? text.value().length() : 0;
        }
      }
      int regions = grid.mergedRegions().size();
      if (texts <= MAX_TEXTS
          && totalTexts + texts <= MAX_TOTAL_TEXTS
          && totalCharacters + characters <= MAX_TOTAL_CHARACTERS
          && regions <= MAX_REGIONS
          && totalRegions + regions <= MAX_TOTAL_REGIONS) {
        accepted.add(grid);
        totalTexts += texts;
        totalCharacters += characters;
        totalRegions += regions;
      }
    }
    return accepted;
  }
}
