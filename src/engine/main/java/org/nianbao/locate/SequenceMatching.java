package org.nianbao.locate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.ToIntBiFunction;

/**
 * An order-preserving matching of two sequences with the maximum total weight, as used for diffs.
 */
final class SequenceMatching {
  /** A pair of elements, by their indexes. */
  record Pair(int ours, int theirs) {}

  private final List<Pair> pairs;
  private final Set<Pair> certain = new HashSet<>();

  private SequenceMatching(int[][] weights) {
    pairs = bestPairs(weights);
    for (Pair pair : bestPairs(reversed(weights))) {
      int theirs = weights[0].length - 1 - pair.theirs();
      certain.add(new Pair(weights.length - 1 - pair.ours(), theirs));
    }
    certain.retainAll(pairs);
  }

  /**
   * Matches two sequences.
   *
   * @param weight the weight of a pair; 0 if the pair is not allowed
   */
  static <T, U> SequenceMatching of(List<T> ours, List<U> theirs, ToIntBiFunction<T, U> weight) {
    int[][] weights = new int[ours.size()][theirs.size()];
    for (int i = 0; i < ours.size(); i++) {
      for (int j = 0; j < theirs.size(); j++) {
        weights[i][j] = weight.applyAsInt(ours.get(i), theirs.get(j));
      }
    }
    return new SequenceMatching(weights);
  }

  /** Returns the maximum number of pairs of an order-preserving matching. */
  static <T, U> int maxPairs(List<T> ours, List<U> theirs, BiPredicate<T, U> pair) {
    int[] best = new int[theirs.size() + 1]; // best[j]: pairs with the first j of theirs
    for (T own : ours) {
      int diagonal = 0;
      for (int j = 0; j < theirs.size(); j++) {
        int paired = pair.test(own, theirs.get(j)) ? diagonal + 1 : 0;
        diagonal = best[j + 1];
        best[j + 1] = Math.max(paired, Math.max(diagonal, best[j]));
      }
    }
    return best[theirs.size()];
  }

  /** Returns the pairs; the weight of each is positive. */
  List<Pair> pairs() {
    return pairs;
  }

  /** Returns whether the pair is unique: matching from both ends yields it. */
  boolean isCertain(Pair pair) {
    return certain.contains(pair);
  }

  private static int[][] reversed(int[][] weights) {
    int[][] reversed = new int[weights.length][];
    for (int i = 0; i < weights.length; i++) {
      int[] row = weights[weights.length - 1 - i];
      reversed[i] = new int[row.length];
      for (int j = 0; j < row.length; j++) {
        reversed[i][j] = row[row.length - 1 - j];
      }
    }
    return reversed;
  }

  private static List<Pair> bestPairs(int[][] weights) {
    int rows = weights.length;
    int columns = rows == 0 ? 0 : weights[0].length;
    int[][] best = new int[rows + 1][columns + 1];
    for (int i = rows - 1; i >= 0; i--) {
      for (int j = columns - 1; j >= 0; j--) {
        int paired = weights[i][j] == 0 ? 0 : weights[i][j] + best[i + 1][j + 1];
        best[i][j] = Math.max(paired, Math.max(best[i + 1][j], best[i][j + 1]));
      }
    }
    List<Pair> pairs = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < rows && j < columns) {
      if (weights[i][j] > 0 && best[i][j] == weights[i][j] + best[i + 1][j + 1]) {
        pairs.add(new Pair(i++, j++));
      } else if (best[i][j] == best[i + 1][j]) {
        i++;
      } else {
        j++;
      }
    }
    return pairs;
  }
}
