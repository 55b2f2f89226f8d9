package org.nianbao.desk;

import java.math.BigDecimal;
import java.nio.file.Path;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.form.Discrepancy;
import org.nianbao.letter.OfficeSettingsFile;
import org.nianbao.message.Message;
import org.nianbao.notice.OfficeSettings;
import org.nianbao.rounds.OfficerEntries;
import org.nianbao.template.Field;

/**
 * Writes what an officer enters: corrections, acceptances and the settings for letters. Its methods
 * are called on the event thread and work on another.
 */
final class DeskEntries {
  private final DeskSession session;
  private final BackgroundWork background;
  private final OutputReporter reporter;

  DeskEntries(DeskSession session, BackgroundWork background, OutputReporter reporter) {
    this.session = session;
    this.background = background;
    this.reporter = reporter;
  }

  /** Enters the corrected value of a figure into the ledger. */
  void correct(OfficerEntries entry, Field figure, BigDecimal value) {
    background.submit(
        workers -> entry.correct(figure, value),
        ledger -> show("desk.entry.corrected", ledger, entry));
  }

  /** Enters the acceptance of a warning into the ledger. */
  void accept(OfficerEntries entry, ValidationResult checked, Discrepancy warning) {
    background.submit(
        workers -> entry.accept(checked, warning),
        ledger -> show("desk.entry.accepted", ledger, entry));
  }

  private void show(String sentence, WrittenFile ledger, OfficerEntries entry) {
    OutputReporter.Result result = new OutputReporter.Result();
    result.add(ledger);
    Path file = ledger.file();
    reporter.show(
        Message.of(sentence, entry.unit().name(), file == null ? entry.folder() : file),
        result,
        file);
    session.setResults(entry.folder());
  }

  /** Writes the settings for letters. */
  void save(OfficeSettings settings, Path file) {
    background.submit(
        workers -> {
          OfficeSettingsFile.write(settings, file);
          return file;
        },
        written ->
            reporter.show(
                Message.of("desk.settings.saved", written), new OutputReporter.Result(), written));
  }
}
