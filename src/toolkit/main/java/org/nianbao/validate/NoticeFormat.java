package org.nianbao.validate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats in which return notices are written. */
public enum NoticeFormat {
  /** Letters as Word documents. */
  DOCX,
  /** Workbooks. */
  XLSX,
  /** Letters and workbooks. */
  BOTH;

  /** Returns the format with a name as it is written on the command line; empty if none has it. */
  public static Optional<NoticeFormat> of(String name) {
    return Arrays.stream(values())
        .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  boolean hasLetters() {
    return this != XLSX;
  }

  boolean hasWorkbooks() {
    return this != DOCX;
  }
}
