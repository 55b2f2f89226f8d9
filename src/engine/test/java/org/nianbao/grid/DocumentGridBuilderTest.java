package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nianbao.grid.DocumentGridBuilder.TableCell;

/** Tables of documents as grids. */
class DocumentGridBuilderTest {
  /** LibreOffice leaves hidden rows out of a page, and counts them in the spans. */
  @Test
  void aSpanEndsWhereTheCellsOfARowFindNoRoom() {
    DocumentGridBuilder builder = new DocumentGridBuilder(new Budget(Limits.DEFAULT));
    builder.addTable(
        List.of(
            List.of(new TableCell("一、总体情况", 1, 2, false)),
            List.of(cell("（一）主动公开", 12), cell("公开120条。", 1)),
            List.of(cell("", 1)),
            List.of(cell("（二）依申请公开", 12), cell("收到3件。", 1))),
        2);
    Grid grid = builder.build(Grid.Source.DOCUMENT, "年报.html");
    assertEquals("（二）依申请公开", grid.text(new Address(3, 0)));
    assertEquals("收到3件。", grid.text(new Address(3, 1)));
    assertEquals(new Address(2, 0), grid.regionOf(new Address(1, 0)).last());
  }

  private static TableCell cell(String text, int rows) {
    return new TableCell(text, rows, 1, false);
  }
}
