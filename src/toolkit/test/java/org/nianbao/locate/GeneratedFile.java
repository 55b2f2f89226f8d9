package org.nianbao.locate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Region;
import org.nianbao.grid.XmlSpreadsheets;
import org.nianbao.locate.GeneratedReport.Block;
import org.nianbao.locate.GeneratedReport.Line;
import org.nianbao.locate.GeneratedReport.Role;
import org.nianbao.locate.GeneratedReport.Table;

/** A generated report as a file, laid out in one of the ways in which offices do it. */
final class GeneratedFile {
  enum Format {
    DOCX,
    HTML,
    /** Rich text. */
    RTF,
    /** Text with tabs between the cells, without those that merged cells cover. */
    TXT,
    /** Text with tabs between the cells, with a blank cell for each that a merged cell covers. */
    TABS,
    /** The same with vertical lines. */
    LINES,
    XLSX,
    XLS,
    /** An OpenDocument spreadsheet in a single XML file. */
    FODS,
    /** A workbook as Excel 2003 saves it as XML. */
    XML
  }

  private static final int FAR_COLUMN = 20;
  private static final int MERGED_COLUMNS = 8;

  /** The width of a cell in rich text, in twentieths of a point. */
  private static final int CELL_WIDTH = 1000;

  private final GeneratedReport report;
  private final Random random;

  /** Whether headings have a heading's style, or their table cells are merged. */
  private final boolean styled;

  private GeneratedFile(GeneratedReport report) {
    this.report = report;
    random = report.random();
    styled = random.nextBoolean();
  }

  /** Returns the content of the file. */
  static byte[] of(GeneratedReport report, Format format) throws IOException {
    GeneratedFile file = new GeneratedFile(report);
    return switch (format) {
      case DOCX -> file.document();
      case HTML -> file.page().getBytes(StandardCharsets.UTF_8);
      case RTF -> file.richText().getBytes(StandardCharsets.US_ASCII);
      case TXT -> file.copiedText().getBytes(StandardCharsets.UTF_8);
      case TABS -> file.textOfAllCells("", "\t", "").getBytes(StandardCharsets.UTF_8);
      case LINES -> {
        boolean edges = report.random().nextBoolean();
        String edge = edges ? "|" : "";
        yield file.textOfAllCells(edge, "|", edge).getBytes(StandardCharsets.UTF_8);
      }
      case XLSX -> file.workbook(new XSSFWorkbook());
      case XLS -> file.workbook(new HSSFWorkbook());
      case FODS -> XmlSpreadsheets.openDocument(file.sheets());
      case XML -> XmlSpreadsheets.excel2003(file.sheets());
    };
  }

