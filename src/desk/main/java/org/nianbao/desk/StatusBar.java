package org.nianbao.desk;

import java.awt.BorderLayout;
import java.awt.Dimension;
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

/** The status bar: the totals of the files, and the progress of the current work. */
final class StatusBar extends JPanel {
  private static final int PADDING = 6;
  private static final int MILLISECONDS = 100;

  private final transient Messages messages;
  private final transient BackgroundWork work;
  private final JLabel units = new JLabel();
  private final JLabel words = new JLabel();
  private final JProgressBar bar = new JProgressBar();
  private final JPanel busy = new JPanel(new BorderLayout(PADDING, 0));
  private final Timer timer = new Timer(MILLISECONDS, event -> look());

  StatusBar(BackgroundWork work, Action cancel, Messages messages) {
    super(new BorderLayout(2 * PADDING, 0));
    this.work = work;
    this.messages = messages;
    setBorder(BorderFactory.createEmptyBorder(PADDING / 2, 2 * PADDING, PADDING / 2, 2 * PADDING));
    units.setName("units");
    words.setName("status");
    bar.setName("progress");
    bar.setStringPainted(true);
    JButton button = new JButton(cancel);
    button.setName("cancel");
    busy.add(bar, BorderLayout.CENTER);
    busy.add(button, BorderLayout.EAST);
    busy.setVisible(false);
    JPanel sentences = new JPanel();
    sentences.setLayout(new BoxLayout(sentences, BoxLayout.PAGE_AXIS));
    sentences.add(Box.createVerticalGlue());
    sentences.add(units);
    sentences.add(words);
    sentences.add(Box.createVerticalGlue());
    add(sentences, BorderLayout.CENTER);
    add(busy, BorderLayout.EAST);
    add(Box.createVerticalStrut(button.getPreferredSize().height + PADDING), BorderLayout.WEST);
    updateUI();
  }

  /** Shows a sentence about the roster and one about the files; either may be empty. */
  void say(String reception, String files) {
    units.setText(reception);
    units.setVisible(!reception.isEmpty());
    words.setText(files);
    words.setVisible(!files.isEmpty());
  }

  /** Shows the progress while work is running. */
  void workChanged() {
    busy.setVisible(work.isBusy());
    if (work.isBusy()) {
      timer.start();
      look();
    } else {
      timer.stop();
    }
  }

  private void look() {
    if (work.isStopping()) {
      bar.setIndeterminate(true);
      bar.setString(messages.format("desk.stopping"));
      return;
    }
    BackgroundWork.State state = work.state();
    bar.setIndeterminate(state.all() == 0);
    bar.setMaximum((int) Math.min(Integer.MAX_VALUE, state.all()));
    bar.setValue((int) Math.min(Integer.MAX_VALUE, state.done()));
    Message stage = Message.of("cli.progress." + state.stage().name());
    bar.setString(
        state.all() == 0
            ? messages.format(stage)
            : messages.format("desk.progress", stage, state.done(), state.all()));
  }

  /** Sets a width for a sentence and a number. */
  @Override
  public void updateUI() {
    super.updateUI();
    if (bar != null) {
      var size = bar.getUI().getPreferredSize(bar);
      bar.setPreferredSize(
          new Dimension(bar.getFontMetrics(bar.getFont()).charWidth('年') * 24, size.height));
    }
  }
}
