package org.nianbao.locate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nianbao.grid.Address;
import org.nianbao.grid.Grid;
import org.nianbao.locate.ColumnAlignment.Header;
import org.nianbao.template.Field;

/**
 * The location of a block of figures: the figures of a template sheet that share their headings.
 */
final class BlockLocation {
  /** The maximum number of note rows between headings and unlabelled figures. */
  static final int MAX_NOTE_ROWS = 3;

  /** The minimum number of figures of a row that are known by their number alone. */
  private static final int MIN_MOVED_FIGURES = 5;

  /** The minimum number of rows for which a row that differs from the others counts as shifted. */
  private static final int MIN_ROWS = 3;

  private final List<List<Field>> block;
  private final Map<Address, String> labels;
  private final RowAlignment rows;
  private final ReceivedSheet received;

  /** The template's rows, keyed by the received row. */
  private final NavigableMap<Integer, List<Field>> matchedRows = new TreeMap<>();

  private final NavigableSet<Integer> headings = new TreeSet<>();

  /** The rows whose figures are left of their headings. */
  private final Set<Integer> movedRows = new HashSet<>();

  private final Map<String, Address> cells = new LinkedHashMap<>();
  private final List<MisspelledLabel> slips = new ArrayList<>();

  /** The first row of figures that another one was preferred to. */
  private int passedRow = Integer.MAX_VALUE;

  private final List<Field> withoutColumn = new ArrayList<>();
  private final List<Field> shiftedFields = new ArrayList<>();
  private final Set<Integer> reorderedColumns = new TreeSet<>();
  private final Set<Integer> repeatedColumns = new TreeSet<>();

  private BlockLocation(
      List<List<Field>> block,
      Map<Address, String> labels,
      RowAlignment rows,
      ReceivedSheet received) {
    this.block = block;
    this.labels = labels;
    this.rows = rows;
    this.received = received;
  }

  /**
   * Locates the figures of a block.
   *
   * @param block the template's rows of figures
   * @param before the template's last row of figures above the block's headings
   */
  static BlockLocation of(
      List<List<Field>> block,
      int before,
      Map<Address, String> labels,
      RowAlignment rows,
      ReceivedSheet received) {
    BlockLocation location = new BlockLocation(block, labels, rows, received);
    location.locate(location.headings(before));
    return location;
  }

  /** Locates a block that has no headings of its own, with the columns of the block above it. */
  static BlockLocation withHeadingsOf(
      BlockLocation above, List<List<Field>> block, BlockLocation withoutHeadings) {
    BlockLocation location =
        new BlockLocation(
            block, withoutHeadings.labels, withoutHeadings.rows, withoutHeadings.received);
    location.locate(above.headings);
    return location;
  }

  /** Returns whether no row of headings was found. */
  boolean isWithoutHeadings() {
    return headings.isEmpty();
  }

  /** Returns the cells of the figures that were found, by field key. */
  Map<String, Address> cells() {
    return cells;
  }

  /** Returns the headings that were matched although their texts differ. */
  List<MisspelledLabel> slips() {
    return slips;
  }

  /** Returns the received columns whose order differs from the template's. */
  Set<Integer> reorderedColumns() {
    return reorderedColumns;
  }

  /** Returns the fields whose row was found but whose column was not. */
  List<Field> withoutColumn() {
    return withoutColumn;
  }

  /** Returns the fields of rows whose figures are shifted out of their columns. */
  List<Field> shiftedFields() {
    return shiftedFields;
  }

  private static int templateRow(List<Field> fields) {
    return fields.get(0).address().row();
  }

  private boolean isLabelled(int row) {
    return labels.keySet().stream().anyMatch(label -> label.row() == row);
  }

