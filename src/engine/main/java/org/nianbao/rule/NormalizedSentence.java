package org.nianbao.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.grid.Ideographs;
import org.nianbao.value.ChineseNumeral;

/**
 * A sentence normalised for matching: without the contents of brackets, with plain digits, and with
 * each count and its measure word (３ 件, 一百二十件) replaced by the character {@link #COUNT}.
 *
 * @param text the normalised sentence
 * @param counts the counts of the sentence, in order
 * @param origins the position in the original sentence of each character of {@code text}
 * @param brackets the texts in brackets by the positions after them in the original sentence
 */
record NormalizedSentence(
    String text,
    List<Count> counts,
    List<Integer> origins,
    NavigableMap<Integer, String> brackets) {
  /** The placeholder of a count: a character for private use, which does not occur in texts. */
  static final char COUNT = '\ue000';

  /** The unit of a count without a measure word at the end of a clause: 行政复议0，行政诉讼0. */
  private static final char NO_UNIT = '\0';

  private static final String MEASURES = "件条宗起份个次项例部封";
  private static final String CLAUSE_ENDS = "，。；,;";

  /** The mark between the items of a list, in which the measure words may be missing. */
  private static final char ENUMERATION = '、';

  private static final long TEN_THOUSAND = 10_000;

  private static final String NUMERALS = "零一二三四五六七八九十廿卅百千万";

  /**
   * Characters that make a following number part of something else: a range, an estimate, an
   * ordinal.
   */
  private static final String INVALID_BEFORE_NUMBER = NUMERALS + " .．-－—–~～第约近超逾余达/+";

  /** The characters before 余 that make it a rest and not an estimate: 其余8件; 54件办结，余8件. */
  private static final String REST = "其剩尚" + CLAUSE_ENDS;

  /** Groups of three digits; their number is bounded so that matching stays linear. */
  private static final String DIGIT_GROUPS = "(?:[,，]\\d\\d\\d){1,40}+";

  static final Pattern NUMBER = numberPattern("[" + MEASURES + "]次?|人次");

  private static final String OPENING_BRACKETS = "（(《〔【[「『<〈";
  private static final String CLOSING_BRACKETS = "）)》〕】]」』>〉";

  /**
   * A count.
   *
   * @param value the number
   * @param unit the measure word; a NUL character if there is none
   * @param at the position in the normalised sentence
   * @param precision the unit of its last digit: 1, or 1000 of 1.2万, which may be rounded
   */
  record Count(long value, char unit, int at, long precision) {
    boolean hasUnitIn(String units) {
      return unit == NO_UNIT || units.indexOf(unit) >= 0;
    }

    /** Returns the measure word as written; empty if there is none. */
    String measure() {
      return unit == NO_UNIT ? "" : unit == '人' ? "人次" : String.valueOf(unit);
    }
  }

  /**
   * Returns the pattern of a number with a measure word, or at the end of a clause.
   *
   * @param measures the pattern of the measure words
   */
  static Pattern numberPattern(String measures) {
    return Pattern.compile(
        ("(?:(?:\\d{1,3}" + DIGIT_GROUPS + "|\\d++)万?|\\d++\\.\\d++万|[" + NUMERALS + "]++)")
            + ("(?:(" + measures + ")|(?=[" + CLAUSE_ENDS + ENUMERATION + "]|$))"));
  }

  /** Returns whether a sentence may hold a count: a numeral, followed by the end of a count. */
  static boolean mayContainCount(String sentence) {
    boolean numeral = false;
    boolean figure = false; // a zero or an Arabic number needs no measure word
    for (int i = 0; i < sentence.length(); i++) {
      char c = sentence.charAt(i);
      if ((numeral && (MEASURES.indexOf(c) >= 0 || c == '人' || OPENING_BRACKETS.indexOf(c) >= 0))
          || (figure && CLAUSE_ENDS.indexOf(c) >= 0)) {
        return true;
      }
      boolean comma = c == ',' || c == '，';
      figure = Character.isDigit(c) || "零〇○Ｏ".indexOf(c) >= 0;
      numeral = figure || ChineseNumeral.mayBePart(c) || (numeral && comma);
    }
    return figure;
  }

  static NormalizedSentence of(Sentence sentence) {
    return of(sentence, NUMBER);
  }

  /**
   * Normalises a sentence with other measure words.
   *
   * @param counted a {@linkplain #numberPattern pattern of numbers}
   */
  static NormalizedSentence of(Sentence sentence, Pattern counted) {
    String original = ChineseNumeral.normalizeDigits(sentence.text());
    StringBuilder plain = new StringBuilder();
    NavigableMap<Integer, String> brackets = new TreeMap<>();
    int[] positions = splitBrackets(original, plain, brackets);

    StringBuilder text = new StringBuilder();
    List<Integer> origins = new ArrayList<>();
    List<Count> counts = new ArrayList<>();
    Matcher number = counted.matcher(plain);
    int copied = 0;
    for (int from = 0; find(number, plain, from); from = number.end()) {
      OptionalLong value = isItem(number, plain) ? OptionalLong.empty() : value(number);
      if (value.isEmpty()) {
        continue;
      }
      copy(plain, copied, number.start(), positions, text, origins);
      String unit = number.group(1);
      char measure = unit == null ? NO_UNIT : unit.charAt(0);
      counts.add(new Count(value.getAsLong(), measure, text.length(), precision(number)));
      text.append(COUNT);
      origins.add(positions[number.start()]);
      copied = number.end();
    }
    copy(plain, copied, plain.length(), positions, text, origins);
    return new NormalizedSentence(
        text.toString(), List.copyOf(counts), List.copyOf(origins), brackets);
  }

  /** Returns the text in brackets directly after a count; empty if there is none. */
  String bracketAfter(Count count) {
    Map.Entry<Integer, String> bracket = brackets.higherEntry(origins.get(count.at()));
    int next = count.at() + 1;
    boolean follows =
        bracket != null && (next == origins.size() || bracket.getKey() <= origins.get(next));
    return follows ? bracket.getValue() : "";
  }

  /** Returns the text in brackets directly before a count; empty if there is none. */
  String bracketBefore(Count count) {
    return brackets.getOrDefault(origins.get(count.at()), "");
  }

  /**
   * Finds the next number that is not part of a longer expression.
   *
   * @param number the matcher of {@link #NUMBER} in the text
   * @param from the position at which the search begins
   */
  static boolean find(Matcher number, CharSequence text, int from) {
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if ((isDigit(c) || NUMERALS.indexOf(c) >= 0)
          && !isPartOfLongerExpression(text, at)
          && number.region(at, text.length()).lookingAt()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether the preceding text makes a number part of a longer expression. The pattern has
   * no lookbehind for this, because lookbehind in JavaScript searches from the beginning of the
   * text.
   */
  private static boolean isPartOfLongerExpression(CharSequence text, int at) {
    char before = at == 0 ? '，' : text.charAt(at - 1);
    if (before == '余' && (at < 2 || REST.indexOf(text.charAt(at - 2)) >= 0)) {
      return false;
    }
    if (before != '至' && before != '到') {
      return isDigit(before) || INVALID_BEFORE_NUMBER.indexOf(before) >= 0;
    }
    int last = at >= 2 && text.charAt(at - 2) == '件' ? at - 3 : at - 2;
    return last >= 0 && isDigit(text.charAt(last));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /**
   * Separates the text in brackets from the rest.
   *
   * @return the position in the original of each character outside brackets
   */
  private static int[] splitBrackets(
      String original, StringBuilder plain, NavigableMap<Integer, String> brackets) {
    int[] positions = new int[original.length()];
    int depth = 0;
    int opened = 0;
    for (int i = 0; i < original.length(); i++) {
      char c = original.charAt(i);
      if (OPENING_BRACKETS.indexOf(c) >= 0) {
        opened = depth == 0 ? i + 1 : opened;
        depth++;
      } else if (CLOSING_BRACKETS.indexOf(c) >= 0) {
        if (depth == 1) {
          brackets.put(i + 1, original.substring(opened, i));
        }
        depth = Math.max(0, depth - 1);
      } else if (depth == 0) {
        positions[plain.length()] = i;
        plain.append(c);
      }
    }
    return Arrays.copyOf(positions, plain.length());
  }

  private static OptionalLong value(Matcher number) {
    String match = number.group();
    boolean hasUnit = number.group(1) != null;
    String digits = hasUnit ? match.substring(0, number.start(1) - number.start()) : match;
    // 统一 is not a count; without a measure word, only Arabic numbers and zero are
    boolean figure = hasUnit || digits.equals("零") || Character.isDigit(digits.charAt(0));
    return figure ? ChineseNumeral.parse(digits) : OptionalLong.empty();
  }

  /**
   * Returns whether a number before an enumeration mark numbers an item, or is no count: 1、加强…;
   * 2、3月; 2023、2024年.
   */
  private static boolean isItem(Matcher number, CharSequence text) {
    int start = number.start();
    int end = number.end();
    boolean enumerated =
        number.group(1) == null && end < text.length() && text.charAt(end) == ENUMERATION;
    return enumerated
        && (start == 0
            || !Ideographs.isIdeograph(text.charAt(start - 1))
            || end + 1 == text.length()
            || !Ideographs.isIdeograph(text.charAt(end + 1)));
  }

  /** Returns the unit of the last digit of a number. */
  private static long precision(Matcher number) {
    String match = number.group();
    String unit = number.group(1);
    int end = match.length() - (unit == null ? 0 : unit.length()) - 1;
    if (end < 0 || match.charAt(end) != '万') {
      return 1;
    }
    int point = match.indexOf('.');
    long precision = TEN_THOUSAND;
    for (int digit = point + 1; point >= 0 && digit < end; digit++) {
      precision /= 10;
    }
    return Math.max(1, precision);
  }

  private static void copy(
      CharSequence from,
      int start,
      int end,
      int[] positions,
      StringBuilder to,
      List<Integer> origins) {
    for (int i = start; i < end; i++) {
      to.append(from.charAt(i));
      origins.add(positions[i]);
    }
  }
}
