package org.nianbao.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
 * <p>Rows are aligned in order so that the most labels agree; a row of figures that is left over is
 * then looked for out of order, by its own label. The labels of aligned rows vote for the columns.
 * Rows and columns that the template does not have are passed over.
 */
final class SheetAlignment {
  /** A row's own label outweighs all headings that it may share with other rows. */
  private static final int OWN = 1_000;

  /** A label: its column and its text, normalised. */
  private record Label(int column, String text) {}

  /** A row that has labels. */
  private record Line(int row, List<Label> labels) {
    /** The label nearest to the figures. */
    Label own() {
      return labels.get(labels.size() - 1);
    }

    Optional<Label> named(String text) {
      return labels.stream().filter(label -> Labels.same(label.text(), text)).findFirst();
    }
  }

  private final Grid received;
  private final Set<Integer> figureRows;
  private final List<Line> ours;
  private final List<Line> theirs;
  private final Map<Integer, Integer> rows = new HashMap<>();
  private final Map<Integer, Integer> columns = new HashMap<>();
  private final Map<Integer, Map<Integer, Integer>> votes = new HashMap<>();
  private final Set<Integer> reordered = new TreeSet<>();
  private int agreeing;

  private SheetAlignment(Map<Address, String> labels, Set<Integer> figureRows, Grid received) {
    this.received = received;
    this.figureRows = figureRows;
    ours = lines(labels);
    theirs = lines(texts(received));
  }

  /**
   * Aligns a received sheet with a template sheet.
   *
   * @param labels the template's labels by their cells
   * @param figureRows the template's rows that are to be filled in
   */
  static SheetAlignment of(
      Map<Address, String> labels, Set<Integer> figureRows, Grid received) {
    SheetAlignment alignment = new SheetAlignment(labels, figureRows, received);
    alignment.align();
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

  /** The received rows that stand in another order than the template's. */
  Set<Integer> reordered() {
    return reordered;
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

  private static List<Line> lines(Map<Address, String> texts) {
    Map<Integer, List<Label>> rows = new TreeMap<>();
    texts.forEach(
        (at, text) -> {
          String normalised = Labels.normalised(text);
          if (!normalised.isEmpty()) {
            rows.computeIfAbsent(at.row(), row -> new ArrayList<>())
                .add(new Label(at.column(), normalised));
          }
        });
    return rows.entrySet().stream().map(row -> new Line(row.getKey(), row.getValue())).toList();
  }

  private void align() {
    for (int[] pair : inOrder(ours, theirs, this::weight)) {
      pair(ours.get(pair[0]), theirs.get(pair[1]));
    }
    alignOutOfOrder();
    votes.forEach(
        (column, candidates) ->
            candidates.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
                .ifPresent(best -> columns.put(column, best.getKey())));
  }

  private void pair(Line own, Line other) {
    rows.put(own.row(), other.row());
    for (int[] labels : pairs(own.labels(), other.labels())) {
      agreeing++;
      votes
          .computeIfAbsent(own.labels().get(labels[0]).column(), column -> new HashMap<>())
          .merge(other.labels().get(labels[1]).column(), 1, Integer::sum);
    }
  }

  /**
   * How much speaks for a pair of rows. A row of figures goes by its own label: one that only
   * stands under the same heading is another row where either has its like elsewhere.
   */
  private int weight(Line own, Line other) {
    int pairs = pairs(own.labels(), other.labels()).size();
    if (pairs == 0 || !isFigures(own)) {
      return pairs;
    }
    if (isNamed(other, own)) {
      return OWN + pairs;
    }
    boolean elsewhere =
        theirs.stream().anyMatch(line -> isNamed(line, own))
            || ours.stream().anyMatch(line -> isFigures(line) && isNamed(other, line));
    return elsewhere ? 0 : pairs;
  }

  private boolean isFigures(Line own) {
    return figureRows.contains(own.row());
  }

  private static boolean isNamed(Line other, Line own) {
    return other.named(own.own().text()).isPresent();
  }

  /** A row of figures is found wherever it stands, if nothing else can be meant. */
  private void alignOutOfOrder() {
    List<Line> missing =
        ours.stream().filter(line -> isFigures(line) && !rows.containsKey(line.row())).toList();
    List<Line> spare = theirs.stream().filter(line -> !rows.containsValue(line.row())).toList();
    for (Line own : missing) {
      List<Line> candidates = spare.stream().filter(other -> standsFor(other, own)).toList();
      if (candidates.size() == 1
          && missing.stream().filter(each -> standsFor(candidates.get(0), each)).count() == 1) {
        pair(own, candidates.get(0));
        reordered.add(candidates.get(0).row());
      }
    }
  }

  /** Whether the rows have the same label, under the same heading. */
  private boolean standsFor(Line other, Line own) {
    Optional<Label> label = other.named(own.own().text());
    if (label.isEmpty()) {
      return false;
    }
    Optional<String> wanted = heading(ours, own, own.own());
    Optional<String> given = heading(theirs, other, label.get());
    return wanted.isEmpty() || given.isEmpty() || Labels.same(wanted.get(), given.get());
  }

  /** The nearest label left of a label, in its row or above. */
  private static Optional<String> heading(List<Line> lines, Line line, Label label) {
    for (int i = lines.indexOf(line); i >= 0; i--) {
      List<Label> labels = lines.get(i).labels();
      for (int j = labels.size() - 1; j >= 0; j--) {
        if (labels.get(j).column() < label.column()) {
          return Optional.of(labels.get(j).text());
        }
      }
    }
    return Optional.empty();
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
