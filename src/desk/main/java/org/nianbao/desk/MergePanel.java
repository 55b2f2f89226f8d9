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
  private static final int LETTERS = 24;

  private final transient Messages messages;
  private final JTextField unit = new JTextField(LETTERS);
  private final JComboBox<String> level;
  private final JTextField year = new JTextField(LETTERS / 4);
  private final PathField roster;
  private final PathField previous;
  private final PathField reported;
  private final PathField output;
  private int row;

  /**
   * Creates the input.
   *
   * @param suggested the proposed year
   */
  MergePanel(Messages messages, Settings settings, ValidationSettings conditions, int suggested) {
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
    unit.setText(settings.word("unit"));
    level.setSelectedItem(settings.word("level"));
    year.setText(String.valueOf(suggested));
    roster.set(conditions.rosterFrom());
    previous.set(conditions.lastYear().source());
    output.set(settings.folder("merge"));
    add("desk.merge.unit", unit, unit);
    add("desk.merge.level", level, level);
    add("desk.merge.year", year, year);
    add("desk.merge.roster", roster, roster.typed());
    add("desk.merge.previous", previous, previous.typed());
    add("desk.merge.reported", reported, reported.typed());
    add("desk.merge.output", output, output.typed());
  }

  private static String[] levels() {
    List<String> levels = new ArrayList<>(List.of(""));
    levels.addAll(Template.current().levels());
    return levels.toArray(String[]::new);
  }

  private void add(String key, JComponent component, JComponent labelled) {
    JLabel label = MnemonicText.of(messages.say(key)).label(labelled);
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

  /** Returns what is wrong with the input; null if nothing is. */
  @Nullable Message objection() {
    if (unit.getText().isBlank()) {
      return Message.of("desk.merge.unit.absent");
    }
    String typed = year.getText().strip();
    OptionalInt number = ReportYears.typed(typed);
    if (number.isEmpty()) {
      return Message.of("cli.year", typed);
    }
    if (!Template.covers(number.getAsInt())) {
      return Message.of("cli.edition", typed);
    }
    for (PathField field : List.of(roster, previous, reported, output)) {
      try {
        Path path = field.path();
        if (path == null && field.equals(output)) {
          return Message.of("desk.merge.output.absent");
        }
      } catch (InvalidPathException e) {
        return Message.of("cli.path", field.typed().getText());
      }
    }
    return null;
  }

  /** Returns the task for valid input, and stores the input for the next time. */
  MergeTask task(List<Path> files, Settings settings) {
    Path into = Objects.requireNonNull(output.path());
    String name = unit.getText().strip();
    String chosen = String.valueOf(level.getSelectedItem());
    int of = Integer.parseInt(year.getText().strip());
    settings.keepWord("unit", name);
    settings.keepWord("level", chosen);
    Path file = OutputNames.fileFor(into.toAbsolutePath().normalize(), name, of);
    settings.keepFolder("merge", Objects.requireNonNullElse(file.getParent(), into));
    return new MergeTask(
        Editions.shipped(of),
        files,
        List.of(),
        name,
        chosen,
        of,
        roster.path(),
        previous.path(),
        reported.path(),
        Destination.ofFile(file),
        false,
        messages);
  }
}
