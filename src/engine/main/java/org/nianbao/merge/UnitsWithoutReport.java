package org.nianbao.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.message.Message;
import org.nianbao.roster.Roster;
import org.nianbao.roster.Roster.Unit;
import org.nianbao.roster.SimilarUnitNameIndex;
import org.nianbao.roster.UnitNameComparison;
import org.nianbao.roster.UnitOfFile;

/**
 * What came from the units of the roster without a report of the year: a file that cannot be read
 * or is of another year, one that may be of the unit, or nothing.
 */
final class UnitsWithoutReport {
  private final Map<Unit, ReceptionEntry> unreadable = new HashMap<>();
  private final Map<Unit, ReceptionEntry> otherYear = new HashMap<>();

  /**
   * The files that may be of each unit, because they name a unit with a similar name, or none and
   * are named after it.
   */
  private final Map<Unit, ReceptionEntry> similar = new HashMap<>();

  /** The files of {@link #similar} that may be of several units. */
  private final Set<ReceptionEntry> ambiguous = new HashSet<>();

  private final Set<ReceptionEntry> used = new HashSet<>();

  /**
   * Creates an account of the units.
   *
   * @param units the units without a report that is filled in
   * @param leftOut the files that are no reports of the year of a unit
   * @param roster all units
   * @param unitOfFile finds the units that files are named after
   */
  UnitsWithoutReport(
      List<Unit> units, List<ReceptionEntry> leftOut, Roster roster, UnitOfFile unitOfFile) {
    List<ReceptionEntry> unlisted = new ArrayList<>();
    List<ReceptionEntry> nameless = new ArrayList<>();
    Set<Unit> withoutReport = new HashSet<>(units);
    Set<Unit> listed = new HashSet<>(roster.units());
    for (ReceptionEntry entry : leftOut) {
      boolean ofOther = entry.unit() != null && !listed.contains(entry.unit());
      if (entry.status() == Status.UNLISTED || (entry.status() == Status.OTHER_YEAR && ofOther)) {
        unlisted.add(entry);
      } else if (entry.status() == Status.UNREADABLE && entry.unit() != null) {
        if (isRead(entry) && withoutReport.contains(entry.unit())) {
          nameless.add(entry);
        }
        unreadable.putIfAbsent(entry.knownUnit(), entry);
      } else if (entry.status() == Status.OTHER_YEAR) {
        otherYear.putIfAbsent(entry.knownUnit(), entry);
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
    for (ReceptionEntry entry : unlisted) { // the name of the file, if what it states is unlike
      if (!claimed.contains(entry) && !isOfDistrict(entry)) {
        unitOfFile
            .find(entry.file())
            .filter(withoutReport::contains)
            .ifPresent(unit -> similar.putIfAbsent(unit, entry));
      }
    }
    unlisted.removeIf(entry -> similar.containsValue(entry) || isOfDistrict(entry));
    addAbbreviations(units, unlisted);
    nameless.forEach(entry -> similar.putIfAbsent(entry.knownUnit(), entry));
  }

  /** Returns whether only the name of the unit cannot be read in a file. */
  private static boolean isRead(ReceptionEntry entry) {
    return entry.checked() != null && entry.checked().submission() != null;
  }

  /** Adds the files that name a unit by an abbreviation of only one name, if only one file does. */
  private void addAbbreviations(List<Unit> units, List<ReceptionEntry> unlisted) {
    Map<Unit, List<ReceptionEntry>> filesOfUnits = new HashMap<>();
    for (ReceptionEntry entry : unlisted) {
      List<Unit> possible =
          units.stream()
              .filter(unit -> !similar.containsKey(unit))
              .filter(unit -> UnitNameComparison.isAbbreviation(unit.name(), entry.unitName()))
              .toList();
      if (possible.size() == 1) {
        filesOfUnits.computeIfAbsent(possible.get(0), unit -> new ArrayList<>()).add(entry);
      }
    }
    filesOfUnits.forEach(
        (unit, files) -> {
          if (files.size() == 1) {
            similar.put(unit, files.get(0));
          }
        });
  }

  private static boolean isOfDistrict(ReceptionEntry entry) {
    Message note = entry.note();
    return note != null && note.key().equals("merge.note.own");
  }

  /**
   * Returns the entry of a unit with a report that may be of the unit, and notes the file that it
   * stands for; null if there is no such report.
   */
  @Nullable ReceptionEntry unconfirmed(Unit unit) {
    ReceptionEntry file = similar.get(unit);
    if (file != null && ambiguous.contains(file)) {
      Message note = Message.of("merge.note.perhaps", file.unitName(), file.file());
      return new ReceptionEntry(Status.UNCONFIRMED, unit, null, null, note, true);
    }
    if (file != null && file.status() != Status.OTHER_YEAR) {
      used.add(file);
      return file.asOf(unit, Status.UNCONFIRMED, confirmation(unit, file));
    }
    return null;
  }

  /** Returns the entry of a unit, and notes the file that it stands for. */
  ReceptionEntry of(Unit unit) {
    ReceptionEntry unconfirmed = unconfirmed(unit);
    if (unconfirmed != null) {
      return unconfirmed;
    }
    ReceptionEntry file = similar.get(unit);
    file = otherYear.getOrDefault(unit, file);
    file = file == null ? unreadable.get(unit) : file;
    if (file == null) {
      return new ReceptionEntry(Status.MISSING, unit, null, null, null, true);
    }
    used.add(file);
    return file.asOf(unit, file.status(), file.note());
  }

  /** Returns what is to be confirmed; why a file is of no unit if that is not its name alone. */
  private static @Nullable Message confirmation(Unit unit, ReceptionEntry file) {
    Message reason = file.note();
    if (file.status() == Status.UNREADABLE) {
      return Message.of("merge.note.nameless", unit.name());
    }
    boolean named =
        reason == null
            || reason.key().equals("merge.note.near")
            || reason.key().equals("merge.note.unlisted");
    return named ? Message.of("merge.note.confirm", file.unitName(), unit.name()) : reason;
  }

  /** Returns whether the entry of a unit that was returned stands for a file. */
  boolean isUsed(ReceptionEntry file) {
    return used.contains(file);
  }
}
