package org.nianbao.merge;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.WorkerThreads;
import org.nianbao.form.Submission;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.roster.Roster;
import org.nianbao.template.Editions;
import org.nianbao.template.Template;
import org.nianbao.validate.LastYearReports;

/**
 * The files received for a year, compared with the roster.
 *
 * @param expected how many units must report; without a roster, how many did
 * @param hasRoster whether there is a roster
 * @param entries the units of the roster in its order, then the files that belong to none of them;
 *     without a roster, the files in their order
 */
public record Reception(int expected, boolean hasRoster, List<ReceptionEntry> entries) {
  public Reception {
    entries = List.copyOf(entries);
  }

  /**
   * Reads and checks received files, and compares them with the roster.
   *
   * @param otherFiles files beside them; those named after a unit without a report are read, too
   * @param year the report year
   * @param roster the units that must report; null if unknown
   * @throws IllegalArgumentException if there is no edition for the year
   */
  public static Reception of(
      Editions editions,
      List<Path> files,
      List<Path> otherFiles,
      int year,
      @Nullable Roster roster,
      LastYearReports lastYear,
      WorkerThreads workers) {
    return of(
        editions,
        new DistrictReport.Request(files, otherFiles, "", "", year, roster, lastYear, null),
        workers);
  }

  /** Reads and checks the files of a merge without adding them up. */
  static Reception of(Editions editions, DistrictReport.Request request, WorkerThreads workers) {
    return ReceptionBuilder.of(editions, edition(editions, request.year()), request, workers);
  }

  /**
   * Returns the edition for a report year.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Template edition(Editions editions, int year) {
    return editions
        .ofYear(year)
        .orElseThrow(() -> new IllegalArgumentException("no edition for " + year));
  }

  /** Returns the entries with a status, in order. */
  public List<ReceptionEntry> of(Status status) {
    return entries.stream().filter(entry -> entry.status() == status).toList();
  }

  /** Returns the units of the roster whose report is not added up, in order. */
  public List<ReceptionEntry> withoutReport() {
    return entries.stream().filter(entry -> entry.ofUnit() && !entry.isMerged()).toList();
  }

  /** Returns the number of files with a status that are none of a unit without a report. */
  int furtherFiles(Status status) {
    return (int)
        entries.stream().filter(entry -> entry.status() == status && !entry.ofUnit()).count();
  }

  /** Returns the submissions that are added up, in order. */
  public List<Submission> submissions() {
    return of(Status.RECEIVED).stream().map(Reception::submission).toList();
  }

  /** Returns the files that were read, in order. */
  public List<Path> files() {
    return checked().stream().map(checked -> Path.of(checked.file())).toList();
  }

  /** Returns the results of the files, in order. */
  public List<ValidationResult> checked() {
    return entries.stream().map(ReceptionEntry::checked).filter(Objects::nonNull).toList();
  }

  static Submission submission(ReceptionEntry entry) {
    return Objects.requireNonNull(Objects.requireNonNull(entry.checked()).submission());
  }
}
