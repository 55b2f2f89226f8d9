package org.nianbao.format;

import java.util.ArrayList;
import java.util.List;
import org.nianbao.grid.Budget;
import org.nianbao.grid.DocumentGridBuilder;
import org.nianbao.grid.DocumentGridBuilder.TableCell;
import org.nianbao.grid.Grid;
import org.nianbao.grid.TextDecoder;
import org.nianbao.grid.UnreadableContentException;

/** Reads text: rows of cells with separators, and lines. */
final class TextReader {
  /** The text of a report has some ten thousand characters. */
  private static final int MAX_BYTES = 8 << 20;

  private static final char[] SEPARATORS = {'\t', '|', ',', ';'};

  private TextReader() {}

  static List<Grid> read(byte[] content, Budget budget) {
    if (content.length > MAX_BYTES) {
      throw new UnreadableContentException("grid.limit.document");
    }
    String text = TextDecoder.decode(content);
    List<String> lines = lines(text);
    for (char separator : SEPARATORS) {
      if (SeparatedText.isSeparated(lines, separator)) {
        return grids(SeparatedText.of(text, separator, budget), budget);
      }
    }
    DocumentGridBuilder grid = new DocumentGridBuilder(budget);
    lines.forEach(grid::addParagraph);
    return List.of(grid.build(Grid.Source.TEXT, "文字"));
  }

  /** Returns the lines of a text, as {@code String.lines} does. */
  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        lines.add(text.substring(start, i));
        i += text.startsWith("\r\n", i) ? 1 : 0;
        start = i + 1;
      }
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }

  /**
   * Returns the table if its columns are aligned, and the text. Of the text a row is read only if
   * it has as many figures as the form's.
   */
  private static List<Grid> grids(SeparatedText separated, Budget budget) {
    List<Grid> grids = new ArrayList<>();
    if (separated.isAligned()) {
      DocumentGridBuilder table = new DocumentGridBuilder(budget);
      table.addTable(
          separated.rows().stream()
              .map(row -> row.stream().map(cell -> new TableCell(cell, 1, 1, false)).toList())
              .toList());
      grids.add(table.build(Grid.Source.DOCUMENT, "CSV"));
    }
    DocumentGridBuilder lines = new DocumentGridBuilder(budget);
    for (List<String> row : separated.rows()) {
      List<String> cells = SeparatedText.rowOfTable(row);
      if (cells.isEmpty()) {
        lines.addParagraph(String.join(" ", row));
      } else {
        lines.addCells(cells);
      }
    }
    grids.add(lines.build(Grid.Source.TEXT, "文字"));
    return grids;
  }
}
