package org.nianbao.locate;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Ideographs;
import org.nianbao.grid.KnownCells;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.grid.Whitespace;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedText;
import org.nianbao.template.Editions;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;
import org.nianbao.value.CellTextNormalizer;
import org.nianbao.value.ContinuedText;
import org.nianbao.value.CreditCode;
import org.nianbao.value.DateParser;
import org.nianbao.value.TickedOptions;

/** Reads a submission from the grids of a received file. */
public final class SubmissionReader {
  private static final Pattern YEAR = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(?!\\d)");

  /** Spaces within a spread-out name: 清 河 镇. */
  private static final Pattern SPACED_NAME =
      Pattern.compile("(?<=[" + Ideographs.HAN + "])[\\s\\p{Z}]+(?=[" + Ideographs.HAN + "])");

  private final Template template;
  private final List<Grid> sheets;
  private final FieldLocator locator;
  private final List<ReceivedDocument> documents;
  private final SheetsByName byName;
  private final FieldMap<CellPlace> places;
  private final FigureReader figureReader;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, CellPlace> textPlaces = new LinkedHashMap<>();

  /** The cells in which parts of the narrative continue. */
  private final Set<CellPlace> continued = new HashSet<>();

  private final List<Discrepancy> found = new ArrayList<>();
  private final SeparateReports reports;

  private SubmissionReader(
      Template template,
      SeparateReports reports,
      List<Grid> built,
      List<ReceivedDocument> documents) {
    this.reports = reports;
    this.template = template;
    this.sheets = reports.sheets();
    this.documents = documents;
    List<Grid> received = new ArrayList<>(built);
    received.addAll(sheets);
    byName = new SheetsByName(received);
    locator = new FieldLocator(template, OversizedSheetFilter.filter(received));
    locator.locate();
    places = locator.places();
    found.addAll(locator.discrepancies());
    documents.stream()
        .map(document -> document.narrative().misnumbered())
        .filter(Objects::nonNull)
        .forEach(found::add);
    boolean addressed = sheets.stream().anyMatch(sheet -> sheet.source() == Grid.Source.SHEET);
    figureReader = new FigureReader(template, byName, locator, addressed, found);
  }

