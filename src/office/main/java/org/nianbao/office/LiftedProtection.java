package org.nianbao.office;

import com.sun.star.lang.IllegalArgumentException;
import com.sun.star.util.XProtectable;

/**
 * Lifts the protection of a sheet, or of the workbook's structure, until it is closed. The forms of
 * the program are protected without a password. A protection with a password stays.
 */
final class LiftedProtection implements AutoCloseable {
  private static final String NO_PASSWORD = "";

  private final XProtectable part;
  private final boolean lifted;

  LiftedProtection(Object part) {
    this.part = Uno.as(XProtectable.class, part);
    this.lifted = this.part.isProtected() && lift();
  }

  private boolean lift() {
    try {
      part.unprotect(NO_PASSWORD);
    } catch (IllegalArgumentException e) { // not every version of the office reports it
      return false;
    }
    return !part.isProtected();
  }

  /** Returns whether it can be changed. */
  boolean isOpen() {
    return !part.isProtected();
  }

  @Override
  public void close() {
    if (lifted) {
      part.protect(NO_PASSWORD);
    }
  }
}
