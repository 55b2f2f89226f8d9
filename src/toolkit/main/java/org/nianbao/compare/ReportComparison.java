package org.nianbao.compare;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nianbao.check.JsonWriter;
import org.nianbao.form.Submission;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;

/**
 * The comparison of two reports, of one edition of the form or of two.
 *
 * @param first the first report
 * @param second the second report
 * @param figures the figures, in the order of the form
 * @param parts the choices, dates and texts of the tables, then the parts of the narrative, each in
 *     the order of the form
 */
public record ReportComparison(
    Submission first, Submission second, List<ComparedFigure> figures, List<ComparedPart> parts) {
  public ReportComparison {
    figures = List.copyOf(figures);
    parts = List.copyOf(parts);
  }

  /** Compares two reports. A figure that is not in a report's edition has no value there. */
  public static ReportComparison of(Submission first, Submission second) {
    List<ComparedFigure> figures = new ArrayList<>();
    for (Field field : union(second.template().figures(), first.template().figures())) {
      figures.add(new ComparedFigure(field, first.value(field.key()), second.value(field.key())));
    }
    List<ComparedPart> parts = new ArrayList<>();
    List<Field> written = new ArrayList<>();
    written.addAll(union(second.template().entries(), first.template().entries()));
    written.addAll(union(second.template().texts(), first.template().texts()));
    for (Field field : written) {
      parts.add(
          new ComparedPart(
              field, paragraphs(field, first.text(field.key()), second.text(field.key()))));
    }
    return new ReportComparison(first, second, figures, parts);
  }

  /** Returns the paragraphs of a text; those of a choice or a date are one. */
  private static List<ComparedParagraph> paragraphs(Field field, String first, String second) {
    boolean isWord = field.kind() == FieldKind.CHOICE || field.kind() == FieldKind.DATE;
    return isWord && !(first.isEmpty() && second.isEmpty())
        ? List.of(new ComparedParagraph(first, second, false))
        : ParagraphAlignment.of(first, second);
  }

  /** Returns the fields of the second report's edition, then those that only the first's has. */
  private static Collection<Field> union(List<Field> second, List<Field> first) {
    Map<String, Field> fields = new LinkedHashMap<>();
    second.forEach(field -> fields.put(field.key(), field));
    first.forEach(field -> fields.putIfAbsent(field.key(), field));
    return fields.values();
  }

  /** Returns the comparison with only the figures and paragraphs that differ. */
  public ReportComparison differences() {
    return new ReportComparison(
        first,
        second,
        figures.stream().filter(figure -> !figure.isEqual()).toList(),
        parts.stream()
            .map(ComparedPart::differences)
            .filter(part -> !part.paragraphs().isEmpty())
            .toList());
  }

  /** Returns how many figures differ. */
  public long differingFigures() {
    return figures.stream().filter(figure -> !figure.isEqual()).count();
  }

  /** Returns how many paragraphs differ; a choice or a date is one. */
  public long differingParagraphs() {
    return parts.stream()
        .flatMap(part -> part.paragraphs().stream())
        .filter(paragraph -> !paragraph.isEqual())
        .count();
  }

  /** Returns whether the figures, the entries of the tables and the narratives are equal. */
  public boolean isEqual() {
    return differingFigures() == 0 && differingParagraphs() == 0;
  }

  /** Writes the comparison as JSON, without closing the stream. */
  public void writeJson(OutputStream out) throws IOException {
    try (JsonWriter json = new JsonWriter(out)) {
      json.writeStartObject();
      writeReport(json, "first", first);
      writeReport(json, "second", second);
      json.writeArrayFieldStart("figures");
      for (ComparedFigure figure : figures) {
        json.writeStartObject();
        json.writeStringField("field", figure.field().key());
        json.writeStringField("place", figure.place());
        json.writeStringField("first", ComparedFigure.text(figure.first()));
        json.writeStringField("second", ComparedFigure.text(figure.second()));
        json.writeStringField("difference", ComparedFigure.text(figure.difference()));
        json.writeStringField("percentage", ComparedFigure.text(figure.percentage()));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("parts");
      for (ComparedPart part : parts) {
        json.writeStartObject();
        json.writeStringField("field", part.field().key());
        json.writeStringField("place", part.place());
        json.writeArrayFieldStart("paragraphs");
        for (ComparedParagraph paragraph : part.paragraphs()) {
          json.writeStartObject();
          json.writeStringField("first", paragraph.first());
          json.writeStringField("second", paragraph.second());
          json.writeBooleanField("moved", paragraph.moved());
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeLineEnd();
    }
  }

  private static void writeReport(JsonWriter json, String name, Submission report)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("file", report.source());
    json.writeStringField("unit", report.unit());
    Integer year = report.year();
    if (year == null) {
      json.writeNullField("year");
    } else {
      json.writeNumberField("year", year);
    }
    json.writeEndObject();
  }
}
