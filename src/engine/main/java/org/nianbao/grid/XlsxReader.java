package org.nianbao.grid;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.PackageRelations.Relation;
import org.nianbao.grid.WorkbookParts.DefinedName;

/** Reads an .xlsx or .xlsm directly from the zip file. */
final class XlsxReader {
  /**
   * A sheet in the workbook's list of sheets.
   *
   * @param id the id of its relationship
   */
  private record ListedSheet(String name, boolean hidden, String id) {}

  static final String WORKBOOK = "xl/workbook.xml";

  /**
   * The part with the content types of all parts, including the workbook (ECMA-376 part 2, 10.1.2).
   */
  private static final String CONTENT_TYPES = "[Content_Types].xml";

  /** The part that an .ods spreadsheet has, and no .xlsx workbook. */
  private static final String OPEN_DOCUMENT = "content.xml";

  /** The number of bytes at the beginning of a sheet's part in which it states its dimension. */
  private static final int SHEET_HEAD_LENGTH = 1024;

  /** The width in characters of columns for which the file states none. */
  private static final double DEFAULT_COLUMN_WIDTH = 8;

  private final ZipArchive archive;
  private final Budget budget;
  private final XmlReaderFactory xml;
  private final PackageRelations relations;
  private boolean since1904;

  private XlsxReader(ZipArchive archive, Budget budget) {
    this.archive = archive;
    this.budget = budget;
    this.xml = new XmlReaderFactory(budget);
    this.relations = new PackageRelations(archive, xml);
  }

  /**
   * Reads the sheets of a workbook. A zip file that is not a workbook is refused.
   *
   * @param known the cells to skip, by the names of their sheets, unless there are no other sheets;
   *     if there are any, data validations are skipped, too
   */
  static List<Grid> read(ZipArchive archive, Budget budget, Map<String, KnownCells> known)
      throws IOException {
    return new XlsxReader(archive, budget).readSheets(known);
  }

  /** Reads the contents of a workbook other than the cells of its sheets. */
  static WorkbookParts readExtras(ZipArchive archive, Budget budget) throws IOException {
    XlsxReader reader = new XlsxReader(archive, budget);
    if (archive.has(OPEN_DOCUMENT)) {
      throw new UnreadableContentException("template.workbook");
    }
    if (archive.has(CONTENT_TYPES)) {
      String types =
          new String(XmlReaderFactory.bytes(reader.part(CONTENT_TYPES)), StandardCharsets.UTF_8);
      if (!types.contains("spreadsheetml.sheet.main+xml")) { // such as .xlsm and .xltx
        throw new UnreadableContentException("template.workbook");
      }
    }
    String workbook = reader.workbookPart();
    Map<String, Relation> relations = reader.relations.of(workbook);
    Map<String, Map<Address, String>> comments = new LinkedHashMap<>();
    for (ListedSheet sheet : reader.readSheetList(workbook)) {
      Relation part = relations.get(sheet.id());
      AttachedTexts texts = new AttachedTexts(budget);
      if (part != null) {
        reader.readAttached(part.target(), texts);
      }
      if (!texts.comments().isEmpty()) {
        comments.put(sheet.name(), texts.comments());
      }
    }
    Set<String> kinds = new TreeSet<>();
    Set<String> outside = new TreeSet<>();
    for (String part : archive.names()) {
      if (part.endsWith(".rels")) {
        reader.readKinds(part, kinds, outside);
      }
    }
    return new WorkbookParts(comments, kinds, outside, reader.definedNames(workbook));
  }

  /** Reads the widths of the first columns of each sheet, in characters. */
  static Map<String, List<Double>> readColumnWidths(ZipArchive archive, Budget budget, int columns)
      throws IOException {
    XlsxReader reader = new XlsxReader(archive, budget);
    String workbook = reader.workbookPart();
    Map<String, Relation> relations = reader.relations.of(workbook);
    Map<String, List<Double>> widths = new LinkedHashMap<>();
    for (ListedSheet sheet : reader.readSheetList(workbook)) {
      Relation part = relations.get(sheet.id());
      if (part != null && part.kind().equals("worksheet")) {
        widths.put(sheet.name(), reader.columnWidths(part.target(), columns));
      }
    }
    return widths;
  }

