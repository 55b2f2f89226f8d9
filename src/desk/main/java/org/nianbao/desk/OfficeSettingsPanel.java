package org.nianbao.desk;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import javax.swing.JComboBox;
import javax.swing.JTextField;
import org.jspecify.annotations.Nullable;
import org.nianbao.letter.OfficeSettingsFile;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.notice.OfficeSettings;
import org.nianbao.reader.TemplateFolder;
import org.nianbao.value.DateParser;

/** The input of what an office sets once for its letters, and the folder of its file. */
final class OfficeSettingsPanel extends InputPanel {
  private final JTextField signature;
  private final JTextField contact;
  private final JTextField phone;
  private final JTextField reportDeadline;
  private final JTextField correctionDeadline;
  private final transient List<Path> folders;
  private final JComboBox<String> folder;

  /**
   * Creates the input.
   *
   * @param folders the folders in which the settings are looked for, the proposed one first
   */
  OfficeSettingsPanel(Messages messages, OfficeSettings current, List<Path> folders) {
    super(messages);
    this.signature = addText("desk.settings.signature", current.signature());
    this.contact = addText("desk.settings.contact", current.contact());
    this.phone = addText("desk.settings.phone", current.phone());
    this.reportDeadline =
        addText("desk.settings.reportDeadline", Objects.toString(current.reportDeadline(), ""));
    this.correctionDeadline =
        addText(
            "desk.settings.correctionDeadline", Objects.toString(current.correctionDeadline(), ""));
    this.folders = List.copyOf(folders);
    Path program = TemplateFolder.programFolder(OfficeSettingsPanel.class);
    this.folder =
        new JComboBox<>(
            folders.stream()
                .map(
                    each ->
                        messages.format(
                            each.equals(program)
                                ? "desk.settings.program"
                                : "desk.settings.results",
                            each))
                .toArray(String[]::new));
    addChoice("desk.settings.folder", folder);
  }

  @Override
  @Nullable Message inputError() {
    for (JTextField field : List.of(reportDeadline, correctionDeadline)) {
      String typed = field.getText().strip();
      if (!typed.isEmpty() && date(field) == null) {
        return Message.of("desk.settings.date", typed);
      }
    }
    return super.inputError();
  }

  private static @Nullable LocalDate date(JTextField field) {
    return DateParser.parse(field.getText().strip()).orElse(null);
  }

  /** Returns the settings for valid input. */
  OfficeSettings settings() {
    return new OfficeSettings(
        signature.getText().strip(),
        contact.getText().strip(),
        phone.getText().strip(),
        date(reportDeadline),
        date(correctionDeadline),
        List.of());
  }

  /** Returns the file of the settings for valid input. */
  Path file() {
    return folders.get(folder.getSelectedIndex()).resolve(OfficeSettingsFile.NAME);
  }
}