  private NavigableSet<Integer> headings(int before) {
    findRows();
    NavigableSet<Integer> rowsOfHeadings = new TreeSet<>();
    for (int heading = before + 1; heading < templateRow(block.get(0)); heading++) {
      Integer at = rows.receivedRow(heading);
      if (at != null && (matchedRows.isEmpty() || at < matchedRows.firstKey())) {
        rowsOfHeadings.add(at);
      }
    }
    return rowsOfHeadings;
  }

  private void findRows() {
    for (List<Field> fields : block) {
      Integer at = rows.receivedRow(templateRow(fields));
      if (isLabelled(templateRow(fields)) && at != null) {
        matchedRows.put(at, fields);
      }
    }
  }

  private void locate(NavigableSet<Integer> rowsOfHeadings) {
    headings.addAll(rowsOfHeadings);
    findRows();
    if (headings.isEmpty()) {
      matchedRows.values().forEach(withoutColumn::addAll);
    } else if (!matchedRows.isEmpty()) {
      locateLabelled(headings.first());
    } else if (!isLabelled(templateRow(block.get(0)))) {
      locateUnlabelled(headings.first(), headings.last());
    }
  }

  /** Locates the rows of figures without labels: they follow directly below their headings. */
  private void locateUnlabelled(int firstHeading, int lastHeading) {
    List<Integer> below = new ArrayList<>();
    for (int row = lastHeading + 1; row <= lastHeading + 1 + MAX_NOTE_ROWS; row++) {
      below.add(row);
    }
    ColumnAlignment columns = columns(new Header(firstHeading, lastHeading, 0, below));
    int read = rowOfFigures(below, columns);
    assignCells(read, block.get(0), columns);
    NavigableSet<Integer> headed = columnsOf(block.get(0));
    if (isOutsideHeadings(figuresWithoutStrays(read, headed, columns), headed, columns)) {
      remove(block.get(0));
    }
  }

  /**
   * Returns the row of unlabelled figures: of several rows with figures below the headings the one
   * of the latest year, or with the most, the first of equally filled ones. The others are reported
   * as unknown.
   */
  private int rowOfFigures(List<Integer> below, ColumnAlignment columns) {
    int read = below.get(0);
    int most = 0;
    int latest = TableYear.THIS_YEAR_NUMBER;
    boolean skipped = false;
    for (int row : below) {
      OptionalInt labelled = year(row);
      if (most > 0 && labelled.isEmpty() && isReceivedLabelled(row)) {
        break; // the next table, or notes
      }
      int filled = 0;
      for (int column : received.figureColumns(row)) {
        filled += columns.columns().containsValue(column) ? 1 : 0;
      }
      int year = labelled.orElse(TableYear.THIS_YEAR_NUMBER);
      boolean numbering = filled > 0 && !skipped && received.isColumnNumbering(row);
      if (numbering && below.stream().anyMatch(each -> each > row && hasFigures(each, columns))) {
        skipped = true;
      } else if (filled > 0 && (most == 0 || year > latest || (year == latest && filled > most))) {
        passedRow = most > 0 ? Math.min(passedRow, read) : passedRow;
        most = filled;
        read = row;
        latest = year;
      }
    }
    return read;
  }

  /** Returns the year that the first label of a row names; empty if it names none. */
  private OptionalInt year(int row) {
    return received.labelledRows().stream()
        .filter(line -> line.row() == row)
        .map(line -> TableYear.ofRow(line.labels().get(0).wording().full()))
        .findFirst()
        .orElse(OptionalInt.empty());
  }

  private boolean isReceivedLabelled(int row) {
    return received.labelledRows().stream().anyMatch(line -> line.row() == row);
  }

  private boolean hasFigures(int row, ColumnAlignment columns) {
    return received.figureColumns(row).stream().anyMatch(columns.columns()::containsValue);
  }

