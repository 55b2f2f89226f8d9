package org.nianbao.merge;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.FileValidation;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Submission;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.roster.Roster;
import org.nianbao.roster.UnitOfFile;
import org.nianbao.template.Editions;
import org.nianbao.template.Template;

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
   * A received file that has been checked.
   *
   * @param checked the result
   * @param modified when the file was last saved
   */
  public record CheckedFile(ValidationResult checked, Instant modified) {
    Optional<Submission> submission() {
      return Optional.ofNullable(checked.submission());
    }
  }

  /** Checks a received file again. */
  public interface SecondCheck {
    /**
     * Returns the result of a file for a unit.
     *
     * @param file the file as the user named it
     */
    ValidationResult check(String file, Roster.Unit unit);
  }

  /**
   * Compares files that have been checked with the roster.
   *
   * @param received the files in their order
   * @param secondCheck checks a file again that other files show to belong to another unit; it is
   *     called only if there is no roster, and last year's reports are known
   * @throws IllegalArgumentException if there is no edition for the year
   */
  public static Reception of(
      Editions editions,
      DistrictReport.Request request,
      List<CheckedFile> received,
      SecondCheck secondCheck) {
    return ReceptionBuilder.of(edition(editions, request.year()), request, received, secondCheck);
  }

  /**
   * Compares files that have been checked with a roster.
   *
   * @param received the files in their order
   * @param receipts what came in earlier rounds; null if unknown
   * @throws IllegalArgumentException if there is no edition for the year
   */
  public static Reception of(
      Editions editions,
      List<CheckedFile> received,
      int year,
      Roster roster,
      LastYearReports lastYear,
      @Nullable Receipts receipts) {
    return of(
        editions,
        new DistrictReport.Request("", "", year, roster, lastYear, null, receipts),
        received,
        (file, unit) -> {
          throw new IllegalStateException("no second check with a roster");
        });
  }

  /**
   * Checks a file of a merge, with the figures that an officer corrected and without the warnings
   * that one accepted. The result takes little memory.
   *
   * @param unit the unit that sent it; null if only the file names it
   */
  public static ValidationResult check(
      FileValidation validation, Roster.@Nullable Unit unit, DistrictReport.Request request) {
    Receipts receipts = request.receipts();
    Submission submission = validation.submission();
    if (receipts == null || submission == null) {
      return validation.check(request.year(), unit, request.lastYear()).compactedWithNarrative();
    }
    Roster.Unit sender =
        unit == null ? Roster.Unit.named(submission.unit(), submission.code()) : unit;
    ValidationResult checked =
        validation
            .with(each -> receipts.corrected(each, sender.name()))
            .check(request.year(), unit, request.lastYear());
    return receipts
        .accepted(checked, sender.name(), sender.code(), request.year())
        .compactedWithNarrative();
  }

  /**
   * Returns the edition for a report year.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Template edition(Editions editions, int year) {
    return editions
        .ofYear(year)
        .orElseThrow(() -> new IllegalArgumentException("no edition for " + year));
  }

  /**
   * Returns the editions of the form to merge instead of the expected one: if none of the files is
   * of that form, the other form that most of the year's files have.
   *
   * @param editions those with which the files were read
   * @return empty if files are of the expected form, or none is of another form
   */
  public Optional<Editions> editionsOfMost(Editions editions, int year) {
    if (!submissions().isEmpty()) {
      return Optional.empty();
    }
    ReceivedForms forms = new ReceivedForms();
    of(Status.OTHER_FORM).forEach(entry -> forms.add(entry.checked()));
    Editions received = forms.editions(editions, year);
    return received == editions ? Optional.empty() : Optional.of(received);
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
  public List<String> namedAfterMissingUnits(Roster roster, List<String> files) {
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
  public List<String> files() {
    return checked().stream().map(ValidationResult::file).toList();
  }

  /** Returns the results of the files, in order. */
  public List<ValidationResult> checked() {
    return entries.stream().map(ReceptionEntry::checked).filter(Objects::nonNull).toList();
  }

  /**
   * Returns the submission of an entry.
   *
   * @throws NullPointerException if there is no readable file
   */
  public static Submission submission(ReceptionEntry entry) {
    return Objects.requireNonNull(Objects.requireNonNull(entry.checked()).submission());
  }
}
