package org.nianbao.grid;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.PackageRelations.Relation;

/** Reads binary workbooks, .xlsb (MS-XLSB). */
final class XlsbReader {
  static final String WORKBOOK = "xl/workbook.bin";

  // types of records (2.3.1)
  private static final int ROW = 0;
  private static final int BLANK = 1;
  private static final int RK_NUMBER = 2;
  private static final int ERROR = 3;
  private static final int FLAG = 4;
  private static final int NUMBER = 5;
  private static final int TEXT = 6;
  private static final int SHARED_TEXT = 7;
  private static final int FORMULA_TEXT = 8;
  private static final int FORMULA_NUMBER = 9;
  private static final int FORMULA_FLAG = 10;
  private static final int FORMULA_ERROR = 11;

  /** The types from here on are those from BLANK on without a column: it follows the last one. */
  private static final int SHORT_BLANK = 12;

  private static final int SHORT_SHARED_TEXT = 18;
  private static final int STRING_ITEM = 19;
  private static final int FONT = 43;
  private static final int NUMBER_FORMAT = 44;
  private static final int CELL_FORMAT = 47;
  private static final int COLUMNS = 60;
  private static final int RICH_TEXT = 62;
  private static final int WORKBOOK_PROPERTIES = 153;
  private static final int LISTED_SHEET = 156;
  private static final int MERGED_REGION = 176;
  private static final int SELF = 357;
  private static final int REFERENCED_SHEETS = 362;
  private static final int SHARED_FORMULA = 427;
  private static final int HEADER_FOOTER = 479;
  private static final int CELL_FORMATS_BEGIN = 617;
  private static final int CELL_FORMATS_END = 618;
  private static final int COMMENT = 635;
  private static final int COMMENT_TEXT = 637;

  /** The types of records that refer to other files: source, the same sheet, add-in. */
  private static final Set<Integer> OTHER_SOURCES = Set.of(355, 358, 667);

  private static final int STRUCK_OUT = 1 << 3;
  private static final int HIDDEN_ROW = 1 << 4;
  private static final int HEADERS = 6;

  /** A sheet in the list of the workbook. */
  private record ListedSheet(String name, boolean hidden, String id) {}

  /** A text with the marks of its runs. */
  private record SharedText(String text, List<DisplayMark> marks) {}

  /** A formula that waits for those that are shared. */
  private static final class PendingFormula {
    private final int index;
    private final byte[] tokens;
    private final @Nullable Address master;

    PendingFormula(int index, byte[] tokens, @Nullable Address master) {
      this.index = index;
      this.tokens = tokens;
      this.master = master;
    }
  }

  private final ZipArchive archive;
  private final PackageRelations relations;
  private final XmlReaderFactory xml;
  private final Budget budget;
  private final List<ListedSheet> sheets = new ArrayList<>();
  private final List<@Nullable String> referencedSheets = new ArrayList<>();
  private final List<SharedText> texts = new ArrayList<>();
  private final CellFormats formats = new CellFormats();

  /** The styles of fonts. */
  private final List<RunText.Style> fonts = new ArrayList<>();

  private boolean since1904;

  private XlsbReader(ZipArchive archive, Budget budget) {
    this.archive = archive;
    this.budget = budget;
    this.xml = new XmlReaderFactory(budget);
    this.relations = new PackageRelations(archive, xml);
  }

  /** Reads the sheets of a workbook. */
  static List<Grid> read(ZipArchive archive, Budget budget) throws IOException {
    return new XlsbReader(archive, budget).readSheets();
  }

  private List<Grid> readSheets() throws IOException {
    String workbook = relations.mainPart(WORKBOOK);
    readWorkbook(workbook);
    Map<String, Relation> parts = relations.of(workbook);
    for (Relation part : parts.values()) {
      if (part.kind().equals("styles")) {
        readFormats(part.target());
      }
    }
    for (Relation part : parts.values()) {
      if (part.kind().equals("sharedStrings")) {
        readTexts(part.target());
      }
    }
    List<Grid> grids = new ArrayList<>();
    for (ListedSheet sheet : sheets) {
      Relation part = parts.get(sheet.id());
      if (part == null || !archive.has(part.target())) {
        grids.add(Grid.missing(sheet.name(), sheet.hidden()));
      } else if (part.kind().equals("worksheet")) {
        grids.add(new Sheet().read(sheet, part.target()));
      }
    }
    if (grids.isEmpty()) {
      throw new UnreadableContentException("grid.no-sheets");
    }
    return grids;
  }

