package org.nianbao.locate;

import java.util.ArrayList;
import java.util.List;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Content;
import org.nianbao.grid.Grid;

/** The sheets in which the tables are looked for by their labels. */
final class LikelySheets {
  /** All tables on one sheet have some three hundred texts. */
  private static final long MAX_TEXTS = 5_000;

  private static final long MAX_TEXTS_IN_ALL = 40_000;

  /** Of texts as short as labels. A form has six thousand, a report in lines some ten thousand. */
  private static final long MAX_CHARACTERS_IN_ALL = 1_000_000;

  /** A form has some hundred. */
  private static final int MAX_REGIONS = 5_000;

  private static final int MAX_REGIONS_IN_ALL = 40_000;

  /** A form and its check sheet have some two thousand cells. */
  private static final long FAR_TOO_MANY_CELLS = 200_000;

  private LikelySheets() {}

  /** Whether a file is so large that it is not read twice to make sure. */
  static boolean areFarTooLarge(List<Grid> sheets) {
    return sheets.stream().mapToLong(grid -> grid.cells().size()).sum() > FAR_TOO_MANY_CELLS;
  }

  /**
   * All but those that hold far more text, or merged regions, than the form does, such as a register
   * of documents sent along: aligning every one of its rows with the form's would take minutes. A
   * table that stands there is reported as missing.
   */
  static List<Grid> among(List<Grid> received) {
    List<Grid> likely = new ArrayList<>();
    long all = 0;
    long charactersInAll = 0;
    long regionsInAll = 0;
    for (Grid grid : received) {
      long texts = 0;
      long characters = 0;
      for (Cell cell : grid.cells()) {
        if (cell.content() instanceof Content.Text text) {
          texts++;
          boolean label = text.value().length() <= ReceivedSheet.LONGEST_LABEL;
          characters += label ? text.value().length() : 0;
        }
      }
      int regions = grid.mergedRegions().size();
      if (texts <= MAX_TEXTS
          && all + texts <= MAX_TEXTS_IN_ALL
          && charactersInAll + characters <= MAX_CHARACTERS_IN_ALL
          && regions <= MAX_REGIONS
          && regionsInAll + regions <= MAX_REGIONS_IN_ALL) {
        likely.add(grid);
        all += texts;
        charactersInAll += characters;
        regionsInAll += regions;
      }
    }
    return likely;
  }
}
