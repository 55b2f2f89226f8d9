package org.nianbao.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.message.Message;
import org.nianbao.template.FormulaCompiler.UnsupportedFormulaException;
import org.nianbao.workbook.CompiledSheet.Listed;

/** Splits the XML of a sheet, as POI writes it, into pieces (ECMA-376 part 1, 18.3.1.99). */
final class SheetXmlSplitter {
  /** A piece of the XML of a sheet. */
  sealed interface Piece {
    /**
     * XML that does not change.
     *
     * @param xml the XML
     */
    record Fixed(String xml) implements Piece {}

    /**
     * The tag a row begins with; its cells may need it higher.
     *
     * @param own its attributes but for its number
     * @param others those that do not give its height
     * @param wrapped the cells it follows the height of
     */
    record RowTag(int row, String own, String others, List<CompiledCell> wrapped) implements Piece {
      String attributes(CompiledTemplate.Entries entries) {
        float height = 0;
        for (CompiledCell cell : wrapped) {
          if (cell.wrapping() != null && cell.content(entries) instanceof String text) {
            float needed = cell.wrapping().needed(text);
            height = needed > cell.height() ? Math.max(height, needed) : height;
          }
        }
        return height == 0 ? own : others + " ht=\"" + height + "\" customHeight=\"1\"";
      }
    }

    /**
     * A cell that shows values.
     *
     * @param formula the formula, used unless a value is typed; empty if there is none
     */
    record Valued(CompiledCell cell, String formula) implements Piece {
      boolean isComputed(CompiledTemplate.Entries entries) {
        return !formula.isEmpty() && !entries.isTyped(cell.name());
      }
    }

    /** A cell with a formula. */
    record Computed(Address cell, String attributes, String formula) implements Piece {}

    /** The address of a cell below the list. */
    record Moved(int row, int column) implements Piece {}

    /** The address of the last cell. */
    record LastCell(Listed listed, int row, int column) implements Piece {}

    /** The position of the rows of the list. */
    record Rows(Listed listed) implements Piece {}

    /** The position of the hyperlinks of the list. */
    record Links() implements Piece {}
  }

  private static final Pattern HEIGHT = Pattern.compile(" (?:ht|customHeight)=\"[^\"]*\"");
  private static final Pattern LAST_CELL = Pattern.compile("<dimension ref=\"[A-Z]+\\d+:");
  private static final Pattern MERGED =
      Pattern.compile("<mergeCell ref=\"([A-Z]+\\d+):([A-Z]+\\d+)\"");
  private static final String DATA = "<sheetData>";

  private final String xml;
  private final Map<Address, CompiledCell> cells = new HashMap<>();
  private final Map<Integer, List<CompiledCell>> wrapped = new HashMap<>();
  private final @Nullable Listed listed;
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder fixed = new StringBuilder();

  private SheetXmlSplitter(String xml, List<CompiledCell> cells, @Nullable Listed listed) {
    this.xml = xml;
    this.listed = listed;
    for (CompiledCell cell : cells) {
      this.cells.put(cell.address(), cell);
      if (cell.wrapping() != null) {
        wrapped.computeIfAbsent(cell.address().row(), row -> new ArrayList<>()).add(cell);
      }
    }
  }

  /**
   * Returns the pieces of a sheet.
   *
   * @param cells the cells that show values
   * @throws UnsupportedFormulaException if the sheet has a formula that cannot be kept in its place
   */
  static List<Piece> of(String xml, List<CompiledCell> cells, @Nullable Listed listed)
      throws UnsupportedFormulaException {
    SheetXmlSplitter sheet = new SheetXmlSplitter(xml, cells, listed);
    sheet.take();
    return List.copyOf(sheet.pieces);
  }

  private void take() throws UnsupportedFormulaException {
    int data = xml.indexOf(DATA);
    if (data < 0) {
      fixed.append(xml);
      end();
      return;
    }
    head(data + DATA.length());
    int at = data + DATA.length();
    while (!xml.startsWith("</sheetData>", at)) {
      if (xml.startsWith("<row ", at)) {
        at = row(at);
      } else if (xml.startsWith("<c ", at)) {
        at = cell(at);
      } else {
        int next = xml.indexOf('<', at + 1);
        fixed.append(xml, at, next);
        at = next;
      }
    }
    tail(at);
    end();
  }

