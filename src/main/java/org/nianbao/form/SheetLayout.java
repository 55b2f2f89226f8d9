package org.nianbao.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Content;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Region;

/**
 * A received sheet with but a mark where its numbers stand, and the texts that are like no label of
 * the form: the units' names, what they report. It is what tables are located by, and the same for
 * all units that fill in the same workbook.
 */
record SheetLayout(
    String name,
    boolean hidden,
    List<Cell> cells,
    List<Region> mergedRegions,
    Set<Integer> hiddenRows) {
  private static final Content NUMBER = new Content.Numeric(BigDecimal.ZERO);

  /** A word that stands in no label, and is like none. */
  private static final String WORD = "龘";

  private static final Content TEXT = new Content.Text(WORD);
  private static final Content LONG_TEXT =
      new Content.Text(WORD.repeat(ReceivedSheet.LONGEST_LABEL + 1));

  static SheetLayout of(Grid sheet, KnownLabels labels) {
    List<Cell> cells = new ArrayList<>(sheet.cells().size());
    for (Cell cell : sheet.cells()) {
      cells.add(new Cell(cell.address(), marked(cell, labels), null));
    }
    return new SheetLayout(
        sheet.name(), sheet.hidden(), cells, sheet.mergedRegions(), sheet.hiddenRows());
  }

  private static Content marked(Cell cell, KnownLabels labels) {
    if (!(cell.content() instanceof Content.Text text)) {
      return ReceivedSheet.isNumber(cell) ? NUMBER : cell.content();
    }
    if (text.value().length() > ReceivedSheet.LONGEST_LABEL) {
      return labels.areLike(text.value()) ? text : LONG_TEXT;
    }
    if (labels.areLike(text.value())) {
      return text;
    }
    if (!FigureText.isWritten(text)) {
      return TEXT;
    }
    return ReceivedSheet.isNumber(cell) ? NUMBER : text;
  }

  /** Whether a text is but a mark for another. */
  static boolean isMark(String text) {
    return text.startsWith(WORD);
  }

  /** The same as a sheet. */
  Grid grid() {
    return new Grid(name, hidden, cells, mergedRegions, hiddenRows, List.of());
  }
}
