package org.nianbao.locate;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nianbao.grid.Grid;

/** Workbooks as units make them themselves: the layouts of layout-cases.txt as files. */
public final class HandMadeForms {
  private static final Path CASES =
      Path.of("src/toolkit/test/resources/org/nianbao/locate/layout-cases.txt");

  private HandMadeForms() {}

  /**
   * Writes every so-manieth layout into a folder, .xlsx and .xls in turn.
   *
   * @param every how many lines of the table are passed over, less one
   */
  public static List<Path> write(Path folder, int every) throws Exception {
    List<Grid> form = FilledForm.grids(folder, FilledForm.figures());
    List<List<String>> cases =
        Files.readAllLines(CASES, StandardCharsets.UTF_8).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> List.of(line.split("\\s*\\|\\s*", -1)))
            .toList();
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < cases.size(); i += every) {
      Layout layout = new Layout(form, FilledForm.SHEETS);
      Stream.of(cases.get(i).get(1).split(";", -1))
          .filter(edit -> !edit.isBlank())
          .forEach(layout::edit);
      boolean old = files.size() % 2 == 1;
      Path file = folder.resolve("layout-" + i + (old ? ".xls" : ".xlsx"));
      try (Workbook book = old ? new HSSFWorkbook() : new XSSFWorkbook();
          OutputStream out = Files.newOutputStream(file)) {
        layout.grids().forEach(grid -> WorkbookOf.grid(book, grid));
        book.write(out);
      }
      files.add(file);
    }
    return files;
  }
}
