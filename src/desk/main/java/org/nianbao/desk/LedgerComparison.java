package org.nianbao.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Discrepancy;
import org.nianbao.message.Message;
import org.nianbao.rounds.Round;

/**
 * How a received report compares with the ledger of the results.
 *
 * @param result the result with accepted warnings marked, and with the figures that were corrected
 *     or that changed although no one asked for it
 * @param round how it compares with the version before; null if it is no report
 */
record LedgerComparison(ValidationResult result, @Nullable Round round) {
  private static final String CORRECTED = "R-CORRECTED";

  LedgerComparison compacted() {
    return new LedgerComparison(result.compacted(), round);
  }

  private long count(Predicate<Discrepancy> condition) {
    return result.discrepancies().stream().filter(condition).count();
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
    add(parts, "desk.ledger.accepted", count(Discrepancy::isAccepted));
    add(parts, "desk.ledger.corrected", count(each -> each.rule().equals(CORRECTED)));
    return parts;
  }

  private static void add(List<Message> parts, String key, long count) {
    if (count > 0) {
      parts.add(Message.of(key, count));
    }
  }
}
