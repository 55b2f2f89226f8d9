package org.nianbao.locate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Content;
import org.nianbao.grid.Grid;
import org.nianbao.template.Field;
import org.nianbao.template.Template;
import org.nianbao.value.FigureText;

/** Whether a received sheet is laid out as the template's: every label stands in its own cell. */
final class SameLayout {
  private SameLayout() {}

  /** Whether every table of the template stands where the template has it. */
  static boolean isOf(Template template, List<Grid> received) {
    return TemplateSheet.of(template).stream()
        .filter(TemplateSheet::isTable)
        .allMatch(sheet -> received.stream().anyMatch(grid -> hasLabels(grid, sheet)));
  }

  /**
   * The received sheet whose figures can be read where the template has them; null if there is none.
   * Where figures stand beside their cells, or the table is there twice, labels alone do not tell.
   */
  static @Nullable Grid among(List<Grid> received, TemplateSheet sheet) {
    for (Grid grid : received) {
      if (hasLabels(grid, sheet)
          && !isContinued(grid, sheet)
          && !hasSlid(grid, sheet)
          && !isThereTwice(grid, sheet)) {
        return grid;
      }
    }
    return null;
  }

  private static boolean hasLabels(Grid grid, TemplateSheet sheet) {
    if (!grid.name().equals(sheet.name())) {
      return false;
    }
    for (Map.Entry<Address, String> label : sheet.texts().entrySet()) {
      if (!isSame(grid.text(label.getKey()), label.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(String written, String label) {
    return written.equals(label) || Labels.normalised(written).equals(Labels.normalised(label));
  }

  /** Whether figures without labels may stand lower than in the template: more of them follow. */
  private static boolean isContinued(Grid grid, TemplateSheet sheet) {
    for (Field field : sheet.unlabelled()) {
      for (int below = 1; below <= BlockLocation.MOST_NOTES; below++) {
        Content content =
            grid.content(new Address(field.address().row() + below, field.address().column()));
        if (content != null && FigureText.isNumber(content)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether a number stands in or right below the rows of figures where the template has no figure,
   * other than one that is repeated where merged cells were taken apart.
   */
  private static boolean hasSlid(Grid grid, TemplateSheet sheet) {
    for (Cell cell : grid.cells()) {
      Address at = cell.address();
      if (sheet.isFigureRow(at.row())
          && !sheet.fields().containsKey(at)
          && !sheet.texts().containsKey(at) // which holds the label: that was seen before
          && FigureText.isNumber(cell.content())
          && !isRepeated(cell, grid, sheet.grid().regionOf(at).first())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRepeated(Cell cell, Grid grid, Address first) {
    return !cell.address().equals(first) && cell.content().equals(grid.content(first));
  }

  /** Whether the table stands on the sheet once more, below or beside it. */
  private static boolean isThereTwice(Grid grid, TemplateSheet sheet) {
    List<Cell> outside = new ArrayList<>();
    for (Cell cell : grid.cells()) {
      if (!sheet.reaches(cell.address())) {
        outside.add(cell);
      }
    }
    return outside.size() >= sheet.texts().size() / 2 && sheet.resembles(outside);
  }
}
