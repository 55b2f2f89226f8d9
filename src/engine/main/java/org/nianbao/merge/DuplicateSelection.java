package org.nianbao.merge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Submission;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.message.Message;
import org.nianbao.roster.ExtendedUnitNames;
import org.nianbao.roster.Roster.Unit;

/** Selects which of several reports of a unit is added up; the others are duplicates. */
final class DuplicateSelection {
  /**
   * A readable report of the right year.
   *
   * @param note a note on how the report names its unit; null if none
   */
  record Report(Unit unit, ValidationResult checked, Instant modified, @Nullable Message note) {
    Submission submission() {
      return Objects.requireNonNull(checked.submission());
    }

    boolean isFilledIn() {
      return !submission().isBlank();
    }

    /**
     * Returns the version that it is.
     *
     * @param receipts the ledger; null if there is none
     */
    ReceivedVersion version(@Nullable Receipts receipts) {
      Submission submission = submission();
      Integer year = submission.year();
      int registration =
          receipts == null || year == null
              ? ReceivedVersion.UNREGISTERED
              : receipts
                  .registration(checked.file(), unit, submission.template(), year)
                  .orElse(ReceivedVersion.UNREGISTERED);
      return ReceivedVersion.of(checked.file(), submission, registration, modified);
    }
  }

  /** A report and its place among the versions of the unit. */
  private record Version(Report report, ReceivedVersion version) {}

  private DuplicateSelection() {}

  /**
   * Returns the entries of the reports of one unit: the selected one is received, the others are
   * duplicates with the reason.
   *
   * @param similar the names of other units that extend the unit's name; empty if there is a roster
   * @param receipts the ledger, which knows the order of the versions; null if there is none
   */
  static List<ReceptionEntry> entries(
      List<Report> ofUnit, ExtendedUnitNames similar, @Nullable Receipts receipts) {
    // a file is read for its place in the ledger only if the unit sent several
    Receipts ledger = ofUnit.size() == 1 ? null : receipts;
    List<Version> lastFirst =
        ofUnit.stream()
            .map(each -> new Version(each, each.version(ledger)))
            .sorted(Comparator.comparing(Version::version).reversed())
            .toList();
    List<Report> preferredFirst = lastFirst.stream().map(Version::report).toList();
    Report selected = preferredFirst.get(0);
    Message note = noteWithSimilarNames(selected, similar);
    if (lastFirst.size() > 1) {
      Message selection = selectionNote(lastFirst.get(0).version(), lastFirst.get(1).version());
      note = note == null ? selection : Message.of("merge.note.both", selection, note);
    }
    List<ReceptionEntry> entries = new ArrayList<>();
    entries.add(
        new ReceptionEntry(
            selected.isFilledIn() ? Status.RECEIVED : Status.BLANK,
            selected.unit(),
            selected.checked(),
            selected.modified(),
            selected.isFilledIn() ? note : Message.of("merge.note.notFilledIn"),
            true));
    for (Report other : preferredFirst.subList(1, preferredFirst.size())) {
      entries.add(
          new ReceptionEntry(
              Status.DUPLICATE,
              other.unit(),
              other.checked(),
              other.modified(),
              duplicateNote(selected, other),
              false));
    }
    return entries;
  }

  private static Message duplicateNote(Report selected, Report other) {
    if (other.submission().values().equals(selected.submission().values())) {
      return Message.of("merge.note.same", fileName(selected));
    }
    boolean blank = selected.isFilledIn() && !other.isFilledIn();
    return Message.of(blank ? "merge.note.blank" : "merge.note.older", fileName(selected));
  }

  private static String fileName(Report report) {
    return Submission.fileName(report.checked().file());
  }

  /** Returns why a version is selected before the next one. */
  private static Message selectionNote(ReceivedVersion selected, ReceivedVersion next) {
    if (selected.isFilledIn() && !next.isFilledIn()) {
      return Message.of("merge.note.takenFilled");
    }
    if (!selected.preparedOn().equals(next.preparedOn())) {
      return Message.of("merge.note.takenByDate", selected.preparedOn());
    }
    Message day =
        selected.preparedOn().equals(LocalDate.MIN)
            ? Message.of("merge.note.noDate")
            : Message.of("merge.note.sameDate");
    if (selected.registration() != next.registration()) {
      return selected.registration() == ReceivedVersion.UNREGISTERED
          ? Message.of("merge.note.takenAsNew", day, next.registration())
          : Message.of(
              "merge.note.takenByLedger", day, selected.registration(), next.registration());
    }
    return selected.modified().equals(next.modified())
        ? Message.of("merge.note.takenByName", day)
        : Message.of("merge.note.takenByTime", day);
  }

  /**
   * Returns the note of a report. Without a roster, similar names are different units, and the note
   * lists them.
   */
  private static @Nullable Message noteWithSimilarNames(Report report, ExtendedUnitNames similar) {
    Set<String> others = similar.of(report.unit().name());
    return report.note() != null || others.isEmpty()
        ? report.note()
        : Message.of(
            "merge.note.twoSpellings",
            others.stream().limit(ReceptionBuilder.MAX_SIMILAR_NAMES).toList());
  }
}
