package org.nianbao.jxls;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nianbao.file.Progress;
import org.nianbao.merge.MergeSentences;
import org.nianbao.template.Severity;
import org.nianbao.workbook.CellFormula;
import org.nianbao.workbook.CellHyperlink;
import org.nianbao.workbook.CompiledRow;
import org.nianbao.workbook.HighlightedValue;
import org.nianbao.workbook.SheetHyperlinks;
import org.nianbao.workbook.SheetXmlWriter;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTConditionalFormatting;

/**
 * A sheet on which one row of the template is repeated more often than Jxls and POI can do in
 * memory. They fill the row once, with a placeholder number for each value; {@link
 * StreamedSheetWriter} then writes the rows one after another, in the style of that row.
 */
public final class StreamedSheet {
  private static final int MAX_ROWS = MergeSentences.MAX_ROWS;

  /** The placeholder of the first value, larger than any figure. */
  private static final long FIRST_PLACEHOLDER = 987_654_321_000_000L;

  private final String name;
  private final int row;
  private final int count;
  private final Iterable<Map<String, Object>> rows;
  private final List<String> names = new ArrayList<>();
  private final List<CompiledRow.Column> columns = new ArrayList<>();
  private boolean fitsHeights = true;
  private float height;
  private String part = "";

  /**
   * Creates a sheet.
   *
   * @param name its name in the filled workbook
   * @param row the row of the template, from 0
   * @param count how often the row is repeated
   * @param rows the values of each row by name: numbers, texts, days, {@link CellFormula}, {@link
   *     CellHyperlink} or {@link HighlightedValue}
   */
  public StreamedSheet(String name, int row, int count, Iterable<Map<String, Object>> rows) {
    this.name = name;
    this.row = row;
    this.count = Math.min(count, MAX_ROWS);
    this.rows = rows;
  }

  /** Gives all rows the height of the template's row, whatever their texts. */
  public StreamedSheet withFixedHeight() {
    fitsHeights = false;
    return this;
  }

  /** Returns the data for Jxls: placeholders for these values; empty if there are no rows. */
  public List<Map<String, Object>> placeholders(List<String> valueNames) {
    Map<String, Object> placeholders = new HashMap<>();
    for (String valueName : valueNames) {
      placeholders.put(valueName, FIRST_PLACEHOLDER + names.size());
      names.add(valueName);
    }
    return count == 0 ? List.of() : List.of(placeholders);
  }

  /** Makes room for the rows in a filled workbook: moves the rows below down. */
  public void moveRowsBelow(XSSFWorkbook workbook) {
    XSSFSheet sheet = workbook.getSheet(name);
    if (count == 0) {
      return;
    }
    for (int below = sheet.getLastRowNum(); below > row && count > 1; below--) {
      moveDown(sheet, below);
    }
    extendConditionalFormats(sheet);
    int lastColumn = 0;
    for (int each = 0; each <= row; each++) {
      XSSFRow line = sheet.getRow(each);
      lastColumn = line == null ? lastColumn : Math.max(lastColumn, line.getLastCellNum() - 1);
    }
    int lastRow = Math.max(lastRow(), sheet.getLastRowNum());
    sheet.setDimensionOverride(new CellRangeAddress(0, lastRow, 0, lastColumn));
  }

  /** Returns the last of the repeated rows, from 0. */
  private int lastRow() {
    return row + count - 1;
  }

  /**
   * Moves a row down. POI's shiftRows is not used, as it would also change formulas and formats.
   */
  private void moveDown(XSSFSheet sheet, int from) {
    XSSFRow source = sheet.getRow(from);
    if (source == null) {
      return;
    }
    XSSFRow target = sheet.createRow(from + count - 1);
    target.setHeight(source.getHeight());
    for (Cell cell : source) {
      XSSFCell moved = target.createCell(cell.getColumnIndex());
      moved.setCellStyle(cell.getCellStyle());
      switch (cell.getCellType()) {
        case FORMULA -> moved.setCellFormula(cell.getCellFormula());
        case STRING -> moved.setCellValue(cell.getStringCellValue());
        case NUMERIC -> moved.setCellValue(cell.getNumericCellValue());
        default -> {}
      }
    }
    sheet.removeRow(source);
  }

  /** Extends the conditional formats, which the template defines for a fixed number of rows. */
  private void extendConditionalFormats(XSSFSheet sheet) {
    for (CTConditionalFormatting format : sheet.getCTWorksheet().getConditionalFormattingList()) {
      List<String> ranges = new ArrayList<>();
      for (Object each : format.getSqref()) {
        CellRangeAddress range = CellRangeAddress.valueOf(each.toString());
        if (range.getFirstRow() == row && range.getLastRow() > row) {
          range.setLastRow(Math.max(range.getLastRow(), lastRow()));
        }
        ranges.add(range.formatAsString());
      }
      format.setSqref(ranges);
    }
  }

  /** Stores the styles of the filled row, before the workbook is saved. */
  public void recordStyles(XSSFWorkbook workbook) {
    if (count == 0) {
      return;
    }
    XSSFSheet sheet = workbook.getSheet(name);
    XSSFRow filled = Objects.requireNonNull(sheet.getRow(row), name);
    part = sheet.getPackagePart().getPartName().getName().substring(1);
    height = filled.getHeightInPoints();
    SeverityStyles styles = new SeverityStyles(workbook);
    for (Cell cell : filled) {
      columns.add(column((XSSFCell) cell, styles));
    }
  }

  private CompiledRow.Column column(XSSFCell cell, SeverityStyles styles) {
    String valueName = null;
    Object constant = null;
    if (cell.getCellType() == CellType.NUMERIC) {
      long index = (long) cell.getNumericCellValue() - FIRST_PLACEHOLDER;
      if (index >= 0 && index < names.size()) {
        valueName = names.get((int) index);
      } else {
        constant = cell.getNumericCellValue();
      }
    } else if (cell.getCellType() == CellType.STRING) {
      constant = cell.getStringCellValue();
    }
    Map<Severity, Integer> highlighted = new EnumMap<>(Severity.class);
    if (!fitsHeights) { // only figures are coloured
      for (Severity severity : List.of(Severity.ERROR, Severity.WARNING)) {
        highlighted.put(
            severity, (int) styles.highlighted(cell.getCellStyle(), severity).getIndex());
      }
    }
    return new CompiledRow.Column(
        cell.getColumnIndex(),
        cell.getCellStyle().getIndex(),
        highlighted,
        fitsHeights ? RowHeights.wrapping(cell) : null,
        valueName,
        constant,
        null);
  }

  /** Returns the pattern of the rows, whose styles have been stored. */
  CompiledRow pattern() {
    return new CompiledRow(List.copyOf(columns), height);
  }

  /**
   * Returns the entry of the workbook's zip that holds the sheet; empty if no rows have to be
   * written.
   */
  String part() {
    return part;
  }

  /** Returns the row of the template, from 1, as in the sheet's XML. */
  int rowNumber() {
    return row + 1;
  }

  /**
   * Writes the rows.
   *
   * @return the number of rows
   */
  int writeTo(Writer out, SheetHyperlinks links, Progress progress) throws IOException {
    SheetXmlWriter xml = new SheetXmlWriter();
    CompiledRow pattern = pattern();
    int rowIndex = row;
    for (Map<String, Object> values : rows) {
      if (rowIndex > lastRow()) {
        break;
      }
      pattern.writeTo(xml, rowIndex, values, links);
      xml.flushTo(out);
      rowIndex++;
      progress.update(Progress.Stage.WORKBOOK, (long) rowIndex - row, count);
    }
    return rowIndex - row;
  }
}
