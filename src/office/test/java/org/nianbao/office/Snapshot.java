package org.nianbao.office;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.star.container.XEnumeration;
import com.sun.star.container.XEnumerationAccess;
import com.sun.star.container.XIndexAccess;
import com.sun.star.container.XNamed;
import com.sun.star.document.XUndoManager;
import com.sun.star.document.XUndoManagerSupplier;
import com.sun.star.sheet.XCellRangeAddressable;
import com.sun.star.sheet.XCellRangeFormula;
import com.sun.star.sheet.XSheetAnnotation;
import com.sun.star.sheet.XSheetAnnotations;
import com.sun.star.sheet.XSheetAnnotationsSupplier;
import com.sun.star.sheet.XSheetCellCursor;
import com.sun.star.sheet.XSheetCellRanges;
import com.sun.star.sheet.XSpreadsheet;
import com.sun.star.sheet.XSpreadsheetDocument;
import com.sun.star.sheet.XUniqueCellFormatRangesSupplier;
import com.sun.star.sheet.XUsedAreaCursor;
import com.sun.star.table.CellAddress;
import com.sun.star.table.CellRangeAddress;
import com.sun.star.text.XSimpleText;
import com.sun.star.util.XProtectable;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** All that staff could find changed in a document: texts, colours, notes, sheets, protection. */
final class Snapshot {
  private Snapshot() {}

  static Map<String, String> of(XSpreadsheetDocument document) throws Exception {
    Map<String, String> seen = new TreeMap<>();
    XIndexAccess sheets = Uno.as(XIndexAccess.class, document.getSheets());
    for (int i = 0; i < sheets.getCount(); i++) {
      XSpreadsheet sheet = Uno.as(XSpreadsheet.class, sheets.getByIndex(i));
      String name = Uno.as(XNamed.class, sheet).getName();
      XSheetCellCursor used = sheet.createCursor();
      Uno.as(XUsedAreaCursor.class, used).gotoEndOfUsedArea(false);
      CellRangeAddress end = Uno.as(XCellRangeAddressable.class, used).getRangeAddress();
      Object[][] formulas =
          Uno.as(
                  XCellRangeFormula.class,
                  sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow))
              .getFormulaArray();
      seen.put(name, i + " protected " + Uno.as(XProtectable.class, sheet).isProtected());
      seen.put(name + " texts", Arrays.deepToString(formulas));
      XEnumeration formats =
          Uno.as(
                  XEnumerationAccess.class,
                  Uno.as(XUniqueCellFormatRangesSupplier.class, sheet).getUniqueCellFormatRanges())
              .createEnumeration();
      while (formats.hasMoreElements()) {
        Object alike = formats.nextElement();
        String colour = Uno.get(alike, "CellBackColor").toString();
        for (CellRangeAddress area : Uno.as(XSheetCellRanges.class, alike).getRangeAddresses()) {
          for (int row = area.StartRow; row <= Math.min(area.EndRow, end.EndRow); row++) {
            int last = Math.min(area.EndColumn, end.EndColumn);
            for (int column = area.StartColumn; column <= last; column++) {
              seen.put(name + " " + row + "," + column, colour);
            }
          }
        }
      }
      notes(sheet).forEach((at, note) -> seen.put(name + " note " + at, note));
    }
    return seen;
  }

  /** Makes sure that a document is as it was, and says what is not. */
  static void assertSame(Map<String, String> before, XSpreadsheetDocument document)
      throws Exception {
    Map<String, String> now = of(document);
    Map<String, String> changed = new TreeMap<>();
    before.forEach(
        (key, was) -> {
          if (!was.equals(now.get(key))) {
            changed.put(key, was + " -> " + now.get(key));
          }
        });
    now.keySet().stream()
        .filter(key -> !before.containsKey(key))
        .forEach(key -> changed.put(key, "new"));
    assertEquals(Map.of(), changed);
  }

  /** The notes on a sheet, by row and column. */
  static Map<String, String> notes(XSpreadsheet sheet) throws Exception {
    Map<String, String> notes = new TreeMap<>();
    XSheetAnnotations all = Uno.as(XSheetAnnotationsSupplier.class, sheet).getAnnotations();
    for (int i = 0; i < all.getCount(); i++) {
      XSheetAnnotation note = Uno.as(XSheetAnnotation.class, all.getByIndex(i));
      CellAddress at = note.getPosition();
      notes.put(at.Row + "," + at.Column, Uno.as(XSimpleText.class, note).getString());
    }
    return notes;
  }

  static XUndoManager undo(XSpreadsheetDocument document) {
    return Uno.as(XUndoManagerSupplier.class, document).getUndoManager();
  }
}
