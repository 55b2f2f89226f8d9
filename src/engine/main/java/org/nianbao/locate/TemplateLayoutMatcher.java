package org.nianbao.locate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.template.Field;
import org.nianbao.template.Template;
import org.nianbao.value.FigureParser;

/** Finds sheets in the template's own layout: every label is in the template's cell. */
final class TemplateLayoutMatcher {
  private TemplateLayoutMatcher() {}

  /** Returns whether every table of the template is at the template's position. */
  static boolean matches(Template template, List<Grid> received) {
    return TemplateSheet.of(template).stream()
        .filter(TemplateSheet::isTable)
        .allMatch(sheet -> received.stream().anyMatch(grid -> hasLabels(grid, sheet)));
  }

  /**
   * Returns the received sheet whose figures can be read at the template's positions; null if there
   * is none. Shifted figures or a second copy of the table exclude a sheet, because labels alone do
   * not reveal them.
   */
  static @Nullable Grid findMatch(List<Grid> received, TemplateSheet sheet) {
    for (Grid grid : received) {
      if (hasLabels(grid, sheet)
          && !hasFurtherRows(grid, sheet)
          && !hasShiftedNumber(grid, sheet)
          && !hasSecondCopy(grid, sheet)) {
        return grid;
      }
    }
    return null;
  }

  private static boolean hasLabels(Grid grid, TemplateSheet sheet) {
    if (!grid.name().equals(sheet.name())) {
      return false;
    }
    for (Map.Entry<Address, String> label : sheet.labelTexts().entrySet()) {
      if (!isSame(grid.text(label.getKey()), label.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(String written, String label) {
    return written.equals(label)
        || LabelComparison.normalised(written).equals(LabelComparison.normalised(label));
  }

  /**
   * Returns whether unlabelled figures may be lower than in the template because further rows of
   * figures follow.
   */
  private static boolean hasFurtherRows(Grid grid, TemplateSheet sheet) {
    for (Field field : sheet.unlabelled()) {
      for (int below = 1; below <= BlockLocation.MAX_NOTE_ROWS; below++) {
        CellContent content =
            grid.content(new Address(field.address().row() + below, field.address().column()));
        if (content != null && FigureParser.isNumber(content)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Returns whether a number is in or directly below the rows of figures where the template has no
   * figure. Numbers that are repeated after unmerging cells do not count.
   */
  private static boolean hasShiftedNumber(Grid grid, TemplateSheet sheet) {
    for (Cell cell : grid.cells()) {
      Address at = cell.address();
      if (sheet.isFigureRow(at.row())
          && !sheet.fields().containsKey(at)
          && !sheet.labelTexts().containsKey(at) // cells with labels have been compared before
          && FigureParser.isNumber(cell.content())
          && !isRepeated(cell, grid, sheet.grid().regionOf(at).first())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRepeated(Cell cell, Grid grid, Address first) {
    return !cell.address().equals(first) && cell.content().equals(grid.content(first));
  }

  /** Returns whether the sheet contains a second copy of the table, below it or beside it. */
  private static boolean hasSecondCopy(Grid grid, TemplateSheet sheet) {
    List<Cell> outside = new ArrayList<>();
    for (Cell cell : grid.cells()) {
      if (!sheet.contains(cell.address())) {
        outside.add(cell);
      }
    }
    return outside.size() >= sheet.labelTexts().size() / 2 && sheet.resembles(outside);
  }
}
