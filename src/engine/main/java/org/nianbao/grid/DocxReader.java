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
        if (in.is("body")) {
          reader.blocks(in.depth());
        }
      }
      in.finish();
      return List.of(reader.grid.grid(Grid.Source.DOCUMENT, "文档"));
    }
  }

  private void blocks(int parent) {
    while (in.nextChild(parent)) {
      switch (in.name()) {
        case "p" -> {
          StringBuilder text = new StringBuilder();
          text(in.depth(), text);
          grid.paragraph(text.toString());
        }
        case "tbl" -> {
          List<List<TableCell>> rows = new ArrayList<>();
          rows(in.depth(), rows);
          grid.table(rows);
        }
        default -> {
          if (WRAPPERS.contains(in.name())) {
            blocks(in.depth());
          }
        }
      }
    }
  }

  /** Appends the visible text, without tracked deletions and field codes. */
  private void text(int parent, StringBuilder text) {
    while (in.nextChild(parent)) {
      switch (in.name()) {
        case "t" -> in.text(text);
        case "tab", "br", "cr" -> text.append(' ');
        case "Fallback" -> {} // an alternative of the content before, for older programs
        case "del", "delText", "moveFrom", "instrText", "pPr", "rPr", "tcPr", "tblPr" -> {}
        default -> text(in.depth(), text);
      }
    }
  }

  /** Reads rows, also those within content controls. */
  private void rows(int parent, List<List<TableCell>> rows) {
    while (in.nextChild(parent)) {
      if (in.is("tr")) {
        budget.tableCellsAndRows(1); // rows take memory even without cells
        List<TableCell> cells = new ArrayList<>();
        cells(in.depth(), cells);
        rows.add(cells);
      } else if (WRAPPERS.contains(in.name())) {
        rows(in.depth(), rows);
      }
    }
  }

  private void cells(int parent, List<TableCell> cells) {
    while (in.nextChild(parent)) {
      if (in.is("tc")) {
        budget.tableCellsAndRows(1);
        cells.add(cell(in.depth()));
      } else if (WRAPPERS.contains(in.name())) {
        cells(in.depth(), cells);
      }
    }
  }

  private TableCell cell(int cell) {
    StringBuilder text = new StringBuilder();
    int columns = 1;
    boolean continued = false;
    while (in.nextChild(cell)) {
      if (in.is("tcPr")) {
        int properties = in.depth();
        while (in.nextChild(properties)) {
          String value = in.attribute("val");
          if (in.is("gridSpan") && value != null && value.matches("\\d{1,3}")) {
            columns = Math.max(1, Integer.parseInt(value));
          } else if (in.is("vMerge")) {
            continued = !"restart".equals(value);
          }
        }
      } else {
        text(in.depth(), text);
      }
    }
    return new TableCell(text.toString(), 1, columns, continued);
  }
}
