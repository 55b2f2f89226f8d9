package org.nianbao.grid;

import org.jspecify.annotations.Nullable;

/**
 * Translates formulas of OpenDocument files (OpenFormula, ODF 1.3 part 4) to the notation of .xlsx
 * workbooks: {@code of:=SUM([.A1:.B2];[$'上 年'.C3])} to {@code SUM(A1:B2,'上 年'!C3)}.
 */
final class OdfFormula {
  /** The prefix of formulas that are already in the notation of workbooks. */
  private static final String EXCEL = "msoxl:";

  private final String text;
  private final StringBuilder translated;
  private int at;

  /** The number of open braces of constant arrays, in which semicolons separate columns. */
  private int braces;

  private OdfFormula(String text) {
    this.text = text;
    this.translated = new StringBuilder(text.length());
  }

  /** Returns a formula without the leading {@code =} in the notation of workbooks. */
  static String translate(String formula) {
    int equals = formula.indexOf('=');
    String bare = formula.substring(equals + 1);
    return formula.startsWith(EXCEL) ? bare : new OdfFormula(bare).translated();
  }

  private String translated() {
    while (at < text.length()) {
      char c = text.charAt(at);
      switch (c) {
        case '"', '\'' -> {
          int end = afterQuote(at);
          translated.append(text, at, end);
          at = end;
        }
        case '[' -> appendReference();
        default -> {
          translated.append(separator(c));
          at++;
        }
      }
    }
    return translated.toString();
  }

  private char separator(char c) {
    braces += c == '{' ? 1 : c == '}' ? -1 : 0;
    return switch (c) {
      case ';', '~' -> ',';
      case '|' -> braces > 0 ? ';' : c;
      case '!' -> at > 0 && text.charAt(at - 1) == ']' ? ' ' : c; // the intersection of two areas
      default -> c;
    };
  }

  /** Returns the end of a quotation. A doubled quote ends it and begins another one. */
  private int afterQuote(int start) {
    int end = text.indexOf(text.charAt(start), start + 1);
    return end < 0 ? text.length() : end + 1;
  }

  /** Appends a reference in brackets: one or two cells, each after the name of its sheet. */
  private void appendReference() {
    at++;
    String firstSheet = sheet();
    String first = cell();
    String last = null;
    if (at < text.length() && text.charAt(at) == ':') {
      at++;
      sheet(); // that of the first cell, unless the area spans several sheets
      last = cell();
    }
    at += at < text.length() ? 1 : 0; // the closing bracket
    if (!firstSheet.isEmpty()) {
      translated.append(firstSheet).append('!');
    }
    appendArea(first, last);
  }

  /** Appends an area; one of whole columns without rows. */
  private void appendArea(String first, @Nullable String last) {
    String maxRow = String.valueOf(Address.MAX_ROWS);
    String firstColumn = first.replaceAll("\\$?1$", "");
    if (last == null) {
      translated.append(first);
    } else if (last.endsWith(maxRow) && isColumn(firstColumn)) {
      String lastColumn = last.substring(0, last.length() - maxRow.length());
      String bare =
          lastColumn.endsWith("$") ? lastColumn.substring(0, lastColumn.length() - 1) : lastColumn;
      translated.append(firstColumn).append(':').append(bare);
    } else {
      translated.append(first).append(':').append(last);
    }
  }

  private static boolean isColumn(String text) {
    return text.matches("\\$?[A-Z]{1,3}");
  }

  /** Returns the name of the sheet before a point, as written without its dollar sign. */
  private String sheet() {
    int start = at;
    boolean absolute = at < text.length() && text.charAt(at) == '$';
    int end = at;
    while (end < text.length() && ".]:".indexOf(text.charAt(end)) < 0) {
      char c = text.charAt(end);
      end = c == '\'' ? afterQuote(end) : end + 1;
    }
    if (end == text.length() || text.charAt(end) != '.') {
      return ""; // such as #REF!
    }
    at = end + 1;
    return text.substring(absolute ? start + 1 : start, end);
  }

  private String cell() {
    int start = at;
    while (at < text.length() && text.charAt(at) != ':' && text.charAt(at) != ']') {
      at++;
    }
    return text.substring(start, at);
  }
}
