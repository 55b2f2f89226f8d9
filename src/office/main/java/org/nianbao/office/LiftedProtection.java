package org.nianbao.office;

import com.sun.star.lang.IllegalArgumentException;
import com.sun.star.util.XProtectable;

/**
 * Lifts the protection of a sheet, or of the workbook's structure, until it is closed. The forms of
 * the program are protected without a password. A protection with a password is not lifted.
 */
final class LiftedProtection implements AutoCloseable {
  private static final String NO_PASSWORD = "";

  private final XProtectable target;
  private final boolean lifted;

  LiftedProtection(Object target) {
    this.target = Uno.as(XProtectable.class, target);
    this.lifted = this.target.isProtected() && lift();
  }

  private boolean lift() {
    try {
      target.unprotect(NO_PASSWORD);
    } catch (IllegalArgumentException e) { // not every version of the office reports it
      return false;
    }
    return !target.isProtected();
  }

  /** Returns whether the sheet or structure can be changed. */
  boolean isEditable() {
    return !target.isProtected();
  }

  @Override
  public void close() {
    if (lifted) {
      target.protect(NO_PASSWORD);
    }
  }
}
