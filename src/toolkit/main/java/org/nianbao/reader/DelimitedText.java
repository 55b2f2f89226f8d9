package org.nianbao.reader;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.Iterator;
import java.util.List;
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
