package org.nianbao.grid;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one worksheet (ECMA-376 part 1, 18.3.1.4). */
final class CellReader {
  private static final CellContent UNCALCULATED = new CellContent.Uncalculated();
  private static final CellContent TRUE = new CellContent.Flag(true);
  private static final CellContent FALSE = new CellContent.Flag(false);

  /** The difference in days between the 1904 date system and the usual one. */
  private static final BigDecimal DAYS_TO_1904 = BigDecimal.valueOf(1_462);

  /** The beginning of the text in a template's cell that takes a value. */
  private static final String EXPRESSION = "${";

  private static final int DATE_LENGTH = "2024-12-31".length();

  private final XmlCursor in;
  private final WorkbookContext book;
  private final Budget budget;
  private final Map<String, SharedFormula> sharedFormulas = new HashMap<>();
  private final StringBuilder value = new StringBuilder();
  private final StringBuilder formulaText = new StringBuilder();
  private final RunText runs = new RunText();
  private final Map<Address, List<DisplayMark>> marks = new HashMap<>();

  /** The marks of the current cell; null if it has no text in runs of several formats. */
  private @Nullable List<DisplayMark> runMarks;

  private int column;

  CellReader(XmlCursor in, WorkbookContext book, Budget budget) {
    this.in = in;
    this.book = book;
    this.budget = budget;
  }

  /** Returns the column of the last cell read. */
  int column() {
    return column;
  }

  /** Returns the marks of the cells read. */
  Map<Address, List<DisplayMark>> marks() {
    return marks;
  }

  /**
   * Reads the current cell.
   *
   * @param row the row, unless the cell states its own
   * @param column the column, unless the cell states its own
   * @return null if the cell is blank
   */
  @Nullable Cell read(int row, int column) {
    CharSequence reference = in.attributeView("r");
    Address address = reference == null ? null : address(reference);
    String type = Objects.requireNonNullElse(in.internedAttribute("t"), "n");
    String format = in.internedAttribute("s");
    this.column = address == null ? column : address.column();
    value.setLength(0);
    runMarks = null;
    boolean hasValue = false;
    String formula = null;
    int cell = in.depth();
    while (in.nextChild(cell)) {
      if (address == null) {
        address = at(row, column);
      }
      switch (in.name()) {
        case "v", "is" -> {
          readValue(type, hasValue);
          hasValue = true;
        }
        case "f" -> formula = readFormula(address);
        default -> {}
      }
    }
    CellContent content = hasValue ? content(type, format, formula != null) : null;
    if (content == null && formula != null) {
      content = UNCALCULATED;
    }
    if (address == null || content == null) {
      return null;
    }
    mark(address, format, content);
    return new Cell(address, content, formula);
  }

  private void mark(Address address, @Nullable String format, CellContent content) {
    List<DisplayMark> found = runMarks;
    if (content instanceof CellContent.Numeric number) {
      DisplayMark.ShownAs shown = book.formats().shown(format, number);
      if (shown != null) {
        found = List.of(shown);
      }
    } else if (content instanceof CellContent.Text text
        && text.value().startsWith(EXPRESSION)
        && book.formats().isPercentage(format)) {
      found = List.of(new DisplayMark.Percentage());
    }
    if (runMarks == null && book.formats().isStruckOut(format)) {
      found = new ArrayList<>(found == null ? List.of() : found);
      found.add(new DisplayMark.Struck());
    }
    if (found != null && !found.isEmpty()) {
      marks.put(address, List.copyOf(found));
    }
  }

  /**
   * Reads the value of the kind that the cell's type requires: POI leaves an outdated inline string
   * next to the value it writes.
   */
  private void readValue(String type, boolean hasValue) {
    boolean inline = in.isNamed("is");
    if (hasValue && inline != type.equals("inlineStr")) {
      return;
    }
    value.setLength(0);
    if (inline) {
      runs.clear();
      boolean formatted = SharedStrings.readRuns(in, runs, budget);
      runMarks = formatted ? runs.marks() : null;
      value.append(runs.text());
    } else {
      in.appendText(value);
    }
  }

