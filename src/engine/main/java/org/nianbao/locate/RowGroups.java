package org.nianbao.locate;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The groups of rows. A group is named by a label left of the row's own label, in the same row or
 * above; or, where all labels share one column, by a row above that has a label and no figures.
 */
final class RowGroups {
  /** The maximum number of rows of a group. */
  private static final int MAX_ROWS = 40;

  private final NavigableMap<Integer, LabelledRow> lines = new TreeMap<>();
  private final Map<Label, Long> members;

  /** The enclosing group of each group. */
  private final Map<Label, Label> enclosing;

  /** The received sheet; null if the labels are the template's. */
  private final @Nullable ReceivedSheet received;

  /** The first column of the groups; labels left of it belong to another table. */
  private final int firstColumn;

  private RowGroups(
      List<LabelledRow> lines,
      Map<Label, Long> members,
      Map<Label, Label> enclosing,
      @Nullable ReceivedSheet received) {
    lines.forEach(line -> this.lines.put(line.row(), line));
    this.members = members;
    this.enclosing = enclosing;
    this.received = received;
    firstColumn =
        received == null
            ? 0
            : lines.stream()
                .flatMap(line -> line.labels().stream())
                .filter(label -> groups().anyMatch(label::matches))
                .mapToInt(label -> label.at().column())
                .min()
                .orElse(0);
  }

  /** Returns the groups of a template's rows. */
  static RowGroups groupOf(List<LabelledRow> lines, BitSet figureRows) {
    Map<Label, Long> members = new LinkedHashMap<>();
    Map<Label, Label> enclosing = new LinkedHashMap<>();
    RowGroups groups = new RowGroups(lines, members, enclosing, null);
    for (LabelledRow line : lines) {
      if (figureRows.get(line.row())) {
        groups.groupOf(line.ownLabel()).ifPresent(group -> members.merge(group, 1L, Long::sum));
      }
    }
    for (Label group : members.keySet()) {
      groups.groupOf(group).ifPresent(wider -> enclosing.put(group, wider));
    }
    return groups;
  }

  /** Returns these groups as they occur on a received sheet. */
  RowGroups onSheet(ReceivedSheet sheet) {
    return new RowGroups(sheet.labelledRows(), members, enclosing, sheet);
  }

  /** Returns the number of rows of figures of a group. */
  long rowCount(Label group) {
    return members.getOrDefault(group, 0L);
  }

  /** Returns the group that a label belongs to. */
  Optional<Label> groupOf(Label label) {
    for (LabelledRow line : lines.headMap(label.at().row(), true).descendingMap().values()) {
      if (line.row() < label.at().row() - MAX_ROWS) {
        break;
      }
      List<Label> labels = line.labels();
      for (int i = labels.size() - 1; i >= 0; i--) {
        if (isGroup(labels.get(i), label)) {
          return Optional.of(labels.get(i));
        }
      }
    }
    return Optional.empty();
  }

  private boolean isGroup(Label group, Label label) {
    if (group.at().column() < label.at().column()) {
      return group.at().column() >= firstColumn && !group.wording().equals(label.wording());
    }
    return received != null
        && group.at().column() == label.at().column()
        && group.at().row() < label.at().row()
        && received.figureColumns(group.at().row()).isEmpty()
        && groups().anyMatch(group::matches);
  }

  /**
   * Returns whether a label of a received sheet belongs to another group than the wanted one. A
   * common label must belong to the wanted group if the sheet has that group.
   */
  boolean isInOtherGroup(Label label, Label wanted) {
    Label given = groupOf(label).orElse(null);
    Label wider = enclosing.get(wanted);
    boolean inWider = given != null && wider != null && given.matches(wider) && !label.isCommon();
    if (inWider || (given != null && given.matches(wanted))) {
      return false;
    }
    if (given != null && given.at().column() == label.at().column()) {
      // only a label in the same column ends a group
      return groups()
          .anyMatch(group -> group.at().column() == wanted.at().column() && group.matches(given));
    }
    return (given != null && groups().anyMatch(given::matches))
        || (label.isCommon()
            && lines.values().stream()
                .anyMatch(line -> line.labels().stream().anyMatch(wanted::matches)));
  }

  private Stream<Label> groups() {
    return members.keySet().stream();
  }
}
