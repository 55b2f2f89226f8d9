package org.nianbao.locate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Grid;
import org.nianbao.template.Template;

/**
 * A received page or document.
 *
 * @param grid its lines and tables
 * @param narrative its running text
 * @param tables the tables in its text; null if it has cells
 */
record ReceivedDocument(Grid grid, NarrativeSections narrative, @Nullable PlainTextTables tables) {
  static ReceivedDocument of(Template template, Grid grid) {
    boolean text = grid.source() == Grid.Source.TEXT;
    NarrativeSections narrative = NarrativeSections.of(template, grid);
    return new ReceivedDocument(
        grid,
        narrative,
        text ? PlainTextTables.of(template, grid, narrative.sectionHeadings()) : null);
  }

  /** Returns the sheets of the form that its text fills. */
  List<Grid> sheets() {
    List<Grid> sheets = new ArrayList<>(narrative.sheets());
    if (tables != null) {
      sheets.addAll(tables.tables());
    }
    return sheets;
  }
}
