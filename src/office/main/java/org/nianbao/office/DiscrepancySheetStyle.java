package org.nianbao.office;

import com.sun.star.awt.FontUnderline;
import com.sun.star.container.XIndexAccess;
import com.sun.star.container.XNameContainer;
import com.sun.star.lang.XMultiServiceFactory;
import com.sun.star.sheet.XCellRangeAddressable;
import com.sun.star.sheet.XPrintAreas;
import com.sun.star.sheet.XSpreadsheet;
import com.sun.star.style.XStyleFamiliesSupplier;
import com.sun.star.table.BorderLine2;
import com.sun.star.table.CellHoriJustify;
import com.sun.star.table.CellRangeAddress;
import com.sun.star.table.CellVertJustify2;
import com.sun.star.table.XCellRange;
import com.sun.star.table.XColumnRowRange;
import com.sun.star.util.XMergeable;
import java.util.List;
import java.util.Map;
import org.nianbao.form.Discrepancy;
import org.nianbao.template.Severity;

/**
 * Formats the sheet 差异表 for the screen and for printing, as in the workbooks that the library
 * writes.
 */
final class DiscrepancySheetStyle {
  /** The widths of the columns in hundredths of a millimetre. */
  private static final List<Integer> WIDTHS =
      List.of(900, 1700, 2900, 3100, 4400, 1600, 1600, 1500, 6450, 6450);

  private static final List<Integer> HEIGHTS = List.of(1200, 850, 1000, 920);
  private static final int LAST_COLUMN = DiscrepancySheet.WIDTH - 1;
  private static final int HEADING_FILL = 0xDDEBF7;
  private static final int CELL_PADDING = 70;
  private static final int GREY = 0x595959;
  private static final int LINK_BLUE = 0x0563C1;
  private static final String PAGE_STYLE = "年报差异表";

  private final OpenDocument document;
  private final XSpreadsheet sheet;

  DiscrepancySheetStyle(OpenDocument document, XSpreadsheet sheet) {
    this.document = document;
    this.sheet = sheet;
  }

  void apply(List<Discrepancy> discrepancies) throws com.sun.star.uno.Exception {
    int heading = DiscrepancySheet.HEADING_ROW;
    int first = DiscrepancySheet.FIRST_ROW;
    int last = first + discrepancies.size() - 1;
    setSizes();
    XCellRange all = range(0, 0, LAST_COLUMN, last);
    Uno.set(all, "IsTextWrapped", true);
    Uno.set(all, "VertJustify", CellVertJustify2.CENTER);
    setFont(all, "宋体", 10);
    merge(range(0, 0, LAST_COLUMN, 0), "黑体", 16, CellHoriJustify.CENTER);
    merge(range(0, 1, LAST_COLUMN, 1), "宋体", 10.5f, CellHoriJustify.LEFT);
    merge(range(DiscrepancySheet.HELP_COLUMN, 2, LAST_COLUMN, 2), "宋体", 9, CellHoriJustify.LEFT);
    merge(range(0, 2, 1, 2), "宋体", 9, CellHoriJustify.CENTER);
    Uno.set(range(0, 2, LAST_COLUMN, 2), "CharColor", GREY);
    for (Map.Entry<Severity, Integer> each : DiscrepancySheet.LEGEND.entrySet()) {
      XCellRange legendCell = range(each.getValue(), 2, each.getValue(), 2);
      Uno.set(legendCell, "CellBackColor", CellMarker.colour(each.getKey()));
      Uno.set(legendCell, "CharColor", 0);
      Uno.set(legendCell, "HoriJustify", CellHoriJustify.CENTER);
      setBorder(legendCell);
    }
    XCellRange headings = range(0, heading, LAST_COLUMN, heading);
    setFont(headings, "黑体", 10.5f);
    Uno.set(headings, "HoriJustify", CellHoriJustify.CENTER);
    Uno.set(headings, "CellBackColor", HEADING_FILL);
    setBorder(range(0, heading, LAST_COLUMN, last));
    formatRows(discrepancies, first, last);
    setPageStyle(last);
  }

