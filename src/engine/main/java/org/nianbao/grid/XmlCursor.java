package org.nianbao.grid;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Walks an XML part element by element. Names are local: the namespaces differ by edition. */
final class XmlCursor implements Closeable {
  /** {@code _x000D_} stands for one character; the rest of a long text need not be kept. */
  private static final int CHARACTERS_PER_CHARACTER = 7;

  private final XmlScanner in;
  private final InputStream part;
  private final Budget budget;

  XmlCursor(XmlScanner in, InputStream part, Budget budget) {
    this.in = in;
    this.part = part;
    this.budget = budget;
  }

  /** How deep the current element stands; the root stands at 1. */
  int depth() {
    return in.depth();
  }

  /** Goes to the root element. */
  void root(String name) {
    if (!nextChild(0) || !is(name)) {
      throw Refusal.damaged();
    }
  }

  /**
   * Goes to the next child of the element that stands this deep, past all that is left of the
   * present child.
   *
   * @return false if there is no more, and then the element itself is over
   */
  boolean nextChild(int parent) {
    while (true) {
      switch (in.next()) {
        case START -> {
          if (in.depth() == parent + 1) {
            return true;
          }
        }
        case END -> {
          if (in.depth() < parent) {
            return false;
          }
        }
        case OVER -> {
          return false;
        }
        case TEXT -> {}
      }
    }
  }

  /** Reads on to the end of the part, so that its check sum is seen. */
  void finish() {
    while (in.next() != XmlScanner.Token.OVER) {}
  }

  /** Leaves the rest of the part unread, but for its check sum. */
  void skipRest() {
    in.skipRest();
  }

  String name() {
    return in.name();
  }

  boolean is(String name) {
    return in.name().equals(name);
  }

  /** The attribute of this name, whatever its namespace, or null if there is none. */
  @Nullable String attribute(String name) {
    return in.attribute(name, false);
  }

  /** The attribute of this name that has a namespace, such as {@code r:id}, or null. */
  @Nullable String qualifiedAttribute(String name) {
    return in.attribute(name, true);
  }

  /** The same, to be looked at before the cursor goes on; where there are many, it saves strings. */
  @Nullable CharSequence glance(String name) {
    return in.glance(name);
  }

  /** The same, where few values are in use; each is made a string once. */
  @Nullable String word(String name) {
    return in.word(name);
  }

  /** Whether the attribute of this name is there and true. */
  boolean flag(String name) {
    CharSequence value = glance(name);
    return value != null && ("1".contentEquals(value) || "true".contentEquals(value));
  }

  /** Appends all text of the present element, and goes to its end. */
  void text(StringBuilder into) {
    int end = in.depth() - 1;
    while (in.depth() > end) {
      if (in.next() == XmlScanner.Token.TEXT) {
        in.appendText(into);
        budget.textLength(into.length() / CHARACTERS_PER_CHARACTER);
      }
    }
  }

  @Override
  public void close() throws IOException {
    part.close();
  }
}
