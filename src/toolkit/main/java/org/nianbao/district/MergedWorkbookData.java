package org.nianbao.district;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Figure;
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.jxls.StreamedSheet;
import org.nianbao.merge.DistrictReport;
import org.nianbao.merge.DistrictTotals;
import org.nianbao.merge.MergeSentences;
import org.nianbao.merge.Receipts;
import org.nianbao.merge.Receipts.Receipt;
import org.nianbao.merge.Reception;
import org.nianbao.merge.ReceptionEntry;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.roster.Roster;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;
import org.nianbao.workbook.CellHyperlink;
import org.nianbao.workbook.DiscrepancyRow;
import org.nianbao.workbook.FieldSeverities;
import org.nianbao.workbook.FormValues;
import org.nianbao.workbook.HighlightedValue;
import org.nianbao.workbook.SuggestionColumn;

/**
 * The values that a merge fills into the output sheets, by their names in the template's
 * expressions.
 */
final class MergedWorkbookData {
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /**
   * The expression that selects the figure of the chart of units: {@code
   * $[${u.cells.get("requests.received.total")}]}.
   */
  private static final Pattern CHARTED_FIGURE =
      Pattern.compile("u\\.cells\\.get\\(\"([^\"]+)\"\\)");

  /** A chart with more bars is not legible. */
  private static final int MAX_BARS = 20;

  /** The names of the values in a row of 汇总明细 (except the figures), of 报送情况, and of 差异表. */
  private static final List<String> UNIT_VALUES =
      List.of("number", "name", "level", "preparedOn", "file");

  private static final List<String> STATUS_VALUES =
      List.of(
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
          "note");

  /** The parts of the narrative by the names of their columns: the last segments of their keys. */
  private static final List<String> TEXT_VALUES =
      List.of(
          "number",
          "unit",
          "disclosure",
          "requests",
          "management",
          "platform",
          "supervision",
          "problems",
          "other");

