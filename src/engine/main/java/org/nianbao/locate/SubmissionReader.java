package org.nianbao.locate;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.CellPlace;
import org.nianbao.form.CreditCodeCheck;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.FieldMap;
import org.nianbao.form.Figure;
import org.nianbao.form.Figure.Status;
import org.nianbao.form.Submission;
import org.nianbao.form.TotalsCalculation;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.DisplayMark;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Ideographs;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.grid.Whitespace;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedText;
import org.nianbao.template.Editions;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;
import org.nianbao.template.Rule;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;
import org.nianbao.value.CellTextNormalizer;
import org.nianbao.value.CreditCode;
import org.nianbao.value.DateParser;
import org.nianbao.value.FigureParser;

/** Reads a submission from the grids of a received file. */
public final class SubmissionReader {
  private static final Pattern YEAR = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(?!\\d)");

  /** Spaces within a spread-out name: 清 河 镇. */
  private static final Pattern SPACED_NAME =
      Pattern.compile("(?<=[" + Ideographs.HAN + "])[\\s\\p{Z}]+(?=[" + Ideographs.HAN + "])");

  /** Characters that do not change the meaning of a formula. */
  private static final Pattern INSIGNIFICANT_CHARACTERS = Pattern.compile("[$\\s']");

  /**
   * A sheet name in a formula. Matches only at its first character, because a formula may be a long
   * run of such characters.
   */
  static final Pattern SHEET_NAME = Pattern.compile("(?<![^!,(+*/-])[^!,(+*/-]++!");

  private final Template template;
  private final Map<String, Grid> grids = new LinkedHashMap<>();
  private final List<Grid> sheets;
  private final FieldLocator locator;
  private final List<ReceivedDocument> documents;
  private final FieldMap<CellPlace> places;
  private final Set<String> coveredByGroupRow;
  private final FieldMap<Figure> figures;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, CellPlace> textPlaces = new LinkedHashMap<>();
  private final List<Discrepancy> found = new ArrayList<>();
  private final CellDisplayNotices display;
  private final SeparateReports reports;
  private @Nullable MissingCachedValues missingValues;

  private SubmissionReader(
      Template template,
      SeparateReports reports,
      List<Grid> built,
      List<ReceivedDocument> documents) {
    this.reports = reports;
    this.template = template;
    this.sheets = reports.sheets();
    this.documents = documents;
    figures = FieldMap.of(template);
    List<Grid> received = new ArrayList<>(built);
    received.addAll(sheets);
    received.forEach(grid -> grids.putIfAbsent(grid.name(), grid));
    display = new CellDisplayNotices(grids);
    locator = new FieldLocator(template, OversizedSheetFilter.filter(received));
    locator.locate();
    places = locator.places();
    coveredByGroupRow = locator.coveredByGroupRow();
    found.addAll(locator.discrepancies());
  }

  /** The sheets of a received file. */
  public interface SheetSource {
    /**
     * Reads the sheets.
     *
     * @param skipped names of sheets that may be returned without their cells
     * @throws IOException if the file cannot be read
     */
    List<Grid> read(Set<String> skipped) throws IOException;
  }

  /**
   * Reads a received file as the edition of the form that it belongs to.
   *
   * @param file the file as the user named it
   * @param sheets reads the sheets; called a second time if more of them are needed
   * @throws UnreadableFileException if the file contains no figure of the form
   * @throws IOException if the file cannot be read
   */
  public static Submission read(Editions editions, String file, SheetSource sheets)
      throws IOException {
    List<Grid> all = sheets.read(Template.COMMENTING_SHEETS);
    List<Grid> wanted = all.stream().filter(sheet -> sheet.source() != Grid.Source.UNREAD).toList();
    Submission submission = read(editions, wanted, file);
    boolean readAll =
        all.size() == wanted.size() || OversizedSheetFilter.isTooLargeToReadTwice(wanted);
    if (!submission.isComplete() && !readAll) {
      // a sheet with one of the skipped names may contain a table
      submission = read(editions, sheets.read(Set.of()), file);
    }
    if (submission.locatedFigureCount() == 0) {
      throw new UnreadableFileException(file, Message.of("form.none"));
    }
    return submission;
  }

