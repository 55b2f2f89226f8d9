package org.nianbao.desk;

import java.awt.Component;
import java.awt.Desktop;
import java.awt.EventQueue;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.task.MergeTask;

/** The dialogs of the window. Each asks for the input of an action and then starts the action. */
final class DeskDialogs {
  private final Component parent;
  private final DeskSession session;
  private final DeskOutput output;
  private final ReceivedTableModel received;
  private final ReceivedTable table;
  private final Settings settings;
  private final Messages messages;
  private final Consumer<Message> onFailure;

  DeskDialogs(
      Component parent,
      DeskSession session,
      DeskOutput output,
      ReceivedTableModel received,
      ReceivedTable table,
      Settings settings,
      Messages messages,
      Consumer<Message> onFailure) {
    this.parent = parent;
    this.session = session;
    this.output = output;
    this.received = received;
    this.table = table;
    this.settings = settings;
    this.messages = messages;
    this.onFailure = onFailure;
  }

  /** Asks for files and folders to read. */
  void openFiles() {
    List<Path> chosen = choose("open", "desk.open.title", JFileChooser.FILES_AND_DIRECTORIES, true);
    if (!chosen.isEmpty()) {
      session.read(chosen);
    }
  }

  /** Asks for last year's folder or workbook. */
  void chooseLastYear() {
    choose("lastYear", "desk.lastYear.title", JFileChooser.FILES_AND_DIRECTORIES, false)
        .forEach(session::setLastYear);
  }

  /** Asks for the roster. */
  void chooseRoster() {
    choose("roster", "desk.roster.title", JFileChooser.FILES_ONLY, false)
        .forEach(session::setRoster);
  }

  private List<Path> choose(String purpose, String title, int mode, boolean multiple) {
    JFileChooser chooser = new JFileChooser(settings.folder(purpose).toFile());
    chooser.setDialogTitle(messages.format(title));
    chooser.setFileSelectionMode(mode);
    chooser.setMultiSelectionEnabled(multiple);
    if (chooser.showOpenDialog(parent) != JFileChooser.APPROVE_OPTION) {
      return List.of();
    }
    toPath(chooser.getCurrentDirectory()).forEach(each -> settings.saveFolder(purpose, each));
    File[] files = multiple ? chooser.getSelectedFiles() : new File[] {chooser.getSelectedFile()};
    return Arrays.stream(files).flatMap(file -> toPath(file).stream()).toList();
  }

  /**
   * Returns the path of a file; empty if it is not on a disk, such as 此电脑 in a dialog on Windows.
   */
  private static List<Path> toPath(File file) {
    try {
      return List.of(file.toPath());
    } catch (InvalidPathException e) {
      return List.of();
    }
  }

  /** Asks for the folder of the formatted workbooks. */
  void writeForms() {
    output("desk.forms.title", output::writeForms);
  }

  /** Asks for the folder of the return notices. */
  void writeNotices() {
    output("desk.notices.title", output::writeNotices);
  }

  private void output(String title, OutputChooser.Receiver receiver) {
    List<Path> selected =
        table.selectedRows().stream().map(ReceivedRow::file).filter(Objects::nonNull).toList();
    OutputChooser.ask(
        parent, messages.format(title), received.files(), selected, settings, messages, receiver);
  }

  /** Asks for the input of a merge. */
  void merge() {
    MergePanel form = new MergePanel(messages, settings, session.settings(), session.year());
    String title = messages.format("desk.merge.title", received.files().size());
    while (confirm(title, form)) {
      Message error = form.inputError();
      if (error == null) {
        MergeTask task = form.task(received.files(), settings);
        if (mayReplace(task.output().path())) {
          output.merge(task);
          return;
        }
      } else {
        JOptionPane.showMessageDialog(
            parent, messages.format(error), title, JOptionPane.WARNING_MESSAGE);
      }
    }
  }

  private boolean confirm(String title, Component content) {
    return JOptionPane.showConfirmDialog(
            parent, content, title, JOptionPane.OK_CANCEL_OPTION, JOptionPane.PLAIN_MESSAGE)
        == JOptionPane.OK_OPTION;
  }

  private boolean mayReplace(Path file) {
    return !Files.exists(file)
        || JOptionPane.showConfirmDialog(
                parent,
                messages.format("desk.replace", file),
                messages.format("desk.title"),
                JOptionPane.OK_CANCEL_OPTION,
                JOptionPane.WARNING_MESSAGE)
            == JOptionPane.OK_OPTION;
  }

  /** Opens the folder of the selected file in the system's file manager. */
  void showFolder() {
    ReceivedRow row = table.selectedRow();
    Path file = row == null ? null : row.file();
    if (file != null) {
      openPath(Objects.requireNonNullElse(file.getParent(), file));
    }
  }

  /** Opens a file or folder with the system's program for it. */
  void openPath(Path path) {
    Thread opening =
        new Thread(
            () -> {
              try {
                if (!Desktop.isDesktopSupported()) {
                  throw new IOException("no desktop");
                }
                Desktop.getDesktop().open(path.toFile());
              } catch (IOException | RuntimeException e) {
                EventQueue.invokeLater(
                    () -> onFailure.accept(Message.of("desk.show.failed", path)));
              }
            },
            "nianbao-show");
    opening.setDaemon(true);
    opening.start();
  }

  /** Shows the version of the program. */
  void showAbout() {
    String version = Desk.class.getPackage().getImplementationVersion();
    JOptionPane.showMessageDialog(
        parent,
        messages.format("desk.about.text", version == null ? "" : version),
        messages.format("desk.title"),
        JOptionPane.INFORMATION_MESSAGE);
  }
}
