package org.nianbao.file;

/** What the program writes. An output of a kind is replaced only by another of that kind. */
public enum OutputKind {
  /** A blank form. Anything may replace it, as nobody has written in it. */
  ISSUED,
  /** A form filled from a data file. */
  FILLED,
  /** A form made of a page, a document or a text. */
  IMPORTED,
  /** A form with drafts of its narrative. */
  DRAFTED,
  /** The formatted workbook of a received form. */
  CHECKED,
  /** A return notice. */
  NOTICE,
  /** The summary of a validation. */
  SUMMARY,
  /** A district's workbook. */
  MERGED,
  /** A report to be published. */
  PUBLISHED;

  /** Whether it comes of a check, and is no report that a unit has sent. */
  boolean isOfCheck() {
    return this == CHECKED || this == NOTICE || this == SUMMARY;
  }

  /** Whether it may be replaced by one of this kind. */
  boolean mayBecome(OutputKind kind) {
    return this == kind || this == ISSUED;
  }
}