  private BinaryRecords open(String part) throws IOException {
    InputStream in = archive.open(part);
    if (in == null) {
      throw UnreadableContentException.damaged();
    }
    return new BinaryRecords(XmlReaderFactory.bytes(in), budget);
  }

  private void readWorkbook(String part) throws IOException {
    BinaryRecords in = open(part);
    int sources = 0;
    int self = -1;
    while (in.next()) {
      switch (in.type()) {
        case WORKBOOK_PROPERTIES -> since1904 = (in.integer() & 1) != 0;
        case LISTED_SHEET -> {
          boolean hidden = in.integer() != 0;
          in.skip(Integer.BYTES);
          String id = in.text();
          sheets.add(new ListedSheet(in.text(), hidden, id));
          budget.checkSheetCount(sheets.size());
        }
        case SELF -> self = sources++;
        case REFERENCED_SHEETS -> {
          int count = in.integer();
          for (int i = 0; i < count; i++) {
            int source = in.integer();
            int first = in.integer();
            boolean one = in.integer() == first && source == self;
            budget.addCell();
            referencedSheets.add(
                one && first >= 0 && first < sheets.size() ? sheets.get(first).name() : null);
          }
        }
        default -> sources += OTHER_SOURCES.contains(in.type()) ? 1 : 0;
      }
    }
  }

  private void readFormats(String part) throws IOException {
    BinaryRecords in = open(part);
    Map<Integer, String> codes = new HashMap<>();
    boolean ofCells = false;
    int format = 0;
    while (in.next()) {
      switch (in.type()) {
        case NUMBER_FORMAT -> {
          int id = in.unsignedShort();
          codes.put(id, in.text());
        }
        case FONT -> {
          in.skip(Short.BYTES); // the height
          boolean struck = (in.unsignedShort() & STRUCK_OUT) != 0;
          in.skip(Short.BYTES); // the weight
          boolean raised = in.unsignedShort() != 0;
          budget.addCell();
          fonts.add(
              struck ? RunText.Style.STRUCK : raised ? RunText.Style.RAISED : RunText.Style.PLAIN);
        }
        case CELL_FORMATS_BEGIN -> ofCells = true;
        case CELL_FORMATS_END -> ofCells = false;
        case CELL_FORMAT -> {
          if (ofCells) {
            in.skip(Short.BYTES); // the parent
            int id = in.unsignedShort();
            boolean struck = style(in.unsignedShort()) == RunText.Style.STRUCK;
            budget.addCell();
            formats.add(format++, id, codes.get(id), struck);
          }
        }
        default -> {}
      }
    }
  }

  private RunText.Style style(int font) {
    return font < fonts.size() ? fonts.get(font) : RunText.Style.PLAIN;
  }

  private void readTexts(String part) throws IOException {
    BinaryRecords in = open(part);
    while (in.next()) {
      if (in.type() == STRING_ITEM) {
        texts.add(richText(in));
        budget.checkSharedStringCount(texts.size());
      }
    }
  }

  /** Returns a text with runs (2.5.119). */
  private SharedText richText(BinaryRecords in) {
    boolean rich = (in.unsignedByte() & 1) != 0;
    String text = in.text();
    if (!rich) {
      return new SharedText(text, List.of());
    }
    RunText runs = new RunText();
    RunText.Style style = RunText.Style.PLAIN;
    int start = 0;
    int count = in.integer();
    for (int i = 0; i < count; i++) {
      int end = Math.max(start, Math.min(in.unsignedShort(), text.length()));
      runs.append(text.substring(start, end), style);
      style = style(in.unsignedShort());
      start = end;
    }
    runs.append(text.substring(start), style);
    return new SharedText(runs.text(), runs.marks());
  }

