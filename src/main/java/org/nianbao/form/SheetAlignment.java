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
import java.util.function.ToIntBiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Labels.Wording;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Content;
import org.nianbao.grid.Grid;

/**
 * Which row of a received sheet stands for which of a template sheet, by the labels.
 *
 * <p>Rows are aligned in order so that the most labels agree; a row of figures that is left over is
 * then looked for out of order, by its own label. Rows that the template does not have are passed
 * over.
 */
final class SheetAlignment {
  /** A row's own label outweighs all headings that it may share with other rows. */
  private static final int OWN = 1_000;

  /** How much better the best must be than the next for a label with a slip in it. */
  private static final int MARGIN = 8;

  /** A label and where it stands. */
  private record Label(int column, String text, Wording wording) {}

  /** A row that has labels. */
  private record Line(int row, List<Label> labels) {
    /** The label nearest to the figures. */
    Label own() {
      return labels.get(labels.size() - 1);
    }

    /** How much the most similar of its labels is alike. */
    int similarity(Label label) {
      return labels.stream()
          .mapToInt(each -> Labels.similarity(each.wording(), label.wording()))
          .max()
          .orElse(0);
    }

    Optional<Label> mostSimilar(Label label) {
      Label best = null;
      int most = 0;
      for (Label each : labels) {
        int similarity = Labels.similarity(each.wording(), label.wording());
        if (similarity > most) {
          most = similarity;
          best = each;
        }
      }
      return Optional.ofNullable(best);
    }
  }

  /**
   * A label that was taken for another.
   *
   * @param at the cell of the received sheet
   * @param written what stands there
   * @param read what it was taken for
   */
  record Slip(Address at, String written, String read) {}

  private final Grid received;
  private final Set<Integer> figureRows;
  private final List<Line> ours;
  private final List<Line> theirs;
  private final Map<Integer, Integer> rows = new HashMap<>();
  private final Map<Integer, Address> ownLabels = new HashMap<>();
  private final Set<Integer> reordered = new TreeSet<>();
  private final List<Slip> slips = new ArrayList<>();
  private final Set<Integer> absentBesideGroup = new TreeSet<>();
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

  /** The cell of the received sheet that holds a template row's own label, or null. */
  @Nullable Address ownLabel(int templateRow) {
    return ownLabels.get(templateRow);
  }

  /** The received rows that stand in another order than the template's. */
  Set<Integer> reordered() {
    return reordered;
  }

  /** Rows that were taken for others though their labels differ. */
  List<Slip> slips() {
    return slips;
  }

