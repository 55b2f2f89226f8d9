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
import org.nianbao.message.Messages;

/** All actions of the window, with its menu, its toolbar and its key strokes. */
final class DeskActions {
  private static final int GAP = 6;
  private static final String GUIDE = "使用说明";

  private final Messages messages;
  private final JFrame frame;
  private final Action open;
  private final Action paste;
  private final Action again;
  private final Action remove;
  private final Action clear;
  private final Action forms;
  private final Action notices;
  private final Action merge;
  private final Action folder;
  private final Action cancel;
  private final List<Action> file;
  private final List<Action> view;
  private final List<Action> help;
  private JComponent filter = new JTextField();

  DeskActions(
      Messages messages,
      DeskDialogs choices,
      DeskSession work,
      BackgroundWork background,
      ReceivedTable table,
      SelectedReportPane look,
      Appearance appearance,
      FileDrop drop,
      JFrame frame) {
    this.messages = messages;
    this.frame = frame;
    open = action("desk.open", "ctrl O", choices::open);
    paste = action("desk.paste", "ctrl V", drop::paste);
    again = action("desk.again", "F5", work::readAgain);
    remove = action("desk.remove", "DELETE", () -> work.remove(table.selected()));
    clear = action("desk.clear", "", () -> work.remove(table.all()));
    forms = action("desk.forms", "ctrl S", choices::forms);
    notices = action("desk.notices", "ctrl T", choices::notices);
    merge = action("desk.merge", "ctrl M", choices::merge);
    folder = action("desk.folder", "ctrl E", choices::folder);
    cancel = action("desk.cancel", "ESCAPE", background::cancel);
    file =
        List.of(
            action("desk.lastYear", "", choices::lastYear),
            action("desk.roster", "", choices::roster));
    view =
        List.of(
            action("desk.next", "F7", () -> look.findings().move(1)),
            action("desk.previous", "shift F7", () -> look.findings().move(-1)),
            action("desk.find", "ctrl F", () -> filter.requestFocusInWindow()),
            action("desk.larger", "ctrl EQUALS", () -> appearance.enlarge(1)),
            action("desk.smaller", "ctrl MINUS", () -> appearance.enlarge(-1)),
            action("desk.usual", "ctrl 0", appearance::reset));
    help =
        List.of(
            action("desk.guide", "F1", () -> choices.show(guide())),
            action("desk.about", "", choices::about));
    bind(view.get(3), "ctrl PLUS", "ctrl ADD", "ctrl shift EQUALS");
    bind(view.get(4), "ctrl SUBTRACT");
    bind(cancel, "ESCAPE");
  }

  private DeskAction action(String key, String stroke, Runnable act) {
    return new DeskAction(messages, key, stroke, act);
  }

  /** Adds key strokes to an action, as keyboards differ in the place of plus and minus. */
  private void bind(Action action, String... strokes) {
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
  void filter(JComponent field) {
    filter = field;
  }

  Action cancel() {
    return cancel;
  }

  JMenuBar menuBar() {
    JMenuBar bar = new JMenuBar();
    JMenu files = menu(bar, "desk.menu.file", List.of(open, paste));
    files.addSeparator();
    file.forEach(files::add);
    files.addSeparator();
    files.add(again);
    files.add(remove);
    files.add(clear);
    menu(bar, "desk.menu.output", List.of(forms, notices, merge, folder));
    menu(bar, "desk.menu.view", view);
    menu(bar, "desk.menu.help", help);
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
    for (Action action : List.of(open, again)) {
      bar.add(new JButton(action));
    }
    bar.add(Box.createHorizontalStrut(2 * GAP));
    for (Action action : List.of(forms, notices, merge, folder)) {
      bar.add(new JButton(action));
    }
    return bar;
  }

  /** Enables the actions that are possible. */
  void enable(ReceivedTableModel received, ReceivedTable table, boolean busy) {
    boolean any = !received.files().isEmpty();
    boolean chosen = table.getSelectedRow() >= 0;
    again.setEnabled(any && !busy);
    remove.setEnabled(chosen && !busy);
    clear.setEnabled(any && !busy);
    forms.setEnabled(any && !busy);
    notices.setEnabled(any && !busy);
    merge.setEnabled(any && !busy);
    folder.setEnabled(chosen);
    cancel.setEnabled(busy);
  }
}
