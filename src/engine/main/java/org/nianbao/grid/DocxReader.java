package org.nianbao.grid;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.DocumentBlock.Box;
import org.nianbao.grid.DocumentBlock.DocumentCell;
import org.nianbao.grid.DocumentBlock.Paragraph;
import org.nianbao.grid.DocumentBlock.Table;

/** Reads the tables and paragraphs of a Word document (ECMA-376 part 1, 17). */
final class DocxReader {
  private static final String DOCUMENT = "word/document.xml";

  /** Elements that only wrap paragraphs, tables, rows or cells. */
  private static final Set<String> WRAPPERS =
      Set.of(
          "sdt",
          "sdtContent",
          "ins",
          "moveTo",
          "smartTag",
          "customXml",
          "AlternateContent",
          "Choice");

  /** The kinds of notes, each in a part of its own; the text refers to them by numbers. */
  private static final List<String> NOTES = List.of("footnote", "endnote", "comment");

  /** The kinds of parts with headers and footers, with their root elements. */
  private static final Map<String, String> MARGINS = Map.of("header", "hdr", "footer", "ftr");

  /** The kinds of parts with charts and diagrams; what a diagram shows is in its data. */
  private static final Map<String, String> GRAPHICS =
      Map.of("chart", "chartSpace", "chartEx", "chartSpace", "diagramData", "dataModel");

  private static final String REFERENCE = "Reference";

  private final XmlCursor in;
  private final Budget budget;
  private final DocumentGridBuilder grid;
  private final DocxStyles styles;
  private final DocxNumbering numbering;

  /** The relationships of the part that is read, by id. */
  private final Map<String, PackageRelations.Relation> relations;

  /** The notes by their kinds and numbers. */
  private final Map<String, Box> notes;

  private final StringBuilder run = new StringBuilder();
  private int headingLevel;

  /** The list of the current paragraph and its level in the list; null if there is none. */
  private @Nullable String list;

  private @Nullable String listLevel;

  /** The number of cells around the current paragraph. */
  private int cellDepth;

  /** The boxes and the comments of the current paragraph. */
  private List<Box> boxes = new ArrayList<>();

  private List<DisplayMark> comments = new ArrayList<>();

  /** The number of pictures so far. */
  private int pictures;

  private DocxReader(
      XmlCursor in,
      DocxStyles styles,
      DocxNumbering numbering,
      Map<String, PackageRelations.Relation> relations,
      Map<String, Box> notes,
      Budget budget) {
    this.in = in;
    this.styles = styles;
    this.numbering = numbering;
    this.relations = relations;
    this.notes = notes;
    this.budget = budget;
    this.grid = new DocumentGridBuilder(budget);
  }

  /** Returns the name of the part with the document; null if the file is no document. */
  static @Nullable String documentPart(ZipArchive archive, Budget budget) throws IOException {
    if (archive.has(XlsxReader.WORKBOOK)) {
      return null;
    }
    XmlReaderFactory xml = new XmlReaderFactory(budget);
    String name = new PackageRelations(archive, xml).mainPart(DOCUMENT);
    if (name.equals(DOCUMENT)) {
      return archive.has(name) ? name : null;
    }
    InputStream part = archive.open(name);
    if (part == null) {
      return null;
    }
    try (XmlCursor in = xml.read(part)) {
      return in.nextChild(0) && in.isNamed("document") ? name : null;
    }
  }

  /**
   * Reads a document.
   *
   * @param name the name of the part with the document
   */
  static List<Grid> read(ZipArchive archive, String name, Budget budget) throws IOException {
    XmlReaderFactory xml = new XmlReaderFactory(budget);
    // before the document, as one part is open at a time
    Map<String, List<String>> parts = new LinkedHashMap<>();
    Map<String, PackageRelations.Relation> relations = new PackageRelations(archive, xml).of(name);
    for (PackageRelations.Relation relation : relations.values()) {
      parts.computeIfAbsent(relation.kind(), kind -> new ArrayList<>()).add(relation.target());
    }
    DocxStyles styles = DocxStyles.read(only(archive, parts.get("styles")), xml);
    DocxNumbering numbering = DocxNumbering.read(only(archive, parts.get("numbering")), xml);
    Map<String, Box> notes = new HashMap<>();
    for (String kind : NOTES) {
      readNotes(only(archive, parts.get(kind + "s")), kind, xml, styles, notes, budget);
    }
    InputStream part = archive.open(name);
    if (part == null) {
      throw UnreadableContentException.damaged();
    }
    DocumentGridBuilder document;
    try (XmlCursor in = xml.read(part)) {
      DocxReader reader = new DocxReader(in, styles, numbering, relations, notes, budget);
      in.root("document");
      while (in.nextChild(1)) {
        if (in.isNamed("body")) {
          reader.addBlocks(in.depth());
        }
      }
      in.finish();
      document = reader.grid;
    }
    addMargins(archive, parts, xml, styles, budget, document);
    return List.of(document.build(Grid.Source.DOCUMENT, "文档"));
  }

