package org.nianbao.form;

import java.io.File;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Figure.Status;
import org.nianbao.grid.Whitespace;
import org.nianbao.template.Field;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;
import org.nianbao.value.CreditCode;

/**
 * A submission: one unit's report for one year, with its figures, texts, and the discrepancies
 * found in reading it. Immutable and thread-safe.
 */
public final class Submission {
  /**
   * The message of a discrepancy: the file was made from another template and has lines that the
   * form does not have. Failed sums of these tables are not judged.
   */
  public static final String OTHER_FORM = "form.template.other";

  /** The maximum length of a name in messages, which must fit into a cell. */
  private static final int MAX_NAME_LENGTH = 200;

  /** The keys of the texts that are kept in the compact form. */
  private static final Set<String> IDENTITY =
      Set.of(Template.UNIT, Template.CODE, Template.LEVEL, Template.PREPARED_ON, Template.YEAR);

  /** The key of the year that last year's figures belong to. */
  public static final String PREVIOUS_YEAR = Field.previousKey(Template.YEAR);

  private static final Pattern DOCUMENT =
      Pattern.compile("(?i).*\\.(?:docx?|html?|mht|ofd|pdf|txt|csv)", Pattern.DOTALL);

  private final String source;
  private final Template template;

  /** The figures; null if they are compact. */
  private final @Nullable FieldMap<Figure> figures;

  private final @Nullable CompactFigures compact;
  private final Map<String, String> texts;
  private final Map<String, CellPlace> textPlaces;
  private final @Nullable Integer year;
  private final List<Discrepancy> found;

  public Submission(
      String source,
      Template template,
      FieldMap<Figure> figures,
      Map<String, String> texts,
      Map<String, CellPlace> textPlaces,
      @Nullable Integer year,
      List<Discrepancy> found) {
    this.source = source;
    this.template = template;
    this.figures = figures;
    this.compact = null;
    this.texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    this.textPlaces = Map.copyOf(textPlaces);
    this.year = year;
    this.found = List.copyOf(found);
  }

  private Submission(Submission other, List<Discrepancy> found) {
    source = other.source;
    template = other.template;
    figures = other.figures;
    compact = other.compact;
    texts = other.texts;
    textPlaces = other.textPlaces;
    year = other.year;
    this.found = List.copyOf(found);
  }

  private Submission(Submission whole, CompactFigures compact, Map<String, String> texts) {
    this.source = whole.source;
    this.template = whole.template;
    this.figures = null;
    this.compact = compact;
    this.texts = Map.copyOf(texts);
    this.textPlaces = Map.of();
    this.year = whole.year;
    this.found = List.of();
  }

  /**
   * Returns this submission in a compact form, for keeping many in memory: with the entries of its
   * tables, but without its narrative and without the discrepancies found in reading it. For access
   * to many of its figures, use {@link #expanded}.
   */
  public Submission compacted() {
    return compacted(IDENTITY::contains);
  }

  /** Returns this submission in the compact form with its narrative. */
  public Submission compactedWithNarrative() {
    return compacted(key -> IDENTITY.contains(key) || key.startsWith(Template.NARRATIVE));
  }

  private Submission compacted(Predicate<String> isKept) {
    if (figures == null) {
      return this;
    }
    Map<String, String> kept = new LinkedHashMap<>(texts);
    Set<String> entries = template.entries().stream().map(Field::key).collect(Collectors.toSet());
    kept.keySet().removeIf(key -> !isKept.test(key) && !entries.contains(key));
    return new Submission(this, CompactFigures.of(template, figures), kept);
  }

  /** Returns this submission with unpacked figures. */
  public Submission expanded() {
    return figures != null
        ? this
        : new Submission(source, template, figures(), texts, textPlaces, year, found);
  }

  private FieldMap<Figure> figures() {
    return figures != null ? figures : Objects.requireNonNull(compact).decode();
  }

  /**
   * Creates a submission from values that were calculated or read from a data file, not from a
   * form.
   *
   * @param values the figures by key; an absent one counts as 0, null as missing
   * @param texts the texts of the other fields by key
   */
  public static Submission of(
      String source,
      Template template,
      Map<String, ? extends @Nullable BigDecimal> values,
      Map<String, String> texts,
      int year) {
    FieldMap<Figure> figures = FieldMap.of(template);
    for (Field field : template.fields()) {
      if (field.isFigure()) {
        boolean given = values.containsKey(field.key());
        BigDecimal value = given ? values.get(field.key()) : field.valueOfBlank();
        CellPlace place = new CellPlace(field.sheet(), field.address());
        Status status = value != null ? Status.GIVEN : given ? Status.MISSING : Status.BLANK;
        figures.put(field, new Figure(field, place, status, value, ""));
      } else if (field.isPrevious()) {
        figures.put(field, new Figure(field, null, Status.BLANK, null, ""));
      }
    }
    return new Submission(source, template, figures, texts, Map.of(), year, List.of());
  }

