package org.nianbao.district;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.FileValidation;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.OrderedPipeline;
import org.nianbao.file.Progress;
import org.nianbao.file.WorkerThreads;
import org.nianbao.form.Submission;
import org.nianbao.merge.DistrictReport;
import org.nianbao.merge.Reception;
import org.nianbao.merge.Reception.CheckedFile;
import org.nianbao.roster.Roster;
import org.nianbao.roster.Roster.Unit;
import org.nianbao.roster.UnitDirectory;
import org.nianbao.template.Editions;
import org.nianbao.validate.ReceivedReport;

/** Reads and checks received files, compares them with the roster, and adds them up. */
public final class DistrictFiles {
  private DistrictFiles() {}

  /**
   * Reads, checks and adds up reports in the edition of the report year. Reports that cannot be
   * added up are left out; the reception gives the reasons.
   *
   * @param files the received workbooks
   * @throws IllegalArgumentException if there is no edition for the year
   */
  public static DistrictReport merge(
      Editions editions, List<Path> files, DistrictReport.Request request) {
    try (WorkerThreads workers = WorkerThreads.onePerProcessor()) {
      return merge(editions, files, List.of(), request, workers);
    }
  }

  /**
   * Reads, checks and adds up reports on the given threads.
   *
   * @param otherFiles files beside them whose kind is not that of reports; those named after a unit
   *     of the roster without a report are read, too
   */
  public static DistrictReport merge(
      Editions editions,
      List<Path> files,
      List<Path> otherFiles,
      DistrictReport.Request request,
      WorkerThreads workers) {
    return DistrictReport.of(
        editions, request, reception(editions, files, otherFiles, request, workers));
  }

  /** Reads and checks the files of a merge, without adding them up. */
  public static Reception reception(
      Editions editions,
      List<Path> files,
      List<Path> otherFiles,
      DistrictReport.Request request,
      WorkerThreads workers) {
    Reception.edition(editions, request.year()); // fails before any file is read
    List<CheckedFile> received = new ArrayList<>(read(editions, files, request, workers));
    Reception reception = reception(editions, request, received);
    Roster roster = request.roster();
    List<Path> more =
        roster == null ? List.of() : namedAfterMissingUnits(reception, roster, otherFiles);
    if (more.isEmpty()) {
      return reception;
    }
    received.addAll(read(editions, more, request, workers));
    return reception(editions, request, received);
  }

  /** Returns the files that are named after units of the roster from which nothing came. */
  public static List<Path> namedAfterMissingUnits(
      Reception reception, Roster roster, List<Path> files) {
    List<String> names = files.stream().map(Path::toString).toList();
    return reception.namedAfterMissingUnits(roster, names).stream().map(Path::of).toList();
  }

  /** Returns files that have been checked, with the time at which each was last saved. */
  public static List<CheckedFile> dated(List<ValidationResult> checked) {
    return checked.stream()
        .map(each -> new CheckedFile(each, ReceivedReport.modified(Path.of(each.file()))))
        .toList();
  }

  private static Reception reception(
      Editions editions, DistrictReport.Request request, List<CheckedFile> received) {
    return Reception.of(
        editions,
        request,
        received,
        (file, unit) ->
            Reception.check(ReceivedReport.read(editions, Path.of(file)), unit, request));
  }

  private static List<CheckedFile> read(
      Editions editions, List<Path> files, DistrictReport.Request request, WorkerThreads workers) {
    Roster roster = request.roster();
    UnitDirectory directory = roster == null ? null : UnitDirectory.ofRoster(roster);
    List<CheckedFile> all = new ArrayList<>();
    try {
      OrderedPipeline.run(
          files,
          workers,
          file ->
              new CheckedFile(
                  checked(editions, file, request, directory), ReceivedReport.modified(file)),
          received -> {
            all.add(received);
            workers.progress().update(Progress.Stage.FILES, all.size(), files.size());
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e); // unreadable files are results, not exceptions
    }
    return all;
  }

  private static ValidationResult checked(
      Editions editions,
      Path file,
      DistrictReport.Request request,
      @Nullable UnitDirectory rosterDirectory) {
    FileValidation validation = ReceivedReport.read(editions, file);
    Submission submission = validation.submission();
    Unit rosterUnit =
        rosterDirectory == null || submission == null
            ? null
            : rosterDirectory.find(submission).orElse(null);
    return Reception.check(validation, rosterUnit, request);
  }
}
