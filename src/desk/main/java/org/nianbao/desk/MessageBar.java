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

/**
 * A bar that shows the last result or error. It stays until the user closes it, or the next one is
 * shown.
 */
final class MessageBar extends JPanel {
  private static final int PADDING = 10;

  private final transient Messages messages;
  private final JTextArea textArea = new JTextArea();
  private final JButton open;
  private final JButton close;
  private transient @Nullable Path output;

  MessageBar(Messages messages, Consumer<Path> opener) {
    super(new BorderLayout(PADDING, 0));
    this.messages = messages;
    setName("noticeBar");
    textArea.setName("notice");
    textArea.setEditable(false);
    textArea.setLineWrap(true);
    textArea.setWrapStyleWord(false);
    textArea.setOpaque(false);
    textArea.setBorder(null);
    textArea.getAccessibleContext().setAccessibleName(messages.format("desk.notice"));
    open =
        new JButton(
            new DeskAction(
                messages,
                "desk.notice.open",
                "",
                () -> {
                  if (output != null) {
                    opener.accept(output);
                  }
                }));
    close = new JButton(new DeskAction(messages, "desk.notice.close", "", () -> setVisible(false)));
    JPanel buttons = new JPanel();
    buttons.setOpaque(false);
    buttons.add(open);
    buttons.add(close);
    JPanel middle = new JPanel(new GridBagLayout()); // centres the line vertically
    middle.setOpaque(false);
    GridBagConstraints constraints = new GridBagConstraints();
    constraints.fill = GridBagConstraints.HORIZONTAL;
    constraints.weightx = 1;
    middle.add(textArea, constraints);
    add(middle, BorderLayout.CENTER);
    add(buttons, BorderLayout.EAST);
    setVisible(false);
  }

  /**
   * Shows a result.
   *
   * @param newOutput the file or folder that was written; null if there is none
   */
  void showResult(Message message, @Nullable Path newOutput) {
    show(message, newOutput, new Color(0xE6F4EA), SeverityColors.SUCCESS);
  }

  /** Shows that something needs attention. */
  void showWarning(Message message) {
    show(
        message,
        null,
        SeverityColors.background(Severity.WARNING),
        SeverityColors.foreground(Severity.WARNING));
  }

  /** Shows an error. */
  void showError(Message reason) {
    show(
        reason,
        null,
        SeverityColors.background(Severity.ERROR),
        SeverityColors.foreground(Severity.ERROR));
  }

  private void show(Message message, @Nullable Path newOutput, Color background, Color foreground) {
    output = newOutput;
    setBackground(background);
    setBorder(
        BorderFactory.createCompoundBorder(
            BorderFactory.createMatteBorder(0, PADDING / 2, 0, 0, foreground),
            BorderFactory.createEmptyBorder(PADDING / 2, PADDING, PADDING / 2, PADDING)));
    textArea.setForeground(foreground);
    textArea.setText(messages.format(message));
    textArea.setFont(UIManager.getFont("defaultFont"));
    open.setVisible(newOutput != null);
    setVisible(true);
    revalidate();
  }

  /** Returns the text that is shown. */
  String text() {
    return isVisible() ? textArea.getText() : "";
  }
}