  /** The sheets of a received file. */
  public interface SheetSource {
    /**
     * Reads the sheets.
     *
     * @param known cells that need not be read, by the names of their sheets
     * @throws IOException if the file cannot be read
     */
    List<Grid> read(Map<String, KnownCells> known) throws IOException;
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
    List<Grid> all = sheets.read(editions.expected().knownCells());
    List<Grid> wanted = all.stream().filter(sheet -> sheet.source() != Grid.Source.UNREAD).toList();
    Submission submission = read(editions, wanted, file);
    boolean incomplete = all.size() > wanted.size() && !submission.isComplete();
    boolean otherChecks =
        wanted.stream()
            .filter(sheet -> sheet.name().equals(Template.CHECK_SHEET))
            .anyMatch(editions.expected()::hasOtherChecks);
    if ((incomplete || otherChecks) && !OversizedSheetFilter.isTooLargeToReadTwice(wanted)) {
      // a sheet with one of the skipped names may contain a table, or remarks
      Map<String, KnownCells> known = new HashMap<>(editions.expected().knownCells());
      known.remove(Template.CHECK_SHEET);
      submission = read(editions, sheets.read(incomplete ? Map.of() : known), file);
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
    for (Field field : template.fields()) {
      if (field.kind().isNumber() && !field.key().equals(Template.YEAR)) {
        figureReader.read(field);
      } else {
        readText(field);
      }
    }
    separateParts();
    Grid checks = byName.sheet(Template.CHECK_SHEET);
    if (checks == null) {
      checks = sheets.stream().filter(this::isCheckSheet).findFirst().orElse(null);
    }
    if (checks != null) {
      ExplanationReader.read(template, checks, texts, textPlaces);
    }
    figureReader.finish(sheets);
    FieldMap<Figure> figures = figureReader.figures();
    findIdentity(source);
    Integer year = readYear();
    reportOtherReports();
    List<Discrepancy> unread = account();
    Submission submission =
        new Submission(source, template, figures, texts, textPlaces, year, List.of());
    reportWrongPreviousYear(submission);
    reportMissingSheets(submission);
    if (submission.isBlank()) {
      Message message = Message.of("form.blank");
      found.add(Discrepancy.of("V-BLANK", Severity.WARNING, "", "", message));
    } else {
      found.addAll(figureReader.blankNotices());
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

  /** Returns whether a sheet is the form's check sheet, whatever its name. */
  private boolean isCheckSheet(Grid sheet) {
    if (sheet.name().equals(Template.CHECK_SHEET)) {
      return true;
    }
    Grid own = DescribingSheet.copiedTo(template, sheet);
    return own != null && own.name().equals(Template.CHECK_SHEET);
  }

  /**
   * Separates the parts of a section that were typed into the cell of its first part, if the cell
   * of one of them is blank.
   */
  private void separateParts() {
    for (Grid sheet : template.formSheets()) {
      List<Field> parts =
          template.narratives().stream().filter(part -> part.sheet().equals(sheet.name())).toList();
      if (parts.size() < 2) {
        continue;
      }
      String key = parts.get(0).key();
      String text = texts.get(key);
      CellPlace place = textPlaces.get(key);
      if (text == null || place == null) {
        continue;
      }
      NarrativeParts.Paragraph all = new NarrativeParts.Paragraph(text, place, false, 0);
      Map<Field, NarrativeSections.Passage> passages =
          NarrativeParts.read(parts, template.noteBefore(sheet.name()), List.of(all));
      boolean alone = parts.stream().filter(part -> texts.containsKey(part.key())).count() == 1;
      boolean missing =
          parts.stream()
              .anyMatch(part -> passages.containsKey(part) && !texts.containsKey(part.key()));
      if (alone || missing) {
        texts.remove(key);
        passages.forEach(
            (part, passage) -> {
              texts.merge(part.key(), passage.text(), (own, more) -> more + "\n" + own);
              textPlaces.putIfAbsent(part.key(), passage.place());
            });
      }
    }
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
    UnreadContent unread = new UnreadContent(template, locator, sheets);
    if (documents.isEmpty() && unread.isEmpty()) {
      return List.of();
    }
    unread.addLocations(documents);
    places.values().forEach(unread::markRead);
    textPlaces.forEach(
        (key, place) -> {
          if (!isIdentityInSentence(key, place)) {
            unread.markRead(place);
          }
        });
    unread.markRead(continued);
    found.stream() // of a text that is partly hidden, the rest may be unread
        .filter(each -> !each.isUnreadContent())
        .forEach(each -> each.cells().forEach(unread::markRead));
    locator.discrepancies().stream()
        .filter(StructureDiscrepancies::isUnknown)
        .forEach(each -> each.cells().forEach(unread::markUnknown));
    unread.search();
    new NoteReader(template, new SheetsByName(sheets), unread, texts, textPlaces).read(documents);
    return unread.discrepancies();
  }

  /** Returns whether the unit or the year was found in a sentence, which says more than that. */
  private boolean isIdentityInSentence(String key, CellPlace place) {
    Cell cell = byName.cell(place);
    return (key.equals(Template.UNIT) || key.equals(Template.YEAR))
        && cell != null
        && cell.content().toString().indexOf('。') >= 0;
  }

  /** Reports the sheets that the workbook lists but does not contain. */
  private void reportMissingSheets(Submission submission) {
    for (Grid sheet : sheets) {
      if (sheet.source() == Grid.Source.MISSING) {
        boolean ofForm =
            template.formSheets().stream().anyMatch(own -> own.name().equals(sheet.name()));
        Severity severity = submission.isComplete() && !ofForm ? Severity.NOTICE : Severity.WARNING;
        Message message = Message.of("form.sheet.missing", sheet.name());
        found.add(Discrepancy.of("S-MISSING", severity, sheet.name(), "", message));
      }
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
    List<Grid> searched = new ArrayList<>(OversizedSheetFilter.filter(sheets));
    searched.removeIf(this::isCheckSheet); // the years of the form
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

  private void readText(Field field) {
    CellPlace place = places.get(field);
    if (place == null) {
      return;
    }
    textPlaces.put(field.key(), place);
    Cell cell = byName.cell(place);
    String below = Template.isText(field) ? textBelow(place, cell) : "";
    if (!below.isEmpty()) {
      texts.put(field.key(), below);
      return;
    }
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
      found.add(
          new ReportedCell(field, place, text, "")
              .discrepancy(
                  "V-LENGTH",
                  Severity.WARNING,
                  Message.of(
                      "form.text.long", field.label(), text.length(), Cell.MAX_TEXT_LENGTH)));
    }
    if (field.kind() == FieldKind.DATE) {
      readDay(field, place, cell.content(), text);
    } else if (field.kind() == FieldKind.CHOICE) {
      readChoice(field, place, text);
    }
  }

  /**
   * Returns the whole text of a part of the narrative that continues in the cells below its first
   * one, in the rows that its label covers; empty if it does not.
   *
   * @param first the first cell; null if it is blank
   */
  private String textBelow(CellPlace place, @Nullable Cell first) {
    Grid sheet = byName.sheet(place.sheet());
    if (sheet == null) {
      return "";
    }
    Address at = place.address();
    int rows = Template.rowsBesideLabel(sheet, at);
    int end = rows == 1 ? 0 : Math.min(at.row() + rows, sheet.extent().last().row() + 1);
    List<String> cells = new ArrayList<>();
    for (int row = at.row() + 1; row < end; row++) {
      Address below = new Address(row, at.column());
      String text = sheet.text(below);
      if (!Whitespace.isBlank(text)) {
        cells.add(text);
        continued.add(new CellPlace(place.sheet(), below));
      }
    }
    if (cells.isEmpty()) {
      return "";
    }
    cells.add(0, first == null ? "" : first.content().toString());
    return Whitespace.strip(ContinuedText.join(cells));
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
    if (field.options().isEmpty()) {
      return; // the template does not tell what may be chosen
    }
    Optional<TickedOptions> marked = TickedOptions.parse(text, field.options());
    if (marked.isPresent()) {
      readTicked(field, place, text, marked.get());
      return;
    }
    for (String option : field.options()) {
      if (LabelComparison.normalised(option).equals(LabelComparison.normalised(text))) {
        texts.put(field.key(), option);
        return;
      }
    }
    found.add(choiceDiscrepancy("form.choice.unknown", field, place, text, field.options()));
  }

  /** Reads a choice with marks: ☑是 □否. What is not one option is no choice. */
  private void readTicked(Field field, CellPlace place, String text, TickedOptions marked) {
    if (marked.ticked().size() == 1) {
      texts.put(field.key(), marked.ticked().get(0));
      return;
    }
    texts.remove(field.key());
    String key = marked.ticked().isEmpty() ? "form.choice.none" : "form.choice.several";
    String ticked = String.valueOf(marked.ticked().size());
    found.add(choiceDiscrepancy(key, field, place, text, ticked));
  }

  /** Returns a warning about a choice, with a further argument of its message. */
  private static Discrepancy choiceDiscrepancy(
      String key, Field field, CellPlace place, String text, Object argument) {
    return new ReportedCell(field, place, text, String.join("、", field.options()))
        .discrepancy(
            "V-TYPE",
            Severity.WARNING,
            Message.of(key, place, field.label(), ShortenedText.quoted(text), argument));
  }

  private void readDay(Field field, CellPlace place, CellContent content, String text) {
    Optional<LocalDate> day =
        content instanceof CellContent.Numeric number ? number.date() : DateParser.parse(text);
    if (day.isPresent()) {
      texts.put(field.key(), day.get().toString());
    } else {
      found.add(
          new ReportedCell(field, place, text, "")
              .discrepancy(
                  "V-TYPE",
                  Severity.NOTICE,
                  Message.of(
                      "form.day.unreadable", place, field.label(), ShortenedText.quoted(text))));
    }
  }

  private @Nullable Integer readYear() {
    return year(texts.getOrDefault(Template.YEAR, "")).map(Integer::valueOf).orElse(null);
  }

  /** Returns the first year in a text. */
  static Optional<String> year(String written) {
    Matcher year = YEAR.matcher(CellTextNormalizer.withPlainDigits(written));
    return year.find() ? Optional.of(year.group(1)) : Optional.empty();
  }
}
