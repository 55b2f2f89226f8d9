package org.nianbao.template;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values and lists that the output sheets of a template may show, besides the fields of the form. */
public final class OfferedValues {
  /**
   * What each row of a list holds.
   *
   * @param names the values of a row
   * @param maps the values of a row that are maps, in which figures are looked up by their keys
   * @param inFormulas those that may stand in a formula: the program makes them, no sender does
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

  /** The values that are there once, by the names in expressions; none on a form sheet. */
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

  /** The lists that a sheet may repeat rows or columns over, by their names; none on a form sheet. */
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