  /**
   * Reads the sheets of a workbook as the edition of the form that they belong to.
   *
   * @param source the file of the sheets, as the user named it
   */
  public static Submission read(Editions editions, List<Grid> sheets, String source) {
    return EditionDetection.of(editions, sheets, template -> readAs(template, sheets, source));
  }

  private static Submission readAs(Template template, List<Grid> sheets, String source) {
    Map<Boolean, List<Grid>> byText =
        sheets.stream()
            .collect(Collectors.partitioningBy(sheet -> sheet.source() == Grid.Source.TEXT));
    List<Grid> text = byText.getOrDefault(true, List.of());
    List<Grid> tables = byText.getOrDefault(false, List.of());
    if (text.isEmpty() || tables.isEmpty()) {
      return readAll(template, sheets, source);
    }
    // the running text of the same document has figures that its tables lack
    Submission read = readAll(template, tables, source);
    Submission other = readAll(template, text, source);
    if (other.locatedFigureCount() != read.locatedFigureCount()) {
      return other.locatedFigureCount() > read.locatedFigureCount() ? other : read;
    }
    return other.containsFiguresOf(read)
            && other.knownFigureCount() + other.narrativeCount()
                > read.knownFigureCount() + read.narrativeCount()
        ? other
        : read;
  }

  private static Submission readAll(Template template, List<Grid> sheets, String source) {
    SeparateReports reports = SeparateReports.inDocuments(template, sheets);
    SubmissionReader reader = reader(template, reports);
    if (!reports.hasOthers() && reader.locator.hasRepeatedTables()) {
      SeparateReports inWorkbook = SeparateReports.inWorkbook(template, sheets);
      reader = inWorkbook.hasOthers() ? reader(template, inWorkbook) : reader;
    }
    return reader.read(source);
  }

  private static SubmissionReader reader(Template template, SeparateReports reports) {
    List<Grid> built = new ArrayList<>();
    List<ReceivedDocument> documents = new ArrayList<>();
    for (Grid sheet : reports.sheets()) {
      if (sheet.source() != Grid.Source.SHEET && sheet.source() != Grid.Source.MISSING) {
        ReceivedDocument document = ReceivedDocument.of(template, sheet);
        documents.add(document);
        built.addAll(document.sheets());
      }
    }
    return new SubmissionReader(template, reports, built, documents);
  }

  private Submission read(String source) {
    TotalsCalculation totals = new TotalsCalculation(template, figures);
    CombinedCellNotices notices = new CombinedCellNotices();
    for (Field field : template.fields()) {
      if (field.kind().isNumber() && !field.key().equals(Template.YEAR)) {
        readFigure(field, totals, notices);
      } else {
        readText(field);
      }
    }
    found.addAll(notices.textNotices(figures));
    found.addAll(totals.calculate());
    figures.values().forEach(this::addRecalculated);
    found.addAll(display.discrepancies(figures));
    found.addAll(CellDisplayNotices.ofTexts(sheets, figures));
    findIdentity(source);
    Integer year = readYear();
    reportOtherReports();
    List<Discrepancy> unread = account();
    Submission submission =
        new Submission(source, template, figures, texts, textPlaces, year, List.of());
    reportWrongPreviousYear(submission);
    reportMissingSheets(submission.isComplete());
    if (submission.isBlank()) {
      Message message = Message.of("form.blank");
      found.add(Discrepancy.of("V-BLANK", Severity.WARNING, "", "", message));
    } else {
      found.addAll(notices.blankNotices(figures));
      found.addAll(unread);
    }
    if (texts.getOrDefault(Template.UNIT, "").isEmpty()) {
      found.add(identityDiscrepancy("I-UNIT", Template.UNIT, Message.of("form.unit.unreadable")));
    }
    if (year == null) {
      found.add(identityDiscrepancy("I-YEAR", Template.YEAR, Message.of("form.year.unreadable")));
    }
    return submission.withDiscrepancies(found);
  }

  /** Reports that the file has reports of other units or years, which are not read. */
  private void reportOtherReports() {
    if (reports.hasOthers()) {
      CellPlace place = reports.firstOther();
      Message message =
          Message.of(
              "form.reports.several",
              reports.count(),
              texts.getOrDefault(Template.UNIT, ""),
              texts.getOrDefault(Template.YEAR, ""),
              reports.othersNamed());
      found.add(
          new Discrepancy(
              "S-UNKNOWN", Severity.WARNING, null, place, List.of(place), "", "", "", message));
    }
  }