  /** Opens the part of a kind of which a document has one; null if it has none. */
  private static @Nullable InputStream only(ZipArchive archive, @Nullable List<String> names) {
    return names == null ? null : archive.open(names.get(0));
  }

  /** Adds the texts of headers and footers, of charts and diagrams below the document. */
  private static void addMargins(
      ZipArchive archive,
      Map<String, List<String>> parts,
      XmlReaderFactory xml,
      DocxStyles styles,
      Budget budget,
      DocumentGridBuilder document)
      throws IOException {
    Set<DisplayMark> texts = new LinkedHashSet<>(); // first and even pages repeat them
    for (Map.Entry<String, List<String>> ofKind : parts.entrySet()) {
      String margin = MARGINS.get(ofKind.getKey());
      String root = margin == null ? GRAPHICS.get(ofKind.getKey()) : margin;
      if (root == null) {
        continue;
      }
      for (String name : ofKind.getValue()) {
        InputStream part = archive.open(name);
        if (part == null) {
          continue;
        }
        try (XmlCursor in = xml.read(part)) {
          in.root(root);
          if (margin == null) {
            AttachedTexts.paragraphs(in).forEach(text -> texts.add(new DisplayMark.Drawn(text)));
          } else {
            DocxNumbering none = DocxNumbering.read(null, xml);
            DocxReader reader = new DocxReader(in, styles, none, Map.of(), Map.of(), budget);
            for (String line : new Box(reader.readBlocks(1)).lines()) {
              texts.add(new DisplayMark.PageMargin(line));
            }
          }
          in.finish();
        } catch (UnreadableContentException e) { // the report itself may be sound
          if (!e.isDamage()) {
            throw e;
          }
        }
      }
    }
    document.addParagraph("", List.copyOf(texts));
  }

  /** Reads the notes of a kind; their part may be absent. */
  private static void readNotes(
      @Nullable InputStream part,
      String kind,
      XmlReaderFactory xml,
      DocxStyles styles,
      Map<String, Box> notes,
      Budget budget)
      throws IOException {
    if (part == null) {
      return;
    }
    try (XmlCursor in = xml.read(part)) {
      DocxNumbering none = DocxNumbering.read(null, xml);
      DocxReader reader = new DocxReader(in, styles, none, Map.of(), Map.of(), budget);
      in.root(kind + "s");
      while (in.nextChild(1)) {
        if (in.isNamed(kind)) {
          notes.put(kind + in.attribute("id"), new Box(reader.readBlocks(in.depth())));
        }
      }
      in.finish();
    }
  }

  /** Adds the blocks of the document one by one. */
  private void addBlocks(int parent) {
    while (in.nextChild(parent)) {
      if (WRAPPERS.contains(in.name())) {
        addBlocks(in.depth());
      } else {
        List<DocumentBlock> blocks = new ArrayList<>();
        readBlock(blocks);
        blocks.forEach(grid::add);
      }
    }
  }

  private List<DocumentBlock> readBlocks(int parent) {
    List<DocumentBlock> blocks = new ArrayList<>();
    while (in.nextChild(parent)) {
      readBlock(blocks);
    }
    return blocks;
  }

