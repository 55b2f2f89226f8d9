package org.nianbao.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.message.Message;
import org.nianbao.roster.Roster.Unit;
import org.nianbao.roster.SimilarUnitNameIndex;

/**
 * The units that have not reported, each with a note if their report may be among the files that
 * were left out.
 */
final class MissingUnits {
  private final Map<Unit, ReceptionEntry> otherYear = new HashMap<>();
  private final List<ReceptionEntry> unlisted = new ArrayList<>();
  private final SimilarUnitNameIndex names;

  MissingUnits(List<ReceptionEntry> leftOut) {
    for (ReceptionEntry entry : leftOut) {
      if (entry.status() == Status.OTHER_YEAR) {
        otherYear.putIfAbsent(entry.knownUnit(), entry);
      } else if (entry.status() == Status.UNLISTED) {
        unlisted.add(entry);
      }
    }
    names = new SimilarUnitNameIndex(unlisted.stream().map(ReceptionEntry::unitName).toList());
  }

  /** Returns the entry of a missing unit. */
  ReceptionEntry of(Unit unit) {
    ReceptionEntry other = otherYear.get(unit);
    Message note =
        other == null
            ? similarReport(unit).orElse(null)
            : Message.of("merge.note.onlyOtherYear", other.file());
    return new ReceptionEntry(Status.MISSING, unit, null, null, note);
  }

  private Optional<Message> similarReport(Unit unit) {
    return Stream.concat(Stream.of(unit.name()), unit.aliases().stream())
        .flatMap(name -> names.findSimilar(name).limit(1))
        .min(Integer::compare)
        .map(unlisted::get)
        .map(entry -> Message.of("merge.note.perhaps", entry.unitName(), entry.file()));
  }
}