  /** One sheet. */
  private final class Sheet {
    private final List<Cell> cells = new ArrayList<>();
    private final List<Region> merged = new ArrayList<>();
    private final Set<Integer> hiddenRows = new HashSet<>();
    private final Set<Integer> hiddenColumns = new HashSet<>();
    private final Map<Address, List<DisplayMark>> marks = new LinkedHashMap<>();
    private final List<PendingFormula> formulas = new ArrayList<>();
    private final Map<Address, byte[]> sharedFormulas = new HashMap<>();
    private int row;
    private int column;

    Grid read(ListedSheet sheet, String part) throws IOException {
      BinaryRecords in = open(part);
      while (in.next()) {
        readRecord(in);
      }
      formulas.forEach(this::complete);
      try {
        readAttached(part);
      } catch (UnreadableContentException e) { // comments do not affect figures
        if (!e.isDamage()) {
          throw e;
        }
      }
      return new Grid(sheet.name(), sheet.hidden(), cells, merged, hiddenRows, List.of())
          .withHiddenColumnsAndMarks(hiddenColumns, marks);
    }

    private void readRecord(BinaryRecords in) {
      int type = in.type();
      if (type >= SHORT_BLANK && type <= SHORT_SHARED_TEXT) {
        column++;
        readCell(in, type - SHORT_BLANK + BLANK);
      } else if ((type >= BLANK && type <= FORMULA_ERROR) || type == RICH_TEXT) {
        column = in.integer();
        readCell(in, type);
      } else if (type == ROW) {
        row = in.integer();
        column = -1;
        in.skip(Integer.BYTES + Short.BYTES + 1); // its style, height and spaces
        if ((in.unsignedByte() & HIDDEN_ROW) != 0) {
          budget.addCell();
          hiddenRows.add(row);
        }
      } else if (type == COLUMNS) {
        int first = in.integer();
        int last = Math.min(in.integer(), Address.MAX_COLUMNS - 1);
        in.skip(2 * Integer.BYTES);
        boolean hidden = (in.unsignedShort() & 1) != 0;
        for (int each = Math.max(0, first); hidden && each <= last; each++) {
          hiddenColumns.add(each);
        }
      } else if (type == MERGED_REGION) {
        budget.addRegion();
        int firstRow = in.integer();
        int lastRow = in.integer();
        int firstColumn = in.integer();
        Address last = at(lastRow, in.integer());
        if (last.row() < firstRow || last.column() < firstColumn) {
          throw UnreadableContentException.damaged();
        }
        merged.add(new Region(at(firstRow, firstColumn), last));
      } else if (type == SHARED_FORMULA) {
        Address first = at(in.integer(), 0);
        in.skip(Integer.BYTES);
        Address master = at(first.row(), in.integer());
        in.skip(Integer.BYTES);
        sharedFormulas.put(master, in.bytes(in.integer()));
      } else if (type == HEADER_FOOTER) {
        in.skip(Short.BYTES);
        for (int i = 0; i < HEADERS && in.hasRemaining(); i++) {
          for (String text : PageHeaderCodes.texts(in.text())) {
            mark(new Address(0, 0), new DisplayMark.PageMargin(text));
          }
        }
      }
    }

    private Address at(int row, int column) {
      if (row < 0 || column < 0 || column >= Address.MAX_COLUMNS) {
        throw UnreadableContentException.damaged();
      }
      try {
        return new Address(row, column);
      } catch (IllegalArgumentException e) {
        throw UnreadableContentException.damaged(e);
      }
    }

    private void readCell(BinaryRecords in, int type) {
      int format = in.integer() & 0xffffff;
      Address address = at(row, column);
      CellContent content =
          switch (type) {
            case RK_NUMBER -> number(in.integer());
            case NUMBER, FORMULA_NUMBER -> number(in.number());
            case ERROR, FORMULA_ERROR ->
                new CellContent.ErrorValue(BinaryFormula.error(in.unsignedByte()));
            case FLAG, FORMULA_FLAG -> new CellContent.Flag(in.unsignedByte() != 0);
            case TEXT, FORMULA_TEXT -> new CellContent.Text(in.text());
            case SHARED_TEXT -> text(address, sharedText(in.integer()));
            case RICH_TEXT -> text(address, richText(in));
            default -> null;
          };
      boolean calculated = type >= FORMULA_TEXT && type <= FORMULA_ERROR;
      if (content == null
          || (!calculated && content instanceof CellContent.Text text && text.value().isEmpty())) {
        return;
      }
      budget.addCell();
      if (calculated) {
        in.skip(Short.BYTES);
        byte[] tokens = in.bytes(in.integer());
        formulas.add(new PendingFormula(cells.size(), tokens, master(tokens, in)));
      }
      cells.add(new Cell(address, shown(address, content, String.valueOf(format)), null));
    }

