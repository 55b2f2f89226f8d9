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
 * The groups that rows belong to: the label left of a row's own, in its row or above; or, where all
 * labels stand in one column, a row above that has the group's label and no figures.
 */
final class Groups {
  /** A group has no more rows than that. */
  private static final int MOST_ROWS = 40;

  private final NavigableMap<Integer, Line> lines = new TreeMap<>();
  private final Map<Label, Long> members;

  /** The group that a group itself stands in. */
  private final Map<Label, Label> around;

  /** Null where the labels are the template's own. */
  private final @Nullable ReceivedSheet received;

  /** What stands left of all groups belongs to another table. */
  private final int leftmost;

  private Groups(
      List<Line> lines,
      Map<Label, Long> members,
      Map<Label, Label> around,
      @Nullable ReceivedSheet received) {
    lines.forEach(line -> this.lines.put(line.row(), line));
    this.members = members;
    this.around = around;
    this.received = received;
    leftmost =
        received == null
            ? 0
            : lines.stream()
                .flatMap(line -> line.labels().stream())
                .filter(label -> groups().anyMatch(label::names))
                .mapToInt(label -> label.at().column())
                .min()
                .orElse(0);
  }

  /** The groups of a template's rows of figures. */
  static Groups of(List<Line> lines, BitSet figureRows) {
    Map<Label, Long> members = new LinkedHashMap<>();
    Map<Label, Label> around = new LinkedHashMap<>();
    Groups groups = new Groups(lines, members, around, null);
    for (Line line : lines) {
      if (figureRows.get(line.row())) {
        groups.of(line.own()).ifPresent(group -> members.merge(group, 1L, Long::sum));
      }
    }
    for (Label group : members.keySet()) {
      groups.of(group).ifPresent(wider -> around.put(group, wider));
    }
    return groups;
  }

  /** The same groups on a received sheet. */
  Groups among(ReceivedSheet sheet) {
    return new Groups(sheet.lines(), members, around, sheet);
  }

  /** How many rows of figures a group has. */
  long members(Label group) {
    return members.getOrDefault(group, 0L);
  }

  /** The group a label stands in. */
  Optional<Label> of(Label label) {
    for (Line line : lines.headMap(label.at().row(), true).descendingMap().values()) {
      if (line.row() < label.at().row() - MOST_ROWS) {
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
      return group.at().column() >= leftmost && !group.wording().equals(label.wording());
    }
    return received != null
        && group.at().column() == label.at().column()
        && group.at().row() < label.at().row()
        && received.figures(group.at().row()).isEmpty()
        && groups().anyMatch(group::names);
  }

  /**
   * Whether a label of a received sheet stands in another group than the one that is wanted. One that
   * is common must stand in that group, if the sheet has it.
   */
  boolean isElsewhere(Label label, Label wanted) {
    Label given = of(label).orElse(null);
    Label wider = around.get(wanted);
    boolean inWider = given != null && wider != null && given.names(wider) && !label.isCommon();
    if (inWider || (given != null && given.names(wanted))) {
      return false;
    }
    if (given != null && given.at().column() == label.at().column()) {
      // nothing says where a group ends: only one beside it ends it
      return groups().anyMatch(
          group -> group.at().column() == wanted.at().column() && group.names(given));
    }
    return (given != null && groups().anyMatch(given::names))
        || (label.isCommon()
            && lines.values().stream()
                .anyMatch(line -> line.labels().stream().anyMatch(wanted::names)));
  }

  private Stream<Label> groups() {
    return members.keySet().stream();
  }
}
