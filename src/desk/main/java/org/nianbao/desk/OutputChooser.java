package org.nianbao.desk;

import java.awt.Component;
import java.awt.GridLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.swing.BorderFactory;
import javax.swing.ButtonGroup;
import javax.swing.JFileChooser;
import javax.swing.JPanel;
import javax.swing.JRadioButton;
import org.nianbao.message.Messages;

/** Asks for the folder of an output, and whether it is for all files or the selected ones. */
final class OutputChooser {
  /** Receives the choice. */
  interface Receiver {
    void accept(List<Path> files, Path folder);
  }

  private static final int PADDING = 12;

  /** The purposes of outputs that are usually written for all files. */
  private static final Set<String> PURPOSES_OF_ALL = Set.of("results", "notices");

  private OutputChooser() {}

  /**
   * Shows the dialog.
   *
   * @param title the title
   * @param purpose the purpose of the folder; that of last time is proposed
   * @param all all files
   * @param selected the files that are selected in the table
   */
  static void ask(
      Component parent,
      String title,
      String purpose,
      List<Path> all,
      List<Path> selected,
      Settings settings,
      Messages messages,
      Receiver receiver) {
    JFileChooser chooser = new JFileChooser();
    chooser.setDialogTitle(title);
    chooser.setFileSelectionMode(JFileChooser.DIRECTORIES_ONLY);
    Path last =
        settings
            .lastFolder(purpose)
            .or(() -> settings.lastFolder("results"))
            .orElseGet(() -> Objects.requireNonNullElse(all.get(0).getParent(), all.get(0)));
    chooser.setSelectedFile(last.toFile());
    JRadioButton allFiles = new JRadioButton(messages.format("desk.output.all", all.size()));
    JRadioButton selectedFiles =
        new JRadioButton(messages.format("desk.output.selected", selected.size()));
    ButtonGroup group = new ButtonGroup();
    group.add(allFiles);
    group.add(selectedFiles);
    // the window always selects a row, so a single one does not mean that others are left out
    boolean preferred = selected.size() > (PURPOSES_OF_ALL.contains(purpose) ? 1 : 0);
    allFiles.setSelected(!preferred);
    selectedFiles.setSelected(preferred);
    selectedFiles.setEnabled(!selected.isEmpty());
    JPanel choice = new JPanel(new GridLayout(0, 1));
    choice.setBorder(BorderFactory.createEmptyBorder(PADDING, PADDING, PADDING, PADDING));
    choice.add(allFiles);
    choice.add(selectedFiles);
    JPanel top = new JPanel();
    top.add(choice);
    chooser.setAccessory(top);
    int answer = chooser.showDialog(parent, messages.format("desk.output.here"));
    if (answer == JFileChooser.APPROVE_OPTION) {
      Path folder = chooser.getSelectedFile().toPath().toAbsolutePath().normalize();
      settings.saveFolder(purpose, folder);
      receiver.accept(selectedFiles.isSelected() ? selected : all, folder);
    }
  }
}
