package org.nianbao.grid;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A builder of a sheet from its cells, in any order, and its layout. */
final class SheetBuilder {
  private static final Address FIRST_CELL = new Address(0, 0);

  private final Budget budget;
  private final List<Cell> cells = new ArrayList<>();
  private final List<Region> merged = new ArrayList<>();
  private final BitSet hiddenRows = new BitSet();
  private final BitSet hiddenColumns = new BitSet();
  private final Map<Address, List<DisplayMark>> marks = new HashMap<>();
  private final Set<DisplayMark> margins = new LinkedHashSet<>();
  private int lastRow = -1;

  SheetBuilder(Budget budget) {
    this.budget = budget;
  }

  void add(Cell cell) {
    budget.addCell();
    lastRow = Math.max(lastRow, cell.address().row());
    cells.add(cell);
  }

  void addMarks(Map<Address, List<DisplayMark>> ofCells) {
    marks.putAll(ofCells);
  }

  void mark(Address cell, List<DisplayMark> ofCell) {
    if (!ofCell.isEmpty()) {
      marks.put(cell, List.copyOf(ofCell));
    }
  }

  void merge(Region region) {
    budget.addRegion();
    merged.add(region);
  }

  /** Hides the rows from one to another, which is not hidden. */
  void hideRows(int from, int end) {
    hiddenRows.set(from, Math.min(end, Address.MAX_ROWS));
  }

  /** Hides the columns from one to another, which is not hidden. */
  void hideColumns(int from, int end) {
    hiddenColumns.set(from, Math.min(end, Address.MAX_COLUMNS));
  }

  /** Adds a text in the header or the footer, which first and even pages may repeat. */
  void addPageMargin(String text) {
    budget.addText(text.length());
    margins.add(new DisplayMark.PageMargin(text));
  }

  Grid build(String name, boolean hidden, List<DataValidation> validations) {
    return new Grid(name, hidden, cells, merged, hiddenRows(), validations)
        .withHiddenColumnsAndMarks(hiddenColumns(), marks)
        .withMarks(margins.isEmpty() ? Map.of() : Map.of(FIRST_CELL, List.copyOf(margins)));
  }

  /** Returns the hidden rows down to the last row with content. */
  private Set<Integer> hiddenRows() {
    Set<Integer> rows = new HashSet<>();
    for (int row = hiddenRows.nextSetBit(0); row >= 0 && row <= lastRow; ) {
      budget.addCell();
      rows.add(row);
      row = hiddenRows.nextSetBit(row + 1);
    }
    return rows;
  }

  /** Returns the hidden columns as far as they have content. */
  private Set<Integer> hiddenColumns() {
    if (hiddenColumns.isEmpty()) {
      return Set.of();
    }
    Set<Integer> columns = new HashSet<>();
    for (Cell cell : cells) {
      if (hiddenColumns.get(cell.address().column())) {
        columns.add(cell.address().column());
      }
    }
    return columns;
  }
}
