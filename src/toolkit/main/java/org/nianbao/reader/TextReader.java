package org.nianbao.reader;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.nianbao.grid.Budget;
import org.nianbao.grid.DocumentGridBuilder;
import org.nianbao.grid.DocumentGridBuilder.TableCell;
import org.nianbao.grid.Grid;
import org.nianbao.grid.UnreadableContentException;

/** Reads text: rows of cells with separators, or else lines. */
final class TextReader {
  /** The text of a report has some ten thousand characters. */
  private static final int MAX_BYTES = 8 << 20;

  private static final char[] SEPARATORS = {'\t', ',', ';'};

  /** Text with at least this many rows with separators is a table. */
  private static final int MIN_ROWS = 4;

  private static final int MIN_SEPARATORS = 3;

  /** The grouping comma of a number such as 1,036, which is one cell. */
  private static final Pattern GROUPING = Pattern.compile("(?<=\\d),(?=\\d{3})");

  private TextReader() {}

  static List<Grid> read(byte[] content, Budget budget) {
    if (content.length > MAX_BYTES) {
      throw new UnreadableContentException("grid.limit.document");
    }
    String text = TextDecoder.decode(content);
    DocumentGridBuilder grid = new DocumentGridBuilder(budget);
    for (char separator : SEPARATORS) {
      if (isSeparated(text, separator)) {
        grid.addTable(records(text, separator, budget));
        return List.of(grid.build(Grid.Source.DOCUMENT, "CSV"));
      }
    }
    text.lines().forEach(grid::addParagraph);
    return List.of(grid.build(Grid.Source.TEXT, "文字"));
  }

  private static boolean isSeparated(String text, char separator) {
    return text.lines()
            .map(line -> GROUPING.matcher(line).replaceAll(""))
            .filter(line -> line.chars().filter(c -> c == separator).count() >= MIN_SEPARATORS)
            .limit(MIN_ROWS)
            .count()
        == MIN_ROWS;
  }

  private static List<List<TableCell>> records(String text, char separator, Budget budget) {
    List<List<TableCell>> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      for (CsvRecord record : reader) {
        budget.addTableCellsAndRows(1 + record.getFieldCount());
        rows.add(
            record.getFields().stream().map(field -> new TableCell(field, 1, 1, false)).toList());
      }
    } catch (UnreadableContentException e) {
      throw e;
    } catch (RuntimeException | IOException e) {
      throw UnreadableContentException.damaged(e);
    }
    return rows;
  }
}
