package org.nianbao.locate;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Ideographs;

/**
 * Compares labels as a person would: blanks, punctuation, width and number of letters, notes in
 * brackets, the year and traditional characters do not count, and a slip of the pen is seen through.
 */
final class Labels {
  /** The same, whatever the notes, numbers and years beside it. */
  static final int CERTAIN = 95;

  /** Alike enough to be the same but for a slip. */
  static final int DOUBTFUL = 72;

  private static final int EQUAL = 100;
  static final int EQUAL_CORE = 98;

  /** What offices write for one another. */
  private static final Set<String> TOTALS = Set.of("总计", "合计", "共计");

  /** One is the better part of the other. */
  static final int CONTAINED = 92;

  /** A single character is no word. */
  private static final int SHORTEST_WORD = 2;

  /** What is shorter says too little by itself. */
  static final int SHORTEST_PART = 4;

  private static final Pattern NOTES = Pattern.compile("[（(\\[【][^（()）\\[\\]【】]*[）)\\]】]");

  /** Notes within notes within notes: none go deeper. */
  private static final int DEEPEST_NOTES = 4;

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern NUMBER =
      Pattern.compile("^(?:\\d{1,2}|[一二三四五六七八九十])(?=[" + Ideographs.HAN + "]{2})");

  /** Longer ones are seldom met again. */
  static final int LONGEST_REMEMBERED = 48;

  private static final Pattern YEARS = Pattern.compile("(?:19|20)\\d{2}年?度?");

  /** Traditional characters that occur in official forms; below, the simplified one of each. */
  private static final String TRADITIONAL =
      "處罰總計規範請證據檢關機構業務個體類過開維護權屬從發現數辦結轉續繳費標準補復議訴訟審給內國書無當責";

  private static final String SIMPLIFIED =
      "处罚总计规范请证据检关机构业务个体类过开维护权属从发现数办结转续缴费标准补复议诉讼审给内国书无当责";

  /**
   * A label as it is compared.
   *
   * @param full all its letters and digits
   * @param core the same without notes in brackets, years and a number before it
   * @param fullSigns which letters occur in it, a bit for each letter, several letters a bit
   * @param coreSigns likewise
   * @param total whether it is one of the words for a total
   */
  record Wording(String full, String core, long fullSigns, long coreSigns, boolean total) {
    private static final Remembered<String, Wording> KNOWN =
        new Remembered<>(10_000, Wording::worded);

    static Wording of(String label) {
      return label.length() > LONGEST_REMEMBERED ? worded(label) : KNOWN.of(label);
    }

    private static Wording worded(String label) {
      String full = normalised(label);
      String folded = Normalizer.normalize(label, Normalizer.Form.NFKC);
      String bare = BLANKS.matcher(folded).replaceAll("");
      String unnoted = withoutNotes(bare);
      String unnumbered = normalised(YEARS.matcher(unnoted).replaceAll(""));
      String core = NUMBER.matcher(unnumbered).replaceFirst("");
      String compared = core.isEmpty() ? full : core;
      return new Wording(
          full, compared, signs(full), signs(compared), TOTALS.contains(compared));
    }

    /** A note may stand in a note: the innermost go first. */
    private static String withoutNotes(String text) {
      String without = text;
      for (int depth = 0; depth < DEEPEST_NOTES && holdsBracket(without); depth++) {
        without = NOTES.matcher(without).replaceAll("");
      }
      return without;
    }

    /** Most hold none, and this look is quick. */
    private static boolean holdsBracket(String text) {
      return text.indexOf(')') >= 0
          || text.indexOf('）') >= 0
          || text.indexOf(']') >= 0
          || text.indexOf('】') >= 0;
    }

    private static long signs(String text) {
      long signs = 0;
      for (int i = 0; i < text.length(); i++) {
        signs |= 1L << (text.charAt(i) % Long.SIZE);
      }
      return signs;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Wording wording
          && full.equals(wording.full)
          && core.equals(wording.core);
    }

    @Override
    public int hashCode() {
      return 31 * full.hashCode() + core.hashCode();
    }

    /** Whether it has no letters. */
    boolean isNumber() {
      return full.chars().allMatch(c -> c >= '0' && c <= '9');
    }
  }

