package org.nianbao.grid;

/**
 * Chinese characters, as the tables of Unicode have them. They are told apart here because not every
 * runtime of Java knows {@link Character#isIdeographic} and {@code \p{IsHan}}.
 */
public final class Ideographs {
  /** What stands for {@code \p{IsHan}} between the brackets of a pattern. */
  public static final String HAN =
      "\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b"
          + "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufa6d\ufa70-\ufad9"
          + "\ud840\udc00-\ud884\udfaf"; // all planes of ideographs, U+20000 to U+323AF

  private Ideographs() {}

  /** Whether a character of the basic plane is an ideograph, as 政 and 〇 are. */
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
