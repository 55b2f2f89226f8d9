package org.nianbao.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Cell;
import org.nianbao.grid.FileKind;
import org.nianbao.grid.Grid;
import org.nianbao.grid.TextDecoder;
import org.nianbao.grid.UnreadableContentException;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.grid.Whitespace;
import org.nianbao.message.Message;
import org.nianbao.value.CreditCode;

/** Reads a list that is no form, a roster or data: text with separators, a page or a workbook. */
public final class TableFile {
  /** Cells further right are ignored. */
  private static final int MAX_COLUMNS = 1024;

  /** The maximum number of cells, with the blank ones before others. */
  private static final int MAX_CELLS = 4_000_000;

  /** The number of bytes that distinguish an archive from text. */
  private static final int HEAD_BYTES = 8;

  /**
   * A row with content.
   *
   * @param line the number of its first line in the file, or of the row in the sheet
   * @param cells its cells up to the last one with content, without blanks at their ends
   */
  public record Row(long line, List<String> cells) {
    public Row {
      cells = withoutEmptyEnd(cells);
    }

    private static List<String> withoutEmptyEnd(List<String> written) {
      List<String> cells = written.stream().map(Whitespace::strip).toList();
      int end = cells.size();
      while (end > 0 && cells.get(end - 1).isEmpty()) {
        end--;
      }
      return cells.subList(0, end);
    }
  }

  /**
   * A sheet, or the text of a file without sheets.
   *
   * @param rows the rows with content
   * @param grid the cells; null if the file has no sheets
   */
  public record Sheet(List<Row> rows, @Nullable Grid grid) {}

  /** Reads the sheets of a workbook or a page. */
  public interface SheetReader {
    /**
     * Returns the sheets of a file.
     *
     * @param file the name of the file in messages
     * @throws UnreadableFileException if the file cannot be read
     */
    List<Grid> read(String file, byte[] content) throws UnreadableFileException;
  }

  private TableFile() {}

  /**
   * Returns the sheets of a file.
   *
   * @param file the name of the file in messages
   * @param reader reads a workbook or a page
   * @throws UnreadableFileException if the file cannot be read
   */
  public static List<Sheet> sheets(String file, byte[] content, SheetReader reader)
      throws UnreadableFileException {
    if (!isWorkbook(content)) {
      String text = TextDecoder.decode(content);
      if (!isPage(text)) {
        return List.of(new Sheet(rows(file, text), null));
      }
    }
    List<Sheet> sheets = new ArrayList<>();
    for (Grid grid : reader.read(file, content)) {
      sheets.add(new Sheet(rows(file, grid), grid));
    }
    return sheets;
  }

  /**
   * Returns whether a file is a workbook. Workbooks are zip or OLE2 archives; anything else is
   * text, such as 序 in GBK.
   */
  public static boolean isWorkbook(byte[] content) {
    byte[] head = Arrays.copyOf(content, Math.min(content.length, HEAD_BYTES));
    FileKind kind = head.length == 0 ? FileKind.UNKNOWN : FileKind.of(head);
    return kind == FileKind.ZIP || kind == FileKind.COMPOUND;
  }

  /** Returns whether a text is a page, which many systems offer as an .xls file. */
  private static boolean isPage(String text) {
    return Whitespace.strip(text).startsWith("<");
  }

  private static List<Row> rows(String file, String text) throws UnreadableFileException {
    try {
      return DelimitedText.rows(text).stream()
          .map(row -> new Row(row.line(), row.cells()))
          .filter(row -> !row.cells().isEmpty())
          .toList();
    } catch (UnreadableContentException e) {
      throw new UnreadableFileException(file, e.reason(), e);
    }
  }

  private static List<Row> rows(String file, Grid grid) throws UnreadableFileException {
    int count = 0;
    SortedMap<Integer, List<String>> rows = new TreeMap<>();
    for (Cell cell : grid.cells()) {
      int column = cell.address().column();
      if (column < MAX_COLUMNS) {
        List<String> row = rows.computeIfAbsent(cell.address().row(), each -> new ArrayList<>());
        count += column + 1 - row.size();
        if (count > MAX_CELLS) {
          throw new UnreadableFileException(file, Message.of("grid.limit.cells", MAX_CELLS));
        }
        while (row.size() < column) {
          row.add("");
        }
        row.add(CreditCode.text(cell.content()));
      }
    }
    return rows.entrySet().stream()
        .map(row -> new Row(row.getKey() + 1L, row.getValue()))
        .filter(row -> !row.cells().isEmpty())
        .toList();
  }
}
