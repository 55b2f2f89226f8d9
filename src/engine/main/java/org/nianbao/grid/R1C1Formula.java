package org.nianbao.grid;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Translates formulas whose references are numbers of rows and columns, relative to the cell in
 * brackets, to the notation of .xlsx workbooks: in D5, {@code SUM(RC[-2]:R6C3)} to {@code
 * SUM(B5:$C$6)}.
 */
final class R1C1Formula {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?i)R(\\[-?\\d{1,7}]|\\d{1,7})?C(\\[-?\\d{1,7}]|\\d{1,7})?"
              + "|R(\\[-?\\d{1,7}]|\\d{1,7})?|C(\\[-?\\d{1,7}]|\\d{1,7})?");

  private static final String INVALID_REFERENCE = "#REF!";

  private final String text;
  private final Address cell;
  private final StringBuilder translated;

  private R1C1Formula(String text, Address cell) {
    this.text = text;
    this.cell = cell;
    this.translated = new StringBuilder(text.length());
  }

  /**
   * Returns a formula in the notation of workbooks.
   *
   * @param formula the formula without the leading {@code =}
   * @param cell the cell of the formula
   */
  static String translate(String formula, Address cell) {
    return new R1C1Formula(formula, cell).translated();
  }

  private String translated() {
    Matcher reference = REFERENCE.matcher(text);
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = at + 1;
      if (c == '"' || c == '\'') {
        int quote = text.indexOf(c, at + 1);
        end = quote < 0 ? text.length() : quote + 1;
        translated.append(text, at, end);
      } else if (isWord(c)) {
        if (reference.region(at, text.length()).lookingAt() && isWhole(reference.end())) {
          end = reference.end();
          appendReference(reference, at, end);
        } else {
          while (end < text.length() && isWord(text.charAt(end))) {
            end++;
          }
          translated.append(text, at, end);
        }
      } else {
        translated.append(c);
      }
      at = end;
    }
    return translated.toString();
  }

  private static boolean isWord(char c) {
    return c == '_' || c == '.' || c == '\\' || Character.isLetterOrDigit(c);
  }

  /** Returns whether a reference ends here, and not the name of a function or a sheet. */
  private boolean isWhole(int end) {
    return end == text.length()
        || !(isWord(text.charAt(end)) || text.charAt(end) == '(' || text.charAt(end) == '!');
  }

  private void appendReference(Matcher reference, int start, int end) {
    boolean isRow = text.charAt(start) == 'R' || text.charAt(start) == 'r';
    boolean isCell = isRow && hasColumn(start, end);
    String row = isRow ? row(reference.group(isCell ? 1 : 3)) : "";
    String column = isCell || !isRow ? column(reference.group(isCell ? 2 : 4)) : "";
    if (row == null || column == null) {
      translated.append(INVALID_REFERENCE);
      return;
    }
    translated.append(column).append(row);
    boolean inRange =
        (start > 0 && text.charAt(start - 1) == ':')
            || (end < text.length() && text.charAt(end) == ':');
    if (!isCell && !inRange) { // a whole row or column: 3:3
      translated.append(':').append(column).append(row);
    }
  }

  private boolean hasColumn(int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) == 'C' || text.charAt(i) == 'c') {
        return true;
      }
    }
    return false;
  }

  private @Nullable String row(@Nullable String written) {
    int row = number(written, cell.row() + 1);
    if (row < 1 || row > Address.MAX_ROWS) {
      return null;
    }
    return (isAbsolute(written) ? "$" : "") + row;
  }

  private @Nullable String column(@Nullable String written) {
    int column = number(written, cell.column() + 1);
    if (column < 1 || column > Address.MAX_COLUMNS) {
      return null;
    }
    return (isAbsolute(written) ? "$" : "") + Address.columnName(column - 1);
  }

  private static boolean isAbsolute(@Nullable String written) {
    return written != null && written.charAt(0) != '[';
  }

  /** Returns a number of a row or a column, from 1; in brackets it is relative to another one. */
  private static int number(@Nullable String written, int own) {
    if (written == null) {
      return own;
    }
    return written.charAt(0) == '['
        ? own + Integer.parseInt(written.substring(1, written.length() - 1))
        : Integer.parseInt(written);
  }
}
