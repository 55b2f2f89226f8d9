package org.nianbao.jxls;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/** Creates variants of cell styles: with the fill colour of a severity, locked or unlocked. */
public final class SeverityStyles {
  private final XSSFWorkbook workbook;
  private final Map<Severity, XSSFColor> colours;
  private final Map<String, XSSFCellStyle> styles = new HashMap<>();

  /**
   * Takes the colours from the workbook: from the cells of its discrepancy sheet that name a
   * severity.
   */
  public SeverityStyles(XSSFWorkbook workbook) {
    this.workbook = workbook;
    this.colours = legend(workbook.getSheet(Template.DISCREPANCY_SHEET));
  }

  /** Fills a cell with the colour of a severity. */
  public void highlight(XSSFCell cell, Severity severity) {
    cell.setCellStyle(highlighted(cell.getCellStyle(), severity));
  }

  /** Returns a style with the fill colour of a severity. */
  XSSFCellStyle highlighted(XSSFCellStyle original, Severity severity) {
    XSSFColor colour = colours.get(severity);
    return colour == null
        ? original
        : variant(
            original,
            severity.name(),
            style -> {
              style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
              style.setFillForegroundColor(colour);
            });
  }

  /** Locks or unlocks a cell. */
  void lock(XSSFCell cell, boolean locked) {
    cell.setCellStyle(locked(cell.getCellStyle(), locked));
  }

  /** Returns a locked or unlocked variant of a style. */
  XSSFCellStyle locked(XSSFCellStyle original, boolean locked) {
    return original.getLocked() == locked
        ? original
        : variant(original, locked ? "locked" : "open", style -> style.setLocked(locked));
  }

  /** Returns a variant of a style. It is created once for all cells of the same style. */
  private XSSFCellStyle variant(
      XSSFCellStyle original, String name, Consumer<XSSFCellStyle> change) {
    return styles.computeIfAbsent(
        original.getIndex() + name,
        key -> {
          XSSFCellStyle style = workbook.createCellStyle();
          style.cloneStyleFrom(original);
          change.accept(style);
          return style;
        });
  }

  private static Map<Severity, XSSFColor> legend(@Nullable XSSFSheet sheet) {
    Map<Severity, XSSFColor> colours = new EnumMap<>(Severity.class);
    if (sheet == null) {
      return colours;
    }
    for (Row row : sheet) {
      for (Cell cell : row) {
        for (Severity severity : Severity.values()) {
          if (cell.getCellType() == CellType.STRING
              && cell.getStringCellValue().equals(severity.chineseName())
              && cell.getCellStyle().getFillPattern() == FillPatternType.SOLID_FOREGROUND) {
            colours.putIfAbsent(
                severity, ((XSSFCellStyle) cell.getCellStyle()).getFillForegroundXSSFColor());
          }
        }
      }
    }
    return colours;
  }
}
