package org.nianbao.publish;

/** Removes the characters that XML does not allow: control characters and unpaired surrogates. */
final class XmlCharacters {
  private XmlCharacters() {}

  static String of(String text) {
    StringBuilder allowed = new StringBuilder(text.length());
    text.codePoints().filter(XmlCharacters::isAllowed).forEach(allowed::appendCodePoint);
    return allowed.toString();
  }

  /** XML 1.0, 2.2. */
  private static boolean isAllowed(int character) {
    return character == '\t'
        || (character >= ' ' && character < Character.MIN_SURROGATE)
        || (character > Character.MAX_SURROGATE && character < 0xfffe)
        || character > 0xffff;
  }
}