  /**
   * Creates a submission from values that were typed into a blank form: absent totals are
   * calculated, and absent figures that must equal last year's are carried in.
   *
   * @param values the figures by key; an absent one is blank
   * @param texts the texts of the other fields by key
   */
  public static Submission filled(
      String source,
      Template template,
      Map<String, BigDecimal> values,
      Map<String, String> texts,
      int year) {
    FieldMap<Figure> figures = FieldMap.of(template);
    TotalsCalculation totals = new TotalsCalculation(template, figures);
    for (Field field : template.fields()) {
      if (field.kind().isNumber() && !field.key().equals(Template.YEAR)) {
        BigDecimal value = values.get(field.key());
        Status status = value == null ? Status.BLANK : Status.GIVEN;
        BigDecimal counted = value == null ? field.valueOfBlank() : value;
        figures.put(field, new Figure(field, null, status, counted, ""));
        if (value == null && template.computingRule(field.key()).isPresent()) {
          totals.addFormula(field.key());
        }
      }
    }
    List<Discrepancy> found = new ArrayList<>();
    Map<String, String> all = new LinkedHashMap<>(texts);
    Field code = template.field(Template.CODE);
    if (code != null && texts.containsKey(Template.CODE)) {
      String text = texts.get(Template.CODE);
      CreditCodeCheck.discrepancy(code, null, text).ifPresent(found::add);
      all.put(Template.CODE, CreditCodeCheck.normalized(text));
    }
    totals.calculate();
    return new Submission(source, template, figures, all, Map.of(), year, found)
        .withCarriedInFigures();
  }

  /** Returns the file that the submission was read from, as the user named it. */
  public String source() {
    return source;
  }

  /**
   * Returns whether the sender sees cells with addresses in the received file; those of documents,
   * pages and texts are this program's.
   */
  public boolean hasCellAddresses() {
    return hasCellAddresses(source);
  }

  /** Returns whether a file of this name has cells with addresses. */
  public static boolean hasCellAddresses(String file) {
    return !DOCUMENT.matcher(file).matches();
  }

  /**
   * Returns the date on which the form was filled in; {@link LocalDate#MIN} if it is not stated.
   */
  public LocalDate preparedOn() {
    try {
      return LocalDate.parse(text(Template.PREPARED_ON));
    } catch (DateTimeParseException e) {
      return LocalDate.MIN;
    }
  }

  /** Returns the name of the file, without its folder. */
  public String fileName() {
    return fileName(source);
  }

  /** Returns the name of a file, without its folder. */
  public static String fileName(String file) {
    int folder = Math.max(file.lastIndexOf('/'), file.lastIndexOf(File.separatorChar));
    return file.substring(folder + 1);
  }

  /** Returns the edition of the form. */
  public Template template() {
    return template;
  }

  /** Returns the unit's name, shortened if it is too long; empty if it could not be read. */
  public String unit() {
    String written = text(Template.UNIT);
    return written.length() <= MAX_NAME_LENGTH
        ? written
        : written.substring(0, MAX_NAME_LENGTH) + "…";
  }

  /** Returns the unit's 统一社会信用代码; empty if none is stated, or if what is stated is not one. */
  public String code() {
    return CreditCode.parse(text(Template.CODE)).value();
  }

  /** Returns the report year; null if it could not be read. */
  public @Nullable Integer year() {
    return year;
  }

  /** Returns the text of a field that is not a figure; empty if it is blank. */
  public String text(String key) {
    return texts.getOrDefault(key, "");
  }

  /**
   * Returns the figure with this key, including last year's ({@code previous.…}); null if the form
   * has none.
   */
  public @Nullable Figure figure(String key) {
    return figures().get(key);
  }

  /** Returns the value of a figure; null if there is none to calculate with. */
  public @Nullable BigDecimal value(String key) {
    Figure figure = figures().get(key);
    return figure == null ? null : figure.value();
  }

  /** Returns the value of the field with this number; null if there is none. */
  public @Nullable BigDecimal value(int number) {
    Figure figure = figures().get(number);
    return figure == null ? null : figure.value();
  }

  /** Returns the value of one side of a rule; null if one of its figures has no value. */
  public @Nullable BigDecimal value(LinearExpression side) {
    return side.valueByIndex(this::value);
  }

