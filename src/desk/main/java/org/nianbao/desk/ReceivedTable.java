package org.nianbao.desk;

import java.text.Collator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.RowFilter;
import javax.swing.event.ListSelectionEvent;
import javax.swing.event.TableModelEvent;
import javax.swing.table.TableColumn;
import javax.swing.table.TableRowSorter;
import org.jspecify.annotations.Nullable;
import org.nianbao.desk.ReceivedRow.Standing;
import org.nianbao.desk.ReceivedTableModel.Column;
import org.nianbao.merge.ReceptionEntry;
import org.nianbao.message.Messages;

/** The table of submissions: one row a file, sortable by each column, with a filter. */
final class ReceivedTable extends JTable implements CopyableSelection {
  private static final int ROW_PADDING = 8;

  private final transient Messages messages;
  private final transient ReceivedTableModel received;
  private final transient TableRowSorter<ReceivedTableModel> sorter;
  private final TableColumn statusColumn;
  private final TableColumn ledgerColumn;

  /** The keys of the selected rows. */
  private final Set<String> selectedKeys = new HashSet<>();

  private boolean replacingRows;

  ReceivedTable(ReceivedTableModel received, Messages messages) {
    super(received);
    this.received = received;
    this.messages = messages;
    this.sorter = new TableRowSorter<>(received);
    setName("received");
    getAccessibleContext().setAccessibleName(messages.format("desk.received"));
    setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
    setFillsViewportHeight(true);
    setAutoResizeMode(AUTO_RESIZE_LAST_COLUMN);
    setShowHorizontalLines(true);
    Collator pinyin = Collator.getInstance(Locale.SIMPLIFIED_CHINESE);
    sorter.setComparator(ReceivedTableModel.indexOf(Column.UNIT), pinyin);
    sorter.setComparator(ReceivedTableModel.indexOf(Column.FILE), pinyin);
    setRowSorter(sorter);
    setDefaultRenderer(Standing.class, new ReceivedCellRenderer(this::label));
    setDefaultRenderer(ReceptionEntry.Status.class, new ReceivedCellRenderer(this::label));
    setDefaultRenderer(Integer.class, new ReceivedCellRenderer(String::valueOf));
    setDefaultRenderer(Long.class, new ReceivedCellRenderer(String::valueOf));
    statusColumn = getColumnModel().getColumn(ReceivedTableModel.indexOf(Column.RECEIPT));
    ledgerColumn = getColumnModel().getColumn(ReceivedTableModel.indexOf(Column.LEDGER));
    removeColumn(statusColumn);
    removeColumn(ledgerColumn);
  }

  /** Adapts the sizes of rows and columns to the text size. */
  @Override
  public void updateUI() {
    super.updateUI();
    int characterSize = getFontMetrics(getFont()).getHeight();
    setRowHeight(characterSize + ROW_PADDING);
    for (int i = 0; i < getColumnCount(); i++) {
      TableColumn column = getColumnModel().getColumn(i);
      column.setPreferredWidth(
          widthInCharacters(ReceivedTableModel.column(column.getModelIndex())) * characterSize);
    }
  }

  private static int widthInCharacters(Column column) {
    return switch (column) {
      case UNIT -> 17;
      case FILE -> 20;
      case STANDING, RECEIPT -> 6;
      case LEDGER -> 14;
      case YEAR, ERRORS, WARNINGS -> 4;
    };
  }

  /** Shows or hides the columns of the roster and of the ledger. */
  void showColumns(boolean hasRoster, boolean hasLedger) {
    show(statusColumn, hasRoster);
    show(ledgerColumn, hasLedger);
  }

  private void show(TableColumn column, boolean shown) {
    boolean isShown = convertColumnIndexToView(column.getModelIndex()) >= 0;
    if (shown && !isShown) {
      addColumn(column);
      moveColumn(getColumnCount() - 1, getColumnCount() - 2);
      updateUI();
    } else if (!shown && isShown) {
      removeColumn(column);
    }
  }

