package org.nianbao.publish;

/** What of a text may stand in a document: no control characters, and no half of a character. */
final class PlainCharacters {
  private PlainCharacters() {}

  static String of(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().filter(PlainCharacters::isPlain).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** XML 1.0, 2.2. */
  private static boolean isPlain(int character) {
    return character == '\t'
        || (character >= ' ' && character < Character.MIN_SURROGATE)
        || (character > Character.MAX_SURROGATE && character < 0xfffe)
        || character > 0xffff;
  }
}
