package org.nianbao.grid;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.DocumentGridBuilder.TableCell;

/** A block of a document, or of a cell in one. */
public sealed interface DocumentBlock {
  /**
   * A table, with the tables nested in its cells.
   *
   * @param rows the rows of cells
   */
  record Table(List<List<DocumentCell>> rows) implements DocumentBlock {
    /** A table around other tables with at least this many numbers of its own is no layout. */
    private static final int MIN_NUMBERS = 5;

    /** Returns whether the table only lays out other tables: it contains some, and no figures. */
    boolean isLayout() {
      int numbers = 0;
      boolean nested = false;
      for (List<DocumentCell> row : rows) {
        for (DocumentCell cell : row) {
          numbers += cell.isNumber() ? 1 : 0;
          nested |= cell.hasTable();
        }
      }
      return nested && numbers < MIN_NUMBERS;
    }

    /** Returns the cell of a table that is only a frame around it; null if there are several. */
    private @Nullable DocumentCell onlyCell() {
      return rows.size() == 1 && rows.get(0).size() == 1 ? rows.get(0).get(0) : null;
    }
  }

  /** A text box or a note. Its blocks follow the paragraph or the table that refers to it. */
  record Box(List<DocumentBlock> blocks) implements DocumentBlock {
    /** Returns the texts of all paragraphs that are not blank, also those of tables and boxes. */
    public List<String> lines() {
      List<String> lines = new ArrayList<>();
      addLines(blocks, lines);
      return lines;
    }

    private static void addLines(List<DocumentBlock> blocks, List<String> lines) {
      for (DocumentBlock block : blocks) {
        if (block instanceof Paragraph paragraph) {
          String line = Whitespace.strip(paragraph.text().text());
          if (!line.isEmpty()) {
            lines.add(line);
          }
        } else if (block instanceof Box box) {
          addLines(box.blocks(), lines);
        } else if (block instanceof Table table) {
          table.rows().forEach(row -> row.forEach(cell -> addLines(cell.blocks(), lines)));
        }
      }
    }
  }

  /**
   * A paragraph.
   *
   * @param level the level of its heading's style; 0 if it has none
   * @param comments the comments on it
   */
  record Paragraph(RunText text, int level, List<DisplayMark> comments) implements DocumentBlock {
    List<DisplayMark> marks() {
      List<DisplayMark> marks = new ArrayList<>(text.marks());
      marks.addAll(comments);
      return marks;
    }
  }

  /**
   * A cell of a table.
   *
   * @param cell the cell with its text
   * @param blocks the paragraphs and nested tables of the cell, in order
   */
  record DocumentCell(TableCell cell, List<DocumentBlock> blocks) {
    /**
     * Creates a cell from its blocks.
     *
     * @param columns the number of columns that it spans
     * @param continued whether it continues the cell above it
     * @param picture whether it contains a picture
     */
    public static DocumentCell of(
        List<DocumentBlock> blocks, int columns, boolean continued, boolean picture) {
      RunText text = new RunText();
      List<DisplayMark> marks = new ArrayList<>();
      for (DocumentBlock block : unframed(blocks)) {
        if (block instanceof Paragraph paragraph) {
          text.append(paragraph.text());
          marks.addAll(paragraph.comments());
        }
      }
      marks.addAll(text.marks());
      if (picture) {
        marks.add(new DisplayMark.Picture());
      }
      String line = text.text().replace('\n', ' ');
      return new DocumentCell(new TableCell(line, 1, columns, continued, marks), blocks);
    }

    private boolean hasTable() {
      return unframed(blocks).stream().anyMatch(Table.class::isInstance);
    }

    /** Returns the tables and the boxes that follow a table with this cell. */
    List<DocumentBlock> following() {
      return unframed(blocks).stream().filter(block -> !(block instanceof Paragraph)).toList();
    }

    /** Returns the text of the cell, also what is not shown of it. */
    String text() {
      StringBuilder text = new StringBuilder(cell.text());
      for (DisplayMark mark : cell.marks()) {
        text.append(
            mark instanceof DisplayMark.Dropped dropped
                ? dropped.text()
                : mark instanceof DisplayMark.Deleted deleted ? deleted.text() : "");
      }
      return text.toString();
    }

    private boolean isNumber() {
      String text = cell.text();
      return text.chars().anyMatch(c -> c >= '0' && c <= '9')
          && text.chars().noneMatch(Character::isLetter);
    }
  }

  /** Returns blocks without frames: a table of one cell is a frame around the blocks in it. */
  private static List<DocumentBlock> unframed(List<DocumentBlock> blocks) {
    List<DocumentBlock> unframed = new ArrayList<>();
    for (DocumentBlock block : blocks) {
      DocumentCell framed = block instanceof Table table ? table.onlyCell() : null;
      unframed.addAll(framed == null ? List.of(block) : unframed(framed.blocks()));
    }
    return unframed;
  }
}
