package org.nianbao.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.record.FilePassRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.usermodel.HSSFAnchor;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFComment;
import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFPatriarch;
import org.apache.poi.hssf.usermodel.HSSFPicture;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFShape;
import org.apache.poi.hssf.usermodel.HSSFShapeGroup;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFSimpleShape;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.HeaderFooter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Budget;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.DateFormats;
import org.nianbao.grid.DecimalParser;
import org.nianbao.grid.DisplayMark;
import org.nianbao.grid.FileKind;
import org.nianbao.grid.Grid;
import org.nianbao.grid.NumberFormat;
import org.nianbao.grid.PageHeaderCodes;
import org.nianbao.grid.Region;
import org.nianbao.grid.RunText;
import org.nianbao.grid.UnreadableContentException;

/** Reads .xls and .et files, Excel 97 to 2003, with POI. */
final class XlsReader {
  /** The limit of columns in this format. */
  private static final int MAX_COLUMNS = 256;

  /** The stream of a document. */
  private static final String DOCUMENT = "WordDocument";

  private final Budget budget;
  private final HSSFWorkbook workbook;

  /** The number formats that the file defines, which include built-in ones. */
  private final Map<Integer, String> formatCodes = new HashMap<>();

  private final Map<Short, CellStyle> styles = new HashMap<>();
  private final Map<Address, List<DisplayMark>> marks = new HashMap<>();

  /**
   * A style of cells.
   *
   * @param date whether it shows numbers as dates
   * @param format the number format; null if it shows numbers plainly
   */
  private record CellStyle(boolean date, @Nullable NumberFormat format, boolean struckOut) {}

  private XlsReader(HSSFWorkbook workbook, Budget budget) {
    this.workbook = workbook;
    this.budget = budget;
    for (FormatRecord format : workbook.getInternalWorkbook().getFormats()) {
      formatCodes.put(format.getIndexCode(), format.getFormatString());
    }
  }

