package org.nianbao.merge;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.jspecify.annotations.Nullable;
import org.jxls.transform.poi.WritableHyperlink;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.merge.Receipt.Status;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.report.Checked;
import org.nianbao.report.DiscrepancyRow;
import org.nianbao.report.FormData;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/** What a merge puts into the output sheets, by the names in the template's expressions. */
final class MergedData {
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /** How the chart of units names its figure: {@code $[${u.cells.get("requests.received.total")}]}. */
  private static final Pattern CHARTED = Pattern.compile("u\\.cells\\.get\\(\"([^\"]+)\"\\)");

  /** A chart with more bars than this says nothing. */
  private static final int MOST_BARS = 20;

  private final Merged merged;
  private final Messages messages;
  private final Template template;
  private final List<Receipt> units;
  private final Address firstFigure;
  private final List<Map<String, Object>> discrepancies = new ArrayList<>();

  /**
   * Takes on a merge.
   *
   * @param firstFigure the cell of the first unit's first figure on the detail sheet
   * @param firstUnit the cell of the first unit's name there
   */
  MergedData(Merged merged, Messages messages, Address firstFigure, Address firstUnit) {
    this.merged = merged;
    this.messages = messages;
    this.template = merged.total().template();
    this.units = merged.reception().of(Status.RECEIVED);
    this.firstFigure = firstFigure;
    addDiscrepancies(merged.own(), merged.total().unit(), "", null);
    if (merged.reported() != null) {
      String file = fileName(merged.reported().file());
      addDiscrepancies(merged.reported(), merged.total().unit(), file, null);
    }
    for (int unit = 0; unit < units.size(); unit++) {
      Address row = new Address(firstUnit.row() + unit, firstUnit.column());
      Receipt receipt = units.get(unit);
      Checked checked = Objects.requireNonNull(receipt.checked());
      addDiscrepancies(checked, receipt.unitName(), fileName(receipt.file()), row);
    }
  }

  boolean hasDiscrepancies() {
    return !discrepancies.isEmpty();
  }

  /** How many units the chart of units shows. */
  int chartUnits() {
    return Math.min(MOST_BARS, units.size());
  }

  /** The cells of the detail sheet that hold a figure of all units: {@code F7:F18}. */
  String columnRange(Field field) {
    int column = firstFigure.column() + template.figures().indexOf(field);
    Address first = new Address(firstFigure.row(), column);
    return first + ":" + new Address(firstFigure.row() + units.size() - 1, column);
  }

  Map<String, Object> values() {
    Map<String, Object> values = FormData.of(merged.total());
    values.put("merge", merge());
    values.put("figures", template.figures().stream().map(this::figure).toList());
    values.put("units", unitRows());
    values.put("status", Map.of("summary", say(MergedSentences.reception(merged))));
    values.put("statuses", statuses());
    values.put("discrepancies", discrepancies);
    values.put("yearly", Map.of("note", say(MergedSentences.lastYear(merged))));
    values.put("changes", changes());
    values.put("chartUnits", chartRows());
    return values;
  }

  private String say(Message message) {
    return messages.say(message);
  }

  private Map<String, Object> merge() {
    Map<String, Object> values = new HashMap<>();
    values.put("heading", say(MergedSentences.heading(merged)));
    values.put("note", say(MergedSentences.sources(merged)));
    values.put("discrepancySummary", say(MergedSentences.discrepancies(merged)));
    return values;
  }

  private Map<String, Object> figure(Field field) {
    Map<String, Object> values = new HashMap<>(labels(field));
    values.put("key", field.key());
    values.put("range", columnRange(field));
    return values;
  }

  /** Table, row and column of a figure; where a label says little by itself, with the one before. */
  private static Map<String, Object> labels(Field field) {
    List<String> rows = field.rowLabels();
    List<String> columns = field.columnLabels();
    String column = columns.isEmpty() ? "" : columns.get(columns.size() - 1);
    String row;
    if (rows.isEmpty()) {
      row = columns.size() > 1 ? columns.get(columns.size() - 2) : "";
    } else if (rows.size() > 2) {
      row = rows.get(rows.size() - 2) + "　" + rows.get(rows.size() - 1);
    } else {
      row = rows.get(rows.size() - 1);
    }
    return Map.of("table", field.sheet(), "row", row, "column", column);
  }

