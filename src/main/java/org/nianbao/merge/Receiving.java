package org.nianbao.merge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Submission;
import org.nianbao.merge.Receipt.Status;
import org.nianbao.merge.Roster.Unit;
import org.nianbao.message.Message;
import org.nianbao.report.Checked;
import org.nianbao.template.Template;

/** Sorts received files by unit: whose each is, which of several counts, who is missing. */
final class Receiving {
  /** A readable report of the right year. */
  private record Report(Unit unit, Checked checked, FileTime modified, @Nullable Message note) {
    Submission submission() {
      return Objects.requireNonNull(checked.submission());
    }

    LocalDate preparedOn() {
      return Receiving.preparedOn(submission());
    }
  }

  /** The newest last: by the date stated in it, then by the file's, then by its name. */
  private static final Comparator<Report> BY_AGE =
      Comparator.comparing(Report::preparedOn)
          .thenComparing(Report::modified)
          .thenComparing(report -> report.checked().file());

  /** A file as it came in. */
  private record Arrival(Validation validation, FileTime modified) {
    Optional<Submission> submission() {
      return Optional.ofNullable(validation.submission());
    }
  }

  private final String district;
  private final int year;
  private final @Nullable Roster roster;
  private final LastYear lastYear;
  private final UnitDirectory directory;
  private final Map<Unit, List<Report>> reports = new LinkedHashMap<>();
  private final List<Receipt> leftOut = new ArrayList<>();

  private Receiving(
      String district,
      int year,
      @Nullable Roster roster,
      LastYear lastYear,
      List<Submission> submissions) {
    this.district = district;
    this.year = year;
    this.roster = roster;
    this.lastYear = lastYear;
    this.directory =
        roster == null
            ? UnitDirectory.met(submissions.stream().filter(this::isWanted).toList())
            : UnitDirectory.listed(roster);
  }

  /**
   * Reads, checks and sorts the files.
   *
   * @param district the unit that adds up, whose own report does not count
   * @param roster who must report; null if whoever did
   */
  static Reception of(
      Template template,
      List<Path> files,
      String district,
      int year,
      @Nullable Roster roster,
      LastYear lastYear) {
    List<Arrival> arrivals =
        files.stream()
            .map(file -> new Arrival(Validation.read(template, file), modified(file)))
            .toList();
    List<Submission> submissions =
        arrivals.stream().flatMap(arrival -> arrival.submission().stream()).toList();
    Receiving receiving = new Receiving(district, year, roster, lastYear, submissions);
    arrivals.forEach(receiving::receive);
    return receiving.reception();
  }

  /** A report of a unit, of the right year, and not the district's own. */
  private boolean isWanted(Submission submission) {
    Integer stated = submission.year();
    return stated != null && stated == year && !submission.unit().isEmpty() && !isOwn(submission);
  }

  private boolean isOwn(Submission submission) {
    return UnitName.same(submission.unit(), district);
  }

  /** When the report was filled in; before all time if it does not say so. */
  static LocalDate preparedOn(Submission submission) {
    try {
      return LocalDate.parse(submission.text(Template.PREPARED_ON));
    } catch (DateTimeParseException e) {
      return LocalDate.MIN;
    }
  }

