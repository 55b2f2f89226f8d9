package org.nianbao.desk;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.LastYearReports;
import org.nianbao.roster.Roster;
import org.nianbao.task.TaskFiles;
import org.nianbao.task.ValidateTask;
import org.nianbao.template.Editions;

/**
 * The settings that received files are checked with.
 *
 * @param year the expected report year; null for any
 * @param lastYear last year's submissions
 * @param roster the units that must report; null if unknown
 * @param rosterFile the file of the roster; null if there is none
 */
record ValidationSettings(
    @Nullable Integer year,
    LastYearReports lastYear,
    @Nullable Roster roster,
    @Nullable Path rosterFile) {
  static ValidationSettings none() {
    return new ValidationSettings(null, LastYearReports.none(), null, null);
  }

  ValidationSettings withYear(@Nullable Integer newYear) {
    return new ValidationSettings(newYear, lastYear, roster, rosterFile);
  }

  ValidationSettings withLastYear(LastYearReports newLastYear) {
    return new ValidationSettings(year, newLastYear, roster, rosterFile);
  }

  ValidationSettings withRoster(@Nullable Roster newRoster, @Nullable Path file) {
    return new ValidationSettings(year, lastYear, newRoster, file);
  }

  /** Returns the form; the edition of the expected year comes first. */
  Editions editions() {
    return year == null ? Editions.shipped() : Editions.shipped(year);
  }

  /**
   * Returns the task that validates files with these settings.
   *
   * @param reportYear the year that a roster is compared for, if none is expected
   */
  ValidateTask validation(
      TaskFiles files, int reportYear, ValidateTask.@Nullable ResultFolder output) {
    Integer expected = year == null && roster != null ? Integer.valueOf(reportYear) : year;
    return new ValidateTask(editions(), files, expected, roster, lastYear, output);
  }
}
