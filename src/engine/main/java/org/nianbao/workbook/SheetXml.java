package org.nianbao.workbook;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Content;
import org.nianbao.grid.SignificantDigits;
import org.nianbao.grid.Whitespace;

/** Rows and cells as the XML of a sheet (ECMA-376 part 1, 18.3.1.73 and 18.3.1.4). */
public final class SheetXml {
  /** As many digits as a cell keeps. */
  private static final int DIGITS = 17;

  /** Before it days are not counted as one would. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

  /** What in a text would be taken for an escaped character (ECMA-376, ST_Xstring). */
  private static final Pattern LIKE_AN_ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private final StringBuilder xml = new StringBuilder();
  private final List<String> columns = new ArrayList<>();

  private final @Nullable AddedTexts shared;

  /** XML of a sheet that keeps its texts inside the cells, as suits one of many rows. */
  public SheetXml() {
    this.shared = null;
  }

  /** XML of a sheet whose texts are added to those the workbook shares. */
  public SheetXml(AddedTexts shared) {
    this.shared = shared;
  }

  void beginRow(int row, float points) {
    xml.append("<row r=\"").append(row + 1).append("\" ht=\"").append(points);
    xml.append("\" customHeight=\"1\">");
  }

  void endRow() {
    xml.append("</row>");
  }

  /** A cell with a number, a day, a text or nothing in it. */
  void cell(int row, int column, int style, @Nullable Object value) {
    xml.append("<c r=\"").append(columnName(column)).append(row + 1);
    xml.append("\" s=\"").append(style).append('"');
    if (value instanceof BigDecimal number) {
      xml.append("><v>").append(number.toPlainString()).append("</v></c>");
    } else if (value instanceof Number number) {
      xml.append("><v>").append(number).append("</v></c>");
    } else if (value instanceof LocalDate day && isNumbered(day)) {
      xml.append("><v>").append(new Content.Day(day).number()).append("</v></c>");
    } else if (value == null || value.toString().isEmpty()) {
      xml.append("/>");
    } else {
      text(value.toString());
    }
  }

  private void text(String text) {
    if (shared == null) {
      xml.append(" t=\"inlineStr\"><is>").append(element(text)).append("</is></c>");
    } else {
      xml.append(" t=\"s\"><v>").append(shared.place(text)).append("</v></c>");
    }
  }

  /**
   * A cell with a formula.
   *
   * @param attributes of its tag, but for its address and type
   * @param formula as XML
   * @param result what it comes to; null if that is blank
   */
  void formula(Address cell, String attributes, String formula, @Nullable Content result) {
    String type = "";
    String value = "0";
    if (result instanceof Content.Numeric number) {
      value = SignificantDigits.round(number.value(), DIGITS).toPlainString();
    } else if (result instanceof Content.Flag flag) {
      type = " t=\"b\"";
      value = flag.value() ? "1" : "0";
    } else if (result != null && !(result instanceof Content.Uncalculated)) {
      type = result instanceof Content.Fault ? " t=\"e\"" : " t=\"str\"";
      value = escaped(result.toString());
    }
    xml.append("<c r=\"").append(address(cell.row(), cell.column())).append('"');
    xml.append(attributes).append(type).append("><f>").append(formula);
    xml.append("</f>");
    if (!(result instanceof Content.Uncalculated)) {
      xml.append("<v>").append(value).append("</v>");
    }
    xml.append("</c>");
  }

  /** XML that is ready. */
  void append(String ready) {
    xml.append(ready);
  }

  /** Whether a day has a number as spreadsheets count them. */
  static boolean isNumbered(LocalDate day) {
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

  @Override
  public String toString() {
    return xml.toString();
  }

  /** Hands over what is written. */
  public void flushTo(Writer out) throws IOException {
    out.append(xml);
    xml.setLength(0);
  }

  /** The element of a text. */
  static String element(String text) {
    boolean blanks = !Whitespace.strip(text).equals(text);
    return (blanks ? "<t xml:space=\"preserve\">" : "<t>") + escaped(text) + "</t>";
  }

  /** A text as XML, whatever is in it. */
  static String escaped(String text) {
    String all = text.length() > Cell.LONGEST_TEXT ? text.substring(0, Cell.LONGEST_TEXT) : text;
    String plain =
        all.indexOf('_') < 0 ? all : LIKE_AN_ESCAPE.matcher(all).replaceAll("_x005F_");
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
      default -> {
        boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        boolean allowed = character >= 0x20 && !half && character != 0xFFFE && character != 0xFFFF;
        escaped.appendCodePoint(allowed ? character : 0xFFFD);
      }
    }
  }
}
