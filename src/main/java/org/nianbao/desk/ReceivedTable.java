package org.nianbao.desk;

import java.awt.Color;
import java.awt.Component;
import java.text.Collator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.RowFilter;
import javax.swing.SwingConstants;
import javax.swing.event.ListSelectionEvent;
import javax.swing.event.TableModelEvent;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableColumn;
import javax.swing.table.TableRowSorter;
import org.jspecify.annotations.Nullable;
import org.nianbao.desk.ReceivedRow.Standing;
import org.nianbao.desk.ReceivedTableModel.Column;
import org.nianbao.merge.Receipt;
import org.nianbao.message.Messages;
import org.nianbao.template.Severity;

/** The table of submissions: a row a file, sortable by every column, filtered as one types. */
final class ReceivedTable extends JTable {
  private static final int AIR = 8;

  private final transient Messages messages;
  private final transient ReceivedTableModel received;
  private final transient TableRowSorter<ReceivedTableModel> sorter;
  private final TableColumn receipts;

  /** The rows that are selected, by what they are about. */
  private final Set<String> kept = new HashSet<>();

  private boolean renewing;

  ReceivedTable(ReceivedTableModel received, Messages messages) {
    super(received);
    this.received = received;
    this.messages = messages;
    this.sorter = new TableRowSorter<>(received);
    setName("received");
    getAccessibleContext().setAccessibleName(messages.say("desk.received"));
    setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
    setFillsViewportHeight(true);
    setAutoResizeMode(AUTO_RESIZE_LAST_COLUMN);
    setShowHorizontalLines(true);
    Collator pinyin = Collator.getInstance(Locale.SIMPLIFIED_CHINESE);
    sorter.setComparator(ReceivedTableModel.at(Column.UNIT), pinyin);
    sorter.setComparator(ReceivedTableModel.at(Column.FILE), pinyin);
    setRowSorter(sorter);
    setDefaultRenderer(Standing.class, new Words());
    setDefaultRenderer(Receipt.Status.class, new Words());
    setDefaultRenderer(Integer.class, centred());
    setDefaultRenderer(Long.class, new Counts());
    receipts = getColumnModel().getColumn(ReceivedTableModel.at(Column.RECEIPT));
    removeColumn(receipts);
  }

  /** Rows and columns grow with the letters. */
  @Override
  public void updateUI() {
    super.updateUI();
    int letter = getFontMetrics(getFont()).getHeight();
    setRowHeight(letter + AIR);
    for (int i = 0; i < getColumnCount(); i++) {
      TableColumn column = getColumnModel().getColumn(i);
      column.setPreferredWidth(letters(ReceivedTableModel.column(column.getModelIndex())) * letter);
    }
  }

  private static int letters(Column column) {
    return switch (column) {
      case UNIT -> 17;
      case FILE -> 20;
      case STANDING, RECEIPT -> 6;
      case YEAR, ERRORS, WARNINGS -> 4;
    };
  }

  /** Shows how files stand against a roster, or does not. */
  void showReceipts(boolean shown) {
    boolean there = convertColumnIndexToView(ReceivedTableModel.at(Column.RECEIPT)) >= 0;
    if (shown && !there) {
      addColumn(receipts);
      moveColumn(getColumnCount() - 1, getColumnCount() - 2);
      updateUI();
    } else if (!shown && there) {
      removeColumn(receipts);
    }
  }

  /** Shows the rows in which all of the words occur: of the unit, the file, or how it stands. */
  void filter(String typed) {
    List<String> words = List.of(typed.strip().toLowerCase(Locale.ROOT).split("[\\s　]+", -1));
    sorter.setRowFilter(
        typed.isBlank()
            ? null
            : new RowFilter<ReceivedTableModel, Integer>() {
              @Override
              public boolean include(Entry<? extends ReceivedTableModel, ? extends Integer> entry) {
                String text = text(received.row(entry.getIdentifier()));
                return words.stream().allMatch(text::contains);
              }
            });
  }

  private String text(ReceivedRow row) {
    Receipt.Status status = row.status();
    return String.join(
            "\n",
            row.unit(),
            row.fileName(),
            String.valueOf(row.year()),
            word(row.standing()),
            status == null ? "" : word(status))
        .toLowerCase(Locale.ROOT);
  }

