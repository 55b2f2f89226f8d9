package org.nianbao.message;

/** Quotations of texts from files in messages. */
public final class ShortenedText {
  /** The maximum length of a quotation that a text is recognised by. */
  private static final int MAX_QUOTED = 60;

  private ShortenedText() {}

  /** Returns the beginning of a text, long enough to find the text by. */
  public static String quoted(String text) {
    return shortened(text, MAX_QUOTED);
  }

  /**
   * Returns the beginning of a text.
   *
   * @param max the maximum number of characters; an ellipsis follows if the text is longer
   */
  public static String shortened(String text, int max) {
    return text.codePointCount(0, text.length()) <= max
        ? text
        : text.substring(0, text.offsetByCodePoints(0, max)) + "…";
  }
}
