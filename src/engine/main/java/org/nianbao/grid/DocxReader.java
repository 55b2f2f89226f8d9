package org.nianbao.grid;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.DocumentGridBuilder.TableCell;

/** Reads the tables and paragraphs of a Word document (ECMA-376 part 1, 17). */
final class DocxReader {
  static final String DOCUMENT = "word/document.xml";

  /** Elements that only wrap paragraphs, tables, rows or cells. */
  private static final Set<String> WRAPPERS =
      Set.of("sdt", "sdtContent", "ins", "smartTag", "customXml");

  /** A table around other tables with at least this many numbers of its own is no layout. */
  private static final int MIN_NUMBERS = 5;

  /**
   * A table, with the tables nested in its cells.
   *
   * @param rows the rows of cells
   */
  private record Table(List<List<DocumentCell>> rows) {
    /** Returns whether the table only lays out other tables: it contains some, and no figures. */
    boolean isLayout() {
      int numbers = 0;
      boolean nested = false;
      for (List<DocumentCell> row : rows) {
        for (DocumentCell cell : row) {
          numbers += cell.isNumber() ? 1 : 0;
          nested |= !cell.nested().isEmpty();
        }
      }
      return nested && numbers < MIN_NUMBERS;
    }

    /** Returns the cell of a table that is only a frame around it; null if there are several. */
    @Nullable DocumentCell onlyCell() {
      return rows.size() == 1 && rows.get(0).size() == 1 ? rows.get(0).get(0) : null;
    }
  }

  /**
   * A cell of a table.
   *
   * @param cell the cell with its text
   * @param blocks the paragraphs and nested tables of the cell, in order
   */
  private record DocumentCell(TableCell cell, List<Object> blocks) {
    /** Returns the tables of several cells within the cell. */
    List<Table> nested() {
      List<Table> nested = new ArrayList<>();
      for (Object block : blocks) {
        if (block instanceof Table table) {
          DocumentCell framed = table.onlyCell();
          nested.addAll(framed == null ? List.of(table) : framed.nested());
        }
      }
      return nested;
    }

    boolean isNumber() {
      String text = cell.text();
      return text.chars().anyMatch(c -> c >= '0' && c <= '9')
          && text.chars().noneMatch(Character::isLetter);
    }
  }

  private final XmlCursor in;
  private final Budget budget;
  private final DocumentGridBuilder grid;

  private DocxReader(XmlCursor in, Budget budget) {
    this.in = in;
    this.budget = budget;
    this.grid = new DocumentGridBuilder(budget);
  }

  static List<Grid> read(ZipArchive archive, Budget budget) throws IOException {
    InputStream part = archive.open(DOCUMENT);
    if (part == null) {
      throw UnreadableContentException.damaged();
    }
    try (XmlCursor in = new XmlReaderFactory(budget).read(part)) {
      DocxReader reader = new DocxReader(in, budget);
      in.root("document");
      while (in.nextChild(1)) {
        if (in.isNamed("body")) {
          reader.readBlocks(in.depth());
        }
      }
      in.finish();
      return List.of(reader.grid.build(Grid.Source.DOCUMENT, "文档"));
    }
  }

  private void readBlocks(int parent) {
    while (in.nextChild(parent)) {
      switch (in.name()) {
        case "p" -> {
          StringBuilder text = new StringBuilder();
          appendText(in.depth(), text);
          addParagraph(text.toString());
        }
        case "tbl" -> add(readTable());
        default -> {
          if (WRAPPERS.contains(in.name())) {
            readBlocks(in.depth());
          }
        }
      }
    }
  }

  private void addParagraph(String text) {
    for (String line : text.split("\n", -1)) {
      grid.addParagraph(line);
    }
  }

  /** Adds a table. Of one that only lays out others, the paragraphs and tables are added. */
  private void add(Table table) {
    if (!table.isLayout()) {
      grid.addTable(
          table.rows().stream().map(row -> row.stream().map(DocumentCell::cell).toList()).toList());
      table.rows().forEach(row -> row.forEach(cell -> cell.nested().forEach(this::add)));
      return;
    }
    for (List<DocumentCell> row : table.rows()) {
      for (DocumentCell cell : row) {
        for (Object block : cell.blocks()) {
          if (block instanceof Table nested) {
            add(nested);
          } else {
            addParagraph(block.toString());
          }
        }
      }
    }
  }

  private Table readTable() {
    List<List<DocumentCell>> rows = new ArrayList<>();
    readRows(in.depth(), rows);
    return new Table(rows);
  }

  /** Appends the visible text, without tracked deletions and field codes. */
  private void appendText(int parent, StringBuilder text) {
    while (in.nextChild(parent)) {
      switch (in.name()) {
        case "t" -> in.appendText(text);
        case "tab" -> text.append(' ');
        case "br", "cr" -> text.append('\n');
        case "Fallback" -> {} // an alternative of the content before, for older programs
        case "del", "delText", "moveFrom", "instrText", "pPr", "rPr", "tcPr", "tblPr" -> {}
        default -> appendText(in.depth(), text);
      }
    }
  }

  /** Reads rows, also those within content controls. */
  private void readRows(int parent, List<List<DocumentCell>> rows) {
    while (in.nextChild(parent)) {
      if (in.isNamed("tr")) {
        budget.addTableCellsAndRows(1); // rows take memory even without cells
        List<DocumentCell> cells = new ArrayList<>();
        readCells(in.depth(), cells);
        rows.add(cells);
      } else if (WRAPPERS.contains(in.name())) {
        readRows(in.depth(), rows);
      }
    }
  }

  private void readCells(int parent, List<DocumentCell> cells) {
    while (in.nextChild(parent)) {
      if (in.isNamed("tc")) {
        budget.addTableCellsAndRows(1);
        cells.add(readCell(in.depth()));
      } else if (WRAPPERS.contains(in.name())) {
        readCells(in.depth(), cells);
      }
    }
  }

  private DocumentCell readCell(int cell) {
    List<Object> blocks = new ArrayList<>();
    int columns = 1;
    boolean continued = false;
    while (in.nextChild(cell)) {
      if (in.isNamed("tcPr")) {
        int properties = in.depth();
        while (in.nextChild(properties)) {
          String value = in.attribute("val");
          if (in.isNamed("gridSpan") && value != null && value.matches("\\d{1,3}")) {
            columns = Math.max(1, Integer.parseInt(value));
          } else if (in.isNamed("vMerge")) {
            continued = !"restart".equals(value);
          }
        }
      } else {
        readBlock(blocks);
      }
    }
    StringBuilder text = new StringBuilder();
    blocks.forEach(block -> appendText(block, text));
    String line = text.toString().replace('\n', ' ');
    return new DocumentCell(new TableCell(line, 1, columns, continued), blocks);
  }

  /** Reads a paragraph or a table of a cell, also those within content controls. */
  private void readBlock(List<Object> blocks) {
    if (in.isNamed("tbl")) {
      blocks.add(readTable());
    } else if (WRAPPERS.contains(in.name())) {
      int wrapper = in.depth();
      while (in.nextChild(wrapper)) {
        readBlock(blocks);
      }
    } else {
      StringBuilder text = new StringBuilder();
      appendText(in.depth(), text);
      blocks.add(text.toString());
    }
  }

  /** Appends the text of a paragraph or of a frame. */
  private static void appendText(Object block, StringBuilder text) {
    DocumentCell framed = block instanceof Table table ? table.onlyCell() : null;
    if (framed != null) {
      text.append(framed.cell().text());
    } else if (!(block instanceof Table)) {
      text.append(block);
    }
  }
}