  /** Returns this year's figures that have a value, in the order of the form. */
  public Map<String, BigDecimal> values() {
    FieldMap<Figure> all = figures();
    Map<String, BigDecimal> values = new LinkedHashMap<>();
    for (Field field : template.figures()) {
      Figure figure = all.get(field.key());
      BigDecimal value = figure == null ? null : figure.value();
      if (value != null) {
        values.put(field.key(), value);
      }
    }
    return values;
  }

  /**
   * Returns this submission with unknown totals replaced by the sums of their readable parts, so
   * that a sum over units omits unreadable figures only.
   */
  public Submission withTotalsOfReadableParts() {
    FieldMap<Figure> all = figures();
    FieldMap<Figure> whole = TotalsCalculation.sumReadableParts(template, all);
    return whole == all
        ? this
        : new Submission(source, template, whole, texts, textPlaces, year, found);
  }

  /** Returns the discrepancies found in reading the file. */
  public List<Discrepancy> readingDiscrepancies() {
    return found;
  }

  /** Returns the cell of the received file that a field was read from; null if there is none. */
  public @Nullable CellPlace place(String key) {
    Figure figure = figures().get(key);
    return figure == null ? textPlaces.get(key) : figure.place();
  }

  /** Returns whether the received form has a cell for each of this year's figures. */
  public boolean isComplete() {
    FieldMap<Figure> all = figures();
    for (Field field : template.fields()) {
      Figure figure = all.get(field);
      if (figure != null && figure.status() == Status.MISSING) {
        return false;
      }
    }
    return true;
  }

  /** Returns the number of this year's figures for which the received form has a cell. */
  public long locatedFigureCount() {
    FieldMap<Figure> all = figures();
    int located = 0;
    for (Field field : template.figures()) {
      Figure figure = all.get(field);
      located += figure == null || figure.place() == null ? 0 : 1;
    }
    return located;
  }

  /** Returns the number of this year's figures that have a value. */
  public long knownFigureCount() {
    return template.figures().stream().filter(field -> value(field.key()) != null).count();
  }

  /**
   * Returns whether all figures of another reading of the same report have the same values in this
   * one.
   */
  public boolean containsFiguresOf(Submission other) {
    return template.figures().stream()
        .map(Field::key)
        .allMatch(
            key -> {
              BigDecimal otherValue = other.value(key);
              BigDecimal value = value(key);
              return otherValue == null || (value != null && value.compareTo(otherValue) == 0);
            });
  }

  /** Returns the number of parts of the narrative that are filled in. */
  public long narrativeCount() {
    return texts.keySet().stream().filter(key -> key.startsWith(Template.NARRATIVE)).count();
  }

  /** Returns whether the previous figures are from the wrong year. */
  public boolean hasPreviousOfWrongYear() {
    Figure stated = figure(PREVIOUS_YEAR);
    BigDecimal value = stated == null ? null : stated.value();
    return year != null && value != null && value.compareTo(BigDecimal.valueOf(year - 1L)) != 0;
  }

  /** Returns this submission without last year's figures and other entries. */
  public Submission withoutPrevious() {
    FieldMap<Figure> all = figures().copy();
    for (Field field : template.previous()) {
      all.put(field, new Figure(field, place(field.key()), Status.BLANK, null, ""));
    }
    Map<String, String> others = new LinkedHashMap<>(texts);
    others.keySet().removeIf(Field::isPrevious);
    return new Submission(source, template, all, others, textPlaces, year, found);
  }

