package org.nianbao.grid;

import java.util.Arrays;

/** The attributes of the element that has just started, by where they stand among its bytes. */
final class XmlAttributes {
  private long[] codes = new long[8];
  private int[] from = new int[8];
  private int[] to = new int[8];
  private boolean[] prefixed = new boolean[8];
  private boolean[] odd = new boolean[8];
  private int count;
  private final Glance glance = new Glance();

  void clear() {
    count = 0;
  }

  /**
   * Adds an attribute.
   *
   * @param code of its name, as {@link XmlNames} has it
   * @param isOdd whether its value is more than plain ASCII
   */
  void add(long code, boolean hasPrefix, int begin, int end, boolean isOdd) {
    if (count == codes.length) {
      codes = Arrays.copyOf(codes, count * 2);
      from = Arrays.copyOf(from, count * 2);
      to = Arrays.copyOf(to, count * 2);
      prefixed = Arrays.copyOf(prefixed, count * 2);
      odd = Arrays.copyOf(odd, count * 2);
    }
    codes[count] = code;
    from[count] = begin;
    to[count] = end;
    prefixed[count] = hasPrefix;
    odd[count] = isOdd;
    count++;
  }

  /** The place of the attribute of this name among them, or -1 if there is none. */
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
    return odd[attribute]
        ? XmlText.attribute(bytes, from[attribute], to[attribute])
        : XmlText.ascii(bytes, from[attribute], to[attribute]);
  }

  /** The value, to be looked at while the bytes stay as they are. */
  CharSequence glance(int attribute, byte[] bytes) {
    return odd[attribute]
        ? value(attribute, bytes)
        : glance.at(bytes, from[attribute], to[attribute]);
  }

  /** The value, one of few: each is made a string once. */
  String word(int attribute, byte[] bytes, XmlNames names) {
    if (odd[attribute] || from[attribute] == to[attribute]) {
      return value(attribute, bytes);
    }
    long code = XmlNames.NO_CODE;
    for (int p = from[attribute]; p < to[attribute]; p++) {
      code = XmlNames.code(code, bytes[p]);
    }
    return names.of(bytes, from[attribute], to[attribute], code);
  }

  /** Plain ASCII where it stands. */
  private static final class Glance implements CharSequence {
    private byte[] bytes = {};
    private int from;
    private int to;

    Glance at(byte[] in, int begin, int end) {
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
