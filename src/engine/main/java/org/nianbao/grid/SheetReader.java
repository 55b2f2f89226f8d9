package org.nianbao.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** Reads one worksheet part (ECMA-376 part 1, 18.3). */
final class SheetReader {
  private static final String HEADER_FOOTER = "headerFooter";

  /** The elements that follow the merged cells (ECMA-376 part 1, 18.3.1.99, CT_Worksheet). */
  private static final Set<String> AFTER_MERGED_CELLS =
      Set.of(
          "phoneticPr",
          "conditionalFormatting",
          "dataValidations",
          "hyperlinks",
          "printOptions",
          "pageMargins",
          "pageSetup",
          HEADER_FOOTER);

  private final XmlCursor in;
  private final Budget budget;
  private final boolean cellsOnly;
  private final @Nullable KnownCells known;
  private final SharedStrings texts;
  private final CellReader cellReader;
  private final SheetBuilder sheet;
  private final List<DataValidation> validations = new ArrayList<>();
  private final RawText skippedText = new RawText();

  /** Whether a text was typed over one of the skipped cells. */
  private boolean typedOver;

  /**
   * Creates a reader of a sheet.
   *
   * @param cellsOnly whether data validations are skipped
   * @param known cells to skip; null for none
   */
  SheetReader(
      XmlCursor in,
      WorkbookContext book,
      Budget budget,
      boolean cellsOnly,
      @Nullable KnownCells known) {
    this.in = in;
    this.cellsOnly = cellsOnly;
    this.known = known;
    this.budget = budget;
    texts = book.texts();
    cellReader = new CellReader(in, book, budget);
    sheet = new SheetBuilder(budget);
  }

  Grid read(String name, boolean hidden) {
    in.root("worksheet");
    while (in.nextChild(1)) {
      if (cellsOnly && AFTER_MERGED_CELLS.contains(in.name())) {
        if (in.isNamed(HEADER_FOOTER) || in.skipTo(HEADER_FOOTER)) {
          readHeadersAndFooters();
          in.skipRest();
        }
        return grid(name, hidden);
      }
      switch (in.name()) {
        case "cols" -> readHiddenColumns();
        case "sheetData" -> readRows();
        case "mergeCells" -> readMergedRegions();
        case HEADER_FOOTER -> readHeadersAndFooters();
        // validations that refer to other sheets are in extensions, at any depth
        case "dataValidations", "extLst" -> readValidations(in.depth());
        default -> {}
      }
    }
    in.finish();
    return grid(name, hidden);
  }

  private Grid grid(String name, boolean hidden) {
    sheet.addMarks(cellReader.marks());
    return sheet.build(name, hidden, validations);
  }

  /** Reads the texts of headers and footers. */
  private void readHeadersAndFooters() {
    int parent = in.depth();
    while (in.nextChild(parent)) {
      StringBuilder codes = new StringBuilder();
      in.appendText(codes);
      PageHeaderCodes.texts(EscapedText.decode(codes)).forEach(sheet::addPageMargin);
    }
  }

  private void readHiddenColumns() {
    int cols = in.depth();
    while (in.nextChild(cols)) {
      int first = number("min");
      int last = Math.min(number("max"), Address.MAX_COLUMNS);
      if (first > 0 && first <= last && (in.isTrue("hidden") || isZero("width"))) {
        sheet.hideColumns(first - 1, last);
      }
    }
  }

  /**
   * Returns a number of the current element; -1 if there is none, as it does not affect figures.
   */
  private int number(String name) {
    String value = in.attribute(name);
    return value == null ? -1 : CellFormats.number(value);
  }

  /** Returns whether an attribute is 0, which hides a row or a column. */
  private boolean isZero(String name) {
    CharSequence size = in.attributeView(name);
    return size != null && "0".contentEquals(size);
  }

