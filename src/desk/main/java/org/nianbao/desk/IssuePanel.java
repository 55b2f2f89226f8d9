package org.nianbao.desk;

import java.nio.file.Path;
import java.util.Objects;
import javax.swing.JFileChooser;
import javax.swing.JTextField;
import org.nianbao.message.Messages;

/** The input for issuing blank forms: the roster, the year, last year's reports, the folder. */
final class IssuePanel extends InputPanel {
  private final PathField roster;
  private final JTextField year;
  private final PathField previous;
  private final PathField output;

  IssuePanel(
      Messages messages,
      Settings settings,
      ValidationSettings validationSettings,
      int suggestedYear) {
    super(messages);
    this.roster =
        addRequiredPath(
            "desk.issue.roster", JFileChooser.FILES_ONLY, false, validationSettings.rosterFile());
    this.year = addYear("desk.issue.year", suggestedYear);
    this.previous =
        addPath(
            "desk.issue.previous",
            JFileChooser.FILES_AND_DIRECTORIES,
            validationSettings.lastYear().source());
    this.output =
        addRequiredPath(
            "desk.issue.output", JFileChooser.DIRECTORIES_ONLY, true, settings.folder("issue"));
  }

  /** Issues the forms for valid input, and stores the input for the next time. */
  void issue(DeskForms forms, Settings settings) {
    Path folder = Objects.requireNonNull(output.path());
    settings.saveFolder("issue", folder);
    forms.issue(
        Objects.requireNonNull(roster.path()),
        Integer.parseInt(year.getText().strip()),
        previous.path(),
        folder);
  }
}
