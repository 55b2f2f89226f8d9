package org.nianbao.desk;

import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import org.jspecify.annotations.Nullable;
import org.nianbao.file.OutputNames;
import org.nianbao.letter.OfficeSettings;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.task.Destination;
import org.nianbao.task.MergeTask;
import org.nianbao.template.Editions;
import org.nianbao.template.ReportYears;
import org.nianbao.template.Template;

/** The input of a merge: the district, the year, and optional files. */
final class MergePanel extends JPanel {
  private static final int GAP = 6;
  private static final int UNIT_COLUMNS = 24;

  private final transient Messages messages;
  private final JTextField unit = new JTextField(UNIT_COLUMNS);
  private final JComboBox<String> level;
  private final JTextField year = new JTextField(UNIT_COLUMNS / 4);
  private final PathField roster;
  private final PathField previous;
  private final PathField reported;
  private final PathField output;
  private int row;

  /**
   * Creates the input.
   *
   * @param suggestedYear the proposed year
   */
  MergePanel(
      Messages messages,
      Settings settings,
      ValidationSettings validationSettings,
      int suggestedYear) {
    super(new GridBagLayout());
    this.messages = messages;
    this.level = new JComboBox<>(levels());
    this.roster = new PathField("merge.roster", JFileChooser.FILES_ONLY, false, messages);
    this.previous =
        new PathField("merge.previous", JFileChooser.FILES_AND_DIRECTORIES, false, messages);
    this.reported = new PathField("merge.reported", JFileChooser.FILES_ONLY, false, messages);
    this.output = new PathField("merge.output", JFileChooser.DIRECTORIES_ONLY, true, messages);
    unit.setName("merge.unit");
    level.setName("merge.level");
    year.setName("merge.year");
    unit.setText(settings.text("unit"));
    level.setSelectedItem(settings.text("level"));
    year.setText(String.valueOf(suggestedYear));
    roster.set(validationSettings.rosterFile());
    previous.set(validationSettings.lastYear().source());
    output.set(settings.folder("merge"));
    add("desk.merge.unit", unit, unit);
    add("desk.merge.level", level, level);
    add("desk.merge.year", year, year);
    add("desk.merge.roster", roster, roster.textField());
    add("desk.merge.previous", previous, previous.textField());
    add("desk.merge.reported", reported, reported.textField());
    add("desk.merge.output", output, output.textField());
  }

  private static String[] levels() {
    List<String> levels = new ArrayList<>(List.of(""));
    levels.addAll(Template.current().levels());
    return levels.toArray(String[]::new);
  }

  private void add(String key, JComponent component, JComponent labelled) {
    JLabel label = MnemonicText.of(messages.format(key)).label(labelled);
    GridBagConstraints at = new GridBagConstraints();
    at.gridy = row++;
    at.insets = new Insets(GAP, GAP, GAP, GAP);
    at.anchor = GridBagConstraints.LINE_END;
    add(label, at);
    at.gridx = 1;
    at.weightx = 1;
    at.anchor = GridBagConstraints.LINE_START;
    at.fill = component instanceof PathField ? GridBagConstraints.HORIZONTAL : at.fill;
    add(component, at);
  }

  /** Returns the first error in the input; null if the input is valid. */
  @Nullable Message inputError() {
    if (unit.getText().isBlank()) {
      return Message.of("desk.merge.unit.absent");
    }
    String typed = year.getText().strip();
    OptionalInt number = ReportYears.parseYear(typed);
    if (number.isEmpty()) {
      return Message.of("cli.year", typed);
    }
    if (!Template.hasEditionFor(number.getAsInt())) {
      return Message.of("cli.edition", typed);
    }
    for (PathField field : List.of(roster, previous, reported, output)) {
      try {
        Path path = field.path();
        if (path == null && field.equals(output)) {
          return Message.of("desk.merge.output.absent");
        }
      } catch (InvalidPathException e) {
        return Message.of("cli.path", field.textField().getText());
      }
    }
    return null;
  }

  /** Returns the task for valid input, and stores the input for the next time. */
  MergeTask task(List<Path> files, Settings settings) {
    Path folder = Objects.requireNonNull(output.path());
    String name = unit.getText().strip();
    String levelName = String.valueOf(level.getSelectedItem());
    int reportYear = Integer.parseInt(year.getText().strip());
    settings.saveText("unit", name);
    settings.saveText("level", levelName);
    Path file = OutputNames.fileFor(folder.toAbsolutePath().normalize(), name, reportYear);
    settings.saveFolder("merge", Objects.requireNonNullElse(file.getParent(), folder));
    return new MergeTask(
        Editions.shipped(reportYear),
        files,
        List.of(),
        name,
        levelName,
        reportYear,
        roster.path(),
        previous.path(),
        reported.path(),
        Destination.ofFile(file),
        OfficeSettings.NONE,
        false,
        messages);
  }
}
