package org.nianbao.task;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.merge.Reception;
import org.nianbao.merge.ReceptionEntry;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.message.Message;
import org.nianbao.roster.Roster;
import org.nianbao.validate.UnitStatus;

/** Converts a reception for the outputs of a validation. */
final class UnitStatuses {
  private UnitStatuses() {}

  /**
   * Returns the status of each file, and of each unit without one.
   *
   * @param ofOtherForms the files of other forms as they are received as these, by their names
   */
  static List<UnitStatus> of(Reception reception, Map<String, UnitStatus> ofOtherForms) {
    return of(reception).stream()
        .map(status -> ofOtherForms.getOrDefault(status.file(), status))
        .toList();
  }

  /** Returns the status of each file, and of each unit without one. */
  static List<UnitStatus> of(Reception reception) {
    Set<String> superseded = reception.supersededFiles();
    return reception.entries().stream()
        .map(entry -> status(entry, superseded.contains(entry.file())))
        .toList();
  }

  /** Returns the statuses of the units of the roster. */
  static List<UnitStatus> ofRoster(Reception reception) {
    return reception.entries().stream()
        .filter(ReceptionEntry::ofUnit)
        .map(entry -> status(entry, false))
        .toList();
  }

  private static UnitStatus status(ReceptionEntry entry, boolean isSuperseded) {
    Roster.Unit unit = entry.unit();
    // a unit that is only likely is not written to by its name
    boolean isCertain = entry.status() != Status.UNCONFIRMED || entry.file().isEmpty();
    return new UnitStatus(
        entry.file(),
        isCertain ? entry.unitName() : "",
        unit == null ? "" : unit.contact(),
        unit == null ? "" : unit.phone(),
        message(entry),
        entry.status() == Status.MISSING,
        isSuperseded);
  }

  private static @Nullable Message message(ReceptionEntry entry) {
    return entry.isMerged() ? null : Message.of("merge.status." + entry.status().name());
  }
}
