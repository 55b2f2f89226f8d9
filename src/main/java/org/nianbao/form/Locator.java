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
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/**
 * Finds where the fields of the form stand in a received file.
 *
 * <p>First the template's own positions are tried, verified by their labels; where those do not
 * hold, the labels are looked for wherever they stand.
 */
final class Locator {
  private final Template template;
  private final List<Grid> received;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Set<String> absentBesideGroup = new LinkedHashSet<>();
  private final StructureFindings findings;

  Locator(Template template, List<Grid> received) {
    this.template = template;
    this.received = received;
    this.findings = new StructureFindings(template);
  }

  /** Where each field that was found stands, by key. */
  Map<String, Place> places() {
    return places;
  }

  /** Figures that the received form has no cell for because it has one row for a group: they are 0. */
  Set<String> absentBesideGroup() {
    return absentBesideGroup;
  }

  /** What of the form is missing, and what is there that the form does not have. */
  List<Discrepancy> found() {
    return findings.found();
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
        reportCopies(sheet, same, labels);
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
              .allMatch(label -> isSame(grid.text(label.getKey()), label.getValue()))) {
        return grid;
      }
    }
    return null;
  }

  private static boolean isSame(String written, String label) {
    return written.equals(label) || Labels.normalised(written).equals(Labels.normalised(label));
  }

  private void locateByLabels(Grid sheet, Map<Address, String> labels) {
    boolean required = isTable(sheet.name());
    Optional<SheetLocation> own = best(sheet, labels, grid -> !belongsElsewhere(grid, sheet.name()));
    Optional<SheetLocation> found =
        own.isPresent() || !required
            ? own
            : best(sheet, labels, grid -> belongsElsewhere(grid, sheet.name()) && !isLastYear(grid));
    if (found.isEmpty()) {
      if (required) {
        findings.tableMissing(sheet.name());
      }
      return;
    }
    SheetLocation location = found.get();
    location
        .cells()
        .forEach((key, at) -> places.put(key, new Place(location.received().name(), at)));
    if (required) {
      reportCopies(sheet, location.received(), labels);
      if (own.isEmpty()) {
        findings.tableElsewhere(sheet.name(), location.received());
      }
      for (Field field : template.fieldsOn(sheet.name()).values()) {
        if (location.rows().absentBesideGroup().contains(field.address().row())) {
          absentBesideGroup.add(field.key());
        }
      }
      findings.of(sheet.name(), location);
    }
  }

  private interface Choice {
    boolean admits(Grid grid);
  }

  /** Where the most labels agree, if those are half of them. */
  private Optional<SheetLocation> best(Grid sheet, Map<Address, String> labels, Choice choice) {
    return received.stream()
        .filter(choice::admits)
        .map(grid -> SheetLocation.of(template, sheet, labels, grid))
        .max(Comparator.comparingInt(location -> location.rows().agreeing()))
        .filter(location -> location.rows().agreeing() * 2 >= labels.size());
  }

  /** A sheet that bears the name of another of the template's sheets is that one. */
  private boolean belongsElsewhere(Grid grid, String name) {
    return !grid.name().equals(name)
        && template.sheets().stream().anyMatch(sheet -> sheet.name().equals(grid.name()));
  }

  /** Whether the template has last year's figures on the sheet of this name. */
  private boolean isLastYear(Grid grid) {
    return template.fieldsOn(grid.name()).values().stream().anyMatch(Field::isPrevious);
  }

  /** Whether figures of this year stand on the template's sheet. */
  private boolean isTable(String sheet) {
    return template.fieldsOn(sheet).values().stream().anyMatch(Field::isFigure);
  }

  /** A table that stands there twice, and is filled in where it is not read. */
  private void reportCopies(Grid sheet, Grid read, Map<Address, String> labels) {
    if (!isTable(sheet.name())) {
      return;
    }
    for (Grid grid : received) {
      if (grid != read && !belongsElsewhere(grid, sheet.name()) && resembles(grid, labels)) {
        filledIn(sheet, grid, labels)
            .ifPresent(place -> findings.tableTwice(sheet.name(), read, place));
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
  private Optional<Place> filledIn(Grid sheet, Grid grid, Map<Address, String> labels) {
    Map<String, Address> cells = SheetLocation.of(template, sheet, labels, grid).cells();
    List<Place> filledIn = new ArrayList<>();
    for (Field field : template.fieldsOn(sheet.name()).values()) {
      Address at = cells.get(field.key());
      Cell cell = at == null ? null : grid.cell(at);
      if (cell != null
          && cell.formula() == null
          && !(FigureText.read(cell.content(), field) instanceof FigureText.Reading.Nothing)) {
        filledIn.add(new Place(grid.name(), cell.address()));
      }
    }
    return filledIn.stream().findFirst();
  }
}
