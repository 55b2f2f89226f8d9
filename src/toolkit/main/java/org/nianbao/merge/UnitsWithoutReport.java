package org.nianbao.merge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.message.Message;
import org.nianbao.roster.Roster.Unit;
import org.nianbao.roster.SimilarUnitNameIndex;
import org.nianbao.roster.UnitOfFile;

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
  private final Set<ReceptionEntry> ambiguous = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Set<ReceptionEntry> used = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * Creates an account of the units.
   *
   * @param units the units without a report
   * @param leftOut the files that are no reports of the year of a unit
   * @param unitOfFile finds the units that files are named after
   */
  UnitsWithoutReport(List<Unit> units, List<ReceptionEntry> leftOut, UnitOfFile unitOfFile) {
    List<ReceptionEntry> unlisted = new ArrayList<>();
    Set<Unit> withoutReport = new HashSet<>(units);
    for (ReceptionEntry entry : leftOut) {
      boolean ofOther = entry.unit() != null && !withoutReport.contains(entry.unit());
      if (entry.status() == Status.UNLISTED || (entry.status() == Status.OTHER_YEAR && ofOther)) {
        unlisted.add(entry);
      } else if (entry.status() == Status.UNREADABLE && entry.unit() != null) {
        unreadable.putIfAbsent(entry.knownUnit(), entry);
      } else if (entry.status() == Status.OTHER_YEAR) {
        otherYear.putIfAbsent(entry.knownUnit(), entry);
      }
    }
    SimilarUnitNameIndex names =
        new SimilarUnitNameIndex(unlisted.stream().map(ReceptionEntry::unitName).toList());
    Set<ReceptionEntry> claimed = Collections.newSetFromMap(new IdentityHashMap<>());
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
            .find(Path.of(entry.file()))
            .filter(withoutReport::contains)
            .ifPresent(unit -> similar.putIfAbsent(unit, entry));
      }
    }
  }

  private static boolean isOfDistrict(ReceptionEntry entry) {
    Message note = entry.note();
    return note != null && note.key().equals("merge.note.own");
  }

  /** Returns the entry of a unit, and notes the file that it stands for. */
  ReceptionEntry of(Unit unit) {
    ReceptionEntry file = similar.get(unit);
    if (file != null && ambiguous.contains(file)) {
      Message note = Message.of("merge.note.perhaps", file.unitName(), file.file());
      return new ReceptionEntry(Status.UNCONFIRMED, unit, null, null, note, true);
    }
    if (file != null && file.status() == Status.UNLISTED) {
      used.add(file);
      return file.asOf(unit, Status.UNCONFIRMED, confirmation(unit, file));
    }
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
