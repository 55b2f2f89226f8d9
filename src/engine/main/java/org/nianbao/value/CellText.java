package org.nianbao.value;

/**
 * What staff see in a cell, whichever of the many alike characters it is typed in.
 *
 * <p>Not Unicode's own compatibility folding: that makes 121 of 12①.
 */
public final class CellText {
  private static final char FULL_WIDTH_FIRST = '！';
  private static final char FULL_WIDTH_LAST = '～';
  private static final String ALIKE = "−﹣﹢﹐，。｡﹒；﹔：﹕’‘＇`【】〔〕［］[]";
  private static final String PLAIN = "--+,,...;;::''''()()()()";

  /** Characters that show as a blank, though Unicode calls them letters or symbols. */
  private static final String BLANKS = "\u115f\u1160\u2800\u3164\uffa0";

  private CellText() {}

  /**
   * Full-width and alike characters as plain ones, one blank for several, none at the ends, and
   * nothing that cannot be seen; but what turns the order of writing stays, for it would show 21 as
   * 12.
   */
  static String fold(String written) {
    StringBuilder folded = new StringBuilder(written.length());
    boolean blank = false;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      boolean plain = isPlain(c);
      if (!plain && isBlank(c)) {
        blank = true;
      } else if (plain || !isInvisible(c)) {
        if (blank && folded.length() > 0) {
          folded.append(' ');
        }
        blank = false;
        folded.append(plain ? c : plain(c));
      }
    }
    return folded.toString();
  }

  /** The same with full-width digits as plain ones. */
  public static String withPlainDigits(String written) {
    StringBuilder plain = new StringBuilder(written);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c >= '０' && c <= '９') {
        plain.setCharAt(i, (char) (c - '０' + '0'));
      }
    }
    return plain.toString();
  }

  /** Nearly all characters are like this, and this look is cheap. */
  private static boolean isPlain(char c) {
    return (c >= '\u4e00' && c <= '\u9fff') || (c >= '0' && c <= '9');
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || BLANKS.indexOf(c) >= 0;
  }

  private static boolean isInvisible(char c) {
    boolean turns = c == '\u202d' || c == '\u202e' || (c >= '\u2066' && c <= '\u2069');
    return Character.getType(c) == Character.FORMAT && !turns;
  }

  private static char plain(char c) {
    int at = ALIKE.indexOf(c);
    if (at >= 0) {
      return PLAIN.charAt(at);
    }
    return c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST ? (char) (c - FULL_WIDTH_FIRST + '!') : c;
  }
}
