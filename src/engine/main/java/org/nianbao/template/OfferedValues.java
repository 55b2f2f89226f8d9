package org.nianbao.template;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values and lists that the program offers to a template's output sheets, in addition to the
 * form's fields.
 */
public final class OfferedValues {
  /**
   * The values in a row of a list.
   *
   * @param names the names of the values
   * @param maps the names of values that are maps of figures by key
   * @param inFormulas the names of values that may stand in a formula, because the program makes
   *     them and no sender does
   */
  public record Rows(Set<String> names, Set<String> maps, Set<String> inFormulas) {}

  private static final Rows DISCREPANCIES =
      rows(
          "number", "severity", "rule", "table", "item", "expected", "actual", "difference",
          "message", "suggestion", "received", "link");

  private static final Map<String, Rows> CHECKED = Map.of("discrepancies", DISCREPANCIES);

  private static final Map<String, Rows> MERGED =
      Map.of(
          "figures",
              new Rows(
                  Set.of("key", "table", "row", "column", "range"), Set.of(), Set.of("range")),
          "units",
              new Rows(
                  Set.of("number", "name", "level", "preparedOn", "file"),
                  Set.of("figures"),
                  Set.of()),
          "statuses",
              rows(
                  "number", "unit", "code", "level", "contact", "phone", "status", "merged",
                  "file", "preparedOn", "modified", "errors", "warnings", "notices", "note"),
          "discrepancies", with(DISCREPANCIES, "unit", "file"),
          "changes",
              new Rows(
                  Set.of("table", "row", "column", "now", "last", "line"),
                  Set.of(),
                  Set.of("now", "last", "line")),
          "chartUnits", new Rows(Set.of("name"), Set.of("cells"), Set.of("cells")));

  private OfferedValues() {}

  /** Returns the names of the single values of a sheet; empty for a form sheet. */
  public static Set<String> values(String sheet) {
    if (!Template.OUTPUT_SHEETS.contains(sheet)) {
      return Set.of();
    }
    return sheet.equals(Template.DISCREPANCY_SHEET)
        ? Set.of("report.heading")
        : Set.of(
            "merge.heading", "merge.note", "merge.discrepancySummary", "status.summary",
            "yearly.note");
  }

  /**
   * Returns the lists that a sheet may repeat rows or columns for, by name; empty for a form sheet.
   */
  public static Map<String, Rows> lists(String sheet) {
    if (!Template.OUTPUT_SHEETS.contains(sheet)) {
      return Map.of();
    }
    return sheet.equals(Template.DISCREPANCY_SHEET) ? CHECKED : MERGED;
  }

  private static Rows rows(String... names) {
    return new Rows(Set.of(names), Set.of(), Set.of());
  }

  private static Rows with(Rows rows, String... more) {
    Set<String> names = new HashSet<>(rows.names());
    names.addAll(List.of(more));
    return new Rows(Set.copyOf(names), Set.of(), Set.of());
  }
}
