package org.nianbao.desk;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.nio.file.Path;
import javax.swing.Action;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.Timer;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.template.Severity;

/** The status bar: the totals of the files, and the progress of the current work. */
final class StatusBar extends JPanel {
  private static final int PADDING = 6;
  private static final int REFRESH_MILLISECONDS = 100;

  private final transient Messages messages;
  private final transient BackgroundWork work;
  private final JLabel receptionLabel = new JLabel();
  private final JLabel filesLabel = new JLabel();
  private final JLabel yearsLabel = new JLabel();
  private final JLabel readingLabel = new JLabel();
  private final JProgressBar progressBar = new JProgressBar();
  private final JPanel progressPanel = new JPanel(new BorderLayout(PADDING, 0));
  private final Timer timer = new Timer(REFRESH_MILLISECONDS, event -> refreshProgress());

  StatusBar(BackgroundWork work, Action cancel, Messages messages) {
    super(new BorderLayout(2 * PADDING, 0));
    this.work = work;
    this.messages = messages;
    setBorder(BorderFactory.createEmptyBorder(PADDING / 2, 2 * PADDING, PADDING / 2, 2 * PADDING));
    receptionLabel.setName("units");
    filesLabel.setName("status");
    yearsLabel.setName("years");
    yearsLabel.setForeground(SeverityColors.foreground(Severity.WARNING));
    readingLabel.setName("reading");
    progressBar.setName("progress");
    progressBar.setStringPainted(true);
    JButton button = new JButton(cancel);
    button.setName("cancel");
    progressPanel.add(readingLabel, BorderLayout.WEST);
    progressPanel.add(progressBar, BorderLayout.CENTER);
    progressPanel.add(button, BorderLayout.EAST);
    progressPanel.setVisible(false);
    show(readingLabel, "");
    JPanel sentences = new JPanel();
    sentences.setLayout(new BoxLayout(sentences, BoxLayout.PAGE_AXIS));
    sentences.add(Box.createVerticalGlue());
    sentences.add(receptionLabel);
    sentences.add(filesLabel);
    sentences.add(yearsLabel);
    sentences.add(Box.createVerticalGlue());
    add(sentences, BorderLayout.CENTER);
    add(progressPanel, BorderLayout.EAST);
    add(Box.createVerticalStrut(button.getPreferredSize().height + PADDING), BorderLayout.WEST);
    updateUI();
  }

  /** Shows a sentence about the roster, the files and their years; each may be empty. */
  void setTexts(String reception, String files, String years) {
    show(receptionLabel, reception);
    show(filesLabel, files);
    show(yearsLabel, years);
  }

  private static void show(JLabel label, String text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
  }

  /** Shows the progress while work is running. */
  void workChanged() {
    progressPanel.setVisible(work.isBusy());
    if (work.isBusy()) {
      timer.start();
      refreshProgress();
    } else {
      timer.stop();
      show(readingLabel, "");
    }
  }

  private void refreshProgress() {
    if (work.isStopping()) {
      progressBar.setIndeterminate(true);
      progressBar.setString(messages.format("desk.stopping"));
      show(readingLabel, "");
      return;
    }
    Path slow = work.slowFile();
    show(readingLabel, slow == null ? "" : messages.format("desk.slow", slow.getFileName()));
    BackgroundWork.State state = work.state();
    progressBar.setIndeterminate(state.total() == 0);
    progressBar.setMaximum((int) Math.min(Integer.MAX_VALUE, state.total()));
    progressBar.setValue((int) Math.min(Integer.MAX_VALUE, state.done()));
    Message stage = Message.of("cli.progress." + state.stage().name());
    progressBar.setString(
        state.total() == 0
            ? messages.format(stage)
            : messages.format("desk.progress", stage, state.done(), state.total()));
  }

  /** Sets a width for a sentence and a number. */
  @Override
  public void updateUI() {
    super.updateUI();
    if (progressBar != null) {
      var size = progressBar.getUI().getPreferredSize(progressBar);
      progressBar.setPreferredSize(
          new Dimension(
              progressBar.getFontMetrics(progressBar.getFont()).charWidth('年') * 24, size.height));
    }
  }
}