  /** Parses the address of a cell; the file is damaged if it is none. */
  static Address address(CharSequence text) {
    try {
      return Address.parse(text);
    } catch (IllegalArgumentException e) {
      throw UnreadableContentException.damaged(e);
    }
  }

  private static Address at(int row, int column) {
    if (column >= Address.MAX_COLUMNS) {
      throw UnreadableContentException.damaged();
    }
    return new Address(row, column);
  }

  /** Returns the formula of the current element; null if it refers to a missing shared formula. */
  private @Nullable String readFormula(Address address) {
    String group = "shared".equals(in.internedAttribute("t")) ? in.attribute("si") : null;
    formulaText.setLength(0);
    in.appendText(formulaText);
    if (formulaText.length() > 0) {
      String text = formulaText.toString();
      budget.addText(text.length());
      if (group != null) {
        sharedFormulas.put(group, new SharedFormula(address, text));
      }
      return text;
    }
    SharedFormula master = group == null ? null : sharedFormulas.get(group);
    if (master == null) {
      return null;
    }
    String text = master.shiftedTo(address);
    budget.addCharacters(text.length());
    return text;
  }

  /** Returns the content of a cell value; null if the cell is blank. */
  private @Nullable CellContent content(String type, @Nullable String format, boolean calculated) {
    boolean inline = type.equals("inlineStr");
    boolean text = type.equals("str") || inline;
    if (value.length() == 0) {
      return text && calculated ? new CellContent.Text("") : null;
    }
    if (text) {
      return text(inline ? value.toString() : EscapedText.decode(value), calculated);
    }
    return switch (type) {
      case "s" -> {
        CellContent.Text pointed = book.texts().at(value);
        runMarks = book.texts().marks(value);
        yield pointed.value().isEmpty() && !calculated ? null : pointed;
      }
      case "b" -> value.charAt(0) == '1' || value.charAt(0) == 't' ? TRUE : FALSE;
      case "e" -> new CellContent.ErrorValue(value.toString());
      case "d" -> day();
      default -> number(format);
    };
  }

  private @Nullable CellContent text(boolean calculated) {
    return text(EscapedText.decode(value), calculated);
  }

  private @Nullable CellContent text(String decoded, boolean calculated) {
    budget.addText(decoded.length());
    return decoded.isEmpty() && !calculated ? null : new CellContent.Text(decoded);
  }

  /** Returns a number; text that is not numeric although its type says so is kept as text. */
  private @Nullable CellContent number(@Nullable String format) {
    BigDecimal number = DecimalParser.parse(value);
    if (number == null) {
      return text(true);
    }
    CellContent.Numeric plain = new CellContent.Numeric(number);
    return book.formats().isDateFormat(format) ? day(plain, book.since1904()) : plain;
  }

  /** Returns the date of a number; numbers without a date, such as 0 or a time, stay numbers. */
  static CellContent day(CellContent.Numeric plain, boolean since1904) {
    if (plain.date().isEmpty()) {
      return plain;
    }
    CellContent.Numeric since1900 =
        since1904 ? new CellContent.Numeric(plain.value().add(DAYS_TO_1904)) : plain;
    return since1900.date().<CellContent>map(CellContent.Day::new).orElse(plain);
  }

  /** Returns a date in ISO 8601 notation; other text is kept as text. */
  private @Nullable CellContent day() {
    String written = value.toString();
    try {
      if (written.length() == DATE_LENGTH || written.startsWith("T", DATE_LENGTH)) {
        return new CellContent.Day(LocalDate.parse(written.substring(0, DATE_LENGTH)));
      }
    } catch (DateTimeParseException e) {
      return text(true);
    }
    return text(true);
  }
}
