package org.nianbao.desk;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Submission;
import org.nianbao.merge.ReceptionEntry;
import org.nianbao.template.Severity;

/**
 * A row of the table of submissions: a received file, or a unit of the roster without one.
 *
 * @param checked the result of the file, without its narrative; null for a unit without one
 * @param entry its status on the roster; null if there is no roster
 */
record ReceivedRow(@Nullable ValidationResult checked, @Nullable ReceptionEntry entry) {
  /** The states of a row, the worst first, which is the sort order. */
  enum Standing {
    UNREADABLE,
    ERROR,
    MISSING,
    UNCONFIRMED,
    WARNING,
    OK
  }

  /** Returns the file; null for a unit without one. */
  @Nullable Path file() {
    return checked == null ? null : Path.of(checked.file());
  }

  /** Returns the identity of the row: the file or the unit. */
  String key() {
    return checked == null ? unit() : checked.file();
  }

  Standing standing() {
    if (checked == null) {
      boolean unconfirmed = entry != null && entry.status() == ReceptionEntry.Status.UNCONFIRMED;
      return unconfirmed ? Standing.UNCONFIRMED : Standing.MISSING;
    }
    if (checked.status() == ValidationResult.Status.UNREADABLE) {
      return Standing.UNREADABLE;
    }
    return errors() > 0 ? Standing.ERROR : warnings() > 0 ? Standing.WARNING : Standing.OK;
  }

  /** Returns the name of the unit, from the file if it states one, else from the roster. */
  String unit() {
    Submission submission = checked == null ? null : checked.submission();
    if (submission != null && !submission.unit().isEmpty()) {
      return submission.unit();
    }
    return entry == null ? "" : entry.unitName();
  }

  @Nullable Integer year() {
    Submission submission = checked == null ? null : checked.submission();
    return submission == null ? null : submission.year();
  }

  long errors() {
    return checked == null ? 0 : checked.count(Severity.ERROR);
  }

  long warnings() {
    return checked == null ? 0 : checked.count(Severity.WARNING);
  }

  /** Returns the status on the roster; null if there is no roster. */
  ReceptionEntry.@Nullable Status status() {
    return entry == null ? null : entry.status();
  }

  /** Returns the name of the file; empty for a unit without one. */
  String fileName() {
    Path file = file();
    return file == null ? "" : String.valueOf(Objects.requireNonNull(file).getFileName());
  }
}
