package org.nianbao.reader;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.jspecify.annotations.Nullable;
import org.nianbao.format.DelimitedText;
import org.nianbao.grid.FileKind;

/** Changes single cells of a list that a user has typed; see {@link TableFile}. */
public final class TableEdit {
  /**
   * A cell with another text.
   *
   * @param line the number of its line, as in {@link TableFile.Row}
   * @param column its column, from 0
   */
  public record TypedCell(long line, int column, String text) {}

  private TableEdit() {}

  /**
   * Returns the content of a file with other texts in some cells. Empty if it is neither text in
   * rows of one line nor a workbook of Excel.
   *
   * @param sheet the name of the sheet; null if the file has none
   */
  public static Optional<byte[]> withCells(
      byte[] content, @Nullable String sheet, List<TypedCell> cells) {
    try {
      return sheet == null ? inText(content, cells) : Optional.of(inSheet(content, sheet, cells));
    } catch (IOException | RuntimeException e) { // POI throws any for a file that it does not know
      return Optional.empty();
    }
  }

  private static Optional<byte[]> inText(byte[] content, List<TypedCell> cells) {
    Charset charset =
        Stream.of(FileKind.utf16(content), StandardCharsets.UTF_8, Charset.forName("GB18030"))
            .filter(each -> each != null)
            .filter(each -> Arrays.equals(new String(content, each).getBytes(each), content))
            .findFirst()
            .orElse(null);
    if (charset == null) {
      return Optional.empty();
    }
    Optional<String> text = Optional.of(new String(content, charset));
    for (TypedCell cell : cells) {
      text =
          text.flatMap(
              each -> DelimitedText.withCell(each, cell.line(), cell.column(), cell.text()));
    }
    return text.map(each -> each.getBytes(charset));
  }

  private static byte[] inSheet(byte[] content, String name, List<TypedCell> cells)
      throws IOException {
    try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(content));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Sheet sheet = workbook.getSheet(name);
      for (TypedCell each : cells) {
        int index = (int) each.line() - 1;
        Row row = sheet.getRow(index) == null ? sheet.createRow(index) : sheet.getRow(index);
        Cell cell = row.getCell(each.column(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
        Cell left = each.column() == 0 ? null : row.getCell(each.column() - 1);
        if (left != null && cell.getCellStyle().getIndex() == 0) {
          cell.setCellStyle(left.getCellStyle());
        }
        cell.setBlank(); // POI keeps an inline text that is not removed first
        cell.setCellValue(each.text());
      }
      workbook.write(out);
      return out.toByteArray();
    }
  }
}
