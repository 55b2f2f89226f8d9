package org.nianbao.locate;

import java.util.Collection;
import java.util.IntSummaryStatistics;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Grid;

/**
 * The rows and columns of a received sheet that a table of the form takes up.
 *
 * @param name the name of the template's sheet
 * @param firstRow the first row with a label of the table
 * @param firstFigureRow the first row with figures
 * @param firstFigureColumn the first column with figures
 * @param complete whether all its figures were found; those that were not are reported as missing
 */
record TableBounds(
    String name,
    int firstRow,
    int lastRow,
    int firstFigureRow,
    int firstFigureColumn,
    int lastColumn,
    boolean complete) {
  /** The columns in which the narrative may stand above a table. */
  private static final int NARRATIVE_COLUMNS = 4;

  /** Returns the bounds of a located sheet; null if none of its rows was found. */
  static @Nullable TableBounds of(SheetLocation location) {
    Collection<Address> cells = location.cells().values();
    IntSummaryStatistics labelled = location.rows().receivedRows().summaryStatistics();
    if (labelled.getCount() == 0) {
      return null;
    }
    IntSummaryStatistics rows = cells.stream().mapToInt(Address::row).summaryStatistics();
    IntSummaryStatistics columns = cells.stream().mapToInt(Address::column).summaryStatistics();
    return new TableBounds(
        location.name(),
        Math.min(labelled.getMin(), rows.getMin()),
        Math.max(labelled.getMax(), rows.getMax()),
        Math.max(labelled.getMin(), rows.getMin()),
        Math.max(0, columns.getMin()),
        cells.isEmpty() ? Integer.MAX_VALUE : columns.getMax(),
        location.isComplete());
  }

  /** Returns the bounds of a sheet in the template's layout. */
  static TableBounds of(TemplateSheet sheet) {
    IntSummaryStatistics rows =
        sheet.fields().keySet().stream().mapToInt(Address::row).summaryStatistics();
    IntSummaryStatistics columns =
        sheet.fields().keySet().stream().mapToInt(Address::column).summaryStatistics();
    return new TableBounds(
        sheet.name(), 0, rows.getMax(), rows.getMin(), columns.getMin(), columns.getMax(), true);
  }

  /**
   * Returns these bounds without the narrative above the table: a heading of the narrative may be
   * worded like the table's title.
   */
  TableBounds belowSentences(Grid sheet) {
    for (int row = Math.min(firstFigureRow, lastRow) - 1; row >= firstRow; row--) {
      for (int column = 0; column < NARRATIVE_COLUMNS; column++) {
        String text = sheet.text(new Address(row, column));
        boolean note = text.startsWith("（") && text.endsWith("）");
        if (text.indexOf('。') >= 0 && !note) {
          return new TableBounds(
              name, row + 1, lastRow, firstFigureRow, firstFigureColumn, lastColumn, complete);
        }
      }
    }
    return this;
  }

  boolean contains(Address at) {
    return at.row() >= firstRow && at.row() <= lastRow && at.column() <= lastColumn;
  }

  /** Returns whether a cell may hold the number of a row or of a column. */
  boolean mayNumberLines(Address at) {
    return contains(at)
        && (at.row() < firstFigureRow || (at.column() == 0 && firstFigureColumn > 0));
  }
}