  /**
   * Locates the labelled rows of figures. Headings that are repeated, as on a new page, apply to
   * the rows below them.
   */
  private void locateLabelled(int firstHeading) {
    int firstRow = matchedRows.firstKey();
    ColumnAlignment first =
        columns(
            new Header(
                firstHeading,
                firstRow - 1,
                firstColumn(matchedRows.values()),
                matchedRows.keySet()));
    ColumnAlignment columns = first;
    int above = firstRow;
    for (Map.Entry<Integer, List<Field>> each : matchedRows.entrySet()) {
      int heading = headingBetween(above, each.getKey());
      if (heading >= 0) {
        NavigableMap<Integer, List<Field>> rest = matchedRows.tailMap(each.getKey(), true);
        Header repeated =
            new Header(heading, each.getKey() - 1, firstColumn(rest.values()), rest.keySet());
        ColumnAlignment newColumns =
            ColumnAlignment.of(TemplateSheet.widest(block), received, repeated);
        boolean same = first.columns().entrySet().containsAll(newColumns.columns().entrySet());
        columns = same ? first : newColumns;
      }
      assignCells(each.getKey(), each.getValue(), columns);
      above = each.getKey();
    }
    removeShiftedSideways(columns);
    removeShiftedDown();
  }

  private ColumnAlignment columns(Header header) {
    ColumnAlignment columns = ColumnAlignment.of(TemplateSheet.widest(block), received, header);
    slips.addAll(columns.slips());
    repeatedColumns.addAll(columns.repeated());
    reorderedColumns.addAll(columns.reordered());
    return columns;
  }

  /** Returns the first column right of all labels. */
  private int firstColumn(Collection<List<Field>> some) {
    return some.stream().mapToInt(this::firstColumnAfterLabel).min().orElse(0);
  }

  private int firstColumnAfterLabel(List<Field> fields) {
    Address label = rows.ownLabel(templateRow(fields));
    return label == null ? 0 : received.grid().regionOf(label).last().column() + 1;
  }

  /**
   * Returns the first row between two rows of figures that repeats headings; -1 if there is none.
   */
  private int headingBetween(int above, int below) {
    List<Label> leaves = new ArrayList<>();
    for (Field field : TemplateSheet.widest(block)) {
      List<String> over = field.columnLabels();
      if (!over.isEmpty()) {
        leaves.add(new Label(field.address(), over.get(over.size() - 1)));
      }
    }
    for (LabelledRow line : received.labelledRows()) {
      if (line.row() > above && line.row() < below) {
        long named =
            line.labels().stream().filter(each -> leaves.stream().anyMatch(each::matches)).count();
        if (named >= Math.min(2, leaves.size())) {
          return line.row();
        }
      }
    }
    return -1;
  }

  private void assignCells(int row, List<Field> fields, ColumnAlignment columns) {
    if (isMovedWhole(row, fields, columns)) {
      Iterator<Integer> figures = received.figureColumns(row).iterator();
      fields.stream()
          .sorted(
              Comparator.comparing(
                  field -> columns.columns().getOrDefault(field.address().column(), 0)))
          .forEach(field -> cells.put(field.key(), new Address(row, figures.next())));
      movedRows.add(row);
      return;
    }
    boolean isUnderLabel = false;
    for (Field field : fields) {
      Integer column = columns.column(field.address().column());
      if (column == null) {
        withoutColumn.add(field);
      } else {
        isUnderLabel |= column < firstColumnAfterLabel(fields);
        cells.put(field.key(), new Address(row, column));
      }
    }
    if (isUnderLabel) {
      remove(fields);
    }
  }

  /**
   * Returns whether a row of a document has all its figures directly behind its label, left of
   * their headings: the cells of the row's groups are missing, as where a page ends within a group.
   */
  private boolean isMovedWhole(int row, List<Field> fields, ColumnAlignment columns) {
    Set<Integer> figures = received.figureColumns(row);
    if (received.grid().source() != Grid.Source.DOCUMENT
        || fields.size() < MIN_MOVED_FIGURES
        || figures.size() != fields.size()
        || fields.stream()
            .anyMatch(field -> !columns.columns().containsKey(field.address().column()))) {
      return false;
    }
    NavigableSet<Integer> own = new TreeSet<>(figures);
    NavigableSet<Integer> headed = new TreeSet<>(columns.columns().values());
    return own.first() == firstColumnAfterLabel(fields)
        && own.first() < headed.first()
        && own.last() - own.first() == fields.size() - 1
        && headed.last() - headed.first() == fields.size() - 1;
  }

