package org.nianbao.cli;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Font;
import java.awt.Insets;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.UIManager;
import javax.swing.UnsupportedLookAndFeelException;
import javax.swing.text.Document;
import javax.swing.text.PlainDocument;
import org.nianbao.message.Messages;

/**
 * A window that shows the output of a command instead of a terminal. It stays until the user closes
 * it.
 */
final class ResultsWindow {
  private static final Dimension SIZE = new Dimension(860, 560);
  private static final int PADDING = 12;

  private ResultsWindow() {}

  /**
   * Opens a window and returns a terminal that writes to it. The program ends when the window is
   * closed.
   */
  static Terminal open(String title, Messages messages) {
    Document text = new PlainDocument();
    EventQueue.invokeLater(() -> show(title, messages.format("cli.dropped.close"), text));
    DocumentOutputStream stream = new DocumentOutputStream(text, EventQueue::invokeLater);
    PrintStream printer = new PrintStream(stream, true, StandardCharsets.UTF_8);
    return new Terminal(printer, printer, OutputStream.nullOutputStream(), messages);
  }

  private static void show(String title, String close, Document text) {
    try {
      UIManager.setLookAndFeel(UIManager.getSystemLookAndFeelClassName());
    } catch (ReflectiveOperationException | UnsupportedLookAndFeelException e) {
      throw new IllegalStateException(e); // the charset is one that every Java runtime has
    }
    JFrame window = new JFrame(title);
    window.setDefaultCloseOperation(JFrame.EXIT_ON_CLOSE);
    JTextArea area = new JTextArea(text);
    area.setEditable(false);
    area.setLineWrap(true);
    area.setFont(UIManager.getFont("Label.font").deriveFont(Font.PLAIN));
    area.setMargin(new Insets(PADDING, PADDING, PADDING, PADDING));
    JButton closing = new JButton(close);
    closing.addActionListener(event -> System.exit(ExitStatus.CLEAN));
    JPanel bottom = new JPanel();
    bottom.setBorder(BorderFactory.createEmptyBorder(PADDING / 2, 0, PADDING / 2, 0));
    bottom.add(closing);
    window.add(new JScrollPane(area));
    window.add(bottom, BorderLayout.SOUTH);
    window.getRootPane().setDefaultButton(closing);
    window
        .getRootPane()
        .registerKeyboardAction(
            event -> System.exit(ExitStatus.CLEAN),
            KeyStroke.getKeyStroke("ESCAPE"),
            JComponent.WHEN_IN_FOCUSED_WINDOW);
    window.setSize(SIZE);
    window.setLocationRelativeTo(null); // centre of the screen
    window.setVisible(true);
    closing.requestFocusInWindow();
  }
}
