package org.nianbao.grid;

/**
 * Tests for Chinese characters by Unicode blocks. Not every Java runtime supports {@link
 * Character#isIdeographic} and {@code \p{IsHan}}.
 */
public final class Ideographs {
  /** The equivalent of {@code \p{IsHan}} within a character class. */
  public static final String HAN =
      "\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b"
          + "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufa6d\ufa70-\ufad9"
          + "\ud840\udc00-\ud884\udfaf"; // U+20000 to U+313AF

  private Ideographs() {}

  /** Returns whether a character of any plane is an ideograph. */
  static boolean isIdeographic(int codePoint) {
    return codePoint < 0x10000
        ? isIdeograph((char) codePoint)
        : codePoint >= 0x20000 && codePoint < 0x33480;
  }

  /** Returns whether a character of the basic plane is an ideograph, such as 政 and 〇. */
  public static boolean isIdeograph(char c) {
    return (c >= '\u4e00' && c <= '\u9fff')
        || (c >= '\u3400' && c <= '\u4dbf')
        || (c >= '\uf900' && c <= '\ufa6d')
        || (c >= '\ufa70' && c <= '\ufad9')
        || (c >= '\u3021' && c <= '\u3029')
        || (c >= '\u3038' && c <= '\u303a')
        || c == '\u3006'
        || c == '\u3007';
  }
}
