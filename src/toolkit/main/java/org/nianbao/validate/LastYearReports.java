package org.nianbao.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.nianbao.file.OrderedPipeline;
import org.nianbao.file.Progress;
import org.nianbao.file.ReceivedFiles;
import org.nianbao.file.WorkerThreads;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedList;
import org.nianbao.roster.Roster.Unit;
import org.nianbao.roster.UnitIndex;
import org.nianbao.template.Editions;

/**
 * The submissions of the year before, whose figures those of this year are compared with. Immutable
 * and thread-safe.
 */
public final class LastYearReports {
  /** If there are more files, only their number is given. */
  private static final int MAX_LISTED = 5;

  private final @Nullable Path source;
  private final List<Submission> submissions;

  /** The narratives, which compact submissions lack. */
  private final Map<Submission, LastYearNarrative> narratives = new HashMap<>();

  private final NarrativeSegments segments;
  private final List<Path> unreadable;
  private final Map<Integer, UnitIndex<Submission>> byYear = new HashMap<>();

  private LastYearReports(
      @Nullable Path source,
      List<Report> reports,
      List<Path> unreadable,
      NarrativeSegments segments) {
    this.source = source;
    this.unreadable = List.copyOf(unreadable);
    this.submissions = reports.stream().map(Report::submission).toList();
    this.segments = segments;
    reports.forEach(report -> narratives.put(report.submission(), report.narrative()));
    for (Submission submission : submissions) {
      if (submission.year() != null) {
        byYear
            .computeIfAbsent(submission.year(), year -> new UnitIndex<>())
            .add(submission, submission.code(), List.of(submission.unit()));
      }
    }
  }

  /** Returns an instance without submissions. */
  public static LastYearReports none() {
    return new LastYearReports(null, List.of(), List.of(), new NarrativeSegments());
  }

  /**
   * Reads a workbook or data file, or all workbooks in a folder. Unreadable files in a folder are
   * left out. Of several reports of a unit the newest is used; a blank form is used only if there
   * is no other.
   *
   * @throws UnreadableFileException if a single file cannot be read
   */
  public static LastYearReports read(Editions editions, Path fileOrFolder) throws IOException {
    try (WorkerThreads workers = WorkerThreads.onePerProcessor()) {
      return read(editions, fileOrFolder, workers);
    }
  }

  /**
   * Reads last year's files on the given threads.
   *
   * @param fileOrFolder null if there are none
   * @throws UnreadableFileException if a single file cannot be read
   */
  public static LastYearReports read(
      Editions editions, @Nullable Path fileOrFolder, WorkerThreads workers) throws IOException {
    if (fileOrFolder == null) {
      return none();
    }
    NarrativeSegments segments = new NarrativeSegments();
    if (!Files.isDirectory(fileOrFolder)) {
      List<Report> reports =
          ReportFile.read(editions, fileOrFolder).stream()
              .map(each -> new Report(each, narrative(each, segments)))
              .toList();
      return of(fileOrFolder, reports, List.of(), segments);
    }
    List<Report> reports = new ArrayList<>();
    List<Path> unreadable = new ArrayList<>();
    List<Path> files = ReceivedFiles.findForms(fileOrFolder);
    AtomicLong count = new AtomicLong();
    OrderedPipeline.run(
        files,
        workers,
        file -> readInFolder(editions, file, segments),
        content -> {
          reports.addAll(content.reports());
          unreadable.addAll(content.unreadable());
          workers
              .progress()
              .update(Progress.Stage.LAST_YEAR, count.incrementAndGet(), files.size());
        });
    return of(fileOrFolder, reports, unreadable, segments);
  }