  private void readRows() {
    int sheetData = in.depth();
    int row = -1;
    while (in.nextChild(sheetData)) {
      if (!in.isNamed("row")) {
        continue;
      }
      row = rowNumber(row);
      if (in.isTrue("hidden") || isZero("ht")) {
        sheet.hideRows(row, row + 1);
      }
      int column = -1;
      int rowDepth = in.depth();
      while (in.nextChild(rowDepth)) {
        if (!in.isNamed("c")) {
          continue;
        }
        Address skipped = knownAddress();
        if (skipped != null) {
          column = skipped.column();
          skip(skipped);
        } else {
          Cell cell = cellReader.read(row, column + 1);
          column = cellReader.column();
          if (cell != null) {
            sheet.add(cell);
          }
        }
      }
    }
  }

  /** Returns the address of the current cell if it is to be skipped; otherwise null. */
  private @Nullable Address knownAddress() {
    CharSequence reference = known == null ? null : in.attributeView("r");
    if (known == null || reference == null) {
      return null;
    }
    Address address = CellReader.address(reference);
    return known.contains(address) ? address : null;
  }

  /** Skips a known cell, and notes whether a text was typed over it. */
  private void skip(Address cell) {
    byte[] text = known == null ? null : known.text(cell);
    CharSequence type = text == null ? null : in.attributeView("t");
    boolean shared = type != null && "s".contentEquals(type);
    if (text == null || type == null || !(shared || "inlineStr".contentEquals(type))) {
      in.skipContent();
      return;
    }
    skippedText.clear();
    in.skipContent(skippedText);
    typedOver |= shared ? !texts.is(skippedText.number(), text) : !skippedText.is(text);
  }

  /** Returns whether a text was typed over one of the cells that were skipped. */
  boolean isTypedOver() {
    return typedOver;
  }

  /** Returns the number that the row states; otherwise that of the row after the previous one. */
  private int rowNumber(int before) {
    CharSequence number = in.attributeView("r");
    int row = before + 1;
    if (number != null) {
      try {
        row = Integer.parseInt(number, 0, number.length(), 10) - 1;
      } catch (NumberFormatException e) {
        throw UnreadableContentException.damaged(e);
      }
    }
    if (row < 0 || row >= Address.MAX_ROWS) {
      throw UnreadableContentException.damaged();
    }
    return row;
  }

  private void readMergedRegions() {
    int mergeCells = in.depth();
    while (in.nextChild(mergeCells)) {
      String region = in.attribute("ref");
      if (in.isNamed("mergeCell") && region != null) {
        try {
          sheet.merge(Region.parse(region));
        } catch (IllegalArgumentException e) {
          throw UnreadableContentException.damaged(e);
        }
      }
    }
  }

  private void readValidations(int parent) {
    while (in.nextChild(parent)) {
      if (in.isNamed("dataValidation")) {
        readValidation();
      } else {
        readValidations(in.depth());
      }
    }
  }

  private void readValidation() {
    String type = in.attribute("type");
    String operator = in.attribute("operator");
    String where = in.attribute("sqref");
    String formula1 = null;
    String formula2 = null;
    int validation = in.depth();
    while (in.nextChild(validation)) {
      StringBuilder text = new StringBuilder();
      switch (in.name()) {
        case "formula1" -> {
          in.appendText(text);
          formula1 = text.toString();
        }
        case "formula2" -> {
          in.appendText(text);
          formula2 = text.toString();
        }
        case "sqref" -> {
          in.appendText(text);
          where = text.toString();
        }
        default -> {}
      }
    }
    if (type != null && where != null) {
      String how = operator == null ? "between" : operator;
      validations.add(new DataValidation(regions(where), type, how, formula1, formula2));
    }
  }

  private List<Region> regions(String list) {
    List<Region> regions = new ArrayList<>();
    StringTokenizer words = new StringTokenizer(list);
    while (words.hasMoreTokens()) {
      budget.addRegion();
      Region parsed = regionOrNull(words.nextToken());
      if (parsed != null) {
        regions.add(parsed);
      }
    }
    return regions;
  }

  /** Parses a region of a validation; null if it is invalid, which does not affect figures. */
  private static @Nullable Region regionOrNull(String region) {
    try {
      return Region.parse(region);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
