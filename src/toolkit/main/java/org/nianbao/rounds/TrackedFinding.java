package org.nianbao.rounds;

import java.util.Map;
import org.nianbao.message.Messages;
import org.nianbao.template.Severity;

/**
 * A finding over the versions of a report.
 *
 * @param number the number of the version that it was first found in, and its number there
 * @param first that version
 * @param finding the finding as it was found last
 * @param isOpen whether it is found in the last version
 * @param isRepeated whether it is found in several versions
 * @param reason why an officer accepted it; empty if none did
 * @param officer who accepted it; empty if unknown
 */
record TrackedFinding(
    String number,
    LedgerEntry first,
    LedgerFinding finding,
    boolean isOpen,
    boolean isRepeated,
    String reason,
    String officer) {
  static TrackedFinding first(String number, LedgerEntry version, LedgerFinding finding) {
    return new TrackedFinding(number, version, finding, true, false, "", "");
  }

  /** Returns this finding, as found again in a later version. */
  TrackedFinding foundIn(LedgerFinding again) {
    return new TrackedFinding(number, first, again, true, true, reason, officer);
  }

  /** Returns this finding, as not found in a later version. */
  TrackedFinding notFoundIn() {
    return new TrackedFinding(number, first, finding, false, isRepeated, reason, officer);
  }

  /** Returns this finding with what an officer typed beside it. */
  TrackedFinding acceptedAs(Map<String, String> typed) {
    return new TrackedFinding(
        number,
        first,
        finding,
        isOpen,
        isRepeated,
        typed.getOrDefault("reason", ""),
        typed.getOrDefault("officer", ""));
  }

  boolean isAccepted() {
    return !reason.isEmpty();
  }

  /** Returns the acceptance as one text. */
  String acceptance() {
    return officer.isEmpty()
        ? Messages.CHINESE.format("ledger.accepted", reason)
        : Messages.CHINESE.format("ledger.acceptedBy", officer, reason);
  }

  /** Returns the word for its state. */
  String state() {
    String key =
        !isOpen
            ? "resolved"
            : isAccepted() && finding.severity() != Severity.ERROR
                ? "accepted"
                : !finding.isReasonForReturn() ? "explained" : isRepeated ? "open" : "new";
    return Messages.CHINESE.format("ledger.state." + key);
  }
}
