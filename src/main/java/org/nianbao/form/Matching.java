package org.nianbao.form;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntBiFunction;

/** Pairs two sequences, as differences of texts are found. */
final class Matching {
  private Matching() {}

  /** The pairs, in order on both sides, whose weights add up to the most; none weighs 0. */
  static <T, U> List<int[]> inOrder(
      List<T> ours, List<U> theirs, ToIntBiFunction<T, U> weight) {
    int[][] weights = new int[ours.size()][theirs.size()];
    int[][] best = new int[ours.size() + 1][theirs.size() + 1];
    for (int i = ours.size() - 1; i >= 0; i--) {
      for (int j = theirs.size() - 1; j >= 0; j--) {
        weights[i][j] = weight.applyAsInt(ours.get(i), theirs.get(j));
        int paired = weights[i][j] == 0 ? 0 : weights[i][j] + best[i + 1][j + 1];
        best[i][j] = Math.max(paired, Math.max(best[i + 1][j], best[i][j + 1]));
      }
    }
    List<int[]> pairs = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < ours.size() && j < theirs.size()) {
      if (weights[i][j] > 0 && best[i][j] == weights[i][j] + best[i + 1][j + 1]) {
        pairs.add(new int[] {i++, j++});
      } else if (best[i][j] == best[i + 1][j]) {
        i++;
      } else {
        j++;
      }
    }
    return pairs;
  }
}
