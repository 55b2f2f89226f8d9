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
import org.nianbao.workbook.CompiledSheet.RowList;

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
     * The start tag of a row, whose height may depend on its cells.
     *
     * @param attributesWithHeight the attributes except the row number
     * @param attributesWithoutHeight the attributes except the row number and the height
     * @param wrappedCells the cells whose wrapped text determines the height
     */
    record RowTag(
        int row,
        String attributesWithHeight,
        String attributesWithoutHeight,
        List<CompiledCell> wrappedCells)
        implements Piece {
      String attributes(CompiledTemplate.Entries entries) {
        float height = 0;
        for (CompiledCell cell : wrappedCells) {
          if (cell.wrapping() != null && cell.content(entries) instanceof String text) {
            float needed = cell.wrapping().rowHeight(text);
            height = needed > cell.height() ? Math.max(height, needed) : height;
          }
        }
        return height == 0
            ? attributesWithHeight
            : attributesWithoutHeight + " ht=\"" + height + "\" customHeight=\"1\"";
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

    /**
     * The rows of a text that may take several.
     *
     * @param cell the first cell of the text
     * @param rows the rows, as in the blank form
     */
    record TextRows(CompiledCell cell, List<BlankTextRow> rows) implements Piece {}

    /**
     * A row of a text.
     *
     * @param attributes the attributes except the height and whether the row is hidden
     * @param blank the height, and whether the row is hidden, where the text is blank
     * @param before the XML of the cells before that of the text
     * @param after the XML of the cells after it
     */
    record BlankTextRow(String attributes, TextRow blank, String before, String after) {}

    /** A cell with a formula. */
    record Computed(Address cell, String attributes, String formula) implements Piece {}

    /** The address of a cell below the list. */
    record Moved(int row, int column) implements Piece {}

    /**
     * The address of the last cell of an area that covers the list.
     *
     * @param allBlocks whether it covers the whole list; else its first block
     * @param rowsBelow the number of rows of the area below the list
     * @param least the last row of the area if the list is short
     */
    record LastCell(RowList rowList, boolean allBlocks, int rowsBelow, int least, int column)
        implements Piece {}

    /** The position of the rows of the list. */
    record Rows(RowList rowList) implements Piece {}

    /**
     * The widths of the columns, of which some are hidden unless the values show them.
     *
     * @param shownWith the name under which they are shown
     */
    record Columns(String xml, String shownWith) implements Piece {
      String shown() {
        return HIDDEN.matcher(xml).replaceAll("");
      }
    }

    /** The position of the hyperlinks of the list. */
    record Links() implements Piece {}
  }

  private static final Pattern HEIGHT = Pattern.compile(" (?:ht|customHeight)=\"[^\"]*\"");
  private static final Pattern HEIGHT_OR_HIDDEN =
      Pattern.compile(" (?:ht|customHeight|hidden)=\"([^\"]*)\"");
  private static final Pattern HIDDEN = Pattern.compile(" hidden=\"(?:1|true)\"");
  private static final Pattern LAST_CELL = Pattern.compile("<dimension ref=\"[A-Z]+\\d+:");
  private static final Pattern FILTER =
      Pattern.compile("<autoFilter ref=\"[A-Z]+\\d+:([A-Z]+\\d+)\"");
  private static final Pattern MERGED =
      Pattern.compile("<mergeCell ref=\"([A-Z]+\\d+):([A-Z]+\\d+)\"");
  private static final Pattern COLOURED =
      Pattern.compile("<conditionalFormatting sqref=\"([A-Z]+\\d+):([A-Z]+\\d+)\"");
  private static final String COLUMNS = "<cols>";
  private static final String COLUMNS_END = "</cols>";
  private static final String DATA = "<sheetData>";

  private final String xml;
  private final Map<Address, CompiledCell> cells = new HashMap<>();
  private final Map<Integer, List<CompiledCell>> wrapped = new HashMap<>();

  /** The cells with texts that may take several rows, by their first row. */
  private final Map<Integer, CompiledCell> ofSeveralRows = new HashMap<>();

  private final @Nullable RowList rowList;
  private final String shownWith;
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder fixed = new StringBuilder();

  private SheetXmlSplitter(
      String xml, List<CompiledCell> cells, @Nullable RowList rowList, String shownWith) {
    this.xml = xml;
    this.rowList = rowList;
    this.shownWith = shownWith;
    for (CompiledCell cell : cells) {
      this.cells.put(cell.address(), cell);
      if (cell.rows() > 1) {
        ofSeveralRows.put(cell.address().row(), cell);
      } else if (cell.wrapping() != null) {
        wrapped.computeIfAbsent(cell.address().row(), row -> new ArrayList<>()).add(cell);
      }
    }
  }

  /**
   * Returns the pieces of a sheet.
   *
   * @param cells the cells that show values
   * @param shownWith the name of the values with which hidden columns are shown; empty if there is
   *     none
   * @throws UnsupportedFormulaException if the sheet has a formula that cannot be kept in its place
   */
  static List<Piece> split(
      String xml, List<CompiledCell> cells, @Nullable RowList rowList, String shownWith)
      throws UnsupportedFormulaException {
    SheetXmlSplitter sheet = new SheetXmlSplitter(xml, cells, rowList, shownWith);
    sheet.split();
    return List.copyOf(sheet.pieces);
  }

  private void split() throws UnsupportedFormulaException {
    int data = xml.indexOf(DATA);
    if (data < 0) {
      fixed.append(xml);
      endFixed();
      return;
    }
    splitHead(data + DATA.length());
    int at = data + DATA.length();
    while (!xml.startsWith("</sheetData>", at)) {
      if (xml.startsWith("<row ", at)) {
        at = splitRow(at);
      } else if (xml.startsWith("<c ", at)) {
        at = splitCell(at);
      } else {
        int next = xml.indexOf('<', at + 1);
        fixed.append(xml, at, next);
        at = next;
      }
    }
    splitTail(at);
    endFixed();
  }

  /** Splits the XML before the rows, where the address of the last cell depends on the list. */
  private void splitHead(int end) {
    int at = 0;
    Matcher last = LAST_CELL.matcher(xml);
    if (rowList != null && last.region(0, end).find()) {
      fixed.append(xml, 0, last.end());
      at = xml.indexOf('"', last.end());
      Address cell = Address.parse(xml.substring(last.end(), at));
      add(
          new Piece.LastCell(
              rowList, true, cell.row() - rowList.lastTemplateRow(), 0, cell.column()));
    }
    int columns = shownWith.isEmpty() ? -1 : xml.indexOf(COLUMNS, at);
    if (columns >= 0 && columns < end) {
      int columnsEnd = xml.indexOf(COLUMNS_END, columns) + COLUMNS_END.length();
      fixed.append(xml, at, columns);
      add(new Piece.Columns(xml.substring(columns, columnsEnd), shownWith));
      at = columnsEnd;
    }
    fixed.append(xml, at, end);
  }

  private int splitRow(int at) throws UnsupportedFormulaException {
    int end = xml.indexOf('>', at);
    int number = at + "<row r=\"".length();
    int addressEnd = xml.indexOf('"', number);
    int row = Integer.parseInt(xml, number, addressEnd, 10) - 1;
    boolean empty = xml.charAt(end - 1) == '/';
    if (rowList != null && row >= rowList.row() && !isBelowList(row)) {
      if (row == rowList.row()) {
        add(new Piece.Rows(rowList));
      }
      return empty ? end + 1 : xml.indexOf("</row>", end) + "</row>".length();
    }
    CompiledCell text = ofSeveralRows.get(row);
    if (text != null) {
      return splitText(text, at);
    }
    List<CompiledCell> wrappedCells = wrapped.getOrDefault(row, List.of());
    if (wrappedCells.isEmpty() && !isBelowList(row)) {
      fixed.append(xml, at, end + 1);
    } else {
      String own = xml.substring(addressEnd + 1, end);
      add(new Piece.RowTag(row, own, HEIGHT.matcher(own).replaceAll(""), wrappedCells));
    }
    return end + 1;
  }

  /**
   * Splits the rows of a text that may take several.
   *
   * @throws UnsupportedFormulaException if the rows have other values or formulas
   */
  private int splitText(CompiledCell text, int from) throws UnsupportedFormulaException {
    List<Piece.BlankTextRow> rows = new ArrayList<>();
    int at = from;
    for (int i = 0; i < text.rows(); i++) {
      int row = text.address().row() + i;
      String cell = "<c r=\"" + new Address(row, text.address().column()) + "\"";
      int tag = xml.indexOf('>', at);
      int end = xml.indexOf("</row>", at);
      int begin = xml.indexOf(cell, tag);
      String attributes = xml.substring(at + "<row".length(), tag);
      boolean others =
          cells.keySet().stream()
              .anyMatch(each -> each.row() == row && !each.equals(text.address()));
      if (begin < 0 || begin > end || others || xml.substring(tag, end).contains("<f")) {
        throw new UnsupportedFormulaException(
            Message.of("template.formula.unsupported", text.name(), cell));
      }
      int cellTag = xml.indexOf('>', begin);
      boolean blank = xml.charAt(cellTag - 1) == '/';
      int cellEnd = blank ? cellTag + 1 : xml.indexOf("</c>", begin) + "</c>".length();
      rows.add(
          new Piece.BlankTextRow(
              HEIGHT_OR_HIDDEN.matcher(attributes).replaceAll(""),
              blankRow(attributes, text.height()),
              xml.substring(tag + 1, begin),
              xml.substring(cellEnd, end)));
      at = end + "</row>".length();
    }
    add(new Piece.TextRows(text, rows));
    return at;
  }

  private static TextRow blankRow(String attributes, float firstHeight) {
    float height = firstHeight;
    boolean hidden = false;
    Matcher each = HEIGHT_OR_HIDDEN.matcher(attributes);
    while (each.find()) {
      String value = each.group(1);
      if (each.group().startsWith(" ht")) {
        height = Float.parseFloat(value);
      } else if (each.group().startsWith(" hidden")) {
        hidden = value.equals("1") || value.equals("true");
      }
    }
    return new TextRow(null, height, hidden);
  }

  private int splitCell(int at) throws UnsupportedFormulaException {
    int tag = xml.indexOf('>', at);
    int end = xml.charAt(tag - 1) == '/' ? tag + 1 : xml.indexOf("</c>", tag) + "</c>".length();
    int number = at + "<c r=\"".length();
    int addressEnd = xml.indexOf('"', number);
    Address address = Address.parse(xml.substring(number, addressEnd));
    int formula = xml.indexOf("<f", tag);
    String text = formula < 0 || formula > end ? "" : formula(formula, address.row());
    CompiledCell valued = cells.get(address);
    if (valued != null) {
      add(new Piece.Valued(valued, text));
    } else if (!text.isEmpty()) {
      String attributes = xml.substring(addressEnd + 1, tag).replaceAll(" t=\"[^\"]*\"", "");
      add(new Piece.Computed(address, attributes, text));
    } else if (isBelowList(address.row())) {
      fixed.append(xml, at, number);
      add(new Piece.Moved(address.row(), address.column()));
      fixed.append(xml, addressEnd, end);
    } else {
      fixed.append(xml, at, end);
    }
    return end;
  }

  /** Returns a formula as the file has it. */
  private String formula(int at, int row) throws UnsupportedFormulaException {
    int end = xml.indexOf("</f>", at);
    String formula = xml.startsWith("<f>", at) ? xml.substring(at + "<f>".length(), end) : "";
    if (formula.isEmpty() || isBelowList(row)) { // shared, of an array, or of rows that move
      throw new UnsupportedFormulaException(
          Message.of("template.formula.unsupported", formula, "<f>"));
    }
    return formula;
  }

  private boolean isBelowList(int row) {
    return rowList != null && row > rowList.lastTemplateRow();
  }

  /** Splits the XML after the rows, where merged regions move and hyperlinks are inserted. */
  private void splitTail(int from) throws UnsupportedFormulaException {
    if (rowList == null) {
      fixed.append(xml, from, xml.length());
      return;
    }
    int linksPosition = SheetHyperlinks.positionIn(xml, from);
    if (linksPosition < 0 || xml.indexOf("<hyperlinks", from) >= 0) {
      throw new UnsupportedFormulaException(
          Message.of("template.formula.unsupported", "", "<hyperlinks>"));
    }
    int at = from;
    Matcher filter = FILTER.matcher(xml).region(from, linksPosition);
    if (filter.find() && row(filter.group(1)) == rowList.row()) {
      at = splitEnd(rowList, at, filter.start(1), filter.end(1), 0);
    }
    Matcher merged = MERGED.matcher(xml).region(from, linksPosition);
    while (merged.find()) {
      at = splitAddress(at, merged.start(1), merged.end(1));
      at = splitAddress(at, merged.start(2), merged.end(2));
    }
    Matcher coloured = COLOURED.matcher(xml).region(from, linksPosition);
    while (coloured.find()) {
      int last = row(coloured.group(2));
      if (row(coloured.group(1)) == rowList.row() && last > rowList.row()) {
        at = splitEnd(rowList, at, coloured.start(2), coloured.end(2), last);
      }
    }
    fixed.append(xml, at, linksPosition);
    add(new Piece.Links());
    fixed.append(xml, linksPosition, xml.length());
  }

  private static int row(String address) {
    return Address.parse(address).row();
  }

  /** Splits at the end of an area that covers the list, however long it is. */
  private int splitEnd(RowList list, int at, int start, int end, int least) {
    fixed.append(xml, at, start);
    int column = Address.parse(xml.substring(start, end)).column();
    add(new Piece.LastCell(list, false, 0, least, column));
    return end;
  }

  private int splitAddress(int at, int start, int end) {
    Address cell = Address.parse(xml.substring(start, end));
    fixed.append(xml, at, start);
    if (isBelowList(cell.row())) {
      add(new Piece.Moved(cell.row(), cell.column()));
    } else {
      fixed.append(xml, start, end);
    }
    return end;
  }

  private void add(Piece piece) {
    endFixed();
    pieces.add(piece);
  }

  private void endFixed() {
    if (fixed.length() > 0) {
      pieces.add(new Piece.Fixed(fixed.toString()));
      fixed.setLength(0);
    }
  }
}
