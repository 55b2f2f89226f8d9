package org.nianbao.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A builder that lays out a document as one grid, with its tables and paragraphs below one another.
 */
public final class DocumentGridBuilder {
  /** The maximum number of columns of a table; wider spans are cut off. */
  private static final int MAX_COLUMNS = 256;

  private static final DisplayMark STRUCK = new DisplayMark.Struck();

  private static final int MAX_ROW_SPAN = 1_000;

  /** The maximum number of rows; a report has a few hundred. */
  private static final int MAX_ROWS = 100_000;

  /**
   * A cell of a table.
   *
   * @param text the text
   * @param rows the number of rows that the cell spans
   * @param columns the number of columns that the cell spans
   * @param continued whether the cell continues the one above it
   * @param marks what is shown in another way than the text
   */
  public record TableCell(
      String text, int rows, int columns, boolean continued, List<DisplayMark> marks) {
    public TableCell {
      marks = List.copyOf(marks);
    }

    /** Creates a cell that shows its text plainly. */
    public TableCell(String text, int rows, int columns, boolean continued) {
      this(text, rows, columns, continued, List.of());
    }
  }

  private final Budget budget;
  private final TreeMap<Address, Cell> cells = new TreeMap<>();
  private final List<Region> merged = new ArrayList<>();
  private final Map<Integer, Integer> headingLevels = new HashMap<>();
  private final Map<Address, List<DisplayMark>> marks = new HashMap<>();
  private int row;

  public DocumentGridBuilder(Budget budget) {
    this.budget = budget;
  }

  /** Adds a paragraph in a row of its own. Paragraphs without text are skipped. */
  public void addParagraph(String text) {
    if (!Whitespace.isBlank(text)) {
      addCell(new Address(nextRow(), 0), new CellContent.Text(Whitespace.strip(text)));
    }
  }

  /**
   * Adds a paragraph with a heading's style.
   *
   * @param level the level of the heading, from 1
   */
  public void addHeading(String text, int level, List<DisplayMark> ofHeading) {
    if (!Whitespace.isBlank(text)) {
      headingLevels.put(row, level);
    }
    addParagraph(text, ofHeading);
  }

  /** Adds a paragraph without text: a row without a cell. */
  public void addBlankParagraph() {
    nextRow();
  }

  /**
   * Adds a paragraph in a row of its own. A paragraph without text takes a row only if a part of it
   * was dropped.
   */
  public void addParagraph(String text, List<DisplayMark> ofParagraph) {
    if (ofParagraph.isEmpty()) {
      addParagraph(text);
    } else {
      Address at = new Address(nextRow(), 0);
      addCell(at, new CellContent.Text(Whitespace.strip(text)));
      mark(at, ofParagraph);
    }
  }

  /**
   * Adds text that is not part of the document, such as a link to another page, in the second
   * column of a row of its own.
   */
  public void addAside(String text) {
    if (!Whitespace.isBlank(text)) {
      addCell(new Address(nextRow(), 1), new CellContent.Text(Whitespace.strip(text)));
    }
  }

  /** Adds a line of text whose parts are cells, in a row of its own. Blank cells are kept. */
  public void addCells(List<String> texts) {
    int at = nextRow();
    for (int column = 0; column < Math.min(texts.size(), MAX_COLUMNS); column++) {
      String text = Whitespace.strip(texts.get(column));
      addCell(new Address(at, column), new CellContent.Text(text.isEmpty() ? " " : text));
    }
  }

  /** Adds a block of a document with what it contains. */
  public void add(DocumentBlock block) {
    if (block instanceof DocumentBlock.Table table) {
      add(table);
    } else if (block instanceof DocumentBlock.Paragraph paragraph) {
      add(paragraph);
    } else if (block instanceof DocumentBlock.Box box) {
      box.blocks().forEach(this::add);
    }
  }

  /** Adds the lines of a paragraph; of one that is struck out as a whole, only marks. */
  private void add(DocumentBlock.Paragraph paragraph) {
    List<DisplayMark> ofLine = paragraph.marks();
    if (ofLine.contains(STRUCK)) {
      List<DisplayMark> dropped = new ArrayList<>(paragraph.comments());
      dropped.add(new DisplayMark.Dropped(paragraph.text().text()));
      addParagraph("", dropped);
      return;
    }
    for (String line : paragraph.text().text().split("\n", -1)) {
      if (ofLine.isEmpty() && Whitespace.isBlank(line)) {
        addBlankParagraph();
      } else if (paragraph.level() > 0) {
        addHeading(line, paragraph.level(), ofLine);
      } else {
        addParagraph(line, ofLine);
      }
      ofLine = List.of();
    }
  }

