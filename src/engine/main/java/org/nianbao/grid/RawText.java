package org.nianbao.grid;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text of an XML element as the bytes outside its tags, for comparing it without decoding. */
final class RawText {
  private byte[] bytes = new byte[256];
  private int length;

  void clear() {
    length = 0;
  }

  void append(byte[] from, int begin, int end) {
    int after = length + end - begin;
    if (after > bytes.length) {
      bytes = Arrays.copyOf(bytes, after * 2);
    }
    System.arraycopy(from, begin, bytes, length, end - begin);
    length = after;
  }

  /** Returns the text as a number; -1 if it is none. */
  int number() {
    int number = length == 0 || length > 9 ? -1 : 0;
    for (int i = 0; i < length && number >= 0; i++) {
      int digit = bytes[i] - '0';
      number = digit < 0 || digit > 9 ? -1 : number * 10 + digit;
    }
    return number;
  }

  /** Returns whether this is a text, given in UTF-8. */
  boolean is(byte[] text) {
    if (Arrays.equals(bytes, 0, length, text, 0, text.length)) {
      return true;
    }
    StringBuilder decoded = new StringBuilder();
    XmlText.append(bytes, 0, length, decoded);
    return decoded.toString().equals(new String(text, StandardCharsets.UTF_8));
  }
}
