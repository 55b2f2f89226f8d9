package org.nianbao.merge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Submission;
import org.nianbao.merge.DuplicateSelection.Report;
import org.nianbao.merge.Reception.CheckedFile;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.message.Message;
import org.nianbao.roster.ExtendedUnitNames;
import org.nianbao.roster.Roster;
import org.nianbao.roster.Roster.Unit;
import org.nianbao.roster.UnitDirectory;
import org.nianbao.roster.UnitNameComparison;
import org.nianbao.roster.UnitOfFile;
import org.nianbao.template.Template;

/**
 * Assigns received files to units, and finds the missing units. {@link DuplicateSelection} selects
 * one of several files of a unit.
 */
final class ReceptionBuilder {
  /** The limit of similar names in a note. */
  static final int MAX_SIMILAR_NAMES = 30;

  private final Template template;
  private final DistrictReport.Request request;
  private final Reception.SecondCheck secondCheck;

  /** The district's name; empty if files are only compared with the roster. */
  private final String district;

  private final int year;
  private final @Nullable Roster roster;
  private final LastYearReports lastYear;
  private final UnitDirectory directory;

  /** Finds the unit that a file is named after; null if there is no roster. */
  private final @Nullable UnitOfFile unitOfFile;

  private final Map<Unit, List<Report>> reports = new LinkedHashMap<>();
  private final List<ReceptionEntry> leftOut = new ArrayList<>();

  private ReceptionBuilder(
      Template template,
      DistrictReport.Request request,
      List<CheckedFile> allReceived,
      Reception.SecondCheck secondCheck) {
    this.secondCheck = secondCheck;
    this.template = template;
    this.request = request;
    this.district = request.unit();
    this.year = request.year();
    this.roster = request.roster();
    this.lastYear = request.lastYear();
    this.unitOfFile = roster == null ? null : new UnitOfFile(roster);
    this.directory =
        roster == null
            ? UnitDirectory.ofSubmissions(
                allReceived.stream()
                    .flatMap(received -> received.submission().stream())
                    .filter(this::isExpected)
                    .toList())
            : UnitDirectory.ofRoster(roster);
    allReceived.forEach(this::assign);
  }

  /** Assigns files that have been checked. */
  static Reception of(
      Template template,
      DistrictReport.Request request,
      List<CheckedFile> received,
      Reception.SecondCheck secondCheck) {
    return new ReceptionBuilder(template, request, received, secondCheck).reception();
  }

  /**
   * Returns whether a submission is of the right year and edition, names a unit, and is not the
   * district's own.
   */
  private boolean isExpected(Submission submission) {
    Integer statedYear = submission.year();
    return statedYear != null
        && statedYear == year
        && submission.template().equals(template)
        && !submission.unit().isEmpty()
        && !isDistrictReport(submission);
  }

  private boolean isDistrictReport(Submission submission) {
    return !district.isEmpty() && UnitNameComparison.isSameGovernment(submission.unit(), district);
  }

  private void assign(CheckedFile received) {
    Instant modified = received.modified();
    Submission submission = received.checked().submission();
    if (submission == null) {
      Message reason = received.checked().unreadableReason();
      Unit named = namedAfter(received).orElse(null);
      leaveOut(Status.UNREADABLE, named, received.checked(), modified, reason);
      return;
    }
    Optional<Unit> found = directory.find(submission);
    boolean isNameless = submission.unit().isEmpty() && found.isEmpty();
    Optional<Unit> unit = isNameless ? namedAfter(received) : found;
    Unit statedUnit = Unit.named(submission.unit(), submission.code());
    ValidationResult checked =
        rechecked(received.checked(), submission, unit.orElse(statedUnit), statedUnit);
    Integer statedYear = submission.year();
    Template own = submission.template();
    if (!own.form().equals(template.form())) {
      Unit sender = unit.orElse(isNameless ? null : statedUnit);
      Message note = Message.of("merge.note.form", own.form(), template.form());
      leaveOut(Status.OTHER_FORM, sender, checked, modified, note);
    } else if (isNameless && unit.isEmpty()) {
      Message reason = Message.of("form.unit.unreadable");
      leaveOut(Status.UNREADABLE, null, checked, modified, reason);
    } else if (isDistrictReport(submission)) {
      leaveOut(Status.UNLISTED, statedUnit, checked, modified, Message.of("merge.note.own"));
    } else if (statedYear == null || statedYear != year) {
      Message note =
          statedYear == null
              ? Message.of("form.year.unreadable")
              : Message.of("form.year.other", statedYear, year);
      leaveOut(Status.OTHER_YEAR, unit.orElse(statedUnit), checked, modified, note);
    } else if (!own.equals(template)) {
      Message note = Message.of("merge.note.edition", own.edition(), template.edition());
      leaveOut(Status.OTHER_YEAR, unit.orElse(statedUnit), checked, modified, note);
    } else if (isNameless && !submission.isBlank()) {
      Message reason = Message.of("form.unit.unreadable");
      leaveOut(Status.UNREADABLE, unit.get(), checked, modified, reason);
    } else if (unit.isEmpty()) {
      leaveOut(Status.UNLISTED, statedUnit, checked, modified, unlistedNote(submission));
    } else {
      Message note = namingNote(unit.get(), submission, received.checked().file());
      Report report = new Report(unit.get(), checked, modified, note);
      reports.computeIfAbsent(unit.get(), ofUnit -> new ArrayList<>()).add(report);
    }
  }