  private void formatRows(List<Discrepancy> discrepancies, int first, int last)
      throws com.sun.star.uno.Exception {
    XCellRange all = range(0, first, LAST_COLUMN, last);
    Uno.set(all, "HoriJustify", CellHoriJustify.CENTER);
    for (String side : List.of("ParaTopMargin", "ParaBottomMargin", "ParaLeftMargin")) {
      Uno.set(all, side, CELL_PADDING);
    }
    int item = DiscrepancySheet.ITEM_COLUMN;
    Uno.set(range(item, first, item, last), "HoriJustify", CellHoriJustify.LEFT);
    int message = DiscrepancySheet.MESSAGE_COLUMN;
    Uno.set(range(message, first, LAST_COLUMN, last), "HoriJustify", CellHoriJustify.LEFT);
    XCellRange links =
        range(DiscrepancySheet.LINK_COLUMN, first, DiscrepancySheet.LINK_COLUMN, last);
    Uno.set(links, "CharColor", LINK_BLUE);
    Uno.set(links, "CharUnderline", FontUnderline.SINGLE);
    for (int from = 0, to; from < discrepancies.size(); from = to) {
      Severity severity = discrepancies.get(from).severity();
      to = from + 1; // consecutive rows of one severity are coloured together
      while (to < discrepancies.size() && discrepancies.get(to).severity() == severity) {
        to++;
      }
      Uno.set(
          range(0, first + from, 2, first + to - 1), "CellBackColor", CellMarker.colour(severity));
    }
  }

  private void setSizes() throws com.sun.star.uno.Exception {
    XColumnRowRange lines = Uno.as(XColumnRowRange.class, sheet);
    XIndexAccess columns = Uno.as(XIndexAccess.class, lines.getColumns());
    for (int i = 0; i < WIDTHS.size(); i++) {
      Uno.set(columns.getByIndex(i), "Width", WIDTHS.get(i));
    }
    for (int i = 0; i < SavedCellStyles.WIDTH; i++) {
      Uno.set(columns.getByIndex(SavedCellStyles.FIRST_COLUMN + i), "IsVisible", false);
    }
    XIndexAccess rows = Uno.as(XIndexAccess.class, lines.getRows());
    for (int i = 0; i < HEIGHTS.size(); i++) {
      Uno.set(rows.getByIndex(i), "Height", HEIGHTS.get(i));
    }
  }

  private void merge(XCellRange range, String font, float points, CellHoriJustify justify) {
    Uno.as(XMergeable.class, range).merge(true);
    setFont(range, font, points);
    Uno.set(range, "HoriJustify", justify);
  }

  private static void setFont(XCellRange range, String name, float points) {
    Uno.set(range, "CharFontName", name);
    Uno.set(range, "CharFontNameAsian", name);
    Uno.set(range, "CharHeight", points);
    Uno.set(range, "CharHeightAsian", points);
  }

  private static void setBorder(XCellRange range) {
    BorderLine2 line = new BorderLine2();
    line.OuterLineWidth = 18;
    line.LineWidth = 18;
    line.Color = 0x7F7F7F;
    for (String side : List.of("TopBorder2", "BottomBorder2", "LeftBorder2", "RightBorder2")) {
      Uno.set(range, side, line);
    }
  }

  private XCellRange range(int left, int top, int right, int bottom)
      throws com.sun.star.uno.Exception {
    return sheet.getCellRangeByPosition(left, top, right, bottom);
  }

  /** Sets the page style: A4 landscape, one page wide, with the headings on every page. */
  private void setPageStyle(int last) throws com.sun.star.uno.Exception {
    XNameContainer pages =
        Uno.as(
            XNameContainer.class,
            Uno.as(XStyleFamiliesSupplier.class, document.document())
                .getStyleFamilies()
                .getByName("PageStyles"));
    if (!pages.hasByName(PAGE_STYLE)) {
      pages.insertByName(
          PAGE_STYLE,
          Uno.as(XMultiServiceFactory.class, document.document())
              .createInstance("com.sun.star.style.PageStyle"));
      setUpPage(pages.getByName(PAGE_STYLE));
    }
    Uno.set(sheet, "PageStyle", PAGE_STYLE);
    XPrintAreas print = Uno.as(XPrintAreas.class, sheet);
    print.setPrintAreas(new CellRangeAddress[] {address(range(0, 0, LAST_COLUMN, last))});
    int heading = DiscrepancySheet.HEADING_ROW;
    print.setTitleRows(address(range(0, heading, LAST_COLUMN, heading)));
    print.setPrintTitleRows(true);
  }

  private static CellRangeAddress address(XCellRange range) {
    return Uno.as(XCellRangeAddressable.class, range).getRangeAddress();
  }

  private static void setUpPage(Object page) {
    Uno.set(page, "IsLandscape", true);
    Uno.set(page, "Width", 29700);
    Uno.set(page, "Height", 21000);
    Uno.set(page, "LeftMargin", 1400);
    Uno.set(page, "RightMargin", 1400);
    Uno.set(page, "CenterHorizontally", true);
    Uno.set(page, "ScaleToPagesX", (short) 1);
    Uno.set(page, "ScaleToPagesY", (short) 0);
    Uno.set(page, "HeaderIsOn", false);
  }
}
