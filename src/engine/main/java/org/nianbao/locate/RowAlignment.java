package org.nianbao.locate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
  private static final int OWN_LABEL_WEIGHT = 1_000;

  /** The minimum lead over the second best match for a label with a typing error. */
  private static final int MIN_LEAD = 8;

  /** The weight of further evidence for a row: the same group, and figures in it. */
  private static final int SAME_GROUP_WEIGHT = 4;

  private static final int FIGURES_WEIGHT = 2;

  private final ReceivedSheet received;
  private final TemplateSheet sheet;
  private final List<LabelledRow> templateRows;
  private final List<LabelledRow> receivedRows;
  private final RowGroups ourGroups;
  private final RowGroups theirGroups;
  private final Map<Integer, Integer> alignedRows = new HashMap<>();
  private final Map<Integer, Address> ownLabels = new HashMap<>();
  private final Set<Integer> reordered = new TreeSet<>();
  private final List<MisspelledLabel> slips = new ArrayList<>();
  private final Map<Integer, Integer> coveredByGroupRow = new LinkedHashMap<>();
  private int agreeingLabelCount;

  private RowAlignment(TemplateSheet sheet, ReceivedSheet received) {
    this.received = received;
    this.sheet = sheet;
    templateRows = sheet.labelledRows();
    receivedRows = joinSplitLabels(sheet.labels()).stream().filter(this::hasSimilarLabel).toList();
    ourGroups = sheet.groups();
    theirGroups = ourGroups.onSheet(received);
  }

  private boolean hasSimilarLabel(LabelledRow other) {
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
    int labelCount = alignment.receivedRows.stream().mapToInt(line -> line.labels().size()).sum();
    if (sheet.isIdentifiedBy(labelCount, true)) {
      alignment.align();
    }
    return alignment;
  }

  /**
   * Returns the received rows with labels. A label that is split over two rows, of which one
   * contains the figures, is joined.
   */
  private List<LabelledRow> joinSplitLabels(List<Label> wanted) {
    List<LabelledRow> joined = new ArrayList<>();
    for (LabelledRow line : received.labelledRows()) {
      LabelledRow above = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      LabelledRow both = above == null ? null : joinLabels(above, line, wanted);
      if (both == null) {
        joined.add(line);
      } else {
        joined.set(joined.size() - 1, both);
      }
    }
    return joined;
  }

  private @Nullable LabelledRow joinLabels(
      LabelledRow above, LabelledRow below, List<Label> wanted) {
    boolean figuresAbove = !received.figureColumns(above.row()).isEmpty();
    boolean figuresBelow = !received.figureColumns(below.row()).isEmpty();
    Label first = above.ownLabel();
    Label second = below.ownLabel();
    if (below.row() != above.row() + 1
        || figuresAbove == figuresBelow
        || first.at().column() != second.at().column()
        || wanted.stream().anyMatch(label -> label.matches(first) || label.matches(second))) {
      return null;
    }
    Address at = (figuresAbove ? first : second).at();
    Label label = new Label(at, first.text() + second.text());
    if (wanted.stream().noneMatch(label::matches)) {
      return null;
    }
    List<Label> labels = new ArrayList<>(above.labels().subList(0, above.labels().size() - 1));
    labels.addAll(below.labels().subList(0, below.labels().size() - 1));
    labels.add(label);
    return new LabelledRow(label.at().row(), labels);
  }

  /** Returns the number of labels that agree. */
  int agreeingLabelCount() {
    return agreeingLabelCount;
  }

  /** Returns the received rows that are aligned with rows of the template. */
  IntStream receivedRows() {
    return alignedRows.values().stream().mapToInt(row -> row);
  }

  /** Returns the first received row that is aligned with a row of the template. */
  int firstRow() {
    return receivedRows().min().orElse(0);
  }

  /** Returns the received row that is aligned with a row of the template; null if there is none. */
  @Nullable Integer receivedRow(int templateRow) {
    return alignedRows.get(templateRow);
  }

  /** Returns the received cell that contains a template row's own label; null if there is none. */
  @Nullable Address ownLabel(int templateRow) {
    return ownLabels.get(templateRow);
  }

  /** Returns the received cells that contain the rows' own labels. */
  Collection<Address> labels() {
    return ownLabels.values();
  }

  /** Returns the received rows whose order differs from the template's. */
  Set<Integer> reordered() {
    return reordered;
  }

  /** Returns the labels that were matched although their texts differ. */
  List<MisspelledLabel> slips() {
    return slips;
  }

  /**
   * Returns the template's rows that are missing because the received sheet has one row for their
   * group, each with the template's row that this one row was read as.
   */
  Map<Integer, Integer> coveredByGroupRow() {
    return coveredByGroupRow;
  }

  private void align() {
    SequenceMatching matching = SequenceMatching.of(templateRows, receivedRows, this::weight);
    for (SequenceMatching.Pair pair : matching.pairs()) {
      LabelledRow own = templateRows.get(pair.ours());
      if (!hasFields(own) || matching.isCertain(pair)) {
        addPair(own, receivedRows.get(pair.theirs()));
      }
    }
    alignOutOfOrder();
    alignGroups();
    alignBetween();
  }

  private void addPair(LabelledRow own, LabelledRow other) {
    alignedRows.put(own.row(), other.row());
    agreeingLabelCount += similarPairCount(own.labels(), other.labels());
    if (hasFields(own)) {
      other.mostSimilar(own.ownLabel()).ifPresent(label -> addOwnLabel(own, label));
    }
  }

  private void addOwnLabel(LabelledRow own, Label label) {
    ownLabels.put(own.row(), label.at());
    if (!label.matches(own.ownLabel())) {
      slips.add(new MisspelledLabel(label.at(), label.text(), own.ownLabel().text()));
    }
  }

  /**
   * Returns the weight of a pair of rows. A row of figures must match by its own label, not only by
   * a common heading.
   */
  private int weight(LabelledRow own, LabelledRow other) {
    if (!hasFields(own)) {
      return similarPairCount(own.labels(), other.labels());
    }
    Label label = other.mostSimilar(own.ownLabel()).orElse(null);
    if (label == null || (own.ownLabel().isCommon() && isInOtherGroup(own, label))) {
      return 0;
    }
    int similarity = label.similarity(own.ownLabel());
    int pairs = similarPairCount(own.labels(), other.labels());
    if (similarity < LabelComparison.CERTAIN) {
      return isOnlyChoice(own, other, similarity) ? OWN_LABEL_WEIGHT / 2 + similarity + pairs : 0;
    }
    return OWN_LABEL_WEIGHT + similarity + pairs + contextWeight(own, label);
  }

  private int contextWeight(LabelledRow own, Label label) {
    Optional<Label> wanted = ourGroups.groupOf(own.ownLabel());
    Optional<Label> given = theirGroups.groupOf(label);
    boolean sameGroup =
        wanted.isPresent() && given.isPresent() && wanted.get().matches(given.get());
    boolean figured = !received.figureColumns(label.at().row()).isEmpty();
    boolean shown = !received.grid().isRowHidden(label.at().row());
    return (sameGroup ? SAME_GROUP_WEIGHT : 0) + (figured ? FIGURES_WEIGHT : 0) + (shown ? 1 : 0);
  }

  /** Returns whether the label belongs to another group of the template. */
  private boolean isInOtherGroup(LabelledRow own, Label label) {
    return ourGroups
        .groupOf(own.ownLabel())
        .filter(wanted -> theirGroups.isInOtherGroup(label, wanted))
        .isPresent();
  }

  /**
   * Returns whether no other row is nearly as similar, which is required of a label with a typing
   * error.
   */
  private boolean isOnlyChoice(LabelledRow own, LabelledRow other, int similarity) {
    boolean rival =
        templateRows.stream()
                .filter(line -> line.row() != own.row() && hasFields(line))
                .anyMatch(line -> other.similarity(line.ownLabel()) > similarity - MIN_LEAD)
            || receivedRows.stream()
                .filter(line -> line.row() != other.row())
                .anyMatch(line -> line.similarity(own.ownLabel()) > similarity - MIN_LEAD);
    return !rival;
  }

  private boolean hasFields(LabelledRow own) {
    return sheet.hasFields(own.row());
  }

  /** Aligns the remaining rows of figures with rows anywhere, if the match is unique. */
  private void alignOutOfOrder() {
    List<LabelledRow> missing = unalignedTemplateRows();
    List<LabelledRow> unaligned = unalignedReceivedRows();
    for (LabelledRow own : missing) {
      List<LabelledRow> candidates =
          unaligned.stream().filter(other -> matchesOwnLabel(other, own)).toList();
      if (candidates.size() == 1
          && missing.stream().filter(each -> matchesOwnLabel(candidates.get(0), each)).count()
              == 1) {
        addPair(own, candidates.get(0));
        reordered.add(candidates.get(0).row());
      }
    }
  }

  /**
   * Aligns rows between aligned neighbours where the numbers of missing and of spare rows of
   * figures are equal, even if their labels differ.
   */
  private void alignBetween() {
    List<LabelledRow> run = new ArrayList<>();
    int above = -1;
    for (LabelledRow own : templateRows) {
      Integer at = alignedRows.get(own.row());
      if (at != null) {
        alignBetween(run, above, at);
        run.clear();
        above = at;
      } else if (hasFields(own)) {
        run.add(own);
      }
    }
  }

  private void alignBetween(List<LabelledRow> run, int above, int below) {
    List<LabelledRow> between =
        received.labelledRows().stream()
            .filter(line -> above >= 0 && line.row() > above && line.row() < below)
            .filter(line -> !received.figureColumns(line.row()).isEmpty())
            .toList();
    boolean free = between.stream().noneMatch(line -> alignedRows.containsValue(line.row()));
    if (!free || between.size() != run.size()) {
      return;
    }
    for (int i = 0; i < run.size(); i++) {
      Label wanted = run.get(i).ownLabel();
      Label given = between.get(i).ownLabel();
      if (coveredByGroupRow.containsKey(run.get(i).row())
          || !LabelComparison.mayMatch(given.wording(), wanted.wording())) {
        return;
      }
    }
    for (int i = 0; i < run.size(); i++) {
      alignedRows.put(run.get(i).row(), between.get(i).row());
      addOwnLabel(run.get(i), between.get(i).ownLabel());
    }
  }

  private List<LabelledRow> unalignedTemplateRows() {
    return templateRows.stream()
        .filter(line -> hasFields(line) && !alignedRows.containsKey(line.row()))
        .toList();
  }

  private List<LabelledRow> unalignedReceivedRows() {
    Set<Integer> taken = Set.copyOf(alignedRows.values());
    return receivedRows.stream().filter(line -> !taken.contains(line.row())).toList();
  }

  /** Returns whether the rows have the same label, and not below different headings. */
  private boolean matchesOwnLabel(LabelledRow other, LabelledRow own) {
    return other
        .mostSimilar(own.ownLabel())
        .filter(label -> label.matches(own.ownLabel()) && !isInOtherGroup(own, label))
        .filter(
            label ->
                label.at().equals(other.ownLabel().at())
                    || !received.figureColumns(other.row()).isEmpty())
        .isPresent();
  }

  /**
   * Aligns groups that were sent as one row (（六）其他处理) with the row of the group whose label is part
   * of the group's (3.其他). The other rows of the group are absent, which is not an error.
   */
  private void alignGroups() {
    Map<Label, List<LabelledRow>> groups = new LinkedHashMap<>();
    for (LabelledRow line : unalignedTemplateRows()) {
      ourGroups
          .groupOf(line.ownLabel())
          .ifPresent(group -> groups.computeIfAbsent(group, key -> new ArrayList<>()).add(line));
    }
    groups.forEach(
        (group, members) -> {
          if (members.size() == ourGroups.rowCount(group)) {
            alignGroup(group, members);
          }
        });
  }

  private void alignGroup(Label group, List<LabelledRow> members) {
    List<LabelledRow> named =
        unalignedReceivedRows().stream()
            .filter(other -> other.ownLabel().matches(group))
            .filter(this::isSingleRow)
            .toList();
    Map<Boolean, List<LabelledRow>> rest =
        members.stream()
            .collect(
                Collectors.partitioningBy(
                    line -> group.wording().full().contains(line.ownLabel().wording().core())));
    List<LabelledRow> read = rest.getOrDefault(true, List.of());
    if (named.size() == 1 && read.size() == 1) {
      LabelledRow own = read.get(0);
      alignedRows.put(own.row(), named.get(0).row());
      ownLabels.put(own.row(), named.get(0).ownLabel().at());
      rest.getOrDefault(false, List.of())
          .forEach(line -> coveredByGroupRow.put(line.row(), own.row()));
    }
  }

  /**
   * Returns whether the row contains figures and is not the first of several rows without labels of
   * their own.
   */
  private boolean isSingleRow(LabelledRow other) {
    int next = other.row() + 1;
    boolean labelled = received.labelledRows().stream().anyMatch(line -> line.row() == next);
    return !received.figureColumns(other.row()).isEmpty()
        && (labelled || received.figureColumns(next).isEmpty());
  }

  private static int similarPairCount(List<Label> ours, List<Label> theirs) {
    return SequenceMatching.maxPairs(ours, theirs, (one, other) -> one.similarity(other) > 0);
  }
}