  /** The template's rows of a group that the received sheet has as one row, but for that one. */
  Set<Integer> absentBesideGroup() {
    return absentBesideGroup;
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
          Wording wording = Wording.of(text);
          boolean figure = wording.full().chars().allMatch(c -> c >= '0' && c <= '9');
          if (!figure) {
            rows.computeIfAbsent(at.row(), row -> new ArrayList<>())
                .add(new Label(at.column(), text, wording));
          }
        });
    return rows.entrySet().stream().map(row -> new Line(row.getKey(), row.getValue())).toList();
  }

  private void align() {
    for (int[] pair : Matching.inOrder(ours, theirs, this::weight)) {
      pair(ours.get(pair[0]), theirs.get(pair[1]));
    }
    alignOutOfOrder();
    alignGroups();
  }

  private void pair(Line own, Line other) {
    rows.put(own.row(), other.row());
    agreeing += pairs(own.labels(), other.labels());
    if (!isFigures(own)) {
      return;
    }
    Label wanted = own.own();
    other
        .mostSimilar(wanted)
        .ifPresent(
            label -> {
              Address at = new Address(other.row(), label.column());
              ownLabels.put(own.row(), at);
              if (Labels.similarity(label.wording(), wanted.wording()) < Labels.CERTAIN) {
                slips.add(new Slip(at, label.text(), wanted.text()));
              }
            });
  }

  /**
   * How much speaks for a pair of rows. A row of figures goes by its own label: one that only stands
   * under the same heading is another row.
   */
  private int weight(Line own, Line other) {
    int pairs = pairs(own.labels(), other.labels());
    if (!isFigures(own)) {
      return pairs;
    }
    int similarity = other.similarity(own.own());
    if (similarity >= Labels.CERTAIN) {
      return OWN + similarity + pairs;
    }
    boolean believed = similarity > 0 && isOnlyChoice(own, other, similarity);
    return believed ? OWN / 2 + similarity + pairs : 0;
  }

  /** A label with a slip in it is believed only if nothing else comes near. */
  private boolean isOnlyChoice(Line own, Line other, int similarity) {
    boolean rival =
        ours.stream()
                .filter(line -> line.row() != own.row() && isFigures(line))
                .anyMatch(line -> other.similarity(line.own()) > similarity - MARGIN)
            || theirs.stream()
                .filter(line -> line.row() != other.row())
                .anyMatch(line -> line.similarity(own.own()) > similarity - MARGIN);
    return !rival;
  }

  private boolean isFigures(Line own) {
    return figureRows.contains(own.row());
  }

  private static boolean isNamed(Line other, Line own) {
    return other.similarity(own.own()) >= Labels.CERTAIN;
  }

  /** A row of figures is found wherever it stands, if nothing else can be meant. */
  private void alignOutOfOrder() {
    List<Line> missing = missing();
    List<Line> spare = spare();
    for (Line own : missing) {
      List<Line> candidates = spare.stream().filter(other -> standsFor(other, own)).toList();
      if (candidates.size() == 1
          && missing.stream().filter(each -> standsFor(candidates.get(0), each)).count() == 1) {
        pair(own, candidates.get(0));
        reordered.add(candidates.get(0).row());
      }
    }
  }

  private List<Line> missing() {
    return ours.stream()
        .filter(line -> isFigures(line) && !rows.containsKey(line.row()))
        .toList();
  }

  private List<Line> spare() {
    return theirs.stream().filter(line -> !rows.containsValue(line.row())).toList();
  }

  /** Whether the rows have the same label, under the same heading. */
  private static boolean sameHeading(Optional<Label> wanted, Optional<Label> given) {
    return wanted.isEmpty()
        || given.isEmpty()
        || Labels.similarity(wanted.get().wording(), given.get().wording()) >= Labels.CERTAIN;
  }

  private boolean standsFor(Line other, Line own) {
    Label label = other.mostSimilar(own.own()).orElse(null);
    return label != null
        && isNamed(other, own)
        && sameHeading(heading(ours, own, own.own()), heading(theirs, other, label));
  }

  /** The nearest label left of a label, in its row or above. */
  private static Optional<Label> heading(List<Line> lines, Line line, Label label) {
    for (int i = lines.indexOf(line); i >= 0; i--) {
      List<Label> labels = lines.get(i).labels();
      for (int j = labels.size() - 1; j >= 0; j--) {
        if (labels.get(j).column() < label.column()) {
          return Optional.of(labels.get(j));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * A group that is sent as one row (（六）其他处理) is read as that of its rows whose label is part of the
   * group's (3.其他); the others are absent, which is no error.
   */
  private void alignGroups() {
    Map<Label, List<Line>> groups =
        missing().stream()
            .filter(line -> heading(ours, line, line.own()).isPresent())
            .collect(
                Collectors.groupingBy(
                    line -> heading(ours, line, line.own()).orElseThrow(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    groups.forEach(
        (group, members) -> {
          List<Line> named =
              spare().stream()
                  .filter(
                      other ->
                          Labels.similarity(other.own().wording(), group.wording())
                              >= Labels.CERTAIN)
                  .toList();
          List<Line> rest =
              members.stream()
                  .filter(line -> group.wording().full().contains(line.own().wording().core()))
                  .toList();
          if (named.size() == 1 && rest.size() == 1 && isWholeGroup(group, members)) {
            Line other = named.get(0);
            rows.put(rest.get(0).row(), other.row());
            ownLabels.put(rest.get(0).row(), new Address(other.row(), other.own().column()));
            members.stream()
                .filter(line -> line.row() != rest.get(0).row())
                .forEach(line -> absentBesideGroup.add(line.row()));
          }
        });
  }

  private boolean isWholeGroup(Label group, List<Line> members) {
    long all =
        ours.stream()
            .filter(this::isFigures)
            .filter(line -> heading(ours, line, line.own()).filter(group::equals).isPresent())
            .count();
    return all == members.size();
  }

  private static int pairs(List<Label> ours, List<Label> theirs) {
    ToIntBiFunction<Label, Label> same =
        (one, other) -> Labels.similarity(one.wording(), other.wording()) > 0 ? 1 : 0;
    return Matching.inOrder(ours, theirs, same).size();
  }
}
