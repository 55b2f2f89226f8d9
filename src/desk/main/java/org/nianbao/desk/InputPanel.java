package org.nianbao.desk;

import java.awt.Dimension;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.template.Editions;
import org.nianbao.template.ReportYears;

/** The input of an action in a dialog: labelled fields, one below the other. */
abstract class InputPanel extends JPanel {
  private static final int GAP = 6;
  private static final int TEXT_COLUMNS = 24;
  private static final int YEAR_COLUMNS = 6;
  private static final int SENTENCE_CHARACTERS = 40;

  private final transient Messages messages;

  /** The required fields by the keys of the sentences for their absence. */
  private final transient Map<String, JTextField> required = new LinkedHashMap<>();

  private final transient Map<String, PathField> paths = new LinkedHashMap<>();
  private @Nullable JTextField yearField;
  private @Nullable JComponent firstField;
  private int row;

  InputPanel(Messages messages) {
    super(new GridBagLayout());
    this.messages = messages;
  }

  /**
   * Adds a field for a text.
   *
   * @param key the key of its label; without the prefix "desk.", its name
   */
  final JTextField addText(String key, String text) {
    JTextField field = new JTextField(text, TEXT_COLUMNS);
    add(key, field, field);
    return field;
  }

  /** Adds a field for a text that must not be blank; the key and .absent is that of a sentence. */
  final JTextField addRequiredText(String key, String text) {
    JTextField field = addText(key, text);
    required.put(key + ".absent", field);
    return field;
  }

  /** Adds a field for the report year. */
  final JTextField addYear(String key, int year) {
    JTextField field = new JTextField(String.valueOf(year), YEAR_COLUMNS);
    add(key, field, field);
    yearField = field;
    return field;
  }

  /** Adds a field for a file or folder that may be absent. */
  final PathField addPath(String key, int mode, @Nullable Path path) {
    return addPath(key, mode, false, path);
  }

  /** Adds a field for a file or folder that is required. */
  final PathField addRequiredPath(String key, int mode, boolean saving, @Nullable Path path) {
    PathField field = addPath(key, mode, saving, path);
    required.put(key + ".absent", field.textField());
    return field;
  }

  private PathField addPath(String key, int mode, boolean saving, @Nullable Path path) {
    PathField field = new PathField(name(key), mode, saving, messages);
    field.set(path);
    add(key, field, field.textField());
    paths.put(key, field);
    return field;
  }

  /** Adds a choice. */
  final void addChoice(String key, JComboBox<String> choice) {
    add(key, choice, choice);
  }

  private static String name(String key) {
    return key.replaceFirst("^desk\\.", "");
  }

  private void add(String key, JComponent component, JComponent labelled) {
    labelled.setName(name(key));
    firstField = firstField == null ? labelled : firstField;
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

  /** Adds a line of text above the fields that follow. */
  final void addSentence(String text) {
    GridBagConstraints at = new GridBagConstraints();
    at.gridy = row++;
    at.gridwidth = 2;
    at.insets = new Insets(GAP, GAP, GAP, GAP);
    at.anchor = GridBagConstraints.LINE_START;
    JTextArea lines = new JTextArea(text);
    lines.setEditable(false);
    lines.setFocusable(false);
    lines.setOpaque(false);
    lines.setLineWrap(true);
    // the height of wrapped text depends on the width
    int width = lines.getFontMetrics(lines.getFont()).charWidth('年') * SENTENCE_CHARACTERS;
    lines.setSize(width, Short.MAX_VALUE);
    lines.setPreferredSize(new Dimension(width, lines.getPreferredSize().height));
    add(lines, at);
  }

  /** Adds a component below the fields, which gets the space that is left. */
  final void addWide(JComponent component) {
    GridBagConstraints at = new GridBagConstraints();
    at.gridy = row++;
    at.gridwidth = 2;
    at.weighty = 1;
    at.fill = GridBagConstraints.BOTH;
    add(component, at);
  }

  /** Moves the focus to the first empty field that is required, or else to the first field. */
  void focusOnInput() {
    required.values().stream()
        .filter(field -> field.getText().isBlank())
        .map(JComponent.class::cast)
        .findFirst()
        .or(() -> Optional.ofNullable(firstField))
        .ifPresent(JComponent::requestFocusInWindow);
  }

  /** Returns that there is no form for a report year; null if there is. */
  @Nullable Message editionError(int year) {
    return Editions.haveEditionFor(year) ? null : Message.of("cli.edition", String.valueOf(year));
  }

  /** Returns the first error in the input; null if the input is valid. */
  @Nullable Message inputError() {
    for (Map.Entry<String, JTextField> each : required.entrySet()) {
      if (each.getValue().getText().isBlank()) {
        return Message.of(each.getKey());
      }
    }
    if (yearField != null) {
      String typed = yearField.getText().strip();
      OptionalInt number = ReportYears.parseYear(typed);
      if (number.isEmpty()) {
        return Message.of("cli.year", typed);
      }
      Message error = editionError(number.getAsInt());
      if (error != null) {
        return error;
      }
    }
    for (PathField field : paths.values()) {
      try {
        Path unused = field.path();
      } catch (InvalidPathException e) {
        return Message.of("cli.path", field.textField().getText());
      }
    }
    return null;
  }
}
