package org.nianbao.desk;

import java.awt.FlowLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.swing.Action;
import javax.swing.Box;
import javax.swing.InputMap;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Messages;

/** All actions of the window, with its menu, its toolbar and its key strokes. */
final class DeskActions {
  private static final int GAP = 6;
  private static final String GUIDE = "使用说明";

  private final Messages messages;
  private final JFrame frame;
  private final Action open;
  private final Action paste;
  private final Action readAgain;
  private final Action remove;
  private final Action clear;
  private final Action forms;
  private final Action notices;
  private final Action merge;
  private final Action folder;
  private final Action issue;
  private final Action importFiles;
  private final Action draft;
  private final Action publish;
  private final Action correct;
  private final Action accept;
  private final Action cancel;
  private final List<Action> fileActions;
  private final List<Action> viewActions;
  private final List<Action> helpActions;
  private JComponent filterField = new JTextField();

  DeskActions(
      Messages messages,
      DeskDialogs dialogs,
      DeskSession session,
      BackgroundWork background,
      ReceivedTable table,
      SelectedReportPane reportPane,
      Appearance appearance,
      FileDrop drop,
      JFrame frame) {
    this.messages = messages;
    this.frame = frame;
    open = action("desk.open", "ctrl O", dialogs::openFiles);
    paste = action("desk.paste", "ctrl V", drop::paste);
    readAgain = action("desk.again", "F5", session::readAgain);
    remove = action("desk.remove", "DELETE", () -> session.remove(table.selectedRows()));
    clear = action("desk.clear", "", () -> session.remove(table.allRows()));
    forms = action("desk.forms", "ctrl S", dialogs::writeForms);
    notices = action("desk.notices", "ctrl T", dialogs::writeNotices);
    merge = action("desk.merge", "ctrl M", dialogs::merge);
    folder = action("desk.folder", "ctrl E", dialogs::showFolder);
    issue = action("desk.issue", "ctrl N", dialogs::issue);
    importFiles = action("desk.import", "ctrl I", dialogs::importFiles);
    draft = action("desk.draft", "ctrl D", dialogs::draft);
    publish = action("desk.publish", "ctrl P", dialogs::publish);
    correct = action("desk.correct", "ctrl G", () -> dialogs.correct(reportPane));
    accept = action("desk.accept", "ctrl R", () -> dialogs.accept(reportPane));
    reportPane.setMenu(correct, accept);
    cancel = action("desk.cancel", "ESCAPE", background::cancel);
    fileActions =
        List.of(
            action("desk.lastYear", "", dialogs::chooseLastYear),
            action("desk.roster", "", dialogs::chooseRoster),
            action("desk.settings", "", dialogs::editSettings));
    viewActions =
        List.of(
            action("desk.next", "F7", () -> reportPane.findings().moveSelection(1)),
            action("desk.previous", "shift F7", () -> reportPane.findings().moveSelection(-1)),
            action("desk.find", "ctrl F", () -> filterField.requestFocusInWindow()),
            action("desk.larger", "ctrl EQUALS", () -> appearance.enlargeText(1)),
            action("desk.smaller", "ctrl MINUS", () -> appearance.enlargeText(-1)),
            action("desk.usual", "ctrl 0", appearance::resetTextSize));
    helpActions =
        List.of(
            action("desk.guide", "F1", () -> dialogs.openPath(guide())),
            action("desk.about", "", dialogs::showAbout));
    addKeyStrokes(viewActions.get(3), "ctrl PLUS", "ctrl ADD", "ctrl shift EQUALS");
    addKeyStrokes(viewActions.get(4), "ctrl SUBTRACT");
    addKeyStrokes(cancel, "ESCAPE");
  }

  private DeskAction action(String key, String stroke, Runnable action) {
    return new DeskAction(messages, key, stroke, action);
  }

  /** Adds key strokes to an action, as the keys for plus and minus differ between keyboards. */
  private void addKeyStrokes(Action action, String... strokes) {
    InputMap keys = frame.getRootPane().getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW);
    for (String stroke : strokes) {
      keys.put(KeyStroke.getKeyStroke(stroke), action);
      frame.getRootPane().getActionMap().put(action, action);
    }
  }

  /** Returns the page of the guide beside the jars, or its Markdown in a checkout. */
  private static Path guide() {
    Path lib = Path.of(System.getProperty("java.class.path", "")).toAbsolutePath().getParent();
    Path page = lib == null ? Path.of(GUIDE + ".html") : lib.resolveSibling(GUIDE + ".html");
    return Files.exists(page) ? page : Path.of("dist", GUIDE + ".md");
  }

  /** Sets the text field of the filter. */
  void setFilterField(JComponent field) {
    filterField = field;
  }

  Action cancel() {
    return cancel;
  }

  JMenuBar menuBar() {
    JMenuBar bar = new JMenuBar();
    JMenu files = menu(bar, "desk.menu.file", List.of(open, paste));
    files.addSeparator();
    fileActions.forEach(files::add);
    files.addSeparator();
    files.add(readAgain);
    files.add(remove);
    files.add(clear);
    menu(bar, "desk.menu.output", List.of(forms, notices, merge, folder));
    JMenu tasks = menu(bar, "desk.menu.tasks", List.of(issue, importFiles, draft, publish));
    tasks.addSeparator();
    tasks.add(correct);
    tasks.add(accept);
    menu(bar, "desk.menu.view", viewActions);
    menu(bar, "desk.menu.help", helpActions);
    return bar;
  }

  private JMenu menu(JMenuBar bar, String key, List<Action> items) {
    JMenu menu = new JMenu(action(key, "", () -> {}));
    menu.setToolTipText(null);
    items.forEach(menu::add);
    bar.add(menu);
    return menu;
  }

  JPanel toolBar() {
    JPanel bar = new JPanel(new FlowLayout(FlowLayout.LEADING, GAP, GAP));
    for (Action action : List.of(open, readAgain)) {
      bar.add(new JButton(action));
    }
    bar.add(Box.createHorizontalStrut(2 * GAP));
    for (Action action : List.of(forms, notices, merge, folder)) {
      bar.add(new JButton(action));
    }
    return bar;
  }

  /**
   * Enables the actions that are possible.
   *
   * @param row the selected row; null if there is none
   */
  void enable(ReceivedTableModel received, @Nullable ReceivedRow row, boolean busy) {
    boolean isForm = row != null && row.checked() != null && row.checked().submission() != null;
    boolean hasFiles = !received.files().isEmpty();
    boolean hasSelection = row != null;
    readAgain.setEnabled(hasFiles && !busy);
    remove.setEnabled(hasSelection && !busy);
    clear.setEnabled(hasFiles && !busy);
    forms.setEnabled(hasFiles && !busy);
    notices.setEnabled(hasFiles && !busy);
    merge.setEnabled(hasFiles && !busy);
    folder.setEnabled(hasSelection);
    issue.setEnabled(!busy);
    importFiles.setEnabled(hasFiles && !busy);
    draft.setEnabled(hasFiles && !busy);
    publish.setEnabled(isForm && !busy);
    correct.setEnabled(isForm && !busy);
    accept.setEnabled(isForm && !busy);
    cancel.setEnabled(busy);
  }
}
