package org.nianbao.check;

import java.io.IOException;
import java.util.List;
import org.nianbao.form.CellPlace;
import org.nianbao.message.Messages;
import org.nianbao.repair.Change;
import org.nianbao.repair.FailedRuleGroup;
import org.nianbao.repair.Suggestion;
import org.nianbao.template.Rule;

/** Writes the suggestions for a submission as JSON. */
final class SuggestionJson {
  private SuggestionJson() {}

  /**
   * Writes the member {@code suggestions}: all suggestions for each fault, the most likely first. A
   * fault without suggestions has one entry without cells, with a message.
   *
   * @param addressed whether the cells have addresses that the sender knows; others are left out
   */
  static void write(
      JsonWriter json, List<FailedRuleGroup> faults, boolean addressed, Messages messages)
      throws IOException {
    json.writeArrayFieldStart("suggestions");
    int number = 0;
    for (FailedRuleGroup fault : faults) {
      number++;
      boolean likely = fault.isFirstLikely();
      for (Suggestion suggestion : fault.suggestions()) {
        json.writeStartObject();
        writeFault(json, number, fault);
        json.writeArrayFieldStart("cells");
        for (Change change : suggestion.changes()) {
          writeChange(json, change, addressed);
        }
        json.writeEndArray();
        json.writeStringField("reason", suggestion.errorKind().code());
        json.writeNumberField("score", suggestion.score());
        json.writeBooleanField("likely", likely);
        likely = false;
        json.writeStringField("message", messages.format(suggestion.message()));
        json.writeEndObject();
      }
      if (fault.suggestions().isEmpty()) {
        json.writeStartObject();
        writeFault(json, number, fault);
        json.writeArrayFieldStart("cells");
        json.writeEndArray();
        json.writeStringField("reason", "at-least-" + fault.minErrors());
        json.writeNullField("score");
        json.writeStringField("message", messages.format(fault.message()));
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private static void writeFault(JsonWriter json, int number, FailedRuleGroup fault)
      throws IOException {
    json.writeNumberField("fault", number);
    json.writeArrayFieldStart("rules");
    for (Rule rule : fault.rules()) {
      json.writeStartObject();
      json.writeStringField("rule", rule.id());
      json.writeStringField("field", rule.subject());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeChange(JsonWriter json, Change change, boolean addressed)
      throws IOException {
    CellPlace place = addressed ? change.place() : null;
    json.writeStartObject();
    json.writeStringField("field", change.field().key());
    json.writeStringField("sheet", place == null ? null : place.sheet());
    json.writeStringField("cell", place == null ? null : place.address().toString());
    json.writeNumberField("actual", change.actual());
    json.writeNumberField("suggested", change.suggested());
    json.writeStringField("reason", change.errorKind().code());
    json.writeEndObject();
  }
}
