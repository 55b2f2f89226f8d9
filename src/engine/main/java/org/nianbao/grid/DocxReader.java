package org.nianbao.grid;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.grid.DocumentGridBuilder.TableCell;

/** Reads the tables and paragraphs of a Word document (ECMA-376 part 1, 17). */
final class DocxReader {
  static final String DOCUMENT = "word/document.xml";

  /** Elements that only wrap paragraphs, tables, rows or cells. */
  private static final Set<String> WRAPPERS =
      Set.of("sdt", "sdtContent", "ins", "smartTag", "customXml");

  private static final String STYLES = "word/styles.xml";
  private static final Pattern HEADING_STYLE = Pattern.compile("(?:heading|标题) ?([1-9])");

  /** The levels of the paragraph styles that are headings, from 1, by their ids. */
  private final Map<String, Integer> headingStyles;

  private final XmlCursor in;
  private final Budget budget;
  private final DocumentGridBuilder grid;
  private int headingLevel;

  private DocxReader(XmlCursor in, Map<String, Integer> headingStyles, Budget budget) {
    this.in = in;
    this.headingStyles = headingStyles;
    this.budget = budget;
    this.grid = new DocumentGridBuilder(budget);
  }

  static List<Grid> read(ZipArchive archive, Budget budget) throws IOException {
    Map<String, Integer> headingStyles = headingStyles(archive, budget);
    InputStream part = archive.open(DOCUMENT); // one part is read after the other
    if (part == null) {
      throw UnreadableContentException.damaged();
    }
    try (XmlCursor in = new XmlReaderFactory(budget).read(part)) {
      DocxReader reader = new DocxReader(in, headingStyles, budget);
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

  /** Reads which styles are those of headings (ECMA-376 part 1, 17.7.4 and 17.3.1.20). */
  private static Map<String, Integer> headingStyles(ZipArchive archive, Budget budget)
      throws IOException {
    Map<String, Integer> levels = new HashMap<>();
    InputStream part = archive.open(STYLES);
    if (part == null) {
      return levels;
    }
    try (XmlCursor in = new XmlReaderFactory(budget).read(part)) {
      in.root("styles");
      while (in.nextChild(1)) {
        if (in.isNamed("style")) {
          String id = in.attribute("styleId");
          int level = headingLevel(in);
          if (id != null && level > 0) {
            levels.put(id, level);
          }
        }
      }
      in.finish();
    }
    return levels;
  }

  /** Returns the level of a style, from its outline level or its name; 0 if it is no heading's. */
  private static int headingLevel(XmlCursor in) {
    int style = in.depth();
    int level = 0;
    while (in.nextChild(style)) {
      if (in.isNamed("name")) {
        String name = in.attribute("val");
        Matcher heading = HEADING_STYLE.matcher(name == null ? "" : name);
        level = heading.matches() ? heading.group(1).charAt(0) - '0' : level;
      } else if (in.isNamed("pPr")) {
        level = Math.max(level, outlineLevel(in));
      }
    }
    return level;
  }

  /** Returns the outline level of a paragraph's properties, from 1; 0 if there is none. */
  private static int outlineLevel(XmlCursor in) {
    int properties = in.depth();
    int level = 0;
    while (in.nextChild(properties)) {
      String value = in.attribute("val");
      if (in.isNamed("outlineLvl") && value != null && value.matches("[0-8]")) {
        level = value.charAt(0) - '0' + 1;
      }
    }
    return level;
  }

  private void readBlocks(int parent) {
    while (in.nextChild(parent)) {
      switch (in.name()) {
        case "p" -> {
          StringBuilder text = new StringBuilder();
          headingLevel = 0;
          appendText(in.depth(), text);
          addParagraph(text.toString(), headingLevel);
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

  private void addParagraph(String text, int level) {
    for (String line : text.split("\n", -1)) {
      if (Whitespace.isBlank(line)) {
        grid.addBlankParagraph();
      } else if (level > 0) {
        grid.addHeading(line, level);
      } else {
        grid.addParagraph(line);
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
        case "pPr" -> readProperties();
        case "del", "delText", "moveFrom", "instrText", "rPr", "tcPr", "tblPr" -> {}
        default -> appendText(in.depth(), text);
      }
    }
  }

  private void readProperties() {
    int properties = in.depth();
    while (in.nextChild(properties)) {
      String value = in.attribute("val");
      if (in.isNamed("pStyle") && value != null) {
        headingLevel = headingStyles.getOrDefault(value, headingLevel);
      } else if (in.isNamed("outlineLvl") && value != null && value.matches("[0-8]")) {
        headingLevel = value.charAt(0) - '0' + 1;
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
