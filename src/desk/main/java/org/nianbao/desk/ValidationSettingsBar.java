package org.nianbao.desk;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.FlowLayout;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneId;
import java.util.Objects;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.Timer;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Messages;
import org.nianbao.validate.LastYearFiles;

/** The bar for the settings that files are checked with, and for the filter of the table. */
final class ValidationSettingsBar extends JPanel {
  private static final int PADDING = 8;
  private static final int FILTER_COLUMNS = 18;
  private static final int FIRST_YEAR = 2019;

  /** How long the choice of a year must last, as each arrow key chooses one. */
  private static final int PAUSE_MILLISECONDS = 700;

  private final transient Messages messages;
  private final JComboBox<String> years = new JComboBox<>();
  private final JButton lastYear;
  private final JButton noLastYear;
  private final JButton roster;
  private final JButton noRoster;
  private final JTextField filter = new JTextField(FILTER_COLUMNS);

  ValidationSettingsBar(
      DeskSession session, DeskDialogs dialogs, ReceivedTable table, Messages messages) {
    super(new BorderLayout(PADDING, 0));
    this.messages = messages;
    setBorder(BorderFactory.createEmptyBorder(0, 0, PADDING, PADDING));
    years.setName("year");
    years.addItem(messages.format("desk.year.any"));
    for (int year = Year.now(ZoneId.systemDefault()).getValue(); year >= FIRST_YEAR; year--) {
      years.addItem(String.valueOf(year));
    }
    Timer pause = new Timer(PAUSE_MILLISECONDS, event -> session.setYear(year()));
    pause.setRepeats(false);
    years.addActionListener(event -> pause.restart());
    years.addFocusListener(
        new FocusAdapter() {
          @Override
          public void focusLost(FocusEvent event) {
            if (pause.isRunning()) {
              pause.stop();
              session.setYear(year());
            }
          }
        });
    lastYear = new JButton(new DeskAction(messages, "desk.lastYear", "", dialogs::chooseLastYear));
    roster = new JButton(new DeskAction(messages, "desk.roster", "", dialogs::chooseRoster));
    noLastYear =
        new JButton(
            new DeskAction(messages, "desk.lastYear.none", "", () -> session.setLastYear(null)));
    noRoster =
        new JButton(
            new DeskAction(messages, "desk.roster.none", "", () -> session.setRoster(null)));
    lastYear.setName("lastYear");
    roster.setName("roster");
    filter.setName("filter");
    filter.putClientProperty("JTextField.placeholderText", messages.format("desk.filter.hint"));
    filter.putClientProperty("JTextField.showClearButton", true);
    filter.getDocument().addDocumentListener(new TextChange(() -> table.filter(filter.getText())));
    JPanel left = new JPanel(new FlowLayout(FlowLayout.LEADING, PADDING - 2, 0));
    left.add(label("desk.year", years));
    left.add(years);
    left.add(Box.createHorizontalStrut(PADDING));
    left.add(lastYear);
    left.add(noLastYear);
    left.add(Box.createHorizontalStrut(PADDING));
    left.add(roster);
    left.add(noRoster);
    JPanel right = new JPanel(new BorderLayout(PADDING, 0));
    right.add(label("desk.filter", filter), BorderLayout.WEST);
    right.add(filter, BorderLayout.CENTER);
    add(left, BorderLayout.WEST);
    add(right, BorderLayout.EAST);
    show(session.settings());
  }

  private JLabel label(String key, Component labelled) {
    return MnemonicText.of(messages.format(key)).label(labelled);
  }

  private @Nullable Integer year() {
    return years.getSelectedIndex() <= 0
        ? null
        : Integer.valueOf(String.valueOf(years.getSelectedItem()));
  }

  void show(ValidationSettings settings) {
    setText(lastYear, "desk.lastYear", LastYearFiles.source(settings.lastYear()));
    setText(roster, "desk.roster", settings.rosterFile());
    noLastYear.setVisible(settings.lastYear().source() != null);
    noRoster.setVisible(settings.roster() != null);
  }

  private void setText(JButton button, String key, @Nullable Path file) {
    button.setText(
        file == null
            ? messages.format(key).replace("&", "")
            : messages.format(
                key + ".of", Objects.requireNonNullElse(file.getFileName(), file))); // a drive
  }

  JTextField filter() {
    return filter;
  }
}
