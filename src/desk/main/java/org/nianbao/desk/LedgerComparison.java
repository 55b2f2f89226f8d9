package org.nianbao.desk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.message.Message;
import org.nianbao.rounds.Round;

/**
 * How a received report compares with the ledger of the results.
 *
 * @param result the result with accepted warnings marked, and with the figures that were corrected
 *     or that changed although no one asked for it
 * @param round how it compares with the version before; null if it is no report
 * @param accepted how many warnings an officer accepted
 */
record LedgerComparison(ValidationResult result, @Nullable Round round, long accepted) {
  private static final String CORRECTED = "R-CORRECTED";

  /** Compares the result before and after the ledger was consulted. */
  static LedgerComparison of(
      ValidationResult checked, ValidationResult compared, @Nullable Round round) {
    long accepted = compared.counts().explained() - checked.counts().explained();
    return new LedgerComparison(compared, round, accepted);
  }

  LedgerComparison compacted() {
    return new LedgerComparison(result.compacted(), round, accepted);
  }

  /** Returns how many figures an officer corrected that the report does not state. */
  private long corrected() {
    return result.discrepancies().stream().filter(each -> each.rule().equals(CORRECTED)).count();
  }

  /** Returns the parts of a short text for the table. */
  List<Message> summary() {
    List<Message> parts = new ArrayList<>();
    if (round != null) {
      parts.add(Message.of("desk.ledger.round", round.number()));
      add(parts, "round.resolved", round.resolved());
      add(parts, "round.open", round.open());
      add(parts, "round.explained", round.explained());
      add(parts, "desk.ledger.unrequested", round.unrequestedChanges().size());
    }
    add(parts, "desk.ledger.accepted", accepted);
    add(parts, "desk.ledger.corrected", corrected());
    return parts;
  }

  private static void add(List<Message> parts, String key, long count) {
    if (count > 0) {
      parts.add(Message.of(key, count));
    }
  }
}
