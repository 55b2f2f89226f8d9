package org.nianbao.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Budget;
import org.nianbao.grid.UnreadableContentException;

/**
 * Reads the text files in which spreadsheets save a sheet: with commas, semicolons or tabs between
 * the cells, and with the empty cells and rows that stood around the content.
 */
public final class DelimitedText {
  /** The separators; of several that are equally frequent, the first one is used. */
  private static final char[] SEPARATORS = {',', '\t', ';'};

  private static final char QUOTE = '"';

  /** A character that no text holds. */
  private static final char NO_QUOTE = '\0';

  /** The number of lines that are examined for separators. */
  private static final int MAX_EXAMINED_LINES = 200;

  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

  /** The maximum number of cells of a row. */
  private static final int MAX_CELLS = 16_384;

  /**
   * A row.
   *
   * @param line the number of its first line, from 1
   * @param cells its cells, blank ones included
   */
  public record Row(long line, List<String> cells) {}

  private DelimitedText() {}

  /**
   * Returns the rows.
   *
   * @throws UnreadableContentException if the text is malformed
   */
  public static List<Row> rows(String text) {
    List<Row> rows = rows(text, separator(text), QUOTE, cells -> {});
    if (rows == null) {
      throw new UnreadableContentException("form.data.csv");
    }
    return rows;
  }

  /**
   * Returns the cells of each row, blank ones included. If the quotation marks of the text do not
   * enclose cells, they are a part of it.
   */
  static List<List<String>> cells(String text, char separator, Budget budget) {
    Consumer<List<String>> counter = cells -> budget.addTableCellsAndRows(1 + cells.size());
    List<Row> rows = rows(text, separator, QUOTE, counter);
    if (rows == null) {
      rows = rows(text, separator, NO_QUOTE, counter);
    }
    if (rows == null) {
      throw new UnreadableContentException("grid.limit.document");
    }
    return rows.stream().map(Row::cells).toList();
  }

  /**
   * Returns a text with another cell; all other characters are as before. Empty if the cell is not
   * in a row of one line.
   *
   * @param line the number of the line, from 1
   * @param column the column, from 0, which may be right of the last one
   */
  public static Optional<String> withCell(String text, long line, int column, String value) {
    int start = 0;
    for (long i = 1; i < line; i++) {
      Matcher end = LINE_END.matcher(text).region(start, text.length());
      if (!end.find()) {
        return Optional.empty();
      }
      start = end.end();
    }
    char separator = separator(text);
    List<String> cells = new ArrayList<>(List.of(""));
    int end = start;
    boolean quoted = false;
    for (; end < text.length() && (quoted || "\r\n".indexOf(text.charAt(end)) < 0); end++) {
      char c = text.charAt(end);
      quoted ^= c == QUOTE;
      if (quoted && "\r\n".indexOf(c) >= 0) {
        return Optional.empty();
      }
      if (c == separator && !quoted) {
        cells.add("");
      } else {
        int last = cells.size() - 1;
        cells.set(last, cells.get(last) + c);
      }
    }
    while (cells.size() <= column) {
      cells.add("");
    }
    boolean needsQuotes = value.indexOf(separator) >= 0 || value.indexOf(QUOTE) >= 0;
    cells.set(column, needsQuotes ? QUOTE + value.replace("\"", "\"\"") + QUOTE : value);
    return Optional.of(
        text.substring(0, start)
            + String.join(String.valueOf(separator), cells)
            + text.substring(end));
  }

  /**
   * Returns the rows of a text (RFC 4180).
   *
   * @param counter is told of each row
   * @return null if a quotation mark is not closed, or closes before the end of a cell, or if a row
   *     is too long
   */
  private static @Nullable List<Row> rows(
      String text, char separator, char quote, Consumer<List<String>> counter) {
    List<Row> rows = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    long line = 1;
    long firstLine = 1;
    int at = 0;
    while (at < text.length()) {
      int end;
      if (text.charAt(at) == quote) {
        end = endOfQuoted(text, at, quote);
        if (end < 0 || (end < text.length() && !isEndOfCell(text.charAt(end), separator))) {
          return null;
        }
        String cell = text.substring(at + 1, end - 1);
        cells.add(cell.indexOf(quote) < 0 ? cell : cell.replace("\"\"", "\""));
        line += lineEnds(cell);
      } else {
        end = endOfCell(text, at, separator);
        cells.add(text.substring(at, end));
      }
      if (cells.size() > MAX_CELLS) {
        return null;
      }
      boolean more = end < text.length() && text.charAt(end) == separator;
      at = text.startsWith("\r\n", end) ? end + 2 : end + 1;
      if (more && at == text.length()) {
        cells.add("");
      }
      if (!more || at == text.length()) {
        counter.accept(cells);
        rows.add(new Row(firstLine, cells));
        cells = new ArrayList<>();
        firstLine = ++line;
      }
    }
    return rows;
  }

  private static boolean isEndOfCell(char c, char separator) {
    return c == separator || c == '\n' || c == '\r';
  }

  private static int endOfCell(String text, int start, char separator) {
    int end = start;
    while (end < text.length() && !isEndOfCell(text.charAt(end), separator)) {
      end++;
    }
    return end;
  }

  /** Returns the index after the closing quotation mark of a cell; -1 if there is none. */
  private static int endOfQuoted(String text, int start, char quote) {
    int end = text.indexOf(quote, start + 1);
    while (end >= 0 && end + 1 < text.length() && text.charAt(end + 1) == quote) {
      end = text.indexOf(quote, end + 2);
    }
    return end < 0 ? -1 : end + 1;
  }

  private static int lineEnds(String cell) {
    int count = 0;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      count += c == '\n' || (c == '\r' && !cell.startsWith("\n", i + 1)) ? 1 : 0;
    }
    return count;
  }

  /** Returns the separator that stands, outside quotation marks, in most lines. */
  private static char separator(String text) {
    int[] lines = new int[SEPARATORS.length];
    List<String> all = TextReader.lines(text);
    boolean quoted = false;
    for (String line : all.subList(0, Math.min(all.size(), MAX_EXAMINED_LINES))) {
      boolean[] found = new boolean[SEPARATORS.length];
      for (int i = 0; i < line.length(); i++) {
        char c = line.charAt(i);
        quoted ^= c == QUOTE;
        for (int each = 0; each < SEPARATORS.length && !quoted; each++) {
          found[each] |= c == SEPARATORS[each];
        }
      }
      for (int each = 0; each < SEPARATORS.length; each++) {
        lines[each] += found[each] ? 1 : 0;
      }
    }
    int best = 0;
    for (int each = 1; each < SEPARATORS.length; each++) {
      best = lines[each] > lines[best] ? each : best;
    }
    return SEPARATORS[best];
  }
}
