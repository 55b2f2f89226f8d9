package org.nianbao.publish;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Region;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;
import org.nianbao.template.Template;
import org.nianbao.workbook.FormValues;

/**
 * A table as it is published: the cells of the template's sheet below its title.
 *
 * @param rows its rows, each with the cells that begin in it
 * @param widths the relative widths of its columns
 * @param headingRows how many rows at the top hold only headings and are repeated on each page; 0
 *     if there are further headings below
 */
record ReportTable(List<List<Cell>> rows, List<Integer> widths, int headingRows) {
  /** Shown for a percentage that is not known. */
  private static final String NO_PERCENTAGE = "/";

  /** The kinds of cells. */
  enum Kind {
    /** The heading of the columns below. */
    HEADING,
    /** The label of its row. */
    LABEL,
    /** A figure. */
    FIGURE,
    /** A text, a choice or a date. */
    ENTRY;

    /** Returns whether cells of this kind hold values of the report. */
    boolean isValue() {
      return this == FIGURE || this == ENTRY;
    }
  }

  /**
   * A cell, which may cover several rows and columns.
   *
   * @param text its text; may be empty
   * @param row its first row, from 0
   * @param column its first column, from 0
   * @param height the number of rows it covers
   * @param width the number of columns it covers
   */
  record Cell(Kind kind, String text, int row, int column, int height, int width) {
    boolean covers(int otherRow, int otherColumn) {
      return row <= otherRow
          && otherRow < row + height
          && column <= otherColumn
          && otherColumn < column + width;
    }
  }

  ReportTable {
    rows = rows.stream().map(List::copyOf).toList();
    widths = List.copyOf(widths);
  }

  /** Returns the number of columns. */
  int columns() {
    return widths.size();
  }

  /** Returns the sum of the widths of all columns. */
  int width() {
    return Math.max(1, widths.stream().mapToInt(Integer::intValue).sum());
  }

  /**
   * Returns the table of a sheet of the template, with the figures of a submission.
   *
   * @param columnWidth returns the width of a column of the sheet, counted from 0
   */
  static ReportTable of(Submission submission, Grid sheet, IntUnaryOperator columnWidth) {
    Template template = submission.template();
    Map<Address, Field> fields = template.fieldsOn(sheet.name());
    Map<Address, String> labels = template.labelsOn(sheet.name());
    Region title = sheet.regionOf(labels.keySet().iterator().next());
    int firstRow = title.last().row() + 1;
    int lastRow = 0;
    int width = 1;
    for (Address address : fields.keySet()) {
      Region region = sheet.regionOf(address);
      lastRow = Math.max(lastRow, region.last().row());
      width = Math.max(width, region.last().column() + 1);
    }
    Set<Integer> figureRows = new HashSet<>();
    fields.keySet().forEach(address -> figureRows.add(address.row()));
    List<List<Cell>> rows = new ArrayList<>();
    for (int row = firstRow; row <= lastRow; row++) {
      List<Cell> cells = new ArrayList<>();
      for (int column = 0; column < width; column++) {
        Address address = new Address(row, column);
        Region region = sheet.regionOf(address);
        if (region.first().equals(address)) {
          Field field = fields.get(address);
          boolean isLabel =
              IntStream.rangeClosed(row, region.last().row()).anyMatch(figureRows::contains);
          cells.add(
              new Cell(
                  field != null ? kind(field) : isLabel ? Kind.LABEL : Kind.HEADING,
                  field != null ? value(submission, field) : labels.getOrDefault(address, ""),
                  row - firstRow,
                  column,
                  Math.min(region.last().row(), lastRow) - row + 1,
                  Math.min(region.last().column(), width - 1) - column + 1));
        }
      }
      rows.add(cells);
    }
    List<Integer> widths = IntStream.range(0, width).map(columnWidth).boxed().toList();
    return new ReportTable(rows, widths, headingRows(rows));
  }

  private static Kind kind(Field field) {
    return field.kind().isNumber() ? Kind.FIGURE : Kind.ENTRY;
  }

  /**
   * Returns the text of a value. A blank number counts as 0; a blank percentage is shown as a
   * stroke, and a blank text, choice or date as nothing.
   */
  static String value(Submission submission, Field field) {
    if (field.kind() == FieldKind.DATE) {
      return ChineseDate.of(submission.text(field.key()));
    }
    if (!field.kind().isNumber()) {
      return submission.text(field.key());
    }
    Object value = FormValues.figure(submission, field);
    if (value == null) {
      return field.kind() == FieldKind.PERCENT ? NO_PERCENTAGE : "0";
    }
    return value instanceof BigDecimal number ? field.written(number) : value.toString();
  }

  private static int headingRows(List<List<Cell>> rows) {
    List<Integer> headed =
        IntStream.range(0, rows.size())
            .filter(row -> rows.get(row).stream().anyMatch(cell -> cell.kind() == Kind.HEADING))
            .boxed()
            .toList();
    boolean atTop = headed.size() < rows.size() && headed.equals(range(headed.size()));
    return atTop ? headed.size() : 0;
  }

  private static List<Integer> range(int end) {
    return IntStream.range(0, end).boxed().toList();
  }

  /**
   * Returns the cells that name each figure: the headings above it, up to the next figure, then the
   * labels of its row; the outermost first.
   */
  Map<Cell, List<Cell>> headersByFigure() {
    Map<Cell, List<Cell>> headers = new HashMap<>();
    List<Cell> all = rows.stream().flatMap(List::stream).toList();
    for (Cell figure : all) {
      if (figure.kind().isValue()) {
        List<Cell> figureHeaders = new ArrayList<>(headings(all, figure));
        all.stream()
            .filter(cell -> cell.kind() == Kind.LABEL && !cell.text().isEmpty())
            .filter(cell -> cell.column() < figure.column())
            .filter(cell -> cell.covers(figure.row(), cell.column()))
            .forEach(figureHeaders::add);
        headers.put(figure, figureHeaders);
      }
    }
    return headers;
  }

  private static List<Cell> headings(List<Cell> all, Cell figure) {
    List<Cell> above =
        all.stream()
            .filter(cell -> cell.row() < figure.row() && cell.covers(cell.row(), figure.column()))
            .filter(cell -> cell.kind() != Kind.LABEL)
            .sorted(Comparator.comparingInt(Cell::row).reversed())
            .toList();
    List<Cell> headings = new ArrayList<>();
    for (Cell cell : above) {
      if (cell.kind() == Kind.HEADING) {
        headings.add(0, cell);
      } else if (!headings.isEmpty()) {
        break;
      }
    }
    headings.removeIf(cell -> cell.text().isEmpty());
    return headings;
  }
}
