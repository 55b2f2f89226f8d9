package org.nianbao.grid;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a sheet of an OpenDocument spreadsheet (ODF 1.3 part 3, 9). */
final class OdfSheetReader {
  private static final CellContent UNCALCULATED = new CellContent.Uncalculated();

  private static final NumberFormat PERCENTAGE = Objects.requireNonNull(NumberFormat.of(-1, "0%"));

  private static final int DATE_LENGTH = "2024-12-31".length();

  private final XmlCursor in;
  private final OdfStyles styles;
  private final Budget budget;
  private final SheetBuilder sheet;
  private final AttachedTexts attached;
  private final OdfText text;

  /** The usual styles of cells by the first column of those that have them. */
  private final NavigableMap<Integer, String> columnStyles = new TreeMap<>();

  private int column;
  private int row;

  /** The cells of the current row, and their marks. */
  private final List<Cell> cells = new ArrayList<>();

  private final List<List<DisplayMark>> marks = new ArrayList<>();

  OdfSheetReader(XmlCursor in, OdfStyles styles, Budget budget) {
    this.in = in;
    this.styles = styles;
    this.budget = budget;
    sheet = new SheetBuilder(budget);
    attached = new AttachedTexts(budget);
    text = new OdfText(in, styles, budget, before -> false);
  }

  /** Reads the current element, a sheet. */
  Grid read() {
    String name = in.attribute("name");
    String style = in.attribute("style-name");
    readRowsAndColumns(false);
    styles.marginsOfSheet(style).forEach(sheet::addPageMargin);
    return sheet
        .build(name == null ? "" : name, styles.isSheetHidden(style), List.of())
        .withMarks(attached.marks());
  }

  private void readRowsAndColumns(boolean hidden) {
    int parent = in.depth();
    while (in.nextChild(parent)) {
      switch (in.name()) {
        case "table-column" -> readColumn(hidden);
        case "table-row" -> readRow(hidden);
        case "table-column-group", "table-row-group" ->
            readRowsAndColumns(hidden || "false".equals(in.attribute("display")));
        case "table-columns", "table-header-columns", "table-rows", "table-header-rows" ->
            readRowsAndColumns(hidden);
        case "shapes" -> readShapes(new Address(0, 0));
        default -> {}
      }
    }
  }

  private void readColumn(boolean inHidden) {
    int end = Math.min(column + repeated("number-columns-repeated"), Address.MAX_COLUMNS);
    if (inHidden || isHidden()) {
      sheet.hideColumns(column, end);
    }
    String style = in.attribute("default-cell-style-name");
    columnStyles.put(column, style == null ? "" : style);
    columnStyles.put(end, "");
    column = end;
  }

  /** Returns whether a row or a column is hidden, {@code collapse}, or filtered out. */
  private boolean isHidden() {
    String visibility = in.attribute("visibility");
    return visibility != null && !visibility.equals("visible");
  }

  /** Returns how often the current element is repeated or how far it extends, at least once. */
  private int repeated(String attribute) {
    String number = in.attribute(attribute);
    int count = number == null ? 1 : CellFormats.number(number);
    return Math.max(1, Math.min(count, Address.MAX_ROWS));
  }

  private void readRow(boolean inHidden) {
    int repeats = repeated("number-rows-repeated");
    if (inHidden || isHidden()) {
      sheet.hideRows(Math.min(row, Address.MAX_ROWS), row + repeats);
    }
    String style = in.attribute("default-cell-style-name");
    cells.clear();
    marks.clear();
    int at = 0;
    int depth = in.depth();
    while (in.nextChild(depth)) {
      if (in.isNamed("table-cell") || in.isNamed("covered-table-cell")) {
        at += readCell(at, style);
      }
    }
    if (!cells.isEmpty() && row + repeats > Address.MAX_ROWS) {
      throw UnreadableContentException.damaged();
    }
    for (int repeat = 1; repeat < repeats && !cells.isEmpty(); repeat++) {
      for (int i = 0; i < cells.size(); i++) {
        Cell cell = cells.get(i);
        Address address = new Address(row + repeat, cell.address().column());
        add(new Cell(address, cell.content(), cell.formula()), marks.get(i));
      }
    }
    row = Math.min(row + repeats, Address.MAX_ROWS);
  }

