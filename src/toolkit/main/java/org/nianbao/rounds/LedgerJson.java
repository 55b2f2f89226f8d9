package org.nianbao.rounds;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nianbao.rounds.LedgerEntry.Outcome;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/** The content of a registered version as text, as it is kept on the sheet 登记数据. */
final class LedgerJson {
  private static final JsonFactory JSON = new JsonFactory();

  /** The depth of an entry with its findings; a deeper object is none. */
  private static final int MAX_DEPTH = 5;

  private LedgerJson() {}

  /** Returns the text of an entry. The same entry always has the same text. */
  static String format(LedgerEntry entry) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("number", entry.number());
      json.writeStringField("unit", entry.unit());
      json.writeStringField("code", entry.code());
      if (!entry.form().equals(usualForm())) {
        json.writeStringField("form", entry.form());
      }
      if (entry.year() != null) {
        json.writeNumberField("year", entry.year());
      }
      json.writeStringField("file", entry.file());
      json.writeStringField("digest", entry.digest());
      json.writeStringField("modified", entry.modified());
      json.writeStringField("registered", entry.registered());
      json.writeStringField("officer", entry.officer());
      json.writeStringField("preparedOn", entry.preparedOn());
      json.writeStringField("outcome", entry.outcome().name());
      json.writeStringField("notice", entry.notice());
      json.writeArrayFieldStart("findings");
      for (LedgerFinding finding : entry.findings()) {
        write(json, finding);
      }
      json.writeEndArray();
      json.writeObjectFieldStart("figures");
      for (Map.Entry<String, String> figure : new TreeMap<>(entry.figures()).entrySet()) {
        json.writeStringField(figure.getKey(), figure.getValue());
      }
      json.writeEndObject();
      if (entry.round() != null) {
        json.writeFieldName("round");
        write(json, entry.round());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory
    }
    return text.toString();
  }

  /** Returns the form that an entry without the name of one is of. */
  private static String usualForm() {
    return Template.current().form();
  }

  /** Returns the text of an acceptance. */
  static String format(AcceptedWarning accepted) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("accepted", accepted.number());
      json.writeStringField("expected", accepted.expected());
      json.writeStringField("actual", accepted.actual());
      json.writeStringField("reason", accepted.reason());
      json.writeStringField("officer", accepted.officer());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, LedgerFinding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("number", finding.number());
    json.writeStringField("rule", finding.rule());
    json.writeStringField("severity", finding.severity().name());
    json.writeStringField("field", finding.field());
    json.writeStringField("place", finding.place());
    json.writeStringField("message", finding.message());
    json.writeStringField("expected", finding.expected());
    json.writeStringField("actual", finding.actual());
    json.writeStringField("explanation", finding.explanation());
    json.writeArrayFieldStart("fields");
    for (String field : finding.fields()) {
      json.writeString(field);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Round round) throws IOException {
    json.writeStartObject();
    json.writeNumberField("number", round.number());
    json.writeNumberField("resolved", round.resolved());
    json.writeNumberField("open", round.open());
    json.writeNumberField("explained", round.explained());
    json.writeNumberField("added", round.added());
    json.writeStringField("sameDate", round.sameDate());
    json.writeArrayFieldStart("changes");
    for (FigureChange change : round.changes()) {
      write(json, change);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, FigureChange change) throws IOException {
    json.writeStartObject();
    json.writeStringField("key", change.key());
    json.writeStringField("place", change.place());
    json.writeStringField("before", change.before());
    json.writeStringField("now", change.now());
    json.writeBooleanField("requested", change.requested());
    json.writeEndObject();
  }

  /** Returns the entry with this text; empty if it is the text of none. */
  static Optional<LedgerEntry> parse(String text) {
    return members(text).flatMap(members -> LedgerJson.read(members, LedgerJson::entry));
  }

  /** Returns the acceptance with this text; empty if it is the text of none. */
  static Optional<AcceptedWarning> parseAccepted(String text) {
    return members(text).flatMap(members -> LedgerJson.read(members, LedgerJson::accepted));
  }

  private static AcceptedWarning accepted(Members members) {
    return new AcceptedWarning(
        members.text("accepted"),
        members.text("expected"),
        members.text("actual"),
        members.text("reason"),
        members.text("officer"));
  }

  private static <T> Optional<T> read(Members members, Function<Members, T> reading) {
    try {
      return Optional.of(reading.apply(members));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Members> members(String text) {
    try (JsonParser json = JSON.createParser(text)) {
      return json.nextToken() == JsonToken.START_OBJECT
          ? Optional.of(new Members(object(json, 0)))
          : Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory
    }
  }

  private static LedgerEntry entry(Members members) {
    List<LedgerFinding> findings = new ArrayList<>();
    for (Members each : members.objects("findings")) {
      findings.add(
          new LedgerFinding(
              each.text("number"),
              each.text("rule"),
              Severity.valueOf(each.text("severity")),
              each.text("field"),
              each.text("place"),
              each.text("message"),
              each.text("expected"),
              each.text("actual"),
              each.text("explanation"),
              each.texts("fields")));
    }
    Members figures = members.object("figures");
    Map<String, String> values = new LinkedHashMap<>();
    figures.values.keySet().forEach(key -> values.put(key, figures.text(key)));
    String form = members.optionalText("form");
    String year = members.optionalText("year");
    return new LedgerEntry(
        Integer.parseInt(members.text("number")),
        members.text("unit"),
        members.text("code"),
        form == null ? usualForm() : form,
        year == null ? null : Integer.valueOf(year),
        members.values.containsKey("round") ? round(members.object("round")) : null,
        members.text("file"),
        members.text("digest"),
        members.text("modified"),
        members.text("registered"),
        members.text("officer"),
        members.text("preparedOn"),
        Outcome.valueOf(members.text("outcome")),
        findings,
        values,
        members.text("notice"));
  }

  private static Round round(Members members) {
    List<FigureChange> changes = new ArrayList<>();
    for (Members each : members.objects("changes")) {
      changes.add(
          new FigureChange(
              each.text("key"),
              each.text("place"),
              each.text("before"),
              each.text("now"),
              Boolean.parseBoolean(each.text("requested"))));
    }
    return new Round(
        Integer.parseInt(members.text("number")),
        Long.parseLong(members.text("resolved")),
        Long.parseLong(members.text("open")),
        Long.parseLong(members.text("explained")),
        Long.parseLong(members.text("added")),
        changes,
        members.text("sameDate"));
  }

  /** The members of an object: texts, lists and objects. Numbers are texts, too. */
  private record Members(Map<String, Object> values) {
    String text(String name) {
      String text = optionalText(name);
      if (text == null) {
        throw new IllegalArgumentException("no text " + name);
      }
      return text;
    }

    @Nullable String optionalText(String name) {
      return values.get(name) instanceof String text ? text : null;
    }

    List<String> texts(String name) {
      return list(name).stream().map(String::valueOf).toList();
    }

    List<Members> objects(String name) {
      return list(name).stream().map(Members::of).toList();
    }

    Members object(String name) {
      return of(values.get(name));
    }

    private List<?> list(String name) {
      if (values.get(name) instanceof List<?> list) {
        return list;
      }
      throw new IllegalArgumentException("no list " + name);
    }

    private static Members of(@Nullable Object value) {
      if (!(value instanceof Map<?, ?> map)) {
        throw new IllegalArgumentException("no object");
      }
      Map<String, Object> members = new LinkedHashMap<>();
      map.forEach((key, each) -> members.put(String.valueOf(key), each));
      return new Members(members);
    }
  }

  private static Map<String, Object> object(JsonParser json, int depth) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      members.put(name, value(json, depth + 1));
    }
    return members;
  }

  private static Object value(JsonParser json, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("too deep");
    }
    if (json.currentToken() == JsonToken.START_OBJECT) {
      return object(json, depth);
    }
    if (json.currentToken() == JsonToken.START_ARRAY) {
      List<Object> list = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        list.add(value(json, depth + 1));
      }
      return list;
    }
    return json.getText();
  }
}
