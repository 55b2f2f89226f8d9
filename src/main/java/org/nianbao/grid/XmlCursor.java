package org.nianbao.grid;

import com.fasterxml.aalto.UncheckedStreamException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Walks an XML part element by element. Names are local: the namespaces differ by edition. */
final class XmlCursor implements Closeable {
  /** {@code _x000D_} stands for one character; the rest of a long text need not be kept. */
  private static final int CHARACTERS_PER_CHARACTER = 7;

  private final XMLStreamReader in;
  private final InputStream part;
  private final Budget budget;
  private int depth;

  XmlCursor(XMLStreamReader in, InputStream part, Budget budget) {
    this.in = in;
    this.part = part;
    this.budget = budget;
  }

  /** How deep the current element stands; the root stands at 1. */
  int depth() {
    return depth;
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
      int event = next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (depth == parent + 1) {
          return true;
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (depth < parent) {
          return false;
        }
      } else if (event == XMLStreamConstants.END_DOCUMENT) {
        return false;
      }
    }
  }

  /** Reads on to the end of the part, so that its check sum is seen. */
  void finish() {
    int event;
    do {
      event = next();
    } while (event != XMLStreamConstants.END_DOCUMENT);
  }

  String name() {
    return in.getLocalName();
  }

  boolean is(String name) {
    return in.getLocalName().equals(name);
  }

  int attributes() {
    return in.getAttributeCount();
  }

  String attributeName(int index) {
    return in.getAttributeLocalName(index);
  }

  String attribute(int index) {
    return in.getAttributeValue(index);
  }

  /** The attribute of this name, whatever its namespace, or null if there is none. */
  @Nullable String attribute(String name) {
    for (int i = 0; i < in.getAttributeCount(); i++) {
      if (in.getAttributeLocalName(i).equals(name)) {
        return in.getAttributeValue(i);
      }
    }
    return null;
  }

  /** The attribute of this name that has a namespace, such as {@code r:id}, or null. */
  @Nullable String qualifiedAttribute(String name) {
    for (int i = 0; i < in.getAttributeCount(); i++) {
      String namespace = in.getAttributeNamespace(i);
      if (in.getAttributeLocalName(i).equals(name) && namespace != null && !namespace.isEmpty()) {
        return in.getAttributeValue(i);
      }
    }
    return null;
  }

  /** Whether the attribute of this name is there and true. */
  boolean flag(String name) {
    String value = attribute(name);
    return value != null && (value.equals("1") || value.equals("true"));
  }

  /** Appends all text of the present element, and goes to its end. */
  void text(StringBuilder into) {
    int end = depth - 1;
    try {
      while (depth > end) {
        int event = next();
        if (event == XMLStreamConstants.CHARACTERS
            || event == XMLStreamConstants.CDATA
            || event == XMLStreamConstants.SPACE) {
          into.append(in.getTextCharacters(), in.getTextStart(), in.getTextLength());
          budget.textLength(into.length() / CHARACTERS_PER_CHARACTER);
        }
      }
    } catch (UncheckedStreamException e) {
      throw Refusal.damaged(e);
    }
  }

  private int next() {
    int event;
    try {
      event = in.next();
    } catch (XMLStreamException | UncheckedStreamException e) {
      throw Refusal.damaged(e);
    }
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> budget.xmlDepth(++depth);
      case XMLStreamConstants.END_ELEMENT -> depth--;
      case XMLStreamConstants.DTD -> throw new Refusal("grid.doctype");
      case XMLStreamConstants.ENTITY_REFERENCE -> throw Refusal.damaged();
      default -> {}
    }
    return event;
  }

  @Override
  public void close() throws IOException {
    try {
      in.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    } finally {
      part.close();
    }
  }
}
