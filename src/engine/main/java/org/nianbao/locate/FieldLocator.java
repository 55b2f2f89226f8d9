package org.nianbao.locate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.FieldMap;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Grid;
import org.nianbao.template.Field;
import org.nianbao.template.Template;
import org.nianbao.value.FigureParser;

/**
 * Locates the fields of the form in a received file.
 *
 * <p>The template's own positions are tried first and verified by their labels; a table that is not
 * found there is searched by its labels on all sheets.
 */
final class FieldLocator {
  /** The minimum year of a report. */
  private static final int MIN_YEAR = 1900;

  /** The maximum number of rows between the first figure of a table and its heading. */
  private static final int MAX_ROWS_TO_HEADING = 6;

  private final Template template;
  private final List<Grid> received;
  private final SheetsByName byName;
  private final FieldMap<CellPlace> places;
  private final Map<String, SheetLocation> byLabels = new LinkedHashMap<>();
  private final Map<Grid, TemplateSheet> inTemplateLayout = new HashMap<>();
  private final List<SheetLocation> found = new ArrayList<>();
  private final Set<SheetLocation> read = new HashSet<>();
  private final Map<Grid, CandidateLocations> locations = new HashMap<>();
  private final Set<String> coveredByGroupRow = new LinkedHashSet<>();
  private final StructureDiscrepancies findings;

  FieldLocator(Template template, List<Grid> received) {
    this.template = template;
    this.received = // the tables of text are among the sheets already
        received.stream().filter(sheet -> sheet.source() != Grid.Source.TEXT).toList();
    this.places = FieldMap.of(template);
    byName = new SheetsByName(received);
    this.findings = new StructureDiscrepancies(template, byName);
  }

  /** Returns the cell of each field that was found. */
  FieldMap<CellPlace> places() {
    return places;
  }

  /**
   * Returns the keys of figures without a cell because the received form has one row for their
   * group; these count as 0.
   */
  Set<String> coveredByGroupRow() {
    return coveredByGroupRow;
  }

  /** Returns the template sheet in whose layout a received sheet is; null if in none. */
  @Nullable TemplateSheet inTemplateLayout(Grid sheet) {
    return inTemplateLayout.get(sheet);
  }

  /** Returns the locations that were found by labels, also those of second copies of a table. */
  List<SheetLocation> locations() {
    return found;
  }

  /** Returns whether a location is the one that its table was read from. */
  boolean isRead(SheetLocation location) {
    return read.contains(location);
  }

  /**
   * Returns the discrepancies in the structure of the file: what is missing and what is not part of
   * the form.
   */
  List<Discrepancy> discrepancies() {
    return findings.discrepancies();
  }

  /** Returns whether a table was found more than once. */
  boolean hasRepeatedTables() {
    return findings.hasRepeatedTables();
  }

  void locate() {
    for (TemplateSheet sheet : TemplateSheet.of(template)) {
      Grid same = TemplateLayoutMatcher.findMatch(received, sheet);
      if (same != null) {
        inTemplateLayout.put(same, sheet);
        for (Field field : sheet.fields().values()) {
          places.put(field, new CellPlace(same.name(), field.address()));
        }
        reportCopies(sheet, same);
      } else {
        locateByLabels(sheet);
      }
    }
    if (!byLabels.isEmpty()) {
      Set<CellPlace> figurePlaces = places.values().collect(Collectors.toSet());
      byLabels.forEach((sheet, location) -> findings.addTable(sheet, location, figurePlaces));
    }
  }

  private CandidateLocations locations(Grid grid) {
    return locations.computeIfAbsent(grid, each -> new CandidateLocations(template, each));
  }