  private List<Double> columnWidths(String sheet, int columns) throws IOException {
    List<Double> widths = new ArrayList<>(Collections.nCopies(columns, DEFAULT_COLUMN_WIDTH));
    try (XmlCursor in = open(sheet)) {
      in.root("worksheet");
      while (in.nextChild(1) && !in.isNamed("sheetData")) {
        boolean isList = in.isNamed("cols");
        while (isList && in.nextChild(2)) {
          String width = in.attribute("width");
          int first = CellFormats.number(String.valueOf(in.attribute("min")));
          int last = CellFormats.number(String.valueOf(in.attribute("max")));
          for (int column = Math.max(first, 1); column <= Math.min(last, columns); column++) {
            widths.set(
                column - 1, width == null ? DEFAULT_COLUMN_WIDTH : Double.parseDouble(width));
          }
        }
      }
    } catch (NumberFormatException e) {
      throw UnreadableContentException.damaged(e);
    }
    return widths;
  }

  /** Reads the kinds of the parts that a part refers to, and of external targets. */
  private void readKinds(String relationships, Set<String> kinds, Set<String> outside)
      throws IOException {
    try (XmlCursor in = open(relationships)) {
      in.root("Relationships");
      while (in.nextChild(1)) {
        String type = in.attribute("Type");
        if (type != null) {
          String kind = type.substring(type.lastIndexOf('/') + 1);
          (String.valueOf(in.attribute("TargetMode")).equals("External") ? outside : kinds)
              .add(kind);
        }
      }
      in.finish();
    }
  }

  private List<DefinedName> definedNames(String workbook) throws IOException {
    List<DefinedName> names = new ArrayList<>();
    try (XmlCursor in = open(workbook)) {
      in.root("workbook");
      while (in.nextChild(1)) {
        boolean list = in.isNamed("definedNames");
        while (list && in.nextChild(2)) {
          boolean isMacro = in.isTrue("xlm") || in.isTrue("function") || in.isTrue("vbProcedure");
          String name = String.valueOf(in.attribute("name"));
          StringBuilder formula = new StringBuilder();
          in.appendText(formula);
          names.add(new DefinedName(name, EscapedText.decode(formula), isMacro));
        }
      }
      in.finish();
    }
    return names;
  }

  /** Reads the comments and the texts of shapes of a sheet. */
  private void readAttached(String sheet, AttachedTexts texts) throws IOException {
    for (Relation relation : relations.of(sheet).values()) {
      switch (relation.kind()) {
        case "comments" -> read(relation, texts::readComments);
        case "threadedComment" -> read(relation, texts::readThreads);
        case "drawing" -> read(relation, texts::readShapes);
        default -> {}
      }
    }
  }

  private void read(Relation relation, Consumer<XmlCursor> reading) throws IOException {
    try (XmlCursor in = open(relation.target())) {
      reading.accept(in);
    }
  }

  private List<Grid> readSheets(Map<String, KnownCells> known) throws IOException {
    String workbook = workbookPart();
    Map<String, Relation> parts = relations.of(workbook);
    List<ListedSheet> listed = readSheetList(workbook);
    boolean others = listed.stream().anyMatch(sheet -> !known.containsKey(sheet.name()));
    WorkbookContext book = new WorkbookContext(sharedTexts(parts), cellFormats(parts), since1904);
    List<Grid> grids = new ArrayList<>();
    for (ListedSheet sheet : listed) {
      Relation relation = parts.get(sheet.id());
      if (relation == null || !archive.has(relation.target())) {
        grids.add(Grid.missing(sheet.name(), sheet.hidden()));
        continue;
      }
      // chart sheets and old macro sheets have no cells
      if (!relation.kind().equals("worksheet")) {
        continue;
      }
      Map<Address, List<DisplayMark>> marks = attachedMarks(relation.target());
      KnownCells skipped = others && marks.isEmpty() ? known.get(sheet.name()) : null;
      if (skipped != null && !isWithin(skipped.region(), relation.target())) {
        skipped = null;
      }
      if (skipped != null && skipped.areAll()) {
        grids.add(Grid.unread(sheet.name(), sheet.hidden()));
      } else {
        grids.add(
            readSheet(sheet, relation.target(), book, !known.isEmpty(), skipped).withMarks(marks));
      }
    }
    if (grids.stream().allMatch(grid -> grid.source() == Grid.Source.MISSING)) {
      if (!grids.isEmpty()) {
        throw new UnreadableContentException("grid.sheet-missing", grids.get(0).name());
      }
      throw new UnreadableContentException("grid.no-sheets");
    }
    return grids;
  }