  private void add(Cell cell, List<DisplayMark> ofCell) {
    sheet.add(cell);
    sheet.mark(cell.address(), ofCell);
  }

  /**
   * Reads the current cell.
   *
   * @return the number of columns that it is repeated for
   */
  private int readCell(int first, @Nullable String styleOfRow) {
    final int repeats = Math.min(repeated("number-columns-repeated"), Address.MAX_COLUMNS);
    final int rows = repeated("number-rows-spanned");
    final int columns = repeated("number-columns-spanned");
    String type = in.attribute("office", "value-type");
    final boolean isError = "error".equals(in.attribute("calcext", "value-type"));
    String value = type == null ? null : value(type);
    String formula = in.attribute("formula");
    OdfStyles.CellStyle style = style(first, styleOfRow);
    boolean inSheet = row < Address.MAX_ROWS && first + repeats <= Address.MAX_COLUMNS;
    Address address = inSheet ? new Address(row, first) : new Address(0, 0);
    RunText shown = new RunText();
    boolean written = readContent(shown, style, address);
    List<DisplayMark> found = new ArrayList<>(0);
    CellContent content = isError ? error(shown.text()) : content(type, value, shown, style, found);
    if (content == null && formula != null && (written || type != null)) {
      content = new CellContent.Text("");
    }
    if (content == null && formula != null) {
      content = UNCALCULATED;
    }
    if (inSheet && (rows > 1 || columns > 1)) {
      int lastRow = Math.min(row + rows, Address.MAX_ROWS) - 1;
      int lastColumn = Math.min(first + columns, Address.MAX_COLUMNS) - 1;
      sheet.merge(new Region(address, new Address(lastRow, lastColumn)));
    }
    if (content == null) {
      return repeats;
    }
    if (!inSheet) {
      throw UnreadableContentException.damaged();
    }
    String translated = formula == null ? null : OdfFormula.translate(formula);
    if (translated != null) {
      budget.addText(translated.length());
    }
    for (int i = 0; i < repeats; i++) {
      Cell cell = new Cell(new Address(row, first + i), content, translated);
      add(cell, found);
      cells.add(cell);
      marks.add(found);
    }
    return repeats;
  }

  /** Returns the value that the current cell states for a type of values; null if none. */
  private @Nullable String value(String type) {
    return in.attribute(
        "office",
        switch (type) {
          case "date" -> "date-value";
          case "time" -> "time-value";
          case "boolean" -> "boolean-value";
          case "string" -> "string-value";
          default -> "value";
        });
  }

  /** Returns the style of the current cell: its own, else that of its row or column. */
  private OdfStyles.CellStyle style(int at, @Nullable String styleOfRow) {
    String own = in.attribute("style-name");
    if (own == null && styleOfRow == null) {
      Map.Entry<Integer, String> ofColumn = columnStyles.floorEntry(at);
      return styles.ofCell(ofColumn == null ? null : ofColumn.getValue());
    }
    return styles.ofCell(own == null ? styleOfRow : own);
  }

  /**
   * Reads the paragraphs of the current cell, and what is attached to it.
   *
   * @return whether there are any paragraphs, though they may be empty
   */
  private boolean readContent(RunText shown, OdfStyles.CellStyle style, Address address) {
    RunText.Style outside = style.isStruck() ? RunText.Style.STRUCK : RunText.Style.PLAIN;
    boolean written = false;
    int cell = in.depth();
    while (in.nextChild(cell)) {
      switch (in.name()) {
        case "p", "h" -> {
          if (written) {
            shown.append("\n", outside);
          }
          written = true;
          text.append(shown, outside);
        }
        case "annotation" -> attached.addComment(address, lines());
        default -> readShape(address);
      }
    }
    return written;
  }

