package org.nianbao.jxls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.xmlbeans.XmlObject;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumData;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumRef;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumVal;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTStrData;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTStrRef;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTStrVal;

/**
 * Extends the charts of a filled workbook to all rows that were filled from one row of the
 * template, and stores the values they show, for programs that do not calculate (ECMA-376 part 1,
 * 21.2.2).
 */
final class ChartRanges {
  private static final String DESCENDANTS =
      "declare namespace c='http://schemas.openxmlformats.org/drawingml/2006/chart' .//c:";

  private final XSSFSheet sheet;
  private final int row;
  private final int count;
  private final DataFormatter formatter = new DataFormatter(Locale.ROOT);

  /**
   * Creates the ranges of the charts on a sheet.
   *
   * @param row the row of the template, from 0; references to that row alone are extended
   * @param count how often the row is repeated
   */
  ChartRanges(XSSFSheet sheet, int row, int count) {
    this.sheet = sheet;
    this.row = row;
    this.count = count;
    formatter.setUseCachedValuesForFormulaCells(true);
  }

  void update() {
    for (XSSFChart chart : sheet.createDrawingPatriarch().getCharts()) {
      for (XmlObject reference : chart.getCTChart().selectPath(DESCENDANTS + "strRef")) {
        updateTexts((CTStrRef) reference);
      }
      for (XmlObject reference : chart.getCTChart().selectPath(DESCENDANTS + "numRef")) {
        updateNumbers((CTNumRef) reference);
      }
    }
  }

  private void updateTexts(CTStrRef reference) {
    AreaReference range = extended(reference.getF());
    reference.setF(range.formatAsString());
    CTStrData texts = CTStrData.Factory.newInstance();
    List<XSSFCell> cells = cells(range);
    texts.addNewPtCount().setVal(cells.size());
    for (int i = 0; i < cells.size(); i++) {
      CTStrVal text = texts.addNewPt();
      text.setIdx(i);
      text.setV(formatter.formatCellValue(cells.get(i)));
    }
    reference.setStrCache(texts);
  }

  private void updateNumbers(CTNumRef reference) {
    AreaReference range = extended(reference.getF());
    reference.setF(range.formatAsString());
    CTNumData numbers = CTNumData.Factory.newInstance();
    numbers.setFormatCode("General");
    List<XSSFCell> cells = cells(range);
    numbers.addNewPtCount().setVal(cells.size());
    for (int i = 0; i < cells.size(); i++) {
      if (isNumber(cells.get(i))) {
        CTNumVal number = numbers.addNewPt();
        number.setIdx(i);
        number.setV(cells.get(i).getRawValue());
      }
    }
    reference.setNumCache(numbers);
  }

  private static boolean isNumber(@Nullable Cell cell) {
    if (cell == null) {
      return false;
    }
    boolean formula = cell.getCellType() == CellType.FORMULA;
    CellType type = formula ? cell.getCachedFormulaResultType() : cell.getCellType();
    return type == CellType.NUMERIC;
  }

  private AreaReference extended(String formula) {
    AreaReference range = new AreaReference(formula, SpreadsheetVersion.EXCEL2007);
    CellReference first = range.getFirstCell();
    CellReference last = range.getLastCell();
    boolean isRepeatedRow = first.getRow() == row && last.getRow() == row && isOnSheet(first);
    if (!isRepeatedRow) {
      return range;
    }
    int lastRow = row + count - 1;
    return new AreaReference(
        first,
        new CellReference(first.getSheetName(), lastRow, last.getCol(), true, true),
        SpreadsheetVersion.EXCEL2007);
  }

  private boolean isOnSheet(CellReference reference) {
    return sheet.getSheetName().equals(reference.getSheetName());
  }

  private List<XSSFCell> cells(AreaReference range) {
    List<XSSFCell> cells = new ArrayList<>();
    for (CellReference reference : range.getAllReferencedCells()) {
      XSSFSheet referred = sheet.getWorkbook().getSheet(reference.getSheetName());
      XSSFRow line = referred == null ? null : referred.getRow(reference.getRow());
      cells.add(line == null ? null : line.getCell(reference.getCol()));
    }
    return cells;
  }
}
