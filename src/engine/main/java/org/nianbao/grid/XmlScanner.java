package org.nianbao.grid;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits an XML part into tags and texts: XML 1.0 in UTF-8, without a document type and hence
 * without entities other than the five predefined ones.
 *
 * <p>A StAX reader is not used because it creates a string for every name and value; most of a
 * workbook is skipped.
 */
final class XmlScanner {
  /** The kind of the current token. */
  enum Token {
    START,
    END,
    TEXT,
    END_DOCUMENT
  }

  /** The spelling of a text. */
  private enum Spelling {
    ASCII,
    /** Without references, but with characters beyond ASCII. */
    LITERAL,
    REFERENCES
  }

  /** The maximum number of bytes of a tag, whose attributes are kept in memory. */
  private static final int MAX_TAG_BYTES = 1 << 20;

  private static final int MAX_REFERENCE_LENGTH = "&#x10FFFF;".length();

  /** The maximum number of bytes of a character. */
  private static final int MAX_CHARACTER_BYTES = 4;

  /** The minimum length of texts that may be returned in pieces. */
  private static final int MIN_SPLIT_LENGTH = 4_096;

  /** The number of bytes kept of those without the name that is skipped to. */
  private static final int MAX_NAME_OVERLAP = 64;

  /** The maximum length of the prefix of a name that is searched for, with its colon. */
  private static final int MAX_PREFIX_LENGTH = 16;

  private static final boolean[] IN_NAME = new boolean[256];
  private static final boolean[] BLANK = new boolean[256];

  static {
    for (int c = 0; c < 256; c++) {
      IN_NAME[c] =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '.'
              || c == '-'
              || c == '_'
              || c == ':'
              || c >= 0x80;
      BLANK[c] = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }
  }

  private final InputStream in;
  private final XmlNames names;
  private final Budget budget;
  private byte[] buffer;
  private int at;
  private int end;
  private boolean drained;

  private long[] open = new long[16];
  private int depth;
  private boolean hasRoot;
  private boolean empty;

  /** The position of the name of the element that has just started, with its prefix. */
  private int qualifiedFrom;

  private int nameFrom;
  private int nameTo;
  private @Nullable String name;

  /** The code of the prefix of the element that has just started. */
  private long prefix;

  private final XmlAttributes attributes = new XmlAttributes();

  /** The codes of the last scanned name without its prefix and of that prefix. */
  private long scannedCode;

  private int scannedLocal;
  private long scannedPrefix;
  private int textFrom;
  private int textTo;
  private Spelling text = Spelling.ASCII;

  /**
   * Creates a scanner of a part.
   *
   * @param in the rest of the part, after the bytes in the buffer
   * @param buffer the buffer, which holds the first bytes and is modified
   * @param from the start of the first bytes
   * @param to the end of the first bytes
   */
  XmlScanner(InputStream in, byte[] buffer, int from, int to, XmlNames names, Budget budget) {
    this.in = in;
    this.buffer = buffer;
    this.at = from;
    this.end = to;
    this.names = names;
    this.budget = budget;
  }

  /** Creates a scanner of an element within bytes, which are not modified. */
  static XmlScanner within(byte[] bytes, int from, int to, XmlNames names, Budget budget) {
    InputStream nothing = InputStream.nullInputStream();
    XmlScanner scanner = new XmlScanner(nothing, bytes, from, to, names, budget);
    scanner.drained = true;
    return scanner;
  }

  /** Returns the number of open elements; at an end tag, without the element that ends. */
  int depth() {
    return depth;
  }

  /** Returns the local name of the element that has just started. */
  String name() {
    if (name == null) {
      name = names.of(buffer, nameFrom, nameTo, open[depth - 1]);
    }
    return name;
  }

  /**
   * Returns the attribute of this name of the element that has just started; null if there is none.
   *
   * @param inNamespace whether it must have a prefix
   */
  @Nullable String attribute(String name, boolean inNamespace) {
    int found = inNamespace ? attributes.findPrefixed(name) : attributes.find(name, prefix);
    return found < 0 ? null : attributes.value(found, buffer);
  }

  /** Returns the attribute with this prefix and name; null if there is none. */
  @Nullable String attribute(String prefix, String name) {
    int found = attributes.findQualified(prefix, name);
    return found < 0 ? null : attributes.value(found, buffer);
  }