  private String word(Object value) {
    if (value instanceof Standing standing) {
      return messages.say("desk.standing." + standing.name());
    }
    return value instanceof Receipt.Status status
        ? messages.say("merge.status." + status.name())
        : "";
  }

  /** Where nothing is chosen, chooses the first row with errors, or else the first. */
  void chooseSomething() {
    if (getSelectedRow() >= 0 || getRowCount() == 0) {
      return;
    }
    int wrong = 0;
    for (int row = getRowCount() - 1; row >= 0; row--) {
      if (received.row(convertRowIndexToModel(row)).standing() == Standing.ERROR) {
        wrong = row;
      }
    }
    setRowSelectionInterval(wrong, wrong);
    scrollRectToVisible(getCellRect(wrong, 0, true));
  }

  /** The row that is looked at; null if none is selected. */
  @Nullable ReceivedRow chosen() {
    int lead = getSelectedRow();
    return lead < 0 ? null : received.row(convertRowIndexToModel(lead));
  }

  /** The selected rows. */
  List<ReceivedRow> selected() {
    List<ReceivedRow> rows = new ArrayList<>();
    for (int row : getSelectedRows()) {
      rows.add(received.row(convertRowIndexToModel(row)));
    }
    return rows;
  }

  /** All rows, those that are filtered away included. */
  List<ReceivedRow> all() {
    return received.rows();
  }

  @Override
  public void valueChanged(ListSelectionEvent event) {
    super.valueChanged(event);
    if (received != null && !renewing) {
      kept.clear();
      selected().forEach(row -> kept.add(row.key()));
    }
  }

  /** The selection stays with its files where all rows are others than before. */
  @Override
  public void tableChanged(TableModelEvent event) {
    if (received == null || event.getLastRow() != Integer.MAX_VALUE) {
      super.tableChanged(event);
      return;
    }
    renewing = true;
    super.tableChanged(event);
    for (int i = 0; i < getRowCount(); i++) {
      if (kept.contains(received.row(convertRowIndexToModel(i)).key())) {
        addRowSelectionInterval(i, i);
      }
    }
    renewing = false;
  }

  private static DefaultTableCellRenderer centred() {
    DefaultTableCellRenderer renderer = new DefaultTableCellRenderer();
    renderer.setHorizontalAlignment(SwingConstants.CENTER);
    return renderer;
  }

  /** The colour of a standing's word. */
  static Color tone(Standing standing) {
    return switch (standing) {
      case UNREADABLE, ERROR, MISSING -> Tones.ink(Severity.ERROR);
      case WARNING -> Tones.ink(Severity.WARNING);
      case OK -> Tones.GOOD;
    };
  }

  private final class Words extends DefaultTableCellRenderer {
    @Override
    public Component getTableCellRendererComponent(
        JTable table,
        @Nullable Object value,
        boolean isSelected,
        boolean hasFocus,
        int row,
        int column) {
      String word = value == null ? "" : word(value);
      JLabel label =
          (JLabel)
              super.getTableCellRendererComponent(table, word, isSelected, hasFocus, row, column);
      label.setForeground(value == null ? Tones.INK : tone(value));
      return label;
    }

    private Color tone(Object value) {
      if (value instanceof Standing standing) {
        return ReceivedTable.tone(standing);
      }
      return value == Receipt.Status.RECEIVED ? Tones.GOOD : Tones.ink(Severity.ERROR);
    }
  }

  private static final class Counts extends DefaultTableCellRenderer {
    Counts() {
      setHorizontalAlignment(CENTER);
    }

    @Override
    public Component getTableCellRendererComponent(
        JTable table,
        @Nullable Object value,
        boolean isSelected,
        boolean hasFocus,
        int row,
        int column) {
      Component label =
          super.getTableCellRendererComponent(table, value, isSelected, hasFocus, row, column);
      boolean none = value instanceof Long count && count == 0;
      label.setForeground(none ? Tones.QUIET : Tones.INK);
      return label;
    }
  }
}
