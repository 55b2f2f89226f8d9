package org.nianbao.grid;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads workbooks that Excel 2002 and 2003 save as a single XML file (XML Spreadsheet Reference,
 * {@code urn:schemas-microsoft-com:office:spreadsheet}).
 */
final class ExcelXmlReader {
  private static final CellContent UNCALCULATED = new CellContent.Uncalculated();

  /** The prefix of attributes of this format. */
  private static final String PREFIX = "ss";

  /** Named number formats that show numbers plainly. */
  private static final Set<String> PLAIN_FORMATS =
      Set.of(
          "General",
          "General Number",
          "Fixed",
          "Standard",
          "Scientific",
          "Currency",
          "Euro Currency",
          "Yes/No",
          "True/False",
          "On/Off");

  private static final int DATE_LENGTH = "2024-12-31".length();

  /** The date of the number 0; the dates of workbooks begin after it. */
  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 31);

  /**
   * A style.
   *
   * @param isDate whether it shows numbers as dates
   * @param format how it shows numbers; null if plainly
   */
  private record Style(boolean isStruck, boolean isDate, @Nullable NumberFormat format) {}

  private static final Style PLAIN = new Style(false, false, null);

  private final XmlCursor in;
  private final Budget budget;
  private final Map<String, Style> styles = new HashMap<>();
  private final List<Grid> grids = new ArrayList<>();

  private ExcelXmlReader(XmlCursor in, Budget budget) {
    this.in = in;
    this.budget = budget;
  }

  /** Reads the sheets of a workbook. */
  static List<Grid> read(byte[] content, Budget budget) throws IOException {
    try (XmlCursor in = new XmlReaderFactory(budget).read(new ByteArrayInputStream(content))) {
      ExcelXmlReader reader = new ExcelXmlReader(in, budget);
      reader.readWorkbook();
      return reader.grids;
    }
  }

  private void readWorkbook() {
    in.root("Workbook");
    while (in.nextChild(1)) {
      if (in.isNamed("Styles")) {
        while (in.nextChild(2)) {
          readStyle();
        }
      } else if (in.isNamed("Worksheet")) {
        budget.checkSheetCount(grids.size() + 1);
        grids.add(new SheetOfWorkbook().read());
      }
    }
    in.finish();
    if (grids.isEmpty()) {
      throw new UnreadableContentException("grid.no-sheets");
    }
  }

  /** Returns an attribute, whose prefix some programs omit. */
  private @Nullable String attribute(String name) {
    String prefixed = in.attribute(PREFIX, name);
    return prefixed == null ? in.attribute(name) : prefixed;
  }

  /** Returns whether an attribute is true, or a size that is zero. */
  private boolean isHidden(String size) {
    return "1".equals(attribute("Hidden")) || "0".equals(attribute(size));
  }

  /** Returns a number of the current element, from 0 to a limit; otherwise another one. */
  private int number(String name, int otherwise, int limit) {
    String written = attribute(name);
    int number = written == null ? otherwise : CellFormats.number(written);
    return number < 0 ? otherwise : Math.min(number, limit);
  }

  private void readStyle() {
    String id = attribute("ID");
    Style parent = style(attribute("Parent"));
    boolean struck = parent.isStruck();
    boolean date = parent.isDate();
    NumberFormat format = parent.format();
    int style = in.depth();
    while (in.nextChild(style)) {
      if (in.isNamed("Font")) {
        String line = attribute("StrikeThrough");
        struck = line == null ? struck : line.equals("1");
      } else if (in.isNamed("NumberFormat")) {
        String code = attribute("Format");
        date = code != null && isDate(code);
        format = code == null || date || PLAIN_FORMATS.contains(code) ? null : format(code);
      }
    }
    if (id != null) {
      budget.addCell(); // takes about as much memory
      styles.put(id, new Style(struck, date, format));
    }
  }

  private static boolean isDate(String code) {
    return !PLAIN_FORMATS.contains(code) && DateFormats.isDateOrTime(-1, code);
  }

  private static @Nullable NumberFormat format(String code) {
    return NumberFormat.of(-1, code.equals("Percent") ? "0.00%" : code);
  }

  private Style style(@Nullable String id) {
    return id == null ? PLAIN : styles.getOrDefault(id, PLAIN);
  }

  /** A sheet that is being read. */
  private final class SheetOfWorkbook {
    private final SheetBuilder sheet = new SheetBuilder(budget);
    private final AttachedTexts attached = new AttachedTexts(budget);

    /** The styles of cells by the first column of those that have them. */
    private final NavigableMap<Integer, String> columnStyles = new TreeMap<>();

    private boolean hidden;

    Grid read() {
      String name = attribute("Name");
      int worksheet = in.depth();
      while (in.nextChild(worksheet)) {
        if (in.isNamed("Table")) {
          readTable();
        } else if (in.isNamed("WorksheetOptions")) {
          readOptions();
        }
      }
      return sheet.build(name == null ? "" : name, hidden, List.of()).withMarks(attached.marks());
    }

    private void readOptions() {
      int options = in.depth();
      while (in.nextChild(options)) {
        if (in.isNamed("Visible")) {
          StringBuilder visible = new StringBuilder();
          in.appendText(visible);
          hidden = visible.indexOf("Hidden") >= 0;
        } else if (in.isNamed("PageSetup")) {
          int setup = in.depth();
          while (in.nextChild(setup)) {
            String codes = in.attribute("x", "Data");
            if (codes != null && (in.isNamed("Header") || in.isNamed("Footer"))) {
              PageHeaderCodes.texts(codes).forEach(sheet::addPageMargin);
            }
          }
        }
      }
    }

    private void readTable() {
      String styleOfTable = attribute("StyleID");
      columnStyles.put(0, styleOfTable == null ? "" : styleOfTable);
      int column = 0;
      int row = 0;
      int table = in.depth();
      while (in.nextChild(table)) {
        if (in.isNamed("Column")) {
          column = number("Index", column + 1, Address.MAX_COLUMNS + 1) - 1;
          int end = column + 1 + number("Span", 0, Address.MAX_COLUMNS);
          if (isHidden("Width")) {
            sheet.hideColumns(Math.max(0, column), Math.max(0, end));
          }
          String style = attribute("StyleID");
          if (style != null) {
            columnStyles.put(column, style);
            columnStyles.putIfAbsent(end, styleOfTable == null ? "" : styleOfTable);
          }
          column = end;
        } else if (in.isNamed("Row")) {
          row = number("Index", row + 1, Address.MAX_ROWS + 1) - 1;
          int end = row + 1 + number("Span", 0, Address.MAX_ROWS);
          if (isHidden("Height")) {
            sheet.hideRows(Math.max(0, row), Math.max(0, end));
          }
          readRow(row);
          row = end;
        }
      }
    }

    private void readRow(int row) {
      String styleOfRow = attribute("StyleID");
      int column = 0;
      int depth = in.depth();
      while (in.nextChild(depth)) {
        if (in.isNamed("Cell")) {
          column = number("Index", column + 1, Address.MAX_COLUMNS + 1) - 1;
          if (row < 0 || row >= Address.MAX_ROWS || column < 0 || column >= Address.MAX_COLUMNS) {
            throw UnreadableContentException.damaged();
          }
          column += 1 + readCell(new Address(row, column), styleOfRow);
        }
      }
    }

    /**
     * Reads the current cell.
     *
     * @return the number of further columns that it is merged with
     */
    private int readCell(Address at, @Nullable String styleOfRow) {
      final int across = number("MergeAcross", 0, Address.MAX_COLUMNS - at.column() - 1);
      final int down = number("MergeDown", 0, Address.MAX_ROWS - at.row() - 1);
      String formula = formula(at);
      Style style = style(styleId(at.column(), styleOfRow));
      if (across > 0 || down > 0) {
        Address last = new Address(at.row() + down, at.column() + across);
        sheet.merge(new Region(at, last));
      }
      List<DisplayMark> found = new ArrayList<>(0);
      CellContent content = null;
      int cell = in.depth();
      while (in.nextChild(cell)) {
        if (in.isNamed("Data")) {
          content = readData(style, formula != null, found);
        } else if (in.isNamed("Comment")) {
          attached.addComment(at, comment());
        }
      }
      if (content == null && formula != null) {
        content = UNCALCULATED;
      }
      if (content != null) {
        sheet.add(new Cell(at, content, formula));
        sheet.mark(at, found);
      }
      return across;
    }

    private @Nullable String styleId(int column, @Nullable String styleOfRow) {
      String own = attribute("StyleID");
      if (own != null || styleOfRow != null) {
        return own == null ? styleOfRow : own;
      }
      Map.Entry<Integer, String> ofColumn = columnStyles.floorEntry(column);
      return ofColumn == null ? null : ofColumn.getValue();
    }

    /** Returns the formula of the current cell in the notation of workbooks. */
    private @Nullable String formula(Address at) {
      String written = attribute("Formula");
      if (written == null) {
        return null;
      }
      String formula =
          written.startsWith("=")
              ? R1C1Formula.translate(written.substring(1), at)
              : OdfFormula.translate(written);
      budget.addText(formula.length());
      return formula;
    }

    private String comment() {
      StringBuilder text = new StringBuilder();
      in.appendText(text);
      return Whitespace.strip(text.toString());
    }

    private @Nullable CellContent readData(
        Style style, boolean calculated, List<DisplayMark> found) {
      String type = String.valueOf(attribute("Type"));
      RunText shown = new RunText();
      append(in.depth(), shown, style.isStruck() ? RunText.Style.STRUCK : RunText.Style.PLAIN);
      // Excel for the Mac ends lines with carriage returns
      String text = shown.text().replace("\r\n", "\n").replace('\r', '\n');
      budget.addText(text.length());
      CellContent content =
          switch (type) {
            case "Number" -> CellContent.stored(text, style.isDate());
            case "DateTime" -> date(text);
            case "Boolean" -> new CellContent.Flag(Whitespace.strip(text).equals("1"));
            case "Error" -> new CellContent.ErrorValue(Whitespace.strip(text));
            default -> null;
          };
      if (content == null) {
        found.addAll(shown.marks());
        return text.isEmpty() && !calculated ? null : new CellContent.Text(text);
      }
      if (content instanceof CellContent.Numeric number && style.format() != null) {
        DisplayMark.ShownAs as = style.format().shown(number.value());
        if (as != null) {
          found.add(as);
        }
      }
      if (style.isStruck()) {
        found.add(new DisplayMark.Struck());
      }
      return content;
    }

    /** Appends text with its formatting, for which elements of HTML stand. */
    private void append(int parent, RunText text, RunText.Style shown) {
      StringBuilder piece = new StringBuilder();
      while (true) {
        switch (in.nextContent(parent)) {
          case START -> append(in.depth(), text, runStyle(shown));
          case TEXT -> {
            piece.setLength(0);
            in.appendCurrentText(piece);
            budget.checkTextLength(text.length() + piece.length());
            text.append(piece, shown);
          }
          default -> {
            return;
          }
        }
      }
    }

    /** Returns how the current element of HTML shows its text. */
    private RunText.Style runStyle(RunText.Style outside) {
      return switch (in.name()) {
        case "S" -> RunText.Style.STRUCK;
        case "Sup", "Sub" -> outside == RunText.Style.PLAIN ? RunText.Style.RAISED : outside;
        default -> outside;
      };
    }
  }

  /**
   * Returns a date, {@code 2024-12-31T00:00:00.000}; null if the text is none. What is before the
   * first date is a number shown as a date, such as 0 or a time.
   */
  private static @Nullable CellContent date(String text) {
    String written = Whitespace.strip(text);
    boolean timed = written.startsWith("T", DATE_LENGTH);
    BigDecimal time = timed ? DayParts.parse(written.substring(DATE_LENGTH + 1)) : BigDecimal.ZERO;
    try {
      if (time != null && (timed || written.length() == DATE_LENGTH)) {
        LocalDate date = LocalDate.parse(written.substring(0, DATE_LENGTH));
        return date.isAfter(DAY_ZERO)
            ? new CellContent.Day(date)
            : new CellContent.Numeric(
                time.add(BigDecimal.valueOf(ChronoUnit.DAYS.between(DAY_ZERO, date))));
      }
    } catch (DateTimeParseException e) {
      return null;
    }
    return null;
  }
}