  /**
   * Reads the texts that stand outside the cells of the form, and returns what remains unread of
   * the file.
   */
  private List<Discrepancy> account() {
    UnreadContent unread = new UnreadContent(template, locator, documents);
    if (documents.isEmpty() && unread.hasNothingOutsideTheForm(sheets)) {
      return List.of();
    }
    places.values().forEach(unread::markRead);
    textPlaces.values().forEach(unread::markRead);
    found.forEach(each -> each.cells().forEach(unread::markRead));
    locator.discrepancies().stream()
        .filter(StructureDiscrepancies::isUnknown)
        .forEach(each -> each.cells().forEach(unread::markUnknown));
    new NoteReader(template, unread, texts, textPlaces).read(sheets, documents);
    return unread.discrepancies(sheets);
  }

  /** Reports the sheets that the workbook lists but does not contain. */
  private void reportMissingSheets(boolean complete) {
    for (Grid sheet : sheets) {
      if (sheet.source() == Grid.Source.MISSING) {
        boolean ofForm =
            template.formSheets().stream().anyMatch(own -> own.name().equals(sheet.name()));
        Severity severity = complete && !ofForm ? Severity.NOTICE : Severity.WARNING;
        Message message = Message.of("form.sheet.missing", sheet.name());
        found.add(Discrepancy.of("S-MISSING", severity, sheet.name(), "", message));
      }
    }
  }

  private void addRecalculated(Figure figure) {
    Cell cell = figure.status() == Status.DERIVED ? cell(figure.place()) : null;
    if (cell != null && cell.formula() != null) {
      display.addRecalculated(figure, cell);
    }
  }

  /** Reports figures of last year that belong to another year than the previous one. */
  private void reportWrongPreviousYear(Submission submission) {
    Figure stated = submission.figure(Submission.PREVIOUS_YEAR);
    Integer year = submission.year();
    if (submission.hasPreviousOfWrongYear() && stated != null && year != null) {
      Field field = stated.field();
      BigDecimal value = stated.value();
      long before = year - 1L;
      found.add(
          Discrepancy.at(
              "I-YEAR",
              Severity.WARNING,
              field.key(),
              stated.place(),
              String.valueOf(before),
              stated.cellText(),
              Message.of(
                  "form.previous.year", field.label(), String.valueOf(value), year, before)));
    }
  }

  /** Reads the unit and the year from titles and labels if the form's own cells are blank. */
  private void findIdentity(String source) {
    boolean hasUnit = texts.containsKey(Template.UNIT);
    if (hasUnit && readYear() != null) {
      return;
    }
    List<Grid> searched = OversizedSheetFilter.filter(sheets);
    // a blank cover must be filled in, even if the file name has the unit and the year
    String file = textPlaces.containsKey(Template.UNIT) ? "" : source;
    IdentityFinder finder = IdentityFinder.of(template, searched, file);
    if (!hasUnit) {
      finder.unit().ifPresent(unit -> put(Template.UNIT, unit));
    }
    if (readYear() == null) {
      finder.year().ifPresent(year -> put(Template.YEAR, year));
    }
  }

  private void put(String key, IdentityFinder.Found identity) {
    texts.put(key, identity.text());
    if (identity.fromFileName()) {
      String rule = key.equals(Template.UNIT) ? "I-UNIT" : "I-YEAR";
      Field field = template.field(key);
      String label = field == null ? key : field.label();
      Message message = Message.of("form.identity.file", label, identity.text());
      found.add(Discrepancy.at(rule, Severity.NOTICE, key, null, "", identity.text(), message));
    }
    if (identity.place() != null) {
      textPlaces.put(key, identity.place());
    }
  }

  private Discrepancy identityDiscrepancy(String rule, String key, Message message) {
    CellPlace place = textPlaces.get(key);
    return Discrepancy.at(
        rule, Severity.ERROR, key, place, "", texts.getOrDefault(key, ""), message);
  }

  private @Nullable Cell cell(@Nullable CellPlace place) {
    Grid grid = place == null ? null : grids.get(place.sheet());
    return grid == null || place == null ? null : grid.cell(place.address());
  }

