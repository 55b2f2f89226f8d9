package org.nianbao.desk;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.nianbao.roster.Roster;
import org.nianbao.task.TaskFiles;
import org.nianbao.task.ValidateTask;
import org.nianbao.template.Editions;
import org.nianbao.validate.LastYear;

/**
 * What received files are held against.
 *
 * @param year the report year they should be of; null for any
 * @param lastYear last year's reports
 * @param roster who must report; null if nobody has said
 * @param rosterFrom where the roster is from; null if there is none
 */
record Conditions(
    @Nullable Integer year,
    LastYear lastYear,
    @Nullable Roster roster,
    @Nullable Path rosterFrom) {
  static Conditions none() {
    return new Conditions(null, LastYear.none(), null, null);
  }

  Conditions of(@Nullable Integer wanted) {
    return new Conditions(wanted, lastYear, roster, rosterFrom);
  }

  Conditions after(LastYear read) {
    return new Conditions(year, read, roster, rosterFrom);
  }

  Conditions by(@Nullable Roster read, @Nullable Path from) {
    return new Conditions(year, lastYear, read, from);
  }

  /** The form, in the edition that is expected. */
  Editions editions() {
    return year == null ? Editions.shipped() : Editions.shipped(year);
  }

  /** Checks files against it. */
  ValidateTask validation(TaskFiles files, ValidateTask.@Nullable ResultFolder output) {
    return new ValidateTask(editions(), files, year, lastYear, output);
  }
}
