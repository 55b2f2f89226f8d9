package org.nianbao.jxls;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellUtil;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nianbao.grid.Address;
import org.nianbao.grid.Region;
import org.nianbao.template.JxlsCommand;

/**
 * The area of each sheet of a template that Jxls fills: all cells with expressions and commands.
 * Jxls takes it from a comment, which a template need not have; comments that cover all of them
 * stay.
 */
final class FilledAreas {
  private static final CellAddress FIRST = new CellAddress(0, 0);

  private FilledAreas() {}

  /** States the areas in comments. */
  static void state(XSSFWorkbook template) {
    template.forEach(sheet -> state((XSSFSheet) sheet));
  }

  private static void state(XSSFSheet sheet) {
    List<Address> filled = new ArrayList<>();
    for (Row row : sheet) {
      for (Cell cell : row) {
        if (cell.getCellType() == CellType.STRING && cell.getStringCellValue().contains("${")) {
          filled.add(new Address(cell.getRowIndex(), cell.getColumnIndex()));
        }
      }
    }
    List<Region> stated = new ArrayList<>();
    Map<CellAddress, XSSFComment> comments = new TreeMap<>(sheet.getCellComments());
    comments.forEach(
        (at, comment) ->
            text(comment)
                .lines()
                .forEach(
                    line ->
                        command(line, at)
                            .ifPresent(
                                command -> {
                                  if (command.isList()) {
                                    filled.add(command.area().last());
                                  } else {
                                    stated.add(command.area());
                                  }
                                })));
    if (filled.stream().allMatch(at -> stated.stream().anyMatch(area -> area.contains(at)))) {
      return;
    }
    stated.forEach(area -> filled.add(area.last()));
    comments.forEach((at, comment) -> removeArea(sheet, at, comment));
    int row = filled.stream().mapToInt(Address::row).max().orElse(0);
    int column = filled.stream().mapToInt(Address::column).max().orElse(0);
    XSSFComment comment = sheet.getCellComment(FIRST);
    if (comment == null) {
      comment = sheet.createDrawingPatriarch().createCellComment(new XSSFClientAnchor());
      comment.setAddress(FIRST);
    }
    comment.setString("jx:area(lastCell=\"" + new Address(row, column) + "\")\n" + text(comment));
  }

  private static void removeArea(XSSFSheet sheet, CellAddress at, XSSFComment comment) {
    List<String> others =
        text(comment)
            .lines()
            .filter(line -> command(line, at).map(JxlsCommand::isList).orElse(true))
            .toList();
    if (others.isEmpty()) {
      CellUtil.getCell(CellUtil.getRow(at.getRow(), sheet), at.getColumn()).removeCellComment();
    } else {
      comment.setString(String.join("\n", others));
    }
  }

  private static Optional<JxlsCommand> command(String line, CellAddress at) {
    return JxlsCommand.parse(line, new Address(at.getRow(), at.getColumn()));
  }

  private static String text(XSSFComment comment) {
    RichTextString text = comment.getString(); // null in a new comment
    return text == null || text.getString() == null ? "" : text.getString();
  }
}
