package org.nianbao.data;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.CreditCodeCheck;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.FieldMap;
import org.nianbao.form.Figure;
import org.nianbao.form.Figure.Status;
import org.nianbao.form.Submission;
import org.nianbao.form.TotalsCalculation;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedList;
import org.nianbao.template.Editions;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;
import org.nianbao.template.ReportYears;
import org.nianbao.template.Template;
import org.nianbao.value.DateParser;
import org.nianbao.value.FigureParser;

/** Creates submissions from data files. An unknown key or a wrong value is refused. */
public final class DataFileReader {
  private static final Pattern PLAIN_NUMBER = Pattern.compile("-?\\d{1,40}(?:\\.\\d{1,40})?");

  private final Template template;
  private final Path file;
  private final DataRecord unit;

  private DataFileReader(Template template, Path file, DataRecord unit) {
    this.template = template;
    this.file = file;
    this.unit = unit;
  }

  /**
   * Reads a data file, JSON or a table, which may hold several units. The report year of each unit
   * selects the edition of the form.
   *
   * @throws UnreadableFileException if the file is malformed, has a key that the form does not
   *     have, holds a value of the wrong kind, or lacks a unit or year
   */
  public static List<Submission> read(Editions editions, Path file) throws IOException {
    Map<Template, FieldNames> names = new HashMap<>();
    FieldNames expected = names.computeIfAbsent(editions.expected(), FieldNames::new);
    List<Submission> submissions = new ArrayList<>();
    for (DataRecord unit : DataFileParser.read(file, expected)) {
      DataFileReader reader = new DataFileReader(editions.expected(), file, unit);
      String year = String.valueOf(unit.value(Template.YEAR, expected));
      OptionalInt number = ReportYears.parseYear(year);
      Template template = editions.expected();
      if (number.isPresent()) { // any other number is refused below
        template =
            editions
                .ofYear(number.getAsInt())
                .orElseThrow(() -> reader.refusal("form.data.edition", Template.YEAR, year));
      }
      DataRecord named = reader.named(names.computeIfAbsent(template, FieldNames::new));
      submissions.add(new DataFileReader(template, file, named).submission());
    }
    return submissions;
  }

  /** Returns the data by keys. */
  private DataRecord named(FieldNames names) throws UnreadableFileException {
    DataRecord named = DataRecord.at(unit.place());
    for (Map.Entry<String, Object> entry : unit.values().entrySet()) {
      String name = entry.getKey();
      List<Field> fields = List.copyOf(names.fields(name));
      if (fields.isEmpty()) {
        throw refusal("form.data.unknown", name);
      }
      if (fields.size() > 1) {
        Object meant = ShortenedList.of(fields.stream().map(DataFileReader::keyAndLabel).toList());
        throw refusal("form.data.ambiguous", name, meant);
      }
      String key = fields.get(0).key();
      if (named.values().put(key, entry.getValue()) != null) {
        throw refusal("form.data.twice", name);
      }
      Message line = unit.lines().get(name);
      if (line != null) {
        named.lines().put(key, line);
      }
    }
    return named;
  }

  private static Message keyAndLabel(Field field) {
    return Message.of("form.data.key", field.key(), field.label());
  }

  /** Returns a submission with only the fields that identify the unit and the year. */
  public static Submission blank(Template template, Map<String, String> identity) {
    DataRecord unit = DataRecord.at(null);
    unit.values().putAll(identity);
    try {
      DataFileReader reader = new DataFileReader(template, Path.of(""), unit);
      return new DataFileReader(template, Path.of(""), reader.named(new FieldNames(template)))
          .submission();
    } catch (UnreadableFileException e) {
      throw new IllegalArgumentException(e.reason().toString(), e);
    }
  }

