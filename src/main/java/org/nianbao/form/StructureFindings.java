package org.nianbao.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Grid;
import org.nianbao.message.Message;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/** What of the form is missing in a received file, what is there besides, and what was read how. */
final class StructureFindings {
  private static final String MISSING = "S-MISSING";
  private static final String UNKNOWN = "S-UNKNOWN";

  private final Template template;
  private final List<Discrepancy> found = new ArrayList<>();

  StructureFindings(Template template) {
    this.template = template;
  }

  List<Discrepancy> found() {
    return found;
  }

  void tableMissing(String sheet) {
    Message message = Message.of("form.table.missing", sheet);
    found.add(Discrepancy.of(MISSING, Severity.ERROR, sheet, "", message));
  }

  void tableElsewhere(String sheet, Grid read) {
    Message message = Message.of("form.table.elsewhere", sheet, read.name());
    found.add(Discrepancy.of(UNKNOWN, Severity.NOTICE, sheet, read.name(), message));
  }

  void tableTwice(String sheet, Grid read, Place place) {
    Message message = Message.of("form.table.twice", place.sheet(), sheet, read.name());
    found.add(at(Severity.WARNING, List.of(place), "", message));
  }

  /** What differs in a table that was found by its labels. */
  void of(String sheet, SheetLocation location) {
    missing(sheet, location);
    strangers(location);
    reordered(location);
    for (SheetAlignment.Slip slip : location.slips()) {
      Place place = new Place(location.received().name(), slip.at());
      Message message = Message.of("form.label.slip", place, slip.written(), slip.read());
      found.add(at(Severity.NOTICE, List.of(place), slip.written(), message));
    }
  }

  private void missing(String sheet, SheetLocation location) {
    Map<Integer, List<Field>> byColumn = new LinkedHashMap<>();
    for (Field field : location.withoutColumn()) {
      byColumn
          .computeIfAbsent(field.address().column(), column -> new ArrayList<>())
          .add(field);
    }
    byColumn
        .values()
        .forEach(
            fields ->
                missing(Severity.ERROR, "form.column.missing", sheet, columnName(fields), fields));
    Map<Integer, List<Field>> byRow = new LinkedHashMap<>();
    for (Field field : template.fieldsOn(sheet).values()) {
      boolean inRow = !location.withoutColumn().contains(field);
      if (inRow && !location.cells().containsKey(field.key())) {
        byRow.computeIfAbsent(field.address().row(), row -> new ArrayList<>()).add(field);
      }
    }
    byRow.forEach(
        (row, fields) -> {
          boolean grouped = location.rows().absentBesideGroup().contains(row);
          Severity severity = grouped ? Severity.WARNING : Severity.ERROR;
          String pattern = grouped ? "form.row.grouped" : "form.row.missing";
          missing(severity, pattern, sheet, rowName(fields), fields);
        });
  }

  private static String columnName(List<Field> fields) {
    List<String> labels = fields.get(0).columnLabels();
    return labels.isEmpty() ? "" : labels.get(labels.size() - 1);
  }

  private static String rowName(List<Field> fields) {
    List<String> labels = fields.get(0).rowLabels();
    return labels.isEmpty() ? fields.get(0).label() : labels.get(labels.size() - 1);
  }

  private void missing(
      Severity severity, String pattern, String sheet, String name, List<Field> fields) {
    found.add(
        Discrepancy.at(
            MISSING,
            severity,
            fields.get(0).key(),
            null,
            name,
            "",
            Message.of(pattern, sheet, name)));
  }

  /** Rows and columns between those of the table that are none of its own, and hold numbers. */
  private void strangers(SheetLocation location) {
    Map<String, List<Cell>> lines = new LinkedHashMap<>();
    for (Cell cell : location.strangers()) {
      boolean inRow = location.figureRows().contains(cell.address().row());
      String line = inRow ? "c" + cell.address().column() : "r" + cell.address().row();
      lines.computeIfAbsent(line, key -> new ArrayList<>()).add(cell);
    }
    lines.forEach(
        (line, cells) -> {
          boolean row = line.startsWith("r");
          String sheet = location.received().name();
          Address first = cells.get(0).address();
          String name = row ? String.valueOf(first.row() + 1) : Address.columnName(first.column());
          List<Place> all =
              cells.stream().map(cell -> new Place(sheet, cell.address())).toList();
          found.add(
              at(
                  Severity.WARNING,
                  all,
                  cells.get(0).content().toString(),
                  Message.of(row ? "form.row.unknown" : "form.column.unknown", sheet, name)));
        });
  }

  private void reordered(SheetLocation location) {
    Set<Integer> rows = location.rows().reordered();
    Set<Integer> columns = location.reorderedColumns();
    reordered(
        "form.rows.reordered",
        location,
        at -> rows.contains(at.row()),
        rows.stream().map(row -> String.valueOf(row + 1)).toList());
    reordered(
        "form.columns.reordered",
        location,
        at -> columns.contains(at.column()),
        columns.stream().map(Address::columnName).toList());
  }

  private void reordered(
      String pattern, SheetLocation location, Predicate<Address> concerned, List<String> lines) {
    String sheet = location.received().name();
    location.cells().values().stream()
        .filter(concerned)
        .findFirst()
        .ifPresent(
            first ->
                found.add(
                    at(
                        Severity.NOTICE,
                        List.of(new Place(sheet, first)),
                        "",
                        Message.of(pattern, sheet, String.join("、", lines)))));
  }

  private static Discrepancy at(
      Severity severity, List<Place> cells, String actual, Message message) {
    return new Discrepancy(
        UNKNOWN,
        severity,
        null,
        cells.get(0),
        cells,
        "",
        actual,
        "",
        message);
  }
}
