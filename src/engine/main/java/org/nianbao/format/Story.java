package org.nianbao.format;

import java.util.ArrayList;
import java.util.List;
import org.nianbao.grid.Budget;
import org.nianbao.grid.DisplayMark;
import org.nianbao.grid.DocumentBlock;
import org.nianbao.grid.OrdinalFormat;
import org.nianbao.grid.RunText;

/**
 * A text of a .doc or .rtf file that is read apart: the document, a header, a note or a text box.
 * Its paragraphs, cells and rows end with marks; the definition of a row may stand before or after
 * its cells.
 */
public final class Story {
  /** The maximum number of tables within one another; those deeper are read as text. */
  private static final int MAX_TABLE_DEPTH = 16;

  /** A bullet that Word writes as a letter of a typewriter. */
  private static final String ROUND_BULLET = "o";

  /** The definition of a row: the edges of its cells. */
  private static final class RowDefinition {
    private int left;
    private final List<CellDefinition> cells = new ArrayList<>();
  }

  /**
   * The definition of a cell.
   *
   * @param right its right edge
   * @param continuesLeft whether it continues the cell to the left
   * @param continuesAbove whether it continues the cell above
   */
  private record CellDefinition(int right, boolean continuesLeft, boolean continuesAbove) {}

  /** The cells of a row without its definition. */
  private record CellContent(List<DocumentBlock> blocks, boolean picture) {}

  /** What is open on a level: the document, or a cell of a table with its row and table. */
  private static final class Level {
    private List<DocumentBlock> blocks = new ArrayList<>();
    private boolean picture;
    private List<CellContent> row = new ArrayList<>();
    private EdgedTable table = new EdgedTable();
    private RowDefinition definition = new RowDefinition();
  }

  private final Budget budget;
  private final List<Level> levels = new ArrayList<>();
  private RunText text = new RunText();
  private List<DisplayMark> marks = new ArrayList<>();

  /** The boxes and notes that follow the current paragraph. */
  private final List<DocumentBlock> following = new ArrayList<>();

  private String ordinal = "";
  private boolean picture;

  private int depth;
  private int headingLevel;

  public Story(Budget budget) {
    this.budget = budget;
    levels.add(new Level());
  }

  /** Returns the number of tables around the current paragraph. */
  public int depth() {
    return depth;
  }

  public void setDepth(int depth) {
    this.depth = depth;
  }

  /** Sets the level of the current paragraph's heading; 0 if it is none. */
  public void setHeadingLevel(int level) {
    headingLevel = level;
  }

  /** Returns the text of the current paragraph. */
  public RunText text() {
    return text;
  }

  public void add(DisplayMark mark) {
    marks.add(mark);
  }

  void addFollowing(DocumentBlock block) {
    following.add(block);
  }

  public void addPicture() {
    picture = true;
  }

  /** Sets the ordinal of the current paragraph; a bullet is none. */
  public void setOrdinal(String ordinal) {
    boolean bullet = ordinal.equals(ROUND_BULLET) || ordinal.chars().noneMatch(Story::isOrdinal);
    this.ordinal = bullet ? "" : ordinal;
  }

  private static boolean isOrdinal(int c) {
    return Character.isLetterOrDigit(c) || Character.getType(c) == Character.OTHER_NUMBER;
  }

  public void endParagraph() {
    endParagraph(Math.min(depth, MAX_TABLE_DEPTH));
  }

  private void endParagraph(int level) {
    endTables(level);
    budget.checkTime();
    budget.addCharacters(text.length());
    text.prepend(OrdinalFormat.before(text.text(), ordinal, level > 0));
    Level at = level(level);
    at.blocks.add(new DocumentBlock.Paragraph(text, level > 0 ? 0 : headingLevel, marks));
    at.blocks.addAll(following);
    at.picture |= picture;
    following.clear();
    ordinal = "";
    picture = false;
    text = new RunText();
    marks = new ArrayList<>();
  }

  private Level level(int level) {
    while (levels.size() <= level) {
      levels.add(new Level());
    }
    return levels.get(level);
  }

  /** Adds the tables that are open below a level to the levels around them. */
  private void endTables(int level) {
    for (int inner = levels.size() - 1; inner > level; inner--) {
      Level at = levels.remove(inner);
      if (!at.row.isEmpty() || !at.blocks.isEmpty()) { // the file ends within a row
        addRow(at);
      }
      if (!at.table.isEmpty()) {
        levels.get(inner - 1).blocks.add(at.table.toBlock());
      }
    }
  }

  /**
   * Ends a cell.
   *
   * @param nested whether its table is in another one
   */
  public void endCell(boolean nested) {
    int level = level(nested);
    endParagraph(level);
    Level at = level(level);
    budget.addTableCellsAndRows(1);
    at.row.add(new CellContent(at.blocks, at.picture));
    at.blocks = new ArrayList<>();
    at.picture = false;
  }

  public void endRow(boolean nested) {
    int level = level(nested);
    endTables(level);
    addRow(level(level));
  }

  private int level(boolean nested) {
    return nested ? Math.min(Math.max(2, depth), MAX_TABLE_DEPTH) : 1;
  }

  private void addRow(Level level) {
    if (!level.blocks.isEmpty()) {
      level.row.add(new CellContent(level.blocks, level.picture));
      level.blocks = new ArrayList<>();
    }
    budget.addTableCellsAndRows(1);
    List<EdgedTable.Cell> cells = new ArrayList<>();
    int left = level.definition.left;
    for (int i = 0; i < level.row.size(); i++) {
      CellContent content = level.row.get(i);
      CellDefinition defined =
          i < level.definition.cells.size()
              ? level.definition.cells.get(i)
              : new CellDefinition(left + 1_000, false, false);
      if (defined.continuesLeft() && !cells.isEmpty()) {
        EdgedTable.Cell first = cells.remove(cells.size() - 1);
        cells.add(
            new EdgedTable.Cell(
                first.left(), defined.right(), first.continued(), first.picture(), first.blocks()));
      } else {
        cells.add(
            new EdgedTable.Cell(
                left,
                defined.right(),
                defined.continuesAbove(),
                content.picture(),
                content.blocks()));
      }
      left = defined.right();
    }
    level.table.addRow(cells);
    level.row = new ArrayList<>();
  }

  /** Begins the definition of a row. */
  public void beginDefinition(boolean nested) {
    level(level(nested)).definition = new RowDefinition();
  }

  public void setRowLeft(boolean nested, int left) {
    level(level(nested)).definition.left = left;
  }

  /**
   * Defines the next cell of a row.
   *
   * @param right its right edge
   * @param continuesLeft whether it continues the cell to the left
   * @param continuesAbove whether it continues the cell above
   */
  public void defineCell(boolean nested, int right, boolean continuesLeft, boolean continuesAbove) {
    budget.addTableCellsAndRows(1);
    level(level(nested))
        .definition
        .cells
        .add(new CellDefinition(right, continuesLeft, continuesAbove));
  }

  /** Ends the text, and returns its blocks. */
  public List<DocumentBlock> end() {
    if (text.length() > 0 || !marks.isEmpty() || !following.isEmpty()) {
      endParagraph();
    }
    endTables(0);
    return levels.get(0).blocks;
  }
}
