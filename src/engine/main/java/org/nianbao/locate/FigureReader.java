package org.nianbao.locate;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.CellPlace;
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
import org.nianbao.grid.Whitespace;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedText;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;
import org.nianbao.template.Rule;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;
import org.nianbao.template.ValueRange;
import org.nianbao.value.FigureParser;

/** Reads the figures of a submission from their cells. */
final class FigureReader {
  /** A number with a percent sign and nothing else. */
  private static final Pattern PERCENTAGE = Pattern.compile("\\s*-?\\d+(?:[.．]\\d+)?\\s*[%％]\\s*");

  /** Characters that do not change the meaning of a formula. */
  private static final Pattern INSIGNIFICANT_CHARACTERS = Pattern.compile("[$\\s']");

  /**
   * A sheet name in a formula. Matches only at its first character, because a formula may be a long
   * run of such characters.
   */
  static final Pattern SHEET_NAME = Pattern.compile("(?<![^!,(+*/-])[^!,(+*/-]++!");

  private final Template template;
  private final SheetsByName sheets;
  private final FieldMap<CellPlace> places;
  private final Set<String> coveredByGroupRow;
  private final List<Discrepancy> found;
  private final FieldMap<Figure> figures;
  private final TotalsCalculation totals;
  private final CombinedCellNotices notices;
  private final CellDisplayNotices display;
  private @Nullable MissingCachedValues missingValues;

  /**
   * Creates a reader.
   *
   * @param found the discrepancies, to which the reader adds
   */
  FigureReader(
      Template template,
      SheetsByName sheets,
      FieldLocator locator,
      boolean addressed,
      List<Discrepancy> found) {
    this.template = template;
    this.sheets = sheets;
    this.places = locator.places();
    this.coveredByGroupRow = locator.coveredByGroupRow();
    this.found = found;
    figures = FieldMap.of(template);
    totals = new TotalsCalculation(template, figures);
    notices = new CombinedCellNotices(addressed);
    display = new CellDisplayNotices(sheets, locator, addressed);
  }

  /** Returns the figures that have been read. */
  FieldMap<Figure> figures() {
    return figures;
  }

  /**
   * Calculates the totals, and adds the notices of all figures and of marked texts.
   *
   * @param received the sheets of the file
   */
  void finish(List<Grid> received) {
    found.addAll(notices.textNotices(figures));
    found.addAll(totals.calculate());
    for (Field field : template.fields()) {
      Figure figure = figures.get(field);
      if (figure != null && isDerived(figure)) {
        addRecalculated(figure);
      }
    }
    found.addAll(display.discrepancies(figures, received));
  }

  /** Returns the notices of blank cells. */
  List<Discrepancy> blankNotices() {
    return notices.blankNotices(figures);
  }

  private void addRecalculated(Figure figure) {
    Cell cell = sheets.cell(Objects.requireNonNull(figure.place()));
    if (cell != null && cell.formula() != null && !addsText(figure.field())) {
      display.addRecalculated(figure, cell);
    }
  }

  /**
   * Returns whether a total adds a number that is held as text. The office program leaves it out,
   * so that the total is right only when the number is corrected, which its own notice asks for.
   */
  private boolean addsText(Field total) {
    Rule rule = template.computingRule(total.key()).orElse(null);
    for (String key : rule == null ? Set.<String>of() : fieldsAdded(rule)) {
      Figure added = figures.get(key);
      if (added != null && (isText(added) || (isDerived(added) && addsText(added.field())))) {
        return true;
      }
    }
    return false;
  }

  private boolean isText(Figure figure) {
    CellPlace place = figure.place();
    Cell cell = place == null ? null : sheets.cell(place);
    return cell != null && cell.content() instanceof CellContent.Text && figure.value() != null;
  }

  private static boolean isDerived(Figure figure) {
    return figure.status() == Status.DERIVED;
  }

