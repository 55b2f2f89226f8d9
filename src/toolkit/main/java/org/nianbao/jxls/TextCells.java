package org.nianbao.jxls;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.nianbao.workbook.TextRow;
import org.nianbao.workbook.TextWrapping;

/**
 * The cells of a text that may take several rows.
 *
 * @param first the first cell, which contains the whole text
 * @param count the number of rows
 */
record TextCells(XSSFCell first, int count) {
  /** Returns the cells from top to bottom. */
  List<XSSFCell> cells() {
    XSSFSheet sheet = first.getSheet();
    List<XSSFCell> cells = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      XSSFRow row = sheet.getRow(first.getRowIndex() + i);
      XSSFRow existing = row == null ? sheet.createRow(first.getRowIndex() + i) : row;
      cells.add(existing.getCell(first.getColumnIndex(), MissingCellPolicy.CREATE_NULL_AS_BLANK));
    }
    return cells;
  }

  /** Distributes the text over the cells. */
  void divide() {
    TextWrapping wrapping = RowHeights.wrapping(first);
    List<XSSFCell> cells = cells();
    if (first.getCellType() == CellType.STRING && wrapping != null) {
      List<TextRow> blank =
          cells.stream()
              .map(XSSFCell::getRow)
              .map(row -> new TextRow(null, row.getHeightInPoints(), row.getZeroHeight()))
              .toList();
      List<TextRow> rows = TextRow.of(first.getStringCellValue(), wrapping, blank);
      for (int i = 0; i < count; i++) {
        XSSFRow row = cells.get(i).getRow();
        row.setHeightInPoints(rows.get(i).height());
        row.setZeroHeight(rows.get(i).hidden());
        cells.get(i).setCellValue(rows.get(i).text());
      }
    }
    releaseHeights();
  }

  /** Lets the heights of the rows follow what is typed. Jxls fixes those of all rows. */
  void releaseHeights() {
    for (XSSFCell cell : cells()) {
      if (cell.getRow().getCTRow().isSetCustomHeight()) {
        cell.getRow().getCTRow().unsetCustomHeight();
      }
    }
  }
}