  private void locateByLabels(TemplateSheet sheet) {
    boolean required = sheet.isTable();
    List<SheetLocation> likelySheets =
        ranked(sheet, grid -> !hasNameOfOtherSheet(grid, sheet.name()));
    List<SheetLocation> ranked =
        likelySheets.isEmpty() && required
            ? ranked(sheet, grid -> hasNameOfOtherSheet(grid, sheet.name()))
            : likelySheets;
    if (ranked.isEmpty()) {
      if (required) {
        findings.addMissingTable(sheet.name());
      }
      return;
    }
    found.addAll(ranked);
    SheetLocation location = ranked.get(0);
    read.add(location);
    String name = location.received().name();
    location
        .cells()
        .forEach(
            (key, at) ->
                places.put(Objects.requireNonNull(template.field(key)), new CellPlace(name, at)));
    if (required) {
      byLabels.put(sheet.name(), location);
      reportOtherPlaces(sheet, ranked, likelySheets.isEmpty());
      for (Field field : sheet.fields().values()) {
        if (location.rows().coveredByGroupRow().containsKey(field.address().row())) {
          coveredByGroupRow.add(field.key());
        }
      }
    }
  }

  private void reportOtherPlaces(
      TemplateSheet sheet, List<SheetLocation> ranked, boolean elsewhere) {
    SheetLocation read = ranked.get(0);
    String readSheet = read.received().name();
    List<CellPlace> copies = new ArrayList<>();
    for (SheetLocation copy : ranked.subList(1, ranked.size())) {
      firstFilledCell(sheet, copy).ifPresent(copies::add);
    }
    List<CellPlace> beside =
        copies.stream().filter(place -> place.sheet().equals(readSheet)).toList();
    Address first = read.cells().values().stream().min(Address::compareTo).orElse(null);
    for (CellPlace copy : copies) {
      if (first != null && beside.contains(copy)) {
        long before = beside.stream().filter(at -> at.address().compareTo(first) < 0).count();
        findings.addTableOnSameSheet(
            sheet.name(), copy, beside.size() + 1, before + 1, heading(read, first));
      } else {
        findings.addRepeatedTable(sheet.name(), readSheet, copy);
      }
    }
    if (elsewhere) {
      findings.addTableElsewhere(sheet.name(), readSheet);
    }
  }

  /** Returns the nearest line above a table, which is its heading; its first cell if none is. */
  private String heading(SheetLocation table, Address first) {
    Grid grid = grid(table);
    for (int row = first.row() - 1; row >= Math.max(0, first.row() - MAX_ROWS_TO_HEADING); row--) {
      String line = grid.rowSize(row) == 1 ? grid.text(new Address(row, 0)) : "";
      if (!line.isEmpty() && !LineKind.isSentence(line)) {
        return "“" + line + "”";
      }
    }
    return first.toString();
  }

  /**
   * Returns the candidates for a sheet of the template: those on which at least half of its labels
   * agree, or a quarter on the sheet of the best candidate. Candidates with more matching labels
   * come first, visible sheets before hidden ones.
   */
  private List<SheetLocation> ranked(TemplateSheet sheet, Predicate<Grid> choice) {
    return received.stream()
        .filter(choice)
        .flatMap(grid -> locations(grid).find(sheet).stream())
        .sorted(
            Comparator.comparingInt((SheetLocation location) -> -location.agreeingLabelCount())
                .thenComparing(location -> location.received().grid().isHidden()))
        .collect(
            Collectors.collectingAndThen(
                Collectors.toList(), all -> newestFirst(accepted(all, sheet))));
  }

  /**
   * Moves the candidate of the latest year to the front; candidates without a year keep their
   * order.
   */
  private List<SheetLocation> newestFirst(List<SheetLocation> ranked) {
    if (ranked.size() < 2) {
      return ranked;
    }
    Map<SheetLocation, OptionalInt> years = new LinkedHashMap<>();
    ranked.forEach(location -> years.put(location, year(location)));
    if (years.values().stream().noneMatch(OptionalInt::isPresent)) {
      return ranked; // the year of the title is that of all
    }
    int written = years.values().stream().flatMapToInt(OptionalInt::stream).max().orElse(MIN_YEAR);
    boolean all = years.values().stream().allMatch(OptionalInt::isPresent);
    int newest = Math.max(Math.max(written, MIN_YEAR), all ? 0 : yearOfTitle(ranked.get(0)));
    Predicate<SheetLocation> earlier =
        location -> years.getOrDefault(location, OptionalInt.empty()).orElse(newest) < newest;
    return ranked.stream().sorted(Comparator.comparing(earlier::test)).toList();
  }

