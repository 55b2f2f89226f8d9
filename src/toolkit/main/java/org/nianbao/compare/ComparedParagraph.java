package org.nianbao.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * A paragraph that differs between two texts.
 *
 * @param first the paragraph of the first text; empty if the second text adds it
 * @param second the paragraph of the second text; empty if it is removed there
 */
public record ParagraphDifference(String first, String second) {
  /** The limit of the table for the alignment; larger texts are compared in order. */
  private static final long MAX_PAIRS = 4_000_000;

  /**
   * A paragraph in three pieces.
   *
   * @param before what both paragraphs begin with
   * @param changed what only this one has
   * @param after what both paragraphs end with
   */
  public record Pieces(String before, String changed, String after) {}

  /** Returns the first paragraph, divided by where it differs from the second. */
  public Pieces piecesOfFirst() {
    return pieces(first, second);
  }

  /** Returns the second paragraph, divided by where it differs from the first. */
  public Pieces piecesOfSecond() {
    return pieces(second, first);
  }

  private static Pieces pieces(String text, String other) {
    int shorter = Math.min(text.length(), other.length());
    int start = 0;
    while (start < shorter && text.charAt(start) == other.charAt(start)) {
      start++;
    }
    if (start > 0 && Character.isHighSurrogate(text.charAt(start - 1))) {
      start--;
    }
    int end = 0;
    while (end < shorter - start
        && text.charAt(text.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    if (end > 0 && Character.isLowSurrogate(text.charAt(text.length() - end))) {
      end--;
    }
    return new Pieces(
        text.substring(0, start),
        text.substring(start, text.length() - end),
        text.substring(text.length() - end));
  }

  /**
   * Returns the paragraphs that differ. Those of the longest common subsequence are equal; between
   * them, the paragraphs of both texts are paired in order.
   */
  static List<ParagraphDifference> between(String first, String second) {
    List<String> left = paragraphs(first);
    List<String> right = paragraphs(second);
    int[][] common = commonLengths(left, right);
    List<ParagraphDifference> differences = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    List<String> added = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      if (i < left.size() && j < right.size() && left.get(i).equals(right.get(j))) {
        pair(removed, added, differences);
        i++;
        j++;
      } else if (j == right.size()
          || (i < left.size() && length(common, i + 1, j) >= length(common, i, j + 1))) {
        removed.add(left.get(i++));
      } else {
        added.add(right.get(j++));
      }
    }
    pair(removed, added, differences);
    return differences;
  }

  private static List<String> paragraphs(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static void pair(
      List<String> removed, List<String> added, List<ParagraphDifference> differences) {
    for (int i = 0; i < Math.max(removed.size(), added.size()); i++) {
      differences.add(
          new ParagraphDifference(
              i < removed.size() ? removed.get(i) : "", i < added.size() ? added.get(i) : ""));
    }
    removed.clear();
    added.clear();
  }

  /** Returns how many paragraphs two texts have in common from each pair of positions on. */
  private static int[][] commonLengths(List<String> left, List<String> right) {
    if ((long) left.size() * right.size() > MAX_PAIRS) {
      return new int[0][];
    }
    int[][] lengths = new int[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        lengths[i][j] =
            left.get(i).equals(right.get(j))
                ? lengths[i + 1][j + 1] + 1
                : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
      }
    }
    return lengths;
  }

  private static int length(int[][] lengths, int i, int j) {
    return lengths.length == 0 ? 0 : lengths[i][j];
  }
}
