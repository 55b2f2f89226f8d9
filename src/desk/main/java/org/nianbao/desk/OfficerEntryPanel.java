package org.nianbao.desk;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Objects;
import javax.swing.JFileChooser;
import javax.swing.JTextField;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.roster.Roster;
import org.nianbao.rounds.OfficerEntries;
import org.nianbao.rounds.Rounds;

/** The input of a correction of a figure, or of the acceptance of a warning. */
final class OfficerEntryPanel extends InputPanel {
  private static final int MAX_DIGITS = 15;

  private final @Nullable JTextField value;
  private final JTextField reason;
  private final JTextField officer;
  private final PathField folder;

  /**
   * Creates the input.
   *
   * @param subject what is corrected or accepted
   * @param hasValue whether a value is to be typed
   */
  OfficerEntryPanel(Messages messages, Settings settings, String subject, boolean hasValue) {
    super(messages);
    addSentence(subject);
    this.value = hasValue ? addRequiredText("desk.entry.value", "") : null;
    this.reason = addRequiredText("desk.entry.reason", "");
    this.officer =
        addRequiredText(
            hasValue ? "desk.entry.officer" : "desk.accept.officer", settings.text("officer"));
    Path results = settings.folder("results");
    this.folder =
        addRequiredPath(
            "desk.entry.folder",
            JFileChooser.DIRECTORIES_ONLY,
            false,
            Rounds.hasLedger(results) ? results : null);
  }

  @Override
  @Nullable Message inputError() {
    Message error = super.inputError();
    if (error != null) {
      return error;
    }
    if (value != null && number() == null) {
      return Message.of("desk.entry.number", value.getText());
    }
    Path results = Objects.requireNonNull(folder.path());
    return Rounds.hasLedger(results) ? null : Message.of("desk.entry.noLedger", results);
  }

  private @Nullable BigDecimal number() {
    String text = value == null ? "" : value.getText().strip();
    return text.matches("\\d{1," + MAX_DIGITS + "}(\\.\\d{1,6})?") ? new BigDecimal(text) : null;
  }

  /** Returns the corrected value for valid input. */
  BigDecimal value() {
    return Objects.requireNonNull(number());
  }

  /** Returns the entry for valid input, and stores the input for the next time. */
  OfficerEntries entry(Roster.Unit unit, Submission submission, Settings settings) {
    Path results = Objects.requireNonNull(folder.path());
    settings.saveFolder("results", results);
    settings.saveText("officer", officer.getText().strip());
    return new OfficerEntries(
        results,
        unit,
        Objects.requireNonNull(submission.year()),
        submission.template(),
        reason.getText().strip(),
        officer.getText().strip());
  }
}
