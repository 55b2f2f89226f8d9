package org.nianbao.file;

/**
 * The kinds of files that the program writes. An output is replaced only by an output of the same
 * kind.
 */
public enum OutputKind {
  /** A blank form. Any output may replace it. */
  ISSUED,
  /** A form filled from a data file. */
  FILLED,
  /** A form converted from a page, a document or a text. */
  IMPORTED,
  /** A form with drafts in its narrative. */
  DRAFTED,
  /** The formatted workbook of a received form. */
  CHECKED,
  /** A return notice. */
  NOTICE,
  /** The summary of a validation. */
  SUMMARY,
  /** The ledger of what was received. */
  LEDGER,
  /** A district's workbook. */
  MERGED,
  /** A report to be published. */
  PUBLISHED,
  /** The comparison of two reports. */
  COMPARED;

  /**
   * Returns whether this kind is the result of a validation or comparison, and not a report that a
   * unit may have sent.
   */
  boolean isOfValidation() {
    return switch (this) {
      case CHECKED, NOTICE, SUMMARY, LEDGER, COMPARED -> true;
      default -> false;
    };
  }

  /** Returns whether an output of this kind may be replaced by one of another kind. */
  boolean isReplaceableBy(OutputKind kind) {
    return this == kind || this == ISSUED;
  }
}
