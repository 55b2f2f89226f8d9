package org.nianbao.locate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;

/**
 * The alignment of the rows of a received sheet with the template's rows, by their labels.
 *
 * <p>Rows are aligned in order, with the maximum agreement of labels. A row of figures that remains
 * is then searched out of order by its own label. Rows that the template does not have are skipped.
 * A row that matches two others equally well is not aligned.
 */
final class RowAlignment {
  /** The weight of a row's own label, above that of all headings that rows may share. */
  private static final int OWN = 1_000;

  /** The minimum lead over the second best match for a label with a typing error. */
  private static final int MARGIN = 8;

  /** The weight of further evidence for a row: the same group, and figures in it. */
  private static final int SAME_GROUP = 4;

  private static final int FIGURED = 2;

  private final ReceivedSheet received;
  private final TemplateSheet sheet;
  private final List<LabelledRow> ours;
  private final List<LabelledRow> theirs;
  private final RowGroups ourGroups;
  private final RowGroups theirGroups;
  private final Map<Integer, Integer> rows = new HashMap<>();
  private final Map<Integer, Address> ownLabels = new HashMap<>();
  private final Set<Integer> reordered = new TreeSet<>();
  private final List<TextSlip> slips = new ArrayList<>();
  private final Map<Integer, Integer> absentBesideGroup = new LinkedHashMap<>();
  private int agreeing;

  private RowAlignment(TemplateSheet sheet, ReceivedSheet received) {
    this.received = received;
    this.sheet = sheet;
    ours = sheet.lines();
    theirs = joined(sheet.labels()).stream().filter(this::isLikeAny).toList();
    ourGroups = sheet.groups();
    theirGroups = ourGroups.among(received);
  }

