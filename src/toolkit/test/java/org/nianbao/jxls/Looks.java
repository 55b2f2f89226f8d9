package org.nianbao.jxls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** What people see of a workbook, a line a cell, whatever the file looks like. */
public final class Looks {
  private final List<String> looks = new ArrayList<>();
  private final Map<Short, String> styles = new HashMap<>();

  private Looks() {}

  /** The lines of a workbook. */
  public static List<String> of(byte[] workbook) throws IOException {
    Looks looks = new Looks();
    looks.look(workbook);
    return looks.looks;
  }

  private void look(byte[] workbook) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
      looks.add("active " + book.getActiveSheetIndex());
      book.getAllNames()
          .forEach(
              name -> looks.add("name " + name.getNameName() + " " + name.getRefersToFormula()));
      for (Sheet sheet : book) {
        look((XSSFSheet) sheet);
      }
    }
  }

  private void look(XSSFSheet sheet) {
    String name = sheet.getSheetName();
    looks.add(name + " merged " + new TreeSet<>(texts(sheet.getMergedRegions())));
    looks.add(name + " links " + new TreeSet<>(links(sheet)));
    looks.add(name + " formats " + sheet.getCTWorksheet().getConditionalFormattingList());
    looks.add(name + " inputs " + sheet.getCTWorksheet().getDataValidations());
    looks.add(name + " views " + sheet.getCTWorksheet().getSheetViews());
    looks.add(name + " page " + sheet.getCTWorksheet().getPageSetup());
    looks.add(name + " protection " + sheet.getCTWorksheet().getSheetProtection());
    looks.add(name + " filter " + sheet.getCTWorksheet().getAutoFilter());
    looks.add(name + " columns " + sheet.getCTWorksheet().getColsList());
    looks.add(name + " notes " + sheet.getCellComments().size());
    looks.add(name + " cells " + sheet.getCTWorksheet().getDimension());
    looks.add(name + " properties " + sheet.getCTWorksheet().getSheetPr());
    looks.add(name + " heights " + sheet.getCTWorksheet().getSheetFormatPr());
    looks.add(name + " margins " + sheet.getCTWorksheet().getPageMargins());
    looks.add(name + " header " + sheet.getCTWorksheet().getHeaderFooter());
    looks.add(name + " printed " + sheet.getCTWorksheet().getPrintOptions());
    for (Row row : sheet) {
      String at = name + " " + (row.getRowNum() + 1);
      looks.add(at + " high " + row.getHeightInPoints() + (row.getZeroHeight() ? " hidden" : ""));
      row.forEach(cell -> looks.add(name + "!" + cell.getAddress() + " " + look((XSSFCell) cell)));
    }
  }

  private static List<String> texts(List<?> parts) {
    return parts.stream().map(Object::toString).toList();
  }

  private static List<String> links(XSSFSheet sheet) {
    return sheet.getHyperlinkList().stream()
        .map(link -> link.getCellRef() + " to " + link.getLocation())
        .toList();
  }

  private String look(XSSFCell cell) {
    boolean formula = cell.getCellType() == CellType.FORMULA;
    CellType type = formula ? cell.getCachedFormulaResultType() : cell.getCellType();
    String value =
        switch (type) {
          case NUMERIC ->
              new DataFormatter()
                  .formatRawCellContents(cell.getNumericCellValue(), -1, "0.############");
          case STRING ->
              formula || !cell.getStringCellValue().isEmpty()
                  ? "“" + cell.getStringCellValue() + "”"
                  : ""; // an empty text looks like nothing
          case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
          case ERROR -> cell.getErrorCellString();
          default -> "";
        };
    return value
        + (formula ? " =" + cell.getCellFormula() : "")
        + " "
        + styles.computeIfAbsent(cell.getCellStyle().getIndex(), of -> style(cell.getCellStyle()));
  }

  private static String style(XSSFCellStyle style) {
    return String.join(
        " ",
        style.getDataFormatString(),
        style.getWrapText() ? "wrapped" : "",
        style.getLocked() ? "locked" : "open",
        style.getAlignment().toString(),
        style.getVerticalAlignment().toString(),
        style.getFillForegroundColorColor() == null
            ? ""
            : style.getFillForegroundColorColor().getARGBHex(),
        String.valueOf(style.getCoreXf().getBorderId()),
        style.getFont().getCTFont().toString());
  }
}
