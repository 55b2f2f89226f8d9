package org.nianbao.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Content;
import org.nianbao.grid.Grid;
import org.nianbao.message.Message;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/**
 * Finds where the fields of the form stand in a received file.
 *
 * <p>First the template's own positions are tried, verified by their labels; where those do not
 * hold, the labels are looked for wherever they stand.
 */
final class Locator {
  private static final String MISSING = "S-MISSING";
  private static final String UNKNOWN = "S-UNKNOWN";

  private final Template template;
  private final List<Grid> received;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final List<Discrepancy> found = new ArrayList<>();

  Locator(Template template, List<Grid> received) {
    this.template = template;
    this.received = received;
  }

  /** Where each field that was found stands, by key. */
  Map<String, Place> places() {
    return places;
  }

  /** What of the form is missing, and what is there that the form does not have. */
  List<Discrepancy> found() {
    return found;
  }

  void locate() {
    for (Grid sheet : template.formSheets()) {
      Map<Address, String> labels = labels(sheet);
      Grid same = sameLayout(sheet.name(), labels);
      if (same != null) {
        template
            .fieldsOn(sheet.name())
            .values()
            .forEach(field -> places.put(field.key(), new Place(same.name(), field.address())));
        reportCopies(sheet.name(), same, labels);
      } else {
        locateByLabels(sheet, labels);
      }
    }
  }

  /** The labels of a template sheet: its texts that are neither fields nor formulas. */
  private Map<Address, String> labels(Grid sheet) {
    Set<Address> fields = template.fieldsOn(sheet.name()).keySet();
    Map<Address, String> labels = new LinkedHashMap<>();
    int lastRow = fields.stream().mapToInt(Address::row).max().orElse(0);
    for (Cell cell : sheet.cells()) {
      if (!fields.contains(cell.address())
          && cell.formula() == null
          && cell.address().row() <= lastRow
          && cell.content() instanceof Content.Text text) {
        labels.put(cell.address(), text.value());
      }
    }
    return labels;
  }

  private @Nullable Grid sameLayout(String name, Map<Address, String> labels) {
    for (Grid grid : received) {
      if (grid.name().equals(name)
          && labels.entrySet().stream()
              .allMatch(
                  label ->
                      Labels.normalised(grid.text(label.getKey()))
                          .equals(Labels.normalised(label.getValue())))) {
        return grid;
      }
    }
    return null;
  }

  private void locateByLabels(Grid sheet, Map<Address, String> labels) {
    Set<Integer> figureRows = figureRows(sheet.name());
    SheetAlignment best =
        received.stream()
            .filter(grid -> !belongsElsewhere(grid, sheet.name()))
            .map(grid -> SheetAlignment.of(labels, figureRows, grid))
            .max(Comparator.comparingInt(SheetAlignment::agreeing))
            .orElse(null);
    boolean required = isTable(sheet.name());
    if (best == null || best.agreeing() * 2 < labels.size()) {
      if (required) {
        Message message = Message.of("form.table.missing", sheet.name());
        found.add(Discrepancy.of(MISSING, Severity.ERROR, sheet.name(), "", message));
      }
      return;
    }
    places.putAll(placed(sheet.name(), best, labels));
    reportCopies(sheet.name(), best.received(), labels);
    if (required) {
      reportMissing(sheet.name(), best);
      reportUnknown(sheet.name(), best);
      reportReordered(sheet.name(), best);
    }
  }

  private Set<Integer> figureRows(String sheet) {
    return template.fieldsOn(sheet).keySet().stream().map(Address::row).collect(Collectors.toSet());
  }

  /** A sheet that bears the name of another of the template's sheets is that one. */
  private boolean belongsElsewhere(Grid grid, String name) {
    return !grid.name().equals(name)
        && template.sheets().stream().anyMatch(sheet -> sheet.name().equals(grid.name()));
  }

  /** Whether figures of this year stand on the template's sheet. */
  private boolean isTable(String sheet) {
    return template.fieldsOn(sheet).values().stream().anyMatch(Field::isFigure);
  }

