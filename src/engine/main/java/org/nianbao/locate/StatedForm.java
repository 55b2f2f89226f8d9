package org.nianbao.locate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Whitespace;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/**
 * What a received workbook states of the form that it was made from: on its check sheet the name
 * and the edition, on its cover the title.
 */
final class StatedForm {
  private final List<Grid> sheets;
  private final @Nullable Grid checks;
  private final String form;
  private final String edition;
  private @Nullable ReceivedText text;

  private StatedForm(List<Grid> sheets) {
    this.sheets = sheets;
    this.checks = sheet(sheets, Template.CHECK_SHEET);
    this.form = checks == null ? "" : rightOf(checks, Template.FORM_NAME);
    this.edition = checks == null ? "" : rightOf(checks, Template.EDITION);
  }

  static StatedForm of(List<Grid> sheets) {
    return new StatedForm(sheets);
  }

  private static @Nullable Grid sheet(List<Grid> sheets, String name) {
    return sheets.stream()
        .filter(sheet -> sheet.source() == Grid.Source.SHEET && sheet.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /**
   * Returns the text right of a label in the first rows; empty if there is none, or if the cell was
   * not read because it is as in the expected template.
   */
  private static String rightOf(Grid checks, String label) {
    for (Cell cell : checks.cells()) {
      Address at = cell.address();
      String text = Whitespace.strip(cell.content().toString());
      if (text.equals(Template.CHECK_ID)) { // the rules follow
        return "";
      }
      if (text.equals(label)) {
        return Whitespace.strip(checks.text(new Address(at.row(), at.column() + 1)));
      }
    }
    return "";
  }

  /** Returns the name of the form and the edition, as far as they are stated; else empty. */
  String name() {
    return Whitespace.strip(form + " " + edition);
  }

  /** Returns the texts of the file. */
  ReceivedText text() {
    ReceivedText all = text;
    if (all == null) {
      all = ReceivedText.of(sheets);
      text = all;
    }
    return all;
  }

  /** Returns whether the file states another form than that of a template. */
  boolean isOtherThan(Template template) {
    return form.isEmpty() ? !hasTitleOf(template) : !form.equals(template.form());
  }

  /** Returns whether the file states the form of a template. */
  boolean isOf(Template template) {
    return form.isEmpty() ? hasTitleOf(template) : form.equals(template.form());
  }

  /** Returns whether a workbook has the title of a template on its cover, or has no cover. */
  private boolean hasTitleOf(Template template) {
    Field unit = template.field(Template.UNIT);
    Grid cover = unit == null ? null : sheet(sheets, unit.sheet());
    String title = LabelComparison.normalised(template.title());
    return cover == null
        || title.isEmpty()
        || cover.cells().stream()
            .anyMatch(cell -> LabelComparison.normalised(cell.content().toString()).equals(title));
  }

  /**
   * Returns whether the file was made from another template than this one: it states another form
   * or edition, or its check sheet has more rules of the same number.
   */
  boolean isMadeFromOther(Template template) {
    return (!form.isEmpty() && !form.equals(template.form()))
        || (!edition.isEmpty() && !edition.equals(template.edition()))
        || (checks != null && hasFurtherRules(checks, template));
  }

  /** An older version of a template has other rules, but no more of the same number. */
  private static boolean hasFurtherRules(Grid checks, Template template) {
    Map<String, Integer> further = new HashMap<>();
    for (Cell cell : checks.cells()) {
      if (cell.address().column() == 0) {
        further.merge(Whitespace.strip(cell.content().toString()), 1, Integer::sum);
      }
    }
    template.rules().forEach(rule -> further.merge(rule.id(), -1, Integer::sum));
    return template.rules().stream().anyMatch(rule -> further.getOrDefault(rule.id(), 0) > 0);
  }
}
