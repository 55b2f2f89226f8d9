package org.nianbao.compare;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.JsonWriter;
import org.nianbao.form.Submission;
import org.nianbao.template.Field;

/**
 * The differences between two reports, of one edition of the form or of two.
 *
 * @param first the first report
 * @param second the second report
 * @param figures the figures that differ, in the order of the form
 * @param parts the parts of the narrative that differ, in the order of the form
 */
public record ReportComparison(
    Submission first,
    Submission second,
    List<FigureDifference> figures,
    List<PartDifference> parts) {
  public ReportComparison {
    figures = List.copyOf(figures);
    parts = List.copyOf(parts);
  }

  /** Compares two reports. A figure that is not in a report's edition has no value there. */
  public static ReportComparison of(Submission first, Submission second) {
    List<FigureDifference> figures = new ArrayList<>();
    for (Field field : union(second.template().figures(), first.template().figures()).values()) {
      BigDecimal left = first.value(field.key());
      BigDecimal right = second.value(field.key());
      boolean equal = left == null || right == null ? left == right : left.compareTo(right) == 0;
      if (!equal) {
        figures.add(new FigureDifference(field.key(), place(field), plain(left), plain(right)));
      }
    }
    List<PartDifference> parts = new ArrayList<>();
    for (Field field : union(second.template().texts(), first.template().texts()).values()) {
      List<ParagraphDifference> paragraphs =
          ParagraphDifference.between(first.text(field.key()), second.text(field.key()));
      if (!paragraphs.isEmpty()) {
        parts.add(new PartDifference(field.key(), place(field), paragraphs));
      }
    }
    return new ReportComparison(first, second, figures, parts);
  }

  /** Returns the fields of the second report's edition, then those that only the first's has. */
  private static Map<String, Field> union(List<Field> second, List<Field> first) {
    Map<String, Field> fields = new LinkedHashMap<>();
    second.forEach(field -> fields.put(field.key(), field));
    first.forEach(field -> fields.putIfAbsent(field.key(), field));
    return fields;
  }

  private static String place(Field field) {
    return field.sheet() + "·" + field.label();
  }

  private static String plain(@Nullable BigDecimal value) {
    return value == null ? "" : value.stripTrailingZeros().toPlainString();
  }

  /** Returns whether the figures and the narratives are equal. */
  public boolean isEqual() {
    return figures.isEmpty() && parts.isEmpty();
  }

  /** Writes the differences as JSON, without closing the stream. */
  public void writeJson(OutputStream out) throws IOException {
    try (JsonWriter json = new JsonWriter(out)) {
      json.writeStartObject();
      writeReport(json, "first", first);
      writeReport(json, "second", second);
      json.writeArrayFieldStart("figures");
      for (FigureDifference figure : figures) {
        json.writeStartObject();
        json.writeStringField("field", figure.key());
        json.writeStringField("place", figure.place());
        json.writeStringField("first", figure.first());
        json.writeStringField("second", figure.second());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("parts");
      for (PartDifference part : parts) {
        json.writeStartObject();
        json.writeStringField("field", part.key());
        json.writeStringField("place", part.place());
        json.writeArrayFieldStart("paragraphs");
        for (ParagraphDifference paragraph : part.paragraphs()) {
          json.writeStartObject();
          json.writeStringField("first", paragraph.first());
          json.writeStringField("second", paragraph.second());
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