  private static LastYearReports of(
      Path source, List<Report> reports, List<Path> unreadable, NarrativeSegments segments) {
    List<Report> newestFirst =
        reports.stream()
            .map(
                each ->
                    new Dated(each, each.submission().isBlank(), each.submission().preparedOn()))
            .sorted(
                Comparator.comparing(Dated::blank)
                    .thenComparing(Comparator.comparing(Dated::day).reversed()))
            .map(Dated::report)
            .toList();
    return new LastYearReports(source, newestFirst, unreadable, segments);
  }

  /** A report of last year. */
  private record Report(Submission submission, LastYearNarrative narrative) {}

  private record Dated(Report report, boolean blank, LocalDate day) {}

  /** The reports in a file of last year's folder, or the file if it is unreadable. */
  private record Held(List<Report> reports, List<Path> unreadable) {}

  /** Reads a file of last year's folder. An unreadable file is not an error of this year. */
  private static Held readInFolder(Editions editions, Path file, NarrativeSegments segments) {
    return IsolatedReading.readIsolated(
        file,
        () ->
            new Held(
                ReportFile.read(editions, file).stream()
                    .map(each -> new Report(each.compacted(), narrative(each, segments)))
                    .toList(),
                List.of()),
        reason -> new Held(List.of(), List.of(file)));
  }

  private static LastYearNarrative narrative(Submission submission, NarrativeSegments segments) {
    return new LastYearNarrative(segments.of(submission));
  }

  /**
   * Returns the discrepancy of a submission whose narrative repeats that of the year before; null
   * if there is none.
   *
   * @param lastYear the unit's submission for the year before
   */
  @Nullable Discrepancy repeatedNarrative(Submission submission, Submission lastYear) {
    LastYearNarrative narrative = narratives.get(lastYear);
    return narrative == null
        ? null
        : narrative.repeatedIn(submission, lastYear.fileName(), segments);
  }

  /** Returns the file or folder that was read; null if there is none. */
  public @Nullable Path source() {
    return source;
  }

  /**
   * Returns the files of last year's folder that could not be read: the first ones by name, the
   * others by number.
   */
  public List<Message> unreadable() {
    List<Message> sentences = new ArrayList<>();
    for (Path file :
        unreadable.subList(0, Math.min(unreadable.size(), ShortenedList.MAX_ENTRIES))) {
      sentences.add(Message.of("cli.previous.unreadable", file));
    }
    if (unreadable.size() > ShortenedList.MAX_ENTRIES) {
      sentences.add(Message.of("cli.previous.more", unreadable.size() - ShortenedList.MAX_ENTRIES));
    }
    return sentences;
  }

  /**
   * Returns the submission of a unit for the year before the given one, found by code, name or
   * alias.
   */
  public Optional<Submission> of(Unit unit, int year) {
    List<String> names = new ArrayList<>(List.of(unit.name()));
    names.addAll(unit.aliases());
    UnitIndex<Submission> index = byYear.get(year - 1);
    return index == null ? Optional.empty() : index.find(unit.code(), names);
  }

  /**
   * Returns whether both units have the same submission for the year before, or the same reason for
   * having none.
   */
  public boolean hasSameReport(Unit one, Unit other, int year) {
    return one.equals(other)
        || (of(one, year).equals(of(other, year))
            && reasonForNone(one, year).equals(reasonForNone(other, year)));
  }

  /**
   * Returns why a unit has no submission for the year before, with the submissions that exist
   * instead; empty if it has one, or if no files were given.
   */
  public Optional<Message> reasonForNone(Unit unit, int year) {
    if (source == null || of(unit, year).isPresent()) {
      return Optional.empty();
    }
    if (submissions.isEmpty()) {
      return Optional.of(Message.of("previous.none"));
    }
    if (submissions.size() > MAX_LISTED) {
      return Optional.of(Message.of("previous.many", unit.name(), year - 1, submissions.size()));
    }
    List<String> listed =
        submissions.stream()
            .map(each -> each.unit() + " " + Objects.requireNonNullElse(each.year(), "?"))
            .toList();
    return Optional.of(Message.of("previous.few", unit.name(), year - 1, listed));
  }
}
