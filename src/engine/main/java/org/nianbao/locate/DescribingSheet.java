package org.nianbao.locate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.template.Template;

/**
 * A sheet of the template that describes the form, as the sheet of rules does. In a form that
 * another version of the program issued its rows stand in other places and may be worded otherwise.
 */
final class DescribingSheet {
  /** Shorter texts stand on other sheets, too. */
  private static final int MIN_TEXT_LENGTH = 12;

  /** The number of texts that tell a sheet, and of the cells among which they stand. */
  private static final int MIN_COMMON_TEXTS = 3;

  private static final int MAX_CELLS = 500;

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

  /**
   * Returns the sheet of the template that a sheet with another name is a copy of: it has some of
   * its sentences. Null if there is none.
   */
  static @Nullable Grid copiedTo(Template template, Grid sheet) {
    if (sheet.source() != Grid.Source.SHEET) {
      return null;
    }
    TemplateTexts texts = TemplateTexts.of(template);
    Map<Grid, Integer> common = new HashMap<>();
    int cells = 0;
    for (Cell cell : sheet.cells()) {
      if (cell.content() instanceof CellContent.Text text
          && text.value().length() >= MIN_TEXT_LENGTH) {
        Grid own = texts.describingSheet(text.value());
        if (own != null && common.merge(own, 1, Integer::sum) == MIN_COMMON_TEXTS) {
          return own;
        }
      }
      if (++cells == MAX_CELLS) {
        return null;
      }
    }
    return null;
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
