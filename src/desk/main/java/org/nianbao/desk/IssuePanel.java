package org.nianbao.desk;

import java.nio.file.Path;
import java.util.Objects;
import javax.swing.JFileChooser;
import javax.swing.JTextField;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.validate.LastYearFiles;

/**
 * The input for issuing blank forms: the form, the roster or a single unit, the year, last year's
 * reports, the folder.
 */
final class IssuePanel extends FormPanel {
  private final PathField roster;
  private final JTextField unit;
  private final PathField previous;
  private final PathField output;

  IssuePanel(
      Messages messages,
      Settings settings,
      ValidationSettings validationSettings,
      String suggestedForm,
      int suggestedYear) {
    super(messages, "desk.issue.form", suggestedForm);
    this.roster =
        addPath("desk.issue.roster", JFileChooser.FILES_ONLY, validationSettings.rosterFile());
    this.unit = addText("desk.issue.unit", "");
    addLevel("desk.issue.level", "");
    addFormYear("desk.issue.year", suggestedYear);
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
        form(), roster.path(), unit.getText().strip(), level(), year(), previous.path(), folder);
  }
}