  private @Nullable CellContent content(
      @Nullable String type,
      @Nullable String value,
      RunText shown,
      OdfStyles.CellStyle style,
      List<DisplayMark> found) {
    CellContent content =
        switch (type == null ? "string" : type) {
          case "float", "percentage", "currency" ->
              value == null ? null : CellContent.stored(value, style.isDate());
          case "date" -> value == null ? null : date(value);
          case "time" -> value == null ? null : time(value);
          case "boolean" -> value == null ? null : new CellContent.Flag(value.equals("true"));
          default -> null;
        };
    if (content == null) {
      found.addAll(shown.marks());
      String whole = value != null && found.isEmpty() ? value : shown.text();
      budget.addText(whole.length());
      return whole.isEmpty() ? null : new CellContent.Text(whole);
    }
    if (content instanceof CellContent.Numeric number) {
      boolean percentage = style.format() == null && "percentage".equals(type);
      NumberFormat format = percentage ? PERCENTAGE : style.format();
      DisplayMark.ShownAs as = format == null ? null : format.shown(number.value());
      if (as != null) {
        found.add(as);
      }
    }
    if (style.isStruck()) {
      found.add(new DisplayMark.Struck());
    }
    return content;
  }

  /** Returns an error as workbooks write it; errors that they do not have count as wrong values. */
  private static CellContent error(String shown) {
    return new CellContent.ErrorValue(shown.startsWith("#") ? shown : "#VALUE!");
  }

  /** Returns a date; days before those of workbooks are numbers, as 0 is in a cell for dates. */
  private static @Nullable CellContent date(String value) {
    try {
      if (value.length() == DATE_LENGTH || value.startsWith("T", DATE_LENGTH)) {
        CellContent.Day day = new CellContent.Day(LocalDate.parse(value.substring(0, DATE_LENGTH)));
        return day.serialNumber() > 0
            ? day
            : new CellContent.Numeric(BigDecimal.valueOf(day.serialNumber()));
      }
    } catch (DateTimeParseException e) {
      return null;
    }
    return null;
  }

  /** Returns a time, {@code PT08H30M00S}, as a part of a day; null if the text is none. */
  private static @Nullable CellContent time(String value) {
    BigDecimal part = value.startsWith("PT") ? DayParts.parse(value.substring(2)) : null;
    return part == null ? null : new CellContent.Numeric(part);
  }

  private void readShapes(Address cell) {
    int shapes = in.depth();
    while (in.nextChild(shapes)) {
      readShape(cell);
    }
  }

  /** Reads the current element, which may be a shape: its text, or the cells it covers. */
  private void readShape(Address cell) {
    DisplayMark.Picture covered = covered(cell);
    StringBuilder lines = new StringBuilder();
    budget.addCell();
    if (appendShape(lines)) {
      attached.addPicture(cell, covered);
    }
    if (lines.length() > 0) {
      attached.addShape(cell, lines.substring(1));
    }
  }

  /** Returns a picture over the cells from the first to the one that the current shape ends in. */
  private DisplayMark.Picture covered(Address first) {
    String end = in.attribute("table", "end-cell-address");
    if (end == null) {
      return new DisplayMark.Picture();
    }
    try {
      Address last = Address.parse(end.substring(end.lastIndexOf('.') + 1));
      return new DisplayMark.Picture(
          Math.max(0, last.row() - first.row()) + 1,
          Math.max(0, last.column() - first.column()) + 1);
    } catch (IllegalArgumentException e) { // which does not affect figures
      return new DisplayMark.Picture();
    }
  }

  /**
   * Appends the paragraphs in the current element, each after a line break, and returns whether it
   * contains a picture, other than that of a chart.
   */
  private boolean appendShape(StringBuilder lines) {
    boolean picture = false;
    boolean object = false;
    int shape = in.depth();
    while (in.nextChild(shape)) {
      switch (in.name()) {
        case "p", "h" -> appendLine(lines);
        case "image" -> picture = true;
        case "object", "object-ole" -> object = true;
        case "title", "desc", "creator", "date", "date-string", "event-listeners" -> {}
        default -> picture |= appendShape(lines);
      }
    }
    return picture && !object;
  }

  private void appendLine(StringBuilder lines) {
    RunText line = new RunText();
    text.append(line, RunText.Style.PLAIN);
    budget.checkTextLength(lines.length() + line.length());
    lines.append('\n').append(line.text());
  }

  /** Returns the paragraphs in the current element. */
  private String lines() {
    StringBuilder lines = new StringBuilder();
    appendShape(lines);
    return lines.length() == 0 ? "" : lines.substring(1);
  }
}