    private @Nullable Address master(byte[] tokens, BinaryRecords in) {
      if (tokens.length < 1 + Integer.BYTES || tokens[0] != BinaryFormula.SHARED) {
        return null;
      }
      int ofRow =
          (tokens[1] & 0xff)
              | (tokens[2] & 0xff) << 8
              | (tokens[3] & 0xff) << 16
              | (tokens[4] & 0xff) << 24;
      return in.integer() < Integer.BYTES ? null : at(ofRow, in.integer());
    }

    /** Returns a number in four bytes (2.5.122): an integer, or the upper half of a number. */
    private CellContent.Numeric number(int packed) {
      double value =
          (packed & 2) != 0
              ? packed >> 2
              : Double.longBitsToDouble((long) (packed & ~3) << Integer.SIZE);
      return number((packed & 1) != 0 ? value / 100 : value);
    }

    private CellContent.Numeric number(double value) {
      if (Double.isNaN(value) || Double.isInfinite(value)) {
        throw UnreadableContentException.damaged();
      }
      return new CellContent.Numeric(DecimalParser.of(value));
    }

    private SharedText sharedText(int index) {
      if (index < 0 || index >= texts.size()) {
        throw UnreadableContentException.damaged();
      }
      return texts.get(index);
    }

    private CellContent.Text text(Address address, SharedText text) {
      text.marks().forEach(mark -> mark(address, mark));
      return new CellContent.Text(text.text());
    }

    /** Returns the content as its format shows it, and marks what else the format does. */
    private CellContent shown(Address address, CellContent content, String format) {
      if (formats.isStruckOut(format) && !marks.containsKey(address)) {
        mark(address, new DisplayMark.Struck());
      }
      if (!(content instanceof CellContent.Numeric number)) {
        return content;
      }
      DisplayMark.ShownAs shown = formats.shown(format, number);
      if (shown != null) {
        mark(address, shown);
      }
      return formats.isDateFormat(format) ? CellReader.day(number, since1904) : number;
    }

    private void complete(PendingFormula pending) {
      Cell cell = cells.get(pending.index);
      byte[] tokens = pending.master == null ? pending.tokens : sharedFormulas.get(pending.master);
      String text =
          tokens == null ? null : BinaryFormula.text(tokens, cell.address(), referencedSheets);
      if (text == null) {
        mark(cell.address(), new DisplayMark.FormulaLost());
      } else {
        budget.addText(text.length());
        cells.set(pending.index, new Cell(cell.address(), cell.content(), text));
      }
    }

    private void mark(Address cell, DisplayMark mark) {
      budget.addCell();
      marks.computeIfAbsent(cell, at -> new ArrayList<>()).add(mark);
    }

    /** Reads the comments, and the texts of shapes, which are in XML. */
    private void readAttached(String part) throws IOException {
      AttachedTexts shapes = new AttachedTexts(budget);
      for (Relation relation : relations.of(part).values()) {
        if (relation.kind().equals("comments") && archive.has(relation.target())) {
          readComments(open(relation.target()));
        } else if (relation.kind().equals("drawing")) {
          InputStream drawing = archive.open(relation.target());
          if (drawing != null) {
            try (XmlCursor in = xml.read(drawing)) {
              shapes.readShapes(in);
            }
          }
        }
      }
      shapes.marks().forEach((cell, all) -> all.forEach(mark -> mark(cell, mark)));
    }

    private void readComments(BinaryRecords in) {
      Address cell = new Address(0, 0);
      while (in.next()) {
        if (in.type() == COMMENT) {
          in.skip(Integer.BYTES); // the author
          int ofRow = in.integer();
          in.skip(Integer.BYTES);
          cell = at(ofRow, in.integer());
        } else if (in.type() == COMMENT_TEXT) {
          mark(cell, new DisplayMark.Comment(richText(in).text()));
        }
      }
    }
  }
}
