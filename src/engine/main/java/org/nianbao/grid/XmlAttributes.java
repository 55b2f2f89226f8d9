package org.nianbao.grid;

import java.util.Arrays;

/** The attributes of the current start tag, as positions in its bytes. */
final class XmlAttributes {
  private long[] codes = new long[8];
  private int[] from = new int[8];
  private int[] to = new int[8];
  private boolean[] prefixed = new boolean[8];
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
   * @param hasPrefix whether its name has a prefix
   * @param begin the first byte of its value
   * @param end the end of its value
   * @param isEncoded whether its value is more than plain ASCII
   */
  void add(long code, boolean hasPrefix, int begin, int end, boolean isEncoded) {
    if (count == codes.length) {
      codes = Arrays.copyOf(codes, count * 2);
      from = Arrays.copyOf(from, count * 2);
      to = Arrays.copyOf(to, count * 2);
      prefixed = Arrays.copyOf(prefixed, count * 2);
      encoded = Arrays.copyOf(encoded, count * 2);
    }
    codes[count] = code;
    from[count] = begin;
    to[count] = end;
    prefixed[count] = hasPrefix;
    encoded[count] = isEncoded;
    count++;
  }

  /** Returns the index of the attribute with this name; -1 if there is none. */
  int find(String name, boolean inNamespace) {
    long code = XmlNames.code(name);
    for (int i = 0; i < count; i++) {
      if (codes[i] == code && (!inNamespace || prefixed[i])) {
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