  /** Returns a view of an attribute, valid until the scanner moves; null if there is none. */
  @Nullable CharSequence attributeView(String name) {
    int found = attributes.find(name, prefix);
    return found < 0 ? null : attributes.view(found, buffer);
  }

  /** Returns an attribute as an interned string; null if there is none. */
  @Nullable String internedAttribute(String name) {
    int found = attributes.find(name, prefix);
    return found < 0 ? null : attributes.interned(found, buffer, names);
  }

  /** Appends the current text. */
  void appendText(StringBuilder into) {
    switch (text) {
      case ASCII -> {
        for (int i = textFrom; i < textTo; i++) {
          into.append((char) buffer[i]);
        }
      }
      case LITERAL -> into.append(XmlText.literal(buffer, textFrom, textTo));
      case REFERENCES -> XmlText.append(buffer, textFrom, textTo, into);
    }
  }

  Token next() {
    if (empty) {
      empty = false;
      depth--;
      return Token.END;
    }
    while (true) {
      if (at == end && !fill()) {
        return endDocument();
      }
      if (buffer[at] != '<') {
        if (depth > 0) {
          return text();
        }
        if (!BLANK[buffer[at++] & 0xff]) {
          throw UnreadableContentException.damaged();
        }
      } else {
        switch (byteAt(1)) {
          case '/' -> {
            return endTag();
          }
          case '?' -> skipPast("?>");
          case '!' -> {
            if (isNext("<!--")) {
              at += "<!--".length();
              skipPast("-->");
            } else if (isNext("<![CDATA[")) {
              return cdata();
            } else {
              throw isNext("<!DOCTYPE")
                  ? new UnreadableContentException("grid.doctype")
                  : UnreadableContentException.damaged();
            }
          }
          default -> {
            return startTag();
          }
        }
      }
    }
  }

  /** Skips the rest of the part without parsing it. */
  void skipRest() {
    at = end;
    while (fill()) {
      at = end;
    }
  }

  /**
   * Skips to the next start tag with a name, without parsing what is before it. It is taken to be
   * that of a child of the root.
   *
   * @return false if there is none; the part has then been read to its end
   */
  boolean skipTo(String child) {
    byte[] sought = child.getBytes(StandardCharsets.US_ASCII);
    do {
      for (int p = at + 1; p <= end - sought.length; p++) {
        if (buffer[p] == sought[0]
            && Arrays.equals(buffer, p, p + sought.length, sought, 0, sought.length)) {
          int start = p - 1;
          int first = Math.max(at, p - MAX_PREFIX_LENGTH);
          while (start > first && IN_NAME[buffer[start] & 0xff]) {
            start--;
          }
          boolean whole = start == p - 1 || buffer[p - 1] == ':';
          boolean ends = p + sought.length == end || !IN_NAME[buffer[p + sought.length] & 0xff];
          if (buffer[start] == '<' && whole && ends) {
            at = start;
            depth = 1;
            empty = false;
            return next() == Token.START;
          }
        }
      }
      at = Math.max(at, end - MAX_NAME_OVERLAP);
    } while (fill());
    skipRest();
    return false;
  }

  /**
   * Moves to the end tag of the element that has just started, without parsing its content, in
   * which no element may have the same name.
   */
  void skipContent() {
    if (empty) {
      return; // its end is the next token
    }
    byte[] closing = Arrays.copyOfRange(buffer, qualifiedFrom, nameTo);
    int length = closing.length;
    while (true) {
      while (at < end && buffer[at] != '<') {
        at++;
      }
      if (at + length + 2 >= end) {
        fillOrFail();
      } else if (buffer[at + 1] == '/'
          && Arrays.equals(buffer, at + 2, at + 2 + length, closing, 0, length)
          && !IN_NAME[buffer[at + 2 + length] & 0xff]) {
        return;
      } else {
        at++;
      }
    }
  }

  /** Does the same, and appends the content without its tags, in which it has no other markup. */
  void skipContent(RawText text) {
    if (empty) {
      return;
    }
    byte[] closing = Arrays.copyOfRange(buffer, qualifiedFrom, nameTo);
    int length = closing.length;
    while (true) {
      int from = at;
      while (at < end && buffer[at] != '<') {
        at++;
      }
      text.append(buffer, from, at);
      while (at + length + 2 >= end) {
        fillOrFail();
        from = at;
        while (at < end && buffer[at] != '<') {
          at++;
        }
        text.append(buffer, from, at);
      }
      if (buffer[at + 1] == '/'
          && Arrays.equals(buffer, at + 2, at + 2 + length, closing, 0, length)
          && !IN_NAME[buffer[at + 2 + length] & 0xff]) {
        return;
      }
      while (buffer[at] != '>') {
        if (++at == end) {
          fillOrFail();
        }
      }
      at++;
    }
  }

