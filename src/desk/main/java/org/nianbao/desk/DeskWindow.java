package org.nianbao.desk;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.swing.BorderFactory;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.SwingConstants;
import org.jspecify.annotations.Nullable;
import org.nianbao.merge.MergeSentences;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;

/** The window: the table of received reports above, the selected report below. */
final class DeskWindow implements BackgroundWork.Watcher {
  private static final Dimension USUAL = new Dimension(1280, 820);
  private static final Dimension MIN_SIZE = new Dimension(640, 420);
  private static final double TABLE_SHARE = 0.36;

  private final JFrame frame;
  private final Messages messages;
  private final Settings settings;
  private final ReceivedTableModel received;
  private final ReceivedTable table;
  private final BackgroundWork background = new BackgroundWork(this);
  private final DeskSession work;
  private final DeskOutput output;
  private final SelectedReportReader looker;
  private final SelectedReportPane look;
  private final DeskDialogs choices;
  private final DeskActions actions;
  private final ValidationSettingsBar conditions;
  private final MessageBar notice;
  private final StatusBar status;
  private final CardLayout cards = new CardLayout();
  private final JPanel upper = new JPanel(cards);
  private @Nullable ReceivedRow lookedAt;

  DeskWindow(Messages messages, Settings settings, Appearance appearance) {
    this.messages = messages;
    this.settings = settings;
    this.frame = new JFrame(messages.format("desk.title"));
    this.received = new ReceivedTableModel(messages);
    this.table = new ReceivedTable(received, messages);
    this.look = new SelectedReportPane(messages);
    this.notice = new MessageBar(messages, path -> choices().show(path));
    this.work =
        new DeskSession(received, background, messages, this::settingsChanged, notice::fail);
    this.output = new DeskOutput(received, work, background, messages, notice::tell, notice::fail);
    this.looker = new SelectedReportReader(work, messages, this::show, this::failed);
    this.choices =
        new DeskDialogs(frame, work, output, received, table, settings, messages, notice::fail);
    FileDrop drop = new FileDrop(work::open);
    this.actions =
        new DeskActions(messages, choices, work, background, table, look, appearance, drop, frame);
    this.status = new StatusBar(background, actions.cancel(), messages);
    this.conditions = new ValidationSettingsBar(work, choices, table, messages);
    actions.filter(conditions.filter());
    layOut(drop);
    watch();
    changed();
  }

  private void layOut(FileDrop drop) {
    JLabel hint = new JLabel(messages.format("desk.hint"), SwingConstants.CENTER);
    hint.setName("hint");
    hint.setBorder(BorderFactory.createDashedBorder(SeverityColors.LINE, 2, 6, 4, true));
    JPanel empty = new JPanel(new BorderLayout());
    empty.setBorder(BorderFactory.createEmptyBorder(12, 12, 12, 12));
    empty.add(hint);
    upper.add(empty, "hint");
    upper.add(new JScrollPane(table), "table");
    JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, upper, look);
    upper.setPreferredSize(new Dimension(USUAL.width, (int) (USUAL.height * TABLE_SHARE)));
    look.setPreferredSize(new Dimension(USUAL.width, (int) (USUAL.height * (1 - TABLE_SHARE))));
    split.setResizeWeight(TABLE_SHARE);
    split.setBorder(null);
    JPanel top = new JPanel(new BorderLayout());
    top.add(actions.toolBar(), BorderLayout.NORTH);
    top.add(conditions, BorderLayout.SOUTH);
    JPanel bottom = new JPanel(new BorderLayout());
    bottom.add(notice, BorderLayout.NORTH);
    bottom.add(status, BorderLayout.SOUTH);
    frame.setJMenuBar(actions.menuBar());
    frame.add(top, BorderLayout.NORTH);
    frame.add(split, BorderLayout.CENTER);
    frame.add(bottom, BorderLayout.SOUTH);
    frame.getRootPane().setTransferHandler(drop);
    table.setTransferHandler(drop);
    look.findings().setTransferHandler(drop);
    frame.setIconImages(DeskIcon.images());
    frame.setMinimumSize(MIN_SIZE);
    frame.setSize(USUAL);
    frame.setLocationByPlatform(true);
    settings.bounds().filter(DeskWindow::isOnScreen).ifPresent(frame::setBounds);
    frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
  }

  /** Returns whether the bounds are on a screen; the screen may have been removed. */
  private static boolean isOnScreen(Rectangle bounds) {
    return Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices())
        .anyMatch(screen -> screen.getDefaultConfiguration().getBounds().intersects(bounds));
  }

  private void watch() {
    table
        .getSelectionModel()
        .addListSelectionListener(
            event -> {
              if (!event.getValueIsAdjusting()) {
                choose();
              }
            });
    received.addTableModelListener(
        event -> {
          changed();
          EventQueue.invokeLater(this::choose); // after the table has processed the event
        });
    frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosing(WindowEvent event) {
            settings.keepBounds(frame.getBounds());
            background.cancel();
          }
        });
  }

  /** Opens the window and reads the files that were named at the start. */
  void open(List<Path> named) {
    frame.setVisible(true);
    looker.prepare(remark -> notice.tell(remark, null));
    if (!named.isEmpty()) {
      work.open(named);
    }
  }

  /** Reads the selected row, unless it is already shown. */
  private void choose() {
    ReceivedRow row = table.chosen();
    if (row == null) {
      looker.cancel();
      look.showNothing();
    } else if (!row.equals(lookedAt)) {
      look.showReading();
      looker.read(row);
    }
    lookedAt = row;
    actions.enable(received, table, background.isBusy());
  }

  /** Shows a submission, and updates its row if the file has changed. */
  private void show(SelectedReport next) {
    look.show(next);
    ReceivedRow row = table.chosen();
    if (row != null
        && next.row().checked() != null
        && Objects.equals(row.file(), next.row().file())
        && (row.standing() != next.row().standing()
            || row.errors() != next.row().errors()
            || row.warnings() != next.row().warnings())) {
      received.put(List.of(next.row().checked()));
    }
  }

  private void settingsChanged(ValidationSettings now) {
    conditions.show(now);
    table.selectDefault();
    table.showReceipts(work.reception() != null);
    changed();
  }

  @Override
  public void changed() {
    boolean any = received.getRowCount() > 0;
    cards.show(upper, any ? "table" : "hint");
    status.workChanged();
    status.say(reception(), any ? messages.format(received.tally().summary()) : "");
    actions.enable(received, table, background.isBusy());
  }

  /** Returns a sentence about the roster; without a roster, a hint. */
  private String reception() {
    if (work.reception() != null) {
      return messages.format(MergeSentences.reception(work.reception()));
    }
    return received.getRowCount() == 0 ? messages.format("desk.ready") : "";
  }

  @Override
  public void failed(Message reason) {
    notice.fail(reason);
  }

  @Override
  public void cancelled() {
    notice.tell(Message.of("desk.cancelled"), null);
  }

  private DeskDialogs choices() {
    return choices;
  }

  JFrame frame() {
    return frame;
  }

  BackgroundWork background() {
    return background;
  }

  DeskSession work() {
    return work;
  }

  DeskOutput output() {
    return output;
  }

  SelectedReportPane look() {
    return look;
  }
}