  private boolean isLikeAny(LabelledRow other) {
    for (Label label : sheet.labels()) {
      if (other.similarity(label) > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Aligns a received sheet with a template sheet. Sheets with few similar labels are not aligned.
   */
  static RowAlignment of(TemplateSheet sheet, ReceivedSheet received) {
    RowAlignment alignment = new RowAlignment(sheet, received);
    int most = alignment.theirs.stream().mapToInt(line -> line.labels().size()).sum();
    if (sheet.isEnough(most, true)) {
      alignment.align();
    }
    return alignment;
  }

  /**
   * Returns the received rows with labels. A label that is split over two rows, of which one holds
   * the figures, is joined.
   */
  private List<LabelledRow> joined(List<Label> wanted) {
    List<LabelledRow> joined = new ArrayList<>();
    for (LabelledRow line : received.lines()) {
      LabelledRow above = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      LabelledRow both = above == null ? null : both(above, line, wanted);
      if (both == null) {
        joined.add(line);
      } else {
        joined.set(joined.size() - 1, both);
      }
    }
    return joined;
  }

  private @Nullable LabelledRow both(LabelledRow above, LabelledRow below, List<Label> wanted) {
    boolean figuresAbove = !received.figures(above.row()).isEmpty();
    boolean figuresBelow = !received.figures(below.row()).isEmpty();
    Label first = above.own();
    Label second = below.own();
    if (below.row() != above.row() + 1
        || figuresAbove == figuresBelow
        || first.at().column() != second.at().column()
        || wanted.stream().anyMatch(label -> label.names(first) || label.names(second))) {
      return null;
    }
    Address at = (figuresAbove ? first : second).at();
    Label label = new Label(at, first.text() + second.text());
    if (wanted.stream().noneMatch(label::names)) {
      return null;
    }
    List<Label> labels = new ArrayList<>(above.labels().subList(0, above.labels().size() - 1));
    labels.addAll(below.labels().subList(0, below.labels().size() - 1));
    labels.add(label);
    return new LabelledRow(label.at().row(), labels);
  }

  /** Returns the number of labels that agree. */
  int agreeing() {
    return agreeing;
  }

  /** Returns the first received row that is aligned with a row of the template. */
  int firstRow() {
    return rows.values().stream().mapToInt(row -> row).min().orElse(0);
  }

  /** Returns the received row that is aligned with a row of the template; null if there is none. */
  @Nullable Integer row(int templateRow) {
    return rows.get(templateRow);
  }

  /** Returns the received cell that holds a template row's own label; null if there is none. */
  @Nullable Address ownLabel(int templateRow) {
    return ownLabels.get(templateRow);
  }

  /** Returns the received rows whose order differs from the template's. */
  Set<Integer> reordered() {
    return reordered;
  }

  /** Returns the labels that were matched although their texts differ. */
  List<TextSlip> slips() {
    return slips;
  }

  /**
   * Returns the template's rows that are missing because the received sheet has one row for their
   * group, each with the template's row that this one row was read as.
   */
  Map<Integer, Integer> absentBesideGroup() {
    return absentBesideGroup;
  }

  private void align() {
    SequenceMatching matching = SequenceMatching.of(ours, theirs, this::weight);
    for (SequenceMatching.Pair pair : matching.pairs()) {
      LabelledRow own = ours.get(pair.ours());
      if (!isFigures(own) || matching.isCertain(pair)) {
        pair(own, theirs.get(pair.theirs()));
      }
    }
    alignOutOfOrder();
    alignGroups();
    alignBetween();
  }

  private void pair(LabelledRow own, LabelledRow other) {
    rows.put(own.row(), other.row());
    agreeing += pairs(own.labels(), other.labels());
    if (isFigures(own)) {
      other.mostSimilar(own.own()).ifPresent(label -> name(own, label));
    }
  }

  private void name(LabelledRow own, Label label) {
    ownLabels.put(own.row(), label.at());
    if (!label.names(own.own())) {
      slips.add(new TextSlip(label.at(), label.text(), own.own().text()));
    }
  }

  /**
   * Returns the weight of a pair of rows. A row of figures must match by its own label, not only by
   * a common heading.
   */
  private int weight(LabelledRow own, LabelledRow other) {
    if (!isFigures(own)) {
      return pairs(own.labels(), other.labels());
    }
    Label label = other.mostSimilar(own.own()).orElse(null);
    if (label == null || (own.own().isCommon() && isElsewhere(own, label))) {
      return 0;
    }
    int similarity = label.similarity(own.own());
    int pairs = pairs(own.labels(), other.labels());
    if (similarity < LabelComparison.CERTAIN) {
      return isOnlyChoice(own, other, similarity) ? OWN / 2 + similarity + pairs : 0;
    }
    return OWN + similarity + pairs + beside(own, label);
  }

  private int beside(LabelledRow own, Label label) {
    Optional<Label> wanted = ourGroups.of(own.own());
    Optional<Label> given = theirGroups.of(label);
    boolean sameGroup = wanted.isPresent() && given.isPresent() && wanted.get().names(given.get());
    boolean figured = !received.figures(label.at().row()).isEmpty();
    boolean shown = !received.grid().isRowHidden(label.at().row());
    return (sameGroup ? SAME_GROUP : 0) + (figured ? FIGURED : 0) + (shown ? 1 : 0);
  }

  /** Returns whether the label belongs to another group of the template. */
  private boolean isElsewhere(LabelledRow own, Label label) {
    return ourGroups
        .of(own.own())
        .filter(wanted -> theirGroups.isElsewhere(label, wanted))
        .isPresent();
  }

  /**
   * Returns whether no other row is nearly as similar, which is required of a label with a typing
   * error.
   */
  private boolean isOnlyChoice(LabelledRow own, LabelledRow other, int similarity) {
    boolean rival =
        ours.stream()
                .filter(line -> line.row() != own.row() && isFigures(line))
                .anyMatch(line -> other.similarity(line.own()) > similarity - MARGIN)
            || theirs.stream()
                .filter(line -> line.row() != other.row())
                .anyMatch(line -> line.similarity(own.own()) > similarity - MARGIN);
    return !rival;
  }

  private boolean isFigures(LabelledRow own) {
    return sheet.isFilledIn(own.row());
  }

  /** Aligns the remaining rows of figures with rows anywhere, if the match is unique. */
  private void alignOutOfOrder() {
    List<LabelledRow> missing = missing();
    List<LabelledRow> spare = spare();
    for (LabelledRow own : missing) {
      List<LabelledRow> candidates = spare.stream().filter(other -> standsFor(other, own)).toList();
      if (candidates.size() == 1
          && missing.stream().filter(each -> standsFor(candidates.get(0), each)).count() == 1) {
        pair(own, candidates.get(0));
        reordered.add(candidates.get(0).row());
      }
    }
  }

  /**
   * Aligns rows between aligned neighbours where the numbers of missing and of spare rows of
   * figures are equal, whatever their labels.
   */
  private void alignBetween() {
    List<LabelledRow> run = new ArrayList<>();
    int above = -1;
    for (LabelledRow own : ours) {
      Integer at = rows.get(own.row());
      if (at != null) {
        alignBetween(run, above, at);
        run.clear();
        above = at;
      } else if (isFigures(own)) {
        run.add(own);
      }
    }
  }

  private void alignBetween(List<LabelledRow> run, int above, int below) {
    List<LabelledRow> between =
        received.lines().stream()
            .filter(line -> above >= 0 && line.row() > above && line.row() < below)
            .filter(line -> !received.figures(line.row()).isEmpty())
            .toList();
    boolean free = between.stream().noneMatch(line -> rows.containsValue(line.row()));
    if (!free || between.size() != run.size()) {
      return;
    }
    for (int i = 0; i < run.size(); i++) {
      Label wanted = run.get(i).own();
      Label given = between.get(i).own();
      if (absentBesideGroup.containsKey(run.get(i).row())
          || !LabelComparison.mayBe(given.wording(), wanted.wording())) {
        return;
      }
    }
    for (int i = 0; i < run.size(); i++) {
      rows.put(run.get(i).row(), between.get(i).row());
      name(run.get(i), between.get(i).own());
    }
  }

  private List<LabelledRow> missing() {
    return ours.stream().filter(line -> isFigures(line) && !rows.containsKey(line.row())).toList();
  }

  private List<LabelledRow> spare() {
    Set<Integer> taken = Set.copyOf(rows.values());
    return theirs.stream().filter(line -> !taken.contains(line.row())).toList();
  }

  /** Returns whether the rows have the same label, and not below different headings. */
  private boolean standsFor(LabelledRow other, LabelledRow own) {
    return other
        .mostSimilar(own.own())
        .filter(label -> label.names(own.own()) && !isElsewhere(own, label))
        .filter(
            label ->
                label.at().equals(other.own().at()) || !received.figures(other.row()).isEmpty())
        .isPresent();
  }

  /**
   * Aligns groups that were sent as one row (（六）其他处理) with the row of the group whose label is part
   * of the group's (3.其他). The other rows of the group are absent, which is no error.
   */
  private void alignGroups() {
    Map<Label, List<LabelledRow>> groups = new LinkedHashMap<>();
    for (LabelledRow line : missing()) {
      ourGroups
          .of(line.own())
          .ifPresent(group -> groups.computeIfAbsent(group, key -> new ArrayList<>()).add(line));
    }
    groups.forEach(
        (group, members) -> {
          if (members.size() == ourGroups.members(group)) {
            alignGroup(group, members);
          }
        });
  }

  private void alignGroup(Label group, List<LabelledRow> members) {
    List<LabelledRow> named =
        spare().stream().filter(other -> other.own().names(group)).filter(this::isOneRow).toList();
    Map<Boolean, List<LabelledRow>> rest =
        members.stream()
            .collect(
                Collectors.partitioningBy(
                    line -> group.wording().full().contains(line.own().wording().core())));
    List<LabelledRow> read = rest.getOrDefault(true, List.of());
    if (named.size() == 1 && read.size() == 1) {
      LabelledRow own = read.get(0);
      rows.put(own.row(), named.get(0).row());
      ownLabels.put(own.row(), named.get(0).own().at());
      rest.getOrDefault(false, List.of())
          .forEach(line -> absentBesideGroup.put(line.row(), own.row()));
    }
  }

  /**
   * Returns whether the row holds figures and is not the first of several rows without labels of
   * their own.
   */
  private boolean isOneRow(LabelledRow other) {
    int next = other.row() + 1;
    boolean labelled = received.lines().stream().anyMatch(line -> line.row() == next);
    return !received.figures(other.row()).isEmpty()
        && (labelled || received.figures(next).isEmpty());
  }

  private static int pairs(List<Label> ours, List<Label> theirs) {
    return SequenceMatching.most(ours, theirs, (one, other) -> one.similarity(other) > 0);
  }
}
