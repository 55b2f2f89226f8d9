package org.nianbao.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nianbao.grid.Budget;
import org.nianbao.grid.CellContent;
import org.nianbao.value.FigureParser;

/**
 * Text whose lines are split into cells by a separator: a CSV file, rows copied from a spreadsheet
 * or a page, a Markdown table.
 */
final class SeparatedText {
  /** Text with at least this many rows with separators is a table. */
  private static final int MIN_ROWS = 4;

  private static final int MIN_SEPARATORS = 3;

  /** The grouping comma of a number such as 1,036, which is one cell. */
  private static final Pattern GROUPING = Pattern.compile("(?<=\\d),(?=\\d{3})");

  /** The line below the headings of a Markdown table, and the lines of a table drawn in text. */
  private static final Pattern RULE =
      Pattern.compile("[\\s|:+=─━┼├┤┌┐└┘╋┬┴-]*[-─━=]{2,}[\\s|:+=─━┼├┤┌┐└┘╋┬┴-]*");

  private static final Pattern VERTICAL_LINE = Pattern.compile("[|｜│┃]");

  private final char separator;
  private final List<List<String>> rows = new ArrayList<>();

  private SeparatedText(char separator) {
    this.separator = separator;
  }

  /** Returns whether a text consists of rows with this separator. */
  static boolean isSeparated(String text, char separator) {
    boolean prose = separator == ',' || separator == ';'; // which sentences contain, too
    return text.lines()
            .map(line -> GROUPING.matcher(line).replaceAll(""))
            .map(line -> separator == '|' ? VERTICAL_LINE.matcher(line).replaceAll("|") : line)
            .filter(line -> line.chars().filter(c -> c == separator).count() >= MIN_SEPARATORS)
            .filter(line -> !prose || figureCount(line, separator) >= MIN_SEPARATORS)
            .limit(MIN_ROWS)
            .count()
        == MIN_ROWS;
  }

  private static long figureCount(String line, char separator) {
    return Stream.of(line.split(String.valueOf(separator), -1))
        .map(cell -> cell.replace("\"", "").strip())
        .filter(cell -> cell.isEmpty() || isFigure(cell))
        .count();
  }

  private static boolean isFigure(String cell) {
    return FigureParser.mayBeFigure(new CellContent.Text(cell));
  }

  static SeparatedText of(String text, char separator, Budget budget) {
    SeparatedText separated = new SeparatedText(separator);
    if (separator == '|') {
      text.lines().forEach(line -> separated.addLine(line, budget));
    } else {
      separated.parse(text, budget);
    }
    return separated;
  }

  /** Returns the rows, each with its cells. */
  List<List<String>> rows() {
    return rows;
  }

  /** Adds a line between vertical lines, with or without those at its ends. */
  private void addLine(String written, Budget budget) {
    String line = VERTICAL_LINE.matcher(written.strip()).replaceAll("|");
    if (line.contains("|") && RULE.matcher(line).matches()) {
      return;
    }
    int first = line.startsWith("|") ? 1 : 0;
    int end = line.length() > 1 && line.endsWith("|") ? line.length() - 1 : line.length();
    List<String> cells = new ArrayList<>();
    for (String cell : line.substring(first, end).split("\\|", -1)) {
      cells.add(cell.strip());
    }
    add(cells, budget);
  }

  private void add(List<String> cells, Budget budget) {
    budget.addTableCellsAndRows(1 + cells.size());
    rows.add(List.copyOf(cells));
    cells.clear();
  }

  /**
   * Parses cells of which some are in quotes. A quotation mark that no other one closes before a
   * separator is a part of the text.
   */
  private void parse(String text, Budget budget) {
    List<String> cells = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int close = text.charAt(at) == '"' ? closingQuote(text, at) : -1;
      int end = close < 0 ? cellEnd(text, at) : close + 1;
      cells.add(
          close < 0
              ? text.substring(at, end)
              : text.substring(at + 1, close).replace("\"\"", "\""));
      boolean ended = end >= text.length();
      if (!ended && text.charAt(end) == separator) {
        at = end + 1;
        if (at == text.length()) {
          cells.add("");
        }
      } else {
        boolean two = !ended && text.startsWith("\r\n", end);
        at = end + (two ? 2 : 1);
        add(cells, budget);
      }
      if (!cells.isEmpty() && at >= text.length()) {
        add(cells, budget);
      }
    }
  }

  private int cellEnd(String text, int from) {
    int end = from;
    while (end < text.length() && !isEnd(text, end)) {
      end++;
    }
    return end;
  }

  private boolean isEnd(String text, int at) {
    char c = text.charAt(at);
    return c == separator || c == '\n' || c == '\r';
  }

  /** Returns the index of the quotation mark that closes a cell; -1 if there is none. */
  private int closingQuote(String text, int open) {
    int close = text.indexOf('"', open + 1);
    while (close >= 0 && close + 1 < text.length() && text.charAt(close + 1) == '"') {
      close = text.indexOf('"', close + 2);
    }
    return close >= 0 && (close + 1 == text.length() || isEnd(text, close + 1)) ? close : -1;
  }

  /**
   * Returns whether the columns of all rows are the same ones. In rows copied from a page the cells
   * that merged cells cover are absent: the rows of a table then differ in length, and their
   * headings are shorter than their figures.
   */
  boolean isAligned() {
    int figures = -1;
    int headings = -1;
    for (List<String> row : rows) {
      if (row.stream().filter(cell -> !cell.isBlank()).limit(2).count() < 2) {
        if (figures > headings && headings >= 0) {
          return false;
        }
        figures = -1;
        headings = -1;
      } else if (row.stream().anyMatch(SeparatedText::isFigure)) {
        if (figures >= 0 && figures != row.size()) {
          return false;
        }
        figures = row.size();
      } else {
        headings = Math.max(headings, row.size());
      }
    }
    return figures <= headings || headings < 0;
  }

  /**
   * Returns the cells of a row from its first text on if it may be a row of a table: one with a
   * figure or a blank cell behind a label. Else it is empty.
   */
  static List<String> rowOfTable(List<String> row) {
    int first = 0;
    while (first < row.size() && row.get(first).isBlank()) {
      first++;
    }
    List<String> cells = row.subList(first, row.size());
    boolean table =
        cells.size() > 1
            && cells.stream().skip(1).anyMatch(cell -> cell.isBlank() || isFigure(cell.strip()));
    return table ? cells : List.of();
  }
}
