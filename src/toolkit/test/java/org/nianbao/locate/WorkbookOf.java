package org.nianbao.locate;

import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Region;

/** Writes grids into real workbooks. */
final class WorkbookOf {
  private WorkbookOf() {}

  static void grid(Workbook book, Grid grid) {
    Sheet sheet = book.createSheet(grid.name());
    for (Cell cell : grid.cells()) {
      Row row = sheet.getRow(cell.address().row());
      row = row == null ? sheet.createRow(cell.address().row()) : row;
      row.setZeroHeight(grid.isRowHidden(cell.address().row()));
      org.apache.poi.ss.usermodel.Cell written = row.createCell(cell.address().column());
      if (cell.formula() != null) {
        written.setCellFormula(cell.formula());
      }
      if (cell.content() instanceof CellContent.Numeric number) {
        written.setCellValue(number.value().doubleValue());
      } else {
        written.setCellValue(cell.content().toString());
      }
    }
    for (Region region : grid.mergedRegions()) {
      if (!region.first().equals(region.last())) {
        sheet.addMergedRegionUnsafe(
            new CellRangeAddress(
                region.first().row(),
                region.last().row(),
                region.first().column(),
                region.last().column()));
      }
    }
    book.setSheetHidden(book.getSheetIndex(sheet), grid.isHidden());
  }
}
