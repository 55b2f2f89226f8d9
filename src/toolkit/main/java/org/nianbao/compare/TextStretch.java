package org.nianbao.compare;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A stretch of two texts: equal in both, or changed.
 *
 * @param first its characters in the first text
 * @param second its characters in the second text
 */
public record TextStretch(String first, String second) {
  /** Texts with more edits than this are one changed stretch between their common ends. */
  private static final int MAX_EDITS = 600;

  /** A number, a word in Latin letters, or one other character. */
  private static final Pattern TOKEN =
      Pattern.compile("\\d++(?:[.,]\\d++)*+|[A-Za-z]++|.", Pattern.DOTALL);

  /** Returns whether the stretch is equal in both texts. */
  public boolean isEqual() {
    return first.equals(second);
  }

  /** Returns the stretches of two texts, alternately equal and changed. */
  static List<TextStretch> between(String first, String second) {
    List<String> left = tokens(first);
    List<String> right = tokens(second);
    int shorter = Math.min(left.size(), right.size());
    int start = 0;
    while (start < shorter && left.get(start).equals(right.get(start))) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && left.get(left.size() - 1 - end).equals(right.get(right.size() - 1 - end))) {
      end++;
    }
    int leftEnd = left.size() - end;
    int rightEnd = right.size() - end;
    List<TextStretch> stretches = new ArrayList<>();
    add(stretches, join(left.subList(0, start)), join(right.subList(0, start)));
    stretches.addAll(
        withoutShortMatches(changes(left.subList(start, leftEnd), right.subList(start, rightEnd))));
    add(
        stretches,
        join(left.subList(leftEnd, left.size())),
        join(right.subList(rightEnd, right.size())));
    return stretches;
  }

  private static List<String> tokens(String text) {
    return TOKEN.matcher(text).results().map(found -> found.group()).toList();
  }

  private static String join(List<String> tokens) {
    return String.join("", tokens);
  }

  private static void add(List<TextStretch> stretches, String first, String second) {
    if (!first.isEmpty() || !second.isEmpty()) {
      stretches.add(new TextStretch(first, second));
    }
  }

  private static List<TextStretch> changes(List<String> left, List<String> right) {
    BitSet common = new BitSet();
    BitSet commonOfRight = new BitSet();
    findCommon(left, right, common, commonOfRight);
    List<TextStretch> stretches = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      int nextLeft = nextSetBit(common, i, left.size());
      int nextRight = nextSetBit(commonOfRight, j, right.size());
      add(stretches, join(left.subList(i, nextLeft)), join(right.subList(j, nextRight)));
      i = common.nextClearBit(nextLeft);
      j = nextRight + i - nextLeft;
      int clear = commonOfRight.nextClearBit(nextRight);
      if (clear < j) { // the run of common tokens ends earlier in the second text
        i -= j - clear;
        j = clear;
      }
      add(stretches, join(left.subList(nextLeft, i)), join(right.subList(nextRight, j)));
    }
    return stretches;
  }

  private static int nextSetBit(BitSet bits, int from, int size) {
    int next = bits.nextSetBit(from);
    return next < 0 ? size : next;
  }

  /**
   * Finds a longest common subsequence (E. Myers, An O(ND) Difference Algorithm and Its Variations,
   * 1986); none if it takes too many edits.
   */
  private static void findCommon(
      List<String> left, List<String> right, BitSet commonOfLeft, BitSet commonOfRight) {
    List<int[]> furthest = new ArrayList<>(); // by the number of edits; k is at index k + edits
    for (int edits = 0; edits <= MAX_EDITS; edits++) {
      int[] reached = new int[2 * edits + 1];
      for (int k = -edits; k <= edits; k += 2) {
        int i = edits == 0 ? 0 : begin(furthest.get(edits - 1), edits - 1, k);
        while (i < left.size() && i - k < right.size() && left.get(i).equals(right.get(i - k))) {
          i++;
        }
        reached[k + edits] = i;
        if (i >= left.size() && i - k >= right.size()) {
          furthest.add(reached);
          trace(furthest, left.size(), right.size(), commonOfLeft, commonOfRight);
          return;
        }
      }
      furthest.add(reached);
    }
  }

  /** Returns where a path on diagonal k begins after one more edit. */
  private static int begin(int[] before, int edits, int k) {
    return isInsertion(before, edits, k) ? before[k + 1 + edits] : before[k - 1 + edits] + 1;
  }

  private static boolean isInsertion(int[] before, int edits, int k) {
    return k <= -edits || (k < edits && before[k - 1 + edits] < before[k + 1 + edits]);
  }

  private static void trace(
      List<int[]> furthest, int leftEnd, int rightEnd, BitSet commonOfLeft, BitSet commonOfRight) {
    int i = leftEnd;
    int k = leftEnd - rightEnd;
    for (int edits = furthest.size() - 1; edits >= 0; edits--) {
      int[] before = edits == 0 ? new int[0] : furthest.get(edits - 1);
      int begin = edits == 0 ? 0 : begin(before, edits - 1, k);
      commonOfLeft.set(begin, i);
      commonOfRight.set(begin - k, i - k);
      if (edits > 0) {
        boolean insertion = isInsertion(before, edits - 1, k);
        i = insertion ? begin : begin - 1;
        k = insertion ? k + 1 : k - 1;
      }
    }
  }

  /** Returns the stretches; an equal one shorter than both changes around it joins them. */
  private static List<TextStretch> withoutShortMatches(List<TextStretch> stretches) {
    List<TextStretch> joined = new ArrayList<>();
    for (int i = 0; i < stretches.size(); i++) {
      TextStretch next = stretches.get(i);
      if (next.isEqual()
          && !joined.isEmpty()
          && i + 1 < stretches.size()
          && next.length()
              < Math.min(joined.get(joined.size() - 1).length(), stretches.get(i + 1).length())) {
        TextStretch before = joined.remove(joined.size() - 1);
        joined.add(before.with(next).with(stretches.get(++i)));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }

  /** Returns the beginning of this stretch, with at most this many characters of each text. */
  TextStretch until(int length) {
    return new TextStretch(
        first.substring(0, boundary(first, length)), second.substring(0, boundary(second, length)));
  }

  /** Returns this stretch without its beginning. */
  TextStretch from(int length) {
    return new TextStretch(
        first.substring(boundary(first, length)), second.substring(boundary(second, length)));
  }

  private static int boundary(String text, int length) {
    int end = Math.min(text.length(), length);
    return end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))
        ? end - 1
        : end;
  }

  private TextStretch with(TextStretch next) {
    return new TextStretch(first + next.first, second + next.second);
  }

  /** Returns the number of characters in the text that has more. */
  int length() {
    return Math.max(first.length(), second.length());
  }
}
