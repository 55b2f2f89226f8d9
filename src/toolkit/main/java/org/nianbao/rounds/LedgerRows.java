package org.nianbao.rounds;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nianbao.message.Messages;
import org.nianbao.template.Field;
import org.nianbao.template.FormYear;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;
import org.nianbao.workbook.CellHyperlink;

/** The rows of the sheets of a ledger, by the names of the values in its template. */
final class LedgerRows {
  /** A cell holds at most 32,767 characters (ECMA-376 part 1, 18.3.1.96). */
  private static final int MAX_PART_LENGTH = 30_000;

  /** What stands before and after a part of a content, which may begin or end with a blank. */
  private static final String END = "|";

  private final Ledger ledger;

  /** The forms of the reports; a correction of another year is not looked up. */
  private final Map<FormYear, Template> templates;

  /** Whether the rows name their forms. */
  private final boolean withForms;

  LedgerRows(Ledger ledger, Map<FormYear, Template> templates) {
    this.ledger = ledger;
    this.withForms = hasOtherForms(ledger);
    this.templates = templates;
  }

  /** Returns whether a ledger has reports of other forms than the usual one. */
  static boolean hasOtherForms(Ledger ledger) {
    String usual = Template.current().form();
    return ledger.entries().stream().anyMatch(entry -> !entry.form().equals(usual));
  }

  private String form(LedgerEntry entry) {
    return withForms ? entry.form() : "";
  }

  /** Returns the rows of a sheet. */
  List<Map<String, Object>> of(LedgerSheet sheet) {
    List<Map<String, Object>> rows = new ArrayList<>();
    switch (sheet.list()) {
      case "versions" -> ledger.entries().forEach(entry -> rows.add(version(entry)));
      case "findings" -> ledger.findings().forEach(finding -> rows.add(finding(finding)));
      case "changes" -> ledger.entries().forEach(entry -> addChanges(entry, rows));
      case "corrections" -> ledger.corrections().forEach(each -> rows.add(correction(each)));
      default -> {
        ledger
            .entries()
            .forEach(entry -> addData((long) entry.number(), LedgerJson.format(entry), rows));
        ledger.accepted().forEach(each -> addData(each.number(), LedgerJson.format(each), rows));
      }
    }
    return rows;
  }

  private Map<String, Object> version(LedgerEntry entry) {
    Map<String, Object> row = new HashMap<>();
    row.put("number", (long) entry.number());
    row.put("unit", entry.unit());
    row.put("year", entry.year() == null ? "" : (long) entry.year());
    row.put(LedgerSheet.FORM, form(entry));
    row.put("file", entry.file());
    row.put("modified", entry.modified());
    row.put("registered", entry.registered());
    row.put("officer", entry.officer());
    row.put("preparedOn", entry.preparedOn());
    row.put("outcome", entry.outcome().word());
    boolean counted = entry.outcome() != LedgerEntry.Outcome.UNREADABLE;
    row.put("errors", counted ? entry.count(Severity.ERROR) : "");
    row.put("warnings", counted ? entry.count(Severity.WARNING) : "");
    row.put("explained", counted ? explainedCount(entry) : "");
    Round round = entry.round();
    row.put("round", round == null ? "" : (long) round.number());
    if (round == null || round.number() == 1) {
      List.of("resolved", "open", "unrequested").forEach(name -> row.put(name, ""));
    } else {
      row.put("resolved", round.resolved());
      row.put("open", round.open());
      row.put("unrequested", (long) round.unrequestedChanges().size());
    }
    row.put(
        "notice",
        entry.notice().isEmpty()
            ? ""
            : new CellHyperlink(
                LedgerWorkbook.address(entry.notice()),
                Messages.CHINESE.format("summary.link"),
                false));
    addTyped(LedgerSheet.VERSIONS, String.valueOf(entry.number()), row);
    return row;
  }

  /** Returns how many findings about a version the unit has explained. */
  private long explainedCount(LedgerEntry entry) {
    return entry.findings().stream()
        .filter(finding -> !finding.isReasonForReturn() && !finding.isCorrected())
        .filter(finding -> !ledger.isAccepted(finding))
        .count();
  }

