package org.nianbao.locate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Whitespace;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/** Reads the submissions of the units from the sheet 汇总明细 of a merged workbook. */
public final class DetailSheetReader {
  /** The first cell of the row that holds the keys of the columns. */
  private static final String KEYS = "keys";

  private static final String NAME = "单位名称";
  private static final String LEVEL = "行政层级";
  private static final String TOTAL = "合计";

  private final Submission district;
  private final Grid sheet;

  private DetailSheetReader(Submission district, Grid sheet) {
    this.district = district;
    this.sheet = sheet;
  }

  /**
   * Returns the submissions of the units; empty if the file is not a merged workbook.
   *
   * @param district the submission that was read of the same sheets
   */
  public static List<Submission> submissions(Submission district, List<Grid> sheets) {
    Integer year = district.year();
    return sheets.stream()
        .filter(sheet -> sheet.name().equals(Template.DETAIL_SHEET) && year != null)
        .findFirst()
        .map(sheet -> new DetailSheetReader(district, sheet).read(year == null ? 0 : year))
        .orElse(List.of());
  }

  private List<Submission> read(int year) {
    Address keys = find(KEYS);
    Address name = find(NAME);
    Address level = find(LEVEL);
    Address total = find(TOTAL);
    if (keys == null || name == null || total == null) {
      return List.of();
    }
    Map<Integer, Field> columns = new LinkedHashMap<>();
    for (Cell cell : sheet.cells()) {
      Field field = district.template().field(cell.content().toString());
      if (cell.address().row() == keys.row() && field != null && field.isFigure()) {
        columns.put(cell.address().column(), field);
      }
    }
    List<Submission> units = new ArrayList<>();
    for (int row = name.row() + 1; row < total.row(); row++) {
      String unit = sheet.text(new Address(row, name.column()));
      if (!unit.isEmpty()) {
        Map<String, String> texts = new HashMap<>(Map.of(Template.UNIT, unit));
        if (level != null) {
          texts.put(Template.LEVEL, sheet.text(new Address(row, level.column())));
        }
        units.add(
            Submission.of(
                district.source(), district.template(), values(row, columns), texts, year));
      }
    }
    return units;
  }

  private Map<String, @Nullable BigDecimal> values(int row, Map<Integer, Field> columns) {
    Map<String, @Nullable BigDecimal> values = new HashMap<>();
    columns.forEach(
        (column, field) -> {
          CellContent content = sheet.content(new Address(row, column));
          if (content instanceof CellContent.Numeric number) {
            values.put(field.key(), number.value());
          } else if (content != null) {
            values.put(field.key(), null); // 缺 (missing) is not 0
          }
        });
    return values;
  }

  private @Nullable Address find(String text) {
    return sheet.cells().stream()
        .map(Cell::address)
        .filter(address -> Whitespace.strip(sheet.text(address)).equals(text))
        .findFirst()
        .orElse(null);
  }
}