  private void remove(List<Field> fields) {
    fields.forEach(field -> cells.remove(field.key()));
    fields.stream().filter(field -> !withoutColumn.contains(field)).forEach(shiftedFields::add);
  }

  /**
   * Removes the rows from the first empty one on if unlabelled figures follow below the last row:
   * they may have been shifted down.
   */
  private void removeShiftedDown() {
    int below = matchedRows.lastKey() + 1;
    Set<Integer> columns = columns();
    long filled = received.figureColumns(below).stream().filter(columns::contains).count();
    // a single number is a stray, and no row of figures
    if (isReceivedLabelled(below) || filled == 0 || (filled == 1 && columns.size() > 2)) {
      return;
    }
    matchedRows.keySet().stream()
        .filter(row -> received.figureColumns(row).isEmpty())
        .findFirst()
        .ifPresent(empty -> matchedRows.tailMap(empty, true).values().forEach(this::remove));
  }

  private Set<Integer> columns() {
    return cells.values().stream().map(Address::column).collect(Collectors.toSet());
  }

  /** Removes the rows whose figures are shifted out of their columns. */
  private void removeShiftedSideways(ColumnAlignment last) {
    Map<Integer, Integer> filled = new HashMap<>();
    matchedRows
        .keySet()
        .forEach(
            row ->
                received
                    .figureColumns(row)
                    .forEach(column -> filled.merge(column, 1, Integer::sum)));
    Map<Integer, Integer> labelColumns = new HashMap<>();
    for (Map.Entry<Integer, List<Field>> each : matchedRows.entrySet()) {
      NavigableSet<Integer> columns = columnsOf(each.getValue());
      Set<Integer> figures = figuresWithoutStrays(each.getKey(), columns, last);
      figures.removeIf(column -> column < firstColumnAfterLabel(each.getValue()));
      if (columns.isEmpty() || movedRows.contains(each.getKey())) {
        continue;
      }
      boolean moved = isLabelMoved(each.getValue(), labelColumns) && !figures.equals(columns);
      boolean outside = isOutsideHeadings(figures, columns, last);
      if (moved
          || outside
          || hasFigureTooMany(figures, columns, last, filled)
          || (matchedRows.size() >= MIN_ROWS && isUnlikeOtherRows(figures, columns, filled))) {
        remove(each.getValue());
      }
    }
  }

  /**
   * Returns whether a figure is outside the headings while the first or the last heading has none.
   */
  private static boolean isOutsideHeadings(
      Set<Integer> figures, NavigableSet<Integer> columns, ColumnAlignment headings) {
    return !columns.isEmpty()
        && figures.stream()
            .anyMatch(column -> !columns.contains(column) && !headings.isHeaded(column))
        && !figures.containsAll(List.of(columns.first(), columns.last()));
  }

  /**
   * Returns whether a row of a document's table has a cell more than all others, with a figure: any
   * of its cells may be the one too many. In a workbook, the columns are those of the sheet.
   */
  private boolean hasFigureTooMany(
      Set<Integer> figures,
      NavigableSet<Integer> columns,
      ColumnAlignment headings,
      Map<Integer, Integer> filled) {
    int next = columns.last() + 1;
    return received.grid().source() == Grid.Source.DOCUMENT
        && columns.size() > 1
        && matchedRows.size() >= MIN_ROWS
        && figures.contains(next)
        && figures.containsAll(columns)
        && !headings.isHeaded(next)
        && filled.getOrDefault(next, 0) == 1;
  }

