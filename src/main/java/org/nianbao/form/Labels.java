package org.nianbao.form;

import java.text.Normalizer;

/** Compares labels as a person would: blanks, punctuation and width of letters do not count. */
final class Labels {
  private static final int SHORTEST_PART = 4;

  private Labels() {}

  /** What is left of a label to compare. */
  static String normalised(String label) {
    String folded = Normalizer.normalize(label, Normalizer.Form.NFKC);
    StringBuilder kept = new StringBuilder(folded.length());
    folded.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** Whether two normalised labels name the same: equal, or one the better part of the other. */
  static boolean same(String one, String other) {
    if (one.equals(other)) {
      return !one.isEmpty();
    }
    String shorter = one.length() < other.length() ? one : other;
    String longer = one.length() < other.length() ? other : one;
    return shorter.length() >= SHORTEST_PART
        && shorter.length() * 2 >= longer.length()
        && longer.contains(shorter);
  }
}
