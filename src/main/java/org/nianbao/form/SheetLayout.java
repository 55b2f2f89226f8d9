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
 * A received sheet with nothing but a mark where its numbers stand: what tables are located by, and
 * the same for all units that fill in the same workbook.
 */
record SheetLayout(
    String name,
    boolean hidden,
    List<Cell> cells,
    List<Region> mergedRegions,
    Set<Integer> hiddenRows) {
  private static final Content NUMBER = new Content.Numeric(BigDecimal.ZERO);

  static SheetLayout of(Grid sheet) {
    List<Cell> cells = new ArrayList<>(sheet.cells().size());
    for (Cell cell : sheet.cells()) {
      Content content = ReceivedSheet.isNumber(cell) ? NUMBER : cell.content();
      cells.add(new Cell(cell.address(), content, null));
    }
    return new SheetLayout(
        sheet.name(), sheet.hidden(), cells, sheet.mergedRegions(), sheet.hiddenRows());
  }

  /** The same as a sheet, on which every number is 0. */
  Grid grid() {
    return new Grid(name, hidden, cells, mergedRegions, hiddenRows, List.of());
  }
}