  /** Returns the year in the title on a table's sheet, which is that of a table without any. */
  private int yearOfTitle(SheetLocation table) {
    return ReportTitleSearch.find(grid(table), TemplateTexts.of(template))
        .filter(found -> found.title().isComplete())
        .map(found -> Integer.valueOf(found.title().year()))
        .orElse(0);
  }

  private OptionalInt year(SheetLocation location) {
    IntSummaryStatistics columns =
        location.received().labelledRows().stream()
            .flatMap(line -> line.labels().stream())
            .mapToInt(label -> label.at().column())
            .summaryStatistics();
    return TableYear.of(
        grid(location), location.rows().firstRow(), columns.getMin(), columns.getMax());
  }

  /** Returns the received sheet of a candidate, with its numbers. */
  Grid grid(SheetLocation location) {
    return Objects.requireNonNull(byName.sheet(location.received().name()));
  }

  private static List<SheetLocation> accepted(List<SheetLocation> ranked, TemplateSheet sheet) {
    if (ranked.isEmpty() || !sheet.isIdentifiedBy(ranked.get(0).agreeingLabelCount(), false)) {
      return List.of();
    }
    String first = ranked.get(0).received().name();
    return ranked.stream()
        .filter(
            location ->
                sheet.isIdentifiedBy(
                    location.agreeingLabelCount(), location.received().name().equals(first)))
        .toList();
  }

  /** Returns whether a received sheet has the name of another sheet of the template. */
  private boolean hasNameOfOtherSheet(Grid grid, String name) {
    return !grid.name().equals(name)
        && template.sheets().stream().anyMatch(sheet -> sheet.name().equals(grid.name()));
  }

  /** Reports a second, filled-in copy of a table that is not read. */
  private void reportCopies(TemplateSheet sheet, Grid readSheet) {
    if (!sheet.isTable()) {
      return;
    }
    for (Grid grid : received) {
      if (grid != readSheet
          && !hasNameOfOtherSheet(grid, sheet.name())
          && sheet.resembles(grid.cells())) {
        ReceivedSheet part = locations(grid).partFor(sheet);
        if (part != null) {
          SheetLocation copy = SheetLocation.of(sheet, part).locate();
          found.add(copy);
          firstFilledCell(sheet, copy)
              .ifPresent(place -> findings.addRepeatedTable(sheet.name(), readSheet.name(), place));
        }
      }
    }
  }

  /**
   * Returns the first cell of a table that is filled in and is not a formula; any cell with a
   * number if none of its fields was located.
   */
  private Optional<CellPlace> firstFilledCell(TemplateSheet sheet, SheetLocation copy) {
    Grid part = copy.received().grid();
    Grid grid = grid(copy);
    for (Field field : sheet.fields().values()) {
      Address at = copy.cells().get(field.key());
      Cell cell = at == null || part.cell(at) == null ? null : grid.cell(at);
      if (cell != null
          && cell.formula() == null
          && !(FigureParser.parse(cell.content(), field)
              instanceof FigureParser.Reading.BlankOrZero)) {
        return Optional.of(new CellPlace(grid.name(), cell.address()));
      }
    }
    return grid.cells().stream()
        .filter(cell -> copy.cells().isEmpty() && part.cell(cell.address()) != null)
        .filter(cell -> FigureParser.isNumber(cell.content()))
        .map(cell -> new CellPlace(grid.name(), cell.address()))
        .findFirst();
  }
}
