package org.nianbao.workbook;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.grid.Grid;
import org.nianbao.grid.OpenXmlReader;
import org.nianbao.grid.Region;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;
import org.nianbao.template.Template;

/**
 * The layout of a blank form, for drawing it.
 *
 * @param sheets the sheets that hold fields, in the order of the workbook
 */
public record FormLayout(List<Sheet> sheets) {
  /**
   * A sheet of the form.
   *
   * @param name its name
   * @param rows the number of its rows
   * @param widths the widths of its columns, in characters
   * @param cells its cells, row by row; a merged region is one cell
   */
  public record Sheet(String name, int rows, List<Double> widths, List<Cell> cells) {
    public Sheet {
      widths = List.copyOf(widths);
      cells = List.copyOf(cells);
    }

    private boolean isOfLastYear() {
      return cells.stream().anyMatch(cell -> cell.field() != null && cell.field().isPrevious());
    }
  }

  /**
   * A cell, which may cover several rows and columns.
   *
   * @param row its first row, from 0
   * @param column its first column, from 0
   * @param height the number of rows it covers
   * @param width the number of columns it covers
   * @param label its text in the blank form; may be empty
   * @param field the field that is filled in there; null if there is none
   */
  public record Cell(
      int row, int column, int height, int width, String label, @Nullable Field field) {
    /** Returns the text of the cell in the form of a submission. */
    public String text(Submission submission) {
      if (field == null) {
        return label;
      }
      if (field.key().equals(Template.YEAR)) {
        return submission.year() == null ? "" : submission.year().toString();
      }
      if (!field.kind().isNumber()) {
        return submission.text(field.key());
      }
      Object value = FormValues.figure(submission, field);
      if (value instanceof BigDecimal number) {
        return field.kind() == FieldKind.PERCENT
            ? field.written(number)
            : number.stripTrailingZeros().toPlainString();
      }
      return value == null ? "" : value.toString();
    }
  }

  public FormLayout {
    sheets = List.copyOf(sheets);
  }

  /** Returns the layout of an edition of the form. */
  public static FormLayout of(Template template) {
    int columns = 0;
    for (Grid sheet : template.formSheets()) {
      for (Field field : template.fieldsOn(sheet.name()).values()) {
        columns = Math.max(columns, region(template, sheet, field).last().column() + 1);
      }
    }
    try {
      Map<String, List<Double>> widths =
          OpenXmlReader.readColumnWidths(template.edition(), template.workbook(), columns);
      List<Sheet> sheets = new ArrayList<>();
      for (Grid sheet : template.formSheets()) {
        sheets.add(sheet(template, sheet, Objects.requireNonNull(widths.get(sheet.name()))));
      }
      return new FormLayout(sheets);
    } catch (UnreadableFileException e) {
      throw new UncheckedIOException(e); // the workbook was read before
    }
  }

  /** Returns the sheets that a submission has: those of last year's figures only if it has any. */
  public List<Sheet> sheetsOf(Submission submission) {
    return sheets.stream()
        .filter(sheet -> submission.hasPrevious() || !sheet.isOfLastYear())
        .toList();
  }

  private static Sheet sheet(Template template, Grid sheet, List<Double> widths) {
    Map<Address, Field> fields = template.fieldsOn(sheet.name());
    Map<Address, String> labels = template.labelsOn(sheet.name());
    int rows = 0;
    int width = 0;
    List<Region> regions = new ArrayList<>();
    for (Field field : fields.values()) {
      Region region = region(template, sheet, field);
      regions.add(region);
      rows = Math.max(rows, region.last().row() + 1);
      width = Math.max(width, region.last().column() + 1);
    }
    List<Cell> cells = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < width; column++) {
        Address address = new Address(row, column);
        Region region =
            regions.stream()
                .filter(each -> each.contains(address))
                .findFirst()
                .orElse(sheet.regionOf(address));
        if (region.first().equals(address)) {
          cells.add(
              new Cell(
                  row,
                  column,
                  Math.min(region.last().row(), rows - 1) - row + 1,
                  Math.min(region.last().column(), width - 1) - column + 1,
                  labels.getOrDefault(address, ""),
                  fields.get(address)));
        }
      }
    }
    return new Sheet(sheet.name(), rows, widths.subList(0, width), cells);
  }

  /** Returns the cells of a field; those of a text that may take several rows are one region. */
  private static Region region(Template template, Grid sheet, Field field) {
    Address at = field.address();
    int rows = template.rowsOf(field);
    return rows == 1
        ? sheet.regionOf(at)
        : new Region(at, new Address(at.row() + rows - 1, at.column()));
  }
}
