package org.nianbao.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.swing.JFileChooser;
import javax.swing.JTextField;
import org.nianbao.file.OutputNames;
import org.nianbao.message.Messages;
import org.nianbao.notice.OfficeSettings;
import org.nianbao.rounds.Rounds;
import org.nianbao.task.Destination;
import org.nianbao.task.MergeTask;
import org.nianbao.template.Editions;
import org.nianbao.validate.LastYearFiles;

/** The input of a merge: the district, the year, and optional files. */
final class MergePanel extends FormPanel {
  private final transient Messages messages;
  private final JTextField unit;
  private final PathField roster;
  private final PathField previous;
  private final PathField reported;
  private final PathField output;

  /**
   * Creates the input.
   *
   * @param suggestedForm the name of the proposed form
   * @param suggestedYear the proposed year
   */
  MergePanel(
      Messages messages,
      Settings settings,
      ValidationSettings validationSettings,
      String suggestedForm,
      int suggestedYear) {
    super(messages, "desk.merge.form", suggestedForm);
    this.messages = messages;
    this.unit = addRequiredText("desk.merge.unit", settings.text("unit"));
    addLevel("desk.merge.level", settings.text("level"));
    addFormYear("desk.merge.year", suggestedYear);
    this.roster =
        addPath("desk.merge.roster", JFileChooser.FILES_ONLY, validationSettings.rosterFile());
    this.previous =
        addPath(
            "desk.merge.previous",
            JFileChooser.FILES_AND_DIRECTORIES,
            LastYearFiles.source(validationSettings.lastYear()));
    this.reported = addPath("desk.merge.reported", JFileChooser.FILES_ONLY, null);
    Path results = settings.folder("results");
    // the merge uses the corrections of a ledger in the folder that it writes to
    Path folder = Rounds.hasLedger(results) ? results : settings.folder("merge");
    this.output = addRequiredPath("desk.merge.output", JFileChooser.DIRECTORIES_ONLY, true, folder);
  }

  /** Returns the folder of the merged workbook for valid input. */
  Path folder() {
    return Objects.requireNonNull(output.path());
  }

  /**
   * Returns the task for valid input, and stores the input for the next time.
   *
   * @param office what the office has set, as the last day for reports
   */
  MergeTask task(List<Path> files, Settings settings, OfficeSettings office) {
    Path folder = folder();
    String name = unit.getText().strip();
    String levelName = level();
    int reportYear = year();
    settings.saveText("unit", name);
    settings.saveText("level", levelName);
    Editions editions = editions();
    Path file =
        OutputNames.fileFor(
            folder.toAbsolutePath().normalize(), name, reportYear, editions.expected());
    settings.saveFolder("merge", Objects.requireNonNullElse(file.getParent(), folder));
    return new MergeTask(
        editions,
        files,
        List.of(),
        name,
        levelName,
        reportYear,
        roster.path(),
        previous.path(),
        reported.path(),
        Destination.ofFile(file),
        office,
        false,
        messages);
  }
}