  /** Reads a sheet; all of it if somebody typed over one of the cells to skip. */
  private Grid readSheet(
      ListedSheet sheet,
      String part,
      WorkbookContext book,
      boolean cellsOnly,
      @Nullable KnownCells skipped)
      throws IOException {
    try (XmlCursor in = open(part)) {
      SheetReader reader = new SheetReader(in, book, budget, cellsOnly, skipped);
      Grid grid = reader.read(sheet.name(), sheet.hidden());
      if (!reader.isTypedOver()) {
        return grid;
      }
    }
    return readSheet(sheet, part, book, cellsOnly, null);
  }

  /** Returns whether a sheet states that all its content is in a region (18.3.1.35). */
  private boolean isWithin(Region region, String sheet) throws IOException {
    byte[] head = new byte[SHEET_HEAD_LENGTH];
    int length = ZipArchive.fill(head, part(sheet));
    try {
      XmlCursor in = xml.within(head, 0, length);
      in.root("worksheet");
      while (in.nextChild(1)) {
        String stated = in.isNamed("dimension") ? in.attribute("ref") : null;
        if (stated != null) {
          Region content = Region.parse(stated);
          return region.contains(content.first()) && region.contains(content.last());
        }
      }
      return false;
    } catch (UnreadableContentException | IllegalArgumentException e) { // not within the head
      return false;
    }
  }

  /**
   * Returns the comments and the texts of shapes as marks. They do not affect figures, so that a
   * damaged part ends the reading of these texts only.
   */
  private Map<Address, List<DisplayMark>> attachedMarks(String sheet) throws IOException {
    AttachedTexts texts = new AttachedTexts(budget);
    try {
      readAttached(sheet, texts);
    } catch (UnreadableContentException e) {
      if (!e.isDamage()) {
        throw e;
      }
    }
    return texts.marks();
  }

  /** Returns the name of the workbook part. */
  private String workbookPart() throws IOException {
    String found = relations.mainPart(WORKBOOK);
    if (archive.has("ppt/presentation.xml")) {
      throw new UnreadableContentException("grid.kind.slides");
    }
    if (archive.has("uof.xml") || archive.has("UOF.xml")) {
      throw FileKind.UNIFORM_OFFICE.unsupported();
    }
    if (!archive.has(found)) {
      throw new UnreadableContentException("grid.kind.zip");
    }
    return found;
  }

  private List<ListedSheet> readSheetList(String workbook) throws IOException {
    List<ListedSheet> sheets = new ArrayList<>();
    try (XmlCursor in = open(workbook)) {
      in.root("workbook");
      while (in.nextChild(1)) {
        if (in.isNamed("workbookPr")) {
          since1904 = in.isTrue("date1904");
        } else if (in.isNamed("sheets")) {
          while (in.nextChild(2)) {
            sheets.add(readListedSheet(in));
            budget.checkSheetCount(sheets.size());
          }
        }
      }
      in.finish();
    }
    return sheets;
  }

  private static ListedSheet readListedSheet(XmlCursor in) {
    String name = in.attribute("name");
    String id = in.qualifiedAttribute("id");
    String state = in.attribute("state");
    if (name == null || id == null) {
      throw UnreadableContentException.damaged();
    }
    boolean hidden = state != null && !state.equals("visible");
    return new ListedSheet(EscapedText.decode(name), hidden, id);
  }

  private SharedStrings sharedTexts(Map<String, Relation> parts) throws IOException {
    for (Relation relation : parts.values()) {
      if (relation.kind().equals("sharedStrings") && archive.has(relation.target())) {
        return SharedStrings.locate(XmlReaderFactory.bytes(part(relation.target())), xml, budget);
      }
    }
    return SharedStrings.empty(xml, budget);
  }

  private CellFormats cellFormats(Map<String, Relation> parts) throws IOException {
    for (Relation relation : parts.values()) {
      if (relation.kind().equals("styles") && archive.has(relation.target())) {
        try (XmlCursor in = open(relation.target())) {
          return CellFormats.read(in);
        }
      }
    }
    return new CellFormats();
  }

  private XmlCursor open(String name) throws IOException {
    return xml.read(part(name));
  }

  private InputStream part(String name) throws IOException {
    InputStream in = archive.open(name);
    if (in == null) {
      throw UnreadableContentException.damaged();
    }
    return in;
  }
}
