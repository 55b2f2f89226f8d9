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

/** An input field for a file or folder, which may stay empty. */
final class PathField extends JPanel {
  private static final int GAP = 6;
  private static final int COLUMNS = 34;

  private final JTextField textField = new JTextField(COLUMNS);

  /**
   * Creates a field.
   *
   * @param name its name
   * @param mode the selection mode of {@link javax.swing.JFileChooser}
   * @param saving whether the file is to be written
   */
  PathField(String name, int mode, boolean saving, Messages messages) {
    super(new BorderLayout(GAP, 0));
    textField.setName(name);
    add(textField, BorderLayout.CENTER);
    JButton browse =
        new JButton(new DeskAction(messages, "desk.browse", "", () -> browse(mode, saving)));
    browse.setName(name + ".browse");
    add(browse, BorderLayout.EAST);
  }

  private void browse(int mode, boolean saving) {
    JFileChooser chooser = new JFileChooser();
    chooser.setFileSelectionMode(mode);
    if (!textField.getText().isBlank()) {
      chooser.setSelectedFile(new File(textField.getText().strip()));
    }
    int answer = saving ? chooser.showSaveDialog(this) : chooser.showOpenDialog(this);
    if (answer == JFileChooser.APPROVE_OPTION) {
      textField.setText(chooser.getSelectedFile().getPath());
    }
  }

  void set(@Nullable Path path) {
    textField.setText(path == null ? "" : path.toString());
  }

  JTextField textField() {
    return textField;
  }

  /**
   * Returns the path; null if the field is empty.
   *
   * @throws InvalidPathException if the text is not a path
   */
  @Nullable Path path() {
    String text = textField.getText().strip();
    return text.isEmpty() ? null : Path.of(text).toAbsolutePath().normalize();
  }
}