  /** Returns whether there are any figures of last year. */
  public boolean hasPrevious() {
    FieldMap<Figure> all = figures();
    for (Field field : template.previous()) {
      Figure figure = all.get(field);
      if (figure != null && figure.status() == Status.GIVEN) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether the tables contain only what the form was issued with: formulas, and figures
   * carried in from last year.
   */
  public boolean isBlank() {
    if (figures == null) {
      return expanded().isBlank();
    }
    boolean any = false;
    for (Field field : template.figures()) {
      Figure figure = figures.get(field);
      if (figure == null || !isUnfilled(figure)) {
        return false;
      }
      any |= figure.status() == Status.BLANK;
    }
    return any;
  }

  private boolean isUnfilled(Figure figure) {
    return switch (figure.status()) {
      case DERIVED, MISSING -> true;
      case BLANK -> Whitespace.isBlank(figure.cellText());
      case GIVEN -> isCarriedIn(figure);
      case UNREADABLE -> false;
    };
  }

  private boolean isCarriedIn(Figure figure) {
    BigDecimal value = Objects.requireNonNull(figure.value());
    return template
        .prefillingRule(figure.field().key())
        .map(rule -> value(Objects.requireNonNull(rule.right())))
        .filter(last -> last.compareTo(value) == 0)
        .isPresent();
  }

  /**
   * Returns this submission with texts for blank fields; existing texts are kept.
   *
   * @param more texts by key
   */
  public Submission withTextsForBlankFields(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(texts);
    more.forEach((key, text) -> all.merge(key, text, (own, other) -> own.isEmpty() ? other : own));
    return new Submission(source, template, figures(), all, textPlaces, year, found);
  }

  /** Returns this submission with another submission's figures and other entries as last year's. */
  public Submission withPrevious(Submission last) {
    FieldMap<Figure> all = figures().copy();
    FieldMap<Figure> before = last.figures();
    Map<String, String> allTexts = new LinkedHashMap<>(texts);
    for (Field field : template.fields()) {
      if (!field.isPrevious()) {
        continue;
      }
      if (!field.kind().isNumber()) {
        allTexts.put(field.key(), last.text(field.currentKey()));
        continue;
      }
      Figure then = before.get(field.currentKey());
      BigDecimal value =
          field.currentKey().equals(Template.YEAR)
              ? (last.year == null ? null : BigDecimal.valueOf(last.year))
              : then == null ? null : then.value();
      Status status = value == null ? Status.BLANK : Status.GIVEN;
      all.put(field, new Figure(field, place(field.key()), status, value, ""));
    }
    return new Submission(source, template, all, allTexts, textPlaces, year, found)
        .withCarriedInFigures();
  }

  /**
   * Returns this submission with figures that must equal last year's filled in where the received
   * form has no cell for them.
   */
  public Submission withCarriedInFigures() {
    FieldMap<Figure> whole = figures();
    FieldMap<Figure> all = whole.copy();
    boolean any = false;
    for (Rule rule : template.rules()) {
      Figure figure = rule.prefilled() ? whole.get(rule.subject()) : null;
      BigDecimal last = figure == null ? null : value(Objects.requireNonNull(rule.right()));
      if (figure != null
          && last != null
          && figure.status() == Status.BLANK
          && figure.place() == null) {
        all.put(figure.field(), new Figure(figure.field(), null, Status.GIVEN, last, ""));
        any = true;
      }
    }
    return any ? withDerivedTotals(new TotalsCalculation(template, all), all, found) : this;
  }

  /**
   * Returns this submission with its totals as figures that a form computed; null if the form
   * leaves one to be computed, or one is written that is not the sum of its parts. Documents do not
   * tell whether their totals were typed.
   */
  public @Nullable Submission withComputedTotals() {
    FieldMap<Figure> all = figures().copy();
    for (Rule rule : template.totals()) {
      Figure figure = all.get(rule.subject());
      BigDecimal sum = value(Objects.requireNonNull(rule.right()));
      if (figure == null || sum == null || !figure.isWritten(sum)) {
        return null;
      }
      all.put(figure.field(), figure.asTotal(sum));
    }
    return new Submission(source, template, all, texts, textPlaces, year, found);
  }

  /**
   * Returns this submission with other values for some figures. Totals that the form left to be
   * computed follow, and so do those that are written as the sums of their parts; a total that
   * differs from its parts remains, as it may be right. What was found in reading the figures does
   * not count any more.
   *
   * @param values the values by key; keys that the form does not have are left out
   */
  public Submission withCorrections(Map<String, BigDecimal> values) {
    FieldMap<Figure> all = figures().copy();
    values.forEach(
        (key, value) -> {
          Figure figure = all.get(key);
          if (figure != null) {
            all.put(
                figure.field(),
                new Figure(figure.field(), figure.place(), Status.GIVEN, value, ""));
          }
        });
    List<Discrepancy> others =
        found.stream()
            .filter(each -> each.field() == null || !values.containsKey(each.field()))
            .toList();
    TotalsCalculation totals = new TotalsCalculation(template, all);
    totals.addWritten(figures(), values.keySet());
    return withDerivedTotals(totals, all, others);
  }

  private Submission withDerivedTotals(
      TotalsCalculation totals, FieldMap<Figure> all, List<Discrepancy> discrepancies) {
    all.values()
        .filter(figure -> figure.status() == Status.DERIVED)
        .forEach(figure -> totals.addFormula(figure.field().key()));
    totals.calculate();
    return new Submission(source, template, all, texts, textPlaces, year, discrepancies);
  }

  /** Returns this submission with one more discrepancy. */
  public Submission withDiscrepancy(Discrepancy discrepancy) {
    return withDiscrepancies(List.of(discrepancy));
  }

  /** Returns this submission with more discrepancies. */
  public Submission withDiscrepancies(List<Discrepancy> more) {
    List<Discrepancy> all = new ArrayList<>(found);
    all.addAll(more);
    return new Submission(this, all);
  }

  @Override
  public String toString() {
    return unit() + " " + year;
  }
}
