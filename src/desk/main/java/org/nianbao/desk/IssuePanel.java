package org.nianbao.desk;

import java.nio.file.Path;
import java.util.Objects;
import javax.swing.JComboBox;
import javax.swing.JFileChooser;
import javax.swing.JTextField;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.validate.LastYearFiles;

/**
 * The input for issuing blank forms: the roster or a single unit, the year, last year's reports,
 * the folder.
 */
final class IssuePanel extends InputPanel {
  private final PathField roster;
  private final JTextField unit;
  private final JComboBox<String> level;
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
        addPath("desk.issue.roster", JFileChooser.FILES_ONLY, validationSettings.rosterFile());
    this.unit = addText("desk.issue.unit", "");
    this.level = new JComboBox<>(MergePanel.levels());
    addChoice("desk.issue.level", level);
    this.year = addYear("desk.issue.year", suggestedYear);
    this.previous =
        addPath(
            "desk.issue.previous",
            JFileChooser.FILES_AND_DIRECTORIES,
            LastYearFiles.source(validationSettings.lastYear()));
    this.output =
        addRequiredPath(
            "desk.issue.output",
            JFileChooser.DIRECTORIES_ONLY,
            true,
            settings
                .lastFolder("issue")
                .orElseGet(
                    () -> Settings.documents().resolve(messages.format("desk.issue.folder"))));
  }

  @Override
  @Nullable Message inputError() {
    Message error = super.inputError();
    if (error != null) {
      return error;
    }
    return (roster.path() == null) == unit.getText().isBlank()
        ? Message.of("desk.issue.units")
        : null;
  }

  /** Issues the forms for valid input, and stores the input for the next time. */
  void issue(DeskForms forms, Settings settings) {
    Path folder = Objects.requireNonNull(output.path());
    settings.saveFolder("issue", folder);
    forms.issue(
        roster.path(),
        unit.getText().strip(),
        String.valueOf(level.getSelectedItem()),
        Integer.parseInt(year.getText().strip()),
        previous.path(),
        folder);
  }
}
