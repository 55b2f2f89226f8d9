package org.nianbao.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Submission;
import org.nianbao.merge.ReceptionEntry;
import org.nianbao.message.Message;
import org.nianbao.template.Severity;

/**
 * A row of the table of submissions: a received file, or a unit of the roster without one.
 *
 * @param checked the result of the file, without its narrative; null for a unit without one
 * @param entry its status on the roster; null if there is no roster
 * @param ledger how it compares with the ledger of the results; null if there is no ledger
 * @param isStale whether it is about to be read again, because the settings changed
 */
record ReceivedRow(
    @Nullable ValidationResult checked,
    @Nullable ReceptionEntry entry,
    @Nullable LedgerComparison ledger,
    boolean isStale) {
  /** Creates the row of a file, or of a unit without one. */
  ReceivedRow(@Nullable ValidationResult checked, @Nullable ReceptionEntry entry) {
    this(checked, entry, null, false);
  }

  ReceivedRow withEntry(@Nullable ReceptionEntry newEntry) {
    return new ReceivedRow(checked, newEntry, ledger, isStale);
  }

  ReceivedRow withLedger(@Nullable LedgerComparison newLedger) {
    return new ReceivedRow(checked, entry, newLedger, isStale);
  }

  ReceivedRow asStale() {
    return new ReceivedRow(checked, entry, ledger, true);
  }

  /** Returns this row without what the table does not show. */
  ReceivedRow compacted() {
    return new ReceivedRow(
        checked == null ? null : checked.compacted(),
        entry,
        ledger == null ? null : ledger.compacted(),
        isStale);
  }

  /** Returns the result, as the ledger has it if there is one; null for a unit without a file. */
  @Nullable ValidationResult judged() {
    return ledger == null ? checked : ledger.result();
  }

  /** The states of a row, the worst first, which is the sort order. */
  enum Standing {
    UNREADABLE,
    ERROR,
    MISSING,
    STALE,
    UNCONFIRMED,
    WARNING,
    EARLIER,
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
      return standingOfUnit();
    }
    if (isStale) {
      return Standing.STALE;
    }
    if (checked.status() == ValidationResult.Status.UNREADABLE) {
      return Standing.UNREADABLE;
    }
    return errors() > 0 ? Standing.ERROR : warnings() > 0 ? Standing.WARNING : Standing.OK;
  }

  private Standing standingOfUnit() {
    ReceptionEntry.Status status = status();
    if (status == ReceptionEntry.Status.EARLIER) {
      return Standing.EARLIER;
    }
    return status == ReceptionEntry.Status.UNCONFIRMED ? Standing.UNCONFIRMED : Standing.MISSING;
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
    return count(Severity.ERROR);
  }

  long warnings() {
    return count(Severity.WARNING);
  }

  private long count(Severity severity) {
    ValidationResult result = judged();
    return result == null ? 0 : result.count(severity);
  }

  /** Returns what the ledger says, as the parts of a short text. */
  List<Message> ledgerSummary() {
    return ledger == null ? List.of() : ledger.summary();
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