  /**
   * Returns the columns with figures of a row, without numbers apart from the table: those right of
   * a blank column beside the table, unless they show that the whole row is shifted.
   */
  private Set<Integer> figuresWithoutStrays(
      int row, NavigableSet<Integer> columns, ColumnAlignment headings) {
    Set<Integer> figures = new TreeSet<>(received.figureColumns(row));
    if (!columns.isEmpty() && !columns.containsAll(figures)) {
      Set<Integer> all = Set.copyOf(figures);
      figures.removeIf(column -> isStray(column, all, columns, headings));
    }
    return figures;
  }

  private static boolean isStray(
      int column, Set<Integer> figures, NavigableSet<Integer> columns, ColumnAlignment headings) {
    int past = column - columns.last();
    boolean shifted =
        figures.stream().allMatch(each -> each > column || columns.contains(each - past));
    boolean beside = figures.contains(columns.last() + 1);
    return past > 1 && !beside && !headings.isHeaded(column) && !shifted;
  }

  private NavigableSet<Integer> columnsOf(List<Field> fields) {
    NavigableSet<Integer> columns = new TreeSet<>();
    for (Field field : fields) {
      Address at = cells.get(field.key());
      if (at != null) {
        columns.add(at.column());
      }
    }
    return columns;
  }

  /**
   * Returns whether the row's label is in another column than the labels of the same kind above it.
   */
  private boolean isLabelMoved(List<Field> fields, Map<Integer, Integer> labelColumns) {
    Address label = rows.ownLabel(templateRow(fields));
    int templateColumn =
        labels.keySet().stream()
            .filter(at -> at.row() == templateRow(fields))
            .mapToInt(Address::column)
            .max()
            .orElse(-1);
    if (label == null) {
      return false;
    }
    Integer above = labelColumns.putIfAbsent(templateColumn, label.column());
    return above != null && above != label.column();
  }

  /**
   * Returns whether a row has no figure where most rows have one, and a figure where most have
   * none.
   */
  private boolean isUnlikeOtherRows(
      Set<Integer> figures, Set<Integer> columns, Map<Integer, Integer> filled) {
    return figures.stream()
            .filter(column -> !columns.contains(column))
            .anyMatch(column -> filled.getOrDefault(column, 0) * 2 < matchedRows.size())
        && columns.stream()
            .filter(column -> !figures.contains(column))
            .anyMatch(column -> filled.getOrDefault(column, 0) * 2 > matchedRows.size());
  }

  /** Returns the rows in which figures were found. */
  NavigableSet<Integer> figureRows() {
    NavigableSet<Integer> rowsFound = new TreeSet<>();
    cells.values().forEach(cell -> rowsFound.add(cell.row()));
    return rowsFound;
  }

  /**
   * Returns the cells with numbers in rows and columns of the block that the form does not have.
   */
  List<Address> unknownNumbers() {
    NavigableSet<Integer> known = figureRows();
    NavigableSet<Integer> columns = new TreeSet<>(columns());
    List<Address> unknown = new ArrayList<>();
    if (known.isEmpty()) {
      return unknown;
    }
    int lastInTable = known.last();
    for (int row = Math.min(known.first(), passedRow); ; row++) {
      List<Address> numbers = received.numberCells(row);
      boolean inTable = numbers.stream().anyMatch(at -> columns.contains(at.column()));
      if (row > known.last()
          && (row > lastInTable + 1 || !inTable)
          && (row > lastInTable + MAX_NOTE_ROWS || isReceivedLabelled(row))) {
        return unknown;
      }
      lastInTable = inTable ? row : lastInTable;
      boolean shifted = matchedRows.containsKey(row) && !known.contains(row);
      for (Address at : shifted ? List.<Address>of() : numbers) {
        int column = at.column();
        boolean under = columns.contains(column) || repeatedColumns.contains(column);
        if (known.contains(row) ? !under && column >= columns.first() : under) {
          unknown.add(at);
        }
      }
    }
  }
}
