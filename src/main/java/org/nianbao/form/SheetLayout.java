package org.nianbao.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Content;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Region;

/**
 * A received sheet with but a mark where numbers and days stand, long texts, and those that are like
 * no label of the form: the units' names, what they report. It is what tables are located by, and as
 * a rule the same for units that fill in the same workbook.
 */
record SheetLayout(
    String name,
    boolean hidden,
    List<Cell> cells,
    List<Region> mergedRegions,
    Set<Integer> hiddenRows) {
  /** The form has some six hundred cells, with six thousand characters. */
  private static final int MOST_CELLS = 2_000;

  private static final int MOST_CHARACTERS = 40_000;

  private static final Content NUMBER = new Content.Numeric(BigDecimal.ZERO);
  private static final Content DAY = new Content.Day(LocalDate.ofEpochDay(0));

  /** A word that stands in no label, and is like none. */
  private static final String WORD = "龘";

  private static final Content TEXT = new Content.Text(WORD);
  private static final Content LONG_TEXT =
      new Content.Text(WORD.repeat(ReceivedSheet.LONGEST_LABEL + 1));

  static SheetLayout of(Grid sheet, KnownLabels labels) {
    // what is larger is not kept, and needs no marks
    List<Cell> cells =
        sheet.cells().size() > MOST_CELLS
            ? List.copyOf(sheet.cells())
            : marked(sheet.cells(), labels);
    return new SheetLayout(
        sheet.name(), sheet.hidden(), cells, sheet.mergedRegions(), sheet.hiddenRows());
  }

  private static List<Cell> marked(Collection<Cell> written, KnownLabels labels) {
    List<Cell> cells = new ArrayList<>(written.size());
    for (Cell cell : written) {
      cells.add(new Cell(cell.address(), marked(cell, labels), null));
    }
    return cells;
  }

  private static Content marked(Cell cell, KnownLabels labels) {
    if (ReceivedSheet.isNumber(cell)) {
      return NUMBER;
    }
    if (!(cell.content() instanceof Content.Text text)) {
      return cell.content() instanceof Content.Day ? DAY : cell.content();
    }
    if (text.value().length() > ReceivedSheet.LONGEST_LABEL) {
      return LONG_TEXT;
    }
    return labels.mayBe(text.value()) || FigureText.isWritten(text) ? text : TEXT;
  }

  /** Whether a text is but a mark for another. */
  static boolean isMark(String text) {
    return text.startsWith(WORD);
  }

  /** Whether a mark stands for a text that is too long for a label. */
  static boolean isLong(String mark) {
    return isMark(mark) && mark.length() > WORD.length();
  }

  /** Whether it is not much larger than a form: so much may be kept. */
  boolean isOfTheSizeOfForms() {
    int characters = 0;
    for (Cell cell : cells) {
      characters += cell.content() instanceof Content.Text text ? text.value().length() : 0;
    }
    return cells.size() + mergedRegions.size() + hiddenRows.size() <= MOST_CELLS
        && characters <= MOST_CHARACTERS;
  }

  /** The same as a sheet. */
  Grid grid() {
    return new Grid(name, hidden, cells, mergedRegions, hiddenRows, List.of());
  }
}
