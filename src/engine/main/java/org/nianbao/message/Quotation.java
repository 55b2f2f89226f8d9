package org.nianbao.message;

/** Texts of a file, to be shown in a sentence. */
public final class Quotation {
  private Quotation() {}

  /**
   * Enough of a text to find it by.
   *
   * @param max how many characters are shown; of a longer text an ellipsis follows them
   */
  public static String shortened(String text, int max) {
    return text.codePointCount(0, text.length()) <= max
        ? text
        : text.substring(0, text.offsetByCodePoints(0, max)) + "…";
  }
}
