package org.nianbao.locate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/** A builder of a sheet in the template's layout, from values found in text without cells. */
final class FormSheetBuilder {
  private final Grid sheet;
  private final Map<Address, Field> fields;
  private final Map<Address, Cell> cells = new TreeMap<>();

  FormSheetBuilder(Template template, Grid sheet) {
    this.sheet = sheet;
    this.fields = template.fieldsOn(sheet.name());
    for (Cell cell : sheet.cells()) {
      if (!fields.containsKey(cell.address()) && cell.formula() == null) {
        cells.put(cell.address(), cell);
      }
    }
  }

  void put(Field field, CellContent content) {
    cells.put(field.address(), new Cell(field.address(), content, null));
  }

  /** Removes the labels of a row that was not found, so that the row is reported as missing. */
  void removeLabels(int row) {
    cells.keySet().removeIf(at -> at.row() == row && !fields.containsKey(at));
  }

  Grid build() {
    return new Grid(
        sheet.name(),
        false,
        new ArrayList<>(cells.values()),
        sheet.mergedRegions(),
        Set.of(),
        List.of());
  }
}