  /** Returns the content of a cell; a formula without a cached value is calculated. */
  private @Nullable CellContent content(@Nullable Cell cell, CellPlace place) {
    if (cell == null || !(cell.content() instanceof CellContent.Uncalculated)) {
      return cell == null ? null : cell.content();
    }
    return missingValues()
        .get(place)
        .<CellContent>map(CellContent.Numeric::new)
        .orElse(cell.content());
  }

  private MissingCachedValues missingValues() {
    if (missingValues == null) { // needed rarely, and slow to create
      missingValues = new MissingCachedValues(List.copyOf(grids.values()));
    }
    return missingValues;
  }

  /** Compares the cached value of a formula with its result. */
  private void verifyFormula(Field field, CellPlace place, Cell cell) {
    if (cell.formula() == null || !(cell.content() instanceof CellContent.Numeric)) {
      return;
    }
    if (missingValues().isCircular(place)) {
      display.addCircular(field, place, cell);
    } else {
      missingValues()
          .recalculated(place)
          .ifPresent(result -> display.addStale(field, place, cell, result));
    }
  }

  private void readFigure(Field field, TotalsCalculation totals, CombinedCellNotices notices) {
    CellPlace place = places.get(field);
    if (place == null) {
      boolean grouped = coveredByGroupRow.contains(field.key());
      Status status = field.isPrevious() || grouped ? Status.BLANK : Status.MISSING;
      BigDecimal value = grouped ? BigDecimal.ZERO : null;
      figures.put(field, new Figure(field, null, status, value, ""));
      return;
    }
    Cell cell = cell(place);
    String written = cell == null ? "" : cell.content().toString();
    Rule rule = template.computingRule(field.key()).orElse(null);
    if (rule != null && cell != null && isIssuedFormula(cell, field, rule)) {
      // cached results are ignored: they are stale after an edit without recalculation
      totals.addFormula(field.key());
      figures.put(field, new Figure(field, place, Status.DERIVED, null, written));
      return;
    }
    MoneyUnit unit = field.kind() == FieldKind.AMOUNT ? moneyUnit(place) : MoneyUnit.NONE;
    String stated = unit.other(field);
    FigureParser.Reading reading =
        field.key().equals(Submission.PREVIOUS_YEAR)
            ? previousYear(content(cell, place), field)
            : FigureParser.parse(content(cell, place), field, stated);
    DisplayMark.ShownAs shown = display.shownAs(place);
    if (shown != null) {
      reading = readShown(field, place, shown, reading, stated);
    }
    put(field, place, written, reading, stated, rule, totals, notices);
    Figure figure = Objects.requireNonNull(figures.get(field));
    if (cell != null) {
      display.addFigure(figure, cell);
      verifyFormula(field, place, cell);
      if (field.kind() == FieldKind.AMOUNT
          && !unit.isStated()
          && !FigureParser.unitName(field).isEmpty()
          && shown == null
          && !FigureParser.statesMoney(written)
          && figure.status() == Status.GIVEN
          && Objects.requireNonNull(figure.value()).signum() != 0) {
        report(
            "V-TEXT",
            Severity.NOTICE,
            field,
            place,
            "",
            written,
            Message.of(
                "form.figure.unit_unstated",
                place,
                field.label(),
                written,
                FigureParser.unitName(field)));
      }
    }
    display.addDropped(figure, place);
  }

  /** Returns the reading of a cell that shows another number than its content. */
  private FigureParser.Reading readShown(
      Field field,
      CellPlace place,
      DisplayMark.ShownAs shown,
      FigureParser.Reading stored,
      String stated) {
    FigureParser.Reading read =
        FigureParser.parse(new CellContent.Text(shown.exact()), field, stated);
    BigDecimal value = FigureParser.value(stored);
    if (read instanceof FigureParser.Reading.NumberInText number) {
      if (value != null && number.value().compareTo(value) == 0) {
        return stored;
      }
      reportShown("form.figure.shown", Severity.WARNING, field, place, shown, number.value());
      return new FigureParser.Reading.Plain(number.value());
    }
    if (value == null) {
      return stored;
    }
    if (Whitespace.isBlank(shown.text())) {
      reportShown("form.figure.shown_blank", Severity.WARNING, field, place, shown, value);
      return stored;
    }
    if (!shown.changed()) {
      reportShown("form.figure.shown", Severity.WARNING, field, place, shown, value);
      return stored;
    }
    reportShown("form.figure.shown_unclear", Severity.ERROR, field, place, shown, value);
    return new FigureParser.Reading.Invalid(FigureParser.Fault.SHOWN_UNCLEAR);
  }