  /** Reads the sheets of the workbook in an OLE2 compound file, or the document in it. */
  static List<Grid> read(byte[] content, Budget budget) {
    try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(content))) {
      DirectoryNode root = file.getRoot();
      if (root.hasEntryCaseInsensitive(DOCUMENT)) {
        return DocReader.read(root, budget);
      }
      requireWorkbook(root);
      requireNoWideRows(root);
      try (HSSFWorkbook workbook = new HSSFWorkbook(root, false)) {
        return new XlsReader(workbook, budget).sheets();
      }
    } catch (UnreadableContentException e) {
      throw e;
    } catch (EncryptedDocumentException e) {
      throw UnreadableContentException.of("grid.encrypted", e);
    } catch (OldExcelFormatException e) {
      throw UnreadableContentException.of("grid.kind.old", e);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // POI throws many kinds of exceptions for damaged files.
      throw UnreadableContentException.damaged(e);
    }
  }

  private static void requireWorkbook(DirectoryNode root) {
    if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
      throw new UnreadableContentException("grid.encrypted");
    }
    if (root.hasEntryCaseInsensitive("PowerPoint Document")) {
      throw new UnreadableContentException("grid.kind.slides");
    }
    if (root.hasEntryCaseInsensitive("__properties_version1.0")) {
      throw FileKind.EMAIL.unsupported();
    }
    if (!root.hasEntryCaseInsensitive("Workbook") && !root.hasEntryCaseInsensitive("Book")) {
      throw FileKind.COMPOUND.unsupported();
    }
  }

  /**
   * Refuses a workbook with too many cells in its row records. POI allocates all cells that a row
   * declares, which may be a thousand times the size of the file.
   */
  private static void requireNoWideRows(DirectoryNode root) throws IOException {
    String workbook = HSSFWorkbook.getWorkbookDirEntryName(root);
    try (DocumentInputStream in = root.createDocumentInputStream(workbook)) {
      while (in.available() >= 2 * Short.BYTES) {
        int record = in.readUShort();
        int rest = in.readUShort();
        if (record == FilePassRecord.sid) {
          return; // the rest is encrypted
        }
        if (record == RowRecord.sid && rest >= 3 * Short.BYTES && in.available() >= rest) {
          in.skipNBytes(2 * Short.BYTES); // the row index and its first column
          if (in.readUShort() > MAX_COLUMNS) {
            throw UnreadableContentException.damaged();
          }
          rest -= 3 * Short.BYTES;
        }
        in.skipNBytes(Math.min(rest, in.available()));
      }
    }
  }

  private List<Grid> sheets() {
    budget.checkSheetCount(workbook.getNumberOfSheets());
    List<Grid> grids = new ArrayList<>();
    for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
      boolean hidden = workbook.isSheetHidden(i) || workbook.isSheetVeryHidden(i);
      grids.add(sheet(workbook.getSheetAt(i), hidden));
    }
    if (grids.isEmpty()) {
      throw new UnreadableContentException("grid.no-sheets");
    }
    return grids;
  }

  private Grid sheet(HSSFSheet sheet, boolean hidden) {
    List<Cell> cells = new ArrayList<>();
    Set<Integer> hiddenRows = new HashSet<>();
    Set<Integer> hiddenColumns = new HashSet<>();
    marks.clear();
    for (Row row : sheet) {
      if (row.getZeroHeight()) {
        budget.addCell();
        hiddenRows.add(row.getRowNum());
      }
      for (org.apache.poi.ss.usermodel.Cell each : row) {
        Cell cell = cell((HSSFCell) each);
        if (cell != null) {
          budget.addCell();
          cells.add(cell);
          if (sheet.isColumnHidden(cell.address().column())) {
            hiddenColumns.add(cell.address().column());
          }
        }
      }
    }
    addAttachedTexts(sheet);
    addHeadersAndFooters(sheet);
    List<Region> merged = new ArrayList<>();
    for (CellRangeAddress region : sheet.getMergedRegions()) {
      budget.addRegion();
      merged.add(
          new Region(
              new Address(region.getFirstRow(), region.getFirstColumn()),
              new Address(region.getLastRow(), region.getLastColumn())));
    }
    return new Grid(sheet.getSheetName(), hidden, cells, merged, hiddenRows, List.of())
        .withHiddenColumnsAndMarks(hiddenColumns, marks);
  }

  /** Adds the comments and the texts of shapes, which do not affect figures, as far as readable. */
  private void addAttachedTexts(HSSFSheet sheet) {
    try {
      HSSFPatriarch drawings = sheet.getDrawingPatriarch();
      for (HSSFShape shape : drawings == null ? List.<HSSFShape>of() : drawings.getChildren()) {
        addText(shape, shape.getAnchor());
      }
    } catch (UnreadableContentException e) {
      throw e;
    } catch (RuntimeException e) { // POI throws many kinds of exceptions for damaged drawings
      budget.checkTime();
    }
  }

  private void addHeadersAndFooters(HSSFSheet sheet) {
    for (HeaderFooter margin : List.<HeaderFooter>of(sheet.getHeader(), sheet.getFooter())) {
      for (String part : List.of(margin.getLeft(), margin.getCenter(), margin.getRight())) {
        for (String text : PageHeaderCodes.texts(part)) {
          budget.addText(text.length());
          mark(new Address(0, 0), new DisplayMark.PageMargin(text));
        }
      }
    }
  }

  private void addText(HSSFShape shape, HSSFAnchor anchor) {
    budget.addCell();
    if (shape instanceof HSSFShapeGroup group) {
      group.getChildren().forEach(each -> addText(each, anchor));
      return;
    }
    if (shape instanceof HSSFPicture
        && anchor instanceof HSSFClientAnchor corner
        && corner.getCol1() >= 0
        && corner.getRow1() >= 0) {
      mark(
          new Address(corner.getRow1(), corner.getCol1()),
          new DisplayMark.Picture(
              Math.max(0, corner.getRow2() - corner.getRow1()) + 1,
              Math.max(0, corner.getCol2() - corner.getCol1()) + 1));
      return;
    }
    HSSFRichTextString text = shape instanceof HSSFSimpleShape simple ? simple.getString() : null;
    if (text == null || text.getString().isBlank()) {
      return;
    }
    budget.addCharacters(text.length());
    if (shape instanceof HSSFComment comment) {
      mark(
          new Address(comment.getRow(), comment.getColumn()),
          new DisplayMark.Comment(text.getString()));
    } else if (anchor instanceof HSSFClientAnchor corner) {
      mark(
          new Address(corner.getRow1(), corner.getCol1()),
          new DisplayMark.ShapeText(text.getString()));
    }
  }

  private void mark(Address cell, DisplayMark mark) {
    List<DisplayMark> all = new ArrayList<>(marks.getOrDefault(cell, List.of()));
    all.add(mark);
    marks.put(cell, List.copyOf(all));
  }

  private @Nullable Cell cell(HSSFCell cell) {
    boolean calculated = cell.getCellType() == CellType.FORMULA;
    String formula = calculated ? formula(cell) : null;
    if (formula != null) {
      budget.checkTime(); // POI is slow with long formulas
      budget.addCharacters(formula.length());
    }
    CellType type = calculated ? cell.getCachedFormulaResultType() : cell.getCellType();
    List<DisplayMark> found = new ArrayList<>();
    if (calculated && formula == null) {
      found.add(new DisplayMark.FormulaLost());
    }
    CellContent content = content(cell, type, found);
    if (content instanceof CellContent.Text text) {
      budget.addText(text.value().length());
      if (text.value().isEmpty() && !calculated) {
        return null;
      }
    }
    Address address = new Address(cell.getRowIndex(), cell.getColumnIndex());
    if (content == null) {
      return null;
    }
    if (!found.isEmpty()) {
      marks.put(address, List.copyOf(found));
    }
    return new Cell(address, content, formula);
  }

  /**
   * Returns the text of a formula; null if POI cannot decode it, as its cached value can still be
   * read.
   */
  private static @Nullable String formula(HSSFCell cell) {
    try {
      return cell.getCellFormula();
    } catch (RuntimeException e) {
      return null;
    }
  }

  private @Nullable CellContent content(HSSFCell cell, CellType type, List<DisplayMark> found) {
    return switch (type) {
      case NUMERIC -> number(cell, found);
      case STRING -> text(cell, found);
      case BOOLEAN -> new CellContent.Flag(cell.getBooleanCellValue());
      case ERROR ->
          new CellContent.ErrorValue(FormulaError.forInt(cell.getErrorCellValue()).getString());
      default -> null;
    };
  }

  private CellContent text(HSSFCell cell, List<DisplayMark> found) {
    HSSFRichTextString rich = cell.getRichStringCellValue();
    boolean struckOut = style(cell).struckOut();
    if (rich.numFormattingRuns() == 0) {
      if (struckOut) {
        found.add(new DisplayMark.Struck());
      }
      return new CellContent.Text(rich.getString());
    }
    RunText text = new RunText();
    String whole = rich.getString();
    int start = 0;
    RunText.Style shown = struckOut ? RunText.Style.STRUCK : RunText.Style.PLAIN;
    for (int run = 0; run < rich.numFormattingRuns(); run++) {
      int end = Math.max(start, Math.min(rich.getIndexOfFormattingRun(run), whole.length()));
      text.append(whole.substring(start, end), shown);
      shown = style(font(rich.getFontOfFormattingRun(run)));
      start = end;
    }
    text.append(whole.substring(start), shown);
    found.addAll(text.marks());
    return new CellContent.Text(text.text());
  }

  /** Returns a font; null if a damaged file does not have it. */
  private @Nullable HSSFFont font(int index) {
    try {
      return workbook.getFontAt(index);
    } catch (RuntimeException e) { // POI throws several kinds
      return null;
    }
  }

  private static RunText.Style style(@Nullable HSSFFont font) {
    if (font == null) {
      return RunText.Style.PLAIN;
    }
    if (font.getStrikeout()) {
      return RunText.Style.STRUCK;
    }
    return font.getTypeOffset() == Font.SS_NONE ? RunText.Style.PLAIN : RunText.Style.RAISED;
  }

  private CellContent number(HSSFCell cell, List<DisplayMark> found) {
    CellContent.Numeric plain =
        new CellContent.Numeric(DecimalParser.of(cell.getNumericCellValue()));
    CellStyle style = style(cell);
    DisplayMark.ShownAs shown = style.format() == null ? null : style.format().shown(plain.value());
    if (shown != null) {
      found.add(shown);
    }
    if (style.struckOut()) {
      found.add(new DisplayMark.Struck());
    }
    if (plain.date().isEmpty() || !style.date()) {
      return plain;
    }
    // takes the workbook's date system, 1900 or 1904, into account
    LocalDateTime time = cell.getLocalDateTimeCellValue();
    return time == null ? plain : new CellContent.Day(time.toLocalDate());
  }

  private CellStyle style(HSSFCell cell) {
    HSSFCellStyle style = cell.getCellStyle();
    return styles.computeIfAbsent(
        style.getIndex(),
        index -> {
          int id = style.getDataFormat();
          String code = formatCodes.get(id);
          return new CellStyle(
              DateFormats.isDateOrTime(id, code),
              NumberFormat.of(id, code),
              style(font(style.getFontIndex())) == RunText.Style.STRUCK);
        });
  }
}
