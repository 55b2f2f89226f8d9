package org.nianbao.locate;

import java.util.Map;
import org.nianbao.form.CellPlace;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Whitespace;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;
import org.nianbao.value.FigureParser;

/** Reads what a unit wrote on the check sheet to explain failures of rules. */
final class ExplanationReader {
  private final Template template;
  private final Grid sheet;

  private ExplanationReader(Template template, Grid sheet) {
    this.template = template;
    this.sheet = sheet;
  }

  /**
   * Reads the explanations. Rows are found by their rules, because a form of another version has
   * them in other places.
   *
   * @param sheet the received check sheet
   * @param texts receives the explanations by key
   * @param places receives the cells by key
   */
  static void read(
      Template template, Grid sheet, Map<String, String> texts, Map<String, CellPlace> places) {
    new ExplanationReader(template, sheet).read(texts, places);
  }

  private void read(Map<String, String> texts, Map<String, CellPlace> places) {
    Address heading = null;
    int id = -1;
    int description = -1;
    for (Cell cell : sheet.cells()) {
      Address at = cell.address();
      if (heading != null && at.row() > heading.row()) {
        if (at.column() == heading.column() && id >= 0) {
          read(
              cell,
              sheet.text(new Address(at.row(), id)),
              textAt(at.row(), description),
              texts,
              places);
        }
        continue;
      }
      switch (Whitespace.strip(cell.content().toString())) {
        case Template.CHECK_ID -> id = at.column();
        case Template.CHECK_DESCRIPTION -> description = at.column();
        case Template.CHECK_EXPLANATION -> heading = at;
        default -> {}
      }
    }
  }

  private String textAt(int row, int column) {
    return column < 0 ? "" : sheet.text(new Address(row, column));
  }

  private void read(
      Cell cell,
      String id,
      String description,
      Map<String, String> texts,
      Map<String, CellPlace> places) {
    String text = Whitespace.strip(cell.content().toString());
    Rule rule = template.rule(cell.address().row(), id, description);
    if (text.isEmpty() || rule == null || rule.explanation().isEmpty()) {
      return;
    }
    places.putIfAbsent(rule.explanation(), new CellPlace(sheet.name(), cell.address()));
    if (!FigureParser.isZeroText(text)) {
      texts.merge(rule.explanation(), text, (one, other) -> one + "；" + other);
    }
  }
}
