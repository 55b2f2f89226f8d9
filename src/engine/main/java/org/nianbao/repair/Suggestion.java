package org.nianbao.repair;

import java.util.List;
import org.nianbao.message.Message;

/**
 * Figures that, changed together, make every sum hold that failed, and let hold every error rule
 * that held. It is shown and never applied.
 *
 * @param changes the figures
 * @param slip how they came to be wrong
 * @param score how likely it is beside others: ten points more are ten times as likely
 */
public record Suggestion(List<Change> changes, ErrorKind slip, int score) {
  public Suggestion {
    changes = List.copyOf(changes);
  }

  /** The same with the cells of the form instead of the received file's. */
  Suggestion onForm() {
    return new Suggestion(changes.stream().map(Change::onForm).toList(), slip, score);
  }

  /** What to change, in words. */
  public Message message() {
    return Wording.of(this);
  }
}
