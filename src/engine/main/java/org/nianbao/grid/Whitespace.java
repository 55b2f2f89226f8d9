package org.nianbao.grid;

/**
 * White space as {@link String#strip} and {@link String#isBlank} have it. Received texts hold blanks
 * of many kinds, and TeaVM's strings know those of JavaScript instead.
 */
public final class Whitespace {
  private Whitespace() {}

  /** A text without white space before and behind. */
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

  /** Whether a text is empty or nothing but white space. */
  public static boolean isBlank(String text) {
    return strip(text).isEmpty();
  }
}
