package org.nianbao.repair;

import java.util.List;
import org.nianbao.message.Message;

/**
 * A correction: changes that together make all failed sums hold and leave all error rules that held
 * intact. It is shown to people and never applied.
 *
 * @param changes the changed figures
 * @param errorKind the kind of error
 * @param score the likelihood relative to other suggestions: ten points more are ten times as
 *     likely
 */
public record Suggestion(List<Change> changes, ErrorKind errorKind, int score) {
  public Suggestion {
    changes = List.copyOf(changes);
  }

  /** Returns this suggestion with the form's own cells instead of the received file's. */
  Suggestion withFormCells() {
    return new Suggestion(changes.stream().map(Change::withFormCell).toList(), errorKind, score);
  }

  /** Returns the description of the changes. */
  public Message message() {
    return SuggestionWording.describe(this);
  }
}
