package org.nianbao.locate;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Ideographs;

/**
 * The comparison of labels. Spaces, punctuation, letter width and case, notes in brackets, years,
 * and the choice of traditional or simplified characters are ignored; a typing error is tolerated.
 */
final class LabelComparison {
  /** The minimum similarity of labels that are equal apart from notes, numbers and years. */
  static final int CERTAIN = 95;

  /** The minimum similarity of labels that are equal apart from a typing error. */
  static final int DOUBTFUL = 72;

  private static final int EQUAL = 100;
  static final int EQUAL_CORE = 98;

  /** Synonyms for a total. */
  private static final Set<String> TOTALS = Set.of("总计", "合计", "共计");

  /** The similarity of two labels of which one contains most of the other. */
  static final int CONTAINED = 92;

  /** The minimum length of a word. */
  private static final int MIN_WORD_LENGTH = 2;

  /** The minimum length of a label that may be a part of another one. */
  static final int MIN_PART_LENGTH = 4;

  private static final Pattern NOTES = Pattern.compile("[（(\\[【][^（()）\\[\\]【】]*[）)\\]】]");

  /** The maximum depth of notes within notes. */
  private static final int MAX_NOTE_DEPTH = 4;

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern NUMBER =
      Pattern.compile("^(?:\\d{1,2}|[一二三四五六七八九十])(?=[" + Ideographs.HAN + "]{2})");

  /** The maximum length of labels whose wording is cached. */
  static final int MAX_CACHED_LENGTH = 48;

  private static final Pattern YEARS = Pattern.compile("(?:19|20)\\d{2}年?度?");

  /**
   * A label, normalised for comparison.
   *
   * @param full all letters and digits
   * @param core the same without notes in brackets, years and a leading number
   * @param fullLetterBits a bit set of the letters of {@code full}; several letters share a bit
   * @param coreLetterBits a bit set of the letters of {@code core}
   * @param total whether the label is one of the words for a total
   */
  record NormalizedLabel(
      String full, String core, long fullLetterBits, long coreLetterBits, boolean total) {
    private static final BoundedCache<String, NormalizedLabel> KNOWN =
        new BoundedCache<>(10_000, NormalizedLabel::normalize);

    static NormalizedLabel of(String label) {
      return label.length() > MAX_CACHED_LENGTH ? normalize(label) : KNOWN.get(label);
    }

    private static NormalizedLabel normalize(String label) {
      String full = normalised(label);
      String compatible = Normalizer.normalize(label, Normalizer.Form.NFKC);
      String bare = BLANKS.matcher(compatible).replaceAll("");
      String withoutNotes = withoutNotes(bare);
      String unnumbered = normalised(YEARS.matcher(withoutNotes).replaceAll(""));
      String core = NUMBER.matcher(unnumbered).replaceFirst("");
      String compared = core.isEmpty() ? full : core;
      return new NormalizedLabel(
          full, compared, letterBits(full), letterBits(compared), TOTALS.contains(compared));
    }

    /** Removes notes, the innermost first. */
    private static String withoutNotes(String text) {
      String without = text;
      for (int depth = 0; depth < MAX_NOTE_DEPTH && hasBracket(without); depth++) {
        without = NOTES.matcher(without).replaceAll("");
      }
      return without;
    }

    /** A quick test: most labels have no brackets. */
    private static boolean hasBracket(String text) {
      return text.indexOf(')') >= 0
          || text.indexOf('）') >= 0
          || text.indexOf(']') >= 0
          || text.indexOf('】') >= 0;
    }

    private static long letterBits(String text) {
      long signs = 0;
      for (int i = 0; i < text.length(); i++) {
        signs |= 1L << (text.charAt(i) % Long.SIZE);
      }
      return signs;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof NormalizedLabel wording
          && full.equals(wording.full)
          && core.equals(wording.core);
    }

    @Override
    public int hashCode() {
      return 31 * full.hashCode() + core.hashCode();
    }

    /** Returns whether the label has no letters. */
    boolean isNumber() {
      return full.chars().allMatch(c -> c >= '0' && c <= '9');
    }
  }

