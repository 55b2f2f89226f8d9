package org.nianbao.repair;

import java.util.List;
import org.nianbao.message.Message;

/**
 * A correction: changes that together make all failed sums hold and leave all error rules that held
 * intact. It is shown to people and never applied.
 *
 * @param changes the changed figures
 * @param slip the kind of error
 * @param score the likelihood relative to other suggestions: ten points more are ten times as
 *     likely
 */
public record Suggestion(List<Change> changes, ErrorKind slip, int score) {
  public Suggestion {
    changes = List.copyOf(changes);
  }

  /** Returns this suggestion with the form's own cells instead of the received file's. */
  Suggestion onForm() {
    return new Suggestion(changes.stream().map(Change::onForm).toList(), slip, score);
  }

  /** Returns the description of the changes. */
  public Message message() {
    return SuggestionWording.of(this);
  }
}
