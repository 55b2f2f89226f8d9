package org.nianbao.rounds;

import org.jspecify.annotations.Nullable;
import org.nianbao.message.Messages;
import org.nianbao.template.Severity;

/**
 * A finding over the versions of a report.
 *
 * @param first the version that it was first found in
 * @param finding the finding as it was found last
 * @param isOpen whether it is found in the last version
 * @param isRepeated whether it is found in several versions
 * @param accepted what an officer accepted; null if nothing
 */
record TrackedFinding(
    LedgerEntry first,
    LedgerFinding finding,
    boolean isOpen,
    boolean isRepeated,
    @Nullable AcceptedWarning accepted) {
  static TrackedFinding first(LedgerEntry version, LedgerFinding finding) {
    return new TrackedFinding(version, finding, true, false, null);
  }

  /** Returns this finding, as found again in a later version. */
  TrackedFinding foundIn(LedgerFinding again) {
    return new TrackedFinding(first, again, true, true, accepted);
  }

  /** Returns this finding, as not found in a later version. */
  TrackedFinding notFoundIn() {
    return new TrackedFinding(first, finding, false, isRepeated, accepted);
  }

  /** Returns this finding with what an officer accepted. */
  TrackedFinding acceptedAs(@Nullable AcceptedWarning acceptance) {
    return new TrackedFinding(first, finding, isOpen, isRepeated, acceptance);
  }

  String number() {
    return finding.number();
  }

  /** Returns whether an officer has accepted it as it is now. */
  boolean isAccepted() {
    return accepted != null && accepted.isOf(finding);
  }

  /** Returns the word for its state. */
  String state() {
    return Messages.CHINESE.format("ledger.state." + stateKey());
  }

  private String stateKey() {
    if (!isOpen) {
      return "resolved";
    }
    if (finding.isCorrected()) {
      return "corrected";
    }
    if (isAccepted()) {
      return "accepted";
    }
    if (accepted != null && finding.severity() != Severity.ERROR) {
      return "changed";
    }
    if (!finding.isReasonForReturn()) {
      return "explained";
    }
    return isRepeated ? "open" : "new";
  }
}
