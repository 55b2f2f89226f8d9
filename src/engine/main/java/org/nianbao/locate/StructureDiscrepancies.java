package org.nianbao.locate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.grid.Address;
import org.nianbao.grid.Grid;
import org.nianbao.message.Message;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/**
 * The discrepancies between the structure of a received file and that of the form: missing and
 * additional parts, and labels that differ.
 */
final class StructureDiscrepancies {
  private static final String MISSING = "S-MISSING";
  private static final String UNKNOWN = "S-UNKNOWN";
  private static final int MAX_NAMED = 4;

  private final Template template;
  private final SheetsByName received;
  private final List<Discrepancy> found = new ArrayList<>();
  private boolean repeatedTables;

  /**
   * Creates an empty collection.
   *
   * @param received the received sheets
   */
  StructureDiscrepancies(Template template, SheetsByName received) {
    this.template = template;
    this.received = received;
  }

  List<Discrepancy> discrepancies() {
    return found;
  }

  boolean hasRepeatedTables() {
    return repeatedTables;
  }

  /** Returns whether a discrepancy is about cells that are not part of the form. */
  static boolean isUnknown(Discrepancy discrepancy) {
    return discrepancy.rule().equals(UNKNOWN);
  }

  void addMissingTable(String sheet) {
    Message message = Message.of("form.table.missing", sheet);
    found.add(Discrepancy.of(MISSING, Severity.ERROR, sheet, "", message));
  }

  void addTableElsewhere(String sheet, String read) {
    Message message = Message.of("form.table.elsewhere", sheet, read);
    found.add(Discrepancy.of(UNKNOWN, Severity.NOTICE, sheet, read, message));
  }

  void addRepeatedTable(String sheet, String read, CellPlace place) {
    repeatedTables = true;
    Message message = Message.of("form.table.twice", place.sheet(), sheet, read);
    found.add(at(Severity.WARNING, List.of(place), "", message));
  }

  /**
   * Adds a table that is not read because another one on the same sheet is.
   *
   * @param count the number of these tables on the sheet
   * @param read the number of the one that is read, from 1
   * @param heading what stands above that one
   */
  void addTableOnSameSheet(String sheet, CellPlace place, int count, long read, String heading) {
    repeatedTables = true;
    Message message =
        Message.of("form.table.same_sheet", place.sheet(), sheet, count, read, heading);
    found.add(at(Severity.WARNING, List.of(place), "", message));
  }

  /**
   * Adds the discrepancies of a table that was found by its labels.
   *
   * @param figurePlaces the cells in which figures of the form were found, on all tables
   */
  void addTable(String sheet, SheetLocation location, Set<CellPlace> figurePlaces) {
    Grid read = location.received().grid();
    if (read.isHidden()) {
      Message message = Message.of("form.table.hidden", sheet, read.name());
      found.add(Discrepancy.of(UNKNOWN, Severity.NOTICE, sheet, read.name(), message));
    }
    addSlips(location);
    List<Field> withoutColumn =
        location.blocks().stream().flatMap(block -> block.withoutColumn().stream()).toList();
    if (withoutColumn.size() * 2 > template.fieldsOn(sheet).size()) {
      addOtherEdition(sheet, location, withoutColumn);
      return;
    }
    addMissing(sheet, location, withoutColumn);
    for (BlockLocation block : location.blocks()) {
      addUnknownNumbers(location, block, figurePlaces);
    }
    addReordered(location);
  }

  /**
   * Reports one discrepancy for a table most of whose columns differ, as that of another edition.
   */
  private void addOtherEdition(String sheet, SheetLocation location, List<Field> missing) {
    List<String> names =
        missing.stream()
            .map(field -> columnName(List.of(field)))
            .distinct()
            .limit(MAX_NAMED)
            .toList();
    int read = location.cells().size();
    Message message =
        Message.of("form.table.edition", sheet, location.received().name(), names, read);
    found.add(Discrepancy.of(MISSING, Severity.ERROR, String.join("、", names), "", message));
  }

  /**
   * Reports labels that were matched although their texts differ, once for all cells of a label.
   */
  private void addSlips(SheetLocation location) {
    Map<List<String>, List<CellPlace>> slips = new LinkedHashMap<>();
    for (MisspelledLabel slip : location.slips()) {
      slips
          .computeIfAbsent(List.of(slip.actual(), slip.expected()), texts -> new ArrayList<>())
          .add(new CellPlace(location.received().name(), slip.at()));
    }
    slips.forEach(
        (texts, cells) -> {
          Message message = Message.of("form.label.slip", cells, texts.get(0), texts.get(1));
          found.add(at(Severity.NOTICE, cells, texts.get(0), message));
        });
  }

