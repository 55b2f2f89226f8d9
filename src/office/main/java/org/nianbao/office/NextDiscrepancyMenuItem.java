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
import org.nianbao.form.CellPlace;
import org.nianbao.grid.Address;
import org.nianbao.task.RefusedException;

/** The menu items 下一处差异 and 上一处差异: select the next or previous cell that 差异表 links to. */
final class NextDiscrepancyMenuItem {
  private NextDiscrepancyMenuItem() {}

  static MenuItemWork prepare(MenuItemContext context, int step) throws Exception {
    OpenDocument document = context.document();
    XSpreadsheet sheet = document.sheet(DiscrepancySheet.NAME);
    Map<CellPlace, Integer> rows = sheet == null ? Map.of() : firstRows(sheet);
    if (sheet == null || rows.isEmpty()) {
      throw new RefusedException("office.walk.none");
    }
    List<CellPlace> places = List.copyOf(rows.keySet());
    CellPlace selected = selectedCell(document);
    CellPlace linked =
        selected != null && selected.sheet().equals(DiscrepancySheet.NAME)
            ? DiscrepancySheet.linkedCell(sheet, selected.address().row())
            : null;
    CellPlace place = linked == null ? places.get(nextIndex(places, rows, selected, step)) : linked;
    select(document, place);
    return MenuItemWork.completed(place.toString());
  }

  /** Returns the cells that the sheet links to, each with the first row that does. */
  private static Map<CellPlace, Integer> firstRows(XSpreadsheet sheet)
      throws com.sun.star.uno.Exception {
    Map<CellPlace, Integer> rows = new LinkedHashMap<>();
    int row = DiscrepancySheet.FIRST_ROW;
    while (DiscrepancySheet.isFilled(sheet, row)) {
      CellPlace place = DiscrepancySheet.linkedCell(sheet, row);
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
  private static int nextIndex(
      List<CellPlace> places,
      Map<CellPlace, Integer> rows,
      @Nullable CellPlace selected,
      int step) {
    int index = selected == null ? -1 : places.indexOf(selected);
    if (index < 0 && selected != null && selected.sheet().equals(DiscrepancySheet.NAME)) {
      long before =
          rows.values().stream()
              .filter(
                  row ->
                      step > 0 ? row < selected.address().row() : row <= selected.address().row())
              .count();
      index = (int) before - (step > 0 ? 1 : 0);
    } else if (index < 0) {
      index = step > 0 ? -1 : 0;
    }
    return Math.floorMod(index + step, places.size());
  }

  /** Returns the selected cell; null if none is selected. */
  static @Nullable CellPlace selectedCell(OpenDocument document) {
    Object selected = Uno.as(XSelectionSupplier.class, document.controller()).getSelection();
    XCellRangeAddressable range = UnoRuntime.queryInterface(XCellRangeAddressable.class, selected);
    if (range == null) {
      return null;
    }
    CellRangeAddress rangeAddress = range.getRangeAddress();
    XSpreadsheet sheet = Uno.as(XSpreadsheetView.class, document.controller()).getActiveSheet();
    return new CellPlace(
        Uno.as(XNamed.class, sheet).getName(),
        new Address(rangeAddress.StartRow, rangeAddress.StartColumn));
  }

  private static void select(OpenDocument document, CellPlace place) throws Exception {
    XSpreadsheet sheet = document.sheet(place.sheet());
    XCell cell = document.cell(place);
    if (sheet == null || cell == null) {
      throw new RefusedException("office.walk.gone", place);
    }
    Uno.set(sheet, "IsVisible", true); // a cell on a hidden sheet is shown, too
    document.activate(sheet);
    document.select(cell);
  }
}
