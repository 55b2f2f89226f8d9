package org.nianbao.merge;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Figure;
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.merge.Receipts.Receipt;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.roster.Roster;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;
import org.nianbao.workbook.CellFormula;
import org.nianbao.workbook.CellHyperlink;
import org.nianbao.workbook.DiscrepancyRow;
import org.nianbao.workbook.FieldSeverities;
import org.nianbao.workbook.FormValues;
import org.nianbao.workbook.HighlightedValue;
import org.nianbao.workbook.ListRows;
import org.nianbao.workbook.SuggestionColumn;

/** The values of a district's workbook, by their names in the template's expressions. */
public final class MergedWorkbookData {
  /** A chart with more bars is not legible. */
  private static final int MAX_BARS = 20;

  private static final int LENGTH_OF_MINUTES = "2024-01-31T08:30".length();

  private final DistrictReport merged;
  private final Messages messages;
  private final ZoneId zone;
  private final Template template;
  private final DistrictLayout layout;
  private final List<ReceptionEntry> units;
  private final boolean hasCategories;

  /** The cells of the units' names on the sheet 报送情况. */
  private final List<Address> statusCells;

  private final long discrepancyCount;

  /**
   * Collects the values of a merge.
   *
   * @param messages the language of its sentences
   * @param zone the time zone in which the times of files are shown
   * @throws IllegalArgumentException if the template lacks a place for them
   */
  public MergedWorkbookData(DistrictReport merged, Messages messages, ZoneId zone) {
    this.merged = merged;
    this.messages = messages;
    this.zone = zone;
    this.template = merged.total().template();
    this.layout = new DistrictLayout(template);
    this.units = merged.reception().of(Status.RECEIVED);
    this.hasCategories = hasCategories();
    List<ReceptionEntry> entries = merged.reception().entries();
    Address firstStatus = layout.firstStatus();
    this.statusCells =
        IntStream.range(0, entries.size())
            .filter(index -> entries.get(index).isMerged())
            .mapToObj(index -> new Address(firstStatus.row() + index, firstStatus.column()))
            .toList();
    this.discrepancyCount = MergeSentences.counts(merged).discrepancies().total();
  }

  /** Returns the places of the values. */
  public DistrictLayout layout() {
    return layout;
  }