  private Map<String, Place> placed(
      String sheet, SheetAlignment alignment, Map<Address, String> labels) {
    Map<String, Place> placed = new LinkedHashMap<>();
    template
        .fieldsOn(sheet)
        .forEach(
            (at, field) -> {
              Integer row = rowOf(at.row(), alignment, labels);
              Integer column = columnOf(at.column(), alignment);
              if (row != null && column != null) {
                placed.put(
                    field.key(), new Place(alignment.received().name(), new Address(row, column)));
              }
            });
    return placed;
  }

  /** A row without labels of its own stands below its headings as it does in the template. */
  private static @Nullable Integer rowOf(
      int row, SheetAlignment alignment, Map<Address, String> labels) {
    if (labels.keySet().stream().anyMatch(label -> label.row() == row)) {
      return alignment.row(row);
    }
    for (int above = row - 1; above >= 0; above--) {
      Integer heading = alignment.row(above);
      if (heading != null) {
        return heading + row - above;
      }
    }
    return null;
  }

  /** A column without labels of its own stands right of its label as it does in the template. */
  private static @Nullable Integer columnOf(int column, SheetAlignment alignment) {
    Integer own = alignment.column(column);
    Integer left = own == null && column == 1 ? alignment.column(0) : null;
    return left == null ? own : Integer.valueOf(left + 1);
  }

  private void reportMissing(String sheet, SheetAlignment alignment) {
    List<Field> missing =
        template.fieldsOn(sheet).values().stream()
            .filter(field -> !places.containsKey(field.key()))
            .toList();
    Map<Integer, List<Field>> byRow =
        missing.stream()
            .filter(field -> alignment.column(field.address().column()) != null)
            .collect(
                Collectors.groupingBy(
                    field -> field.address().row(), LinkedHashMap::new, Collectors.toList()));
    missing.stream()
        .map(field -> field.address().column())
        .filter(column -> alignment.column(column) == null)
        .distinct()
        .forEach(column -> reportMissingColumn(sheet, column, missing));
    byRow.values().forEach(fields -> reportMissing("form.row.missing", sheet, rowName(fields), fields));
  }

  private void reportMissingColumn(String sheet, int column, List<Field> missing) {
    List<Field> fields =
        missing.stream().filter(field -> field.address().column() == column).toList();
    List<String> labels = fields.get(0).columnLabels();
    String name = labels.isEmpty() ? "" : labels.get(labels.size() - 1);
    reportMissing("form.column.missing", sheet, name, fields);
  }

  private static String rowName(List<Field> fields) {
    List<String> labels = fields.get(0).rowLabels();
    return labels.isEmpty() ? fields.get(0).label() : labels.get(labels.size() - 1);
  }

  private void reportMissing(String pattern, String sheet, String name, List<Field> fields) {
    found.add(
        Discrepancy.at(
            MISSING,
            Severity.ERROR,
            fields.get(0).key(),
            null,
            name,
            "",
            Message.of(pattern, sheet, name)));
  }

  /** Rows and columns between those of the table that are none of its own, and hold numbers. */
  private void reportUnknown(String sheet, SheetAlignment alignment) {
    Set<Integer> rows = new LinkedHashSet<>();
    Set<Integer> columns = new LinkedHashSet<>();
    for (Field field : template.fieldsOn(sheet).values()) {
      Place place = places.get(field.key());
      if (place != null) {
        rows.add(place.address().row());
        columns.add(place.address().column());
      }
    }
    Map<String, List<Cell>> strangers = new LinkedHashMap<>();
    for (Cell cell : alignment.received().cells()) {
      boolean inRow = rows.contains(cell.address().row());
      boolean inColumn = columns.contains(cell.address().column());
      boolean figure = cell.content() instanceof Content.Numeric;
      if (figure && inRow != inColumn && within(cell.address(), rows, columns)) {
        String key = inRow ? "c" + cell.address().column() : "r" + cell.address().row();
        strangers.computeIfAbsent(key, line -> new ArrayList<>()).add(cell);
      }
    }
    strangers.forEach((line, cells) -> reportUnknownLine(line.startsWith("r"), alignment, cells));
  }

