package org.nianbao.locate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nianbao.grid.Grid;
import org.nianbao.reader.GridReader;

/** Writes workbooks in which the tables of a form are rearranged, as offices do. */
public final class HandMadeForm {
  private HandMadeForm() {}

  /** Writes the tables of a filled form into a workbook of another layout. */
  public static void write(Path form, Random random, Path file) throws IOException {
    List<Grid> sheets = GridReader.read(form);
    Layout layout = new Layout(sheets, FilledForm.SHEETS);
    RandomEdits.of(random).forEach(layout::edit);
    try (XSSFWorkbook book = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      for (Grid grid : layout.grids()) {
        WorkbookOf.grid(book, grid);
      }
      book.write(out);
    }
  }
}
