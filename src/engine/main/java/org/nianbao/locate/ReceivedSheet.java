package org.nianbao.locate;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Whitespace;
import org.nianbao.value.FigureParser;

/**
 * A received sheet, or a part of one that contains a table, with its labels and figures separated.
 */
final class ReceivedSheet {
  /** The maximum length of a label; longer texts are not labels. */
  static final int MAX_LABEL_LENGTH = 200;

  /** The maximum number of rows of texts; labels below them are ignored. */
  private static final int MAX_LABELLED_ROWS = 2_000;

  private static final int MIN_NUMBERED = 3;

  private static final Pattern SHORT_NUMBER = Pattern.compile("\\d{1,3}");

  private final Grid grid;
  private final List<LabelledRow> lines;
  private final Map<Integer, Set<Integer>> figures = new HashMap<>();

  /** Separates the labels of a sheet from its figures. */
  ReceivedSheet(Grid grid) {
    this(
        grid,
        cell -> FigureParser.mayBeFigure(cell.content()) && !isParagraph(grid, cell),
        Map.of());
  }

  /** Returns whether a cell is a paragraph of a document: 无 in a line of its own is no figure. */
  private static boolean isParagraph(Grid grid, Cell cell) {
    Address at = cell.address();
    return grid.source() == Grid.Source.DOCUMENT
        && at.column() == 0
        && cell.content() instanceof CellContent.Text
        && grid.rowSize(at.row()) == 1;
  }

  private ReceivedSheet(Grid grid, Predicate<Cell> isFigure, Map<Address, Label> known) {
    this.grid = grid;
    Map<Address, String> texts = new LinkedHashMap<>();
    Set<Integer> rows = new HashSet<>();
    for (Cell cell : grid.cells()) {
      String text = text(cell);
      if (text.length() > MAX_LABEL_LENGTH) {
        continue;
      }
      if (isFigure.test(cell)) {
        figures
            .computeIfAbsent(cell.address().row(), row -> new TreeSet<>())
            .add(cell.address().column());
      } else if (!text.isEmpty()
          && (rows.size() < MAX_LABELLED_ROWS || rows.contains(cell.address().row()))) {
        rows.add(cell.address().row());
        texts.put(cell.address(), text);
      }
    }
    lines = LabelledRow.of(texts, known);
  }

  /** Returns whether a cell contains a number, in any format. */
  static boolean isNumber(Cell cell) {
    return text(cell).length() <= MAX_LABEL_LENGTH && FigureParser.isNumber(cell.content());
  }

  private static String text(Cell cell) {
    return cell.content() instanceof CellContent.Text text ? text.value() : "";
  }

  /** Returns the underlying sheet. */
  Grid grid() {
    return grid;
  }

  String name() {
    return grid.name();
  }

  /** Returns the rows that contain labels, from top to bottom. */
  List<LabelledRow> labelledRows() {
    return lines;
  }

  /** Returns the columns of a row that contain figures or signs for zero. */
  Set<Integer> figureColumns(int row) {
    return figures.getOrDefault(row, Set.of());
  }

  /** Returns the cells of a row that contain numbers, without signs for zero. */
  List<Address> numberCells(int row) {
    return figureColumns(row).stream()
        .map(column -> grid.cell(new Address(row, column)))
        .filter(Objects::nonNull)
        .filter(ReceivedSheet::isNumber)
        .map(Cell::address)
        .toList();
  }

  /** Returns whether all of these cells contain the same content, or the list is empty. */
  boolean haveEqualContent(List<Address> cells) {
    long filled = cells.stream().filter(at -> grid.cell(at) != null).count();
    return filled == 0
        || (filled == cells.size()
            && cells.stream().map(this::textAt).distinct().limit(2).count() == 1);
  }

  /** Returns the text of a cell; empty if it is blank. */
  private String textAt(Address at) {
    CellContent content = grid.content(at);
    return content == null ? "" : content.toString();
  }

  /** Returns whether a row only numbers the columns (1, 2, 3 …), as in statistical forms. */
  boolean isColumnNumbering(int row) {
    BigDecimal previous = null;
    for (int column : figureColumns(row)) {
      BigDecimal number = number(new Address(row, column));
      if (number == null
          || (previous != null && number.compareTo(previous.add(BigDecimal.ONE)) != 0)) {
        return false;
      }
      previous = number;
    }
    return figureColumns(row).size() >= MIN_NUMBERED;
  }

  private @Nullable BigDecimal number(Address at) {
    String written = Whitespace.strip(textAt(at));
    return SHORT_NUMBER.matcher(written).matches() ? new BigDecimal(written) : null;
  }

  private Map<Address, Label> labels() {
    Map<Address, Label> labels = new HashMap<>();
    lines.forEach(line -> line.labels().forEach(label -> labels.put(label.at(), label)));
    return labels;
  }

  /** Returns the part of the sheet in these rows and columns. */
  ReceivedSheet part(int firstRow, int lastRow, int firstColumn, int lastColumn) {
    List<Cell> cells =
        grid.cells().stream()
            .filter(cell -> cell.address().row() >= firstRow && cell.address().row() <= lastRow)
            .filter(
                cell ->
                    cell.address().column() >= firstColumn && cell.address().column() <= lastColumn)
            .toList();
    Set<Integer> hidden =
        cells.stream()
            .map(cell -> cell.address().row())
            .filter(grid::isRowHidden)
            .collect(Collectors.toSet());
    return new ReceivedSheet(
        Grid.of(grid.source(), grid.name(), grid.isHidden(), cells, grid.mergedRegions(), hidden),
        cell -> figureColumns(cell.address().row()).contains(cell.address().column()),
        labels());
  }
}