  /** A table that stands there twice, and is filled in where it is not read. */
  private void reportCopies(String sheet, Grid read, Map<Address, String> labels) {
    if (!isTable(sheet)) {
      return;
    }
    for (Grid grid : received) {
      if (grid != read && !belongsElsewhere(grid, sheet) && resembles(grid, labels)) {
        filledIn(sheet, grid, labels).ifPresent(place -> reportCopy(sheet, read, place));
      }
    }
  }

  /** Whether half the labels stand on the sheet, wherever. */
  private static boolean resembles(Grid grid, Map<Address, String> labels) {
    Set<String> texts =
        grid.cells().stream()
            .filter(cell -> cell.content() instanceof Content.Text)
            .map(cell -> Labels.normalised(cell.content().toString()))
            .collect(Collectors.toSet());
    long held =
        labels.values().stream().filter(each -> texts.contains(Labels.normalised(each))).count();
    return held * 2 >= labels.size();
  }

  /** The first cell of a table in which something is written that is no formula. */
  private Optional<Place> filledIn(String sheet, Grid grid, Map<Address, String> labels) {
    Map<String, Place> placed =
        placed(sheet, SheetAlignment.of(labels, figureRows(sheet), grid), labels);
    return template.fieldsOn(sheet).values().stream()
        .filter(
            field -> {
              Place place = placed.get(field.key());
              Cell cell = place == null ? null : grid.cell(place.address());
              return cell != null
                  && cell.formula() == null
                  && !(FigureText.read(cell.content(), field)
                      instanceof FigureText.Reading.Nothing);
            })
        .map(field -> placed.get(field.key()))
        .findFirst();
  }

  private void reportCopy(String sheet, Grid read, Place place) {
    found.add(
        new Discrepancy(
            UNKNOWN,
            Severity.WARNING,
            null,
            place,
            List.of(place),
            "",
            "",
            "",
            Message.of("form.table.twice", place.sheet(), sheet, read.name())));
  }

  private void reportReordered(String sheet, SheetAlignment alignment) {
    Place first =
        template.fieldsOn(sheet).values().stream()
            .map(field -> places.get(field.key()))
            .filter(place -> place != null && alignment.reordered().contains(place.address().row()))
            .findFirst()
            .orElse(null);
    if (first != null) {
      String rows =
          alignment.reordered().stream()
              .map(row -> String.valueOf(row + 1))
              .collect(Collectors.joining("、"));
      found.add(
          new Discrepancy(
              UNKNOWN,
              Severity.NOTICE,
              null,
              first,
              List.of(first),
              "",
              "",
              "",
              Message.of("form.rows.reordered", first.sheet(), rows)));
    }
  }

  private static boolean within(Address at, Set<Integer> rows, Set<Integer> columns) {
    return at.row() >= rows.stream().min(Integer::compare).orElse(0)
        && at.row() <= rows.stream().max(Integer::compare).orElse(0)
        && at.column() >= columns.stream().min(Integer::compare).orElse(0)
        && at.column() <= columns.stream().max(Integer::compare).orElse(0);
  }

  private void reportUnknownLine(boolean row, SheetAlignment alignment, List<Cell> cells) {
    String sheet = alignment.received().name();
    List<Place> all = cells.stream().map(cell -> new Place(sheet, cell.address())).toList();
    Address first = cells.get(0).address();
    String name = row ? String.valueOf(first.row() + 1) : Address.columnName(first.column());
    found.add(
        new Discrepancy(
            UNKNOWN,
            Severity.WARNING,
            null,
            all.get(0),
            all,
            "",
            cells.get(0).content().toString(),
            "",
            Message.of(row ? "form.row.unknown" : "form.column.unknown", sheet, name)));
  }
}
