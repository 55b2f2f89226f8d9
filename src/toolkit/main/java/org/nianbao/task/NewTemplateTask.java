package org.nianbao.task;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nianbao.file.AtomicFile;

/**
 * The use case "template --new": writes a small template as the beginning of another form. It has a
 * cover, a table, a narrative, rules, last year's figures and the output sheets, and a sheet of
 * instructions, which no form contains.
 *
 * @param name the name of the form
 * @param output the template, a file that does not exist
 */
public record NewTemplateTask(String name, Path output) {
  private static final String WORKBOOK = "new-form.xlsx";

  /** The name in the packaged workbook, which the form's name replaces. */
  private static final String PLACEHOLDER = "新表样";

  private static final int MAX_NAME_LENGTH = 60;

  /**
   * Writes the template.
   *
   * @throws RefusedException if the name is blank or too long, or the output exists or does not end
   *     in .xlsx
   * @throws IOException if the output cannot be written
   */
  public void run() throws IOException {
    String form = name.strip();
    if (form.isEmpty() || form.length() > MAX_NAME_LENGTH || form.contains("${")) {
      throw new RefusedException("cli.template.name", MAX_NAME_LENGTH);
    }
    if (!output.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
      throw new RefusedException("cli.template.ending", output);
    }
    if (Files.exists(output)) {
      throw new RefusedException("cli.template.exists", output);
    }
    try (InputStream in =
            Objects.requireNonNull(NewTemplateTask.class.getResourceAsStream(WORKBOOK));
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      workbook.getProperties().getCoreProperties().setTitle(form);
      for (Sheet sheet : workbook) {
        for (Row row : sheet) {
          for (Cell cell : row) {
            if (cell.getCellType() == CellType.STRING
                && cell.getStringCellValue().equals(PLACEHOLDER)) {
              cell.setBlank(); // an inline string would stay beside the new text
              cell.setCellValue(form);
            }
          }
        }
      }
      AtomicFile.edit(output, workbook::write);
    }
  }
}
