package org.nianbao.format;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nianbao.grid.Budget;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Whitespace;
import org.nianbao.value.FigureParser;

/**
 * Text whose lines are split into cells by a separator: a CSV file, rows copied from a spreadsheet
 * or a page, a Markdown table.
 */
final class SeparatedText {
  /** Text with at least this many rows with separators is a table. */
  private static final int MIN_ROWS = 4;

  private static final int MIN_SEPARATORS = 3;

  /** The line below the headings of a Markdown table, and the lines of a table drawn in text. */
  private static final Pattern RULE =
      Pattern.compile("[\\s|:+=─━┼├┤┌┐└┘╋┬┴-]*[-─━=]{2,}[\\s|:+=─━┼├┤┌┐└┘╋┬┴-]*");

  private static final Pattern VERTICAL_LINE = Pattern.compile("[|｜│┃]");

  private final List<List<String>> rows;

  private SeparatedText(List<List<String>> rows) {
    this.rows = rows;
  }

  /** Returns rows without the blank cell behind the separator at the end of every row. */
  private static List<List<String>> withoutLastSeparators(List<List<String>> rows) {
    List<List<String>> shorter = rows;
    while (isEndedBySeparators(shorter)) {
      shorter =
          shorter.stream()
              .map(row -> row.size() > 1 ? row.subList(0, row.size() - 1) : row)
              .toList();
    }
    return shorter;
  }

  private static boolean isEndedBySeparators(List<List<String>> rows) {
    boolean any = false;
    for (List<String> row : rows) {
      if (row.size() > 1) {
        if (!Whitespace.isBlank(row.get(row.size() - 1))) {
          return false;
        }
        any = true;
      }
    }
    return any;
  }

  /** Returns whether the lines of a text are rows with this separator. */
  static boolean isSeparated(List<String> lines, char separator) {
    boolean prose = separator == ',' || separator == ';'; // which sentences contain, too
    return lines.stream()
            .map(SeparatedText::withoutGrouping)
            .map(line -> separator == '|' ? VERTICAL_LINE.matcher(line).replaceAll("|") : line)
            .filter(line -> line.chars().filter(c -> c == separator).count() >= MIN_SEPARATORS)
            .filter(line -> !prose || figureCount(line, separator) >= MIN_SEPARATORS)
            .limit(MIN_ROWS)
            .count()
        == MIN_ROWS;
  }

  /**
   * Returns a line without the grouping commas of numbers such as 1,036, each of which is a cell.
   */
  private static String withoutGrouping(String line) {
    if (line.indexOf(',') < 0) {
      return line;
    }
    StringBuilder rest = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      boolean grouping =
          line.charAt(i) == ','
              && isDigit(line, i - 1)
              && isDigit(line, i + 1)
              && isDigit(line, i + 2)
              && isDigit(line, i + 3);
      if (!grouping) {
        rest.append(line.charAt(i));
      }
    }
    return rest.toString();
  }

  private static boolean isDigit(String line, int at) {
    return at >= 0 && at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9';
  }

  private static long figureCount(String line, char separator) {
    return Stream.of(line.split(String.valueOf(separator), -1))
        .map(cell -> Whitespace.strip(cell.replace("\"", "")))
        .filter(cell -> cell.isEmpty() || isFigure(cell))
        .count();
  }

  private static boolean isFigure(String cell) {
    return FigureParser.mayBeFigure(new CellContent.Text(cell));
  }

  static SeparatedText of(String text, char separator, Budget budget) {
    return new SeparatedText(
        separator == '|'
            ? betweenVerticalLines(text, budget)
            : withoutLastSeparators(DelimitedText.cells(text, separator, budget)));
  }

  /** Returns the rows, each with its cells. */
  List<List<String>> rows() {
    return rows;
  }

  /**
   * Returns the cells between vertical lines. A vertical line at the end of a row is no separator
   * if all rows have one there: without such lines, the first and the last cell may be blank.
   */
  private static List<List<String>> betweenVerticalLines(String text, Budget budget) {
    List<String> lines =
        TextReader.lines(text).stream()
            .map(line -> VERTICAL_LINE.matcher(Whitespace.strip(line)).replaceAll("|"))
            .filter(line -> !line.contains("|") || !RULE.matcher(line).matches())
            .toList();
    List<String> rows = lines.stream().filter(SeparatedText::isRow).toList();
    boolean left = rows.stream().allMatch(line -> line.startsWith("|"));
    boolean right = rows.stream().allMatch(line -> line.endsWith("|"));
    return lines.stream()
        .map(line -> cells(line, left, right))
        .peek(cells -> budget.addTableCellsAndRows(1 + cells.size()))
        .toList();
  }

  private static boolean isRow(String line) {
    return line.chars().filter(c -> c == '|').count() >= MIN_SEPARATORS;
  }

  private static List<String> cells(String line, boolean left, boolean right) {
    int first = left && line.startsWith("|") ? 1 : 0;
    int end = right && line.endsWith("|") ? Math.max(first, line.length() - 1) : line.length();
    return Stream.of(line.substring(first, end).split("\\|", -1)).map(Whitespace::strip).toList();
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
      if (row.stream().filter(cell -> !Whitespace.isBlank(cell)).limit(2).count() < 2) {
        if (figures > headings && headings >= 0) {
          return false;
        }
        figures = -1;
        headings = -1;
      } else if (row.stream().anyMatch(cell -> !Whitespace.isBlank(cell) && isFigure(cell))) {
        if (figures >= 0 && figures != row.size()) {
          return false;
        }
        figures = row.size();
      } else {
        if (figures >= 0 && figures <= headings && row.size() != figures) {
          figures = -1; // the headings of another table
          headings = -1;
        }
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
    while (first < row.size() && Whitespace.isBlank(row.get(first))) {
      first++;
    }
    List<String> cells = row.subList(first, row.size());
    boolean table =
        cells.size() > 1
            && cells.stream()
                .skip(1)
                .anyMatch(cell -> Whitespace.isBlank(cell) || isFigure(Whitespace.strip(cell)));
    return table ? cells : List.of();
  }
}