  /** Shows the rows that contain all of the words, in unit, file or state. */
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
    ReceptionEntry.Status status = row.status();
    return String.join(
            "\n",
            row.unit(),
            row.fileName(),
            String.valueOf(row.year()),
            label(row.standing()),
            messages.format("desk.ledger", row.ledgerSummary()),
            status == null ? "" : label(status))
        .toLowerCase(Locale.ROOT);
  }

  private String label(Object value) {
    if (value instanceof Standing standing) {
      return messages.format("desk.standing." + standing.name());
    }
    return value instanceof ReceptionEntry.Status status
        ? messages.format("merge.status." + status.name())
        : "";
  }

  /** Selects the first row with errors, or else the first row, unless a row is selected. */
  void selectDefault() {
    if (getSelectedRow() >= 0 || getRowCount() == 0) {
      return;
    }
    int firstWithErrors = 0;
    for (int row = getRowCount() - 1; row >= 0; row--) {
      if (received.row(convertRowIndexToModel(row)).standing() == Standing.ERROR) {
        firstWithErrors = row;
      }
    }
    setRowSelectionInterval(firstWithErrors, firstWithErrors);
    scrollRectToVisible(getCellRect(firstWithErrors, 0, true));
  }

  /** Selects the next file or unit that has problems, in a direction, if there is one. */
  void selectProblem(int direction) {
    for (int row = getSelectedRow() + direction;
        row >= 0 && row < getRowCount();
        row += direction) {
      Standing standing = received.row(convertRowIndexToModel(row)).standing();
      if (standing == Standing.ERROR
          || standing == Standing.WARNING
          || standing == Standing.UNREADABLE
          || standing == Standing.MISSING
          || standing == Standing.UNCONFIRMED) {
        setRowSelectionInterval(row, row);
        scrollRectToVisible(getCellRect(row, 0, true));
        return;
      }
    }
  }

  /** Returns the current row; null if none is selected. */
  @Nullable ReceivedRow selectedRow() {
    int lead = getSelectedRow();
    return lead < 0 ? null : received.row(convertRowIndexToModel(lead));
  }

  /** Returns the selected rows. */
  List<ReceivedRow> selectedRows() {
    List<ReceivedRow> rows = new ArrayList<>();
    for (int row : getSelectedRows()) {
      rows.add(received.row(convertRowIndexToModel(row)));
    }
    return rows;
  }

  /**
   * Returns the selected rows in the format of spreadsheets: one line a row, cells separated by
   * tabs.
   */
  @Override
  public String selectionAsText() {
    return selectedRows().stream()
        .map(
            row ->
                String.join(
                    "\t",
                    row.unit(),
                    row.year() == null ? "" : row.year().toString(),
                    label(row.standing()),
                    String.valueOf(row.errors()),
                    String.valueOf(row.warnings()),
                    row.fileName()))
        .collect(Collectors.joining("\n"));
  }

  /** Returns all rows, including those that the filter hides. */
  List<ReceivedRow> allRows() {
    return received.rows();
  }

  @Override
  public void valueChanged(ListSelectionEvent event) {
    super.valueChanged(event);
    if (received != null && !replacingRows) {
      selectedKeys.clear();
      selectedRows().forEach(row -> selectedKeys.add(row.key()));
    }
  }

  /** Restores the selection by file after the rows have been replaced. */
  @Override
  public void tableChanged(TableModelEvent event) {
    if (received == null || event.getLastRow() != Integer.MAX_VALUE) {
      super.tableChanged(event);
      return;
    }
    replacingRows = true;
    super.tableChanged(event);
    for (int i = 0; i < getRowCount(); i++) {
      if (selectedKeys.contains(received.row(convertRowIndexToModel(i)).key())) {
        addRowSelectionInterval(i, i);
      }
    }
    replacingRows = false;
  }
}