  private byte[] document() throws IOException {
    StringBuilder xml = new StringBuilder("<w:document xmlns:w=\"urn:w\"><w:body>");
    for (Block block : report.blocks()) {
      if (block instanceof Line line) {
        String level = "<w:pPr><w:outlineLvl w:val=\"%d\"/></w:pPr>".formatted(line.level() - 1);
        xml.append(paragraph(styled && line.level() > 0 ? level : "", line.text()));
      } else if (block instanceof Table table) {
        xml.append("<w:tbl>");
        for (int row = 1; row <= table.lastRow(); row++) {
          xml.append("<w:tr>").append(documentRow(table, row)).append("</w:tr>");
        }
        xml.append("</w:tbl>");
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(xml.append("</w:body></w:document>").toString().getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static String documentRow(Table table, int row) {
    StringBuilder xml = new StringBuilder();
    for (int column = 0; column <= table.lastColumn(); column++) {
      Region region = table.sheet().regionOf(new Address(row, column));
      boolean begins = region.first().row() == row;
      boolean tall = region.last().row() > region.first().row();
      xml.append("<w:tc><w:tcPr><w:gridSpan w:val=\"%d\"/>".formatted(columns(region)));
      xml.append(tall ? begins ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>" : "");
      xml.append("</w:tcPr>");
      xml.append(paragraph("", begins ? table.cells().getOrDefault(region.first(), "") : ""));
      xml.append("</w:tc>");
      column = region.last().column();
    }
    return xml.toString();
  }

  private static String paragraph(String properties, String text) {
    return "<w:p>%s<w:r><w:t>%s</w:t></w:r></w:p>".formatted(properties, escaped(text));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static int columns(Region region) {
    return region.last().column() - region.first().column() + 1;
  }

  private String page() {
    StringBuilder html = new StringBuilder("<!DOCTYPE html><meta charset=utf-8><body>");
    for (Block block : report.blocks()) {
      if (block instanceof Line line) {
        String name = styled && line.level() > 0 ? "h" + line.level() : "p";
        html.append("<%s>%s</%s>".formatted(name, escaped(line.text()), name));
      } else if (block instanceof Table table) {
        html.append("<table>");
        int row = 0;
        for (Map.Entry<Address, String> cell : table.cells().entrySet()) {
          Region region = table.sheet().regionOf(cell.getKey());
          int rows = region.last().row() - region.first().row() + 1;
          html.append(region.first().row() == row ? "" : "<tr>");
          row = region.first().row();
          html.append("<td rowspan=%d colspan=%d>".formatted(rows, columns(region)));
          html.append(escaped(cell.getValue())).append("</td>");
        }
        html.append("</table>");
      }
    }
    return html.toString();
  }

  /** Returns the text of a page as a program copies it. */
  private String copiedText() {
    StringBuilder text = new StringBuilder();
    for (Block block : report.blocks()) {
      if (block instanceof Line line) {
        text.append(line.text()).append('\n');
      } else if (block instanceof Table table) {
        for (int row = 1; row <= table.lastRow(); row++) {
          Address first = new Address(row, 0);
          Address next = new Address(row + 1, 0);
          text.append(String.join("\t", table.cells().subMap(first, next).values())).append('\n');
        }
      }
    }
    return text.toString();
  }

  /** Returns text with all cells of the tables, also those that merged cells cover. */
  private String textOfAllCells(String before, String between, String after) {
    StringBuilder text = new StringBuilder();
    for (Block block : report.blocks()) {
      if (block instanceof Line line) {
        text.append(line.text()).append('\n');
      } else if (block instanceof Table table) {
        for (int row = 1; row <= table.lastRow(); row++) {
          List<String> cells = new ArrayList<>();
          for (int column = 0; column <= table.lastColumn(); column++) {
            cells.add(table.cells().getOrDefault(new Address(row, column), ""));
          }
          text.append(before).append(String.join(between, cells)).append(after).append('\n');
        }
      }
    }
    return text.toString();
  }

  private String richText() {
    StringBuilder rtf = new StringBuilder("{\\rtf1\\ansi\\ansicpg936 ");
    for (Block block : report.blocks()) {
      if (block instanceof Line line) {
        String level = styled && line.level() > 0 ? "\\outlinelevel" + (line.level() - 1) : "";
        rtf.append("\\pard").append(level).append(' ').append(escapedRichText(line.text()));
        rtf.append("\\par\n");
      } else if (block instanceof Table table) {
        for (int row = 1; row <= table.lastRow(); row++) {
          rtf.append(richTextRow(table, row));
        }
        rtf.append("\\pard\n");
      }
    }
    return rtf.append('}').toString();
  }

  private static String richTextRow(Table table, int row) {
    StringBuilder definitions = new StringBuilder("\\trowd");
    StringBuilder cells = new StringBuilder("\\pard\\intbl ");
    for (int column = 0; column <= table.lastColumn(); column++) {
      Region region = table.sheet().regionOf(new Address(row, column));
      boolean begins = region.first().row() == row;
      boolean tall = region.last().row() > region.first().row();
      definitions.append(tall ? begins ? "\\clvmgf" : "\\clvmrg" : "");
      definitions.append("\\cellx").append((region.last().column() + 1) * CELL_WIDTH);
      cells.append(begins ? escapedRichText(table.cells().getOrDefault(region.first(), "")) : "");
      cells.append("\\cell ");
      column = region.last().column();
    }
    return definitions.append(cells).append("\\row\n").toString();
  }

  private static String escapedRichText(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 127) {
        escaped.append("\\{}".indexOf(c) >= 0 ? "\\" : "").append(c);
      } else {
        escaped.append("\\u").append((int) (short) c).append('?');
      }
    }
    return escaped.toString();
  }

  private byte[] workbook(Workbook empty) throws IOException {
    try (Workbook book = empty) {
      sheets().forEach(sheet -> WorkbookOf.grid(book, sheet));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      book.write(out);
      return out.toByteArray();
    }
  }

  /** Returns the sheets: all on one, or each table on one of its own. */
  private List<Grid> sheets() {
    boolean oneSheet = random.nextInt(3) == 0;
    Arrangement arrangement = report.oneOf(List.of(Arrangement.values()));
    SheetCells narrative = new SheetCells(oneSheet ? "Sheet1" : "文字部分");
    List<SheetCells> sheets = new ArrayList<>(List.of(narrative));
    for (List<Block> section : report.sections()) {
      SheetCells sheet = narrative;
      for (Block block : section) {
        if (block instanceof Table table && !oneSheet) {
          String name = random.nextBoolean() ? table.sheet().name() : "表" + sheets.size();
          sheet = new SheetCells(name);
          sheets.add(sheet);
        }
      }
      sheet.begin(
          section.stream().anyMatch(Table.class::isInstance) ? Arrangement.BELOW : arrangement);
      section.forEach(sheet::add);
      if (sheet != narrative && random.nextInt(4) == 0) {
        sheet.putBesideTable(report.stray());
      }
    }
    if (random.nextBoolean()) {
      SheetCells other = new SheetCells("台账");
      other.put(new Address(3, 2), report.stray());
      sheets.add(other);
    }
    return sheets.stream().map(SheetCells::build).toList();
  }

  /** Where a text stands in a workbook, seen from its heading. */
  private enum Arrangement {
    BELOW,
    BELOW_MERGED,
    BESIDE,
    SAME_CELL
  }

  /** The cells of a sheet, filled from the top. */
  private static final class SheetCells {
    private final String name;
    private final Map<Address, CellContent> cells = new TreeMap<>();
    private final List<Region> merged = new ArrayList<>();
    private Arrangement arrangement = Arrangement.BELOW;
    private int row;
    private int lastOfTable;
    private boolean belowHeading;

    SheetCells(String name) {
      this.name = name;
    }

    /** Begins a section whose texts stand in that place. */
    void begin(Arrangement ofSection) {
      arrangement = ofSection;
      belowHeading = false;
    }

    void put(Address at, String text) {
      cells.put(at, new CellContent.Text(text));
    }

    /** Adds a text right of the last row of a table. */
    void putBesideTable(String text) {
      put(new Address(lastOfTable, FAR_COLUMN), text);
    }

    void add(Block block) {
      if (block instanceof Table table) {
        addTable(table);
      } else if (block instanceof Line line) {
        addLine(line);
        belowHeading = line.level() > 1 || (belowHeading && arrangement == Arrangement.SAME_CELL);
      }
    }

    private void addLine(Line line) {
      boolean text = line.role() == Role.TEXT;
      if (text && belowHeading && arrangement == Arrangement.BESIDE) {
        put(new Address(row - 1, 1), line.text());
      } else if (text && arrangement == Arrangement.BESIDE) {
        put(new Address(row++, 1), line.text());
      } else if (text && belowHeading && arrangement == Arrangement.SAME_CELL) {
        Address heading = new Address(row - 1, 0);
        put(heading, cells.get(heading) + "\n" + line.text());
      } else {
        if (arrangement == Arrangement.BELOW_MERGED) {
          merged.add(new Region(new Address(row, 0), new Address(row, MERGED_COLUMNS)));
        }
        put(new Address(row++, 0), line.text());
      }
    }

    private void addTable(Table table) {
      int below = row - 1; // the table begins in the second row of the template's sheet
      table
          .cells()
          .forEach(
              (at, text) ->
                  cells.put(new Address(at.row() + below, at.column()), CellContent.of(text)));
      for (Region region : table.regions()) {
        merged.add(new Region(down(region.first(), below), down(region.last(), below)));
      }
      lastOfTable = table.lastRow() + below;
      row = lastOfTable + 1;
    }

    Grid build() {
      List<Cell> all = new ArrayList<>();
      cells.forEach((at, content) -> all.add(new Cell(at, content, null)));
      return Grid.of(Grid.Source.SHEET, name, all, merged);
    }
  }

  private static Address down(Address at, int rows) {
    return new Address(at.row() + rows, at.column());
  }
}
