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

  private static final DisplayMark STRUCK = new DisplayMark.Struck();

  /** A table around other tables with at least this many numbers of its own is no layout. */
  private static final int MIN_NUMBERS = 5;

  /**
   * A table, with the tables nested in its cells.
   *
   * @param rows the rows of cells
   */
  private record Table(List<List<DocumentCell>> rows) implements Block {
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

  /** A block of a cell. */
  private sealed interface Block permits Table, Paragraph {}

  /**
   * A paragraph.
   *
   * @param level the level of its heading's style; 0 if it has none
   */
  private record Paragraph(RunText text, int level) implements Block {}

  /**
   * A cell of a table.
   *
   * @param cell the cell with its text
   * @param blocks the paragraphs and nested tables of the cell, in order
   */
  private record DocumentCell(TableCell cell, List<Block> blocks) {
    /** Returns the tables of several cells within the cell. */
    List<Table> nested() {
      List<Table> nested = new ArrayList<>();
      for (Block block : blocks) {
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
  private final DocxStyles styles;
  private final StringBuilder run = new StringBuilder();
  private int headingLevel;

  private DocxReader(XmlCursor in, DocxStyles styles, Budget budget) {
    this.in = in;
    this.styles = styles;
    this.budget = budget;
    this.grid = new DocumentGridBuilder(budget);
  }

  static List<Grid> read(ZipArchive archive, Budget budget) throws IOException {
    XmlReaderFactory xml = new XmlReaderFactory(budget);
    DocxStyles styles = DocxStyles.read(archive, xml); // before, as one part is open at a time
    InputStream part = archive.open(DOCUMENT);
    if (part == null) {
      throw UnreadableContentException.damaged();
    }
    try (XmlCursor in = xml.read(part)) {
      DocxReader reader = new DocxReader(in, styles, budget);
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
        case "p" -> add(readParagraph());
        case "tbl" -> add(readTable());
        default -> {
          if (WRAPPERS.contains(in.name())) {
            readBlocks(in.depth());
          }
        }
      }
    }
  }

  private Paragraph readParagraph() {
    RunText text = new RunText();
    headingLevel = 0;
    appendText(in.depth(), text, RunText.Style.PLAIN);
    return new Paragraph(text, headingLevel);
  }

  private void add(Paragraph paragraph) {
    List<DisplayMark> marks = paragraph.text().marks();
    if (marks.contains(STRUCK)) { // the whole paragraph is deleted
      grid.addParagraph("", List.of(new DisplayMark.Dropped(paragraph.text().text())));
    } else {
      addParagraph(paragraph.text().text(), marks, paragraph.level());
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
        for (Block block : cell.blocks()) {
          if (block instanceof Table nested) {
            add(nested);
          } else if (block instanceof Paragraph paragraph) {
            add(paragraph);
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

  private void addParagraph(String text, List<DisplayMark> marks, int level) {
    List<DisplayMark> ofLine = marks;
    for (String line : text.split("\n", -1)) {
      if (ofLine.isEmpty() && Whitespace.isBlank(line)) {
        grid.addBlankParagraph();
      } else if (level > 0) {
        grid.addHeading(line, level, ofLine);
      } else {
        grid.addParagraph(line, ofLine);
      }
      ofLine = List.of();
    }
  }

  /**
   * Appends text, without tracked deletions, field codes and phonetic hints.
   *
   * @param style how the text is shown unless its runs say otherwise
   */
  private void appendText(int parent, RunText text, RunText.Style style) {
    RunText.Style shown = style;
    while (in.nextChild(parent)) {
      switch (in.name()) {
        case "t" -> {
          run.setLength(0);
          in.appendText(run);
          text.append(run, shown);
          budget.checkTextLength(text.length());
        }
        case "tab" -> text.append(" ", shown);
        case "br", "cr" -> text.append("\n", shown);
        case "noBreakHyphen" -> text.append("-", shown);
        case "Fallback" -> {} // an alternative of the content before, for older programs
        case "del", "delText", "moveFrom", "instrText", "rt", "tcPr", "tblPr" -> {}
        case "pPr" -> shown = paragraphStyle(in.depth(), style);
        case "rPr" -> shown = styles.ofRun(in, style);
        default -> appendText(in.depth(), text, shown);
      }
    }
  }

  /** Reads the properties of a paragraph, and returns how its style shows its runs. */
  private RunText.Style paragraphStyle(int properties, RunText.Style before) {
    RunText.Style style = before;
    while (in.nextChild(properties)) {
      String value = in.attribute("val");
      if (in.isNamed("pStyle")) {
        style = styles.of(value, before);
        headingLevel = styles.headingLevel(value);
      } else if (in.isNamed("outlineLvl")) {
        headingLevel = Math.max(headingLevel, DocxStyles.outlineLevel(value));
      }
    }
    return style;
  }

  /** Reads rows, also those within content controls. */
  private void readRows(int parent, List<List<DocumentCell>> rows) {
    while (in.nextChild(parent)) {
      if (in.isNamed("tr")) {
        budget.addTableCellsAndRows(1); // rows take memory even without cells
        List<DocumentCell> cells = new ArrayList<>();
        if (readCells(in.depth(), cells)) {
          rows.add(cells);
        }
      } else if (WRAPPERS.contains(in.name())) {
        readRows(in.depth(), rows);
      }
    }
  }

  /**
   * Reads the cells of a row.
   *
   * @return whether the row is shown; a tracked deletion and a hidden row are not
   */
  private boolean readCells(int parent, List<DocumentCell> cells) {
    boolean shown = true;
    while (in.nextChild(parent)) {
      if (in.isNamed("tc")) {
        budget.addTableCellsAndRows(1);
        cells.add(readCell(in.depth()));
      } else if (in.isNamed("trPr")) {
        int properties = in.depth();
        while (in.nextChild(properties)) {
          shown &= !in.isNamed("del") && !(in.isNamed("hidden") && in.isOn());
        }
      } else if (WRAPPERS.contains(in.name())) {
        readCells(in.depth(), cells);
      }
    }
    return shown;
  }

  private DocumentCell readCell(int cell) {
    List<Block> blocks = new ArrayList<>();
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
    RunText text = new RunText();
    blocks.forEach(block -> append(block, text));
    String line = text.text().replace('\n', ' ');
    return new DocumentCell(new TableCell(line, 1, columns, continued, text.marks()), blocks);
  }

  /** Reads a paragraph or a table of a cell, also those within content controls. */
  private void readBlock(List<Block> blocks) {
    if (in.isNamed("tbl")) {
      blocks.add(readTable());
    } else if (WRAPPERS.contains(in.name())) {
      int wrapper = in.depth();
      while (in.nextChild(wrapper)) {
        readBlock(blocks);
      }
    } else if (in.isNamed("p")) {
      blocks.add(readParagraph());
    }
  }

  /** Appends the text of a paragraph or of a frame. */
  private static void append(Block block, RunText text) {
    DocumentCell framed = block instanceof Table table ? table.onlyCell() : null;
    if (framed != null) {
      text.append(framed.cell().text(), RunText.Style.PLAIN);
    } else if (block instanceof Paragraph paragraph) {
      text.append(paragraph.text());
    }
  }
}
