package org.nianbao.locate;

import java.util.ArrayList;
import java.util.List;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Whitespace;
import org.nianbao.template.Field;
import org.nianbao.value.FigureParser;

/**
 * The texts that may state the unit of an amount: the heading above it, else the labels of its row
 * and the headings above that, else a line above the table such as 单位：万元.
 */
final class MoneyUnit {
  /** No unit is stated, or the figure is not an amount. */
  static final MoneyUnit NONE = new MoneyUnit("");

  private final String text;

  private MoneyUnit(String text) {
    this.text = text;
  }

  static MoneyUnit of(Grid grid, Address amount) {
    int highest = Math.max(0, amount.row() - ColumnAlignment.MAX_HEADING_ROWS);
    List<String> labels = new ArrayList<>();
    for (int row = amount.row() - 1; row >= highest && labels.isEmpty(); row--) {
      Address at = new Address(row, amount.column());
      String heading = grid.text(grid.regionOf(at).first());
      if (!Whitespace.isBlank(heading)) {
        labels.add(heading);
      }
    }
    for (int column = amount.column() - 1; column >= 0 && !isStated(labels); column--) {
      labels.add(grid.text(new Address(amount.row(), column)));
    }
    for (String label : labels) {
      if (label.length() <= ReceivedSheet.MAX_LABEL_LENGTH && FigureParser.statesMoney(label)) {
        return new MoneyUnit(label);
      }
    }
    String above = "";
    for (Cell cell : grid.cells()) {
      if (cell.address().row() >= amount.row()) {
        break;
      }
      if (cell.address().row() >= highest
          && cell.content() instanceof CellContent.Text line
          && line.value().length() <= ReceivedSheet.MAX_LABEL_LENGTH
          && line.value().indexOf('元') >= 0
          && FigureParser.statesUnit(line.value())) {
        above = line.value(); // the nearest counts
      }
    }
    return new MoneyUnit(above);
  }

  private static boolean isStated(List<String> labels) {
    return !labels.isEmpty() && FigureParser.statesMoney(labels.get(labels.size() - 1));
  }

  boolean isStated() {
    return !text.isEmpty();
  }

  /** Returns the unit if it is another than the field's; else empty. */
  String other(Field field) {
    return text.isEmpty() ? "" : FigureParser.otherUnit(text, field);
  }
}
