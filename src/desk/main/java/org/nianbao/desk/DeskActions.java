package org.nianbao.desk;

import java.awt.FlowLayout;
import java.awt.event.WindowEvent;
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
import org.nianbao.task.TypingIn;

/** All actions of the window, with its menu, its toolbar and its key strokes. */
final class DeskActions {
  private static final int GAP = 6;
  private static final String GUIDE = "使用说明";

  private final Messages messages;
  private final JFrame frame;
  private final Action open;
  private final Action paste;
  private final DeskAction readAgain;
  private final DeskAction remove;
  private final DeskAction clear;
  private final DeskAction forms;
  private final DeskAction notices;
  private final DeskAction merge;
  private final DeskAction folder;
  private final DeskAction issue;
  private final DeskAction importFiles;
  private final DeskAction typeIn;
  private final DeskAction draft;
  private final DeskAction publish;
  private final DeskAction correct;
  private final DeskAction accept;
  private final Action cancel;
  private final Action exit;
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
    typeIn = action("desk.typeIn", "ctrl L", dialogs::typeIn);
    draft = action("desk.draft", "ctrl D", dialogs::draft);
    publish = action("desk.publish", "ctrl P", dialogs::publish);
    correct = action("desk.correct", "ctrl G", () -> dialogs.correct(reportPane));
    accept = action("desk.accept", "ctrl R", () -> dialogs.accept(reportPane));
    reportPane.setMenu(correct, accept);
    cancel = action("desk.cancel", "ESCAPE", background::cancel);
    exit =
        action(
            "desk.exit",
            "ctrl Q",
            () -> frame.dispatchEvent(new WindowEvent(frame, WindowEvent.WINDOW_CLOSING)));
    fileActions =
        List.of(
            action("desk.lastYear", "", dialogs::chooseLastYear),
            action("desk.roster", "", dialogs::chooseRoster),
            action("desk.settings", "", dialogs::editSettings));
    viewActions =
        List.of(
            action("desk.next", "F7", () -> showProblem(reportPane, table, 1)),
            action("desk.previous", "shift F7", () -> showProblem(reportPane, table, -1)),
            action("desk.find", "ctrl F", () -> filterField.requestFocusInWindow()),
            action("desk.larger", "ctrl PLUS", () -> appearance.enlargeText(1)),
            action("desk.smaller", "ctrl MINUS", () -> appearance.enlargeText(-1)),
            action("desk.usual", "ctrl 0", appearance::resetTextSize));
    helpActions =
        List.of(
            action("desk.guide", "F1", () -> dialogs.openPath(guide())),
            action("desk.about", "", dialogs::showAbout));
    addKeyStrokes(viewActions.get(3), "ctrl EQUALS", "ctrl ADD", "ctrl shift EQUALS");
    addKeyStrokes(viewActions.get(4), "ctrl SUBTRACT");
    addKeyStrokes(cancel, "ESCAPE");
  }

  /** Shows the next problem of the report, or else the next report that has problems. */
  private static void showProblem(SelectedReportPane pane, ReceivedTable table, int direction) {
    if (!pane.findings().moveSelection(direction)) {
      table.selectProblem(direction);
    }
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
    files.addSeparator();
    files.add(exit);
    menu(bar, "desk.menu.output", List.of(forms, notices, merge, folder));
    JMenu tasks = menu(bar, "desk.menu.tasks", List.of(issue, importFiles, typeIn, draft, publish));
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
    String working = busy ? "desk.disabled.busy" : "";
    String noFiles = received.files().isEmpty() ? "desk.disabled.files" : working;
    String noForm = isForm ? working : "desk.disabled.form";
    for (DeskAction each : List.of(readAgain, clear, forms, notices, merge, importFiles, draft)) {
      each.enableUnless(noFiles);
    }
    for (DeskAction each : List.of(publish, correct, accept)) {
      each.enableUnless(noForm);
    }
    boolean isPicture = row != null && row.checked() != null && TypingIn.isPicture(row.checked());
    typeIn.enableUnless(isPicture ? working : "desk.disabled.picture");
    remove.enableUnless(row == null ? "desk.disabled.form" : working);
    folder.enableUnless(row == null ? "desk.disabled.form" : "");
    issue.enableUnless(working);
    cancel.setEnabled(busy);
  }
}
