package org.nianbao.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.nianbao.grid.Address;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Region;

/**
 * Finds the labels of a cell: left of it and above it, across merged regions.
 *
 * <p>Fields between a cell and its labels are skipped; the labels end at the edge of the sheet or
 * at the next field beyond them. A merged cell below several labels has none of them.
 */
final class LabelFinder {
  private final Grid sheet;
  private final Set<Address> fields;

  LabelFinder(Grid sheet, Set<Address> fields) {
    this.sheet = sheet;
    this.fields = fields;
  }

  /** Returns the labels left of a cell, the nearest last. */
  List<String> leftOf(Address cell) {
    return collect(cell, 0, -1);
  }

  /** Returns the labels above a cell, the nearest last. */
  List<String> above(Address cell) {
    return collect(cell, -1, 0);
  }

  private List<String> collect(Address cell, int down, int right) {
    List<String> labels = new ArrayList<>();
    int row = cell.row() + down;
    int column = cell.column() + right;
    Address last = cell;
    Region own = sheet.regionOf(cell);
    while (row >= 0 && column >= 0) {
      Address first = sheet.regionOf(new Address(row, column)).first();
      if (fields.contains(first)) {
        if (!labels.isEmpty()) {
          break;
        }
      } else if (!first.equals(last)) {
        String text = sheet.text(first).strip();
        if (!text.isEmpty()) {
          if (labels.isEmpty() && right == 0 && !spans(sheet.regionOf(first), own)) {
            return List.of();
          }
          labels.add(text);
        }
      }
      last = first;
      row += down;
      column += right;
    }
    Collections.reverse(labels);
    return labels;
  }

  /** Returns whether a label is above all columns of a cell. */
  private static boolean spans(Region label, Region cell) {
    return label.first().column() <= cell.first().column()
        && label.last().column() >= cell.last().column();
  }
}
