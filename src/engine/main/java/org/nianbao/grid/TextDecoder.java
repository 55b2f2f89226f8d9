package org.nianbao.grid;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
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

  /** Returns the text if it is UTF-8, with a few damaged characters at most. */
  private static Optional<String> utf8(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    long damaged = 0;
    CoderResult result = decoder.decode(in, out, true);
    while (result.isError()) {
      in.position(in.position() + result.length());
      out.put('\ufffd');
      damaged++;
      result = decoder.decode(in, out, true);
    }
    String text = out.flip().toString();
    long valid = damaged == 0 ? 0 : text.chars().filter(c -> c > '\u007f').count() - damaged;
    return damaged * MIN_VALID_PER_DAMAGED <= valid ? Optional.of(text) : Optional.empty();
  }
}
