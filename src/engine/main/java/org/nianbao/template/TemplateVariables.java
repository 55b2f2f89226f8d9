package org.nianbao.template;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The values and lists that the output sheets of a form may show in addition to its fields, or that
 * another workbook may show.
 */
public final class TemplateVariables {
  /**
   * The values in a row of a list.
   *
   * @param names the names of the values
   * @param maps the names of values that are maps of figures by key
   * @param inFormulas the names of values that may occur in a formula, because the program computes
   *     them and no sender can influence them
   */
  public record Rows(Set<String> names, Set<String> maps, Set<String> inFormulas) {}

  private static final Rows DISCREPANCIES =
      rows(
          "number",
          "severity",
          "rule",
          "table",
          "item",
          "expected",
          "actual",
          "difference",
          "message",
          "suggestion",
          "received",
          "link");

  private static final Map<String, Rows> CHECKED = Map.of("discrepancies", DISCREPANCIES);

  private static final Map<String, Rows> MERGED =
      Map.of(
          "figures",
          new Rows(Set.of("key", "table", "row", "column", "range"), Set.of(), Set.of("range")),
          "units",
          new Rows(
              Set.of("number", "name", "level", "preparedOn", "file"), Set.of("figures"), Set.of()),
          "statuses",
          rows(
              "number",
              "unit",
              "code",
              "level",
              "contact",
              "phone",
              "status",
              "merged",
              "file",
              "preparedOn",
              "modified",
              "errors",
              "warnings",
              "explained",
              "notices",
              "rounds",
              "firstReceived",
              "lastReceived",
              "late",
              "note"),
          "discrepancies",
          with(DISCREPANCIES, "unit", "file"),
          "changes",
          new Rows(
              Set.of("table", "row", "column", "now", "last", "line"),
              Set.of(),
              Set.of("now", "last", "line")),
          "texts",
          rows(
              "number",
              "unit",
              "disclosure",
              "requests",
              "management",
              "platform",
              "supervision",
              "problems",
              "other"),
          "rates",
          rows(
              "number",
              "unit",
              "due",
              "processed",
              "processedRate",
              "granted",
              "grantedRate",
              "reviewed",
              "reviewCorrected",
              "reviewCorrectedRate",
              "judged",
              "judgementCorrected",
              "judgementCorrectedRate",
              "outliers",
              "comparedProcessedRate",
              "comparedGrantedRate",
              "comparedReviewCorrectedRate",
              "comparedJudgementCorrectedRate"),
          "chartUnits",
          new Rows(Set.of("name"), Set.of("cells"), Set.of("cells")));

  /** The values for the output sheets of a form. */
  public static final TemplateVariables FORM =
      new TemplateVariables(
          Template.OUTPUT_SHEETS::contains,
          TemplateVariables::formValues,
          TemplateVariables::formLists,
          List.of());

  private static final TemplateVariables NOTICE =
      ofOtherWorkbook(
          Set.of("notice.unit", "notice.opening", "notice.help", "notice.date"),
          Map.of("problems", with(DISCREPANCIES, "problem")),
          List.of());

  private static final TemplateVariables SUMMARY =
      ofOtherWorkbook(
          Set.of("summary.note"),
          Map.of(
              "files",
              rows(
                  "number",
                  "unit",
                  "year",
                  "status",
                  "errors",
                  "warnings",
                  "explained",
                  "notices",
                  "file",
                  "formatted",
                  "notice",
                  "reason",
                  "contact",
                  "phone")),
          List.of("校验汇总"));

  private static final TemplateVariables LEDGER =
      ofOtherWorkbook(
          Set.of("note.versions", "note.findings", "note.changes", "note.corrections", "note.data"),
          Map.of(
              "versions",
              rows(
                  "number",
                  "unit",
                  "year",
                  "form",
                  "round",
                  "file",
                  "modified",
                  "registered",
                  "officer",
                  "preparedOn",
                  "outcome",
                  "errors",
                  "warnings",
                  "explained",
                  "resolved",
                  "open",
                  "unrequested",
                  "notice",
                  "received",
                  "sent",
                  "remark"),
              "findings",
              rows(
                  "number",
                  "unit",
                  "year",
                  "form",
                  "round",
                  "rule",
                  "severity",
                  "place",
                  "message",
                  "explanation",
                  "state",
                  "reason",
                  "officer"),
              "changes",
              rows("unit", "year", "form", "round", "place", "before", "now", "requested"),
              "corrections",
              rows("unit", "year", "place", "value", "reason", "officer", "reported", "state"),
              "data",
              rows("number", "part", "check", "content")),
          List.of("收件台账", "问题清单", "数字改动", "更正", "登记数据"));

  private static final TemplateVariables COMPARISON =
      ofOtherWorkbook(
          Set.of("comparison.first", "comparison.second", "comparison.note"),
          Map.of(
              "figures",
              rows(
                  "number",
                  "table",
                  "item",
                  "first",
                  "second",
                  "difference",
                  "percentage",
                  "state"),
              "paragraphs",
              rows("number", "part", "first", "second", "state")),
          List.of("数字对照", "文字对照"));

  private final Predicate<String> outputs;
  private final Function<String, Set<String>> values;
  private final Function<String, Map<String, Rows>> lists;
  private final List<String> requiredSheets;

  private TemplateVariables(
      Predicate<String> outputs,
      Function<String, Set<String>> values,
      Function<String, Map<String, Rows>> lists,
      List<String> requiredSheets) {
    this.outputs = outputs;
    this.values = values;
    this.lists = lists;
    this.requiredSheets = requiredSheets;
  }

  private static TemplateVariables ofOtherWorkbook(
      Set<String> values, Map<String, Rows> lists, List<String> requiredSheets) {
    return new TemplateVariables(sheet -> true, sheet -> values, sheet -> lists, requiredSheets);
  }

  /** Returns the values for a workbook other than the form, by its template's name. */
  static TemplateVariables ofOtherWorkbook(String name) {
    return switch (name) {
      case BundledTemplate.VALIDATION_SUMMARY -> SUMMARY;
      case BundledTemplate.RECEIPT_LEDGER -> LEDGER;
      case BundledTemplate.COMPARISON -> COMPARISON;
      default -> NOTICE;
    };
  }

  /** Returns the sheets that the template must have. */
  List<String> requiredSheets() {
    return requiredSheets;
  }

  /** Returns whether a sheet is not part of the form but shows results. */
  boolean isOutput(String sheet) {
    return outputs.test(sheet);
  }

  /** Returns the values outside lists, by their names in expressions; none for a form sheet. */
  public Set<String> values(String sheet) {
    return values.apply(sheet);
  }

  /**
   * Returns the lists that a sheet may repeat rows or columns for, by name; none for a form sheet.
   */
  public Map<String, Rows> lists(String sheet) {
    return lists.apply(sheet);
  }

  private static Set<String> formValues(String sheet) {
    if (!Template.OUTPUT_SHEETS.contains(sheet)) {
      return Set.of();
    }
    return sheet.equals(Template.DISCREPANCY_SHEET)
        ? Set.of("report.heading")
        : Set.of(
            "merge.heading",
            "merge.note",
            "merge.unitClass",
            "merge.discrepancySummary",
            "status.summary",
            "yearly.note");
  }

  private static Map<String, Rows> formLists(String sheet) {
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
