package org.nianbao.locate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.DiscrepancyNote;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.DisplayMark;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Ideographs;
import org.nianbao.grid.Region;
import org.nianbao.grid.Whitespace;
import org.nianbao.locate.NarrativeSections.Passage;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedText;
import org.nianbao.template.Field;
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

  /** A text in a formula, with words. */
  private static final Pattern TEXT_OF_FORMULA =
      Pattern.compile("\"[^\"]*[" + Ideographs.HAN + "]");

  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}(?:年度?)?");

  /**
   * Words within a table that tell how it is laid out: the heading of row numbers, a page break.
   */
  private static final Pattern LABEL_OF_LAYOUT =
      Pattern.compile("\\s*(?:序\\s*号|编号|行次|栏次|[（(]?(?:续[上前]?表|接上[表页]|续上页|下转)[^。]{0,8})\\s*");

  private static final int MAX_FINDINGS = 20;

  /** So many numbers alone are not quoted as a text. */
  private static final int MIN_NUMBERS = 6;

  private static final int MIN_TABLE_CELLS = 4;

  /** A narrative has some hundreds of lines. */
  private static final int MAX_NARRATIVE_CELLS = 20_000;

  /** The places of content, with the keys of their messages. */
  private enum Kind {
    CELL("form.unread.cell"),
    COMMENT("form.unread.comment"),
    SHAPE("form.unread.shape"),
    PICTURE("form.unread.picture"),

    /** A picture in place of figures, which count as 0 without it. */
    PICTURE_OF_FIGURES("form.unread.scan");

    private final String key;

    Kind(String key) {
      this.key = key;
    }
  }

  /**
   * Received content that is not read.
   *
   * @param cell the cell; if the content is no cell but attached to one, the text with its address
   * @param inTable whether it stands inside a table
   * @param known whether it is known by its place; it is a heading, which the narrative may need
   */
  private record Piece(Grid sheet, Cell cell, Kind kind, boolean inTable, boolean known) {
    int row() {
      return cell.address().row();
    }

    CellPlace place() {
      return new CellPlace(sheet.name(), cell.address());
    }

    String text() {
      boolean uncalculated = cell.content() instanceof CellContent.Uncalculated;
      return uncalculated ? "=" + cell.formula() : cell.content().toString();
    }

    /** Returns whether its sheet, row or column is hidden. */
    boolean isHidden() {
      return sheet.isHidden()
          || sheet.isRowHidden(row())
          || sheet.hiddenColumns().contains(cell.address().column());
    }

    /** Returns whether it is shown together with another piece that stands before it. */
    boolean continues(Piece other) {
      return kind == Kind.CELL
          && other.kind == Kind.CELL
          && sheet == other.sheet
          && row() <= other.row() + 1
          && isInOtherTable() == other.isInOtherTable()
          && isImportant() == other.isImportant();
    }

    /** Returns whether the cell may be a label of the table; a paragraph within it is none. */
    boolean isLabel() {
      boolean paragraph = sheet.source() == Grid.Source.DOCUMENT && sheet.rowSize(row()) == 1;
      return inTable
          && cell.content() instanceof CellContent.Text
          && !(isNumber() && sheet.rowSize(row()) == 1)
          && text().length() <= ReceivedSheet.MAX_LABEL_LENGTH
          && !(paragraph && LineKind.isSentence(text()));
    }

    /** Returns whether the cell has a number or a label, and no heading of the narrative. */
    boolean isShort() {
      String text = text();
      return !inTable && !known && !LineKind.isRunningText(text) && !isHeading(text, true);
    }

    /** Returns whether the cell stands beside others in a table of a document, not of the form. */
    boolean isInOtherTable() {
      return kind == Kind.CELL
          && !inTable
          && sheet.source() == Grid.Source.DOCUMENT
          && sheet.rowSize(row()) > 1;
    }

    boolean isNumber() {
      return kind == Kind.CELL && ReceivedSheet.isNumber(cell);
    }

    boolean isYear() {
      return YEAR.matcher(text()).matches();
    }

    boolean isBeside(Piece other) {
      return sheet == other.sheet && row() == other.row();
    }

    boolean isImportant() {
      return inTable || (LineKind.isSentence(text()) && !EXPLANATION.matcher(sheet.name()).find());
    }
  }

  private final Template template;
  private final FieldLocator locator;

  /** The cells of each sheet that the form does not have. */
  private final Map<Grid, Collection<Cell>> outside = new LinkedHashMap<>();

  /** The comments and the texts of shapes that the form does not have. */
  private final List<Piece> attached = new ArrayList<>();

  private final List<Piece> pieces = new ArrayList<>();
  private final Set<CellPlace> read = new HashSet<>();

  /** The maximum distance in cells of a number from the next one of its row or column. */
  private static final int MAX_DISTANCE = 20;

  /** The number of texts that tell a sheet of the template. */
  private static final int MIN_COMMON_TEXTS = 3;

  /** The labels on sheets without tables, which may also be headings of the narrative. */
  private final Set<CellPlace> labels = new HashSet<>();

  /** The labels of the rows of tables, which may have notes with counts. */
  private final Set<CellPlace> rowLabels = new HashSet<>();

  private final Map<Grid, List<TableBounds>> tables = new HashMap<>();

  /** The first cells of the rows and columns with numbers that the form does not have. */
  private final Set<CellPlace> unknownRows = new HashSet<>();

  private final Set<CellPlace> unknownColumns = new HashSet<>();

  private final Map<Grid, List<TableBounds>> textTables = new HashMap<>();

  /** The second copies of tables, which are reported as such. */
  private final Map<Grid, List<TableBounds>> copies = new HashMap<>();

  /** Creates an account of the cells that the form does not have. */
  UnreadContent(Template template, FieldLocator locator, List<Grid> sheets) {
    this.template = template;
    this.locator = locator;
    for (Grid sheet : sheets) {
      Collection<Cell> cells = outside(sheet);
      if (!cells.isEmpty()) {
        outside.put(sheet, cells);
      }
      if (sheet.source() == Grid.Source.SHEET) { // those of documents are display notices
        new TreeMap<>(sheet.marks())
            .forEach((at, marks) -> marks.forEach(mark -> addAttached(sheet, at, mark)));
      }
    }
  }

  private void addAttached(Grid sheet, Address at, DisplayMark mark) {
    if (mark instanceof DisplayMark.Comment comment) {
      addAttached(sheet, at, Kind.COMMENT, DiscrepancyNote.withoutNote(comment.text()));
    } else if (mark instanceof DisplayMark.ShapeText shape) {
      addAttached(sheet, at, Kind.SHAPE, shape.text());
    } else if (mark instanceof DisplayMark.Picture picture) {
      List<Field> covered = blankFieldsBelow(sheet, at, picture);
      if (!covered.isEmpty()) {
        boolean figures = covered.stream().anyMatch(Field::isFigure);
        Cell cell = new Cell(at, new CellContent.Text("图片"), null);
        Kind kind = figures ? Kind.PICTURE_OF_FIGURES : Kind.PICTURE;
        attached.add(new Piece(sheet, cell, kind, true, false));
      }
    }
  }

  /**
   * Returns the fields whose cells a picture covers if all of them are blank, else none: a seal
   * stands over a table that is filled in. A picture in the cell of a figure is reported with the
   * figure.
   */
  private List<Field> blankFieldsBelow(Grid sheet, Address at, DisplayMark.Picture picture) {
    Address last =
        new Address(
            Math.min(at.row() + picture.rows(), Address.MAX_ROWS) - 1,
            Math.min(at.column() + picture.columns(), Address.MAX_COLUMNS) - 1);
    Region covered = new Region(at, last);
    List<Field> blank = new ArrayList<>();
    for (Field field : template.fields()) {
      CellPlace place = locator.places().get(field);
      if (place != null
          && place.sheet().equals(sheet.name())
          && !(field.isFigure() && picture.isInCell())
          && covered.intersects(sheet.regionOf(place.address()))) {
        Cell cell = sheet.cell(place.address());
        if (cell != null
            && (cell.formula() != null || !Whitespace.isBlank(cell.content().toString()))) {
          return List.of();
        }
        blank.add(field);
      }
    }
    return blank;
  }

  private void addAttached(Grid sheet, Address at, Kind kind, String text) {
    if (!text.isEmpty() && !TemplateTexts.of(template).isAttached(text)) {
      Cell cell = new Cell(at, new CellContent.Text(text), null);
      attached.add(new Piece(sheet, cell, kind, false, false));
    }
  }

  /** Returns whether all content is that of the form, as in most workbooks. */
  boolean isEmpty() {
    return outside.isEmpty() && attached.isEmpty();
  }

  /** Adds what was found in documents and by labels. */
  void addLocations(List<ReceivedDocument> documents) {
    for (ReceivedDocument document : documents) {
      markRead(document.narrative().read());
      if (document.tables() != null) {
        addTextTables(document.grid(), document.tables());
      }
    }
    for (SheetLocation location : locator.locations()) {
      Grid sheet = locator.grid(location);
      TableBounds all = TableBounds.of(location);
      TableBounds bounds = all == null ? null : all.belowSentences(sheet);
      if (location.isTable()) {
        location.rows().labels().forEach(at -> rowLabels.add(new CellPlace(sheet.name(), at)));
      }
      if (!location.isTable()) {
        boolean notes = // whose labels (第二部分表格之前) are no headings of the narrative
            location.cells().keySet().stream().anyMatch(key -> key.startsWith(Template.NOTES));
        for (Address at : location.rows().labels()) {
          if (!LineKind.isSentence(sheet.text(at))) { // a heading with its text is no label
            (notes ? read : labels).add(new CellPlace(sheet.name(), at));
          }
        }
      } else if (bounds != null && !locator.isRead(location)) {
        copies.computeIfAbsent(sheet, each -> new ArrayList<>()).add(bounds);
      } else if (bounds != null) {
        tables.computeIfAbsent(sheet, each -> new ArrayList<>()).add(bounds);
      }
    }
  }

  /**
   * Marks the lines of tables in text, except those with figures of no row and with other words.
   */
  private void addTextTables(Grid text, PlainTextTables read) {
    Collection<TableBounds> bounds = read.bounds().values();
    textTables.put(text, List.copyOf(bounds));
    TemplateTexts texts = TemplateTexts.of(template);
    for (Cell cell : text.cells()) {
      for (TableBounds table : bounds) {
        if (table.contains(cell.address())
            && !read.hasUnreadFigures(cell.address())
            && texts.resemblesLabel(cell.content().toString())) {
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
    unknownRows.add(rowOf(place.sheet(), place.address()));
    unknownColumns.add(columnOf(place.sheet(), place.address()));
  }

  /** Returns the template's sheet whose layout a received sheet has; null if there is none. */
  @Nullable TemplateSheet formSheet(Grid sheet) {
    return locator.inTemplateLayout(sheet);
  }

  /** Returns the bounds of the table of a template sheet on a received sheet; null if not there. */
  @Nullable TableBounds tableOf(Grid sheet, String name) {
    TemplateSheet form = formSheet(sheet);
    if (form != null && form.isTable() && form.name().equals(name)) {
      return TableBounds.of(form);
    }
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

  /** Finds the unread cells; all other cells have been marked as read. */
  void search() {
    outside.forEach(this::search);
  }

  private void search(Grid sheet, Collection<Cell> cells) {
    List<TableBounds> onSheet = tablesOn(sheet);
    List<TableBounds> repeated = copies.getOrDefault(sheet, List.of());
    Set<Integer> explained = rowsOfExplanations(sheet);
    for (Cell cell : cells) {
      if (isUnread(sheet, cell)) {
        Address at = cell.address();
        boolean known =
            contains(repeated, at)
                || isLabelOfUnknown(sheet, cell)
                || isKnownByPlace(sheet, cell, onSheet)
                || explained.contains(at.row())
                || isRepeated(sheet, cell, sheet);
        boolean inTable = contains(onSheet, at) && !isAbove(sheet, cell, onSheet);
        if (!known
            || (sheet.source() == Grid.Source.SHEET
                && (isHeading(cell.content().toString(), !inTable)
                    || isTitleOfSection(sheet, cell)))) {
          pieces.add(new Piece(sheet, cell, Kind.CELL, inTable, known));
        }
      }
    }
  }

  /**
   * Returns whether a cell alone in its row has the title of a section, with an ordinal or none.
   */
  private boolean isTitleOfSection(Grid sheet, Cell cell) {
    return sheet.rowSize(cell.address().row()) == 1
        && cell.content() instanceof CellContent.Text text
        && TemplateTexts.of(template).sheetWithTitle(text.value()) != null;
  }

  /** Returns the bounds of the tables of the form on a sheet of a workbook or in a document. */
  List<TableBounds> tablesOn(Grid sheet) {
    List<TableBounds> onSheet = new ArrayList<>(tables.getOrDefault(sheet, List.of()));
    TemplateSheet same = locator.inTemplateLayout(sheet);
    if (same != null && (same.isTable() || same.isLastYear())) {
      onSheet.add(TableBounds.of(same));
    }
    return onSheet;
  }

  private static boolean contains(List<TableBounds> tables, Address at) {
    for (TableBounds table : tables) {
      if (table.contains(at)) {
        return true;
      }
    }
    return false;
  }

  private boolean isKnownByPlace(Grid sheet, Cell cell, List<TableBounds> tables) {
    for (TableBounds table : tables) {
      if (isKnownByPlace(sheet, cell, table)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the unread texts that workbooks show outside tables, which may be narrative; none if
   * there are too many for one.
   */
  List<Passage> unreadTexts() {
    List<Passage> texts = new ArrayList<>();
    if (pieces.size() > MAX_NARRATIVE_CELLS) {
      return texts;
    }
    Set<CellPlace> otherTables = rowsOfOtherTables();
    for (Piece piece : pieces) {
      if (piece.kind() == Kind.CELL
          && piece.sheet().source() == Grid.Source.SHEET
          && !piece.isHidden()
          && ownSheet(piece.sheet()) == null
          && piece.cell().content() instanceof CellContent.Text
          && (piece.known() || !piece.inTable())
          && !otherTables.contains(rowOf(piece.sheet().name(), piece.cell().address()))
          && !piece.isYear()) {
        texts.add(new Passage(piece.text(), piece.place(), 0));
      }
    }
    return texts;
  }

  /**
   * Returns the first cells of the rows in workbooks that have labels beside numbers, and of the
   * rows of headings above them: tables that the form does not have.
   */
  private Set<CellPlace> rowsOfOtherTables() {
    Map<CellPlace, List<Piece>> rows = new LinkedHashMap<>();
    for (Piece piece : pieces) {
      if (piece.kind() == Kind.CELL && piece.sheet().source() == Grid.Source.SHEET) {
        CellPlace row = rowOf(piece.sheet().name(), piece.cell().address());
        rows.computeIfAbsent(row, each -> new ArrayList<>()).add(piece);
      }
    }
    rows.values().removeIf(row -> row.size() < 2 || !row.stream().allMatch(Piece::isShort));
    Set<CellPlace> found = new HashSet<>();
    rows.forEach(
        (at, row) -> {
          int above = at.address().row() - 1;
          boolean headed =
              above >= 0 && rows.containsKey(new CellPlace(at.sheet(), new Address(above, 0)));
          if (row.stream().anyMatch(piece -> piece.isNumber() && !piece.isYear())
              && (headed || !row.stream().allMatch(Piece::isNumber))) {
            found.add(at);
          }
        });
    for (CellPlace row : List.copyOf(found)) {
      for (int above = row.address().row() - 1; above >= 0; above--) {
        CellPlace heading = new CellPlace(row.sheet(), new Address(above, 0));
        if (!rows.containsKey(heading) || !found.add(heading)) {
          break;
        }
      }
    }
    return found;
  }

  /** Returns the discrepancies that tell what is unread. */
  List<Discrepancy> discrepancies() {
    List<List<Piece>> areas = new ArrayList<>();
    Piece before = null;
    for (Piece piece : unreadPieces()) {
      if (before == null || !piece.continues(before)) {
        areas.add(new ArrayList<>());
      }
      areas.get(areas.size() - 1).add(piece);
      before = piece;
    }
    List<Discrepancy> found = new ArrayList<>();
    for (List<Piece> area : areas.subList(0, Math.min(areas.size(), MAX_FINDINGS))) {
      found.add(discrepancy(area));
    }
    if (areas.size() > MAX_FINDINGS) {
      Map<String, List<Piece>> rest = new LinkedHashMap<>();
      for (List<Piece> area : areas.subList(MAX_FINDINGS, areas.size())) {
        Piece first = area.get(0);
        String alike = first.kind() + first.sheet().name();
        rest.computeIfAbsent(alike, each -> new ArrayList<>()).addAll(area);
      }
      rest.values().forEach(pieces -> found.add(discrepancy(pieces)));
    }
    return found;
  }

  /**
   * Returns the unread cells. Years, labels of tables and words of the form are among them only in
   * a row with unread numbers, which they explain.
   */
  private List<Piece> unreadPieces() {
    TemplateTexts texts = TemplateTexts.of(template);
    List<Piece> unread = new ArrayList<>();
    List<Piece> row = new ArrayList<>();
    boolean numbers = false;
    for (Piece piece : pieces) {
      if (piece.known() || read.contains(piece.place()) || labels.contains(piece.place())) {
        continue;
      }
      if (!row.isEmpty() && !piece.isBeside(row.get(0))) {
        addRow(row, numbers, texts, unread);
        row.clear();
        numbers = false;
      }
      row.add(piece);
      numbers |= !(piece.cell().content() instanceof CellContent.Text) && !piece.isYear();
    }
    addRow(row, numbers, texts, unread);
    unread.addAll(attached);
    return unread;
  }

  private void addRow(List<Piece> row, boolean numbers, TemplateTexts texts, List<Piece> unread) {
    for (Piece piece : row) {
      boolean label =
          piece.isLabel()
              && texts.resemblesLabel(piece.text())
              && (piece.sheet().source() != Grid.Source.SHEET
                  || rowLabels.contains(piece.place())
                  || !LineKind.statesCount(piece.text()));
      if (numbers || !(label || piece.isYear() || texts.contains(piece.text()))) {
        unread.add(piece);
      }
    }
  }

  private Discrepancy discrepancy(List<Piece> area) {
    Piece first = area.get(0);
    List<CellPlace> cells = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    boolean important = false;
    int row = first.row();
    for (Piece piece : area) {
      cells.add(piece.place());
      important |= piece.isImportant();
      if (text.length() < Discrepancy.MAX_UNREAD_LENGTH) {
        text.append(text.isEmpty() ? "" : piece.row() == row ? "\t" : "\n").append(piece.text());
      }
      row = piece.row();
    }
    boolean numbers = area.size() >= MIN_NUMBERS && area.stream().allMatch(Piece::isNumber);
    String quoted =
        numbers
            ? String.join("、", area.subList(0, MIN_NUMBERS - 1).stream().map(Piece::text).toList())
            : ShortenedText.quoted(text.toString().replace('\n', '；').replace('\t', '、'));
    Severity severity = important ? Severity.WARNING : Severity.NOTICE;
    return Discrepancy.unread(
        first.kind() == Kind.PICTURE_OF_FIGURES ? Severity.ERROR : severity,
        cells,
        text.toString(),
        Message.of(message(area, numbers), cells.get(0), quoted, cells.size()));
  }

  /** Returns whether a piece is in a row of a table of the form. */
  private boolean isBesideTable(Piece piece) {
    return tablesOn(piece.sheet()).stream()
        .anyMatch(table -> table.firstRow() <= piece.row() && piece.row() <= table.lastRow());
  }

  private String message(List<Piece> area, boolean numbers) {
    Piece first = area.get(0);
    boolean document = first.sheet().source() != Grid.Source.SHEET;
    if (numbers) {
      return document ? "form.unread.numbers.document" : "form.unread.numbers";
    }
    boolean table =
        area.size() >= MIN_TABLE_CELLS
            && area.stream().allMatch(piece -> piece.isInOtherTable() && piece.isShort())
            && area.stream().anyMatch(Piece::isNumber);
    if (table && !isBesideTable(first)) {
      return "form.unread.table";
    }
    return (document ? "form.unread.document" : first.kind().key) + (area.size() > 1 ? "s" : "");
  }

  /** Returns the cells of a sheet where the template has none; all if it has another layout. */
  private Collection<Cell> outside(Grid sheet) {
    TemplateSheet same = locator.inTemplateLayout(sheet);
    Grid own = same == null ? ownSheet(sheet) : null;
    if (own != null) {
      return notOf(own, sheet);
    }
    if (same == null) {
      return sheet.source() == Grid.Source.UNREAD ? List.of() : sheet.cells();
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

  private boolean isLabelOfUnknown(Grid sheet, Cell cell) {
    Address at = cell.address();
    return (!unknownRows.isEmpty() || !unknownColumns.isEmpty())
        && cell.content() instanceof CellContent.Text text
        && !LineKind.isSentence(text.value())
        && (unknownRows.contains(rowOf(sheet.name(), at))
            || unknownColumns.contains(columnOf(sheet.name(), at)));
  }

  private static CellPlace rowOf(String sheet, Address at) {
    return new CellPlace(sheet, new Address(at.row(), 0));
  }

  private static CellPlace columnOf(String sheet, Address at) {
    return new CellPlace(sheet, new Address(0, at.column()));
  }

  /**
   * Returns whether a text is a heading with an ordinal, whatever its level or one of the highest.
   */
  private static boolean isHeading(String text, boolean ofAnyLevel) {
    String line = Whitespace.strip(text);
    HeadingLine heading = HeadingLine.mayHaveOrdinal(line) ? HeadingLine.parse(line) : null;
    return heading != null
        && heading.isWholeLine()
        && (ofAnyLevel ? heading.style() != HeadingLine.Style.NONE : heading.isTopLevel());
  }

  /**
   * Returns the rows of a document that show an explanation of the template or its sheets beside
   * the tables.
   */
  private Set<Integer> rowsOfExplanations(Grid document) {
    if (document.source() == Grid.Source.SHEET) {
      return Set.of();
    }
    TemplateTexts texts = TemplateTexts.of(template);
    NavigableMap<Integer, List<Cell>> all = PrintedSheet.rows(document);
    Map<Integer, PrintedSheet> printed = PrintedSheet.among(template, all);
    Set<Integer> rows = new HashSet<>();
    all.forEach(
        (row, cells) -> {
          PrintedSheet sheet = printed.get(row);
          if (cells.stream().anyMatch(cell -> texts.isExplanation(cell.content().toString()))
              || (sheet != null && (sheet.has(cells) || sheet.hasTitle(cells)))) {
            rows.add(row);
          }
        });
    return rows;
  }

  /**
   * Returns whether a cell is the number of a row or a column of a table, a title or a signature
   * next to it, or one of the figures that are reported as missing.
   */
  private boolean isKnownByPlace(Grid sheet, Cell cell, TableBounds table) {
    Address at = cell.address();
    if (!(cell.content() instanceof CellContent.Text text)) {
      return (table.mayNumberLines(at) && isSmall(cell) && isCounted(sheet, cell, table))
          || (!table.complete() && at.row() >= table.firstRow());
    }
    if (table.contains(at) && LABEL_OF_LAYOUT.matcher(text.value()).matches()) {
      return true;
    }
    if (table.contains(at)) { // a label explains the numbers beside it, if they are of the form
      return !table.complete()
          && text.value().length() <= ReceivedSheet.MAX_LABEL_LENGTH
          && !LineKind.isSentence(text.value());
    }
    if (sheet.source() != Grid.Source.SHEET || LineKind.isSentence(text.value())) {
      return false;
    }
    boolean above =
        at.row() < table.firstRow()
            && at.row() >= table.firstRow() - ROWS_ABOVE
            && !ReceivedSheet.isNumber(cell)
            && !isBesideNumber(sheet, at)
            && !hasSentenceBetween(sheet, at.row() + 1, new Address(table.firstRow(), at.column()));
    boolean below = at.row() > table.lastRow() && at.row() <= table.lastRow() + ROWS_BELOW;
    return above
        || (below
            && LineKind.isSignature(text.value())
            && !hasSentenceBetween(sheet, table.lastRow() + 1, at));
  }

  /** Returns whether the cell next to a cell is a number, whose label the cell is. */
  private boolean isBesideNumber(Grid sheet, Address at) {
    if (at.column() + 1 >= Address.MAX_COLUMNS) {
      return false;
    }
    Cell next = sheet.cell(new Address(at.row(), at.column() + 1));
    return next != null
        && next.content() instanceof CellContent.Numeric
        && !YEAR.matcher(next.content().toString()).matches()
        && !read.contains(new CellPlace(sheet.name(), next.address()));
  }

  /**
   * Returns whether a column has a sentence between a row and a cell: narrative, with its own end.
   */
  private static boolean hasSentenceBetween(Grid sheet, int firstRow, Address cell) {
    for (int row = firstRow; row < cell.row(); row++) {
      if (LineKind.isSentence(sheet.text(new Address(row, cell.column())))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether a cell stands above the figures of a table, and has a sentence or, in a
   * workbook, a heading with an ordinal or the title of a section.
   */
  private boolean isAbove(Grid sheet, Cell cell, List<TableBounds> tables) {
    Address at = cell.address();
    String text = cell.content().toString();
    boolean noteOfLabel = text.startsWith("（") && text.endsWith("）");
    for (TableBounds table : tables) {
      if (table.contains(at) && at.row() < table.firstFigureRow()) {
        return (text.indexOf('。') >= 0 && !noteOfLabel)
            || (sheet.source() == Grid.Source.SHEET
                && (isHeading(text, true) || isTitleOfSection(sheet, cell)));
      }
    }
    return false;
  }

  /** Returns whether a number may be the number of a row or a column. */
  private static boolean isSmall(Cell cell) {
    return cell.content().toString().length() <= 2;
  }

  /**
   * Returns whether a number counts the rows or, above the figures, the columns: the next number on
   * either side is the one before or after it, or it is 1 and there is none.
   */
  private static boolean isCounted(Grid sheet, Cell cell, TableBounds table) {
    if (!(cell.content() instanceof CellContent.Numeric own)) {
      return true; // no number of things either
    }
    Address at = cell.address();
    boolean counted = false;
    boolean alone = true;
    for (int step = -1; step <= 1; step += 2) {
      BigDecimal next = nextNumber(sheet, at, at.row() >= table.firstFigureRow(), step, table);
      alone &= next == null;
      counted |=
          next != null && next.subtract(own.value()).compareTo(BigDecimal.valueOf(step)) == 0;
    }
    return counted || (alone && own.value().compareTo(BigDecimal.ONE) == 0);
  }

  /** Returns the next number of a table in a column or a row; null if there is none. */
  private static @Nullable BigDecimal nextNumber(
      Grid sheet, Address from, boolean inColumn, int step, TableBounds table) {
    int lastColumn = Math.min(table.lastColumn(), Address.MAX_COLUMNS - 1);
    for (int distance = 1; distance <= MAX_DISTANCE; distance++) {
      int row = from.row() + (inColumn ? step * distance : 0);
      int column = from.column() + (inColumn ? 0 : step * distance);
      if (row < table.firstRow() || row > table.lastRow() || column < 0 || column > lastColumn) {
        return null;
      }
      if (sheet.content(new Address(row, column)) instanceof CellContent.Numeric number) {
        return number.value();
      }
    }
    return null;
  }

  private boolean isUnread(Grid sheet, Cell cell) {
    return (isUncalculatedText(cell) || !Whitespace.isBlank(cell.content().toString()))
        && !TemplateTexts.of(template).isResult(sheet, cell)
        && !read.contains(new CellPlace(sheet.name(), cell.address()));
  }

  /** Returns whether a cell has no value, but a formula with words that it might show. */
  private static boolean isUncalculatedText(Cell cell) {
    return cell.content() instanceof CellContent.Uncalculated
        && TEXT_OF_FORMULA.matcher(String.valueOf(cell.formula())).find();
  }

  /** Returns whether a cell repeats the first one of its merged region. */
  private static boolean isRepeated(Grid sheet, Cell cell, Grid layout) {
    Address first = layout.regionOf(cell.address()).first();
    return !first.equals(cell.address()) && cell.content().equals(sheet.content(first));
  }

  /** Returns the template's own sheet if a sheet shows results or describes the form as it does. */
  private @Nullable Grid ownSheet(Grid sheet) {
    for (Grid own : template.sheets()) {
      if (own.name().equals(sheet.name())) {
        boolean form = template.formSheets().contains(own);
        return !form && haveCommonTexts(own, sheet) ? own : null;
      }
    }
    return DescribingSheet.copiedTo(template, sheet);
  }

  /**
   * Returns the cells of a sheet that describes the form that are not of the template's sheet: what
   * staff wrote beside it or over it. Sheets of results hold nothing else.
   */
  private Collection<Cell> notOf(Grid own, Grid sheet) {
    if (Template.OUTPUT_SHEETS.contains(own.name())) {
      return List.of();
    }
    // a page or a printed form shows the results without their formulas
    boolean calculated = sheet.cells().stream().anyMatch(cell -> cell.formula() != null);
    PrintedSheet printed = calculated ? null : PrintedSheet.named(template, own.name());
    boolean named = own.name().equals(sheet.name());
    DescribingSheet described = null;
    List<Cell> cells = new ArrayList<>();
    for (Cell cell : sheet.cells()) {
      Cell there = own.cell(cell.address());
      if (!isOwn(there, cell, named)
          && !isRepeated(sheet, cell, own)
          && (printed == null || !printed.shows(cell.content().toString(), there))) {
        described = described == null ? new DescribingSheet(own) : described;
        if (!described.has(sheet, cell)) {
          cells.add(cell);
        }
      }
    }
    return cells;
  }

  /**
   * Returns whether a cell is that of the template, or a text of it that stands elsewhere.
   *
   * @param named whether its sheet has the name of the template's, whose fields are read
   */
  private boolean isOwn(@Nullable Cell own, Cell cell, boolean named) {
    String text = cell.content().toString();
    if (own == null) {
      return cell.formula() != null || TemplateTexts.of(template).isExplanation(text);
    }
    String formula = own.formula();
    return cell.formula() != null
        || (named && own.content().toString().indexOf('$') >= 0)
        || (own.address().row() == 0 && PrintedSheet.isTitle(own.content().toString(), text))
        || own.content().equals(cell.content())
        || (formula != null && !(cell.content() instanceof CellContent.Text))
        || (formula != null && formula.contains(text))
        || TemplateTexts.of(template).isExplanation(text);
  }

  /**
   * Returns whether a sheet has the first text of the template's sheet, several of its texts, or
   * nothing else. Its title may be that of another version of the form, and a page lacks what is in
   * hidden columns.
   */
  private static boolean haveCommonTexts(Grid own, Grid sheet) {
    if (firstText(own).equals(firstText(sheet))) {
      return true;
    }
    Set<String> texts = new HashSet<>();
    own.cells().forEach(cell -> texts.add(cell.content().toString()));
    int common = 0;
    int others = 0;
    for (Cell cell : sheet.cells()) {
      if (texts.contains(cell.content().toString())) {
        common++;
      } else {
        others++;
      }
      if (common == MIN_COMMON_TEXTS) {
        return true;
      }
    }
    return others == 0;
  }

  private static String firstText(Grid sheet) {
    return sheet.cells().isEmpty() ? "" : sheet.cells().iterator().next().content().toString();
  }
}
