package org.nianbao.desk;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.Checked;
import org.nianbao.form.Submission;
import org.nianbao.merge.Receipt;
import org.nianbao.template.Severity;

/**
 * A row of the table of submissions: a received file, or a unit of the roster that sent none.
 *
 * @param checked what became of the file, in little room; null for a unit without one
 * @param receipt how it stands against the roster; null while there is none
 */
record ReceivedRow(@Nullable Checked checked, @Nullable Receipt receipt) {
  /** How a row stands, the worst first: the order it is sorted in. */
  enum Standing {
    UNREADABLE,
    ERROR,
    MISSING,
    WARNING,
    OK
  }

  /** The file; null for a unit without one. */
  @Nullable Path file() {
    return checked == null ? null : Path.of(checked.file());
  }

  /** What it is a row of: a file, or a unit. */
  String key() {
    return checked == null ? unit() : checked.file();
  }

  Standing standing() {
    if (checked == null) {
      return Standing.MISSING;
    }
    if (checked.status() == Checked.Status.UNREADABLE) {
      return Standing.UNREADABLE;
    }
    return errors() > 0 ? Standing.ERROR : warnings() > 0 ? Standing.WARNING : Standing.OK;
  }

  /** The unit as the file names it, or else as the roster does. */
  String unit() {
    Submission submission = checked == null ? null : checked.submission();
    if (submission != null && !submission.unit().isEmpty()) {
      return submission.unit();
    }
    return receipt == null ? "" : receipt.unitName();
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

  /** How the unit stands against the roster; null while there is none. */
  Receipt.@Nullable Status status() {
    return receipt == null ? null : receipt.status();
  }

  /** The file's own name; empty for a unit without one. */
  String fileName() {
    Path file = file();
    return file == null ? "" : String.valueOf(Objects.requireNonNull(file).getFileName());
  }
}
