package org.nianbao.grid;

/**
 * A shared formula, which the file stores once for several cells: references without {@code $} are
 * relative to the cell.
 *
 * @param at the cell that the formula is stored with
 * @param text the formula of this cell
 */
record SharedFormula(Address at, String text) {
  private static final String INVALID_REFERENCE = "#REF!";

  /** Returns the formula of another cell. */
  String shiftedTo(Address cell) {
    int rows = cell.row() - at.row();
    int columns = cell.column() - at.column();
    return rows == 0 && columns == 0 ? text : new Shift(text, rows, columns).shifted();
  }

  /** Copies a formula token by token and shifts its references. */
  private static final class Shift {
    private final String text;
    private final int rows;
    private final int columns;
    private final StringBuilder shifted;

    Shift(String text, int rows, int columns) {
      this.text = text;
      this.rows = rows;
      this.columns = columns;
      shifted = new StringBuilder(text.length() + 8);
    }

    String shifted() {
      int at = 0;
      while (at < text.length()) {
        char c = text.charAt(at);
        int end;
        if (c == '"' || c == '\'') {
          end = afterQuote(at);
          shifted.append(text, at, end);
        } else if (c == '[') {
          end = afterBracket(at);
          shifted.append(text, at, end);
        } else if (isWord(c)) {
          end = afterWord(at);
          appendWord(at, end);
        } else {
          end = at + 1;
          shifted.append(c);
        }
        at = end;
      }
      return shifted.toString();
    }

    /** Returns the end of a quotation. A doubled quote ends it and begins another one. */
    private int afterQuote(int start) {
      int end = text.indexOf(text.charAt(start), start + 1);
      return end < 0 ? text.length() : end + 1;
    }

    /** Returns the end of a text in brackets: a file or table column, without references. */
    private int afterBracket(int start) {
      int open = 0;
      for (int i = start; i < text.length(); i++) {
        if (text.charAt(i) == '[') {
          open++;
        } else if (text.charAt(i) == ']' && --open == 0) {
          return i + 1;
        }
      }
      return text.length();
    }

    private static boolean isWord(char c) {
      return c == '$' || c == '_' || c == '.' || c == '\\' || Character.isLetterOrDigit(c);
    }

    private int afterWord(int start) {
      int end = start;
      while (end < text.length() && isWord(text.charAt(end))) {
        end++;
      }
      return end;
    }

    private void appendWord(int start, int end) {
      char next = end < text.length() ? text.charAt(end) : ' ';
      int letters = letters(start);
      int digits = digits(letters);
      boolean hasLetters = letters > start;
      boolean hasDigits = digits > letters;
      // names of functions and sheets may look like cells: LOG10(…), Q1!A1
      if (digits != end || next == '(' || next == '!' || !(hasLetters || hasDigits)) {
        shifted.append(text, start, end);
      } else if (hasLetters && hasDigits) {
        appendCell(start, letters, end);
      } else if (inRange(start, end)) {
        // a whole column or row: A:C, 1:3
        if (!appendShifted(start, end, hasLetters)) {
          shifted.append(INVALID_REFERENCE);
        }
      } else {
        shifted.append(text, start, end);
      }
    }

    private void appendCell(int start, int letters, int end) {
      int mark = shifted.length();
      if (!appendShifted(start, letters, true) || !appendShifted(letters, end, false)) {
        shifted.setLength(mark);
        shifted.append(INVALID_REFERENCE);
      }
    }

    /**
     * Returns the end of a column's letters, one to three after an optional $; the start if there
     * are none.
     */
    private int letters(int start) {
      int at = start + (text.charAt(start) == '$' ? 1 : 0);
      int first = at;
      while (at < text.length() && isLetter(text.charAt(at)) && at - first < 4) {
        at++;
      }
      return at == first || at - first > 3 ? start : at;
    }

    /**
     * Returns the end of a row's digits, up to seven after an optional $; the start if there are
     * none.
     */
    private int digits(int start) {
      int at = start;
      if (at < text.length() && text.charAt(at) == '$') {
        at++;
      }
      int first = at;
      while (at < text.length() && isDigit(text.charAt(at)) && at - first < 8) {
        at++;
      }
      return at == first || at - first > 7 ? start : at;
    }

    private boolean inRange(int start, int end) {
      boolean opens = end < text.length() - 1 && text.charAt(end) == ':';
      boolean closes = start > 1 && text.charAt(start - 1) == ':';
      return opens || closes;
    }

    /**
     * Appends a column or a row, shifted unless it is absolute.
     *
     * @return false if the result is off the sheet
     */
    private boolean appendShifted(int start, int end, boolean column) {
      if (text.charAt(start) == '$') {
        shifted.append(text, start, end);
        return true;
      }
      int number = 0;
      for (int i = start; i < end; i++) {
        char c = text.charAt(i);
        number = column ? number * 26 + (c & 0x1f) : number * 10 + (c - '0');
      }
      number += column ? columns : rows;
      if (number < 1 || number > (column ? Address.MAX_COLUMNS : Address.MAX_ROWS)) {
        return false;
      }
      if (column) {
        shifted.append(Address.columnName(number - 1));
      } else {
        shifted.append(number);
      }
      return true;
    }

    private static boolean isLetter(char c) {
      return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }
  }
}
