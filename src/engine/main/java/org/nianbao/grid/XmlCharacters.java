package org.nianbao.grid;

/** The characters that XML allows: no control characters and no unpaired surrogates. */
public final class XmlCharacters {
  private XmlCharacters() {}

  /** Returns a text without line breaks and without the characters that XML does not allow. */
  public static String of(String text) {
    StringBuilder allowed = new StringBuilder(text.length());
    text.codePoints().filter(XmlCharacters::isAllowed).forEach(allowed::appendCodePoint);
    return allowed.toString();
  }

  /** Returns the text of {@link #of} as the content of an element. */
  public static String escaped(String text) {
    return of(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Returns whether a character is allowed (XML 1.0, 2.2) and is no line break. */
  public static boolean isAllowed(int character) {
    return character == '\t'
        || (character >= ' ' && character < Character.MIN_SURROGATE)
        || (character > Character.MAX_SURROGATE && character < 0xfffe)
        || character > 0xffff;
  }
}
