package org.nianbao.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedList;
import org.nianbao.roster.Roster.Unit;
import org.nianbao.roster.UnitIndex;
import org.nianbao.template.FormYear;
import org.nianbao.template.Template;

/**
 * The submissions of the year before, whose figures those of this year are compared with. Immutable
 * and thread-safe.
 */
public final class LastYearReports {
  /** If there are more files, only their number is given. */
  private static final int MAX_LISTED = 5;

  private final @Nullable String source;
  private final List<Submission> submissions;

  /** The narratives, which compact submissions lack. */
  private final Map<Submission, LastYearNarrative> narratives = new HashMap<>();

  private final NarrativeSegments segments;
  private final List<String> unreadable;
  private final Map<FormYear, UnitIndex<Submission>> byFormAndYear = new HashMap<>();

  private LastYearReports(
      @Nullable String source,
      List<Report> reports,
      List<String> unreadable,
      NarrativeSegments segments) {
    this.source = source;
    this.unreadable = List.copyOf(unreadable);
    this.submissions = reports.stream().map(report -> report.submission).toList();
    this.segments = segments;
    reports.forEach(report -> narratives.put(report.submission, report.narrative));
    for (Submission submission : submissions) {
      if (submission.year() != null) {
        byFormAndYear
            .computeIfAbsent(
                FormYear.of(submission.template(), submission.year()), each -> new UnitIndex<>())
            .add(submission, submission.code(), List.of(submission.unit()));
      }
    }
  }

  /** Returns an instance without submissions. */
  public static LastYearReports none() {
    return new LastYearReports(null, List.of(), List.of(), new NarrativeSegments());
  }

  /**
   * Begins the collection of last year's submissions.
   *
   * @param source the file or folder that they are in, as the user named it
   */
  public static Collection collect(String source) {
    return new Collection(source);
  }

  /** Last year's submissions while they are read. Only {@link #report} is thread-safe. */
  public static final class Collection {
    private final String source;
    private final List<Report> reports = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private final NarrativeSegments segments = new NarrativeSegments();

    private Collection(String source) {
      this.source = source;
    }

    /** Returns a submission with its narrative; it is not added yet. */
    public Report report(Submission submission) {
      return new Report(submission, new LastYearNarrative(segments.of(submission)));
    }

    /** Adds a report. */
    public void add(Report report) {
      reports.add(report);
    }

    /** Adds a file that cannot be read. */
    public void addUnreadable(String file) {
      unreadable.add(file);
    }

    /**
     * Returns what was added. Of several reports of a unit the newest is used; a blank form is used
     * only if there is no other.
     */
    public LastYearReports finish() {
      return of(source, reports, unreadable, segments);
    }
  }

  private static LastYearReports of(
      String source, List<Report> reports, List<String> unreadable, NarrativeSegments segments) {
    List<Report> newestFirst =
        reports.stream()
            .map(each -> new Dated(each, each.submission.isBlank(), each.submission.preparedOn()))
            .sorted(
                Comparator.comparing(Dated::blank)
                    .thenComparing(Comparator.comparing(Dated::day).reversed()))
            .map(Dated::report)
            .toList();
    return new LastYearReports(source, newestFirst, unreadable, segments);
  }

  /** A report of last year. */
  public static final class Report {
    private final Submission submission;
    private final LastYearNarrative narrative;

    private Report(Submission submission, LastYearNarrative narrative) {
      this.submission = submission;
      this.narrative = narrative;
    }

    /** Returns this report with a submission that takes less memory. */
    public Report compacted() {
      return new Report(submission.compacted(), narrative);
    }
  }

  private record Dated(Report report, boolean blank, LocalDate day) {}

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
  public @Nullable String source() {
    return source;
  }

  /**
   * Returns the files of last year's folder that could not be read: the first ones by name, the
   * others by number.
   */
  public List<Message> unreadable() {
    List<Message> sentences = new ArrayList<>();
    for (String file :
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
   *
   * @param template an edition of its form
   */
  public Optional<Submission> of(Unit unit, Template template, int year) {
    List<String> names = new ArrayList<>(List.of(unit.name()));
    names.addAll(unit.aliases());
    UnitIndex<Submission> index = byFormAndYear.get(FormYear.of(template, year - 1));
    return index == null ? Optional.empty() : index.find(unit.code(), names);
  }

  /**
   * Returns whether both units have the same submission for the year before, or the same reason for
   * having none.
   */
  public boolean hasSameReport(Unit one, Unit other, Template template, int year) {
    return one.equals(other)
        || (of(one, template, year).equals(of(other, template, year))
            && reasonForNone(one, template, year).equals(reasonForNone(other, template, year)));
  }

  /**
   * Returns why a unit has no submission for the year before, with the submissions that exist
   * instead; empty if it has one, or if no files were given.
   */
  public Optional<Message> reasonForNone(Unit unit, Template template, int year) {
    if (source == null || of(unit, template, year).isPresent()) {
      return Optional.empty();
    }
    List<Submission> ofForm =
        submissions.stream()
            .filter(each -> each.template().form().equals(template.form()))
            .toList();
    if (ofForm.isEmpty()) {
      return Optional.of(Message.of("previous.none"));
    }
    if (ofForm.size() > MAX_LISTED) {
      return Optional.of(Message.of("previous.many", unit.name(), year - 1, ofForm.size()));
    }
    List<String> listed =
        ofForm.stream()
            .map(each -> each.unit() + " " + Objects.requireNonNullElse(each.year(), "?"))
            .toList();
    return Optional.of(Message.of("previous.few", unit.name(), year - 1, listed));
  }
}
