package org.nianbao.reader;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Reads the text files in which spreadsheets save a sheet: with commas, semicolons or tabs between
 * the cells, and with the empty cells and rows that stood around the content.
 */
public final class DelimitedText {
  /** The separators; of several that are equally frequent, the first one is used. */
  private static final char[] SEPARATORS = {',', '\t', ';'};

  private static final char QUOTE = '"';

  /** The number of lines that are examined for separators. */
  private static final int MAX_EXAMINED_LINES = 200;

  /**
   * A row with content.
   *
   * @param line the number of its first line in the file
   * @param cells its cells up to the last one with content, without blanks at their ends
   */
  public record Row(long line, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  private DelimitedText() {}

  /**
   * Returns the rows with content.
   *
   * @throws RuntimeException if the text is malformed, as FastCSV says
   */
  public static List<Row> rows(String text) {
    List<Row> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder() // there may be a title above the headings
            .fieldSeparator(separator(text))
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      for (CsvRecord record : reader) {
        List<String> cells = withoutEmptyEnd(record.getFields());
        if (!cells.isEmpty()) {
          rows.add(new Row(record.getStartingLineNumber(), cells));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory is not read from a file
    }
    return rows;
  }

  private static List<String> withoutEmptyEnd(List<String> fields) {
    List<String> cells = new ArrayList<>();
    int end = 0;
    for (String field : fields) {
      String cell = field.strip();
      cells.add(cell);
      end = cell.isEmpty() ? end : cells.size();
    }
    return cells.subList(0, end);
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
