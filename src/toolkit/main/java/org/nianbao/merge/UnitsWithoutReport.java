package org.nianbao.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.message.Message;
import org.nianbao.roster.Roster.Unit;
import org.nianbao.roster.SimilarUnitNameIndex;

/**
 * What came from the units of the roster without a report of the year: a file that cannot be read
 * or is of another year, one that may be of the unit, or nothing.
 */
final class UnitsWithoutReport {
  private final Map<Unit, ReceptionEntry> unreadable = new HashMap<>();
  private final Map<Unit, ReceptionEntry> otherYear = new HashMap<>();

  /** The files that may be of each unit, because they name a unit with a similar name. */
  private final Map<Unit, ReceptionEntry> similar = new HashMap<>();

  /** The files of {@link #similar} that may be of several units. */
  private final Set<ReceptionEntry> ambiguous = new HashSet<>();

  private final Set<ReceptionEntry> used = new HashSet<>();

  /**
   * Creates an account of the units.
   *
   * @param units the units without a report
   * @param leftOut the files that are no reports of the year of a unit
   */
  UnitsWithoutReport(List<Unit> units, List<ReceptionEntry> leftOut) {
    List<ReceptionEntry> unlisted = new ArrayList<>();
    for (ReceptionEntry entry : leftOut) {
      if (entry.status() == Status.UNLISTED) {
        unlisted.add(entry);
      } else if (entry.unit() != null) {
        (entry.status() == Status.UNREADABLE ? unreadable : otherYear)
            .putIfAbsent(entry.knownUnit(), entry);
      }
    }
    SimilarUnitNameIndex names =
        new SimilarUnitNameIndex(unlisted.stream().map(ReceptionEntry::unitName).toList());
    Set<ReceptionEntry> claimed = new HashSet<>();
    for (Unit unit : units) {
      Stream.concat(Stream.of(unit.name()), unit.aliases().stream())
          .flatMap(name -> names.findSimilar(name).limit(1))
          .min(Integer::compare)
          .map(unlisted::get)
          .ifPresent(
              entry -> {
                similar.put(unit, entry);
                if (!claimed.add(entry)) {
                  ambiguous.add(entry);
                }
              });
    }
  }

  /** Returns the entry of a unit. */
  ReceptionEntry of(Unit unit) {
    ReceptionEntry file = unreadable.get(unit);
    if (file != null) {
      used.add(file);
      return file.asOf(unit, Status.UNREADABLE, file.note());
    }
    file = otherYear.get(unit);
    if (file != null) {
      used.add(file);
      return file.asOf(unit, Status.OTHER_YEAR, file.note());
    }
    file = similar.get(unit);
    if (file == null) {
      return new ReceptionEntry(Status.MISSING, unit, null, null, null, true);
    }
    if (ambiguous.contains(file)) {
      Message note = Message.of("merge.note.perhaps", file.unitName(), file.file());
      return new ReceptionEntry(Status.UNCONFIRMED, unit, null, null, note, true);
    }
    used.add(file);
    Message reason = file.note();
    boolean named = reason != null && reason.key().equals("merge.note.near");
    return file.asOf(
        unit,
        Status.UNCONFIRMED,
        named ? Message.of("merge.note.confirm", file.unitName(), unit.name()) : reason);
  }

  /** Returns whether a file stands for a unit. */
  boolean isUsed(ReceptionEntry file) {
    return used.contains(file);
  }
}