  /**
   * Reports that a cell shows another number than its content.
   *
   * @param value the number that counts
   */
  private void reportShown(
      String key,
      Severity severity,
      Field field,
      CellPlace place,
      DisplayMark.ShownAs shown,
      BigDecimal value) {
    Cell cell = Objects.requireNonNull(cell(place));
    boolean unclear = severity == Severity.ERROR;
    report(
        unclear ? "V-TYPE" : "V-SHOWN",
        severity,
        field,
        place,
        unclear ? "" : value.toPlainString(),
        shown.text(),
        Message.of(
            key, place, field.label(), ShortenedText.quoted(shown.text()), cell.content().toString(), value));
  }

  private void put(
      Field field,
      CellPlace place,
      String written,
      FigureParser.Reading reading,
      String stated,
      @Nullable Rule rule,
      TotalsCalculation totals,
      CombinedCellNotices notices) {
    if (reading instanceof FigureParser.Reading.Plain number) {
      figures.put(field, new Figure(field, place, Status.GIVEN, number.value(), written));
    } else if (reading instanceof FigureParser.Reading.Converted number) {
      figures.put(field, new Figure(field, place, Status.GIVEN, number.value(), written));
      report(
          "V-TEXT",
          Severity.WARNING,
          field,
          place,
          number.value().toPlainString(),
          written,
          Message.of(
              "form.figure.converted", place, field.label(), written, stated, number.value()));
    } else if (reading instanceof FigureParser.Reading.NumberInText number) {
      figures.put(field, new Figure(field, place, Status.GIVEN, number.value(), written));
      if (display.isPartDropped(place)) {
        return; // what was dropped is reported, with the number that was read
      }
      if (CombinedCellNotices.isNumberOnly(written, number.value())) {
        notices.addNumberInText(field, place, written);
      } else {
        report(
            "V-TEXT",
            Severity.NOTICE,
            field,
            place,
            number.value().toPlainString(),
            written,
            Message.of(
                "form.figure.text", place, field.label(), ShortenedText.quoted(written), number.value()));
      }
    } else if (reading instanceof FigureParser.Reading.Invalid wrong) {
      figures.put(field, new Figure(field, place, Status.UNREADABLE, null, written));
      if (wrong.fault() == FigureParser.Fault.SHOWN_UNCLEAR) {
        return; // reported with what is shown
      }
      String pattern = "form.figure." + wrong.fault().name().toLowerCase(Locale.ROOT);
      report(
          "V-TYPE",
          Severity.ERROR,
          field,
          place,
          "",
          written,
          Message.of(pattern, place, field.label(), ShortenedText.quoted(written)));
    } else if (reading instanceof FigureParser.Reading.BlankOrZero nothing) {
      BigDecimal value = field.isPrevious() ? null : BigDecimal.ZERO;
      figures.put(field, new Figure(field, place, Status.BLANK, value, written));
      if (!field.isPrevious() && !display.isPartDropped(place)) {
        notices.addBlank(field, place, nothing.sign());
      }
      if (rule != null) {
        totals.addBlank(field.key());
      }
    }
  }

  /** Reads a year: 2023年度, or a number in a cell with a date format. */
  private static FigureParser.Reading previousYear(@Nullable CellContent content, Field field) {
    String written =
        content instanceof CellContent.Day day
            ? String.valueOf(day.serialNumber())
            : String.valueOf(content);
    return year(written)
        .<FigureParser.Reading>map(year -> new FigureParser.Reading.Plain(new BigDecimal(year)))
        .orElseGet(() -> FigureParser.parse(content, field));
  }

  /** Finds the unit of money that the heading above an amount, its row or the table states. */
  private MoneyUnit moneyUnit(CellPlace place) {
    Grid grid = grids.get(place.sheet());
    return grid == null ? MoneyUnit.NONE : MoneyUnit.of(grid, place.address());
  }

