package org.nianbao.jxls;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellUtil;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The area of each sheet of a template that Jxls fills: all cells with expressions and commands.
 * Jxls takes it from a comment, which a template need not have; a comment that covers all of them
 * stays.
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
    List<CellRangeAddress> stated = statedAreas(sheet);
    CellAddress last = FIRST;
    boolean complete = true;
    for (Row row : sheet) {
      for (Cell cell : row) {
        if (cell.getCellType() == CellType.STRING && cell.getStringCellValue().contains("${")) {
          last = including(last, cell.getAddress());
          complete &= stated.stream().anyMatch(area -> area.isInRange(cell));
        }
      }
    }
    if (complete) {
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

  private static List<CellRangeAddress> statedAreas(XSSFSheet sheet) {
    List<CellRangeAddress> areas = new ArrayList<>();
    sheet
        .getCellComments()
        .forEach(
            (at, comment) -> {
              Matcher area = AREA.matcher(comment.getString().getString());
              while (area.find()) {
                Matcher last = LAST_CELL.matcher(area.group());
                if (last.find()) {
                  CellAddress cell = new CellAddress(last.group(1));
                  areas.add(
                      new CellRangeAddress(
                          at.getRow(), cell.getRow(), at.getColumn(), cell.getColumn()));
                }
              }
            });
    return areas;
  }

  private static CellAddress including(CellAddress last, CellAddress cell) {
    return new CellAddress(
        Math.max(last.getRow(), cell.getRow()), Math.max(last.getColumn(), cell.getColumn()));
  }
}
