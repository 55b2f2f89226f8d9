package org.nianbao.grid;

/**
 * White space as defined by {@link String#strip} and {@link String#isBlank}. TeaVM's strings use
 * the definition of JavaScript instead.
 */
public final class Whitespace {
  private Whitespace() {}

  /** Returns a text without leading and trailing white space. */
  public static String strip(String text) {
    int first = 0;
    int end = text.length();
    while (first < end && Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    while (end > first && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(first, end);
  }

  /** Returns whether a text is empty or white space only. */
  public static boolean isBlank(String text) {
    return strip(text).isEmpty();
  }
}
