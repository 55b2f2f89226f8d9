package org.nianbao.locate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;

/**
 * A sheet of the template that describes the form, as the sheet of rules does. In a form that
 * another version of the program issued its rows stand in other places and may be worded otherwise.
 */
final class DescribingSheet {
  private final Grid own;

  /** What stands in each column. */
  private final Map<Integer, Set<CellContent>> contents = new HashMap<>();

  /** The columns with content of the rows that begin with some content, such as a rule's id. */
  private final Map<CellContent, Set<Integer>> columns = new HashMap<>();

  DescribingSheet(Grid own) {
    this.own = own;
    for (Cell cell : own.cells()) {
      int column = cell.address().column();
      contents.computeIfAbsent(column, each -> new HashSet<>()).add(cell.content());
      CellContent first = own.content(new Address(cell.address().row(), 0));
      if (first != null) {
        columns.computeIfAbsent(first, each -> new HashSet<>()).add(column);
      }
    }
  }

  /** Returns whether a cell of a received sheet is one of this sheet that stands elsewhere. */
  boolean has(Grid received, Cell cell) {
    int column = cell.address().column();
    if (contents.getOrDefault(column, Set.of()).contains(cell.content())) {
      return true;
    }
    Address start = new Address(cell.address().row(), 0);
    CellContent first = received.content(start);
    return first != null
        && !first.equals(own.content(start))
        && columns.getOrDefault(first, Set.of()).contains(column);
  }
}