  /** Returns the rows of a list; none if there is no list of this name. */
  @SuppressWarnings("exports") // only the toolkit calls it
  public ListRows rows(String list) {
    List<ReceptionEntry> entries = merged.reception().entries();
    return switch (list) {
      case DistrictLayout.UNITS ->
          numbered(units.size(), () -> IntStream.range(0, units.size()).mapToObj(this::unitRow));
      case DistrictLayout.STATUSES ->
          numbered(entries.size(), () -> entries.stream().map(this::statusRow));
      case DistrictLayout.DISCREPANCIES -> numbered(discrepancyCount, this::discrepancyRows);
      case DistrictLayout.TEXTS -> numbered(units.size(), () -> units.stream().map(this::textRow));
      case DistrictLayout.RATES -> rates();
      case DistrictLayout.TOTALS -> ListRows.of(List.of(new HashMap<>(merged.total().values())));
      case DistrictLayout.SUBTOTALS -> ListRows.of(new ClassSubtotals(template, this).rows());
      case DistrictLayout.CHANGES -> ListRows.of(changes());
      case DistrictLayout.CHART_UNITS -> ListRows.of(chartRows());
      default -> ListRows.of(List.of());
    };
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

  private ListRows rates() {
    if (!layout.hasRates()) {
      return ListRows.of(List.of());
    }
    int first = Objects.requireNonNull(layout.lists().get(DistrictLayout.RATES), "rates").row();
    RateRows rows = new RateRows(units, first, layout.rateColumns(), this::figureCells, messages);
    return new ListRows(
        Math.min(rows.size(), MergeSentences.MAX_ROWS), () -> rows.rows().iterator());
  }

  /** Returns the cells of a unit's figures on the sheet 汇总明细, by their keys. */
  private Function<String, String> figureCells(int unit) {
    String row = "$" + (layout.firstFigure().row() + unit + 1);
    return key -> Template.DETAIL_SHEET + "!$" + Address.columnName(layout.columnOf(key)) + row;
  }

  /** Numbers rows, and leaves out those that no sheet has room for. */
  private static ListRows numbered(long count, Supplier<Stream<Map<String, Object>>> rows) {
    int shown = (int) Math.min(count, MergeSentences.MAX_ROWS);
    return new ListRows(
        shown,
        () -> {
          AtomicInteger number = new AtomicInteger();
          return rows.get()
              .limit(shown)
              .peek(row -> row.put("number", number.incrementAndGet()))
              .iterator();
        });
  }

  /** Returns how many units are added up. */
  public int unitCount() {
    return units.size();
  }

  /** Returns whether there is a discrepancy of a unit or of the district. */
  public boolean hasDiscrepancies() {
    return discrepancyCount > 0;
  }

  /** Returns how many units the chart of units shows. */
  public int chartUnits() {
    return Math.min(MAX_BARS, units.size());
  }

  /** Returns how many figures of the units are texts on 汇总明细, which add nothing. */
  long textFigures() {
    return units.stream()
        .filter(
            entry -> Objects.requireNonNull(entry.checked()).status() != ValidationResult.Status.OK)
        .map(entry -> Reception.submission(entry).expanded().withTotalsOfReadableParts())
        .flatMap(added -> template.figures().stream().map(field -> FormValues.figure(added, field)))
        .filter(String.class::isInstance)
        .count();
  }

  /** Returns how many figures of the units are texts on 汇总明细, as a sentence; empty if none is. */
  public String textFiguresSentence() {
    long count = textFigures();
    return count == 0 ? "" : messages.format(DistrictLayout.TEXT_FIGURES, count);
  }

  /** Returns the values outside the lists, as nested maps. */
  public Map<String, Object> values() {
    Map<String, Object> values = FormValues.of(merged.total());
    texts().forEach((name, text) -> FormValues.putNested(values, name, text));
    return values;
  }

  String say(String key) {
    return messages.format(key);
  }

  private String say(Message message) {
    return messages.format(message);
  }

  /** Returns the texts of headings and notes, by their names in the template's expressions. */
  Map<String, String> texts() {
    Map<String, String> texts = new HashMap<>();
    texts.put("merge.heading", say(MergeSentences.heading(merged)));
    texts.put("merge.note", say(MergeSentences.sources(merged)));
    texts.put("merge.unitClass", say(hasCategories ? "merge.category" : "merge.level"));
    texts.put("merge.discrepancySummary", say(MergeSentences.discrepancies(merged)));
    texts.put("status.summary", say(MergeSentences.reception(merged)));
    texts.put("yearly.note", say(MergeSentences.lastYear(merged)));
    texts.put(DistrictLayout.TEXT_FIGURES, textFiguresSentence());
    return texts;
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
    row.put("modified", modified == null ? "" : minutes(modified));
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

  private String minutes(Instant time) {
    // a formatter would bring the names of months and days into the page's script
    String text = LocalDateTime.ofInstant(time, zone).toString();
    return text.substring(0, LENGTH_OF_MINUTES).replace('T', ' ');
  }

  /** Adds when the unit of an entry reported, as far as the ledger says it. */
  private void addReceipt(ReceptionEntry entry, Map<String, Object> row) {
    Receipts receipts = merged.receipts();
    Integer year = merged.total().year();
    Receipt receipt =
        receipts == null || year == null || !entry.ofUnit()
            ? null
            : receipts
                .receipt(
                    entry.unitName(),
                    entry.unit() == null ? "" : entry.unit().code(),
                    merged.total().template(),
                    year)
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
    Address row = new Address(layout.firstUnit().row() + unit, layout.firstUnit().column());
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
    return new CellHyperlink(DistrictLayout.reference(sheet, cell), title, true);
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
    int line = layout.cellOf(Template.CHANGES_SHEET, "${c.table}").row() + 1;
    for (Field field : template.figures()) {
      Field last = template.field(Field.previousKey(field.key()));
      BigDecimal lastTotal = lastTotals.get(field.key());
      BigDecimal total = merged.total().value(field.key());
      if (last != null
          && total != null
          && lastTotal != null
          && (total.signum() != 0 || lastTotal.signum() != 0)) {
        Map<String, Object> row = new HashMap<>(DistrictLayout.labels(field));
        String now = DistrictLayout.reference(field.sheet(), field.address());
        row.put("now", new CellFormula(now, total));
        boolean inLastColumn = merged.total().value(last.key()) != null;
        String before =
            inLastColumn
                ? DistrictLayout.reference(last.sheet(), last.address())
                : lastTotal.toPlainString();
        row.put("last", new CellFormula(before, lastTotal));
        row.put("line", line + rows.size());
        rows.add(row);
      }
    }
    return rows;
  }

  /** Returns the units with the largest values of the figure in the chart. */
  private List<Map<String, Object>> chartRows() {
    return template.hasSheet(Template.CHART_SHEET)
        ? largestUnits().stream().map(this::chartRow).toList()
        : List.of();
  }

  private List<Integer> largestUnits() {
    Field figure = layout.chartedFigure();
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
    Field charted = layout.chartedFigure();
    int column = layout.firstFigure().column() + template.figures().indexOf(charted);
    String reference =
        DistrictLayout.reference(
            Template.DETAIL_SHEET, new Address(layout.firstFigure().row() + unit, column));
    Object figure = FormValues.figure(Reception.submission(units.get(unit)), charted);
    Object shown = figure == null ? BigDecimal.ZERO : figure;
    Map<String, Object> row = new HashMap<>();
    row.put("name", units.get(unit).unitName());
    row.put("figure", new CellFormula(reference, shown));
    return row;
  }
}
