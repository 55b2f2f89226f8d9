package org.nianbao.jxls;

import java.util.List;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTAutoFilter;

/** The filter of a list, which the template defines for a list of one row. */
final class ListFilter {
  /** The hidden name of the filtered cells, which Excel makes again when it is not there. */
  private static final String NAME = "_xlnm._FilterDatabase";

  private ListFilter() {}

  /**
   * Makes the filter of a sheet, if there is one, cover all rows of its list.
   *
   * @param count the number of rows
   */
  static void cover(XSSFSheet sheet, int count) {
    CTAutoFilter filter = sheet.getCTWorksheet().getAutoFilter();
    if (filter == null) {
      return;
    }
    CellRangeAddress range = CellRangeAddress.valueOf(filter.getRef());
    range.setLastRow(range.getLastRow() + count - 1);
    filter.setRef(range.formatAsString());
    XSSFWorkbook workbook = sheet.getWorkbook();
    for (Name name : List.copyOf(workbook.getNames(NAME))) {
      if (name.getSheetIndex() == workbook.getSheetIndex(sheet)) {
        workbook.removeName(name);
      }
    }
  }
}
