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
import org.nianbao.form.Place;
import org.nianbao.grid.Address;
import org.nianbao.template.Severity;

/** Colours and notes on the cells of an open document, which can be taken away again. */
final class Marks {
  /** Begins each note of ours, so that it is known for one; in whatever language the rest is. */
  private static final String OURS = "【校验】";

  private static final String BACKGROUND = "CellBackColor";

  /** The colours of the template's discrepancy sheet. */
  private static final Map<Severity, Integer> COLOURS =
      Map.of(Severity.ERROR, 0xFFC7CE, Severity.WARNING, 0xFFE699, Severity.NOTICE, 0xDDEBF7);

  private final OpenDocument document;

  Marks(OpenDocument document) {
    this.document = document;
  }

  static int colour(Severity severity) {
    return Objects.requireNonNull(COLOURS.get(severity));
  }

  /**
   * Marks cells, those of sheets with a password excepted.
   *
   * @return how the marked cells looked
   */
  List<CellStyle> put(Map<Place, Mark> marks) throws com.sun.star.uno.Exception {
    Map<String, Map<Place, Mark>> bySheet = new LinkedHashMap<>();
    marks.forEach(
        (place, mark) ->
            bySheet
                .computeIfAbsent(place.sheet(), name -> new LinkedHashMap<>())
                .put(place, mark));
    List<CellStyle> looks = new ArrayList<>();
    for (Map.Entry<String, Map<Place, Mark>> each : bySheet.entrySet()) {
      XSpreadsheet sheet = document.sheet(each.getKey());
      if (sheet != null) {
        try (Unprotected open = new Unprotected(sheet)) {
          if (open.isOpen()) {
            for (Map.Entry<Place, Mark> mark : each.getValue().entrySet()) {
              looks.add(put(sheet, mark.getKey(), mark.getValue()));
            }
          }
        }
      }
    }
    return looks;
  }

  private static CellStyle put(XSpreadsheet sheet, Place place, Mark mark)
      throws com.sun.star.uno.Exception {
    Address at = place.address();
    XCell cell = sheet.getCellByPosition(at.column(), at.row());
    PropertyState state = Uno.as(XPropertyState.class, cell).getPropertyState(BACKGROUND);
    Integer colour =
        state.equals(PropertyState.DEFAULT_VALUE) ? null : (Integer) Uno.get(cell, BACKGROUND);
    String own = note(cell);
    Uno.set(cell, BACKGROUND, colour(mark.severity()));
    String says = OURS + "\n" + String.join("\n", mark.sentences());
    annotations(sheet).insertNew(address(sheet, at), own.isEmpty() ? says : says + "\n" + own);
    return new CellStyle(place, colour, own);
  }

  /**
   * Takes away the marks there are.
   *
   * @param looks how marked cells looked
   */
  void takeAway(List<CellStyle> looks) throws com.sun.star.uno.Exception {
    Map<Place, CellStyle> known = new HashMap<>();
    looks.forEach(look -> known.put(look.place(), look));
    for (XSpreadsheet sheet : document.allSheets()) {
      String name = Uno.as(XNamed.class, sheet).getName();
      Map<Address, Integer> notes = notes(sheet);
      Set<Address> marked = new LinkedHashSet<>(notes.keySet());
      looks.stream()
          .map(CellStyle::place)
          .filter(place -> place.sheet().equals(name))
          .forEach(place -> marked.add(place.address()));
      if (marked.isEmpty()) {
        continue;
      }
      try (Unprotected open = new Unprotected(sheet)) {
        if (open.isOpen()) {
          for (Address at : marked) {
            restoreColour(sheet, at, known.get(new Place(name, at)));
          }
          restoreNotes(sheet, notes, known.values());
        }
      }
    }
  }

  /** A cell that has another colour by now keeps it. */
  private static void restoreColour(XSpreadsheet sheet, Address at, @Nullable CellStyle look)
      throws com.sun.star.uno.Exception {
    XCell cell = sheet.getCellByPosition(at.column(), at.row());
    if (!COLOURS.containsValue((Integer) Uno.get(cell, BACKGROUND))) {
      return;
    }
    if (look == null || look.colour() == null) {
      Uno.as(XPropertyState.class, cell).setPropertyToDefault(BACKGROUND);
    } else {
      Uno.set(cell, BACKGROUND, look.colour());
    }
  }

  private static void restoreNotes(
      XSpreadsheet sheet, Map<Address, Integer> ours, Collection<CellStyle> looks)
      throws com.sun.star.uno.Exception {
    XSheetAnnotations annotations = annotations(sheet);
    List<Integer> numbers = new ArrayList<>(ours.values());
    numbers.sort(Comparator.reverseOrder()); // those before one that goes keep their numbers
    for (int number : numbers) {
      annotations.removeByIndex(number);
    }
    String name = Uno.as(XNamed.class, sheet).getName();
    for (CellStyle look : looks) {
      Place place = look.place();
      if (place.sheet().equals(name)
          && !look.note().isEmpty()
          && ours.containsKey(place.address())) {
        annotations.insertNew(address(sheet, place.address()), look.note());
      }
    }
  }

  /** Where the notes of ours are on a sheet, and the number of each. */
  private static Map<Address, Integer> notes(XSpreadsheet sheet)
      throws com.sun.star.uno.Exception {
    Map<Address, Integer> notes = new LinkedHashMap<>();
    XSheetAnnotations annotations = annotations(sheet);
    for (int i = 0; i < annotations.getCount(); i++) {
      XSheetAnnotation note = Uno.as(XSheetAnnotation.class, annotations.getByIndex(i));
      if (Uno.as(XSimpleText.class, note).getString().startsWith(OURS)) {
        CellAddress at = note.getPosition();
        notes.put(new Address(at.Row, at.Column), i);
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