  /** Reads a paragraph, with its boxes and notes, which may contain paragraphs, too. */
  private void readParagraph(List<DocumentBlock> blocks) {
    final int levelOutside = headingLevel;
    final List<Box> boxesOutside = boxes;
    final List<DisplayMark> commentsOutside = comments;
    final String listOutside = list;
    final String listLevelOutside = listLevel;
    headingLevel = 0;
    list = null;
    listLevel = null;
    boxes = new ArrayList<>(0);
    comments = new ArrayList<>(0);
    RunText text = new RunText();
    appendText(in.depth(), text, RunText.Style.PLAIN);
    text.prepend(ordinalBefore(text.text()));
    blocks.add(new Paragraph(text, headingLevel, comments));
    blocks.addAll(boxes);
    headingLevel = levelOutside;
    boxes = boxesOutside;
    comments = commentsOutside;
    list = listOutside;
    listLevel = listLevelOutside;
  }

  /**
   * Counts the current paragraph in its list, and returns its ordinal; empty if the text has the
   * same, or may be a figure in a cell.
   */
  private String ordinalBefore(String text) {
    String ordinal = numbering.next(list, listLevel);
    return OrdinalFormat.before(text, ordinal, cellDepth > 0);
  }

  /** Reads a table, and its hidden rows as hidden text below it. */
  private void readTable(List<DocumentBlock> blocks) {
    List<List<DocumentCell>> rows = new ArrayList<>();
    RunText hidden = new RunText();
    readRows(in.depth(), rows, hidden);
    blocks.add(new Table(rows));
    if (hidden.length() > 0) {
      blocks.add(new Paragraph(hidden, 0, List.of()));
    }
  }

  /**
   * Appends text, without field codes and phonetic hints.
   *
   * @param style how the text is shown unless its runs say otherwise
   */
  private void appendText(int parent, RunText text, RunText.Style style) {
    RunText.Style shown = style;
    while (in.nextChild(parent)) {
      switch (in.name()) {
        case "t" -> {
          readRun(text);
          text.append(run, shown);
        }
        case "delText" -> {
          readRun(text);
          text.appendDeleted(run);
        }
        case "tab" -> text.append(" ", shown);
        case "br", "cr" -> text.append("\n", shown);
        case "noBreakHyphen" -> text.append("-", shown);
        case "Fallback" -> {} // an alternative of the content before, for older programs
        case "moveFrom", "instrText", "delInstrText", "rt", "tcPr", "tblPr" -> {}
        case "blip", "imagedata" -> pictures++;
        case "anchor" -> { // a picture that floats, such as a seal, belongs to no cell
          int inLine = pictures;
          appendText(in.depth(), text, shown);
          pictures = inLine;
        }
        case "txbxContent" -> boxes.add(new Box(readBlocks(in.depth())));
        case "textpath" -> addDecorativeText();
        case "ddList" -> text.append(selectedEntry(in.depth()), shown);
        case "checkBox" -> text.append(isChecked(in.depth()) ? "☑" : "☐", shown);
        case "sym" -> text.append(symbol(in.attribute("font"), in.attribute("char")), shown);
        case "OLEObject" -> addObject();
        case "footnoteReference", "endnoteReference", "commentReference" -> addNote();
        case "pPr" -> shown = paragraphStyle(in.depth(), style);
        case "rPr" -> shown = styles.ofRun(in, style);
        default -> appendText(in.depth(), text, shown);
      }
    }
  }

  private void readRun(RunText text) {
    run.setLength(0);
    in.appendText(run);
    budget.checkTextLength(text.length() + run.length());
  }

  /** Adds text that is drawn as a shape (WordArt), such as a title or a watermark. */
  private void addDecorativeText() {
    String text = in.attribute("string");
    if (text != null) {
      RunText whole = new RunText();
      whole.append(text, RunText.Style.PLAIN);
      boxes.add(new Box(List.of(new Paragraph(whole, 0, List.of()))));
    }
  }

  /** Returns the entry that a drop-down list shows (17.16.9). */
  private String selectedEntry(int list) {
    List<String> entries = new ArrayList<>();
    int selected = -1;
    int standard = 0;
    while (in.nextChild(list)) {
      String value = in.attribute("val");
      if (value == null) {
        continue;
      }
      switch (in.name()) {
        case "listEntry" -> entries.add(value);
        case "result" -> selected = CellFormats.number(value);
        case "default" -> standard = CellFormats.number(value);
        default -> {}
      }
    }
    selected = selected < 0 ? standard : selected;
    return selected >= 0 && selected < entries.size() ? entries.get(selected) : "";
  }

