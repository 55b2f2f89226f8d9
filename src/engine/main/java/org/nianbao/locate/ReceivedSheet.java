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
import org.nianbao.grid.Content;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Whitespace;
import org.nianbao.value.FigureText;

/**
 * A received sheet, or the part of one that holds a table: its labels told apart from where figures
 * stand.
 */
final class ReceivedSheet {
  /** What is longer is no label, but a text. */
  static final int LONGEST_LABEL = 200;

  /** A form is never longer: the labels below so many rows of texts are not looked at. */
  private static final int MOST_LINES = 2_000;

  private static final int FEWEST_NUMBERED = 3;

  private static final Pattern SHORT_NUMBER = Pattern.compile("\\d{1,3}");

  private final Grid grid;
  private final List<Line> lines;
  private final Map<Integer, Set<Integer>> figures = new HashMap<>();

  /** Tells the labels of a sheet apart from where figures stand. */
  ReceivedSheet(Grid grid) {
    this(grid, cell -> FigureText.isWritten(cell.content()), Map.of());
  }

  private ReceivedSheet(Grid grid, Predicate<Cell> isFigure, Map<Address, Label> known) {
    this.grid = grid;
    Map<Address, String> texts = new LinkedHashMap<>();
    Set<Integer> rows = new HashSet<>();
    for (Cell cell : grid.cells()) {
      String text = text(cell);
      if (text.length() > LONGEST_LABEL) {
        continue;
      }
      if (isFigure.test(cell)) {
        figures
            .computeIfAbsent(cell.address().row(), row -> new TreeSet<>())
            .add(cell.address().column());
      } else if (!text.isEmpty()
          && (rows.size() < MOST_LINES || rows.contains(cell.address().row()))) {
        rows.add(cell.address().row());
        texts.put(cell.address(), text);
      }
    }
    lines = Line.of(texts, known);
  }

  /** Whether a cell holds a number, in whatever format. */
  static boolean isNumber(Cell cell) {
    return text(cell).length() <= LONGEST_LABEL && FigureText.isNumber(cell.content());
  }

  private static String text(Cell cell) {
    return cell.content() instanceof Content.Text text ? text.value() : "";
  }

  /** The sheet as it is laid out. */
  Grid grid() {
    return grid;
  }

  String name() {
    return grid.name();
  }

  /** The rows that hold labels, from above. */
  List<Line> lines() {
    return lines;
  }

  /** The columns of a row in which figures stand, or signs for nothing. */
  Set<Integer> figures(int row) {
    return figures.getOrDefault(row, Set.of());
  }

  /** The cells of a row that hold numbers, and no signs for nothing. */
  List<Address> numbers(int row) {
    return figures(row).stream()
        .map(column -> grid.cell(new Address(row, column)))
        .filter(Objects::nonNull)
        .filter(ReceivedSheet::isNumber)
        .map(Cell::address)
        .toList();
  }

  /** Whether all of these cells hold the same, or none is there. */
  boolean holdTheSame(List<Address> cells) {
    long there = cells.stream().filter(at -> grid.cell(at) != null).count();
    return there == 0
        || (there == cells.size()
            && cells.stream().map(this::written).distinct().limit(2).count() == 1);
  }

  /** What is written in a cell; empty if nothing is. */
  private String written(Address at) {
    Content content = grid.content(at);
    return content == null ? "" : content.toString();
  }

  /** Whether a row only numbers the columns: 1, 2, 3 … as statistical forms have it. */
  boolean isNumbering(int row) {
    BigDecimal before = null;
    for (int column : figures(row)) {
      BigDecimal number = number(new Address(row, column));
      if (number == null
          || (before != null && number.compareTo(before.add(BigDecimal.ONE)) != 0)) {
        return false;
      }
      before = number;
    }
    return figures(row).size() >= FEWEST_NUMBERED;
  }

  private @Nullable BigDecimal number(Address at) {
    String written = Whitespace.strip(written(at));
    return SHORT_NUMBER.matcher(written).matches() ? new BigDecimal(written) : null;
  }

  private Map<Address, Label> labels() {
    Map<Address, Label> labels = new HashMap<>();
    lines.forEach(line -> line.labels().forEach(label -> labels.put(label.at(), label)));
    return labels;
  }

  /** The part of it in these rows and columns. */
  ReceivedSheet part(int firstRow, int lastRow, int firstColumn, int lastColumn) {
    List<Cell> cells =
        grid.cells().stream()
            .filter(cell -> cell.address().row() >= firstRow && cell.address().row() <= lastRow)
            .filter(
                cell ->
                    cell.address().column() >= firstColumn
                        && cell.address().column() <= lastColumn)
            .toList();
    Set<Integer> hidden =
        cells.stream()
            .map(cell -> cell.address().row())
            .filter(grid::rowHidden)
            .collect(Collectors.toSet());
    return new ReceivedSheet(
        new Grid(grid.name(), grid.hidden(), cells, grid.mergedRegions(), hidden, List.of()),
        cell -> figures(cell.address().row()).contains(cell.address().column()),
        labels());
  }
}
