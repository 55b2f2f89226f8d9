package org.nianbao.reader;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nianbao.grid.Budget;
import org.nianbao.grid.UnreadableContentException;
import org.nianbao.reader.TableFile.Row;

/**
 * Reads the text files in which spreadsheets save a sheet: with commas, semicolons or tabs between
 * the cells, and with the empty cells and rows that stood around the content.
 */
final class DelimitedText {
  /** The separators; of several that are equally frequent, the first one is used. */
  private static final char[] SEPARATORS = {',', '\t', ';'};

  private static final char QUOTE = '"';

  /** A character that no text holds. */
  private static final char NO_QUOTE = '\0';

  /** The number of lines that are examined for separators. */
  private static final int MAX_EXAMINED_LINES = 200;

  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

  private DelimitedText() {}

  /**
   * Returns the rows with content.
   *
   * @throws CsvParseException if the text is malformed
   */
  static List<Row> rows(String text) {
    return records(text, separator(text), QUOTE)
        .map(each -> new Row(each.getStartingLineNumber(), each.getFields()))
        .filter(row -> !row.cells().isEmpty())
        .toList();
  }

  /**
   * Returns the cells of each line, blank ones included. If the quotation marks of the text do not
   * enclose cells, they are a part of it.
   *
   * @throws UnreadableContentException if a line has more cells than FastCSV reads
   */
  static List<List<String>> lines(String text, char separator, Budget budget) {
    try {
      return lines(text, separator, QUOTE, budget);
    } catch (CsvParseException quoted) {
      try {
        return lines(text, separator, NO_QUOTE, budget);
      } catch (CsvParseException e) {
        throw UnreadableContentException.of("grid.limit.document", e);
      }
    }
  }

  private static List<List<String>> lines(String text, char separator, char quote, Budget budget) {
    return records(text, separator, quote)
        .map(CsvRecord::getFields)
        .peek(cells -> budget.addTableCellsAndRows(1 + cells.size()))
        .toList();
  }

  /**
   * Returns a text with another cell; all other characters are as before. Empty if the cell is not
   * in a row of one line.
   *
   * @param line the number of the line, from 1
   * @param column the column, from 0, which may be right of the last one
   */
  static Optional<String> withCell(String text, long line, int column, String value) {
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

  /** Returns the records of a text, which need not be closed, as no file is open. */
  private static Stream<CsvRecord> records(String text, char separator, char quote) {
    return CsvReader.builder() // there may be a title above the headings
        .fieldSeparator(separator)
        .quoteCharacter(quote)
        .allowUnclosedQuote(false)
        .skipEmptyLines(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(text)
        .stream();
  }

  /** Returns the separator that stands, outside quotation marks, in most lines. */
  private static char separator(String text) {
    int[] lines = new int[SEPARATORS.length];
    Iterator<String> examined = text.lines().limit(MAX_EXAMINED_LINES).iterator();
    boolean quoted = false;
    while (examined.hasNext()) {
      boolean[] found = new boolean[SEPARATORS.length];
      String line = examined.next();
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
