package org.nianbao.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.SignificantDigits;
import org.nianbao.grid.Whitespace;
import org.nianbao.grid.XmlCharacters;

/** A writer of rows and cells as the XML of a sheet (ECMA-376 part 1, 18.3.1.73 and 18.3.1.4). */
public final class SheetXmlWriter {
  /** The maximum number of significant digits of a cell. */
  private static final int MAX_DIGITS = 17;

  /** The first date whose serial number is correct; before it, a non-existent day is counted. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

  /** Text that would be mistaken for an escaped character (ECMA-376, ST_Xstring). */
  private static final Pattern LIKE_AN_ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private final StringBuilder xml = new StringBuilder();
  private final List<String> columns = new ArrayList<>();

  private final @Nullable AddedSharedStrings shared;

  /** Creates a writer with inline strings, for sheets of many rows. */
  public SheetXmlWriter() {
    this.shared = null;
  }

  /** Creates a writer that adds its texts to the shared strings. */
  public SheetXmlWriter(AddedSharedStrings shared) {
    this.shared = shared;
  }

  void beginRow(int row, float points) {
    xml.append("<row r=\"").append(row + 1).append("\" ht=\"").append(points);
    xml.append("\" customHeight=\"1\">");
  }

  void endRow() {
    xml.append("</row>");
  }

  /** Writes a cell with a number, a date, a text, a formula or no content. */
  void writeCell(int row, int column, int style, @Nullable Object value) {
    xml.append("<c r=\"").append(columnName(column)).append(row + 1);
    xml.append("\" s=\"").append(style).append('"');
    if (value instanceof BigDecimal number) {
      xml.append("><v>").append(number.toPlainString()).append("</v></c>");
    } else if (value instanceof Number number) {
      xml.append("><v>").append(number).append("</v></c>");
    } else if (value instanceof LocalDate day && hasSerialNumber(day)) {
      xml.append("><v>").append(new CellContent.Day(day).serialNumber()).append("</v></c>");
    } else if (value instanceof CellFormula formula) {
      writeFormula(formula);
    } else if (value == null || value.toString().isEmpty()) {
      xml.append("/>");
    } else {
      writeText(value.toString());
    }
  }

  private void writeFormula(CellFormula formula) {
    Object result = formula.result();
    boolean text = result != null && !(result instanceof Number);
    xml.append(text ? " t=\"str\"><f>" : "><f>").append(escaped(formula.text())).append("</f>");
    if (result != null) {
      xml.append("<v>");
      xml.append(
          result instanceof BigDecimal decimal
              ? decimal.toPlainString()
              : escaped(result.toString()));
      xml.append("</v>");
    }
    xml.append("</c>");
  }

  private void writeText(String text) {
    if (shared == null) {
      xml.append(" t=\"inlineStr\"><is>").append(textElement(text)).append("</is></c>");
    } else {
      xml.append(" t=\"s\"><v>").append(shared.indexOf(text)).append("</v></c>");
    }
  }

  /**
   * Writes a cell with a formula.
   *
   * @param attributes the attributes of its tag, except address and type
   * @param formula the formula as XML
   * @param result the cached value; null if it is blank
   */
  void writeFormula(Address cell, String attributes, String formula, @Nullable CellContent result) {
    String type = "";
    String value = "0";
    if (result instanceof CellContent.Numeric number) {
      value = number(number);
    } else if (result instanceof CellContent.Flag flag) {
      type = " t=\"b\"";
      value = flag.value() ? "1" : "0";
    } else if (result != null && !(result instanceof CellContent.Uncalculated)) {
      type = result instanceof CellContent.ErrorValue ? " t=\"e\"" : " t=\"str\"";
      value = escaped(result.toString());
    }
    xml.append("<c r=\"").append(address(cell.row(), cell.column())).append('"');
    xml.append(attributes).append(type).append("><f>").append(formula);
    xml.append("</f>");
    if (!(result instanceof CellContent.Uncalculated)) {
      xml.append("<v>").append(value).append("</v>");
    }
    xml.append("</c>");
  }

  /** Returns a number with as many digits as spreadsheet programs keep. */
  static String number(CellContent.Numeric number) {
    return SignificantDigits.round(number.value(), MAX_DIGITS).toPlainString();
  }

  /** Appends complete XML. */
  void append(String ready) {
    xml.append(ready);
  }

  /** Returns whether a date has a reliable serial number. */
  static boolean hasSerialNumber(LocalDate day) {
    return !day.isBefore(FIRST_DAY);
  }

  String address(int row, int column) {
    return columnName(column) + (row + 1);
  }

  private String columnName(int column) {
    while (columns.size() <= column) {
      columns.add(Address.columnName(columns.size()));
    }
    return columns.get(column);
  }

  /** Returns the number of characters of the XML so far. */
  int length() {
    return xml.length();
  }

  /**
   * Writes the XML so far in UTF-8, and clears it. Nothing is written if there is none: in
   * JavaScript a {@link java.util.zip.ZipOutputStream} fails on an empty array.
   */
  void flushTo(OutputStream out) throws IOException {
    if (xml.length() > 0) {
      out.write(xml.toString().getBytes(StandardCharsets.UTF_8));
      xml.setLength(0);
    }
  }

  /** Writes the XML so far to a writer, and clears it. */
  public void flushTo(Writer out) throws IOException {
    out.append(xml);
    xml.setLength(0);
  }

  /** Returns the element of a text. */
  static String textElement(String text) {
    boolean blanks = !Whitespace.strip(text).equals(text);
    return (blanks ? "<t xml:space=\"preserve\">" : "<t>") + escaped(text) + "</t>";
  }

  /** Returns a text as XML, with a sign for each character that XML does not allow. */
  static String escaped(String text) {
    String all =
        text.length() > Cell.MAX_TEXT_LENGTH ? text.substring(0, Cell.MAX_TEXT_LENGTH) : text;
    String plain = all.indexOf('_') < 0 ? all : LIKE_AN_ESCAPE.matcher(all).replaceAll("_x005F_");
    StringBuilder escaped = new StringBuilder(plain.length() + 16);
    plain.codePoints().forEach(each -> append(escaped, each));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int character) {
    switch (character) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      case '\r' -> escaped.append("_x000D_");
      case '\t' -> escaped.append("&#9;");
      case '\n' -> escaped.append("&#10;");
      default -> escaped.appendCodePoint(XmlCharacters.isAllowed(character) ? character : 0xFFFD);
    }
  }
}
