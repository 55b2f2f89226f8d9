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
  private static final Dimension DEFAULT_SIZE = new Dimension(1280, 820);
  private static final Dimension MIN_SIZE = new Dimension(640, 420);

  /** The height that the selected report and the bars need; the table has what is left. */
  private static final int REPORT_HEIGHT = 620;

  private static final int MIN_TABLE_HEIGHT = 150;
  private static final double TABLE_SHARE = 0.36;

  private final JFrame frame;
  private final Messages messages;
  private final Settings settings;
  private final ReceivedTableModel received;
  private final ReceivedTable table;
  private final BackgroundWork background = new BackgroundWork(this);
  private final DeskSession session;
  private final DeskOutput output;
  private final DeskForms forms;
  private final DeskEntries entries;
  private final SelectedReportReader reader;
  private final SelectedReportPane reportPane;
  private final DeskDialogs dialogs;
  private final DeskActions actions;
  private final ValidationSettingsBar settingsBar;
  private final MessageBar messageBar;
  private final StatusBar statusBar;
  private final CardLayout cards = new CardLayout();
  private final JPanel tableCards = new JPanel(cards);
  private final JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT);
  private @Nullable ReceivedRow shownRow;

  DeskWindow(Messages messages, Settings settings, Appearance appearance) {
    this.messages = messages;
    this.settings = settings;
    this.frame = new JFrame(messages.format("desk.title"));
    this.received = new ReceivedTableModel(messages);
    this.table = new ReceivedTable(received, messages);
    this.reportPane = new SelectedReportPane(messages);
    this.messageBar = new MessageBar(messages, path -> dialogs().openPath(path));
    this.session =
        new DeskSession(
            received,
            background,
            this::settingsChanged,
            messageBar::showWarning,
            messageBar::showError);
    OutputReporter reporter = new OutputReporter(messageBar::showResult, messageBar::showError);
    this.output = new DeskOutput(received, session, background, messages, reporter);
    this.forms = new DeskForms(session, background, reporter);
    this.entries = new DeskEntries(session, background, reporter);
    this.reader = new SelectedReportReader(session, messages, this::show, this::failed);
    this.dialogs =
        new DeskDialogs(
            frame,
            session,
            output,
            forms,
            entries,
            received,
            table,
            settings,
            messages,
            messageBar::showError);
    FileDrop drop = new FileDrop(session::read);
    this.actions =
        new DeskActions(
            messages, dialogs, session, background, table, reportPane, appearance, drop, frame);
    this.statusBar = new StatusBar(background, actions.cancel(), messages);
    this.settingsBar = new ValidationSettingsBar(session, dialogs, table, messages);
    actions.setFilterField(settingsBar.filter());
    layOutComponents(drop);
    addListeners();
    session.setResults(settings.folder("results"));
    changed();
  }

  private void layOutComponents(FileDrop drop) {
    JLabel hint = new JLabel(messages.format("desk.hint"), SwingConstants.CENTER);
    hint.setName("hint");
    hint.setBorder(BorderFactory.createDashedBorder(SeverityColors.BORDER, 2, 6, 4, true));
    JPanel empty = new JPanel(new BorderLayout());
    empty.setBorder(BorderFactory.createEmptyBorder(12, 12, 12, 12));
    empty.add(hint);
    tableCards.add(empty, "hint");
    tableCards.add(new JScrollPane(table), "table");
    split.setTopComponent(tableCards);
    split.setBottomComponent(reportPane);
    reportPane.setVisible(false);
    split.setResizeWeight(TABLE_SHARE);
    split.setBorder(null);
    JPanel top = new JPanel(new BorderLayout());
    top.add(actions.toolBar(), BorderLayout.NORTH);
    top.add(settingsBar, BorderLayout.CENTER);
    top.add(messageBar, BorderLayout.SOUTH);
    frame.setJMenuBar(actions.menuBar());
    frame.add(top, BorderLayout.NORTH);
    frame.add(split, BorderLayout.CENTER);
    frame.add(statusBar, BorderLayout.SOUTH);
    frame.getRootPane().setTransferHandler(drop);
    table.setTransferHandler(drop);
    reportPane.findings().setTransferHandler(drop);
    frame.setIconImages(DeskIcon.images());
    frame.setMinimumSize(MIN_SIZE);
    frame.setSize(fittingSize());
    frame.setLocationByPlatform(true);
    settings.bounds().filter(DeskWindow::isOnScreen).ifPresent(frame::setBounds);
    frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
  }

  /** Returns the default size, or that of a smaller screen without its task bar. */
  private static Dimension fittingSize() {
    Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
    return new Dimension(
        Math.min(DEFAULT_SIZE.width, screen.width), Math.min(DEFAULT_SIZE.height, screen.height));
  }

  /** Returns whether the bounds are on a screen; the screen may have been removed. */
  private static boolean isOnScreen(Rectangle bounds) {
    return Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices())
        .anyMatch(screen -> screen.getDefaultConfiguration().getBounds().intersects(bounds));
  }

  private void addListeners() {
    table
        .getSelectionModel()
        .addListSelectionListener(
            event -> {
              if (!event.getValueIsAdjusting()) {
                showSelected();
              }
            });
    received.addTableModelListener(
        event -> {
          changed();
          EventQueue.invokeLater(this::showSelected); // after the table has processed the event
        });
    frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosing(WindowEvent event) {
            settings.saveBounds(frame.getBounds());
            background.cancel();
          }
        });
  }

  /** Opens the window and reads the files that were named at the start. */
  void open(List<Path> named) {
    frame.setVisible(true);
    reader.prepare(remark -> messageBar.showResult(remark, null));
    if (!named.isEmpty()) {
      session.read(named);
    }
  }

  /** Reads the selected row, unless it is already shown. */
  private void showSelected() {
    ReceivedRow row = table.selectedRow();
    if (row == null) {
      reader.cancel();
      reportPane.showNothing();
    } else if (!row.equals(shownRow)) {
      reportPane.showReading(row.fileName().isEmpty() ? row.unit() : row.fileName());
      reader.read(row);
    }
    shownRow = row;
    actions.enable(received, shownRow, background.isBusy());
  }

  /** Shows a submission, and updates its row if the file has changed. */
  private void show(SelectedReport report) {
    reportPane.show(report);
    ReceivedRow row = table.selectedRow();
    if (row != null
        && report.row().checked() != null
        && Objects.equals(row.file(), report.row().file())
        && (row.standing() != report.row().standing()
            || row.errors() != report.row().errors()
            || row.warnings() != report.row().warnings()
            || !row.ledgerSummary().equals(report.row().ledgerSummary()))) {
      received.addOrUpdate(List.of(report.row()));
    }
  }

  private void settingsChanged(ValidationSettings newSettings) {
    settingsBar.show(newSettings);
    table.selectDefault();
    table.showColumns(session.reception() != null, received.hasLedger());
    changed();
  }

  @Override
  public void begun() {
    messageBar.setVisible(false);
  }

  @Override
  public void changed() {
    boolean hasRows = received.getRowCount() > 0;
    cards.show(tableCards, hasRows ? "table" : "hint");
    if (hasRows != reportPane.isVisible()) {
      reportPane.setVisible(hasRows);
      split.setDividerLocation(Math.max(MIN_TABLE_HEIGHT, frame.getHeight() - REPORT_HEIGHT));
    }
    statusBar.workChanged();
    statusBar.setTexts(
        receptionText(), hasRows ? messages.format(received.counts().summary()) : "", yearsText());
    actions.enable(received, shownRow, background.isBusy());
  }

  /** Returns a sentence about the roster; without a roster, a hint. */
  private String receptionText() {
    if (session.reception() != null) {
      return messages.format(MergeSentences.reception(session.reception()));
    }
    return received.getRowCount() == 0 ? messages.format("desk.ready") : "";
  }

  /** Returns a warning if the files are of different report years; else an empty text. */
  private String yearsText() {
    Message years = session.mixedYears();
    return years == null ? "" : messages.format("finding.sentence", years);
  }

  @Override
  public void failed(Message reason) {
    messageBar.showError(reason);
  }

  @Override
  public void cancelled() {
    long stale = received.staleCount();
    messageBar.showWarning(
        stale == 0 ? Message.of("desk.cancelled") : Message.of("desk.cancelled.stale", stale));
  }

  private DeskDialogs dialogs() {
    return dialogs;
  }

  JFrame frame() {
    return frame;
  }

  BackgroundWork background() {
    return background;
  }

  DeskSession session() {
    return session;
  }

  DeskOutput output() {
    return output;
  }

  DeskForms forms() {
    return forms;
  }

  DeskEntries entries() {
    return entries;
  }

  SelectedReportPane reportPane() {
    return reportPane;
  }
}
