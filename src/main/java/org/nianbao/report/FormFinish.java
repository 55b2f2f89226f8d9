package org.nianbao.report;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Figure;
import org.nianbao.form.Place;
import org.nianbao.form.Submission;
import org.nianbao.template.Field;
import org.nianbao.template.Linear;
import org.nianbao.template.Rule;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/** What Jxls does not do to a filled form: its own formulas, marks, and heights of long texts. */
final class FormFinish {
  private static final int MOST_HEIGHT = 409;
  private static final int LINE_HEIGHT = 16;

  private final XSSFWorkbook workbook;
  private final Submission submission;
  private final Map<String, XSSFCellStyle> styles = new HashMap<>();

  FormFinish(XSSFWorkbook workbook, Submission submission) {
    this.workbook = workbook;
    this.submission = submission;
  }

  void finish(List<Discrepancy> discrepancies) {
    for (Rule rule : submission.template().rules()) {
      if (rule.computed()) {
        compute(rule);
      }
    }
    submission.template().fields().forEach(this::fitHeight);
    if (!discrepancies.isEmpty()) {
      mark(discrepancies);
      fitDiscrepancyRows();
    }
    workbook.setActiveSheet(0);
  }

  /** A total that is what its parts come to holds the formula; any other stays as it was written. */
  private void compute(Rule rule) {
    Field field = submission.template().field(rule.subject());
    XSSFCell cell = field == null ? null : cell(field);
    if (cell == null || field == null) {
      return;
    }
    Figure figure = submission.figure(field.key());
    boolean typed =
        figure != null
            && (figure.status() == Figure.Status.GIVEN
                || figure.status() == Figure.Status.UNREADABLE
                || figure.status() == Figure.Status.MISSING);
    BigDecimal value = figure == null ? null : figure.value();
    BigDecimal sum = sum(rule);
    if (typed && (value == null || sum == null || value.compareTo(sum) != 0)) {
      XSSFCellStyle open = style(cell, "open", style -> style.setLocked(false));
      cell.setCellStyle(open);
      return;
    }
    cell.setCellFormula(rule.rightFormula().replace(field.sheet() + "!", ""));
  }

  private @Nullable BigDecimal sum(Rule rule) {
    Linear parts = rule.right();
    return parts == null ? null : submission.value(parts);
  }

  private @Nullable XSSFCell cell(Field field) {
    XSSFSheet sheet = workbook.getSheet(field.sheet());
    XSSFRow row = sheet == null ? null : sheet.getRow(field.address().row());
    return row == null ? null : row.getCell(field.address().column());
  }

  private void fitHeight(Field field) {
    XSSFCell cell = cell(field);
    if (cell != null) {
      fitHeight(cell);
    }
  }

  /** Spreadsheet programs do not all fit the height of rows when they open a file. */
  private void fitDiscrepancyRows() {
    XSSFSheet sheet = workbook.getSheet(Template.DISCREPANCY_SHEET);
    if (sheet != null) {
      for (Row row : sheet) {
        if (row.getHeight() == sheet.getDefaultRowHeight()) {
          row.forEach(FormFinish::fitHeight);
        }
      }
    }
  }

  /** Makes the row of a long text as high as the text needs, as far as a row can be. */
  private static void fitHeight(Cell cell) {
    if (cell.getCellType() != CellType.STRING || !cell.getCellStyle().getWrapText()) {
      return;
    }
    // widths are in 256ths of a digit; a Chinese character is a little more than two digits wide
    int perLine = Math.max(1, cell.getSheet().getColumnWidth(cell.getColumnIndex()) * 10 / 256 / 22);
    int lines = 0;
    for (String paragraph : cell.getStringCellValue().split("\n", -1)) {
      lines += paragraph.length() / perLine + 1;
    }
    Row row = cell.getRow();
    float needed = Math.min(MOST_HEIGHT, lines * LINE_HEIGHT + 4);
    row.setHeightInPoints(Math.max(row.getHeightInPoints(), needed));
  }

  /** Fills the cells that discrepancies speak of in the colour of the gravest, as the legend has it. */
  private void mark(List<Discrepancy> discrepancies) {
    Map<Severity, XSSFColor> colours = legend();
    Map<Place, String> keys = keysByPlace();
    Map<String, Severity> gravest = new HashMap<>();
    for (Discrepancy discrepancy : discrepancies) {
      if (discrepancy.severity() == Severity.NOTICE && discrepancy.cells().size() > 1) {
        continue; // a form full of blanks is not to be coloured all over
      }
      String subject = discrepancy.field();
      if (subject != null) {
        gravest.merge(subject, discrepancy.severity(), FormFinish::graver);
      }
      for (Place place : discrepancy.cells()) {
        String key = keys.get(place);
        if (key != null) {
          gravest.merge(key, discrepancy.severity(), FormFinish::graver);
        }
      }
    }
    gravest.forEach(
        (key, severity) -> {
          Field field = submission.template().field(key);
          XSSFColor colour = colours.get(severity);
          XSSFCell cell = field == null ? null : cell(field);
          if (cell != null && colour != null) {
            cell.setCellStyle(
                style(
                    cell,
                    severity.name(),
                    style -> {
                      style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
                      style.setFillForegroundColor(colour);
                    }));
          }
        });
  }

  private static Severity graver(Severity one, Severity other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private Map<Place, String> keysByPlace() {
    Map<Place, String> keys = new HashMap<>();
    for (Field field : submission.template().fields()) {
      Place place = submission.place(field.key());
      if (place != null) {
        keys.put(place, field.key());
      }
    }
    return keys;
  }

  /** The colours stand in the template: the cells of the discrepancy sheet that name a severity. */
  private Map<Severity, XSSFColor> legend() {
    Map<Severity, XSSFColor> colours = new EnumMap<>(Severity.class);
    XSSFSheet sheet = workbook.getSheet(Template.DISCREPANCY_SHEET);
    if (sheet == null) {
      return colours;
    }
    for (Row row : sheet) {
      for (Cell cell : row) {
        for (Severity severity : Severity.values()) {
          if (cell.getCellType() == CellType.STRING
              && cell.getStringCellValue().equals(severity.word())
              && cell.getCellStyle().getFillPattern() == FillPatternType.SOLID_FOREGROUND) {
            colours.putIfAbsent(
                severity, ((XSSFCellStyle) cell.getCellStyle()).getFillForegroundXSSFColor());
          }
        }
      }
    }
    return colours;
  }

  /** A variant of the cell's style, made once for all cells that have the same. */
  private XSSFCellStyle style(
      XSSFCell cell, String variant, Consumer<XSSFCellStyle> change) {
    return styles.computeIfAbsent(
        cell.getCellStyle().getIndex() + variant,
        name -> {
          XSSFCellStyle style = workbook.createCellStyle();
          style.cloneStyleFrom(cell.getCellStyle());
          change.accept(style);
          return style;
        });
  }
}
