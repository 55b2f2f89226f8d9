package org.nianbao.grid;

/** Text of a workbook with escaped characters, such as {@code _x000D_} (ECMA-376, ST_Xstring). */
final class EscapedText {
  private static final int ESCAPE_LENGTH = "_x000D_".length();

  private EscapedText() {}

  /** Returns the text with its escapes replaced. */
  static String decode(CharSequence escaped) {
    String text = escaped.toString();
    int at = text.indexOf("_x");
    if (at < 0) {
      return text;
    }
    StringBuilder decoded = new StringBuilder(text.length());
    int from = 0;
    while (at >= 0) {
      int code = code(text, at);
      if (code < 0) {
        at = text.indexOf("_x", at + 1);
      } else {
        decoded.append(text, from, at).append((char) code);
        from = at + ESCAPE_LENGTH;
        at = text.indexOf("_x", from);
      }
    }
    return decoded.append(text, from, text.length()).toString();
  }

  /** Returns the character of an escape at a position; -1 if there is none. */
  private static int code(String text, int at) {
    if (at + ESCAPE_LENGTH > text.length() || text.charAt(at + ESCAPE_LENGTH - 1) != '_') {
      return -1;
    }
    int code = 0;
    for (int i = at + 2; i < at + ESCAPE_LENGTH - 1; i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      code = code * 16 + digit;
    }
    return code;
  }
}
