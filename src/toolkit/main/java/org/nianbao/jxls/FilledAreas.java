package org.nianbao.jxls;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellUtil;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The area of each sheet of a template that Jxls fills: all cells with expressions and commands.
 * Jxls takes it from a comment, which a template need not have.
 */
final class FilledAreas {
  private static final CellAddress FIRST = new CellAddress(0, 0);

  private static final Pattern AREA = Pattern.compile("\\s*jx:area\\s*\\([^)]*\\)\\s*");
  private static final Pattern LAST_CELL = Pattern.compile("lastCell\\s*=\\s*\"([A-Z]+\\d+)\"");

  private FilledAreas() {}

  /** States the areas in comments. */
  static void state(XSSFWorkbook template) {
    template.forEach(sheet -> state((XSSFSheet) sheet));
  }

  private static void state(XSSFSheet sheet) {
    CellAddress last = FIRST;
    boolean filled = false;
    for (Row row : sheet) {
      for (Cell cell : row) {
        if (cell.getCellType() == CellType.STRING && cell.getStringCellValue().contains("${")) {
          last = including(last, cell.getAddress());
          filled = true;
        }
      }
    }
    if (!filled) {
      return;
    }
    String others = "";
    for (Map.Entry<CellAddress, XSSFComment> each :
        List.copyOf(sheet.getCellComments().entrySet())) {
      String text = each.getValue().getString().getString();
      Matcher command = LAST_CELL.matcher(text);
      while (command.find()) {
        last = including(last, new CellAddress(command.group(1)));
      }
      String rest = AREA.matcher(text).replaceAll("\n").strip();
      if (each.getKey().equals(FIRST)) {
        others = rest;
      } else if (rest.isEmpty()) {
        CellUtil.getCell(sheet.getRow(each.getKey().getRow()), each.getKey().getColumn())
            .removeCellComment();
      } else if (!rest.equals(text.strip())) {
        each.getValue().setString(rest);
      }
    }
    XSSFComment comment = sheet.getCellComment(FIRST);
    if (comment == null) {
      comment = sheet.createDrawingPatriarch().createCellComment(new XSSFClientAnchor());
      comment.setAddress(FIRST);
    }
    comment.setString("jx:area(lastCell=\"" + last.formatAsString() + "\")\n" + others);
  }

  private static CellAddress including(CellAddress last, CellAddress cell) {
    return new CellAddress(
        Math.max(last.getRow(), cell.getRow()), Math.max(last.getColumn(), cell.getColumn()));
  }
}