  /** A pair of labels to compare. */
  private record Pair(NormalizedLabel one, NormalizedLabel other) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Pair pair && one.equals(pair.one) && this.other.equals(pair.other);
    }

    @Override
    public int hashCode() {
      return 31 * one.hashCode() + other.hashCode();
    }
  }

  private static final BoundedCache<Pair, Integer> SIMILARITIES =
      new BoundedCache<>(100_000, LabelComparison::similarity);

  private LabelComparison() {}

  /** Returns the letters of a label that count in a comparison. */
  static String normalised(String label) {
    String compatible = Normalizer.normalize(label, Normalizer.Form.NFKC);
    StringBuilder kept = new StringBuilder(compatible.length());
    compatible
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(each -> kept.appendCodePoint(TraditionalCharacters.simplified(each)));
    return kept.toString();
  }

  /**
   * Returns whether two normalised labels name the same thing: they are equal, or one contains most
   * of the other.
   */
  static boolean matches(String one, String other) {
    return one.equals(other) ? !one.isEmpty() : containsMost(one, other);
  }

  private static boolean containsMost(String one, String other) {
    String shorter = one.length() < other.length() ? one : other;
    String longer = one.length() < other.length() ? other : one;
    return shorter.length() >= MIN_PART_LENGTH
        && shorter.length() * 2 >= longer.length()
        && longer.contains(shorter);
  }

  /** Returns the similarity of two labels, from 0 to 100; 0 if they differ. */
  static int similarity(NormalizedLabel one, NormalizedLabel other) {
    if (one.fullLetterBits() == other.fullLetterBits() && one.full().equals(other.full())) {
      return one.full().isEmpty() ? 0 : EQUAL;
    }
    if (one.coreLetterBits() == other.coreLetterBits() && one.core().equals(other.core())) {
      return EQUAL_CORE;
    }
    if (one.total() && other.total()) {
      return CERTAIN;
    }
    if (differTooMuchInLength(one.full(), other.full())
        && differTooMuchInLength(one.core(), other.core())) {
      return 0;
    }
    if (!mayBeSimilar(one, other)) {
      return 0;
    }
    int longest = Math.max(one.full().length(), other.full().length());
    Pair pair = new Pair(one, other);
    return longest <= MAX_CACHED_LENGTH ? SIMILARITIES.get(pair) : similarity(pair);
  }

  /**
   * Returns whether one is so much longer that neither can contain the other or differ by a typing
   * error.
   */
  private static boolean differTooMuchInLength(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    return shorter < MIN_PART_LENGTH || shorter * 2 < Math.max(one.length(), other.length());
  }

  /**
   * Returns whether the letters of two labels allow one to contain the other or to differ by a
   * typing error. This is a quick test that excludes nearly all pairs.
   */
  private static boolean mayBeSimilar(NormalizedLabel one, NormalizedLabel other) {
    boolean oneIsShorter = one.full().length() < other.full().length();
    long lackingInFull = missingLetters(oneIsShorter, one.fullLetterBits(), other.fullLetterBits());
    boolean coreIsShorter = one.core().length() < other.core().length();
    long lackingInCore =
        missingLetters(coreIsShorter, one.coreLetterBits(), other.coreLetterBits());
    if (lackingInFull == 0 || lackingInCore == 0) {
      return true;
    }
    int shorterLength = Math.min(one.core().length(), other.core().length());
    int longerLength = Math.max(one.core().length(), other.core().length());
    return (shorterLength - Long.bitCount(lackingInCore)) * 100 / longerLength >= DOUBTFUL;
  }

  /** Returns the letters of the shorter text that the longer one lacks. */
  private static long missingLetters(boolean oneIsShorter, long one, long other) {
    return oneIsShorter ? one & ~other : other & ~one;
  }

  private static int similarity(Pair pair) {
    NormalizedLabel one = pair.one();
    NormalizedLabel other = pair.other();
    if (containsMost(one.full(), other.full()) || containsMost(one.core(), other.core())) {
      return CONTAINED;
    }
    int similarity = editSimilarity(one.core(), other.core());
    return similarity < DOUBTFUL ? 0 : Math.min(similarity, CONTAINED - 1);
  }

  /**
   * Returns whether two labels may mean the same in a place where no other label is possible: the
   * shorter only omits characters, or half of the characters are equal.
   */
  static boolean mayMatch(NormalizedLabel one, NormalizedLabel other) {
    if (similarity(one, other) > 0 || (isTotal(one.core()) && isTotal(other.core()))) {
      return true;
    }
    int longer = Math.max(one.core().length(), other.core().length());
    int shorter = Math.min(one.core().length(), other.core().length());
    int common = commonSubsequenceLength(one.core(), other.core());
    return shorter >= MIN_WORD_LENGTH
        && (common == shorter || (shorter >= MIN_PART_LENGTH && common * 2 >= longer));
  }

  private static boolean isTotal(String word) {
    return TOTALS.contains(word) || word.equals("小计");
  }

  /** Returns the length of the longest common subsequence of two texts. */
  private static int commonSubsequenceLength(String one, String other) {
    int[][] common = new int[one.length() + 1][other.length() + 1];
    for (int i = 1; i <= one.length(); i++) {
      for (int j = 1; j <= other.length(); j++) {
        common[i][j] =
            one.charAt(i - 1) == other.charAt(j - 1)
                ? common[i - 1][j - 1] + 1
                : Math.max(common[i - 1][j], common[i][j - 1]);
      }
    }
    return common[one.length()][other.length()];
  }

  /** Returns the percentage of characters that two texts have in common. */
  private static int editSimilarity(String one, String other) {
    int longer = Math.max(one.length(), other.length());
    int shorter = Math.min(one.length(), other.length());
    if (shorter < MIN_PART_LENGTH || shorter * 100 / longer < DOUBTFUL) {
      return 0;
    }
    String longest = one.length() == longer ? one : other;
    String shortest = one.length() == longer ? other : one;
    long common = shortest.chars().filter(each -> longest.indexOf(each) >= 0).count();
    if (common * 100 / longer < DOUBTFUL) { // most pairs end here
      return 0;
    }
    int[] distances = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      distances[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = distances[0];
      distances[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = distances[j];
        distances[j] = Math.min(changed, Math.min(distances[j], distances[j - 1]) + 1);
      }
    }
    return 100 - 100 * distances[other.length()] / longer;
  }
}