  private static final List<String> DISCREPANCY_VALUES =
      List.of(
          "number",
          "unit",
          "file",
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

  private final DistrictReport merged;
  private final Messages messages;
  private final Template template;
  private final List<ReceptionEntry> units;
  private final boolean hasCategories;
  private final Address firstFigure;
  private final Address firstUnit;

  /** The index of each figure among all figures. */
  private final Map<Field, Integer> columns = new HashMap<>();

  private final StreamedSheet detail;
  private final StreamedSheet statuses;

  /** The cells of the units' names on the sheet 报送情况. */
  private final List<Address> statusCells;

  private final StreamedSheet discrepancies;
  private final long discrepancyCount;

  /** Null if the template has no such sheet. */
  private final @Nullable StreamedSheet texts;

  /** Null if the template has no such sheet, or not all figures for it. */
  private final @Nullable StreamedSheet rates;

  /** The columns of the values of {@link #rates}. */
  private final Map<String, Integer> rateColumns = new HashMap<>();

  /**
   * Creates the values of a merge.
   *
   * @param firstFigure the cell of the first unit's first figure on the detail sheet
   * @param firstUnit the cell of the first unit's name there
   */
  MergedWorkbookData(
      DistrictReport merged, Messages messages, Address firstFigure, Address firstUnit) {
    this.merged = merged;
    this.messages = messages;
    this.template = merged.total().template();
    this.units = merged.reception().of(Status.RECEIVED);
    this.hasCategories = hasCategories();
    this.firstFigure = firstFigure;
    this.firstUnit = firstUnit;
    template.figures().forEach(field -> columns.put(field, columns.size()));
    this.detail =
        new StreamedSheet(
                Template.DETAIL_SHEET,
                firstFigure.row(),
                units.size(),
                () -> numbered(IntStream.range(0, units.size()).mapToObj(this::unitRow)))
            .withFixedHeight();
    List<ReceptionEntry> entries = merged.reception().entries();
    Address firstStatus = ExpressionCellFinder.cellOf(template, Template.STATUS_SHEET, "${s.unit}");
    this.statusCells =
        IntStream.range(0, entries.size())
            .filter(index -> entries.get(index).isMerged())
            .mapToObj(index -> new Address(firstStatus.row() + index, firstStatus.column()))
            .toList();
    this.statuses =
        new StreamedSheet(
            Template.STATUS_SHEET,
            firstStatus.row(),
            entries.size(),
            () -> numbered(entries.stream().map(this::statusRow)));
    this.discrepancyCount = MergeSentences.counts(merged).discrepancies().total();
    this.discrepancies =
        new StreamedSheet(
            Template.DISCREPANCY_SHEET,
            ExpressionCellFinder.cellOf(template, Template.ALL_DISCREPANCIES_SHEET, "${d.number}")
                .row(),
            (int) Math.min(discrepancyCount, MergeSentences.MAX_ROWS),
            () -> numbered(discrepancyRows()));
    this.texts = template.hasSheet(Template.TEXTS_SHEET) ? texts() : null;
    boolean hasRates = template.hasSheet(Template.RATES_SHEET) && RateRows.hasFigures(template);
    this.rates = hasRates ? rates() : null;
  }

  private StreamedSheet texts() {
    return new StreamedSheet(
        Template.TEXTS_SHEET,
        ExpressionCellFinder.cellOf(template, Template.TEXTS_SHEET, "${t.number}").row(),
        units.size(),
        () -> numbered(units.stream().map(this::textRow)));
  }

  private Map<String, Object> textRow(ReceptionEntry entry) {
    Submission submission = Reception.submission(entry);
    Map<String, Object> row = new HashMap<>();
    row.put("unit", entry.unitName());
    for (Field field : template.narratives()) {
      row.put(lastSegment(field.key()), submission.text(field.key()));
    }
    return row;
  }

  private static String lastSegment(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  private StreamedSheet rates() {
    rateColumns.putAll(ExpressionCellFinder.columns(template, Template.RATES_SHEET, "r"));
    int first = ExpressionCellFinder.cellOf(template, Template.RATES_SHEET, "${r.number}").row();
    RateRows rows = new RateRows(units, first, rateColumns, this::figureCells, messages);
    return new StreamedSheet(Template.RATES_SHEET, first, rows.size(), () -> rows.rows().iterator())
        .withFixedHeight();
  }

  /** Returns the cells of a unit's figures on the sheet 汇总明细, by their keys. */
  private Function<String, String> figureCells(int unit) {
    String row = "$" + (firstFigure.row() + unit + 1);
    return key -> Template.DETAIL_SHEET + "!$" + Address.columnName(columnOf(key)) + row;
  }

  private int columnOf(String key) {
    return firstFigure.column()
        + columns.getOrDefault(Objects.requireNonNull(template.field(key), key), 0);
  }

  private static Iterator<Map<String, Object>> numbered(Stream<Map<String, Object>> rows) {
    AtomicInteger number = new AtomicInteger();
    return rows.peek(row -> row.put("number", number.incrementAndGet())).iterator();
  }

  /** Returns the sheets with a row for each unit, file or discrepancy. */
  List<StreamedSheet> longSheets() {
    return Stream.of(detail, statuses, hasDiscrepancies() ? discrepancies : null, texts, rates)
        .filter(Objects::nonNull)
        .toList();
  }

  boolean hasRates() {
    return rates != null;
  }

  boolean hasDiscrepancies() {
    return discrepancyCount > 0;
  }

  /** Returns how many units the chart of units shows. */
  int chartUnits() {
    return Math.min(MAX_BARS, units.size());
  }

  /**
   * Returns the cells of the detail sheet that hold a figure of all units, as seen from the row of
   * totals: down to the row above it, also if rows are inserted there.
   */
  private String columnRange(Field field) {
    String column = Address.columnName(columnOf(field.key()));
    return column + (firstFigure.row() + 1) + ":INDEX(" + column + ":" + column + ",ROW()-1)";
  }

  /** Returns the cell of the detail sheet that holds the first unit's figure. */
  Address firstCell(Field field) {
    return new Address(firstFigure.row(), columnOf(field.key()));
  }

  /** Returns how many figures of the units are texts on the detail sheet, which add nothing. */
  long textFigures() {
    return units.stream()
        .filter(
            entry -> Objects.requireNonNull(entry.checked()).status() != ValidationResult.Status.OK)
        .map(entry -> Reception.submission(entry).expanded().withTotalsOfReadableParts())
        .flatMap(added -> template.figures().stream().map(field -> FormValues.figure(added, field)))
        .filter(String.class::isInstance)
        .count();
  }

  /** Returns the cell of the detail sheet that holds the total of a figure. */
  Address total(Field field) {
    return new Address(firstFigure.row() + units.size(), columnOf(field.key()));
  }

  Map<String, Object> values() {
    Map<String, Object> values = FormValues.of(merged.total());
    values.put("merge", merge());
    values.put("figures", template.figures().stream().map(this::figure).toList());
    values.put("units", unitPlaceholders());
    values.put("status", Map.of("summary", say(MergeSentences.reception(merged))));
    values.put("statuses", statuses.placeholders(STATUS_VALUES));
    values.put("discrepancies", discrepancies.placeholders(DISCREPANCY_VALUES));
    if (texts != null) {
      values.put("texts", texts.placeholders(TEXT_VALUES));
    }
    if (rates != null) {
      values.put("rates", rates.placeholders(List.copyOf(rateColumns.keySet())));
    }
    values.put("yearly", Map.of("note", say(MergeSentences.lastYear(merged))));
    values.put("changes", changes());
    values.put("chartUnits", chartRows());
    return values;
  }

  private String say(Message message) {
    return messages.format(message);
  }

  private Map<String, Object> merge() {
    Map<String, Object> values = new HashMap<>();
    values.put("heading", say(MergeSentences.heading(merged)));
    values.put("note", say(MergeSentences.sources(merged)));
    values.put("unitClass", say(Message.of(hasCategories ? "merge.category" : "merge.level")));
    values.put("discrepancySummary", say(MergeSentences.discrepancies(merged)));
    return values;
  }

  private Map<String, Object> figure(Field field) {
    Map<String, Object> values = new HashMap<>(labels(field));
    values.put("key", field.key());
    values.put("range", columnRange(field));
    return values;
  }

  /** Returns the formula of a weighted mean; empty if the figure is none. */
  String meanFormula(Field field) {
    Field weight = template.field(String.valueOf(template.aggregation(field).weight()));
    if (weight == null) {
      return "";
    }
    String weights = columnRange(weight);
    return "IF(SUM("
        + weights
        + ")=0,0,ROUND(SUMPRODUCT("
        + columnRange(field)
        + ","
        + weights
        + ")/SUM("
        + weights
        + "),"
        + DistrictTotals.DECIMALS_OF_MEAN
        + "))";
  }

  /**
   * Returns the table, row and column of a figure. A label that is too short is preceded by the
   * label before it.
   */
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

  /** Returns the placeholders of a unit's row: the figures by their keys, and the other values. */
  private List<Map<String, Object>> unitPlaceholders() {
    List<String> names = new ArrayList<>(UNIT_VALUES);
    template.figures().forEach(field -> names.add(field.key()));
    List<Map<String, Object>> rows = detail.placeholders(names);
    rows.forEach(row -> row.put("figures", new HashMap<>(row)));
    return rows;
  }

  private Map<String, Object> unitRow(int unit) {
    ReceptionEntry entry = units.get(unit);
    ValidationResult checked = Objects.requireNonNull(entry.checked());
    Submission submission = Reception.submission(entry).expanded();
    Submission added = submission.withTotalsOfReadableParts();
    Map<String, Severity> gravest = gravest(checked, submission);
    Map<String, Object> row = new HashMap<>();
    for (Field field : template.figures()) {
      Severity severity = gravest.getOrDefault(field.key(), severityOfMissing(submission, field));
      Object figure = FormValues.figure(added, field);
      row.put(field.key(), severity == null ? figure : new HighlightedValue(figure, severity));
    }
    row.put("name", link(Template.STATUS_SHEET, statusCells.get(unit), entry.unitName()));
    row.put("level", unitClass(entry));
    row.put("preparedOn", date(submission));
    row.put("file", fileName(entry.file()));
    return row;
  }

  /** Returns the severity of a missing figure or an incomplete total; null for any other figure. */
  private static @Nullable Severity severityOfMissing(Submission submission, Field field) {
    Figure figure = submission.figure(field.key());
    if (figure == null) {
      return null;
    }
    return figure.isOmittedFromTotals()
        ? Severity.ERROR
        : figure.isUnknownTotal() ? Severity.WARNING : null;
  }

  /** Returns the gravest severity of each figure of a unit that has errors or warnings. */
  private static Map<String, Severity> gravest(ValidationResult checked, Submission submission) {
    if (checked.status() == ValidationResult.Status.OK) {
      return Map.of();
    }
    FieldSeverities severities = new FieldSeverities(submission);
    for (Discrepancy discrepancy : checked.discrepancies()) {
      if (discrepancy.isReasonForReturn()) {
        severities.addCells(discrepancy);
      }
    }
    return severities.highest();
  }

  /** Returns whether the roster has classes of units of its own. */
  private boolean hasCategories() {
    return units.stream().anyMatch(entry -> !entry.knownUnit().category().isEmpty());
  }

  /** Returns the class of a unit: as the roster lists it, else its level. */
  private String unitClass(ReceptionEntry entry) {
    return hasCategories ? entry.knownUnit().category() : level(entry);
  }

  /**
   * Returns the submissions of each class of units; empty if all units are of one class. Those of
   * no class come last, under an empty name.
   */
  Map<String, List<Submission>> unitClasses() {
    Map<String, List<Submission>> classes = new LinkedHashMap<>();
    for (ReceptionEntry entry : units) {
      classes
          .computeIfAbsent(unitClass(entry), name -> new ArrayList<>())
          .add(Reception.submission(entry));
    }
    List<Submission> others = classes.remove("");
    if (others != null && !classes.isEmpty()) {
      classes.put("", others);
    }
    return classes.size() > 1 ? classes : Map.of();
  }

  private static String level(ReceptionEntry entry) {
    String rosterLevel = entry.knownUnit().level();
    return rosterLevel.isEmpty() ? Reception.submission(entry).text(Template.LEVEL) : rosterLevel;
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
    return Submission.fileName(file);
  }

  private Map<String, Object> statusRow(ReceptionEntry entry) {
    Roster.Unit unit = entry.unit();
    ValidationResult checked = entry.checked();
    Submission submission = checked == null ? null : checked.submission();
    Instant modified = entry.modified();
    Map<String, Object> row = new HashMap<>();
    row.put("unit", entry.unitName());
    row.put("code", unit == null ? "" : unit.code());
    row.put("level", unit == null ? "" : unit.level());
    row.put("contact", unit == null ? "" : unit.contact());
    row.put("phone", unit == null ? "" : unit.phone());
    row.put("status", entry.status().word());
    row.put("merged", entry.isMerged() ? "是" : "否");
    row.put("file", fileName(entry.file()));
    row.put("preparedOn", date(submission));
    row.put(
        "modified",
        modified == null ? "" : MINUTES.format(modified.atZone(ZoneId.systemDefault())));
    row.put("errors", count(checked, Severity.ERROR));
    row.put("warnings", count(checked, Severity.WARNING));
    row.put(
        "explained",
        submission == null ? null : Objects.requireNonNull(checked).counts().explained());
    row.put("notices", count(checked, Severity.NOTICE));
    row.put("note", entry.note() == null ? "" : say(entry.note()));
    addReceipt(entry, row);
    return row;
  }

  /** Adds when the unit of an entry reported, as far as the ledger says it. */
  private void addReceipt(ReceptionEntry entry, Map<String, Object> row) {
    Receipts receipts = merged.receipts();
    Integer year = merged.total().year();
    Receipt receipt =
        receipts == null || year == null || !entry.ofUnit()
            ? null
            : receipts
                .receipt(entry.unitName(), entry.unit() == null ? "" : entry.unit().code(), year)
                .orElse(null);
    row.put("rounds", receipt == null ? null : (long) receipt.versions());
    row.put("firstReceived", receipt == null ? "" : receipt.first().toString());
    row.put("lastReceived", receipt == null ? "" : receipt.last().toString());
    row.put("late", receipt == null ? "" : receipt.punctuality().word());
  }

  private static @Nullable Long count(@Nullable ValidationResult checked, Severity severity) {
    return checked == null || checked.submission() == null ? null : checked.count(severity);
  }

  /**
   * Returns the discrepancies of the sums, then of the typed report, then of the units in their
   * order.
   */
  private Stream<Map<String, Object>> discrepancyRows() {
    String district = merged.total().unit();
    Stream<Map<String, Object>> own = rows(merged.checkedTotal(), district, "", null);
    ValidationResult typed = merged.reported();
    Stream<Map<String, Object>> reported =
        typed == null ? Stream.of() : rows(typed, district, fileName(typed.file()), null);
    Stream<Map<String, Object>> ofUnits =
        IntStream.range(0, units.size()).boxed().flatMap(this::rowsOfUnit);
    return Stream.of(own, reported, ofUnits).flatMap(each -> each);
  }

  private Stream<Map<String, Object>> rowsOfUnit(int unit) {
    ReceptionEntry entry = units.get(unit);
    ValidationResult checked = Objects.requireNonNull(entry.checked());
    Address row = new Address(firstUnit.row() + unit, firstUnit.column());
    return rows(checked, entry.unitName(), fileName(entry.file()), row);
  }

  private Stream<Map<String, Object>> rows(
      ValidationResult checked, String unit, String file, @Nullable Address row) {
    SuggestionColumn suggestions = new SuggestionColumn(checked.faults(), messages);
    return checked.discrepancies().stream()
        .map(
            discrepancy -> {
              Map<String, Object> values =
                  new HashMap<>(
                      DiscrepancyRow.values(
                          0, discrepancy, checked.submission(), suggestions, messages));
              values.put("unit", unit);
              values.put("file", file);
              values.put("link", row == null ? linkToSum(discrepancy) : linkToUnit(row));
              return values;
            });
  }

  /** Returns a link from a discrepancy of the sums to the cell of the sum. */
  private Object linkToSum(Discrepancy discrepancy) {
    Field field = discrepancy.field() == null ? null : template.field(discrepancy.field());
    return field == null
        ? ""
        : link(field.sheet(), field.address(), messages.format("merge.linkToSum"));
  }

  private CellHyperlink linkToUnit(Address row) {
    return link(Template.DETAIL_SHEET, row, messages.format("merge.link", row.row() + 1));
  }

  private static CellHyperlink link(String sheet, Address cell, String title) {
    return new CellHyperlink(MergedWorkbookWriter.reference(sheet, cell), title, true);
  }

  /** Returns the figures that are not 0 in both years. */
  private List<Map<String, Object>> changes() {
    List<Map<String, Object>> rows = new ArrayList<>();
    if (merged.lastYear().isEmpty() || !template.hasSheet(Template.CHANGES_SHEET)) {
      return rows;
    }
    // last year's form may be of another edition, without some of the figures
    Template lastTemplate = merged.lastYear().get(0).template();
    Map<String, BigDecimal> lastTotals = DistrictTotals.of(lastTemplate, merged.lastYear());
    int line =
        ExpressionCellFinder.cellOf(template, Template.CHANGES_SHEET, "${c.table}").row() + 1;
    for (Field field : template.figures()) {
      Field last = template.field(Field.previousKey(field.key()));
      BigDecimal lastTotal = lastTotals.get(field.key());
      BigDecimal total = merged.total().value(field.key());
      if (last != null
          && total != null
          && lastTotal != null
          && (total.signum() != 0 || lastTotal.signum() != 0)) {
        Map<String, Object> row = new HashMap<>(labels(field));
        row.put("now", MergedWorkbookWriter.reference(field.sheet(), field.address()));
        boolean inLastColumn = merged.total().value(last.key()) != null;
        row.put(
            "last",
            inLastColumn
                ? MergedWorkbookWriter.reference(last.sheet(), last.address())
                : lastTotal.toPlainString());
        row.put("line", line + rows.size());
        rows.add(row);
      }
    }
    return rows;
  }

  /** Returns the figure that the chart of units shows. The template names it. */
  private Field chartedFigure() {
    String key = ExpressionCellFinder.groupIn(template, Template.CHART_SHEET, CHARTED_FIGURE);
    return Objects.requireNonNull(template.field(key), key);
  }

  /** Returns the units with the largest values of the figure in the chart. */
  private List<Map<String, Object>> chartRows() {
    return template.hasSheet(Template.CHART_SHEET)
        ? largestUnits().stream().map(this::chartRow).toList()
        : List.of();
  }

  private List<Integer> largestUnits() {
    Field figure = chartedFigure();
    List<BigDecimal> values = units.stream().map(entry -> value(entry, figure)).toList();
    return IntStream.range(0, units.size())
        .boxed()
        .sorted(Comparator.comparing((Integer unit) -> values.get(unit)).reversed())
        .limit(MAX_BARS)
        .toList();
  }

  private static BigDecimal value(ReceptionEntry entry, Field field) {
    BigDecimal value = Reception.submission(entry).value(field.key());
    return Objects.requireNonNullElse(value, BigDecimal.ZERO);
  }

  private Map<String, Object> chartRow(int unit) {
    return Map.of(
        "name",
        units.get(unit).unitName(),
        "cells",
        Map.of(chartedFigure().key(), chartReference(unit)));
  }

  private String chartReference(int unit) {
    int column = firstFigure.column() + columns.getOrDefault(chartedFigure(), 0);
    return MergedWorkbookWriter.reference(
        Template.DETAIL_SHEET, new Address(firstFigure.row() + unit, column));
  }

  /**
   * Returns the results of the formulas in the chart's rows, as the cells they refer to are not in
   * memory.
   */
  Map<String, Object> chartValues() {
    Map<String, Object> values = new HashMap<>();
    for (int unit : largestUnits()) {
      Object figure = FormValues.figure(Reception.submission(units.get(unit)), chartedFigure());
      values.put(chartReference(unit), figure == null ? BigDecimal.ZERO : figure);
    }
    return values;
  }
}