  /** Returns whether a check box is checked (17.16.7). */
  private boolean isChecked(int box) {
    boolean checked = false;
    while (in.nextChild(box)) {
      boolean state = in.isNamed("default") || in.isNamed("checked"); // in this order
      checked = state ? in.isOn() : checked;
    }
    return checked;
  }

  /** Returns the box or tick that a character of a symbol font shows (17.3.3.30); else nothing. */
  private static String symbol(@Nullable String font, @Nullable String character) {
    String code = character == null ? "" : character.toUpperCase(Locale.ROOT);
    String last = code.substring(Math.max(0, code.length() - 2)); // F052 and 0052 are the same
    if ("Wingdings".equals(font)) {
      return switch (last) {
        case "FE", "FD" -> "☑";
        case "FC" -> "✓";
        case "A8", "6F" -> "□";
        case "6E" -> "■";
        default -> "";
      };
    }
    if ("Wingdings 2".equals(font)) {
      return switch (last) {
        case "52", "54" -> "☑";
        case "50" -> "✓";
        case "A3", "2A" -> "□";
        default -> "";
      };
    }
    return "";
  }

  /** Adds an embedded object that is no equation: its content is not read. */
  private void addObject() {
    String program = String.valueOf(in.attribute("ProgID"));
    if (!program.startsWith("Equation")) {
      comments.add(embedded(program));
    }
  }

  /**
   * Returns the file that the current element embeds.
   *
   * @param kind what it is called if no relationship tells its name
   */
  private DisplayMark embedded(String kind) {
    PackageRelations.Relation file = relations.get(String.valueOf(in.qualifiedAttribute("id")));
    String name = file == null ? kind : file.target();
    return new DisplayMark.Embedded(name.substring(name.lastIndexOf('/') + 1));
  }

  private void addNote() {
    String kind = in.name().substring(0, in.name().length() - REFERENCE.length());
    Box note = notes.get(kind + in.attribute("id"));
    if (note != null && kind.equals("comment")) {
      String text = String.join(" ", note.lines());
      budget.addText(text.length()); // a comment may be referred to many times
      comments.add(new DisplayMark.Comment(text));
    } else if (note != null) {
      boxes.add(note);
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
        list = styles.list(value);
        listLevel = styles.listLevel(value);
      } else if (in.isNamed("numPr")) {
        readListProperties(in.depth());
      } else if (in.isNamed("outlineLvl")) {
        headingLevel = Math.max(headingLevel, DocxStyles.outlineLevel(value));
      }
    }
    return style;
  }

  private void readListProperties(int properties) {
    while (in.nextChild(properties)) {
      if (in.isNamed("numId")) {
        list = in.attribute("val");
      } else if (in.isNamed("ilvl")) {
        listLevel = in.attribute("val");
      }
    }
  }

  /** Reads rows, also those within content controls. */
  private void readRows(int parent, List<List<DocumentCell>> rows, RunText hidden) {
    while (in.nextChild(parent)) {
      if (in.isNamed("tr")) {
        budget.addTableCellsAndRows(1); // rows take memory even without cells
        List<DocumentCell> cells = new ArrayList<>();
        if (readCells(in.depth(), cells)) {
          rows.add(cells);
        } else {
          cells.forEach(cell -> hidden.append(cell.text() + " ", RunText.Style.HIDDEN));
        }
      } else if (WRAPPERS.contains(in.name())) {
        readRows(in.depth(), rows, hidden);
      }
    }
  }

  /**
   * Reads the cells of a row, and returns whether it is shown: not hidden, and not deleted with
   * changes tracked.
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
    final int picturesBefore = pictures;
    cellDepth++;
    List<DocumentBlock> blocks = new ArrayList<>();
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
    cellDepth--;
    return DocumentCell.of(blocks, columns, continued, pictures > picturesBefore);
  }

  /** Reads a paragraph or a table, also those within content controls. */
  private void readBlock(List<DocumentBlock> blocks) {
    if (in.isNamed("tbl")) {
      readTable(blocks);
    } else if (WRAPPERS.contains(in.name())) {
      int wrapper = in.depth();
      while (in.nextChild(wrapper)) {
        readBlock(blocks);
      }
    } else if (in.isNamed("p")) {
      readParagraph(blocks);
    } else if (in.isNamed("altChunk")) { // a file that Word shows as a part of the document
      blocks.add(new Paragraph(new RunText(), 0, List.of(embedded(in.name()))));
    }
  }
}
