package org.nianbao.merge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.OrderedPipeline;
import org.nianbao.file.Progress;
import org.nianbao.file.WorkerThreads;
import org.nianbao.form.Submission;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.message.Message;
import org.nianbao.roster.NameExtensions;
import org.nianbao.roster.Roster;
import org.nianbao.roster.Roster.Unit;
import org.nianbao.roster.UnitDirectory;
import org.nianbao.roster.UnitName;
import org.nianbao.template.Editions;
import org.nianbao.template.Template;
import org.nianbao.validate.FileValidation;
import org.nianbao.validate.LastYearReports;

/**
 * Assigns received files to units, selects one of several files of a unit, and finds the missing
 * units.
 */
public final class ReceptionBuilder {
  /** A readable report of the right year. */
  private record Report(
      Unit unit, ValidationResult checked, FileTime modified, @Nullable Message note) {
    Submission submission() {
      return Objects.requireNonNull(checked.submission());
    }

    boolean isFilledIn() {
      return !submission().isBlank();
    }

    LocalDate preparedOn() {
      return submission().preparedOn();
    }
  }

  /**
   * The order in which several reports of a unit are selected; the last one is used. A form with
   * figures is preferred to a blank one, then the later date stated in the form, then the later
   * modification time of the file, then the last file name.
   */
  private static final Comparator<Report> BY_AGE =
      Comparator.comparing(Report::isFilledIn)
          .thenComparing(Report::preparedOn)
          .thenComparing(Report::modified)
          .thenComparing(report -> report.checked().file());

  /** A received file. */
  private record ReceivedFile(ValidationResult checked, FileTime modified) {
    Optional<Submission> submission() {
      return Optional.ofNullable(checked.submission());
    }
  }

  /** No more similar names than these are listed. */
  private static final int MAX_PROPOSED = 30;

  private final Editions editions;
  private final Template template;
  private final String district;
  private final int year;
  private final @Nullable Roster roster;
  private final LastYearReports lastYear;
  private final UnitDirectory directory;
  private final Map<Unit, List<Report>> reports = new LinkedHashMap<>();
  private final List<ReceptionEntry> leftOut = new ArrayList<>();

  private ReceptionBuilder(
      Editions editions,
      Template template,
      DistrictReport.Request request,
      @Nullable UnitDirectory listed,
      List<ReceivedFile> allReceived) {
    this.editions = editions;
    this.template = template;
    this.district = request.unit();
    this.year = request.year();
    this.roster = request.roster();
    this.lastYear = request.lastYear();
    this.directory =
        listed == null
            ? UnitDirectory.met(
                allReceived.stream()
                    .flatMap(received -> received.submission().stream())
                    .filter(this::isWanted)
                    .toList())
            : listed;
  }

  /** Reads, checks and assigns the files. */
  static Reception of(
      Editions editions, Template template, DistrictReport.Request request, WorkerThreads workers) {
    Roster roster = request.roster();
    UnitDirectory listed = roster == null ? null : UnitDirectory.listed(roster);
    List<ReceivedFile> allReceived = new ArrayList<>();
    try {
      OrderedPipeline.run(
          request.files(),
          workers,
          file -> new ReceivedFile(checked(editions, file, request, listed), modified(file)),
          received -> {
            allReceived.add(received);
            workers.progress().at(Progress.Stage.FILES, allReceived.size(), request.files().size());
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e); // unreadable files are results, not exceptions
    }
    ReceptionBuilder receiving =
        new ReceptionBuilder(editions, template, request, listed, allReceived);
    allReceived.forEach(receiving::receive);
    return receiving.reception();
  }

  private static ValidationResult checked(
      Editions editions,
      Path file,
      DistrictReport.Request request,
      @Nullable UnitDirectory listed) {
    FileValidation validation = FileValidation.read(editions, file);
    Submission submission = validation.submission();
    Unit known = listed == null || submission == null ? null : listed.find(submission).orElse(null);
    return validation.check(request.year(), known, request.lastYear()).compacted();
  }

  /**
   * Returns whether a submission is of the right year and edition, names a unit, and is not the
   * district's own.
   */
  private boolean isWanted(Submission submission) {
    Integer stated = submission.year();
    return stated != null
        && stated == year
        && submission.template().equals(template)
        && !submission.unit().isEmpty()
        && !isOwn(submission);
  }

  private boolean isOwn(Submission submission) {
    return UnitName.same(submission.unit(), district);
  }

  private void receive(ReceivedFile received) {
    FileTime modified = received.modified();
    Submission submission = received.checked().submission();
    if (submission == null) {
      Message reason = received.checked().unreadableReason();
      leaveOut(Status.UNREADABLE, null, received.checked(), modified, reason);
      return;
    }
    Optional<Unit> unit = directory.find(submission);
    Unit stranger = Unit.named(submission.unit(), submission.text(Template.CODE));
    ValidationResult checked =
        connected(received.checked(), submission, unit.orElse(stranger), stranger);
    Integer stated = submission.year();
    if (submission.unit().isEmpty() && unit.isEmpty()) {
      leaveOut(Status.UNREADABLE, null, checked, modified, Message.of("form.unit.unreadable"));
    } else if (isOwn(submission)) {
      leaveOut(Status.UNLISTED, stranger, checked, modified, Message.of("merge.note.own"));
    } else if (stated == null || stated != year) {
      Message note =
          stated == null
              ? Message.of("form.year.unreadable")
              : Message.of("form.year.other", stated, year);
      leaveOut(Status.OTHER_YEAR, unit.orElse(stranger), checked, modified, note);
    } else if (!submission.template().equals(template)) {
      Message note =
          Message.of("merge.note.edition", submission.template().edition(), template.edition());
      leaveOut(Status.OTHER_YEAR, unit.orElse(stranger), checked, modified, note);
    } else if (unit.isEmpty()) {
      leaveOut(Status.UNLISTED, stranger, checked, modified, proposal(submission));
    } else {
      Report report = new Report(unit.get(), checked, modified, spelling(unit.get(), submission));
      reports.computeIfAbsent(unit.get(), same -> new ArrayList<>()).add(report);
    }
  }

  /**
   * Checks a file again if other files show that it belongs to a unit with another report of last
   * year. It was first checked for the unit that it names.
   */
  private ValidationResult connected(
      ValidationResult checked, Submission submission, Unit unit, Unit stranger) {
    Integer stated = submission.year();
    return roster != null || stated == null || lastYear.isSame(unit, stranger, stated)
        ? checked
        : FileValidation.read(editions, Path.of(checked.file()))
            .check(year, unit, lastYear)
            .compacted();
  }

  private void leaveOut(
      Status status,
      @Nullable Unit unit,
      ValidationResult checked,
      FileTime modified,
      @Nullable Message note) {
    leftOut.add(new ReceptionEntry(status, unit, checked, modified, note));
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // the file cannot be read either, which is reported
    }
  }

