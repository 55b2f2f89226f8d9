package org.nianbao;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nianbao.task.NewTemplateTask;
import org.nianbao.template.Template;

/** Small forms that a maintainer makes of the new template, with a row more. */
public final class SmallForm {
  private SmallForm() {}

  /** Returns the new template after changes. */
  public static Template with(Path folder, Consumer<XSSFWorkbook> changes) throws Exception {
    Path file = folder.resolve("新表.xlsx");
    new NewTemplateTask("新表", file).run();
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      changes.accept(book);
      book.write(out);
      return Template.open(file.toString(), out.toByteArray());
    }
  }

  /** Adds a row with a choice of 是 and 否 below the table of this year, or of last year. */
  public static void addChoice(XSSFWorkbook book, String sheet, String label, String key) {
    XSSFSheet table = book.getSheet(sheet);
    addEntry(
        table,
        label,
        key,
        table.getDataValidationHelper().createExplicitListConstraint(new String[] {"是", "否"}));
  }

  /** Adds a row with an entry of which a data validation tells the kind. */
  public static void addEntry(
      XSSFSheet table, String label, String key, DataValidationConstraint kind) {
    int last = table.getLastRowNum();
    XSSFRow row = table.createRow(last + 1);
    for (int column = 0; column < 4; column++) {
      row.createCell(column).setCellStyle(table.getRow(last).getCell(column).getCellStyle());
    }
    row.getCell(0).setCellValue(label);
    row.getCell(1).setCellStyle(table.getRow(last - 2).getCell(1).getCellStyle());
    row.getCell(1).setCellValue("${" + key + "}");
    table.addValidationData(
        table
            .getDataValidationHelper()
            .createValidation(kind, new CellRangeAddressList(last + 1, last + 1, 1, 1)));
  }
}
