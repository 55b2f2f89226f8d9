package org.nianbao.locate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Whitespace;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedText;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/**
 * The content of a received file that was not read. Each cell with content and each paragraph is a
 * figure, a label, a heading, a part of the narrative, the identity of the report or furniture that
 * is known by its place; whatever is none of them is unread, so that nothing sent is lost in
 * silence.
 */
final class UnreadContent {
  /** The rows above a table in which its title and the unit of its figures stand. */
  private static final int ROWS_ABOVE = 5;

  /** The rows below a table in which the names of those who filled it in stand. */
  private static final int ROWS_BELOW = 40;

  /** The names of sheets that explain how to fill in the form. */
  private static final Pattern EXPLANATION = Pattern.compile("说明|须知|要求|注意事项|示例|样例|字典|选项");

  /** Shorter texts of the template occur elsewhere, too. */
  private static final int MIN_OWN_TEXT_LENGTH = 4;

  /** In a printed form the cells of a row are one line; a text this long is nobody else's. */
  private static final int MIN_OWN_SENTENCE_LENGTH = 30;

  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}(?:年度?)?");

  private static final int MAX_FINDINGS = 20;

  /** A received cell that is not read, and whether it stands inside a table. */
  private record Piece(Grid sheet, Cell cell, boolean inTable) {
    int row() {
      return cell.address().row();
    }

    String text() {
      return cell.content().toString();
    }

    boolean isImportant() {
      return inTable
          || (LineKind.isSentence(text()) && !EXPLANATION.matcher(sheet.name()).find());
    }
  }

  private final Template template;
  private final FieldLocator locator;
  private final Set<CellPlace> read = new HashSet<>();

  /** The labels on sheets without tables, which may also be headings of the narrative. */
  private final Set<CellPlace> labels = new HashSet<>();

  private final Map<Grid, List<TableBounds>> tables = new HashMap<>();

  private final Set<String> unknownRows = new HashSet<>();
  private final Set<String> unknownColumns = new HashSet<>();
  private final Set<String> ownTexts = new HashSet<>();
  private final Map<Grid, List<TableBounds>> textTables = new HashMap<>();

  /** The second copies of tables, which are reported as such. */
  private final Map<Grid, List<TableBounds>> copies = new HashMap<>();

  UnreadContent(Template template, FieldLocator locator, List<ReceivedDocument> documents) {
    this.template = template;
    this.locator = locator;
    for (ReceivedDocument document : documents) {
      markRead(document.narrative().read());
      if (document.tables() != null) {
        addTextTables(document.grid(), document.tables());
      }
    }
    for (SheetLocation location : locator.locations()) {
      Grid sheet = locator.grid(location);
      TableBounds bounds = TableBounds.of(location);
      if (!location.isTable()) {
        location.rows().labels().forEach(at -> labels.add(new CellPlace(sheet.name(), at)));
      } else if (bounds != null && !locator.isRead(location)) {
        copies.computeIfAbsent(sheet, each -> new ArrayList<>()).add(bounds);
      } else if (bounds != null) {
        tables.computeIfAbsent(sheet, each -> new ArrayList<>()).add(bounds);
      }
    }
  }

  /** Marks the lines of tables in text, except those with figures that belong to no row. */
  private void addTextTables(Grid text, PlainTextTables read) {
    Collection<TableBounds> bounds = read.bounds().values();
    textTables.put(text, List.copyOf(bounds));
    for (Cell cell : text.cells()) {
      for (TableBounds table : bounds) {
        if (table.contains(cell.address()) && !read.hasUnreadFigures(cell.address())) {
          markRead(new CellPlace(text.name(), cell.address()));
        }
      }
    }
  }

  /** Marks a cell as read. */
  void markRead(@Nullable CellPlace place) {
    if (place != null) {
      read.add(place);
    }
  }

  void markRead(Set<CellPlace> places) {
    read.addAll(places);
  }

  /** Marks a number in a row or column that the form does not have; both may have labels. */
  void markUnknown(CellPlace place) {
    unknownRows.add(place.sheet() + place.address().row());
    unknownColumns.add(place.sheet() + Address.columnName(place.address().column()));
  }

  /** Returns the bounds of the table of a template sheet on a received sheet; null if not there. */
  @Nullable TableBounds tableOf(Grid sheet, String name) {
    Map<Grid, List<TableBounds>> all = sheet.source() == Grid.Source.TEXT ? textTables : tables;
    for (TableBounds bounds : all.getOrDefault(sheet, List.of())) {
      if (bounds.name().equals(name)) {
        return bounds;
      }
    }
    return null;
  }

  boolean isRead(CellPlace place) {
    return read.contains(place);
  }

  /** Returns the unread cells of a sheet of a workbook with text, which may be narrative. */
  List<Cell> unreadTexts(Grid sheet) {
    List<Cell> texts = new ArrayList<>();
    for (Piece piece : pieces(sheet, true)) {
      if (piece.cell().content() instanceof CellContent.Text && !piece.inTable()) {
        texts.add(piece.cell());
      }
    }
    return texts;
  }

  /** Returns the discrepancies that tell what of these sheets is unread. */
  List<Discrepancy> discrepancies(List<Grid> sheets) {
    read.addAll(labels);
    List<List<Piece>> areas = new ArrayList<>();
    for (Grid sheet : sheets) {
      List<Piece> area = new ArrayList<>();
      for (Piece piece : pieces(sheet, false)) {
        Piece before = area.isEmpty() ? null : area.get(area.size() - 1);
        if (before != null
            && (piece.row() > before.row() + 1 || piece.isImportant() != before.isImportant())) {
          areas.add(area);
          area = new ArrayList<>();
        }
        area.add(piece);
      }
      if (!area.isEmpty()) {
        areas.add(area);
      }
    }
    List<Discrepancy> found = new ArrayList<>();
    for (List<Piece> area : areas.subList(0, Math.min(areas.size(), MAX_FINDINGS))) {
      found.add(discrepancy(area));
    }
    if (areas.size() > MAX_FINDINGS) {
      List<Piece> rest = new ArrayList<>();
      areas.subList(MAX_FINDINGS, areas.size()).forEach(rest::addAll);
      found.add(discrepancy(rest));
    }
    return found;
  }

  private static Discrepancy discrepancy(List<Piece> area) {
    Piece first = area.get(0);
    List<CellPlace> cells = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    boolean important = false;
    int row = first.row();
    for (Piece piece : area) {
      cells.add(new CellPlace(piece.sheet().name(), piece.cell().address()));
      important |= piece.isImportant();
      if (text.length() < Discrepancy.MAX_UNREAD_LENGTH) {
        text.append(text.isEmpty() ? "" : piece.row() == row ? "\t" : "\n").append(piece.text());
      }
      row = piece.row();
    }
    String quoted =
        ShortenedText.quoted(text.toString().replace('\n', ' ').replace('\t', ' '));
    String pattern =
        (first.sheet().source() == Grid.Source.SHEET ? "form.unread.cell" : "form.unread.document")
            + (cells.size() > 1 ? "s" : "");
    return Discrepancy.unread(
        important ? Severity.WARNING : Severity.NOTICE,
        cells,
        text.toString(),
        Message.of(pattern, cells.get(0), quoted, cells.size()));
  }

  /**
   * Returns the unread cells of a sheet, in order.
   *
   * @param headings whether texts of the template itself count, which may be headings
   */
  private List<Piece> pieces(Grid sheet, boolean headings) {
    if (sheet.source() == Grid.Source.UNREAD || isOutput(sheet)) {
      return List.of();
    }
    List<Cell> cells = new ArrayList<>();
    for (Cell cell : outside(sheet)) {
      if (isUnread(sheet, cell)) {
        cells.add(cell);
      }
    }
    return cells.isEmpty()
        ? List.of()
        : unknown(sheet, locator.inTemplateLayout(sheet), cells, headings);
  }

  /** Returns the cells of a sheet where the template has none; all if it has another layout. */
  private Collection<Cell> outside(Grid sheet) {
    TemplateSheet same = locator.inTemplateLayout(sheet);
    if (same == null) {
      return sheet.cells();
    }
    List<Cell> cells = List.of();
    for (Cell cell : sheet.cells()) {
      if (!same.hasCell(cell.address()) && !isRepeated(sheet, cell, same.grid())) {
        cells = cells.isEmpty() ? new ArrayList<>() : cells;
        cells.add(cell);
      }
    }
    return cells;
  }

  /** Returns whether the cells of some sheets are all those of the template, as in most forms. */
  boolean hasNothingOutsideTheForm(List<Grid> sheets) {
    for (Grid sheet : sheets) {
      if (sheet.source() != Grid.Source.UNREAD && !isOutput(sheet) && !outside(sheet).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Returns those of some cells that have no place in or beside a table. */
  private List<Piece> unknown(
      Grid sheet, @Nullable TemplateSheet same, List<Cell> cells, boolean headings) {
    List<TableBounds> read = new ArrayList<>(tables.getOrDefault(sheet, List.of()));
    if (same != null && (same.isTable() || same.isLastYear())) {
      read.add(TableBounds.of(same));
    }
    List<TableBounds> repeated = copies.getOrDefault(sheet, List.of());
    Set<Integer> explained =
        sheet.source() == Grid.Source.SHEET ? Set.of() : rowsWithOwnTexts(sheet);
    List<Piece> pieces = new ArrayList<>();
    for (Cell cell : cells) {
      Address at = cell.address();
      if (headings && isTopLevelHeading(cell)) {
        pieces.add(new Piece(sheet, cell, false)); // the order of the sections tells the narrative
        continue;
      }
      if (repeated.stream().anyMatch(copy -> copy.contains(at))
          || isLabelOfUnknown(sheet, cell)
          || read.stream().anyMatch(table -> isKnownByPlace(sheet, cell, table))
          || explained.contains(at.row())
          || isRepeated(sheet, cell, sheet)
          || YEAR.matcher(cell.content().toString()).matches()
          || (!headings && isOwnText(cell.content().toString()))) {
        continue;
      }
      boolean inside = read.stream().anyMatch(table -> table.contains(at));
      pieces.add(new Piece(sheet, cell, inside));
    }
    return pieces;
  }

  private boolean isLabelOfUnknown(Grid sheet, Cell cell) {
    Address at = cell.address();
    return (!unknownRows.isEmpty() || !unknownColumns.isEmpty())
        && cell.content() instanceof CellContent.Text text
        && !LineKind.isSentence(text.value())
        && (unknownRows.contains(sheet.name() + at.row())
            || unknownColumns.contains(sheet.name() + Address.columnName(at.column())));
  }

  private static boolean isTopLevelHeading(Cell cell) {
    HeadingLine heading = HeadingLine.parse(cell.content().toString());
    return heading != null && heading.isTopLevel() && heading.isWholeLine();
  }

  /** Returns whether a text is one of the template's labels or explanations. */
  boolean isOwnText(String text) {
    return text.length() <= ReceivedSheet.MAX_LABEL_LENGTH
        && ownTexts().contains(LabelComparison.normalised(text));
  }

  /** Returns the template's own texts, normalised. */
  private Set<String> ownTexts() {
    if (ownTexts.isEmpty()) {
      for (Grid sheet : template.formSheets()) {
        for (Cell cell : sheet.cells()) {
          if (cell.content() instanceof CellContent.Text text && text.value().indexOf('$') < 0) {
            ownTexts.add(LabelComparison.normalised(text.value()));
          }
        }
      }
    }
    return ownTexts;
  }

  /**
   * Returns the rows that contain a text of the template's own outside its tables: a workbook that
   * was saved as a page or printed shows its check sheet and the explanations on its cover, too.
   */
  private Set<Integer> rowsWithOwnTexts(Grid document) {
    Set<String> own = new HashSet<>();
    for (Grid sheet : template.sheets()) {
      for (Cell cell : sheet.cells()) {
        String text = cell.content().toString();
        if (text.length() >= MIN_OWN_TEXT_LENGTH && text.indexOf('$') < 0) {
          own.add(text);
        }
      }
      own.removeAll(template.labelsOn(sheet.name()).values());
    }
    List<String> sentences =
        own.stream().filter(text -> text.length() >= MIN_OWN_SENTENCE_LENGTH).toList();
    Set<Integer> rows = new HashSet<>();
    for (Cell cell : document.cells()) {
      String text = cell.content().toString();
      if (own.contains(text) || sentences.stream().anyMatch(text::contains)) {
        rows.add(cell.address().row());
      }
    }
    return rows;
  }

  /**
   * Returns whether a cell is a label of a table, the number of a row or a column of it, a title or
   * a signature next to it, or one of the figures that are reported as missing.
   */
  private boolean isKnownByPlace(Grid sheet, Cell cell, TableBounds table) {
    Address at = cell.address();
    if (!(cell.content() instanceof CellContent.Text text)) {
      return (table.mayNumberLines(at) && isSmall(cell))
          || (!table.complete() && at.row() >= table.firstRow());
    }
    if (table.contains(at)) {
      return text.value().length() <= ReceivedSheet.MAX_LABEL_LENGTH;
    }
    if (sheet.source() != Grid.Source.SHEET || LineKind.isSentence(text.value())) {
      return false;
    }
    boolean above = at.row() < table.firstRow() && at.row() >= table.firstRow() - ROWS_ABOVE;
    boolean below = at.row() > table.lastRow() && at.row() <= table.lastRow() + ROWS_BELOW;
    return above || (below && LineKind.isSignature(text.value()));
  }

  /** Returns whether a number may be the number of a row or a column. */
  private static boolean isSmall(Cell cell) {
    return cell.content().toString().length() <= 2;
  }

  private boolean isUnread(Grid sheet, Cell cell) {
    return !(cell.content() instanceof CellContent.Uncalculated)
        && !Whitespace.isBlank(cell.content().toString())
        && !read.contains(new CellPlace(sheet.name(), cell.address()));
  }

  /** Returns whether a cell repeats the first one of its merged region. */
  private static boolean isRepeated(Grid sheet, Cell cell, Grid layout) {
    Address first = layout.regionOf(cell.address()).first();
    return !first.equals(cell.address()) && cell.content().equals(sheet.content(first));
  }

  /**
   * Returns whether a sheet shows results or explains the form, as the template's own sheet does.
   */
  private boolean isOutput(Grid sheet) {
    for (Grid own : template.sheets()) {
      if (own.name().equals(sheet.name())) {
        boolean form = template.formSheets().contains(own);
        return !form && firstText(own).equals(firstText(sheet));
      }
    }
    return false;
  }

  private static String firstText(Grid sheet) {
    return sheet.cells().isEmpty() ? "" : sheet.cells().iterator().next().content().toString();
  }
}