  private void addMissing(String sheet, SheetLocation location, List<Field> withoutColumn) {
    Map<List<String>, List<Field>> byColumn = new LinkedHashMap<>();
    for (Field field : withoutColumn) {
      byColumn.computeIfAbsent(field.columnLabels(), column -> new ArrayList<>()).add(field);
    }
    byColumn
        .values()
        .forEach(
            fields ->
                addMissing(
                    Severity.ERROR, "form.column.missing", sheet, columnName(fields), fields));
    Map<Integer, List<Field>> byRow = new LinkedHashMap<>();
    for (Field field : template.fieldsOn(sheet).values()) {
      if (!withoutColumn.contains(field) && !location.cells().containsKey(field.key())) {
        byRow.computeIfAbsent(field.address().row(), row -> new ArrayList<>()).add(field);
      }
    }
    byRow.forEach((row, fields) -> addMissingRow(sheet, location, row, fields));
  }

  private void addMissingRow(String sheet, SheetLocation location, int row, List<Field> fields) {
    Integer instead = location.rows().coveredByGroupRow().get(row);
    Address label = instead == null ? null : location.rows().ownLabel(instead);
    if (instead == null || label == null) {
      boolean shifted =
          location.blocks().stream()
              .anyMatch(block -> block.shiftedFields().contains(fields.get(0)));
      String pattern = shifted ? "form.row.slid" : "form.row.missing";
      addMissing(Severity.ERROR, pattern, sheet, rowName(fields), fields);
      return;
    }
    List<Field> read =
        template.fieldsOn(sheet).values().stream()
            .filter(field -> field.address().row() == instead)
            .toList();
    CellPlace place = new CellPlace(location.received().name(), label);
    String written = text(location.received().name(), label);
    Message message =
        Message.of("form.row.grouped", sheet, rowName(fields), place, written, rowName(read));
    found.add(
        Discrepancy.at(
            MISSING,
            Severity.WARNING,
            fields.get(0).key(),
            place,
            rowName(fields),
            written,
            message));
  }

  private static String columnName(List<Field> fields) {
    List<String> labels = fields.get(0).columnLabels();
    return labels.isEmpty() ? "" : labels.get(labels.size() - 1);
  }

  private static String rowName(List<Field> fields) {
    List<String> labels = fields.get(0).rowLabels();
    return labels.isEmpty() ? fields.get(0).label() : labels.get(labels.size() - 1);
  }

  private void addMissing(
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

  /** Reports rows and columns that contain numbers and are not part of the form. */
  private void addUnknownNumbers(
      SheetLocation location, BlockLocation block, Set<CellPlace> figurePlaces) {
    String sheet = location.received().name();
    Set<Integer> figureRows = block.figureRows();
    Map<String, List<CellPlace>> lines = new LinkedHashMap<>();
    for (Address at : block.unknownNumbers()) {
      CellPlace place = new CellPlace(sheet, at);
      boolean inRow = figureRows.contains(at.row());
      String line = inRow ? Address.columnName(at.column()) : String.valueOf(at.row() + 1);
      if (!figurePlaces.contains(place)) {
        lines.computeIfAbsent(line, key -> new ArrayList<>()).add(place);
      }
    }
    lines.forEach(
        (line, cells) -> {
          boolean row = Character.isDigit(line.charAt(0));
          String pattern = row ? "form.row.unknown" : "form.column.unknown";
          Address first = cells.get(0).address();
          String actual = text(sheet, first);
          found.add(at(Severity.WARNING, cells, actual, Message.of(pattern, sheet, line)));
        });
  }

  private String text(String sheet, Address at) {
    Grid read = received.sheet(sheet);
    return read == null ? "" : String.valueOf(read.content(at));
  }

  private void addReordered(SheetLocation location) {
    Set<Integer> rows = location.rows().reordered();
    Set<Integer> columns = new TreeSet<>();
    location.blocks().forEach(block -> columns.addAll(block.reorderedColumns()));
    addReordered(
        "form.rows.reordered",
        location,
        at -> rows.contains(at.row()),
        rows.stream().map(row -> String.valueOf(row + 1)).toList());
    addReordered(
        "form.columns.reordered",
        location,
        at -> columns.contains(at.column()),
        columns.stream().map(Address::columnName).toList());
  }

  private void addReordered(
      String pattern, SheetLocation location, Predicate<Address> isReordered, List<String> lines) {
    String sheet = location.received().name();
    location.cells().values().stream()
        .filter(isReordered)
        .findFirst()
        .ifPresent(
            first ->
                found.add(
                    at(
                        Severity.NOTICE,
                        List.of(new CellPlace(sheet, first)),
                        "",
                        Message.of(pattern, sheet, lines))));
  }

  private static Discrepancy at(
      Severity severity, List<CellPlace> cells, String actual, Message message) {
    return new Discrepancy(UNKNOWN, severity, null, cells.get(0), cells, "", actual, "", message);
  }
}
