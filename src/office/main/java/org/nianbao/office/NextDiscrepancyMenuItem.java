package org.nianbao.office;

import com.sun.star.container.XNamed;
import com.sun.star.sheet.XCellRangeAddressable;
import com.sun.star.sheet.XSpreadsheet;
import com.sun.star.sheet.XSpreadsheetView;
import com.sun.star.table.CellRangeAddress;
import com.sun.star.table.XCell;
import com.sun.star.uno.UnoRuntime;
import com.sun.star.view.XSelectionSupplier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Place;
import org.nianbao.grid.Address;
import org.nianbao.task.RefusedException;

/** The menu items 下一处差异 and 上一处差异: select the next or previous cell that 差异表 links to. */
final class NextDiscrepancyMenuItem {
  private NextDiscrepancyMenuItem() {}

  static MenuItemWork begin(MenuItemContext context, int step) throws Exception {
    OpenDocument document = context.document();
    XSpreadsheet listed = document.sheet(DiscrepancySheet.NAME);
    Map<Place, Integer> rows = listed == null ? Map.of() : rows(listed);
    if (listed == null || rows.isEmpty()) {
      throw new RefusedException("office.walk.none");
    }
    List<Place> places = List.copyOf(rows.keySet());
    Place here = here(document);
    Place severities =
        here != null && here.sheet().equals(DiscrepancySheet.NAME)
            ? DiscrepancySheet.linked(listed, here.address().row())
            : null;
    Place place = severities == null ? places.get(next(places, rows, here, step)) : severities;
    select(document, place);
    return MenuItemWork.done(place.toString());
  }

  /** Returns the cells that the sheet links to, each with the first row that does. */
  private static Map<Place, Integer> rows(XSpreadsheet listed) throws com.sun.star.uno.Exception {
    Map<Place, Integer> rows = new LinkedHashMap<>();
    int row = DiscrepancySheet.FIRST_ROW;
    while (DiscrepancySheet.isFilled(listed, row)) {
      Place place = DiscrepancySheet.linked(listed, row);
      if (place != null) {
        rows.putIfAbsent(place, row);
      }
      row++;
    }
    return rows;
  }

  /**
   * Returns the index of the next cell, cyclically. From a row of the list without a cell, it is
   * that of the next row.
   */
  private static int next(
      List<Place> places, Map<Place, Integer> rows, @Nullable Place here, int step) {
    int at = here == null ? -1 : places.indexOf(here);
    if (at < 0 && here != null && here.sheet().equals(DiscrepancySheet.NAME)) {
      long before =
          rows.values().stream()
              .filter(row -> step > 0 ? row < here.address().row() : row <= here.address().row())
              .count();
      at = (int) before - (step > 0 ? 1 : 0);
    } else if (at < 0) {
      at = step > 0 ? -1 : 0;
    }
    return Math.floorMod(at + step, places.size());
  }

  /** Returns the selected cell; null if none is selected. */
  static @Nullable Place here(OpenDocument document) {
    Object selected = Uno.as(XSelectionSupplier.class, document.controller()).getSelection();
    XCellRangeAddressable range = UnoRuntime.queryInterface(XCellRangeAddressable.class, selected);
    if (range == null) {
      return null;
    }
    CellRangeAddress at = range.getRangeAddress();
    XSpreadsheet sheet = Uno.as(XSpreadsheetView.class, document.controller()).getActiveSheet();
    return new Place(
        Uno.as(XNamed.class, sheet).getName(), new Address(at.StartRow, at.StartColumn));
  }

  private static void select(OpenDocument document, Place place) throws Exception {
    XSpreadsheet sheet = document.sheet(place.sheet());
    XCell cell = document.cell(place);
    if (sheet == null || cell == null) {
      throw new RefusedException("office.walk.gone", place);
    }
    Uno.set(sheet, "IsVisible", true); // what is wrong on a hidden sheet is to be seen
    document.show(sheet);
    document.select(cell);
  }
}
