package org.nianbao.desk;

import java.awt.BorderLayout;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JPanel;
import javax.swing.JTextField;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Messages;

/** A file or folder, typed or chosen; it may be left empty. */
final class PathField extends JPanel {
  private static final int GAP = 6;
  private static final int LETTERS = 34;

  private final JTextField typed = new JTextField(LETTERS);

  /**
   * A field.
   *
   * @param name what it is for
   * @param mode what may be chosen, as the file chooser has it
   * @param saving whether the file is yet to be made
   */
  PathField(String name, int mode, boolean saving, Messages messages) {
    super(new BorderLayout(GAP, 0));
    typed.setName(name);
    add(typed, BorderLayout.CENTER);
    JButton browse =
        new JButton(
            new DeskAction(messages, "desk.browse", "", () -> browse(mode, saving)));
    browse.setName(name + ".browse");
    add(browse, BorderLayout.EAST);
  }

  private void browse(int mode, boolean saving) {
    JFileChooser chooser = new JFileChooser();
    chooser.setFileSelectionMode(mode);
    if (!typed.getText().isBlank()) {
      chooser.setSelectedFile(new File(typed.getText().strip()));
    }
    int answer = saving ? chooser.showSaveDialog(this) : chooser.showOpenDialog(this);
    if (answer == JFileChooser.APPROVE_OPTION) {
      typed.setText(chooser.getSelectedFile().getPath());
    }
  }

  void set(@Nullable Path path) {
    typed.setText(path == null ? "" : path.toString());
  }

  JTextField typed() {
    return typed;
  }

  /**
   * What is in it; null if nothing is.
   *
   * @throws InvalidPathException if no file can be named so
   */
  @Nullable Path path() {
    String text = typed.getText().strip();
    return text.isEmpty() ? null : Path.of(text).toAbsolutePath().normalize();
  }
}
