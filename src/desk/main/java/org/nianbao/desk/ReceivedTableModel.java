package org.nianbao.desk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.swing.table.AbstractTableModel;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationCounts;
import org.nianbao.desk.ReceivedRow.Standing;
import org.nianbao.merge.ReceivedForms;
import org.nianbao.merge.Reception;
import org.nianbao.merge.ReceptionEntry;
import org.nianbao.message.Messages;

/** The received files. Used on the event thread only. */
final class ReceivedTableModel extends AbstractTableModel {
  /** The columns, in order. */
  enum Column {
    UNIT(String.class),
    YEAR(Integer.class),
    STANDING(Standing.class),
    ERRORS(Long.class),
    WARNINGS(Long.class),
    RECEIPT(ReceptionEntry.Status.class),
    LEDGER(String.class),
    FILE(String.class);

    private final Class<?> type;

    Column(Class<?> type) {
      this.type = type;
    }
  }

  private static final List<Column> COLUMNS = List.of(Column.values());

  private final transient Messages messages;
  private final transient List<ReceivedRow> rows = new ArrayList<>();
  private final transient Map<Path, Integer> rowsByFile = new HashMap<>();

  ReceivedTableModel(Messages messages) {
    this.messages = messages;
  }

  /** Returns the initial index of a column. */
  static int indexOf(Column column) {
    return COLUMNS.indexOf(column);
  }

  /** Returns the column with an initial index. */
  static Column column(int index) {
    return COLUMNS.get(index);
  }

  ReceivedRow row(int index) {
    return rows.get(index);
  }

  List<ReceivedRow> rows() {
    return List.copyOf(rows);
  }

  /** Adds files; a file that is in the table is updated, and keeps its status on the roster. */
  void addOrUpdate(List<ReceivedRow> files) {
    int oldSize = rows.size();
    for (ReceivedRow file : files) {
      Path path = Objects.requireNonNull(file.file());
      Integer row = rowsByFile.get(path);
      if (row == null) {
        rowsByFile.put(path, rows.size());
        rows.add(file);
      } else {
        rows.set(row, file.withEntry(rows.get(row).entry()));
        if (row < oldSize) {
          fireTableRowsUpdated(row, row);
        }
      }
    }
    if (rows.size() > oldSize) {
      fireTableRowsInserted(oldSize, rows.size() - 1);
    }
  }

  /**
   * Sets the status of each file on the roster, and adds rows for the units without a file and for
   * the files that are read because they are named after a unit.
   */
  void setReception(Reception reception) {
    Map<String, ReceptionEntry> byFile = new LinkedHashMap<>();
    List<ReceivedRow> missing = new ArrayList<>();
    for (ReceptionEntry entry : reception.entries()) {
      if (entry.checked() == null) {
        missing.add(new ReceivedRow(null, entry));
      } else {
        byFile.put(entry.file(), entry);
      }
    }
    List<ReceivedRow> all = new ArrayList<>(missing);
    for (ReceivedRow row : rows) {
      if (row.checked() != null) {
        all.add(row.withEntry(byFile.remove(row.checked().file())));
      }
    }
    byFile.values().forEach(entry -> all.add(new ReceivedRow(entry.checked(), entry)));
    replace(all);
  }

  /** Removes the roster: its statuses and the rows of missing units. */
  void clearReception() {
    replace(
        rows.stream()
            .filter(row -> row.checked() != null)
            .map(row -> row.withEntry(null))
            .toList());
  }

  /** Marks files whose results are about to be replaced. */
  void markStale(Collection<Path> files) {
    Set<Path> set = new HashSet<>(files);
    replace(rows.stream().map(row -> set.contains(row.file()) ? row.asStale() : row).toList());
  }

  /** Returns how many files are not read with the current settings. */
  long staleCount() {
    return rows.stream().filter(ReceivedRow::isStale).count();
  }

  /** Returns whether a ledger says something about a file. */
  boolean hasLedger() {
    return rows.stream().anyMatch(row -> row.ledger() != null);
  }

  void remove(Collection<ReceivedRow> removed) {
    Set<ReceivedRow> set = new HashSet<>(removed);
    replace(rows.stream().filter(row -> !set.contains(row)).toList());
  }

  private void replace(List<ReceivedRow> newRows) {
    List<ReceivedRow> copy = List.copyOf(newRows);
    rows.clear();
    rows.addAll(copy);
    rowsByFile.clear();
    for (int i = 0; i < rows.size(); i++) {
      Path file = rows.get(i).file();
      if (file != null) {
        rowsByFile.put(file, i);
      }
    }
    fireTableDataChanged();
  }

  /** Returns the files, in the order they were added. */
  List<Path> files() {
    return rows.stream().map(ReceivedRow::file).filter(Objects::nonNull).toList();
  }

  /** Returns the totals of the files that are read with the current settings. */
  ValidationCounts counts() {
    ValidationCounts counts = new ValidationCounts();
    rows.stream()
        .filter(row -> !row.isStale())
        .map(ReceivedRow::judged)
        .filter(Objects::nonNull)
        .forEach(counts::add);
    return counts;
  }

  /** Returns the forms that the files are of. */
  ReceivedForms forms() {
    ReceivedForms forms = new ReceivedForms();
    rows.forEach(row -> forms.add(row.checked()));
    return forms;
  }

  /** Returns how many files are of each report year. */
  SortedMap<Integer, Integer> years() {
    SortedMap<Integer, Integer> counts = new TreeMap<>();
    rows.stream()
        .map(ReceivedRow::year)
        .filter(Objects::nonNull)
        .forEach(year -> counts.merge(year, 1, Integer::sum));
    return counts;
  }

  /** Returns the report year of most files, the latest of several; null if no file has a year. */
  @Nullable Integer mostFrequentYear() {
    return years().entrySet().stream()
        .max(
            Map.Entry.<Integer, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  @Override
  public int getRowCount() {
    return rows.size();
  }

  @Override
  public int getColumnCount() {
    return COLUMNS.size();
  }

  @Override
  public String getColumnName(int column) {
    return messages.format("desk.column." + COLUMNS.get(column).name());
  }

  @Override
  public Class<?> getColumnClass(int column) {
    return COLUMNS.get(column).type;
  }

  @Override
  public @Nullable Object getValueAt(int index, int column) {
    ReceivedRow row = rows.get(index);
    boolean isReadable =
        row.checked() != null && row.standing() != Standing.UNREADABLE && !row.isStale();
    return switch (COLUMNS.get(column)) {
      case UNIT -> row.unit();
      case YEAR -> row.year();
      case STANDING -> row.standing();
      case ERRORS -> isReadable ? row.errors() : null;
      case WARNINGS -> isReadable ? row.warnings() : null;
      case RECEIPT -> row.status();
      case LEDGER -> messages.format("desk.ledger", row.ledgerSummary());
      case FILE -> row.fileName();
    };
  }
}