  private Message proposal(Submission submission) {
    if (directory.isAmbiguous(submission)) {
      return Message.of("merge.note.sameName");
    }
    Optional<Unit> conflict = directory.conflict(submission);
    if (conflict.isPresent()) {
      String coded = directory.byCode(submission).map(Unit::name).orElse("");
      return Message.of("merge.note.conflict", coded, conflict.get().name());
    }
    String near =
        directory
            .near(submission.unit())
            .limit(MAX_PROPOSED)
            .map(Unit::name)
            .collect(Collectors.joining("、"));
    return near.isEmpty() ? Message.of("merge.note.unlisted") : Message.of("merge.note.near", near);
  }

  /** Returns a note if the form names the unit otherwise than the roster does; else null. */
  private static @Nullable Message spelling(Unit unit, Submission submission) {
    String name = submission.unit();
    if (unit.hasName(name)) {
      String code = submission.text(Template.CODE);
      return unit.hasOtherCode(code) ? Message.of("merge.note.otherCode", code) : null;
    }
    return unit.hasAlias(name)
        ? Message.of("merge.note.alias", name)
        : Message.of("merge.note.code", name.isEmpty() ? "—" : name);
  }

  private Reception reception() {
    List<ReceptionEntry> receipts = new ArrayList<>();
    if (roster == null) {
      NameExtensions similar =
          new NameExtensions(reports.keySet().stream().map(Unit::name).toList());
      reports.values().forEach(same -> receipts.addAll(receipts(same, similar)));
    } else {
      NameExtensions none = new NameExtensions(List.of());
      MissingUnits absence = new MissingUnits(leftOut);
      for (Unit unit : roster.units()) {
        List<Report> same = reports.getOrDefault(unit, List.of());
        receipts.addAll(same.isEmpty() ? List.of(absence.of(unit)) : receipts(same, none));
      }
    }
    receipts.addAll(leftOut);
    int expected = roster == null ? reports.size() : roster.units().size();
    return new Reception(expected, roster != null, receipts);
  }

  /**
   * Returns the receipts of the reports of one unit: the selected one is received, the others are
   * duplicates with the reason.
   */
  private static List<ReceptionEntry> receipts(List<Report> same, NameExtensions similar) {
    List<Report> newestFirst = same.stream().sorted(BY_AGE.reversed()).toList();
    Report taken = newestFirst.get(0);
    Message note = nameNote(taken, similar);
    if (newestFirst.size() > 1) {
      Message choice = choice(taken, newestFirst.get(1));
      note = note == null ? choice : Message.of("merge.note.both", choice, note);
    }
    List<ReceptionEntry> receipts = new ArrayList<>();
    receipts.add(
        new ReceptionEntry(Status.RECEIVED, taken.unit(), taken.checked(), taken.modified(), note));
    for (Report other : newestFirst.subList(1, newestFirst.size())) {
      receipts.add(
          new ReceptionEntry(
              Status.DUPLICATE,
              other.unit(),
              other.checked(),
              other.modified(),
              leftFor(taken, other)));
    }
    return receipts;
  }

  private static Message leftFor(Report taken, Report other) {
    if (other.submission().values().equals(taken.submission().values())) {
      return Message.of("merge.note.same", fileName(taken));
    }
    boolean blank = taken.isFilledIn() && !other.isFilledIn();
    return Message.of(blank ? "merge.note.blank" : "merge.note.older", fileName(taken));
  }

  private static String fileName(Report report) {
    return String.valueOf(Path.of(report.checked().file()).getFileName());
  }

  private static Message choice(Report taken, Report next) {
    if (taken.isFilledIn() && !next.isFilledIn()) {
      return Message.of("merge.note.takenFilled");
    }
    if (!taken.preparedOn().equals(next.preparedOn())) {
      return Message.of("merge.note.takenByDate", taken.preparedOn());
    }
    return taken.modified().equals(next.modified())
        ? Message.of("merge.note.takenByName")
        : Message.of("merge.note.takenByTime");
  }

  /**
   * Returns the note of a report. Without a roster, two similar names count as two units, and the
   * note says so.
   */
  private static @Nullable Message nameNote(Report report, NameExtensions similar) {
    Set<String> others = similar.of(report.unit().name());
    return report.note() != null || others.isEmpty()
        ? report.note()
        : Message.of(
            "merge.note.twoSpellings",
            others.stream().limit(MAX_PROPOSED).collect(Collectors.joining("、")));
  }
}