  /**
   * Checks a file again if other files show that it belongs to a unit with another report of last
   * year. It was first checked for the unit that it names.
   */
  private ValidationResult rechecked(
      ValidationResult checked, Submission submission, Unit unit, Unit statedUnit) {
    Integer statedYear = submission.year();
    return roster != null
            || statedYear == null
            || lastYear.hasSameReport(unit, statedUnit, submission.template(), statedYear)
        ? checked
        : secondCheck.check(checked.file(), unit);
  }

  /** Returns the unit of the roster that a file is named after; empty if there is none. */
  private Optional<Unit> namedAfter(CheckedFile received) {
    return unitOfFile == null ? Optional.empty() : unitOfFile.find(received.checked().file());
  }

  private void leaveOut(
      Status status,
      @Nullable Unit unit,
      ValidationResult checked,
      Instant modified,
      @Nullable Message note) {
    leftOut.add(new ReceptionEntry(status, unit, checked, modified, note, false));
  }

  private Message unlistedNote(Submission submission) {
    if (directory.isAmbiguous(submission)) {
      return Message.of("merge.note.sameName");
    }
    Optional<Unit> conflict = directory.conflictingUnit(submission);
    if (conflict.isPresent()) {
      String coded = directory.byCode(submission).map(Unit::name).orElse("");
      return Message.of("merge.note.conflict", coded, conflict.get().name());
    }
    List<String> similar =
        directory.findSimilar(submission.unit()).limit(MAX_SIMILAR_NAMES).map(Unit::name).toList();
    return similar.isEmpty()
        ? Message.of("merge.note.unlisted")
        : Message.of("merge.note.near", similar);
  }

  /** Returns a note if the file or the form names another unit than the roster; else null. */
  private @Nullable Message namingNote(Unit unit, Submission submission, String file) {
    Message spelling = spellingNote(unit, submission);
    Optional<Unit> other = unitOfFile == null ? Optional.empty() : unitOfFile.findOther(file, unit);
    if (other.isEmpty()) {
      return spelling;
    }
    Message named = Message.of("merge.note.fileName", other.get().name(), unit.name());
    return spelling == null ? named : Message.of("merge.note.both", spelling, named);
  }

  /** Returns a note if the form states another name or code than the roster; else null. */
  private static @Nullable Message spellingNote(Unit unit, Submission submission) {
    String name = submission.unit();
    if (unit.hasName(name)) {
      String code = submission.code();
      return unit.hasOtherCode(code) ? Message.of("merge.note.otherCode", code) : null;
    }
    return unit.hasAlias(name)
        ? Message.of("merge.note.alias", name)
        : Message.of("merge.note.code", name.isEmpty() ? "—" : name);
  }

  private List<Report> reportsOf(Unit unit) {
    return reports.getOrDefault(unit, List.of());
  }

  /**
   * Returns what came from a unit without a report that is filled in; null if that is blank forms.
   */
  private static @Nullable ReceptionEntry insteadOf(
      List<Report> blank, Unit unit, UnitsWithoutReport without) {
    return blank.isEmpty() ? without.of(unit) : without.unconfirmed(unit);
  }

  /** Returns an entry of a unit from which nothing came now as that of one that reported before. */
  private ReceptionEntry withEarlierRounds(ReceptionEntry entry) {
    Receipts receipts = request.receipts();
    if (receipts == null || entry.status() != Status.MISSING) {
      return entry;
    }
    return receipts
        .lastVersion(entry.knownUnit(), template, year)
        .map(note -> new ReceptionEntry(Status.EARLIER, entry.unit(), null, null, note, true))
        .orElse(entry);
  }

  private Reception reception() {
    List<ReceptionEntry> entries = new ArrayList<>();
    if (roster == null) {
      ExtendedUnitNames similar =
          new ExtendedUnitNames(reports.keySet().stream().map(Unit::name).toList());
      reports
          .values()
          .forEach(
              ofUnit ->
                  entries.addAll(DuplicateSelection.entries(ofUnit, similar, request.receipts())));
      entries.addAll(leftOut);
    } else {
      ExtendedUnitNames noNames = new ExtendedUnitNames(List.of());
      Set<Unit> units = new LinkedHashSet<>(roster.units());
      units.removeIf(unit -> reportsOf(unit).stream().anyMatch(Report::isFilledIn));
      UnitsWithoutReport without =
          new UnitsWithoutReport(
              List.copyOf(units), leftOut, roster, Objects.requireNonNull(unitOfFile));
      for (Unit unit : roster.units()) {
        List<Report> ofUnit = reportsOf(unit);
        ReceptionEntry instead = units.contains(unit) ? insteadOf(ofUnit, unit, without) : null;
        if (instead != null) {
          entries.add(withEarlierRounds(instead));
        }
        if (!ofUnit.isEmpty()) {
          DuplicateSelection.entries(ofUnit, noNames, request.receipts()).stream()
              .map(entry -> instead == null ? entry : entry.asFurtherFile())
              .forEach(entries::add);
        }
      }
      leftOut.stream().filter(file -> !without.isUsed(file)).forEach(entries::add);
    }
    int expected = roster == null ? reports.size() : roster.units().size();
    return new Reception(expected, roster != null, entries);
  }
}
