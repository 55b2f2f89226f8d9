package org.nianbao.office;

import com.sun.star.beans.PropertyState;
import com.sun.star.beans.XPropertyState;
import com.sun.star.container.XNamed;
import com.sun.star.sheet.XCellRangeAddressable;
import com.sun.star.sheet.XSheetAnnotation;
import com.sun.star.sheet.XSheetAnnotationAnchor;
import com.sun.star.sheet.XSheetAnnotations;
import com.sun.star.sheet.XSheetAnnotationsSupplier;
import com.sun.star.sheet.XSpreadsheet;
import com.sun.star.table.CellAddress;
import com.sun.star.table.XCell;
import com.sun.star.text.XSimpleText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.CellPlace;
import org.nianbao.form.DiscrepancyNote;
import org.nianbao.grid.Address;
import org.nianbao.template.Severity;

/** Sets and removes colours and notes on the cells of an open document. */
final class CellMarker {
  private static final String BACKGROUND = "CellBackColor";

  /** The colours of the severities, as on the template's discrepancy sheet. */
  private static final Map<Severity, Integer> COLOURS =
      Map.of(Severity.ERROR, 0xFFC7CE, Severity.WARNING, 0xFFE699, Severity.NOTICE, 0xDDEBF7);

  private final OpenDocument document;

  CellMarker(OpenDocument document) {
    this.document = document;
  }

  static int colour(Severity severity) {
    return Objects.requireNonNull(COLOURS.get(severity));
  }

  /**
   * Marks cells, except on sheets with a password.
   *
   * @return the styles of the cells before
   */
  List<CellStyle> add(Map<CellPlace, CellMark> marks) throws com.sun.star.uno.Exception {
    Map<String, Map<CellPlace, CellMark>> bySheet = new LinkedHashMap<>();
    marks.forEach(
        (place, mark) ->
            bySheet.computeIfAbsent(place.sheet(), name -> new LinkedHashMap<>()).put(place, mark));
    List<CellStyle> styles = new ArrayList<>();
    for (Map.Entry<String, Map<CellPlace, CellMark>> each : bySheet.entrySet()) {
      XSpreadsheet sheet = document.sheet(each.getKey());
      if (sheet != null) {
        try (LiftedProtection protection = new LiftedProtection(sheet)) {
          if (protection.isEditable()) {
            for (Map.Entry<CellPlace, CellMark> mark : each.getValue().entrySet()) {
              styles.add(add(sheet, mark.getKey(), mark.getValue()));
            }
          }
        }
      }
    }
    return styles;
  }

  private static CellStyle add(XSpreadsheet sheet, CellPlace place, CellMark mark)
      throws com.sun.star.uno.Exception {
    Address address = place.address();
    XCell cell = sheet.getCellByPosition(address.column(), address.row());
    PropertyState state = Uno.as(XPropertyState.class, cell).getPropertyState(BACKGROUND);
    Integer colour =
        state.equals(PropertyState.DEFAULT_VALUE) ? null : (Integer) Uno.get(cell, BACKGROUND);
    String ownNote = note(cell);
    Uno.set(cell, BACKGROUND, colour(mark.severity()));
    String text = DiscrepancyNote.of(mark.lines());
    annotations(sheet)
        .insertNew(address(sheet, address), ownNote.isEmpty() ? text : text + "\n" + ownNote);
    return new CellStyle(place, colour, ownNote);
  }

  /**
   * Removes the marks.
   *
   * @param styles the styles of the cells before
   */
  void remove(List<CellStyle> styles) throws com.sun.star.uno.Exception {
    Map<CellPlace, CellStyle> stylesByPlace = new HashMap<>();
    styles.forEach(style -> stylesByPlace.put(style.place(), style));
    for (XSpreadsheet sheet : document.allSheets()) {
      String name = Uno.as(XNamed.class, sheet).getName();
      Map<Address, Integer> notes = notes(sheet);
      Set<Address> addresses = new LinkedHashSet<>(notes.keySet());
      styles.stream()
          .map(CellStyle::place)
          .filter(place -> place.sheet().equals(name))
          .forEach(place -> addresses.add(place.address()));
      if (addresses.isEmpty()) {
        continue;
      }
      try (LiftedProtection protection = new LiftedProtection(sheet)) {
        if (protection.isEditable()) {
          for (Address address : addresses) {
            restoreColour(sheet, address, stylesByPlace.get(new CellPlace(name, address)));
          }
          restoreNotes(sheet, notes, stylesByPlace.values());
        }
      }
    }
  }

  /** Restores the colour of a cell, unless the user has changed it since. */
  private static void restoreColour(XSpreadsheet sheet, Address address, @Nullable CellStyle style)
      throws com.sun.star.uno.Exception {
    XCell cell = sheet.getCellByPosition(address.column(), address.row());
    if (!COLOURS.containsValue((Integer) Uno.get(cell, BACKGROUND))) {
      return;
    }
    if (style == null || style.colour() == null) {
      Uno.as(XPropertyState.class, cell).setPropertyToDefault(BACKGROUND);
    } else {
      Uno.set(cell, BACKGROUND, style.colour());
    }
  }

  private static void restoreNotes(
      XSpreadsheet sheet, Map<Address, Integer> notes, Collection<CellStyle> styles)
      throws com.sun.star.uno.Exception {
    XSheetAnnotations annotations = annotations(sheet);
    List<Integer> indexes = new ArrayList<>(notes.values());
    // from the last to the first, so that the remaining notes keep their indexes
    indexes.sort(Comparator.reverseOrder());
    for (int index : indexes) {
      annotations.removeByIndex(index);
    }
    String name = Uno.as(XNamed.class, sheet).getName();
    for (CellStyle style : styles) {
      CellPlace place = style.place();
      if (place.sheet().equals(name)
          && !style.note().isEmpty()
          && notes.containsKey(place.address())) {
        annotations.insertNew(address(sheet, place.address()), style.note());
      }
    }
  }

  /** Returns the index of each of the add-in's notes on a sheet, by cell. */
  private static Map<Address, Integer> notes(XSpreadsheet sheet) throws com.sun.star.uno.Exception {
    Map<Address, Integer> notes = new LinkedHashMap<>();
    XSheetAnnotations annotations = annotations(sheet);
    for (int i = 0; i < annotations.getCount(); i++) {
      XSheetAnnotation note = Uno.as(XSheetAnnotation.class, annotations.getByIndex(i));
      if (Uno.as(XSimpleText.class, note).getString().startsWith(DiscrepancyNote.BEGINNING)) {
        CellAddress position = note.getPosition();
        notes.put(new Address(position.Row, position.Column), i);
      }
    }
    return notes;
  }

  private static String note(XCell cell) {
    XSheetAnnotation note = Uno.as(XSheetAnnotationAnchor.class, cell).getAnnotation();
    return note == null ? "" : Uno.as(XSimpleText.class, note).getString();
  }

  private static XSheetAnnotations annotations(XSpreadsheet sheet) {
    return Uno.as(XSheetAnnotationsSupplier.class, sheet).getAnnotations();
  }

  private static CellAddress address(XSpreadsheet sheet, Address at) {
    CellAddress address = new CellAddress();
    address.Sheet = Uno.as(XCellRangeAddressable.class, sheet).getRangeAddress().Sheet;
    address.Column = at.column();
    address.Row = at.row();
    return address;
  }
}