  private List<Map<String, Object>> unitRows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Receipt receipt : units) {
      Submission submission = Reception.submission(receipt);
      Map<String, Object> figures = new HashMap<>();
      for (Field field : template.figures()) {
        figures.put(field.key(), FormData.figure(submission, field));
      }
      Map<String, Object> row = new HashMap<>();
      row.put("number", rows.size() + 1);
      row.put("name", receipt.unitName());
      row.put("level", level(receipt));
      row.put("preparedOn", date(submission));
      row.put("file", fileName(receipt.file()));
      row.put("figures", figures);
      rows.add(row);
    }
    return rows;
  }

  private static String level(Receipt receipt) {
    String listed = receipt.knownUnit().level();
    return listed.isEmpty() ? Reception.submission(receipt).text(Template.LEVEL) : listed;
  }

  private static @Nullable Object date(@Nullable Submission submission) {
    String text = submission == null ? "" : submission.text(Template.PREPARED_ON);
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return text;
    }
  }

  private static String fileName(String file) {
    return file.isEmpty() ? "" : String.valueOf(Path.of(file).getFileName());
  }

  private List<Map<String, Object>> statuses() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Receipt receipt : merged.reception().receipts()) {
      Roster.Unit unit = receipt.unit();
      Checked checked = receipt.checked();
      Submission submission = checked == null ? null : checked.submission();
      FileTime modified = receipt.modified();
      Map<String, Object> row = new HashMap<>();
      row.put("number", rows.size() + 1);
      row.put("unit", receipt.unitName());
      row.put("code", unit == null ? "" : unit.code());
      row.put("level", unit == null ? "" : unit.level());
      row.put("contact", unit == null ? "" : unit.contact());
      row.put("phone", unit == null ? "" : unit.phone());
      row.put("status", receipt.status().word());
      row.put("merged", receipt.merged() ? "是" : "否");
      row.put("file", fileName(receipt.file()));
      row.put("preparedOn", date(submission));
      row.put(
          "modified",
          modified == null
              ? ""
              : MINUTES.format(modified.toInstant().atZone(ZoneId.systemDefault())));
      row.put("errors", count(checked, Severity.ERROR));
      row.put("warnings", count(checked, Severity.WARNING));
      row.put("notices", count(checked, Severity.NOTICE));
      row.put("note", receipt.note() == null ? "" : say(receipt.note()));
      rows.add(row);
    }
    return rows;
  }

  private static @Nullable Long count(@Nullable Checked checked, Severity severity) {
    return checked == null || checked.submission() == null ? null : checked.count(severity);
  }

  private void addDiscrepancies(
      Checked checked, String unit, String file, @Nullable Address row) {
    for (Discrepancy discrepancy : checked.discrepancies()) {
      Map<String, Object> values =
          new HashMap<>(
              DiscrepancyRow.of(
                  discrepancies.size() + 1, discrepancy, checked.submission(), messages));
      values.put("unit", unit);
      values.put("file", file);
      values.put("link", row == null ? linkToSum(discrepancy) : link(row));
      discrepancies.add(values);
    }
  }

  /** What is about the sums leads to their cell. */
  private Object linkToSum(Discrepancy discrepancy) {
    Field field = discrepancy.field() == null ? null : template.field(discrepancy.field());
    return field == null
        ? ""
        : new WritableHyperlink(
            MergedWriter.reference(field.sheet(), field.address()),
            messages.say("merge.linkToSum"),
            HyperlinkType.DOCUMENT);
  }

  private WritableHyperlink link(Address row) {
    return new WritableHyperlink(
        "'" + Template.DETAIL_SHEET + "'!" + row,
        messages.say("merge.link", row.row() + 1),
        HyperlinkType.DOCUMENT);
  }

  /** The figures that are not 0 in both years. */
  private List<Map<String, Object>> changes() {
    List<Map<String, Object>> rows = new ArrayList<>();
    if (merged.lastYear().isEmpty()) {
      return rows;
    }
    Map<String, BigDecimal> before = DistrictTotals.of(template, merged.lastYear());
    int line = TemplateCells.cellOf(template, Template.CHANGES_SHEET, "${c.table}").row() + 1;
    for (Field field : template.figures()) {
      Field last = template.field(Field.previousKey(field.key()));
      BigDecimal then = before.get(field.key());
      BigDecimal now = Objects.requireNonNull(merged.total().value(field.key()));
      if (last != null && then != null && (now.signum() != 0 || then.signum() != 0)) {
        Map<String, Object> row = new HashMap<>(labels(field));
        row.put("now", MergedWriter.reference(field.sheet(), field.address()));
        boolean held = merged.total().value(last.key()) != null;
        row.put(
            "last",
            held
                ? MergedWriter.reference(last.sheet(), last.address())
                : then.toPlainString());
        row.put("line", line + rows.size());
        rows.add(row);
      }
    }
    return rows;
  }

  /** The units with the most of what the chart shows: its figure is named in the template. */
  private List<Map<String, Object>> chartRows() {
    String key = TemplateCells.wordIn(template, Template.CHART_SHEET, CHARTED);
    List<Integer> order = new ArrayList<>();
    for (int unit = 0; unit < units.size(); unit++) {
      order.add(unit);
    }
    order.sort(Comparator.comparing((Integer unit) -> value(unit, key)).reversed());
    return order.stream().limit(MOST_BARS).map(this::chartRow).toList();
  }

  private BigDecimal value(int unit, String key) {
    BigDecimal value = Reception.submission(units.get(unit)).value(key);
    return Objects.requireNonNullElse(value, BigDecimal.ZERO);
  }

  private Map<String, Object> chartRow(int unit) {
    Map<String, Object> cells = new HashMap<>();
    int column = firstFigure.column();
    for (Field field : template.figures()) {
      Address at = new Address(firstFigure.row() + unit, column++);
      cells.put(field.key(), MergedWriter.reference(Template.DETAIL_SHEET, at));
    }
    return Map.of("name", units.get(unit).unitName(), "cells", cells);
  }
}