  private void addTyped(LedgerSheet sheet, String number, Map<String, Object> row) {
    Map<String, String> typed = ledger.typed(sheet, number);
    sheet.typed().forEach(name -> row.put(name, typed.getOrDefault(name, "")));
  }

  private Map<String, Object> finding(TrackedFinding tracked) {
    LedgerFinding finding = tracked.finding();
    LedgerEntry first = tracked.first();
    Map<String, Object> row = new HashMap<>();
    row.put("number", tracked.number());
    row.put("unit", first.unit());
    row.put("year", first.year() == null ? "" : (long) first.year());
    row.put(LedgerSheet.FORM, form(first));
    row.put("round", first.round() == null ? "" : (long) first.round().number());
    row.put("rule", finding.rule());
    row.put("severity", Messages.CHINESE.format("severity." + finding.severity().name()));
    row.put("place", finding.place());
    row.put("message", finding.message());
    row.put("explanation", tracked.isAccepted() ? "" : finding.explanation());
    row.put("state", tracked.state());
    addTyped(LedgerSheet.FINDINGS, tracked.number(), row);
    return row;
  }

  private void addChanges(LedgerEntry entry, List<Map<String, Object>> rows) {
    Round round = entry.round();
    if (round == null) {
      return;
    }
    for (FigureChange change : round.changes()) {
      Map<String, Object> row = new HashMap<>();
      row.put("unit", entry.unit());
      row.put("year", entry.year() == null ? "" : (long) entry.year());
      row.put(LedgerSheet.FORM, form(entry));
      row.put("round", (long) round.number());
      row.put("place", change.place());
      row.put("before", change.before());
      row.put("now", change.now());
      row.put(
          "requested", Messages.CHINESE.format(change.requested() ? "ledger.yes" : "ledger.no"));
      rows.add(row);
    }
  }

  private Map<String, Object> correction(FigureCorrection correction) {
    Map<String, Object> row = new HashMap<>();
    LedgerSheet.CORRECTIONS.values().forEach(name -> row.put(name, ""));
    row.putAll(correction.typed());
    templates.keySet().stream()
        .map(FormYear::year)
        .filter(correction::isOfYear)
        .distinct()
        .forEach(year -> addState(correction, year, row));
    if (correction.hasUnreadableYear()) {
      row.put("state", Messages.CHINESE.format("round.correction.year"));
    }
    return row;
  }

  private void addState(FigureCorrection correction, int year, Map<String, Object> row) {
    Template template = Objects.requireNonNull(ledger.formOf(correction, year, templates));
    Field field = correction.field(template).orElse(null);
    FormYear report = FormYear.of(template, year);
    LedgerEntry last =
        ledger.lastReport(correction.value("unit"), "", report, Integer.MAX_VALUE).orElse(null);
    row.put(
        "reported",
        last == null || field == null ? "" : last.figures().getOrDefault(field.key(), "0"));
    boolean replaced = field != null && ledger.isReplaced(correction, field, year, template);
    String state = replaced ? "round.correction.replaced" : correction.state(last, field);
    row.put("state", Messages.CHINESE.format(state));
  }

  private static void addData(Object number, String content, List<Map<String, Object>> rows) {
    String check = LedgerFile.check(content);
    for (int from = 0, part = 1; from < content.length(); part++) {
      int to = Math.min(content.length(), from + MAX_PART_LENGTH);
      to -= Character.isHighSurrogate(content.charAt(to - 1)) ? 1 : 0;
      Map<String, Object> row = new HashMap<>();
      row.put("number", number);
      row.put("part", (long) part);
      row.put("check", check);
      row.put("content", END + content.substring(from, to) + END);
      rows.add(row);
      from = to;
    }
  }

  /** Returns a part of a content without what stands before and after it. */
  static String withoutEnds(String part) {
    return part.length() >= 2 && part.startsWith(END) && part.endsWith(END)
        ? part.substring(1, part.length() - 1)
        : part;
  }
}
