package org.nianbao.merge;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.WorkerThreads;
import org.nianbao.form.Submission;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.roster.Roster;
import org.nianbao.roster.UnitOfFile;
import org.nianbao.rounds.ReceiptLedger;
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
   * @param receipts what came in earlier rounds; null if unknown
   * @throws IllegalArgumentException if there is no edition for the year
   */
  public static Reception of(
      Editions editions,
      List<Path> files,
      List<Path> otherFiles,
      int year,
      @Nullable Roster roster,
      LastYearReports lastYear,
      @Nullable ReceiptLedger receipts,
      WorkerThreads workers) {
    return of(
        editions,
        new DistrictReport.Request(
            files, otherFiles, "", "", year, roster, lastYear, null, receipts),
        workers);
  }

  /**
   * Compares files that have been checked with the roster.
   *
   * @param checked the results of the files, in their order
   * @param receipts what came in earlier rounds; null if unknown
   * @throws IllegalArgumentException if there is no edition for the year
   */
  public static Reception of(
      Editions editions,
      List<ValidationResult> checked,
      int year,
      Roster roster,
      LastYearReports lastYear,
      @Nullable ReceiptLedger receipts) {
    return ReceptionBuilder.of(
        editions,
        edition(editions, year),
        new DistrictReport.Request(
            List.of(), List.of(), "", "", year, roster, lastYear, null, receipts),
        checked);
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

  /** Returns the files that are named after units of the roster from which nothing came. */
  public List<Path> namedAfterMissingUnits(Roster roster, List<Path> files) {
    if (files.isEmpty()) {
      return List.of();
    }
    UnitOfFile names = new UnitOfFile(roster);
    Set<Roster.Unit> missing = new HashSet<>();
    of(Status.MISSING).forEach(entry -> missing.add(entry.knownUnit()));
    return files.stream()
        .filter(file -> names.find(file).filter(missing::contains).isPresent())
        .toList();
  }

  /** Returns the files in place of which another file of their unit counts. */
  public Set<String> supersededFiles() {
    Set<Roster.Unit> withFile = new HashSet<>();
    for (ReceptionEntry entry : entries) {
      if (entry.ofUnit() && entry.checked() != null) {
        withFile.add(entry.knownUnit());
      }
    }
    Set<String> files = new HashSet<>();
    for (ReceptionEntry entry : entries) {
      if (!entry.ofUnit() && entry.unit() != null && withFile.contains(entry.unit())) {
        files.add(entry.file());
      }
    }
    return files;
  }

  /** Returns whether the report of every unit that must report was received, and is readable. */
  public boolean isComplete() {
    return withoutReport().isEmpty();
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

  /** Returns the submissions that are added up, by the names of their units. */
  public Map<String, Submission> submissionsByUnit() {
    Map<String, Submission> byUnit = new LinkedHashMap<>();
    of(Status.RECEIVED).forEach(entry -> byUnit.put(entry.unitName(), submission(entry)));
    return byUnit;
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
