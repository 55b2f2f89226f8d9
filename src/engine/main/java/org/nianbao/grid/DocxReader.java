package org.nianbao.grid;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nianbao.grid.DocumentGridBuilder.TableCell;

/** Reads the tables and paragraphs of a Word document (ECMA-376 part 1, 17). */
final class DocxReader {
  static final String DOCUMENT = "word/document.xml";

  /** Elements that only wrap paragraphs, tables, rows or cells. */
  private static final Set<String> WRAPPERS =
      Set.of("sdt", "sdtContent", "ins", "smartTag", "customXml");

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
          for (String line : text.toString().split("\n", -1)) {
            grid.addParagraph(line);
          }
        }
        case "tbl" -> {
          List<List<TableCell>> rows = new ArrayList<>();
          readRows(in.depth(), rows);
          grid.addTable(rows);
        }
        default -> {
          if (WRAPPERS.contains(in.name())) {
            readBlocks(in.depth());
          }
        }
      }
    }
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
  private void readRows(int parent, List<List<TableCell>> rows) {
    while (in.nextChild(parent)) {
      if (in.isNamed("tr")) {
        budget.addTableCellsAndRows(1); // rows take memory even without cells
        List<TableCell> cells = new ArrayList<>();
        readCells(in.depth(), cells);
        rows.add(cells);
      } else if (WRAPPERS.contains(in.name())) {
        readRows(in.depth(), rows);
      }
    }
  }

  private void readCells(int parent, List<TableCell> cells) {
    while (in.nextChild(parent)) {
      if (in.isNamed("tc")) {
        budget.addTableCellsAndRows(1);
        cells.add(readCell(in.depth()));
      } else if (WRAPPERS.contains(in.name())) {
        readCells(in.depth(), cells);
      }
    }
  }

  private TableCell readCell(int cell) {
    StringBuilder text = new StringBuilder();
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
        appendText(in.depth(), text);
      }
    }
    return new TableCell(text.toString().replace('\n', ' '), 1, columns, continued);
  }
}
