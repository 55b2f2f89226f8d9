package org.nianbao.desk;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.template.Severity;

/** A bar that shows the last result or error. It stays until the user closes it. */
final class MessageBar extends JPanel {
  private static final int PADDING = 10;

  private final transient Messages messages;
  private final JTextArea words = new JTextArea();
  private final JButton open;
  private final JButton close;
  private transient @Nullable Path result;

  MessageBar(Messages messages, Consumer<Path> opening) {
    super(new BorderLayout(PADDING, 0));
    this.messages = messages;
    setName("noticeBar");
    words.setName("notice");
    words.setEditable(false);
    words.setLineWrap(true);
    words.setWrapStyleWord(false);
    words.setOpaque(false);
    words.setBorder(null);
    words.getAccessibleContext().setAccessibleName(messages.format("desk.notice"));
    open =
        new JButton(
            new DeskAction(
                messages,
                "desk.notice.open",
                "",
                () -> {
                  if (result != null) {
                    opening.accept(result);
                  }
                }));
    close = new JButton(new DeskAction(messages, "desk.notice.close", "", () -> setVisible(false)));
    JPanel buttons = new JPanel();
    buttons.setOpaque(false);
    buttons.add(open);
    buttons.add(close);
    JPanel middle = new JPanel(new GridBagLayout()); // centres the line vertically
    middle.setOpaque(false);
    GridBagConstraints across = new GridBagConstraints();
    across.fill = GridBagConstraints.HORIZONTAL;
    across.weightx = 1;
    middle.add(words, across);
    add(middle, BorderLayout.CENTER);
    add(buttons, BorderLayout.EAST);
    setVisible(false);
  }

  /**
   * Shows a result.
   *
   * @param made the file or folder that was written; null if there is none
   */
  void tell(Message message, @Nullable Path made) {
    show(message, made, new Color(0xE6F4EA), SeverityColors.GOOD);
  }

  /** Shows an error. */
  void fail(Message reason) {
    show(
        reason,
        null,
        SeverityColors.background(Severity.ERROR),
        SeverityColors.foreground(Severity.ERROR));
  }

  private void show(Message message, @Nullable Path made, Color ground, Color ink) {
    result = made;
    setBackground(ground);
    setBorder(
        BorderFactory.createCompoundBorder(
            BorderFactory.createMatteBorder(0, PADDING / 2, 0, 0, ink),
            BorderFactory.createEmptyBorder(PADDING / 2, PADDING, PADDING / 2, PADDING)));
    words.setForeground(ink);
    words.setText(messages.format(message));
    words.setFont(UIManager.getFont("defaultFont"));
    open.setVisible(made != null);
    setVisible(true);
    revalidate();
  }

  /** Returns the text that is shown. */
  String text() {
    return isVisible() ? words.getText() : "";
  }
}