  private Token endDocument() {
    if (depth > 0 || !hasRoot) {
      throw UnreadableContentException.damaged();
    }
    return Token.END_DOCUMENT;
  }

  private Token startTag() {
    if (depth == 0 && hasRoot) {
      throw UnreadableContentException.damaged();
    }
    hasRoot = true;
    int after = scanStartTag();
    while (after < 0) {
      fillOrFail();
      after = scanStartTag();
    }
    at = after;
    return Token.START;
  }

  /**
   * Scans a start tag.
   *
   * @return its end; -1 if it is not completely in the buffer
   */
  private int scanStartTag() {
    byte[] bytes = buffer;
    int limit = end;
    int p = scanName(at + 1);
    if (p < 0) {
      return -1;
    }
    long code = scannedCode;
    prefix = scannedPrefix;
    qualifiedFrom = at + 1;
    nameFrom = scannedLocal;
    nameTo = p;
    attributes.clear();
    while (true) {
      int blank = p;
      while (p < limit && BLANK[bytes[p] & 0xff]) {
        p++;
      }
      if (p == limit) {
        return -1;
      }
      byte b = bytes[p];
      if (b == '>') {
        return started(code, false, p + 1);
      }
      if (b == '/') {
        if (p + 1 == limit) {
          return -1;
        }
        if (bytes[p + 1] != '>') {
          throw UnreadableContentException.damaged();
        }
        return started(code, true, p + 2);
      }
      if (p == blank) {
        throw UnreadableContentException.damaged();
      }
      p = scanAttribute(p);
      if (p < 0) {
        return -1;
      }
    }
  }

  /**
   * Scans an attribute.
   *
   * @return its end; -1 if it is not completely in the buffer
   */
  private int scanAttribute(int from) {
    byte[] bytes = buffer;
    int limit = end;
    int p = scanName(from);
    if (p < 0) {
      return -1;
    }
    long code = scannedCode;
    long attributePrefix = scannedPrefix;
    while (p < limit && BLANK[bytes[p] & 0xff]) {
      p++;
    }
    if (p == limit) {
      return -1;
    }
    if (bytes[p++] != '=') {
      throw UnreadableContentException.damaged();
    }
    while (p < limit && BLANK[bytes[p] & 0xff]) {
      p++;
    }
    if (p == limit) {
      return -1;
    }
    byte quote = bytes[p++];
    if (quote != '"' && quote != '\'') {
      throw UnreadableContentException.damaged();
    }
    int value = p;
    boolean isEncoded = false;
    while (p < limit && bytes[p] != quote) {
      byte b = bytes[p++];
      if (b < ' ' || b == '&') { // bytes beyond ASCII are negative
        isEncoded = true;
      } else if (b == '<') {
        throw UnreadableContentException.damaged();
      }
    }
    if (p == limit) {
      return -1;
    }
    attributes.add(code, attributePrefix, value, p, isEncoded);
    return p + 1;
  }

  /**
   * Scans a name.
   *
   * @return its end; -1 if it is not completely in the buffer
   */
  private int scanName(int from) {
    byte[] bytes = buffer;
    int limit = end;
    int p = from;
    int local = from;
    long code = XmlNames.NO_CODE;
    scannedPrefix = XmlNames.NO_CODE;
    while (p < limit && IN_NAME[bytes[p] & 0xff]) {
      byte b = bytes[p++];
      if (b == ':') {
        local = p;
        scannedPrefix = code;
        code = XmlNames.NO_CODE;
      } else {
        code = XmlNames.code(code, b);
      }
    }
    if (p == limit) {
      return -1;
    }
    if (p == local || !isNameStart(bytes[local])) {
      throw UnreadableContentException.damaged();
    }
    scannedCode = code;
    scannedLocal = local;
    return p;
  }

  private int started(long code, boolean isEmpty, int after) {
    if (depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
    }
    open[depth++] = code;
    budget.checkXmlDepth(depth);
    name = null;
    empty = isEmpty;
    return after;
  }

