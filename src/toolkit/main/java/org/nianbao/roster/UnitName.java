package org.nianbao.roster;

import java.text.Normalizer;

/** Compares names of units as a clerk would. */
public final class UnitName {
  /** What is often added or left out. */
  private static final String COMMON_ENDINGS = "(人民政府|政府|街道办事处|办事处|管理委员会|管委会|委员会|办公室)+$";

  /** A name of fewer characters ends too many others to say anything. */
  static final int SHORTEST_PART = 2;
  private static final int SHORTEST_SLIP = 4;

  private UnitName() {}

  /** A name without blanks and punctuation, its letters and digits of one width. */
  static String plain(String name) {
    String folded = Normalizer.normalize(name, Normalizer.Form.NFKC);
    StringBuilder kept = new StringBuilder(folded.length());
    folded.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  public static boolean same(String one, String other) {
    String plain = plain(one);
    return !plain.isEmpty() && plain.equals(plain(other));
  }

  /**
   * Whether two different names may be the same unit's: one an extension of the other (小店镇, 小店镇人民政府,
   * 红旗区小店镇), or one character apart.
   */
  static boolean near(String one, String other) {
    String first = plain(one);
    String second = plain(other);
    if (first.isEmpty() || second.isEmpty() || first.equals(second)) {
      return false;
    }
    return extended(first, second) || oneSlipApart(first, second);
  }

  /** Whether one name is the other with a place before it or a common ending behind. */
  static boolean extended(String one, String other) {
    String first = stem(one);
    String second = stem(other);
    String shorter = first.length() < second.length() ? first : second;
    String longer = first.length() < second.length() ? second : first;
    return shorter.length() >= SHORTEST_PART && longer.endsWith(shorter);
  }

  /** A plain name without the endings that are often added or left out. */
  static String stem(String name) {
    return plain(name).replaceFirst(COMMON_ENDINGS, "");
  }

  /** Whether one character changed, added or left out makes the one the other. */
  private static boolean oneSlipApart(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    int longer = Math.max(one.length(), other.length());
    if (shorter < SHORTEST_SLIP || longer - shorter > 1) {
      return false;
    }
    int start = 0;
    while (start < shorter && one.charAt(start) == other.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    return start + end >= longer - 1;
  }
}
