package org.nianbao.grid;

import java.util.Arrays;

/** The attributes of the current start tag, as positions in its bytes. */
final class XmlAttributes {
  /** The usual prefix of WordprocessingML, whose attributes have one even if elements have none. */
  private static final long WORD_PREFIX = XmlNames.code("w");

  private long[] codes = new long[8];
  private int[] from = new int[8];
  private int[] to = new int[8];
  private long[] prefixes = new long[8];
  private boolean[] encoded = new boolean[8];
  private int count;
  private final AttributeView view = new AttributeView();

  void clear() {
    count = 0;
  }

  /**
   * Adds an attribute.
   *
   * @param code the code of its name, as in {@link XmlNames}
   * @param prefix the code of its name's prefix; {@link XmlNames#NO_CODE} if it has none
   * @param begin the first byte of its value
   * @param end the end of its value
   * @param isEncoded whether its value is more than plain ASCII
   */
  void add(long code, long prefix, int begin, int end, boolean isEncoded) {
    if (count == codes.length) {
      codes = Arrays.copyOf(codes, count * 2);
      from = Arrays.copyOf(from, count * 2);
      to = Arrays.copyOf(to, count * 2);
      prefixes = Arrays.copyOf(prefixes, count * 2);
      encoded = Arrays.copyOf(encoded, count * 2);
    }
    codes[count] = code;
    from[count] = begin;
    to[count] = end;
    prefixes[count] = prefix;
    encoded[count] = isEncoded;
    count++;
  }

  /**
   * Returns the index of the attribute with this name and no prefix, else of that with the prefix
   * of its element; -1 if there is none. Attributes of other namespaces may have the same local
   * name.
   *
   * @param elementPrefix the code of the element's prefix; {@link XmlNames#NO_CODE} if it has none
   */
  int find(String name, long elementPrefix) {
    long code = XmlNames.code(name);
    int found = -1;
    for (int i = 0; i < count; i++) {
      if (codes[i] == code) {
        if (prefixes[i] == XmlNames.NO_CODE) {
          return i;
        }
        if (prefixes[i] == elementPrefix
            || (elementPrefix == XmlNames.NO_CODE && prefixes[i] == WORD_PREFIX)) {
          found = i;
        }
      }
    }
    return found;
  }

  /** Returns the index of the attribute with this prefix and name; -1 if there is none. */
  int findQualified(String prefix, String name) {
    long prefixCode = XmlNames.code(prefix);
    long code = XmlNames.code(name);
    for (int i = 0; i < count; i++) {
      if (codes[i] == code && prefixes[i] == prefixCode) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Returns the index of the first attribute with this name and any prefix; -1 if there is none.
   */
  int findPrefixed(String name) {
    long code = XmlNames.code(name);
    for (int i = 0; i < count; i++) {
      if (codes[i] == code && prefixes[i] != XmlNames.NO_CODE) {
        return i;
      }
    }
    return -1;
  }

  String value(int attribute, byte[] bytes) {
    return encoded[attribute]
        ? XmlText.attribute(bytes, from[attribute], to[attribute])
        : XmlText.ascii(bytes, from[attribute], to[attribute]);
  }

  /** Returns a view of a value, valid until the bytes change. */
  CharSequence view(int attribute, byte[] bytes) {
    return encoded[attribute]
        ? value(attribute, bytes)
        : view.at(bytes, from[attribute], to[attribute]);
  }

  /** Returns a value as an interned string. */
  String interned(int attribute, byte[] bytes, XmlNames names) {
    if (encoded[attribute] || from[attribute] == to[attribute]) {
      return value(attribute, bytes);
    }
    long code = XmlNames.NO_CODE;
    for (int p = from[attribute]; p < to[attribute]; p++) {
      code = XmlNames.code(code, bytes[p]);
    }
    return names.of(bytes, from[attribute], to[attribute], code);
  }

  /** A view of ASCII bytes. */
  private static final class AttributeView implements CharSequence {
    private byte[] bytes = {};
    private int from;
    private int to;

    AttributeView at(byte[] in, int begin, int end) {
      bytes = in;
      from = begin;
      to = end;
      return this;
    }

    @Override
    public int length() {
      return to - from;
    }

    @Override
    public char charAt(int index) {
      return (char) bytes[from + index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return toString().substring(start, end);
    }

    @Override
    public String toString() {
      return XmlText.ascii(bytes, from, to);
    }
  }
}
