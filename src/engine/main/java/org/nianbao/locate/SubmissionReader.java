package org.nianbao.locate;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.nianbao.form.Discrepancy;
import org.nianbao.form.FieldMap;
import org.nianbao.form.Figure;
import org.nianbao.form.Figure.Status;
import org.nianbao.form.Submission;
import org.nianbao.form.TotalsCalculation;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
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

  private static final int MAX_QUOTED = 60;

  private final Template template;
  private final Map<String, Grid> grids = new LinkedHashMap<>();
  private final FieldMap<CellPlace> places;
  private final Set<String> coveredByGroupRow;
  private final FieldMap<Figure> figures;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, CellPlace> textPlaces = new LinkedHashMap<>();
  private final List<Discrepancy> found = new ArrayList<>();
  private final SeparateReports reports;
  private final boolean repeatedTables;
  private @Nullable MissingCachedValues missingValues;

  private SubmissionReader(Template template, List<Grid> received, SeparateReports reports) {
    this.reports = reports;
    this.template = template;
    figures = FieldMap.of(template);
    received.forEach(grid -> grids.putIfAbsent(grid.name(), grid));
    FieldLocator locator = new FieldLocator(template, OversizedSheetFilter.filter(received));
    locator.locate();
    places = locator.places();
    coveredByGroupRow = locator.coveredByGroupRow();
    found.addAll(locator.discrepancies());
    repeatedTables = locator.hasRepeatedTables();
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
    if (!reports.hasOthers() && reader.repeatedTables) {
      SeparateReports inWorkbook = SeparateReports.inWorkbook(template, sheets);
      reader = inWorkbook.hasOthers() ? reader(template, inWorkbook) : reader;
    }
    return reader.read(source);
  }

  private static SubmissionReader reader(Template template, SeparateReports reports) {
    List<Grid> all = new ArrayList<>();
    for (Grid sheet : reports.sheets()) {
      if (sheet.source() != Grid.Source.SHEET) {
        all.addAll(NarrativeSections.readSheets(template, sheet));
      }
      if (sheet.source() == Grid.Source.TEXT) {
        all.addAll(PlainTextTables.readTables(template, sheet));
      }
    }
    all.addAll(reports.sheets());
    return new SubmissionReader(template, all, reports);
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
    findIdentity(source);
    Integer year = readYear();
    reportOtherReports();
    Submission submission =
        new Submission(source, template, figures, texts, textPlaces, year, List.of());
    reportWrongPreviousYear(submission);
    if (submission.isBlank()) {
      Message message = Message.of("form.blank");
      found.add(Discrepancy.of("V-BLANK", Severity.WARNING, "", "", message));
    } else {
      found.addAll(notices.blankNotices(figures));
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
    List<Grid> searched = OversizedSheetFilter.filter(List.copyOf(grids.values()));
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
    if (missingValues == null) { // needed rarely, and slow to create
      missingValues = new MissingCachedValues(List.copyOf(grids.values()));
    }
    return missingValues
        .get(place)
        .<CellContent>map(CellContent.Numeric::new)
        .orElse(cell.content());
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
    String stated = field.kind() == FieldKind.AMOUNT ? statedUnit(field, place) : "";
    FigureParser.Reading reading =
        field.key().equals(Submission.PREVIOUS_YEAR)
            ? previousYear(content(cell, place), field)
            : FigureParser.parse(content(cell, place), field, stated);
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
                "form.figure.text", place, field.label(), shortened(written), number.value()));
      }
    } else if (reading instanceof FigureParser.Reading.Invalid wrong) {
      figures.put(field, new Figure(field, place, Status.UNREADABLE, null, written));
      String pattern = "form.figure." + wrong.fault().name().toLowerCase(Locale.ROOT);
      report(
          "V-TYPE",
          Severity.ERROR,
          field,
          place,
          "",
          written,
          Message.of(pattern, place, field.label(), shortened(written)));
    } else if (reading instanceof FigureParser.Reading.BlankOrZero nothing) {
      BigDecimal value = field.isPrevious() ? null : BigDecimal.ZERO;
      figures.put(field, new Figure(field, place, Status.BLANK, value, written));
      if (!field.isPrevious()) {
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

  /**
   * Returns the unit of money in the heading above an amount if it differs from the form's; else
   * empty.
   */
  private String statedUnit(Field field, CellPlace place) {
    Grid grid = grids.get(place.sheet());
    int highest = Math.max(0, place.address().row() - ColumnAlignment.MAX_HEADING_ROWS);
    for (int row = place.address().row() - 1; grid != null && row >= highest; row--) {
      Address at = new Address(row, place.address().column());
      String heading = grid.text(grid.regionOf(at).first());
      if (!Whitespace.isBlank(heading)) {
        return FigureParser.otherUnit(heading, field);
      }
    }
    return "";
  }

  /** Returns the beginning of a text, long enough to find it by. */
  private static String shortened(String written) {
    return ShortenedText.shortened(written, MAX_QUOTED);
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
        Discrepancy.at(rule, severity, field.key(), place, expected, shortened(actual), message));
  }

  /** Returns whether the cell contains the formula that the form was issued with. */
  private boolean isIssuedFormula(Cell cell, Field field, Rule rule) {
    String formula = cell.formula();
    return formula != null
        && (formula.equals(template.issuedFormula(field))
            || normalizedFormula(formula).equals(normalizedFormula(rule.rightFormula())))
        && isInPlace(field)
        && Objects.requireNonNull(rule.right()).coefficients().keySet().stream()
            .allMatch(key -> isInPlace(template.field(key)));
  }

  /** Returns whether a figure was found in the template's own cell. */
  private boolean isInPlace(@Nullable Field field) {
    if (field == null) {
      return false;
    }
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
        Message.of("form.choice.unknown", place, field.label(), shortened(text), options));
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
          Message.of("form.day.unreadable", place, field.label(), shortened(text)));
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
