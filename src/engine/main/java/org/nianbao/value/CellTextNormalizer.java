package org.nianbao.value;

/**
 * The normalisation of text typed into cells, in which look-alike characters are equal.
 *
 * <p>Unicode's compatibility normalisation is not used, because it turns 12① into 121.
 */
public final class CellTextNormalizer {
  private static final char FULL_WIDTH_FIRST = '！';
  private static final char FULL_WIDTH_LAST = '～';
  private static final String LOOK_ALIKES = "−﹣﹢﹐，。｡﹒；﹔：﹕’‘＇`【】〔〕［］[]";
  private static final String REPLACEMENTS = "--+,,...;;::''''()()()()";

  /** Characters that look blank although Unicode classifies them as letters or symbols. */
  private static final String BLANKS = "\u115f\u1160\u2800\u3164\uffa0";

  private CellTextNormalizer() {}

  /**
   * Returns a text with full-width and look-alike characters replaced by plain ones, runs of blanks
   * reduced to one, no blanks at the ends, and no invisible characters. Bidirectional controls are
   * kept, because they may show 21 as 12.
   */
  static String normalize(String written) {
    StringBuilder normalized = new StringBuilder(written.length());
    boolean blank = false;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      boolean plain = isPlain(c);
      if (!plain && isBlank(c)) {
        blank = true;
      } else if (plain || !isInvisible(c)) {
        if (blank && normalized.length() > 0) {
          normalized.append(' ');
        }
        blank = false;
        normalized.append(plain ? c : replacement(c));
      }
    }
    return normalized.toString();
  }

  /** Returns a text with full-width digits replaced by plain ones. */
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

  /** A quick test that is true of nearly all characters. */
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
    boolean bidirectional = c == '\u202d' || c == '\u202e' || (c >= '\u2066' && c <= '\u2069');
    return Character.getType(c) == Character.FORMAT && !bidirectional;
  }

  private static char replacement(char c) {
    int at = LOOK_ALIKES.indexOf(c);
    if (at >= 0) {
      return REPLACEMENTS.charAt(at);
    }
    return c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST ? (char) (c - FULL_WIDTH_FIRST + '!') : c;
  }
}
