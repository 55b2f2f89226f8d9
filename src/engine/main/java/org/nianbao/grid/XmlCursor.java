package org.nianbao.grid;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over the elements of an XML part. Names are local, because namespaces differ by edition.
 */
final class XmlCursor implements Closeable {
  /** The maximum length of an escape: {@code _x000D_} stands for one character. */
  private static final int MAX_ESCAPE_LENGTH = 7;

  private final XmlScanner in;
  private final InputStream part;
  private final Budget budget;

  XmlCursor(XmlScanner in, InputStream part, Budget budget) {
    this.in = in;
    this.part = part;
    this.budget = budget;
  }

  /** Returns the depth of the current element; that of the root is 1. */
  int depth() {
    return in.depth();
  }

  /** Moves to the root element. */
  void root(String name) {
    if (!nextChild(0) || !isNamed(name)) {
      throw UnreadableContentException.damaged();
    }
  }

  /**
   * Moves to the next child of the element at a depth, past the rest of the present child.
   *
   * @return false if there is none; the element has then ended
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
        case END_DOCUMENT -> {
          return false;
        }
        case TEXT -> {}
      }
    }
  }

  /**
   * Moves to the next child of the element at a depth or to the next text directly in it, past the
   * rest of the present child.
   *
   * @return {@code START} at a child, {@code TEXT} at a text; {@code END} if there is none, the
   *     element has then ended
   */
  XmlScanner.Token nextContent(int parent) {
    while (true) {
      XmlScanner.Token token = in.next();
      switch (token) {
        case START -> {
          if (in.depth() == parent + 1) {
            return token;
          }
        }
        case TEXT -> {
          if (in.depth() == parent) {
            return token;
          }
        }
        case END -> {
          if (in.depth() < parent) {
            return token;
          }
        }
        case END_DOCUMENT -> {
          return XmlScanner.Token.END;
        }
      }
    }
  }

  /** Appends the current text, which {@link #nextContent} moved to. */
  void appendCurrentText(StringBuilder into) {
    in.appendText(into);
    budget.checkTextLength(into.length() / MAX_ESCAPE_LENGTH);
  }

  /**
   * Skips the content of the current element, in which no element may have the same name. It is not
   * checked to be well-formed.
   */
  void skipContent() {
    in.skipContent();
  }

  /** Skips the content of the current element in the same way, and appends its texts. */
  void skipContent(RawText texts) {
    in.skipContent(texts);
  }

  /** Reads to the end of the part, so that its checksum is verified. */
  void finish() {
    while (in.next() != XmlScanner.Token.END_DOCUMENT) {}
  }

  /** Skips the rest of the part without parsing it; its checksum is still verified. */
  void skipRest() {
    in.skipRest();
  }

  /**
   * Moves to the next child of the root with a name, without parsing what is before it.
   *
   * @return false if there is none; the part has then been read to its end
   */
  boolean skipTo(String child) {
    return in.skipTo(child);
  }

  String name() {
    return in.name();
  }

  boolean isNamed(String name) {
    return in.name().equals(name);
  }

  /** Returns the attribute with this name, in any namespace; null if there is none. */
  @Nullable String attribute(String name) {
    return in.attribute(name, false);
  }

  /**
   * Returns the attribute with this name and a namespace, such as {@code r:id}; null if there is
   * none.
   */
  @Nullable String qualifiedAttribute(String name) {
    return in.attribute(name, true);
  }

  /**
   * Returns the attribute with this prefix and name; null if there is none. Meant for formats in
   * which an element has attributes of several namespaces, whose prefixes all programs choose
   * alike.
   */
  @Nullable String attribute(String prefix, String name) {
    return in.attribute(prefix, name);
  }

  /**
   * Returns a view of an attribute, valid until the cursor moves; null if there is none. It avoids
   * creating a string.
   */
  @Nullable CharSequence attributeView(String name) {
    return in.attributeView(name);
  }

  /**
   * Returns an attribute as an interned string; null if there is none. Meant for attributes with
   * few distinct values.
   */
  @Nullable String internedAttribute(String name) {
    return in.internedAttribute(name);
  }

  /** Returns whether the attribute with this name exists and is true. */
  boolean isTrue(String name) {
    CharSequence value = attributeView(name);
    return value != null && ("1".contentEquals(value) || "true".contentEquals(value));
  }

  /**
   * Returns whether the property that the current element stands for is on, as {@code <b/>} and
   * {@code <b val="1"/>} are.
   */
  boolean isOn() {
    String value = attribute("val");
    return value == null || !(value.equals("0") || value.equals("false") || value.equals("off"));
  }

  /** Appends all text of the current element, and moves to its end. */
  void appendText(StringBuilder into) {
    int end = in.depth() - 1;
    while (in.depth() > end) {
      if (in.next() == XmlScanner.Token.TEXT) {
        in.appendText(into);
        budget.checkTextLength(into.length() / MAX_ESCAPE_LENGTH);
      }
    }
  }

  @Override
  public void close() throws IOException {
    part.close();
  }
}
