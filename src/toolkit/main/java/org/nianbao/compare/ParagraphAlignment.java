package org.nianbao.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * The alignment of the paragraphs of two texts. Those of a longest common subsequence are equal.
 * Other paragraphs that both texts have are moved. What remains between equal paragraphs is paired
 * by similarity, in order.
 */
final class ParagraphAlignment {
  /** The limit of the table for the alignment; larger texts are compared in order. */
  private static final long MAX_PAIRS = 4_000_000;

  /** The limit of the paragraphs compared by similarity; more are paired in order. */
  private static final int MAX_SIMILAR_PAIRS = 10_000;

  /** Paragraphs that have less in common, in percent, are not versions of each other. */
  private static final int MIN_SIMILARITY = 20;

  private final List<String> left;
  private final List<String> right;
  private final List<ComparedParagraph> aligned = new ArrayList<>();

  private ParagraphAlignment(String first, String second) {
    left = paragraphs(first);
    right = paragraphs(second);
  }

  /** Returns the paragraphs of two texts, in the order of the second text. */
  static List<ComparedParagraph> of(String first, String second) {
    ParagraphAlignment alignment = new ParagraphAlignment(first, second);
    alignment.align();
    return alignment.aligned;
  }

  private static List<String> paragraphs(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private void align() {
    int[] partners = partners(); // of the paragraphs of the second text; -1 for none
    BitSet equal = new BitSet();
    Arrays.stream(partners).filter(i -> i >= 0).forEach(equal::set);
    BitSet movedFrom = new BitSet();
    BitSet movedTo = new BitSet();
    findMoved(partners, equal, movedFrom, movedTo);
    int i = 0;
    List<String> added = new ArrayList<>();
    List<String> moved = new ArrayList<>();
    for (int j = 0; j <= right.size(); j++) {
      if (j < right.size() && partners[j] < 0) {
        (movedTo.get(j) ? moved : added).add(right.get(j));
        continue;
      }
      int next = j < right.size() ? partners[j] : left.size();
      List<String> removed = new ArrayList<>();
      for (; i < next; i++) {
        if (!movedFrom.get(i)) {
          removed.add(left.get(i));
        }
      }
      pair(removed, added);
      moved.forEach(text -> aligned.add(new ComparedParagraph(text, text, true)));
      added.clear();
      moved.clear();
      if (j < right.size()) {
        aligned.add(new ComparedParagraph(left.get(i++), right.get(j), false));
      }
    }
  }

  private void findMoved(int[] partners, BitSet equal, BitSet movedFrom, BitSet movedTo) {
    Map<String, Queue<Integer>> unmatched = new HashMap<>();
    for (int i = equal.nextClearBit(0); i < left.size(); i = equal.nextClearBit(i + 1)) {
      unmatched.computeIfAbsent(left.get(i), text -> new ArrayDeque<>()).add(i);
    }
    for (int j = 0; j < right.size(); j++) {
      Queue<Integer> positions = unmatched.get(right.get(j));
      Integer from = partners[j] >= 0 || positions == null ? null : positions.poll();
      if (from != null) {
        movedFrom.set(from);
        movedTo.set(j);
      }
    }
  }

  /** Returns the equal paragraphs of the first text, by those of the second text. */
  private int[] partners() {
    int[][] common = commonLengths();
    int[] partners = new int[right.size()];
    Arrays.fill(partners, -1);
    int i = 0;
    int j = 0;
    while (i < left.size() && j < right.size()) {
      if (left.get(i).equals(right.get(j))) {
        partners[j++] = i++;
      } else if (common.length == 0) {
        i++;
        j++;
      } else if (common[i + 1][j] >= common[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return partners;
  }

  /** Returns how many paragraphs the texts have in common from each pair of positions on. */
  private int[][] commonLengths() {
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

  /** Adds paragraphs of the first text and of the second, the similar ones as pairs. */
  private void pair(List<String> removed, List<String> added) {
    int[][] similarities = similarities(removed, added);
    int[][] best = new int[removed.size() + 1][added.size() + 1];
    for (int i = similarities.length - 1; i >= 0; i--) {
      for (int j = added.size() - 1; j >= 0; j--) {
        best[i][j] =
            Math.max(
                similarities[i][j] + best[i + 1][j + 1], Math.max(best[i + 1][j], best[i][j + 1]));
      }
    }
    int i = 0;
    int j = 0;
    while (i < removed.size() || j < added.size()) {
      boolean both = i < removed.size() && j < added.size();
      if (both
          && (similarities.length == 0
              || (similarities[i][j] > 0
                  && best[i][j] == similarities[i][j] + best[i + 1][j + 1]))) {
        aligned.add(new ComparedParagraph(removed.get(i++), added.get(j++), false));
      } else if (i < removed.size() && (!both || best[i][j] == best[i + 1][j])) {
        aligned.add(new ComparedParagraph(removed.get(i++), "", false));
      } else {
        aligned.add(new ComparedParagraph("", added.get(j++), false));
      }
    }
  }

  /** Returns the similarities in percent, 0 for different paragraphs; empty if there are many. */
  private static int[][] similarities(List<String> removed, List<String> added) {
    if ((long) removed.size() * added.size() > MAX_SIMILAR_PAIRS) {
      return new int[0][];
    }
    List<Map<Integer, Integer>> pairs = added.stream().map(ParagraphAlignment::pairs).toList();
    int[][] similarities = new int[removed.size()][added.size()];
    for (int i = 0; i < removed.size(); i++) {
      Map<Integer, Integer> own = pairs(removed.get(i));
      for (int j = 0; j < added.size(); j++) {
        Map<Integer, Integer> other = pairs.get(j);
        int common = 0;
        for (Map.Entry<Integer, Integer> pair : own.entrySet()) {
          common += Math.min(pair.getValue(), other.getOrDefault(pair.getKey(), 0));
        }
        int all = removed.get(i).length() + added.get(j).length() - 2;
        int percent = all <= 0 ? 0 : (int) (200L * common / all);
        similarities[i][j] = percent < MIN_SIMILARITY ? 0 : percent;
      }
    }
    return similarities;
  }

  /** Returns how often each two characters follow each other. */
  private static Map<Integer, Integer> pairs(String text) {
    Map<Integer, Integer> pairs = new HashMap<>();
    for (int i = 1; i < text.length(); i++) {
      pairs.merge((text.charAt(i - 1) << Character.SIZE) | text.charAt(i), 1, Integer::sum);
    }
    return pairs;
  }
}