  private void receive(Arrival arrival) {
    FileTime modified = arrival.modified();
    Submission submission = arrival.validation().submission();
    if (submission == null) {
      Checked unreadable = arrival.validation().check(year, null, lastYear);
      leaveOut(Status.UNREADABLE, null, unreadable, modified, unreadable.unreadable());
      return;
    }
    Optional<Unit> unit = directory.find(submission);
    Checked checked = arrival.validation().check(year, unit.orElse(null), lastYear);
    Unit stranger = Unit.named(submission.unit(), submission.text(Template.CODE));
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
    } else if (unit.isEmpty()) {
      leaveOut(Status.UNLISTED, stranger, checked, modified, proposal(submission));
    } else {
      Report report =
          new Report(unit.get(), checked, modified, spelling(unit.get(), submission));
      reports.computeIfAbsent(unit.get(), same -> new ArrayList<>()).add(report);
    }
  }

  private void leaveOut(
      Status status,
      @Nullable Unit unit,
      Checked checked,
      FileTime modified,
      @Nullable Message note) {
    leftOut.add(new Receipt(status, unit, checked, modified, note));
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // it cannot be read either, and that is said
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
        Objects.requireNonNull(roster).near(submission.unit()).stream()
            .map(Unit::name)
            .collect(Collectors.joining("、"));
    return near.isEmpty()
        ? Message.of("merge.note.unlisted")
        : Message.of("merge.note.near", near);
  }

  /** Says so where a report goes under another name than it bears. */
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
    List<Receipt> receipts = new ArrayList<>();
    if (roster == null) {
      SimilarNames similar = new SimilarNames(reports.keySet().stream().map(Unit::name).toList());
      reports.values().forEach(same -> receipts.addAll(receipts(same, similar)));
    } else {
      SimilarNames none = new SimilarNames(List.of());
      for (Unit unit : roster.units()) {
        List<Report> same = reports.getOrDefault(unit, List.of());
        receipts.addAll(same.isEmpty() ? List.of(missing(unit)) : receipts(same, none));
      }
    }
    receipts.addAll(leftOut);
    int expected = roster == null ? reports.size() : roster.units().size();
    return new Reception(expected, roster != null, receipts);
  }

  private Receipt missing(Unit unit) {
    Message note =
        leftOut.stream()
            .filter(receipt -> receipt.status() == Status.OTHER_YEAR)
            .filter(receipt -> unit.equals(receipt.unit()))
            .findFirst()
            .map(receipt -> Message.of("merge.note.onlyOtherYear", receipt.file()))
            .or(() -> nearlyReceived(unit))
            .orElse(null);
    return new Receipt(Status.MISSING, unit, null, null, note);
  }

  private Optional<Message> nearlyReceived(Unit unit) {
    return leftOut.stream()
        .filter(receipt -> receipt.status() == Status.UNLISTED && unit.isNear(receipt.unitName()))
        .findFirst()
        .map(receipt -> Message.of("merge.note.perhaps", receipt.unitName(), receipt.file()));
  }

  /** The newest counts; the others are shown, with the reason. */
  private static List<Receipt> receipts(List<Report> same, SimilarNames similar) {
    List<Report> newestFirst = same.stream().sorted(BY_AGE.reversed()).toList();
    Report taken = newestFirst.get(0);
    Message note = nameNote(taken, similar);
    if (newestFirst.size() > 1) {
      Message choice = choice(taken, newestFirst.get(1));
      note = note == null ? choice : Message.of("merge.note.both", choice, note);
    }
    List<Receipt> receipts = new ArrayList<>();
    receipts.add(
        new Receipt(Status.RECEIVED, taken.unit(), taken.checked(), taken.modified(), note));
    for (Report other : newestFirst.subList(1, newestFirst.size())) {
      Message left =
          other.submission().values().equals(taken.submission().values())
              ? Message.of("merge.note.same", fileName(taken))
              : Message.of("merge.note.older", fileName(taken));
      receipts.add(
          new Receipt(Status.DUPLICATE, other.unit(), other.checked(), other.modified(), left));
    }
    return receipts;
  }

  private static String fileName(Report report) {
    return String.valueOf(Path.of(report.checked().file()).getFileName());
  }

  private static Message choice(Report taken, Report next) {
    if (!taken.preparedOn().equals(next.preparedOn())) {
      return Message.of("merge.note.takenByDate", taken.preparedOn());
    }
    return taken.modified().equals(next.modified())
        ? Message.of("merge.note.takenByName")
        : Message.of("merge.note.takenByTime");
  }

  /** Without a roster nobody can tell two spellings from two units: both count, and it is said. */
  private static @Nullable Message nameNote(Report report, SimilarNames similar) {
    List<String> others = similar.of(report.unit().name());
    return report.note() != null || others.isEmpty()
        ? report.note()
        : Message.of("merge.note.twoSpellings", String.join("、", others));
  }
}