  /** Adds a table. Of one that only lays out others, the paragraphs and tables are added. */
  private void add(DocumentBlock.Table table) {
    if (!table.isLayout()) {
      addTable(
          table.rows().stream()
              .map(row -> row.stream().map(DocumentBlock.DocumentCell::cell).toList())
              .toList());
      table.rows().forEach(row -> row.forEach(cell -> cell.following().forEach(this::add)));
      return;
    }
    for (List<DocumentBlock.DocumentCell> row : table.rows()) {
      for (DocumentBlock.DocumentCell cell : row) {
        cell.blocks().forEach(this::add);
      }
    }
  }

  /** Adds a table. */
  public void addTable(List<List<TableCell>> rows) {
    addTable(rows, 0);
  }

  /**
   * Adds a table of which the number of columns is stated. Where the cells of a row find no room
   * beside those that span it, these end above it: programs leave out hidden rows, and count them
   * in the spans.
   *
   * @param columns the number of columns; 0 if it is not stated
   */
  public void addTable(List<List<TableCell>> rows, int columns) {
    boolean stated = !rows.isEmpty() && columns == width(rows.get(0));
    Map<Integer, Integer> coveredUntil = new HashMap<>();
    Map<Integer, Region> last = new HashMap<>();
    int firstRegion = merged.size();
    for (List<TableCell> line : rows) {
      int at = nextRow();
      if (stated
          && width(line) + coveredUntil.values().stream().filter(bottom -> bottom >= at).count()
              > columns) {
        endRegions(firstRegion, at);
        coveredUntil.clear();
      }
      int column = 0;
      for (TableCell cell : line) {
        while (coveredUntil.getOrDefault(column, -1) >= at) {
          column++;
        }
        if (column >= MAX_COLUMNS) {
          break;
        }
        int right = column + Math.max(1, Math.min(cell.columns(), MAX_COLUMNS - column)) - 1;
        int bottom = at + Math.max(1, Math.min(cell.rows(), MAX_ROW_SPAN)) - 1;
        Region above = last.get(column);
        Region region =
            cell.continued() && above != null && above.last().row() == at - 1
                ? new Region(above.first(), new Address(at, above.last().column()))
                : new Region(new Address(at, column), new Address(bottom, right));
        if (region.first().row() == at) {
          addCell(region.first(), CellContent.of(cell.text()));
          mark(region.first(), cell.marks());
        }
        for (int covered = column; covered <= right; covered++) {
          coveredUntil.put(covered, bottom);
        }
        merge(above, region);
        last.put(column, region);
        column = right + 1;
      }
    }
    endRegions(firstRegion, row); // one may span rows of the table's next page
  }

  private static int width(List<TableCell> row) {
    return row.stream().mapToInt(TableCell::columns).sum();
  }

  /** Ends the regions of a table above a row. */
  private void endRegions(int firstRegion, int below) {
    for (int i = firstRegion; i < merged.size(); i++) {
      Region region = merged.get(i);
      if (region.last().row() >= below) {
        Address end = new Address(below - 1, region.last().column());
        merged.set(i, new Region(region.first(), end));
      }
    }
  }

  private void merge(@Nullable Region above, Region region) {
    if (region.first().equals(region.last())) {
      return;
    }
    if (above != null && above.first().equals(region.first())) {
      int at = merged.lastIndexOf(above); // regions of the row above are near the end
      if (at >= 0) {
        merged.remove(at);
      }
    } else {
      budget.addRegion();
    }
    merged.add(region);
  }

  private int nextRow() {
    budget.checkTime();
    if (row >= MAX_ROWS) {
      throw new UnreadableContentException("grid.limit.document");
    }
    return row++;
  }

  private void addCell(Address at, CellContent content) {
    if (content instanceof CellContent.Text text && text.value().isEmpty()) {
      return;
    }
    budget.addCell();
    budget.addText(content.toString().length());
    cells.put(at, new Cell(at, content, null));
  }

  private void mark(Address at, List<DisplayMark> ofCell) {
    if (!ofCell.isEmpty()) {
      budget.addCell();
      marks.put(at, List.copyOf(ofCell));
    }
  }

  /** Returns the grid with the content added so far. */
  public Grid build(Grid.Source source, String name) {
    return Grid.of(source, name, cells.values(), merged)
        .withHiddenColumnsAndMarks(Set.of(), marks)
        .withHeadingLevels(headingLevels);
  }
}
