package org.nianbao.rounds;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.JsonWriter;

/** The member {@code round} of a file in the JSON of a validation. */
public final class RoundJson {
  private RoundJson() {}

  /** Writes the member; nothing if the round is not known. */
  public static void write(JsonWriter json, @Nullable Round round) throws IOException {
    if (round == null) {
      return;
    }
    json.writeObjectFieldStart("round");
    json.writeNumberField("number", round.number());
    json.writeNumberField("corrected", round.resolved());
    json.writeNumberField("open", round.open());
    json.writeNumberField("explained", round.explained());
    json.writeNumberField("added", round.added());
    json.writeArrayFieldStart("changes");
    for (FigureChange change : round.changes()) {
      json.writeStartObject();
      json.writeStringField("field", change.key());
      json.writeStringField("before", change.before());
      json.writeStringField("now", change.now());
      json.writeBooleanField("requested", change.requested());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
