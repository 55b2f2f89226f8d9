package org.nianbao.grid;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Decodes text of unknown encoding: UTF-8, UTF-16 or GB18030. The bytes decide, as the declaration
 * of a page is often wrong.
 */
public final class TextDecoder {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * Text is UTF-8 if there are at least this many valid non-ASCII characters for each damaged one.
   */
  private static final int MIN_VALID_PER_DAMAGED = 50;

  private TextDecoder() {}

  /** Returns the text, without a byte order mark. */
  public static String decode(byte[] bytes) {
    return decode(bytes, ChineseCharset.GB18030);
  }

  /** Returns the text, decoded with the given charset if it is neither UTF-8 nor UTF-16. */
  public static String decode(byte[] bytes, ChineseCharset other) {
    Charset utf16 = FileKind.utf16(bytes);
    if (utf16 != null) {
      return new String(bytes, utf16);
    }
    String text = utf8(bytes).orElseGet(() -> other.decode(bytes));
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  /**
   * Returns the text if it is UTF-8, with a few damaged characters at most. Decoders differ in how
   * many characters they give for damage; here it is one for bytes that belong together.
   */
  private static Optional<String> utf8(byte[] bytes) {
    char[] text = new char[bytes.length];
    int count = 0;
    long damaged = 0;
    long valid = 0;
    int at = 0;
    while (at < bytes.length) {
      int end = at + 1;
      if (bytes[at] >= 0) {
        text[count++] = (char) bytes[at];
      } else {
        int most = Math.min(bytes.length, at + length(bytes[at]));
        while (end < most && isContinuation(bytes[end])) {
          end++;
        }
        int code = code(bytes, at, end);
        if (code < 0) {
          damaged++;
          text[count++] = '\ufffd';
        } else {
          valid++;
          count += Character.toChars(code, text, count);
        }
      }
      at = end;
    }
    return damaged * MIN_VALID_PER_DAMAGED <= valid
        ? Optional.of(new String(text, 0, count))
        : Optional.empty();
  }

  private static boolean isContinuation(byte each) {
    return (each & 0xc0) == 0x80;
  }

  /** Returns the length of a character by its first byte, which is not ASCII; 0 if it has none. */
  private static int length(byte first) {
    int lead = first & 0xff;
    return lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  }

  /** Returns the character of two to four bytes; -1 if they are none. */
  private static int code(byte[] bytes, int start, int end) {
    int length = length(bytes[start]);
    if (end - start != length) {
      return -1;
    }
    int code = bytes[start] & (0x7f >> length);
    for (int i = start + 1; i < end; i++) {
      code = code << 6 | (bytes[i] & 0x3f);
    }
    boolean overlong = code < (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000);
    boolean surrogate = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
    return overlong || surrogate || code > Character.MAX_CODE_POINT ? -1 : code;
  }
}