  private Submission submission() throws UnreadableFileException {
    Map<String, Object> values = unit.values();
    FieldMap<Figure> figures = FieldMap.of(template);
    Map<String, String> texts = new LinkedHashMap<>();
    List<Discrepancy> found = new ArrayList<>();
    TotalsCalculation totals = new TotalsCalculation(template, figures);
    for (Field field : template.fields()) {
      if (field.kind().isNumber() && !field.key().equals(Template.YEAR)) {
        BigDecimal value = number(field, values.get(field.key()));
        Status status = value == null ? Status.BLANK : Status.GIVEN;
        BigDecimal counted = value == null ? field.valueOfBlank() : value;
        figures.put(field, new Figure(field, null, status, counted, ""));
        if (value == null && template.computingRule(field.key()).isPresent()) {
          totals.addFormula(field.key());
        }
      }
    }
    for (Map.Entry<String, Object> entry : values.entrySet()) {
      Field field = template.field(entry.getKey());
      if (field != null && figures.get(field) == null) {
        String text = text(field, entry.getValue());
        if (field.key().equals(Template.CODE)) {
          CreditCodeCheck.discrepancy(field, null, text).ifPresent(found::add);
          text = CreditCodeCheck.normalized(text);
        }
        texts.put(field.key(), text);
      }
    }
    totals.calculate();
    int year = year(texts);
    return new Submission(file.toString(), template, figures, texts, Map.of(), year, found)
        .withCarriedInFigures();
  }

  private int year(Map<String, String> texts) throws UnreadableFileException {
    if (texts.getOrDefault(Template.UNIT, "").isBlank()) {
      throw refusal("form.data.unit", Template.UNIT);
    }
    String year = texts.getOrDefault(Template.YEAR, "");
    if (ReportYears.parseYear(year).isEmpty()) {
      throw refusal("form.data.year", Template.YEAR);
    }
    return Integer.parseInt(year);
  }

  private @Nullable BigDecimal number(Field field, @Nullable Object value)
      throws UnreadableFileException {
    if (value == null) {
      return null;
    }
    // CSV has text only; 20241231 is not a date where a figure is expected
    String written = value.toString();
    boolean plain = value instanceof BigDecimal || PLAIN_NUMBER.matcher(written).matches();
    CellContent content =
        plain ? new CellContent.Numeric(new BigDecimal(written)) : new CellContent.Text(written);
    FigureParser.Reading reading = FigureParser.parse(content, field);
    if (reading instanceof FigureParser.Reading.Plain number) {
      return number.value();
    }
    if (field.kind() == FieldKind.PERCENT) {
      return percentage(field, value, reading);
    }
    String kind = field.kind() == FieldKind.COUNT ? "form.data.count" : "form.data.amount";
    throw refusal(kind, field.key(), value);
  }

  private @Nullable BigDecimal percentage(Field field, Object value, FigureParser.Reading reading)
      throws UnreadableFileException {
    if (reading instanceof FigureParser.Reading.NumberInText number) {
      return number.value();
    }
    if (reading instanceof FigureParser.Reading.BarePercentage bare && !bare.hundredfold()) {
      return bare.value();
    }
    throw refusal("form.data.percent", field.key(), value);
  }

  private String text(Field field, Object value) throws UnreadableFileException {
    String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    if (text.length() > Cell.MAX_TEXT_LENGTH) {
      throw refusal("form.data.long", field.key(), Cell.MAX_TEXT_LENGTH);
    }
    if (field.kind() == FieldKind.CHOICE && !text.isEmpty() && !field.options().contains(text)) {
      throw refusal("form.data.choice", field.key(), text, field.options());
    }
    if (field.kind() == FieldKind.DATE && !text.isEmpty()) {
      return DateParser.parse(text)
          .orElseThrow(() -> refusal("form.data.date", field.key(), text))
          .toString();
    }
    return text;
  }

  /** Returns the exception for a field. The first argument of the message pattern is the key. */
  private UnreadableFileException refusal(String pattern, String key, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of(key));
    arguments.addAll(List.of(more));
    return new UnreadableFileException(
        file.toString(), unit.atPlace(key, new Message(pattern, arguments)));
  }
}
