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

  private static final CellMark STRUCK = new CellMark.Struck();

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
        case "p" -> {
          RunText text = new RunText();
          headingLevel = 0;
          appendText(in.depth(), text, RunText.Style.PLAIN);
          List<CellMark> marks = text.marks();
          if (marks.contains(STRUCK)) { // the whole paragraph is deleted
            grid.addParagraph("", List.of(new CellMark.Dropped(text.text())));
          } else {
            addParagraph(text.text(), marks, headingLevel);
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

  private void addParagraph(String text, List<CellMark> marks, int level) {
    List<CellMark> ofLine = marks;
    for (String line : text.split("\n", -1)) {
      if (!ofLine.isEmpty()) {
        grid.addParagraph(line, ofLine);
        ofLine = List.of();
      } else if (Whitespace.isBlank(line)) {
        grid.addBlankParagraph();
      } else if (level > 0) {
        grid.addHeading(line, level);
      } else {
        grid.addParagraph(line);
      }
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
  private void readRows(int parent, List<List<TableCell>> rows) {
    while (in.nextChild(parent)) {
      if (in.isNamed("tr")) {
        budget.addTableCellsAndRows(1); // rows take memory even without cells
        List<TableCell> cells = new ArrayList<>();
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
  private boolean readCells(int parent, List<TableCell> cells) {
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

  private TableCell readCell(int cell) {
    RunText text = new RunText();
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
        appendText(in.depth(), text, RunText.Style.PLAIN);
      }
    }
    return new TableCell(text.text().replace('\n', ' '), 1, columns, continued, text.marks());
  }
}
