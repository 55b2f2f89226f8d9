package org.nianbao.compare;

import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.jxls.common.Context;
import org.jxls.transform.poi.WritableCellValue;

/**
 * The text of a cell in which the changed stretches have the font of the cell that the template
 * names 标法.
 */
record MarkedText(List<Run> runs) implements WritableCellValue {
  private static final String MARK = "标法";

  /** A run of characters. */
  record Run(String text, boolean changed) {}

  MarkedText {
    runs = List.copyOf(runs);
  }

  @Override
  public Object writeToCell(Cell cell, Context context) {
    XSSFFont plain = ((XSSFCell) cell).getCellStyle().getFont();
    XSSFFont mark = mark((XSSFWorkbook) cell.getSheet().getWorkbook());
    XSSFRichTextString text = new XSSFRichTextString();
    for (Run run : runs) {
      text.append(run.text(), run.changed() && mark != null ? mark : plain);
    }
    cell.setCellValue(text);
    return cell;
  }

  /** Returns the font of changed stretches; null if the template has none. */
  private static @Nullable XSSFFont mark(XSSFWorkbook workbook) {
    Name name = workbook.getName(MARK);
    if (name == null || name.isDeleted() || name.isFunctionName()) {
      return null;
    }
    try {
      CellReference reference = new CellReference(name.getRefersToFormula());
      XSSFSheet sheet = workbook.getSheet(reference.getSheetName());
      XSSFRow row = sheet == null ? null : sheet.getRow(reference.getRow());
      XSSFCell cell = row == null ? null : row.getCell(reference.getCol());
      return cell == null ? null : cell.getCellStyle().getFont();
    } catch (IllegalArgumentException e) {
      return null; // the name is not that of a cell
    }
  }
}
