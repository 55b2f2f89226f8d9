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
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/**
 * A template sheet, prepared for the search in received files: its labels row by row, its groups of
 * rows, its blocks of figures. Prepared once for each template.
 */
final class TemplateSheet {
  /** The prepared sheets of a template. */
  private record Prepared(List<TemplateSheet> sheets, List<Label> labelsOfLastYear) {}

  private static final Map<Template, Prepared> PREPARED =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final Grid grid;
  private final Map<Address, Field> fields;
  private final Map<Address, String> texts;
  private final List<LabelledRow> lines;
  private final List<Label> labels;
  private final BitSet filledIn = new BitSet();
  private final BitSet figureRows = new BitSet();
  private final List<Field> unlabelled;
  private final int lastRow;
  private final int lastColumn;
  private final RowGroups groups;
  private final RepeatedTableSplitter copies;
  private final List<List<List<Field>>> blocks;
  private final boolean table;
  private final boolean lastYear;

  private TemplateSheet(Template template, Grid grid) {
    this.grid = grid;
    fields = template.fieldsOn(grid.name());
    texts = template.labelsOn(grid.name());
    lines = LabelledRow.of(texts);
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
    groups = RowGroups.groupOf(lines, filledIn);
    copies = new RepeatedTableSplitter(grid, texts);
    blocks = blocks(fields);
    table = fields.values().stream().anyMatch(Field::isFigure);
    lastYear = fields.values().stream().anyMatch(Field::isPrevious);
  }

  /** Returns the sheets of a template that contain fields, in the template's order. */
  static List<TemplateSheet> of(Template template) {
    return prepared(template).sheets();
  }

  /** Returns the labels of a template that only its sheet of last year has. */
  static List<Label> labelsOfLastYear(Template template) {
    return prepared(template).labelsOfLastYear();
  }

  private static Prepared prepared(Template template) {
    return PREPARED.computeIfAbsent(
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
        label -> label.isCommon() || current.stream().anyMatch(each -> each.matches(label)));
    return List.copyOf(lastYear);
  }

  String name() {
    return grid.name();
  }

  Grid grid() {
    return grid;
  }

  /** Returns the fields by their cells. */
  Map<Address, Field> fields() {
    return fields;
  }

  /** Returns the texts of the cells that contain labels. */
  Map<Address, String> labelTexts() {
    return texts;
  }

  /** Returns the rows that have labels, from top to bottom. */
  List<LabelledRow> labelledRows() {
    return lines;
  }

  /** Returns the labels of all rows. */
  List<Label> labels() {
    return labels;
  }

  /** Returns whether the row has fields. */
  boolean hasFields(int row) {
    return filledIn.get(row);
  }

  /**
   * Returns whether the row contains figures of this year or directly follows the last one that
   * does.
   */
  boolean isFigureRow(int row) {
    return figureRows.get(row);
  }

  /** Returns the figures in rows without labels. */
  List<Field> unlabelled() {
    return unlabelled;
  }

  /** Returns whether a cell is within the rows and columns in use. */
  boolean contains(Address at) {
    return at.row() <= lastRow && at.column() <= lastColumn;
  }

  /** Returns whether the template has content in a cell: a field, a text or a formula. */
  boolean hasCell(Address at) {
    return grid.cell(at) != null;
  }

  /** Returns whether half of the labels occur in the cells, at any position. */
  boolean resembles(Collection<Cell> cells) {
    Set<String> written =
        cells.stream()
            .filter(cell -> cell.content() instanceof CellContent.Text)
            .map(cell -> cell.content().toString())
            .filter(text -> text.length() <= ReceivedSheet.MAX_LABEL_LENGTH)
            .map(LabelComparison::normalised)
            .collect(Collectors.toSet());
    long matching =
        texts.values().stream()
            .filter(each -> written.contains(LabelComparison.normalised(each)))
            .count();
    return matching * 2 >= texts.size();
  }

  /** Returns the groups of rows. */
  RowGroups groups() {
    return groups;
  }

  /** Returns the splitter for received sheets with several copies of this one. */
  RepeatedTableSplitter splitter() {
    return copies;
  }

  /**
   * Returns the blocks: consecutive rows of figures below the same headings, or below some of them.
   */
  List<List<List<Field>>> blocks() {
    return blocks;
  }

  /** Returns whether the sheet contains figures of this year. */
  boolean isTable() {
    return table;
  }

  /** Returns whether the sheet contains figures of last year. */
  boolean isLastYear() {
    return lastYear;
  }

  /**
   * Returns whether a number of agreeing labels identifies a received sheet as this one.
   *
   * @param alreadyFound whether this sheet was already found there; the rest of a split sheet is
   *     reported even if few labels agree
   */
  boolean isIdentifiedBy(int agreeing, boolean alreadyFound) {
    return agreeing * (alreadyFound ? 4 : 2) >= texts.size();
  }

  private static List<List<List<Field>>> blocks(Map<Address, Field> fields) {
    Map<Integer, List<Field>> byRow = new TreeMap<>();
    BitSet filledRows = new BitSet();
    for (Field field : fields.values()) {
      filledRows.set(field.address().row());
      if (isNumber(field)) {
        byRow.computeIfAbsent(field.address().row(), row -> new ArrayList<>()).add(field);
      }
    }
    List<List<List<Field>>> blocks = new ArrayList<>();
    int previousRow = -2;
    Map<Integer, String> blockHeadings = Map.of();
    for (Map.Entry<Integer, List<Field>> row : byRow.entrySet()) {
      Map<Integer, String> headings = headingsByColumn(row.getValue());
      // rows of texts and choices do not end a block
      boolean continues = previousRow >= 0 && filledRows.nextClearBit(previousRow) >= row.getKey();
      if (continues && isPartOf(blockHeadings, headings)) {
        blockHeadings = headings;
      } else if (!continues || !isPartOf(headings, blockHeadings)) {
        blocks.add(new ArrayList<>());
        blockHeadings = headings;
      }
      blocks.get(blocks.size() - 1).add(row.getValue());
      previousRow = row.getKey();
    }
    return blocks;
  }

  /**
   * Returns whether each column of a row is one of a row with more figures, below the same heading.
   * A merged cell below several headings has none of its own.
   */
  private static boolean isPartOf(Map<Integer, String> row, Map<Integer, String> wider) {
    return row.entrySet().stream()
        .allMatch(
            column -> {
              String heading = wider.get(column.getKey());
              return heading != null
                  && (column.getValue().isEmpty() || column.getValue().equals(heading));
            });
  }

  /** Returns the row of a block with most figures, which has all of its headings. */
  static List<Field> widest(List<List<Field>> block) {
    List<Field> widest = block.get(0);
    for (List<Field> row : block) {
      widest = row.size() > widest.size() ? row : widest;
    }
    return widest;
  }

  /** Returns whether a field is a figure, of this year or of last year. */
  static boolean isNumber(Field field) {
    return field.kind().isNumber() && !field.key().equals(Template.YEAR);
  }

  /** Returns the nearest heading above each column of a row. */
  static Map<Integer, String> headingsByColumn(List<Field> row) {
    Map<Integer, String> headings = new LinkedHashMap<>();
    for (Field field : row) {
      List<String> above = field.columnLabels();
      headings.put(field.address().column(), above.isEmpty() ? "" : above.get(above.size() - 1));
    }
    return headings;
  }
}