  /** Two labels that are compared. */
  private record Pair(Wording one, Wording other) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Pair pair && one.equals(pair.one) && this.other.equals(pair.other);
    }

    @Override
    public int hashCode() {
      return 31 * one.hashCode() + other.hashCode();
    }
  }

  private static final Remembered<Pair, Integer> SIMILARITIES =
      new Remembered<>(100_000, Labels::similarity);

  private Labels() {}

  /** What is left of a label to compare. */
  static String normalised(String label) {
    String folded = Normalizer.normalize(label, Normalizer.Form.NFKC);
    StringBuilder kept = new StringBuilder(folded.length());
    folded
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(each -> kept.appendCodePoint(simplified(each)));
    return kept.toString();
  }

  private static int simplified(int character) {
    int at = TRADITIONAL.indexOf(character);
    return at < 0 ? character : SIMPLIFIED.charAt(at);
  }

  /** Whether two normalised labels name the same: equal, or one the better part of the other. */
  static boolean same(String one, String other) {
    return one.equals(other) ? !one.isEmpty() : isPart(one, other);
  }

  private static boolean isPart(String one, String other) {
    String shorter = one.length() < other.length() ? one : other;
    String longer = one.length() < other.length() ? other : one;
    return shorter.length() >= SHORTEST_PART
        && shorter.length() * 2 >= longer.length()
        && longer.contains(shorter);
  }

  /** How much two labels are alike, up to 100; 0 if they are not. */
  static int similarity(Wording one, Wording other) {
    if (one.fullSigns() == other.fullSigns() && one.full().equals(other.full())) {
      return one.full().isEmpty() ? 0 : EQUAL;
    }
    if (one.coreSigns() == other.coreSigns() && one.core().equals(other.core())) {
      return EQUAL_CORE;
    }
    if (one.total() && other.total()) {
      return CERTAIN;
    }
    if (areFarApart(one.full(), other.full()) && areFarApart(one.core(), other.core())) {
      return 0;
    }
    if (!mayBeSimilar(one, other)) {
      return 0;
    }
    int longest = Math.max(one.full().length(), other.full().length());
    Pair pair = new Pair(one, other);
    return longest <= LONGEST_REMEMBERED ? SIMILARITIES.of(pair) : similarity(pair);
  }

  /** Whether one is so much longer that neither is a part or a slip of the other. */
  private static boolean areFarApart(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    return shorter < SHORTEST_PART || shorter * 2 < Math.max(one.length(), other.length());
  }

  /**
   * Whether by the letters that occur in them one may be a part of the other, or the other but for a
   * slip: nearly all pairs of labels are not, and this look is quick.
   */
  private static boolean mayBeSimilar(Wording one, Wording other) {
    boolean shorter = one.full().length() < other.full().length();
    long lackingInFull = lacking(shorter, one.fullSigns(), other.fullSigns());
    boolean shorterCore = one.core().length() < other.core().length();
    long lackingInCore = lacking(shorterCore, one.coreSigns(), other.coreSigns());
    if (lackingInFull == 0 || lackingInCore == 0) {
      return true;
    }
    int least = Math.min(one.core().length(), other.core().length());
    int most = Math.max(one.core().length(), other.core().length());
    return (least - Long.bitCount(lackingInCore)) * 100 / most >= DOUBTFUL;
  }

  /** What of the shorter text's letters the longer has not. */
  private static long lacking(boolean oneIsShorter, long one, long other) {
    return oneIsShorter ? one & ~other : other & ~one;
  }

  private static int similarity(Pair pair) {
    Wording one = pair.one();
    Wording other = pair.other();
    if (isPart(one.full(), other.full()) || isPart(one.core(), other.core())) {
      return CONTAINED;
    }
    int alike = alike(one.core(), other.core());
    return alike < DOUBTFUL ? 0 : Math.min(alike, CONTAINED - 1);
  }

  /**
   * Whether one may be the other in other words, where nothing else can be meant: the shorter only
   * leaves characters out, or half of them are the same.
   */
  static boolean mayBe(Wording one, Wording other) {
    if (similarity(one, other) > 0 || (isTotal(one.core()) && isTotal(other.core()))) {
      return true;
    }
    int longer = Math.max(one.core().length(), other.core().length());
    int shorter = Math.min(one.core().length(), other.core().length());
    int common = inOrder(one.core(), other.core());
    return shorter >= SHORTEST_WORD
        && (common == shorter || (shorter >= SHORTEST_PART && common * 2 >= longer));
  }

  private static boolean isTotal(String word) {
    return TOTALS.contains(word) || word.equals("小计");
  }

  /** How many characters two texts have in common, in order. */
  private static int inOrder(String one, String other) {
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

  /** How many of a hundred characters stay as they are where one text is made the other. */
  private static int alike(String one, String other) {
    int longer = Math.max(one.length(), other.length());
    int shorter = Math.min(one.length(), other.length());
    if (shorter < SHORTEST_PART || shorter * 100 / longer < DOUBTFUL) {
      return 0;
    }
    String longest = one.length() == longer ? one : other;
    String shortest = one.length() == longer ? other : one;
    long common = shortest.chars().filter(each -> longest.indexOf(each) >= 0).count();
    if (common * 100 / longer < DOUBTFUL) { // most labels are far from one another
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
