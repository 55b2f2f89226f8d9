package org.nianbao.grid;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cell formats of a workbook, as far as they change what a cell means (ECMA-376 18.8). */
final class CellFormats {
  private final BitSet dates = new BitSet();
  private final BitSet struckOut = new BitSet();
  private final Map<Integer, NumberFormat> changing = new HashMap<>();

  /** A workbook without formats: numbers are shown plainly. */
  CellFormats() {}

  /** Reads the styles part. */
  static CellFormats read(XmlCursor in) {
    CellFormats formats = new CellFormats();
    Map<String, String> codes = new HashMap<>();
    BitSet struckFonts = new BitSet();
    int format = 0;
    int font = 0;
    in.root("styleSheet");
    while (in.nextChild(1)) {
      if (in.isNamed("numFmts")) {
        while (in.nextChild(2)) {
          String id = in.attribute("numFmtId");
          String code = in.attribute("formatCode");
          if (id != null && code != null) {
            codes.put(id, code);
          }
        }
      } else if (in.isNamed("fonts")) {
        while (in.nextChild(2)) {
          while (in.nextChild(3)) {
            if (in.isNamed("strike") && in.isOn()) {
              struckFonts.set(font);
            }
          }
          font++;
        }
      } else if (in.isNamed("cellXfs")) {
        while (in.nextChild(2)) {
          formats.add(format++, in, codes, struckFonts);
        }
        break;
      }
    }
    in.skipRest();
    return formats;
  }

  private void add(int format, XmlCursor in, Map<String, String> codes, BitSet struckFonts) {
    String id = in.attribute("numFmtId");
    String font = struckFonts.isEmpty() ? null : in.attribute("fontId");
    boolean struck = font != null && number(font) >= 0 && struckFonts.get(number(font));
    add(format, id == null ? 0 : number(id), id == null ? null : codes.get(id), struck);
  }

  /**
   * Adds a cell format.
   *
   * @param format its index
   * @param id the id of its number format
   * @param code the code of its number format; null for a built-in one
   * @param struck whether it strikes cells out
   */
  void add(int format, int id, @Nullable String code, boolean struck) {
    boolean date = DateFormats.isDateOrTime(id, code);
    dates.set(format, date);
    NumberFormat changes = date ? null : NumberFormat.of(id, code);
    if (changes != null) {
      changing.put(format, changes);
    }
    struckOut.set(format, struck);
  }

  /** Returns whether the cell format with this index shows a date. */
  boolean isDateFormat(@Nullable String format) {
    return isIn(dates, format);
  }

  /** Returns whether the cell format with this index shows percentages. */
  boolean isPercentage(@Nullable String format) {
    NumberFormat changes =
        format == null || changing.isEmpty() ? null : changing.get(number(format));
    return changes != null && changes.isPercentage();
  }

  /** Returns whether the cell format with this index strikes the cell out. */
  boolean isStruckOut(@Nullable String format) {
    return isIn(struckOut, format);
  }

  /** Returns how a cell format shows a number; null if plainly. */
  DisplayMark.@Nullable ShownAs shown(@Nullable String format, CellContent.Numeric number) {
    NumberFormat changes =
        format == null || changing.isEmpty() ? null : changing.get(number(format));
    return changes == null ? null : changes.shown(number.value());
  }

  private static boolean isIn(BitSet formats, @Nullable String format) {
    int index = format == null || formats.isEmpty() ? -1 : number(format);
    return index >= 0 && formats.get(index);
  }

  /** Parses a number; -1 if it is invalid, which does not affect figures. */
  static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
