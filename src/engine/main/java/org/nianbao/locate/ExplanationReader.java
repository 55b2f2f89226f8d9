package org.nianbao.locate;

import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
  /** A text without a letter says nothing. */
  private static final Pattern WORD = Pattern.compile("[\\p{L}]");

  /** The word in the heading of the column, which staff may have changed. */
  private static final String EXPLANATION = "说明";

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
    Address ids = heading(sheet, Template.CHECK_ID::equals);
    Address descriptions = heading(sheet, Template.CHECK_DESCRIPTION::equals);
    int column = ids == null ? -1 : explanationColumn(ids.row());
    if (ids == null || column < 0) {
      return;
    }
    for (Cell cell : sheet.cells()) {
      Address at = cell.address();
      if (at.row() > ids.row() && at.column() == column) {
        String id = sheet.text(new Address(at.row(), ids.column()));
        String description =
            descriptions == null ? "" : sheet.text(new Address(at.row(), descriptions.column()));
        read(cell, id, description, texts, places);
      }
    }
  }

  /** Returns the column with a heading about explanations, else that of the form; -1 if none. */
  private int explanationColumn(int headings) {
    Address written = heading(sheet, text -> text.contains(EXPLANATION));
    if (written != null && written.row() == headings) {
      return written.column();
    }
    for (Grid own : template.sheets()) {
      Address issued =
          own.name().equals(Template.CHECK_SHEET)
              ? heading(own, Template.CHECK_EXPLANATION::equals)
              : null;
      if (issued != null) {
        return issued.column();
      }
    }
    return -1;
  }

  /** Returns the first cell with a text; null if there is none. */
  private static @Nullable Address heading(Grid sheet, Predicate<String> text) {
    for (Cell cell : sheet.cells()) {
      if (text.test(Whitespace.strip(cell.content().toString()))) {
        return cell.address();
      }
    }
    return null;
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
    if (!FigureParser.isZeroText(text) && WORD.matcher(text).find()) {
      texts.merge(rule.explanation(), text, (one, other) -> one + "；" + other);
    }
  }
}
