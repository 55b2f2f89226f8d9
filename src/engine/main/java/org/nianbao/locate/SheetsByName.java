package org.nianbao.locate;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.CellPlace;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Grid;

/** The sheets of a received file by their names; of several with one name, the first. */
final class SheetsByName {
  private final Map<String, Grid> sheets = new LinkedHashMap<>();

  SheetsByName(List<Grid> all) {
    all.forEach(sheet -> sheets.putIfAbsent(sheet.name(), sheet));
  }

  Collection<Grid> sheets() {
    return sheets.values();
  }

  /** Returns the sheet with this name; null if there is none. */
  @Nullable Grid sheet(String name) {
    return sheets.get(name);
  }

  /** Returns the cell at a place; null if it is blank. */
  @Nullable Cell cell(CellPlace place) {
    Grid sheet = sheets.get(place.sheet());
    return sheet == null ? null : sheet.cell(place.address());
  }
}
