package org.nianbao.rounds;

import org.nianbao.template.Severity;

/**
 * A warning that an officer accepted, with the values that it was about then. Once the values
 * change, the warning is not accepted any more.
 *
 * @param number the number of the finding in the ledger
 * @param expected the expected value
 * @param actual the actual value
 * @param reason why it was accepted
 * @param officer who accepted it; empty if unknown
 */
record AcceptedWarning(
    String number, String expected, String actual, String reason, String officer) {
  /** Returns whether what is typed beside the finding is still this acceptance. */
  boolean isTypedAs(String typedReason, String typedOfficer) {
    return reason.equals(typedReason) && officer.equals(typedOfficer);
  }

  /** Returns whether a finding is a warning about the values that were accepted. */
  boolean isOf(LedgerFinding finding) {
    return finding.severity() != Severity.ERROR
        && expected.equals(finding.expected())
        && actual.equals(finding.actual());
  }
}