  private Token endTag() {
    int after = scanEndTag();
    while (after < 0) {
      fillOrFail();
      after = scanEndTag();
    }
    at = after;
    depth--;
    return Token.END;
  }

  /**
   * Scans an end tag.
   *
   * @return its end; -1 if it is not completely in the buffer
   */
  private int scanEndTag() {
    byte[] bytes = buffer;
    int limit = end;
    int p = scanName(at + 2);
    if (p < 0) {
      return -1;
    }
    while (p < limit && BLANK[bytes[p] & 0xff]) {
      p++;
    }
    if (p == limit) {
      return -1;
    }
    if (bytes[p] != '>' || depth == 0 || open[depth - 1] != scannedCode) {
      throw UnreadableContentException.damaged();
    }
    return p + 1;
  }

  private Token text() {
    while (true) {
      byte[] bytes = buffer;
      int limit = end;
      int p = at;
      boolean ascii = true;
      boolean references = false;
      while (p < limit && bytes[p] != '<') {
        byte b = bytes[p++];
        if (b < ' ' || b == '&') { // bytes beyond ASCII are negative
          ascii &= b == '\n' || b == '\t';
          references |= b == '&';
        }
      }
      if (p == limit && p - at < MIN_SPLIT_LENGTH && !drained) {
        fill(); // may move the bytes in the buffer
        continue;
      }
      textFrom = at;
      textTo = p == limit && !drained ? wholeCharacters(p) : p;
      text = ascii ? Spelling.ASCII : references ? Spelling.REFERENCES : Spelling.LITERAL;
      at = textTo;
      return Token.TEXT;
    }
  }

  /** Returns where to split a text so that no character and no reference is split. */
  private int wholeCharacters(int limit) {
    for (int p = limit - 1; p >= at && p >= limit - MAX_REFERENCE_LENGTH; p--) {
      if (buffer[p] == '&') {
        return p;
      }
      if (buffer[p] == ';') {
        break;
      }
    }
    int p = limit - 1;
    while (p > limit - MAX_CHARACTER_BYTES && (buffer[p] & 0xc0) == 0x80) {
      p--;
    }
    return buffer[p] < 0 ? p : limit;
  }

  private Token cdata() {
    int from = at + "<![CDATA[".length();
    int p = from;
    while (true) {
      while (p + 3 > end) {
        int before = at;
        fillOrFail();
        from -= before - at;
        p -= before - at;
      }
      if (buffer[p] == ']' && buffer[p + 1] == ']' && buffer[p + 2] == '>') {
        break;
      }
      p++;
    }
    if (depth == 0) {
      throw UnreadableContentException.damaged();
    }
    textFrom = from;
    textTo = p;
    text = Spelling.LITERAL;
    at = p + 3;
    return Token.TEXT;
  }

  /** Skips to the end of this text. */
  private void skipPast(String closing) {
    char first = closing.charAt(0);
    while (byteAt(0) != first || !isNext(closing)) {
      at++;
    }
    at += closing.length();
  }

  private boolean isNext(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      if (byteAt(i) != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the byte at an offset from the current one.
   *
   * @throws UnreadableContentException if the part ends before it
   */
  private byte byteAt(int offset) {
    while (at + offset >= end) {
      fillOrFail();
    }
    return buffer[at + offset];
  }

  private static boolean isNameStart(byte b) {
    return b < 0 || b == '_' || ((b | 0x20) >= 'a' && (b | 0x20) <= 'z');
  }

  private void fillOrFail() {
    if (!fill()) {
      throw UnreadableContentException.damaged();
    }
  }

  /**
   * Reads more bytes into the buffer, which may move those in it.
   *
   * @return false if there are none
   */
  private boolean fill() {
    if (drained) {
      return false;
    }
    if (at > 0) {
      System.arraycopy(buffer, at, buffer, 0, end - at);
      end -= at;
      at = 0;
    }
    if (end == buffer.length) {
      if (end >= MAX_TAG_BYTES) {
        throw UnreadableContentException.damaged();
      }
      buffer = Arrays.copyOf(buffer, end * 2);
    }
    try {
      int count = in.read(buffer, end, buffer.length - end);
      drained = count < 0;
      end += Math.max(count, 0);
    } catch (IOException e) {
      throw UnreadableContentException.damaged(e);
    }
    return !drained;
  }
}
