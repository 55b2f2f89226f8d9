package org.nianbao.locate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Content;
import org.nianbao.grid.Grid;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/**
 * A sheet of the template as it is looked for in received files: its labels row by row, its groups
 * of rows, its blocks of figures. Prepared once a template.
 */
final class TemplateSheet {
  /** What is prepared of a template. */
  private record Prepared(List<TemplateSheet> sheets, List<Label> labelsOfLastYear) {}

  private static final Map<Template, Prepared> READY =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final Grid grid;
  private final Map<Address, Field> fields;
  private final Map<Address, String> texts;
  private final List<Line> lines;
  private final List<Label> labels;
  private final BitSet filledIn = new BitSet();
  private final BitSet figureRows = new BitSet();
  private final List<Field> unlabelled;
  private final int lastRow;
  private final int lastColumn;
  private final Groups groups;
  private final TableCopies copies;
  private final List<List<List<Field>>> blocks;
  private final boolean table;
  private final boolean lastYear;

  private TemplateSheet(Template template, Grid grid) {
    this.grid = grid;
    fields = template.fieldsOn(grid.name());
    texts = template.labelsOn(grid.name());
    lines = Line.of(texts);
    labels = lines.stream().flatMap(line -> line.labels().stream()).toList();
    fields.keySet().forEach(at -> filledIn.set(at.row()));
    for (Field field : fields.values()) {
      if (field.isFigure()) {
        figureRows.set(field.address().row());
      }
    }
    if (!figureRows.isEmpty()) {
      figureRows.set(figureRows.length());
    }
    unlabelled = template.unlabelledOn(grid.name());
    lastRow = grid.cells().stream().mapToInt(cell -> cell.address().row()).max().orElse(0);
    lastColumn = grid.cells().stream().mapToInt(cell -> cell.address().column()).max().orElse(0);
    groups = Groups.of(lines, filledIn);
    copies = new TableCopies(grid, texts);
    blocks = blocks(fields);
    table = fields.values().stream().anyMatch(Field::isFigure);
    lastYear = fields.values().stream().anyMatch(Field::isPrevious);
  }

  /** The sheets of a template that hold fields, in its order. */
  static List<TemplateSheet> of(Template template) {
    return prepared(template).sheets();
  }

  /** The labels of a template that stand on last year's sheet alone. */
  static List<Label> labelsOfLastYear(Template template) {
    return prepared(template).labelsOfLastYear();
  }

  private static Prepared prepared(Template template) {
    return READY.computeIfAbsent(
        template,
        each -> {
          List<TemplateSheet> sheets =
              each.formSheets().stream().map(grid -> new TemplateSheet(each, grid)).toList();
          return new Prepared(sheets, labelsOfLastYear(sheets));
        });
  }

  private static List<Label> labelsOfLastYear(List<TemplateSheet> sheets) {
    List<Label> current = new ArrayList<>();
    List<Label> lastYear = new ArrayList<>();
    sheets.forEach(sheet -> (sheet.lastYear ? lastYear : current).addAll(sheet.labels));
    lastYear.removeIf(
        label -> label.isCommon() || current.stream().anyMatch(each -> each.names(label)));
    return List.copyOf(lastYear);
  }

  String name() {
    return grid.name();
  }

  Grid grid() {
    return grid;
  }

  /** The fields by their cells. */
  Map<Address, Field> fields() {
    return fields;
  }

  /** What is written in the cells that hold labels. */
  Map<Address, String> texts() {
    return texts;
  }

  /** The rows that have labels, from above. */
  List<Line> lines() {
    return lines;
  }

  /** The labels of all rows. */
  List<Label> labels() {
    return labels;
  }

  /** Whether the row is to be filled in. */
  boolean isFilledIn(int row) {
    return filledIn.get(row);
  }

  /** Whether figures of this year stand in the row, or it is the one right below all that do. */
  boolean isFigureRow(int row) {
    return figureRows.get(row);
  }

  /** The figures that no label stands beside. */
  List<Field> unlabelled() {
    return unlabelled;
  }

  /** Whether a cell stands no lower and no further right than all that is written on it. */
  boolean reaches(Address at) {
    return at.row() <= lastRow && at.column() <= lastColumn;
  }

  /** Whether half of its labels stand in the cells, wherever. */
  boolean resembles(Collection<Cell> cells) {
    Set<String> written =
        cells.stream()
            .filter(cell -> cell.content() instanceof Content.Text)
            .map(cell -> cell.content().toString())
            .filter(text -> text.length() <= ReceivedSheet.LONGEST_LABEL)
            .map(Labels::normalised)
            .collect(Collectors.toSet());
    long held =
        texts.values().stream().filter(each -> written.contains(Labels.normalised(each))).count();
    return held * 2 >= texts.size();
  }

  /** The groups of rows. */
  Groups groups() {
    return groups;
  }

  /** What tells copies of it on one received sheet apart. */
  TableCopies copies() {
    return copies;
  }

  /** Rows of figures, one right below the other, that stand under the same headings. */
  List<List<List<Field>>> blocks() {
    return blocks;
  }

  /** Whether figures of this year stand on it. */
  boolean isTable() {
    return table;
  }

  /** Whether figures of last year stand on it. */
  boolean isLastYear() {
    return lastYear;
  }

  /**
   * Whether so many labels that agree are enough to take a received sheet for this one.
   *
   * @param again whether this one has been found there already: the rest of a sheet that was taken
   *     apart is reported even if it is hardly like the table
   */
  boolean isEnough(int agreeing, boolean again) {
    return agreeing * (again ? 4 : 2) >= texts.size();
  }

  private static List<List<List<Field>>> blocks(Map<Address, Field> fields) {
    Map<Integer, List<Field>> byRow = new TreeMap<>();
    for (Field field : fields.values()) {
      if (isNumber(field)) {
        byRow.computeIfAbsent(field.address().row(), row -> new ArrayList<>()).add(field);
      }
    }
    List<List<List<Field>>> blocks = new ArrayList<>();
    int before = -2;
    Map<Integer, String> headingsBefore = Map.of();
    for (Map.Entry<Integer, List<Field>> row : byRow.entrySet()) {
      Map<Integer, String> headings = headingsByColumn(row.getValue());
      if (row.getKey() != before + 1 || !headings.equals(headingsBefore)) {
        blocks.add(new ArrayList<>());
      }
      blocks.get(blocks.size() - 1).add(row.getValue());
      before = row.getKey();
      headingsBefore = headings;
    }
    return blocks;
  }

  /** Whether it is a figure, of this year or last. */
  static boolean isNumber(Field field) {
    return field.kind().isNumber() && !field.key().equals(Template.YEAR);
  }

  /** The nearest heading over each column of a row. */
  static Map<Integer, String> headingsByColumn(List<Field> row) {
    Map<Integer, String> headings = new LinkedHashMap<>();
    for (Field field : row) {
      List<String> above = field.columnLabels();
      headings.put(field.address().column(), above.isEmpty() ? "" : above.get(above.size() - 1));
    }
    return headings;
  }
}
