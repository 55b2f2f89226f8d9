package org.nianbao.roster;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Compares names of units, allowing for the variations that are common in reports. */
public final class UnitNameComparison {
  /** Endings that are often added or omitted. */
  private static final String COMMON_ENDINGS = "(人民政府|政府|办事处|管理委员会|管委会|委员会|办公室)+$";

  /** A shorter name is the ending of too many other names. */
  static final int MIN_PART_LENGTH = 2;

  private static final int MIN_LENGTH_FOR_DIFFERENCE = 4;

  /** A shorter name is the abbreviation of too many other names. */
  private static final int MIN_ABBREVIATION_LENGTH = 3;

  /** An addition in brackets, such as 教育局（体育局）. */
  private static final Pattern ADDITION = Pattern.compile("[（(〔\\[【][^）)〕\\]】]*[）)〕\\]】]");

  private static final Pattern GOVERNMENT = Pattern.compile("(?<=.)人民政府$");

  private UnitNameComparison() {}

  /** Returns a name without blanks and punctuation, with its letters and digits in half width. */
  static String normalized(String name) {
    String folded = Normalizer.normalize(name, Normalizer.Form.NFKC);
    StringBuilder letters = new StringBuilder(folded.length());
    folded.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
    return letters.toString();
  }

  public static boolean isSame(String one, String other) {
    String normalized = normalized(one);
    return !normalized.isEmpty() && normalized.equals(normalized(other));
  }

  /** Returns whether two names are of the same unit or government: 红旗区, 红旗区人民政府. */
  public static boolean isSameGovernment(String one, String other) {
    return withoutGovernment(one).equals(withoutGovernment(other));
  }

  private static String withoutGovernment(String name) {
    return GOVERNMENT.matcher(normalized(name)).replaceFirst("");
  }

  /** Returns a name without additions in brackets. */
  static String withoutAdditions(String name) {
    return ADDITION.matcher(name).replaceAll("");
  }

  /**
   * Returns whether two names are similar: one extends the other (小店镇, 小店镇人民政府, 红旗区小店镇), one has an
   * addition in brackets, or they differ in one character.
   */
  static boolean isSimilar(String one, String other) {
    String first = normalized(one);
    String second = normalized(other);
    if (first.isEmpty() || second.isEmpty() || first.equals(second)) {
      return false;
    }
    return isExtension(first, second)
        || differInOneCharacter(first, second)
        || first.equals(normalized(withoutAdditions(other)))
        || second.equals(normalized(withoutAdditions(one)));
  }

  /**
   * Returns whether one name is an abbreviation of the other: its characters stand in the other in
   * their order, the last one at the end (交警大队, 交通警察大队).
   */
  public static boolean isAbbreviation(String one, String other) {
    if (one.isEmpty()
        || other.isEmpty()
        || one.charAt(one.length() - 1) != other.charAt(other.length() - 1)) {
      return false;
    }
    String first = normalized(one);
    String second = normalized(other);
    String shorter = first.length() < second.length() ? first : second;
    String longer = first.length() < second.length() ? second : first;
    int found = 0;
    for (int i = 0; i < longer.length() && found < shorter.length(); i++) {
      found += longer.charAt(i) == shorter.charAt(found) ? 1 : 0;
    }
    return shorter.length() >= MIN_ABBREVIATION_LENGTH && found == shorter.length();
  }

  /** Returns whether one name is the other with a place before it or a common ending after it. */
  static boolean isExtension(String one, String other) {
    String first = stem(one);
    String second = stem(other);
    String shorter = first.length() < second.length() ? first : second;
    String longer = first.length() < second.length() ? second : first;
    return shorter.length() >= MIN_PART_LENGTH && longer.endsWith(shorter);
  }

  /** Returns a plain name without the common endings. */
  static String stem(String name) {
    return normalized(name).replaceFirst(COMMON_ENDINGS, "");
  }

  /** Returns whether the names differ in one character that is changed, added or omitted. */
  private static boolean differInOneCharacter(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    int longer = Math.max(one.length(), other.length());
    if (shorter < MIN_LENGTH_FOR_DIFFERENCE || longer - shorter > 1) {
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
