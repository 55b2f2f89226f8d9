package org.nianbao.office;

import com.sun.star.lang.IllegalArgumentException;
import com.sun.star.util.XProtectable;

/**
 * A sheet, or the document with its order of sheets, whose protection is lifted for a while: our
 * forms are protected without a password. With a password it stays protected.
 */
final class Unprotected implements AutoCloseable {
  private static final String NO_PASSWORD = "";

  private final XProtectable part;
  private final boolean lifted;

  Unprotected(Object part) {
    this.part = Uno.as(XProtectable.class, part);
    this.lifted = this.part.isProtected() && lift();
  }

  private boolean lift() {
    try {
      part.unprotect(NO_PASSWORD);
    } catch (IllegalArgumentException e) { // not every version says so
      return false;
    }
    return !part.isProtected();
  }

  /** Whether it can be changed. */
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