  private void report(
      String rule,
      Severity severity,
      Field field,
      CellPlace place,
      String expected,
      String actual,
      Message message) {
    found.add(
        Discrepancy.at(rule, severity, field.key(), place, expected, ShortenedText.quoted(actual), message));
  }

  /** Returns whether the cell contains the formula that the form was issued with. */
  private boolean isIssuedFormula(Cell cell, Field field, Rule rule) {
    String formula = cell.formula();
    return formula != null
        && (formula.equals(template.issuedFormula(field))
            || normalizedFormula(formula).equals(normalizedFormula(rule.rightFormula())))
        && isInPlace(field)
        && Arrays.stream(Objects.requireNonNull(rule.right()).fieldIndexes())
            .allMatch(index -> isInPlace(template.fields().get(index)));
  }

  /** Returns whether a figure was found in the template's own cell. */
  private boolean isInPlace(Field field) {
    CellPlace place = places.get(field);
    return place != null && place.address().equals(field.address());
  }

  /**
   * Returns a formula without the name of its own sheet and without characters that do not change
   * its meaning.
   */
  static String normalizedFormula(String formula) {
    return SHEET_NAME
        .matcher(INSIGNIFICANT_CHARACTERS.matcher(formula).replaceAll(""))
        .replaceAll("");
  }

  private void readText(Field field) {
    CellPlace place = places.get(field);
    Cell cell = cell(place);
    if (place == null) {
      return;
    }
    textPlaces.put(field.key(), place);
    if (cell == null) {
      return;
    }
    String text = Whitespace.strip(text(field, cell.content()));
    if (text.isEmpty()) {
      return;
    }
    if (field.key().equals(Template.UNIT)) {
      text = SPACED_NAME.matcher(text).replaceAll("");
    }
    if (field.key().equals(Template.CODE)) {
      CreditCodeCheck.discrepancy(field, place, text).ifPresent(found::add);
      text = CreditCodeCheck.normalized(text);
    }
    texts.put(field.key(), text);
    if (text.length() > Cell.MAX_TEXT_LENGTH) {
      report(
          "V-LENGTH",
          Severity.WARNING,
          field,
          place,
          "",
          text,
          Message.of("form.text.long", field.label(), text.length(), Cell.MAX_TEXT_LENGTH));
    }
    if (field.kind() == FieldKind.DATE) {
      readDay(field, place, cell.content(), text);
    } else if (field.kind() == FieldKind.CHOICE) {
      readChoice(field, place, text);
    }
  }

  /**
   * Returns the text of a field; a year in a cell with a date format is the number that was typed.
   */
  private static String text(Field field, CellContent content) {
    if (field.key().equals(Template.YEAR) && content instanceof CellContent.Day day) {
      String number = String.valueOf(day.serialNumber());
      return YEAR.matcher(number).matches() ? number : content.toString();
    }
    if (field.key().equals(Template.CODE)) {
      return CreditCode.text(content);
    }
    return content.toString();
  }

  private void readChoice(Field field, CellPlace place, String text) {
    for (String option : field.options()) {
      if (LabelComparison.normalised(option).equals(LabelComparison.normalised(text))) {
        texts.put(field.key(), option);
        return;
      }
    }
    String options = String.join("、", field.options());
    report(
        "V-TYPE",
        Severity.WARNING,
        field,
        place,
        options,
        text,
        Message.of("form.choice.unknown", place, field.label(), ShortenedText.quoted(text), options));
  }

  private void readDay(Field field, CellPlace place, CellContent content, String text) {
    Optional<LocalDate> day =
        content instanceof CellContent.Numeric number ? number.date() : DateParser.parse(text);
    if (day.isPresent()) {
      texts.put(field.key(), day.get().toString());
    } else {
      report(
          "V-TYPE",
          Severity.NOTICE,
          field,
          place,
          "",
          text,
          Message.of("form.day.unreadable", place, field.label(), ShortenedText.quoted(text)));
    }
  }

  private @Nullable Integer readYear() {
    return year(texts.getOrDefault(Template.YEAR, "")).map(Integer::valueOf).orElse(null);
  }

  /** Returns the first year in a text. */
  private static Optional<String> year(String written) {
    Matcher year = YEAR.matcher(CellTextNormalizer.withPlainDigits(written));
    return year.find() ? Optional.of(year.group(1)) : Optional.empty();
  }
}
