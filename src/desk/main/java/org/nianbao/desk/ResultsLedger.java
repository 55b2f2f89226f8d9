package org.nianbao.desk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Submission;
import org.nianbao.roster.Roster;
import org.nianbao.roster.UnitDirectory;
import org.nianbao.rounds.ReceiptLedger;
import org.nianbao.rounds.Rounds;

/** The ledger of the folder of results as it was when it was opened. Thread-safe. */
final class ResultsLedger {
  private final Rounds rounds;
  private final @Nullable UnitDirectory units;

  private ResultsLedger(Rounds rounds, @Nullable Roster roster) {
    this.rounds = rounds;
    this.units = roster == null ? null : UnitDirectory.ofRoster(roster);
  }

  /**
   * Opens the ledger of a folder; returns null if it has none.
   *
   * @param folder the folder of results; null if unknown
   * @throws IOException if the ledger cannot be read
   */
  static @Nullable ResultsLedger open(@Nullable Path folder, ValidationSettings settings)
      throws IOException {
    if (folder == null || !Rounds.hasLedger(folder)) {
      return null;
    }
    LocalDateTime now = LocalDateTime.now(ZoneId.systemDefault());
    return new ResultsLedger(
        Rounds.open(folder, settings.year(), settings.roster(), now), settings.roster());
  }

  /** Returns what came in earlier rounds. */
  ReceiptLedger receipts() {
    return rounds.receipts();
  }

  /** Compares a checked file with the ledger. */
  LedgerComparison compare(ValidationResult checked) {
    Submission submission = checked.submission();
    Roster.Unit unit =
        submission == null || units == null ? null : units.find(submission).orElse(null);
    ValidationResult compared = rounds.compared(checked, unit);
    return new LedgerComparison(compared, rounds.round(checked));
  }
}
