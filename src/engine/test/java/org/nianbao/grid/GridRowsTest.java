package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The rows of a grid with cells that are far apart. */
class GridRowsTest {
  @Test
  void rowSizes() {
    List<Cell> cells = List.of(cell("A1"), cell("C1"), cell("B900000"), cell("A1000000"));
    Grid grid = Grid.of(Grid.Source.SHEET, "表", cells, List.of());
    assertEquals(2, grid.rowSize(0));
    assertEquals(0, grid.rowSize(1));
    assertEquals(1, grid.rowSize(899_999));
    assertEquals(1, grid.rowSize(999_999));
    assertEquals(0, grid.rowSize(1_000_000));
  }

  private static Cell cell(String address) {
    return new Cell(Address.parse(address), new CellContent.Text("甲"), null);
  }
}