  private static Set<String> fieldsAdded(Rule rule) {
    return Objects.requireNonNull(rule.right()).coefficients().keySet();
  }

  /** Reads the figure of a field from its cell. */
  void read(Field field) {
    CellPlace place = places.get(field);
    if (place == null) {
      boolean grouped = coveredByGroupRow.contains(field.key());
      Status status = field.isPrevious() || grouped ? Status.BLANK : Status.MISSING;
      BigDecimal value = grouped ? field.valueOfBlank() : null;
      figures.put(field, new Figure(field, null, status, value, ""));
      return;
    }
    Cell cell = sheets.cell(place);
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
    if (reading instanceof FigureParser.Reading.BarePercentage bare) {
      reading = readBare(field, place, bare, shown, content(cell, place));
    } else if (shown != null) {
      reading = readShown(field, place, shown, reading, stated);
    }
    put(field, place, written, reading, stated, rule);
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
        found.add(
            new ReportedCell(field, place, written, "")
                .discrepancy(
                    "V-TEXT",
                    Severity.NOTICE,
                    Message.of(
                        "form.figure.unit_unstated",
                        place,
                        field.label(),
                        written,
                        FigureParser.unitName(field))));
      }
    }
    display.addDropped(figure, place);
    reportOutOfRange(figure, place);
  }

  /**
   * Returns the reading of a number without a percent sign in the place of a percentage. The number
   * format may show the sign.
   */
  private FigureParser.Reading readBare(
      Field field,
      CellPlace place,
      FigureParser.Reading.BarePercentage bare,
      DisplayMark.@Nullable ShownAs shown,
      @Nullable CellContent content) {
    if (content instanceof CellContent.Numeric number
        && (number.value().signum() == 0 || (shown != null && shown.text().indexOf('%') >= 0))) {
      return new FigureParser.Reading.Plain(FigureParser.toPlain(number.value()));
    }
    if (bare.hundredfold() && field.label().matches(".*[（(][^）)]*[%％][^）)]*[）)].*")) {
      return new FigureParser.Reading.Plain(bare.value()); // the label has the sign
    }
    boolean certain = bare.value().abs().compareTo(BigDecimal.ONE) < 0 && !bare.hundredfold();
    found.add(
        new ReportedCell(field, place, String.valueOf(content), field.written(bare.value()))
            .discrepancy(
                "V-TEXT",
                certain ? Severity.NOTICE : Severity.WARNING,
                Message.of(
                    "form.figure.bare_percentage",
                    place,
                    field.label(),
                    ShortenedText.quoted(String.valueOf(content)),
                    field.written(bare.value()))));
    return new FigureParser.Reading.Plain(bare.value());
  }

  /**
   * Reports a value that the form does not allow. The sums of a district may exceed what is allowed
   * of one unit.
   */
  private void reportOutOfRange(Figure figure, CellPlace place) {
    Field field = figure.field();
    ValueRange range = field.range();
    BigDecimal value = figure.value();
    if (value == null || figure.status() != Status.GIVEN || range.contains(value)) {
      return;
    }
    boolean below = range.min() != null && value.compareTo(range.min()) < 0;
    if (!below && field.kind() != FieldKind.PERCENT && isOfDistrict()) {
      return;
    }
    found.add(
        new ReportedCell(field, place, figure.cellText(), "")
            .discrepancy(
                "V-TYPE",
                Severity.ERROR,
                Message.of(
                    "form.figure.out_of_range",
                    place,
                    field.label(),
                    field.argument(value),
                    range(field))));
  }

  private boolean isOfDistrict() {
    return sheets.sheet(Template.DETAIL_SHEET) != null;
  }

  /** Returns the sentence about the allowed values: from one to another, at least, at most. */
  private static Message range(Field field) {
    BigDecimal min = field.range().min();
    BigDecimal max = field.range().max();
    if (max == null) {
      return Message.of("form.range.min", field.argument(Objects.requireNonNull(min)));
    }
    return min == null
        ? Message.of("form.range.max", field.argument(max))
        : Message.of("form.range", field.argument(min), field.argument(max));
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
    Cell cell = Objects.requireNonNull(sheets.cell(place));
    boolean unclear = severity == Severity.ERROR;
    found.add(
        new ReportedCell(field, place, shown.text(), unclear ? "" : field.written(value))
            .discrepancy(
                unclear ? "V-TYPE" : "V-SHOWN",
                severity,
                Message.of(
                    key,
                    place,
                    field.label(),
                    ShortenedText.quoted(shown.text()),
                    cell.content().toString(),
                    field.argument(value))));
  }

  private boolean isInSpreadsheet(CellPlace place) {
    Grid sheet = sheets.sheet(place.sheet());
    return sheet == null || sheet.source() == Grid.Source.SHEET;
  }

  private void put(
      Field field,
      CellPlace place,
      String written,
      FigureParser.Reading reading,
      String stated,
      @Nullable Rule rule) {
    if (reading instanceof FigureParser.Reading.Plain number) {
      figures.put(field, new Figure(field, place, Status.GIVEN, number.value(), written));
    } else if (reading instanceof FigureParser.Reading.Converted number) {
      figures.put(field, new Figure(field, place, Status.GIVEN, number.value(), written));
      found.add(
          new ReportedCell(field, place, written, field.written(number.value()))
              .discrepancy(
                  "V-TEXT",
                  Severity.WARNING,
                  Message.of(
                      "form.figure.converted",
                      place,
                      field.label(),
                      written,
                      stated,
                      number.value())));
    } else if (reading instanceof FigureParser.Reading.NumberInText number) {
      figures.put(field, new Figure(field, place, Status.GIVEN, number.value(), written));
      if (display.isPartDropped(place)) {
        return; // what was dropped is reported, with the number that was read
      }
      if (PERCENTAGE.matcher(written).matches() && !isInSpreadsheet(place)) {
        return; // a document has no other way to write a percentage
      }
      if (!notices.addNumberInText(field, place, written, number.value())) {
        found.add(CombinedCellNotices.numberInText(field, place, written, number.value()));
      }
    } else if (reading instanceof FigureParser.Reading.Invalid wrong) {
      figures.put(field, new Figure(field, place, Status.UNREADABLE, null, written));
      if (wrong.fault() == FigureParser.Fault.SHOWN_UNCLEAR) {
        return; // reported with what is shown
      }
      String pattern = "form.figure." + wrong.fault().name().toLowerCase(Locale.ROOT);
      found.add(
          new ReportedCell(field, place, written, "")
              .discrepancy(
                  "V-TYPE",
                  Severity.ERROR,
                  Message.of(pattern, place, field.label(), ShortenedText.quoted(written))));
    } else if (reading instanceof FigureParser.Reading.BlankOrZero none
        && none.sign().isEmpty()
        && display.isPicture(place)) {
      figures.put(field, new Figure(field, place, Status.UNREADABLE, null, written));
      Message message = Message.of("form.figure.picture", place, field.label());
      found.add(
          new ReportedCell(field, place, written, "")
              .discrepancy("V-TYPE", Severity.ERROR, message));
    } else if (reading instanceof FigureParser.Reading.BlankOrZero nothing) {
      BigDecimal value = field.valueOfBlank();
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
    return SubmissionReader.year(written)
        .<FigureParser.Reading>map(year -> new FigureParser.Reading.Plain(new BigDecimal(year)))
        .orElseGet(() -> FigureParser.parse(content, field));
  }

  /** Finds the unit of money that the heading above an amount, its row or the table states. */
  private MoneyUnit moneyUnit(CellPlace place) {
    Grid grid = sheets.sheet(place.sheet());
    return grid == null ? MoneyUnit.NONE : MoneyUnit.of(grid, place.address());
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
      missingValues = new MissingCachedValues(sheets);
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
}