  /** Splits the XML before the rows, where the address of the last cell depends on the list. */
  private void head(int end) {
    Matcher last = LAST_CELL.matcher(xml);
    if (listed != null && last.region(0, end).find()) {
      fixed.append(xml, 0, last.end());
      int behind = xml.indexOf('"', last.end());
      Address cell = Address.parse(xml.substring(last.end(), behind));
      add(new Piece.LastCell(listed, cell.row(), cell.column()));
      fixed.append(xml, behind, end);
    } else {
      fixed.append(xml, 0, end);
    }
  }

  private int row(int at) {
    int end = xml.indexOf('>', at);
    int number = at + "<row r=\"".length();
    int behind = xml.indexOf('"', number);
    int row = Integer.parseInt(xml, number, behind, 10) - 1;
    boolean empty = xml.charAt(end - 1) == '/';
    if (listed != null && row == listed.row()) {
      add(new Piece.Rows(listed));
      return empty ? end + 1 : xml.indexOf("</row>", end) + "</row>".length();
    }
    List<CompiledCell> fitted = wrapped.getOrDefault(row, List.of());
    if (fitted.isEmpty() && !isMoved(row)) {
      fixed.append(xml, at, end + 1);
    } else {
      String own = xml.substring(behind + 1, end);
      add(new Piece.RowTag(row, own, HEIGHT.matcher(own).replaceAll(""), fitted));
    }
    return end + 1;
  }

  private int cell(int at) throws UnsupportedFormulaException {
    int tag = xml.indexOf('>', at);
    int end = xml.charAt(tag - 1) == '/' ? tag + 1 : xml.indexOf("</c>", tag) + "</c>".length();
    int number = at + "<c r=\"".length();
    int behind = xml.indexOf('"', number);
    Address address = Address.parse(xml.substring(number, behind));
    int formula = xml.indexOf("<f", tag);
    String text = formula < 0 || formula > end ? "" : formula(formula);
    CompiledCell valued = cells.get(address);
    if (valued != null) {
      add(new Piece.Valued(valued, text));
    } else if (!text.isEmpty()) {
      String attributes = xml.substring(behind + 1, tag).replaceAll(" t=\"[^\"]*\"", "");
      add(new Piece.Computed(address, attributes, text));
    } else if (isMoved(address.row())) {
      fixed.append(xml, at, number);
      add(new Piece.Moved(address.row(), address.column()));
      fixed.append(xml, behind, end);
    } else {
      fixed.append(xml, at, end);
    }
    return end;
  }

  /** Returns a formula as the file has it. */
  private String formula(int at) throws UnsupportedFormulaException {
    int end = xml.indexOf("</f>", at);
    String formula = xml.startsWith("<f>", at) ? xml.substring(at + "<f>".length(), end) : "";
    if (formula.isEmpty() || listed != null) { // shared, of an array, or next to the list
      throw new UnsupportedFormulaException(
          Message.of("template.formula.unsupported", formula, "<f>"));
    }
    return formula;
  }

  private boolean isMoved(int row) {
    return listed != null && row > listed.row();
  }

  /** Splits the XML after the rows, where merged regions move and hyperlinks are inserted. */
  private void tail(int from) throws UnsupportedFormulaException {
    if (listed == null) {
      fixed.append(xml, from, xml.length());
      return;
    }
    int behind = SheetHyperlinks.placeIn(xml, from);
    if (behind < 0 || xml.indexOf("<hyperlinks", from) >= 0) {
      throw new UnsupportedFormulaException(
          Message.of("template.formula.unsupported", "", "<hyperlinks>"));
    }
    int at = from;
    Matcher merged = MERGED.matcher(xml).region(from, behind);
    while (merged.find()) {
      at = moved(at, merged.start(1), merged.end(1));
      at = moved(at, merged.start(2), merged.end(2));
    }
    fixed.append(xml, at, behind);
    add(new Piece.Links());
    fixed.append(xml, behind, xml.length());
  }

  private int moved(int at, int start, int end) {
    Address cell = Address.parse(xml.substring(start, end));
    fixed.append(xml, at, start);
    if (isMoved(cell.row())) {
      add(new Piece.Moved(cell.row(), cell.column()));
    } else {
      fixed.append(xml, start, end);
    }
    return end;
  }

  private void add(Piece piece) {
    end();
    pieces.add(piece);
  }

  private void end() {
    if (fixed.length() > 0) {
      pieces.add(new Piece.Fixed(fixed.toString()));
      fixed.setLength(0);
    }
  }
}
