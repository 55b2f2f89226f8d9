package org.nianbao.data;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Submission;
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
  /** The members of a data file that name the form of a unit's report. */
  private static final List<String> FORM = List.of("form", Template.FORM_NAME);

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
   * Reads a data file, JSON or a table, which may hold several units. The member {@code form}, or
   * 表样名称, of each unit names its form, if that is not the expected one; its report year selects the
   * edition.
   *
   * @throws UnreadableFileException if the file is malformed, names a form that is not at hand, has
   *     a key that the form does not have, holds a value of the wrong kind, or lacks a unit or year
   */
  public static List<Submission> read(Editions editions, Path file) throws IOException {
    Map<Template, FieldNames> names = new HashMap<>();
    FieldNames expected = names.computeIfAbsent(editions.expected(), FieldNames::new);
    List<Submission> submissions = new ArrayList<>();
    for (DataRecord unit : DataFileParser.read(file, expected)) {
      Template template = new DataFileReader(editions.expected(), file, unit).template(editions);
      DataRecord named =
          new DataFileReader(template, file, unit)
              .named(names.computeIfAbsent(template, FieldNames::new));
      submissions.add(new DataFileReader(template, file, named).submission());
    }
    return submissions;
  }

  /** Returns the edition that the data name by form and year. */
  private Template template(Editions editions) throws UnreadableFileException {
    List<Template> editionsOfForm = List.of();
    String form = template.form();
    for (String member : FORM) {
      Object value = unit.values().get(member);
      if (value != null && template.field(member) == null) {
        form = value.toString();
      }
    }
    if (!form.equals(template.form())) {
      String named = form;
      editionsOfForm =
          editions.otherForms().stream().filter(each -> each.form().equals(named)).toList();
      if (editionsOfForm.isEmpty()) {
        Set<String> known = new LinkedHashSet<>(List.of(template.form()));
        editions.otherForms().forEach(each -> known.add(each.form()));
        throw refusal("form.data.form", FORM.get(0), form, ShortenedList.of(List.copyOf(known)));
      }
    }
    Template first = editionsOfForm.isEmpty() ? template : editionsOfForm.get(0);
    String year = String.valueOf(unit.value(Template.YEAR, new FieldNames(first)));
    OptionalInt number = ReportYears.parseYear(year);
    if (number.isEmpty()) { // refused below
      return first;
    }
    int reportYear = number.getAsInt();
    Optional<Template> edition =
        editionsOfForm.isEmpty()
            ? editions.ofYear(reportYear)
            : editionsOfForm.stream().filter(each -> each.years().includes(reportYear)).findFirst();
    return edition.orElseThrow(() -> refusal("form.data.edition", Template.YEAR, year));
  }

  /** Returns the data by keys. */
  private DataRecord named(FieldNames names) throws UnreadableFileException {
    DataRecord named = DataRecord.at(unit.place());
    for (Map.Entry<String, Object> entry : unit.values().entrySet()) {
      String name = entry.getKey();
      if (FORM.contains(name) && template.field(name) == null) {
        continue;
      }
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

  private Submission submission() throws UnreadableFileException {
    Map<String, BigDecimal> figures = new HashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    for (Field field : template.fields()) {
      if (isFigure(field)) {
        BigDecimal value = number(field, unit.values().get(field.key()));
        if (value != null) {
          figures.put(field.key(), value);
        }
      }
    }
    for (Map.Entry<String, Object> entry : unit.values().entrySet()) {
      Field field = template.field(entry.getKey());
      if (field != null && !isFigure(field)) {
        texts.put(field.key(), text(field, entry.getValue()));
      }
    }
    return Submission.filled(file.toString(), template, figures, texts, year(texts));
  }

  private static boolean isFigure(Field field) {
    return field.kind().isNumber() && !field.key().equals(Template.YEAR);
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
    boolean choice = field.kind() == FieldKind.CHOICE && !field.options().isEmpty();
    if (choice && !text.isEmpty() && !field.options().contains(text)) {
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
