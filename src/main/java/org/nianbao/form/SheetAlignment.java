package org.nianbao.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Content;
import org.nianbao.grid.Grid;

/**
 * Which row and column of a received sheet stands for which of a template sheet, by the labels.
 *
 * <p>Rows are aligned in order so that the most labels agree; the labels of aligned rows then vote
 * for the columns. Rows and columns that the template does not have are passed over.
 */
final class SheetAlignment {
  /** A label: its column and its text, normalised. */
  private record Label(int column, String text) {}

  private final Grid received;
  private final Map<Integer, Integer> rows = new HashMap<>();
  private final Map<Integer, Integer> columns = new HashMap<>();
  private int agreeing;

  private SheetAlignment(Grid received) {
    this.received = received;
  }

  /** Aligns a received sheet with the labels of a template sheet, by their cells. */
  static SheetAlignment of(Map<Address, String> labels, Grid received) {
    SheetAlignment alignment = new SheetAlignment(received);
    alignment.align(byRow(labels), byRow(texts(received)));
    return alignment;
  }

  Grid received() {
    return received;
  }

  /** How many labels agree. */
  int agreeing() {
    return agreeing;
  }

  /** The received row that stands for a row of the template, or null. */
  @Nullable Integer row(int templateRow) {
    return rows.get(templateRow);
  }

  /** The received column that stands for a column of the template, or null. */
  @Nullable Integer column(int templateColumn) {
    return columns.get(templateColumn);
  }

  private static Map<Address, String> texts(Grid grid) {
    Map<Address, String> texts = new LinkedHashMap<>();
    for (Cell cell : grid.cells()) {
      if (cell.content() instanceof Content.Text text) {
        texts.put(cell.address(), text.value());
      }
    }
    return texts;
  }

  private static Map<Integer, List<Label>> byRow(Map<Address, String> texts) {
    Map<Integer, List<Label>> rows = new TreeMap<>();
    texts.forEach(
        (at, text) -> {
          String normalised = Labels.normalised(text);
          if (!normalised.isEmpty()) {
            rows.computeIfAbsent(at.row(), row -> new ArrayList<>())
                .add(new Label(at.column(), normalised));
          }
        });
    return rows;
  }

  private void align(Map<Integer, List<Label>> wanted, Map<Integer, List<Label>> given) {
    List<Map.Entry<Integer, List<Label>>> ours = List.copyOf(wanted.entrySet());
    List<Map.Entry<Integer, List<Label>>> theirs = List.copyOf(given.entrySet());
    Map<Integer, Map<Integer, Integer>> votes = new HashMap<>();
    ToIntBiFunction<Map.Entry<Integer, List<Label>>, Map.Entry<Integer, List<Label>>> weight =
        (one, other) -> pairs(one.getValue(), other.getValue()).size();
    for (int[] pair : inOrder(ours, theirs, weight)) {
      List<Label> own = ours.get(pair[0]).getValue();
      List<Label> other = theirs.get(pair[1]).getValue();
      rows.put(ours.get(pair[0]).getKey(), theirs.get(pair[1]).getKey());
      for (int[] labels : pairs(own, other)) {
        agreeing++;
        votes
            .computeIfAbsent(own.get(labels[0]).column(), column -> new HashMap<>())
            .merge(other.get(labels[1]).column(), 1, Integer::sum);
      }
    }
    votes.forEach(
        (column, candidates) ->
            candidates.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
                .ifPresent(best -> columns.put(column, best.getKey())));
  }

  private static List<int[]> pairs(List<Label> ours, List<Label> theirs) {
    BiPredicate<Label, Label> same = (one, other) -> Labels.same(one.text(), other.text());
    return inOrder(ours, theirs, (one, other) -> same.test(one, other) ? 1 : 0);
  }

  /** The pairs, in order on both sides, whose weights add up to the most. */
  private static <T> List<int[]> inOrder(
      List<T> ours, List<T> theirs, ToIntBiFunction<T, T> weight) {
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
